using System;

namespace Drivers.Printer
{
    /// <summary>How one line of a slip is printed. A double-width character takes two of the 32 columns.</summary>
    [Flags]
    public enum TextStyle
    {
        Normal = 0,
        Bold = 1,
        DoubleHeight = 2,
        DoubleWidth = 4,
        Center = 8,
        Right = 16,
    }
}
