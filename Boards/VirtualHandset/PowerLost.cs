using System;

namespace VirtualHandset
{
    /// <summary>The supply went away in the middle of what the firmware was doing. Only the owner of the virtual handset catches it.</summary>
    public class PowerLost : Exception
    {
        public PowerLost()
            : base("the virtual supply was cut")
        {
        }
    }
}
