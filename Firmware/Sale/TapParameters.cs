using Emv.Contact;
using Emv.Contactless;
using Firmware.Store;

namespace Firmware.Sale
{
    /// <summary>
    /// What may be tapped, until an acquirer's parameter download replaces it: the contact list's applications of the three
    /// schemes with a kernel, with limits by scheme from the settings. See docs/emv-contactless.md, "Parameters".
    /// </summary>
    public static class TapParameters
    {
        /// <summary>UnionPay's limit below which neither PIN nor signature is asked for: 1,000.00 (since 2018).</summary>
        public const long DefaultCvmLimitMinor = 100000;

        private static readonly byte[] s_visa = { 0xA0, 0x00, 0x00, 0x00, 0x03 };
        private static readonly byte[] s_mastercard = { 0xA0, 0x00, 0x00, 0x00, 0x04 };
        private static readonly byte[] s_unionPay = { 0xA0, 0x00, 0x00, 0x03, 0x33 };

        /// <summary>Fills <paramref name="reader"/> from the terminal's applications; after those were set.</summary>
        public static void Apply(ReaderProfile reader, TerminalProfile terminal, Settings settings)
        {
            reader.RemoveAll();
            for (int i = 0; i < terminal.Count; i++)
            {
                ApplicationProfile application = terminal[i];
                int kernel = KernelOf(application.Aid);
                if (kernel == 0)
                {
                    continue;
                }

                int first = kernel == Combination.Kernel7 ? SettingNumber.TapUnionPay
                    : kernel == Combination.Kernel3 ? SettingNumber.TapVisa : SettingNumber.TapMastercard;
                var combination = new Combination(application, kernel)
                {
                    TransactionLimitMinor = Limit(settings, first, Combination.None),
                    CvmLimitMinor = Limit(settings, first + 1, DefaultCvmLimitMinor),
                    FloorLimitMinor = Limit(settings, first + 2, 0),
                };
                if (combination.Mastercard != null)
                {
                    // The reader cannot time an answer to a tenth of a millisecond (docs/emv-contactless.md): not performed, and the TVR says so.
                    combination.Mastercard.RelayResistance = false;
                    combination.Mastercard.OnDeviceLimitMinor = Limit(settings, SettingNumber.TapMastercardOnDevice, Combination.None);
                }

                if (!reader.Add(combination))
                {
                    throw new System.ArgumentException();
                }
            }
        }

        private static int KernelOf(byte[] aid)
        {
            return Is(aid, s_unionPay) ? Combination.Kernel7 : Is(aid, s_visa) ? Combination.Kernel3 : Is(aid, s_mastercard) ? Combination.Kernel2 : 0;
        }

        private static bool Is(byte[] aid, byte[] provider)
        {
            for (int i = 0; i < provider.Length; i++)
            {
                if (aid[i] != provider[i])
                {
                    return false;
                }
            }

            return true;
        }

        private static long Limit(Settings settings, int number, long otherwise)
        {
            return long.TryParse(settings.GetText(number, ""), out long limit) && limit >= Combination.None ? limit : otherwise;
        }
    }
}
