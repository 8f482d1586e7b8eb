namespace VirtualHandset { }
