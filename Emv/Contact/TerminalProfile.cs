using System;

namespace Emv.Contact
{
    /// <summary>
    /// The terminal's own data objects (EMV 4.4 Book 4, 6.1 and Annex A) and its list of applications. Read at
    /// <see cref="ContactKernel.Start"/>; a change takes effect with the next transaction.
    /// </summary>
    public sealed class TerminalProfile
    {
        /// <summary>Applications a terminal may list.</summary>
        public const int MaxApplications = 32;

        private readonly ApplicationProfile[] _applications = new ApplicationProfile[MaxApplications];
        private int _count;

        public TerminalProfile()
        {
            CountryCode = 156;
            CurrencyCode = 156;
            CurrencyExponent = 2;
            TerminalType = 0x21;
            TerminalCapabilities = new byte[] { 0xE0, 0xF8, 0xC8 };
            AdditionalCapabilities = new byte[] { 0x60, 0x00, 0xF0, 0xF0, 0x01 };
            CategoryCode = 5999;
            MerchantId = "";
            MerchantName = "";
            TerminalId = "";
            IfdSerial = "";
            AcquirerId = 0;
            ApprovalCodes = "001011A2A4A5A6";
            Field55Tags = DefaultField55Tags();
            ExceptionFile = new byte[0];
        }

        /// <summary>Terminal country, ISO 3166 numeric (9F1A).</summary>
        public int CountryCode { get; set; }

        /// <summary>Transaction currency, ISO 4217 numeric (5F2A).</summary>
        public int CurrencyCode { get; set; }

        /// <summary>Decimals of the currency (5F36).</summary>
        public int CurrencyExponent { get; set; }

        /// <summary>9F35. 21 = attended, online only, run by a merchant (Book 4, Annex A1). The kernel never approves offline whatever it says.</summary>
        public byte TerminalType { get; set; }

        /// <summary>9F33, three bytes (Book 4, Annex A2): input, cardholder verification, offline data authentication.</summary>
        public byte[] TerminalCapabilities { get; set; }

        /// <summary>9F40, five bytes (Book 4, Annex A3).</summary>
        public byte[] AdditionalCapabilities { get; set; }

        /// <summary>Merchant category code, four digits (9F15).</summary>
        public int CategoryCode { get; set; }

        /// <summary>Merchant number, up to 15 characters (9F16).</summary>
        public string MerchantId { get; set; }

        /// <summary>Merchant name and place, ASCII (9F4E).</summary>
        public string MerchantName { get; set; }

        /// <summary>Terminal number, 8 characters (9F1C).</summary>
        public string TerminalId { get; set; }

        /// <summary>Serial number of the terminal, 8 characters (9F1E).</summary>
        public string IfdSerial { get; set; }

        /// <summary>Acquirer number, up to 11 digits (9F01).</summary>
        public long AcquirerId { get; set; }

        /// <summary>Response codes that mean "approved", two characters each, one after the other.</summary>
        public string ApprovalCodes { get; set; }

        /// <summary>The tags of field 55 in a request, in this order; those without a value are left out.</summary>
        public uint[] Field55Tags { get; set; }

        /// <summary>Blocked cards: PANs of 10 bytes each (cn, padded with F), one after the other. Book 3, 10.6.</summary>
        public byte[] ExceptionFile { get; set; }

        /// <summary>Number of applications.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>Adds an application. False: the list is full or the application is not usable.</summary>
        public bool Add(ApplicationProfile application)
        {
            if (_count == MaxApplications || application == null || !application.IsValid)
            {
                return false;
            }

            _applications[_count] = application;
            _count++;
            return true;
        }

        /// <summary>Removes every application (before loading a new list).</summary>
        public void RemoveAll()
        {
            Array.Clear(_applications, 0, _applications.Length);
            _count = 0;
        }

        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        public ApplicationProfile this[int index]
        {
            get { return _applications[index]; }
        }

        /// <summary>What UnionPay-style hosts want of a chip sale; see docs/emv.md.</summary>
        public static uint[] DefaultField55Tags()
        {
            return new uint[]
            {
                0x9F26, 0x9F27, 0x9F10, 0x9F37, 0x9F36, 0x95, 0x9A, 0x9C, 0x9F02, 0x5F2A, 0x82, 0x9F1A,
                0x9F03, 0x9F33, 0x9F34, 0x9F35, 0x9F1E, 0x84, 0x9F09, 0x9F41,
            };
        }
    }
}
