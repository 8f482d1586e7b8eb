using Firmware.Host;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>The sentence for each way an exchange with the host can end without an answer that counts.</summary>
    public static class ExchangeReasons
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
}
