using Drivers.Printer;
using Firmware.Store;

namespace Firmware.Receipts
{
    /// <summary>What every slip says about shop and terminal, and how it looks: the paper's width and the merchant's preferences.</summary>
    public sealed class SlipHeader
    {
        public string ShopName = "";
        public string MerchantId = "";
        public string TerminalId = "";

        /// <summary>Name and version, as the self-test and the sales slip end with.</summary>
        public string Software = "";

        /// <summary>Dots of the print head, and of a row of the paper that is told to be in.</summary>
        public int HeadDots = EscPos.RowDots;
        public int RowDots = EscPos.RowDots;

        public ReceiptSize Size = ReceiptSize.Normal;

        /// <summary>Number of the logo over the shop's name; 0 for none.</summary>
        public int Logo;

        /// <summary>Whether the customer's copy carries the e-receipt as a QR code.</summary>
        public bool ReceiptCode;

        /// <summary>Lines of the merchant's own; "" for none.</summary>
        public readonly string[] HeadLines = { "", "", "" };
        public readonly string[] FootLines = { "", "" };

        /// <summary>Where the preferences come from; null keeps what was set.</summary>
        public Settings Settings;

        /// <summary>Rows of a picture that are drawn at a time.</summary>
        internal const int BandRows = 8;

        /// <summary>Of wide paper fewer rows: each byte is looked at, see <see cref="EscPosPrinter.Raster"/>.</summary>
        internal const int BandBytes = EscPos.RowDots / 8 * BandRows;

        /// <summary>One band of dots for whichever slip is printed: there is never more than one.</summary>
        internal readonly byte[] Band = new byte[BandBytes];

        internal readonly LogoPicture LogoPicture = new LogoPicture();

        /// <summary>Characters of a line: 32 on 58 mm paper, 48 on 80 mm.</summary>
        public int Columns
        {
            get { return RowDots / EscPos.ColumnDots; }
        }

        /// <summary>Takes over the preferences as they are now.</summary>
        public void Refresh()
        {
            if (Settings == null)
            {
                return;
            }

            RowDots = Preferences.PaperDots(Settings, HeadDots);
            Size = Preferences.ReceiptSize(Settings);
            Logo = Preferences.Logo(Settings);
            ReceiptCode = Preferences.ReceiptCode(Settings);
            for (int i = 0; i < HeadLines.Length; i++)
            {
                HeadLines[i] = Preferences.HeadLine(Settings, i);
            }

            for (int i = 0; i < FootLines.Length; i++)
            {
                FootLines[i] = Preferences.FootLine(Settings, i);
            }
        }
    }
}
