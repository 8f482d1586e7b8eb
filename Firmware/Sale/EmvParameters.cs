using Emv.Contact;
using Firmware.Host;

namespace Firmware.Sale
{
    /// <summary>
    /// The terminal's EMV data until an acquirer's parameter download replaces it: attended, online only, China. AIDs and
    /// their names as published in the schemes' lists of application identifiers; see docs/emv.md.
    /// </summary>
    public static class EmvParameters
    {
        /// <summary>Serial number of this unit until production writes one (9F1E).</summary>
        private const string IfdSerial = "00000001";

        public static void Apply(TerminalProfile terminal, AcquirerProfile acquirer, string merchantName)
        {
            terminal.TerminalId = acquirer.TerminalId;
            terminal.MerchantId = acquirer.MerchantId;
            terminal.MerchantName = merchantName;
            terminal.IfdSerial = IfdSerial;
            terminal.CurrencyCode = acquirer.Currency;
            terminal.RemoveAll();
            AddUnionPay(terminal, 0x01);
            AddUnionPay(terminal, 0x02);
            AddUnionPay(terminal, 0x03);
            Add(terminal, new byte[] { 0xA0, 0x00, 0x00, 0x00, 0x03, 0x10, 0x10 }, 0x0096);
            Add(terminal, new byte[] { 0xA0, 0x00, 0x00, 0x00, 0x03, 0x20, 0x10 }, 0x0096);
            Add(terminal, new byte[] { 0xA0, 0x00, 0x00, 0x00, 0x04, 0x10, 0x10 }, 0x0002);
            Add(terminal, new byte[] { 0xA0, 0x00, 0x00, 0x00, 0x04, 0x30, 0x60 }, 0x0002);
            Add(terminal, new byte[] { 0xA0, 0x00, 0x00, 0x00, 0x65, 0x10, 0x10 }, 0x0200);
        }

        /// <summary>UnionPay: 01 debit, 02 credit, 03 quasi credit.</summary>
        private static void AddUnionPay(TerminalProfile terminal, byte product)
        {
            Add(terminal, new byte[] { 0xA0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01, product }, 0x0020);
        }

        private static void Add(TerminalProfile terminal, byte[] aid, int version)
        {
            var application = new ApplicationProfile(aid);
            application.Versions = new[] { version };
            if (!terminal.Add(application))
            {
                throw new System.ArgumentException();
            }
        }
    }
}
