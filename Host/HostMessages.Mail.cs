using Firmware.Store;

namespace Firmware.Host
{
    /// <content>The receipt by e-mail: 0620 with code 952 (docs/acquirer.md, "Receipt by e-mail").</content>
    public sealed partial class HostMessages
    {
        public const int MailMti = 0x0620;

        private const int MailCode = 952;

        /// <summary>0620: the address in f59, the payment in f61 and f37. With MAC: nobody else may have a receipt sent to himself.</summary>
        public void Mail(MailNotice notice)
        {
            Writer.Begin(MailMti);
            Writer.Number(IsoField.Stan, notice.Stan);
            if (notice.Bytes[MailNotice.ReferenceOffset] != 0)
            {
                Writer.Bytes(IsoField.ReferenceNumber, notice.Bytes, MailNotice.ReferenceOffset, MailNotice.ReferenceBytes);
            }

            Writer.Ascii(IsoField.TerminalId, _profile.TerminalId);
            Writer.Ascii(IsoField.MerchantId, _profile.MerchantId);
            Writer.Bytes(IsoField.MailAddress, notice.Bytes, MailNotice.AddressOffset, notice.AddressBytes);
            Writer.Digits(IsoField.Private60, Field60(notice.Batch, MailCode));
            Writer.Digits(IsoField.Private61, notice.PaidBatch.ToString("D6") + notice.PaidStan.ToString("D6") + (notice.PaidDate % 10000).ToString("D4"));
            AddSerial();
            Close();
        }
    }
}
