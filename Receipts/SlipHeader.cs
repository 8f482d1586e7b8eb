namespace Firmware.Receipts
{
    /// <summary>What every slip says about shop and terminal.</summary>
    public sealed class SlipHeader
    {
        public string ShopName = "";
        public string MerchantId = "";
        public string TerminalId = "";

        /// <summary>Name and version, as the self-test and the sales slip end with.</summary>
        public string Software = "";
    }
}
