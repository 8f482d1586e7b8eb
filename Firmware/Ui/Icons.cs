namespace Firmware.Ui
{
    internal static class Icons
    {
        public const int Size = 40;
        public static readonly byte[] Check = new byte[200];
        public static readonly byte[] Cross = new byte[200];
        public static readonly byte[] Warning = new byte[200];
        public static readonly byte[] Info = new byte[200];
        public static readonly byte[] Card = new byte[200];
        public static readonly byte[] Printer = new byte[200];
    }
}
