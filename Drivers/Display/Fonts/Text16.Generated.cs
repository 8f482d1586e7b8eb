namespace Drivers.Display
{
    internal static class Text16Data
    {
        public static readonly byte[] Narrow = new byte[191 * 16];
        public static readonly ushort[] Codes = { };
        public static readonly byte[] Bitmaps = { };
        public static readonly ushort[] Gb2312 = { };
    }
}
