namespace Emv.Data
{
    /// <summary>Formats of data elements (EMV 4.4 Book 3, 4.3), as far as padding and truncation depend on them.</summary>
    public enum DataFormat
    {
        /// <summary>b, a, an, ans: left-justified, padded with 00 on the right, cut on the right.</summary>
        Other = 0,

        /// <summary>n: right-justified digits, padded with 00 on the left, cut on the left.</summary>
        Numeric,

        /// <summary>cn: left-justified digits, padded with FF on the right, cut on the right.</summary>
        CompressedNumeric,
    }

    /// <summary>What the kernel has to know about tags beyond their value (EMV 4.4 Book 3, Annex A1).</summary>
    public static class TagFormat
    {
        /// <summary>Of <see cref="LengthRange"/>: see <see cref="IsForeign"/>.</summary>
        public const int Foreign = -2;

        private const int SeparatorNibble = 0x0D;
        private const int FillerNibble = 0x0F;

        /// <summary>Field 35 has room for so many (ISO 8583, ISO/IEC 7813).</summary>
        private const int MostTrack2Digits = 37;

        /// <summary>The format of a data object.</summary>
        public static DataFormat Of(uint tag)
        {
            switch (tag)
            {
                case Tag.TransactionDate:
                case Tag.TransactionType:
                case Tag.AmountAuthorised:
                case Tag.AmountOther:
                case Tag.ExpirationDate:
                case Tag.EffectiveDate:
                case Tag.IssuerCountry:
                case Tag.TransactionCurrency:
                case Tag.ServiceCode:
                case Tag.PanSequence:
                case Tag.TransactionCurrencyExponent:
                case Tag.AcquirerId:
                case Tag.IssuerCodeTable:
                case Tag.CategoryCode:
                case Tag.TerminalCountry:
                case Tag.TransactionTime:
                case Tag.TerminalType:
                case Tag.EntryMode:
                case Tag.SequenceCounter:
                case Tag.ApplicationCurrency:
                case 0x9F43:
                case Tag.ApplicationCurrencyExponent:
                case 0x9F3B:
                case 0x9F3C:
                case 0x9F3D:
                case 0x5F57:
                    return DataFormat.Numeric;
                case Tag.Pan:
                case 0x9F20:
                    return DataFormat.CompressedNumeric;
                default:
                    return DataFormat.Other;
            }
        }

        /// <summary>Bit 6 of the first byte: the value is made of data objects itself.</summary>
        public static bool IsConstructed(uint tag)
        {
            uint first = tag > 0xFFFFFF ? tag >> 24 : tag > 0xFFFF ? tag >> 16 : tag > 0xFF ? tag >> 8 : tag;
            return (first & 0x20) != 0;
        }

        /// <summary>
        /// True for data objects that only the terminal or the issuer's answer may give (source column of Annex A1): a card
        /// that sends one does not change it.
        /// </summary>
        public static bool IsForeign(uint tag)
        {
            switch (tag)
            {
                case Tag.AmountBinary:
                case Tag.AuthorisationCode:
                case Tag.AuthorisationResponseCode:
                case Tag.IssuerAuthenticationData:
                case Tag.Tvr:
                case Tag.TcHash:
                case 0x99:
                case Tag.TransactionDate:
                case Tag.Tsi:
                case Tag.TransactionType:
                case Tag.TransactionCurrency:
                case Tag.TransactionCurrencyExponent:
                case Tag.AcquirerId:
                case Tag.AmountAuthorised:
                case Tag.AmountOther:
                case Tag.AmountOtherBinary:
                case Tag.TerminalAid:
                case Tag.TerminalApplicationVersion:
                case Tag.CategoryCode:
                case Tag.MerchantId:
                case Tag.TerminalCountry:
                case Tag.FloorLimit:
                case Tag.TerminalId:
                case Tag.RiskManagementData:
                case Tag.IfdSerial:
                case Tag.TransactionTime:
                case Tag.CaIndexTerminal:
                case Tag.TerminalCapabilities:
                case Tag.CvmResults:
                case Tag.TerminalType:
                case Tag.UnpredictableNumber:
                case Tag.EntryMode:
                case Tag.AmountReferenceCurrency:
                case 0x9F3C:
                case 0x9F3D:
                case Tag.AdditionalCapabilities:
                case Tag.SequenceCounter:
                case Tag.MerchantName:
                case 0x9F53:
                case Tag.ScriptResults:
                case Tag.ScriptResultsUnionPay:
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>
        /// Whether a card's data object has a length that it may have and, for card number and track 2, digits where digits
        /// belong (EMV 4.4 Book 3, 4.3 and annex A: cn; digits, one separator D, F behind the last): they go to the host in packed
        /// fields, and a line with noise on it delivers anything.
        /// </summary>
        public static bool IsWellFormed(uint tag, byte[] data, int offset, int length)
        {
            return IsWellFormed(tag, LengthRange(tag), data, offset, length);
        }

        /// <summary>The same where its <see cref="LengthRange"/> is known already.</summary>
        public static bool IsWellFormed(uint tag, int range, byte[] data, int offset, int length)
        {
            if (range >= 0 && (length < range >> 8 || length > (range & 0xFF)))
            {
                return false;
            }

            if (tag == Tag.Pan)
            {
                return Digits(data, offset, length, 0) >= 0;
            }

            return tag != Tag.Track2Equivalent || (uint)Digits(data, offset, length, 1) <= MostTrack2Digits;
        }

        /// <summary>Digits and separators before the filling; -1 when there is anything else, or more separators than may be.</summary>
        public static int Digits(byte[] data, int offset, int length, int separators)
        {
            int digits = 0;
            bool ended = false;
            for (int end = offset + length; offset < end; offset++)
            {
                int both = data[offset];
                if (both <= 0x99 && (both & 15) <= 9 && !ended)
                {
                    digits += 2;
                    continue;
                }

                for (int shift = 4; shift >= 0; shift -= 4)
                {
                    int nibble = both >> shift & 15;
                    if (nibble == FillerNibble)
                    {
                        ended = true;
                        continue;
                    }

                    separators -= nibble == SeparatorNibble ? 1 : 0;
                    if (ended || separators < 0 || (nibble > 9 && nibble != SeparatorNibble))
                    {
                        return -1;
                    }

                    digits++;
                }
            }

            return digits;
        }

        /// <summary>
        /// Lengths a card's data object may have: (least &lt;&lt; 8) | most, -1 where the kernel does not care, <see cref="Foreign"/> where it may not have any.
        /// </summary>
        public static int LengthRange(uint tag)
        {
            switch (tag)
            {
                case Tag.Pan:
                    return 0x010A;
                case Tag.Track2Equivalent:
                    return 0x0013;
                case Tag.PanSequence:
                case Tag.ApplicationPriority:
                case Tag.CaPublicKeyIndex:
                case Tag.LowerConsecutiveLimit:
                case Tag.UpperConsecutiveLimit:
                case Tag.IssuerCodeTable:
                case Tag.CryptogramInformation:
                case Tag.PinTryCounter:
                    return 0x0101;
                case Tag.Aip:
                case Tag.IssuerCountry:
                case Tag.ServiceCode:
                case Tag.UsageControl:
                case Tag.CardApplicationVersion:
                case Tag.ApplicationCurrency:
                case Tag.Atc:
                case Tag.LastOnlineAtc:
                    return 0x0202;
                case Tag.ExpirationDate:
                case Tag.EffectiveDate:
                    return 0x0303;
                case Tag.IacDefault:
                case Tag.IacDenial:
                case Tag.IacOnline:
                    return 0x0505;
                case Tag.ApplicationCryptogram:
                    return 0x0808;
                case Tag.IssuerExponent:
                case Tag.IccExponent:
                case Tag.PinExponent:
                    return 0x0103;
                case Tag.Cdol1:
                case Tag.Cdol2:
                case Tag.Ddol:
                case Tag.Tdol:
                    return 0x00FC;
                case Tag.CvmList:
                    return 0x00FC;
                case Tag.IssuerApplicationData:
                    return 0x0020;
                default:
                    return IsForeign(tag) ? Foreign : -1;
            }
        }
    }
}
