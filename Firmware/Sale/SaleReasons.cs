using Firmware.Host;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>The sentence for each way an exchange with the host can end without an answer that counts.</summary>
    public static class SaleReasons
    {
        public static Text Of(ExchangeResult result)
        {
            switch (result)
            {
                case ExchangeResult.NotSent:
                    return Text.WhyOnlineFailed;
                case ExchangeResult.NoReply:
                    return Text.WhyNoAnswer;
                default:
                    return Text.WhyBadAnswer;
            }
        }
    }

    /// <summary>Marks in <see cref="Store.TransactionRecord.Flags"/>; the bits keep their meaning for good.</summary>
    public static class RecordFlags
    {
        /// <summary>The receipt has a signature line.</summary>
        public const ushort SignatureNeeded = 0x0001;
    }
}
