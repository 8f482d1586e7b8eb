namespace Firmware.Host
{
    /// <summary>ISO 8583:1987 data elements this terminal sends or reads, by their names in the standard.</summary>
    public static class IsoField
    {
        public const int Pan = 2;
        public const int ProcessingCode = 3;
        public const int Amount = 4;
        public const int Stan = 11;
        public const int LocalTime = 12;
        public const int LocalDate = 13;
        public const int ExpiryDate = 14;
        public const int SettlementDate = 15;
        public const int EntryMode = 22;
        public const int CardSequence = 23;
        public const int ConditionCode = 25;
        public const int PinCaptureCode = 26;
        public const int AcquirerId = 32;
        public const int Track2 = 35;
        public const int ReferenceNumber = 37;
        public const int AuthorisationCode = 38;
        public const int ResponseCode = 39;
        public const int TerminalId = 41;
        public const int MerchantId = 42;
        public const int AdditionalResponse = 44;
        public const int Totals = 48;
        public const int Currency = 49;
        public const int PinBlock = 52;
        public const int SecurityControl = 53;
        public const int Balance = 54;
        public const int ChipData = 55;

        /// <summary>PIN block of 16 bytes (ISO 9564-1 format 4), which field 52 has no room for.</summary>
        /// <summary>f59: the PIN block of format 4 in a payment, the address in an e-mail notice.</summary>
        public const int LongPinBlock = 59;
        public const int MailAddress = 59;

        public const int Private60 = 60;
        public const int Private61 = 61;
        public const int Private62 = 62;
        public const int Private63 = 63;
        public const int Mac = 64;

        public const int Last = 64;
    }

    /// <summary>How an element is written. Variable lengths count digits for the BCD kinds and bytes for the others.</summary>
    public enum IsoFormat : byte
    {
        None = 0,

        /// <summary>BCD digits, an odd count padded on the left with 0.</summary>
        BcdRight,

        /// <summary>BCD digits, an odd count padded on the right with 0.</summary>
        BcdLeft,

        /// <summary>One length byte (BCD), then BCD digits padded on the right.</summary>
        LlBcd,

        /// <summary>Two length bytes (BCD), then BCD digits padded on the right.</summary>
        LllBcd,

        /// <summary>Fixed count of bytes: ASCII or binary.</summary>
        Bytes,

        /// <summary>One length byte (BCD), then that many bytes.</summary>
        LlBytes,

        /// <summary>Two length bytes (BCD), then that many bytes.</summary>
        LllBytes,
    }

    /// <summary>The dialect's format table: one row per element number.</summary>
    internal sealed class IsoFormats
    {
        private readonly byte[] _format = new byte[IsoField.Last + 1];
        private readonly short[] _length = new short[IsoField.Last + 1];

        public IsoFormats()
        {
            Set(IsoField.Pan, IsoFormat.LlBcd, 19);
            Set(IsoField.ProcessingCode, IsoFormat.BcdRight, 6);
            Set(IsoField.Amount, IsoFormat.BcdRight, 12);
            Set(IsoField.Stan, IsoFormat.BcdRight, 6);
            Set(IsoField.LocalTime, IsoFormat.BcdRight, 6);
            Set(IsoField.LocalDate, IsoFormat.BcdRight, 4);
            Set(IsoField.ExpiryDate, IsoFormat.BcdRight, 4);
            Set(IsoField.SettlementDate, IsoFormat.BcdRight, 4);
            Set(IsoField.EntryMode, IsoFormat.BcdLeft, 3);
            Set(IsoField.CardSequence, IsoFormat.BcdRight, 3);
            Set(IsoField.ConditionCode, IsoFormat.BcdRight, 2);
            Set(IsoField.PinCaptureCode, IsoFormat.BcdRight, 2);
            Set(IsoField.AcquirerId, IsoFormat.LlBcd, 11);
            Set(IsoField.Track2, IsoFormat.LlBcd, 37);
            Set(36, IsoFormat.LllBcd, 104);
            Set(IsoField.ReferenceNumber, IsoFormat.Bytes, 12);
            Set(IsoField.AuthorisationCode, IsoFormat.Bytes, 6);
            Set(IsoField.ResponseCode, IsoFormat.Bytes, 2);
            Set(IsoField.TerminalId, IsoFormat.Bytes, 8);
            Set(IsoField.MerchantId, IsoFormat.Bytes, 15);
            Set(IsoField.AdditionalResponse, IsoFormat.LlBytes, 25);
            Set(IsoField.Totals, IsoFormat.LllBcd, 322);
            Set(IsoField.Currency, IsoFormat.Bytes, 3);
            Set(IsoField.PinBlock, IsoFormat.Bytes, 8);
            Set(IsoField.SecurityControl, IsoFormat.BcdRight, 16);
            Set(IsoField.Balance, IsoFormat.LllBytes, 40);
            Set(IsoField.ChipData, IsoFormat.LllBytes, 255);
            Set(IsoField.LongPinBlock, IsoFormat.LllBytes, 600);
            Set(IsoField.Private60, IsoFormat.LllBcd, 19);
            Set(IsoField.Private61, IsoFormat.LllBcd, 29);
            Set(IsoField.Private62, IsoFormat.LllBytes, 512);
            Set(IsoField.Private63, IsoFormat.LllBytes, 163);
            Set(IsoField.Mac, IsoFormat.Bytes, 8);
        }

        public IsoFormat FormatOf(int field)
        {
            return (IsoFormat)_format[field];
        }

        /// <summary>Fixed length, or the most that a variable one may have: digits or bytes by format.</summary>
        public int LengthOf(int field)
        {
            return _length[field];
        }

        private void Set(int field, IsoFormat format, short length)
        {
            _format[field] = (byte)format;
            _length[field] = length;
        }
    }
}
