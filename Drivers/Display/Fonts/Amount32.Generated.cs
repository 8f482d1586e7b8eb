namespace Drivers.Display
{
    internal static class Amount32Data
    {
        public const int BytesPerRow = 3;
        public static readonly ushort[] Codes = { };
        public static readonly byte[] Widths = { };
        public static readonly byte[] Bitmaps = { };
    }
}
