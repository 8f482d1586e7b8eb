namespace Emv { }
