using System;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>Puts the terminal's data objects into the store (Book 3, Annex A1, source "terminal"; Book 4, 6.1).</summary>
    internal static class TerminalData
    {
        internal static bool Put(Session s, DateTime localTime, int sequence)
        {
            TerminalProfile t = s.Terminal;
            if (t.TerminalCapabilities == null || t.TerminalCapabilities.Length != 3
                || t.AdditionalCapabilities == null || t.AdditionalCapabilities.Length != 5 || t.Field55Tags == null
                || t.ApprovalCodes == null || t.ExceptionFile == null)
            {
                return false;
            }

            TagStore store = s.Store;
            byte[] scratch = s.Scratch;
            Number(s, Tag.AmountAuthorised, s.AmountMinor, 6);
            Number(s, Tag.AmountOther, s.OtherMinor, 6);
            Binary(s, Tag.AmountBinary, s.AmountMinor, 4);
            Binary(s, Tag.AmountOtherBinary, s.OtherMinor, 4);
            Number(s, Tag.TransactionType, (s.TransactionType >> 4) * 10 + (s.TransactionType & 15), 1);
            Number(s, Tag.TransactionDate, s.Today % 1000000, 3);
            Number(s, Tag.TransactionTime, (localTime.Hour * 10000) + (localTime.Minute * 100) + localTime.Second, 3);
            Number(s, Tag.SequenceCounter, sequence, 4);
            Number(s, Tag.UnpredictableNumber, 0, 4);
            Number(s, Tag.TerminalCountry, t.CountryCode, 2);
            Number(s, Tag.TransactionCurrency, t.CurrencyCode, 2);
            Number(s, Tag.TransactionCurrencyExponent, t.CurrencyExponent, 1);
            store.Set(Tag.TerminalCapabilities, t.TerminalCapabilities, 0, 3);
            store.Set(Tag.AdditionalCapabilities, t.AdditionalCapabilities, 0, 5);
            scratch[0] = t.TerminalType;
            store.Set(Tag.TerminalType, scratch, 0, 1);
            Number(s, Tag.CategoryCode, t.CategoryCode, 2);
            Number(s, Tag.AcquirerId, t.AcquirerId, 6);
            Number(s, Tag.EntryMode, 5, 1);
            Array.Clear(scratch, 0, 5);
            store.Set(Tag.Tvr, scratch, 0, 5);
            store.Set(Tag.Tsi, scratch, 0, 2);
            store.Set(Tag.CvmResults, scratch, 0, 3);
            return Text(s, Tag.MerchantId, t.MerchantId, 15) && Text(s, Tag.TerminalId, t.TerminalId, 8)
                && Text(s, Tag.IfdSerial, t.IfdSerial, 8) && Text(s, Tag.MerchantName, t.MerchantName, -1);
        }

        /// <summary>The data objects that depend on the application chosen: 9F06, 9F09, 9F1B.</summary>
        internal static bool PutApplication(Session s, ApplicationProfile application, byte[] name, int offset, int length)
        {
            int version = application.Versions.Length > 0 ? application.Versions[0] : 0;
            long floor = application.FloorLimitMinor;
            return s.Store.Set(Tag.TerminalAid, name, offset, length)
                && Binary(s, Tag.TerminalApplicationVersion, version, 2)
                && Binary(s, Tag.FloorLimit, floor > uint.MaxValue ? uint.MaxValue : floor, 4);
        }

        /// <summary>Copies the decimal digits of a compressed numeric object up to a padding nibble; returns how many.</summary>
        internal static int Digits(TagStore store, uint tag, int padding, byte[] into, int offset)
        {
            int at;
            int length;
            if (!store.TryGet(tag, out at, out length))
            {
                return 0;
            }

            byte[] buffer = store.Buffer;
            int count = 0;
            for (int i = 0; i < 2 * length; i++)
            {
                int nibble = (i & 1) == 0 ? buffer[at + (i >> 1)] >> 4 : buffer[at + (i >> 1)] & 0x0F;
                if (nibble == padding)
                {
                    break;
                }

                into[offset + count] = (byte)nibble;
                count++;
            }

            return count;
        }

        private static void Number(Session s, uint tag, long value, int bytes)
        {
            Bytes.FromNumber(value, s.Scratch, 0, bytes);
            s.Store.Set(tag, s.Scratch, 0, bytes);
        }

        private static bool Binary(Session s, uint tag, long value, int bytes)
        {
            Bytes.FromLong(value, s.Scratch, 0, bytes);
            return s.Store.Set(tag, s.Scratch, 0, bytes);
        }

        // Formats an and ans of fixed length are padded with blanks, as hosts print them; -1 takes the text's own length.
        private static bool Text(Session s, uint tag, string text, int length)
        {
            const int MaxText = 100;
            if (text == null || text.Length > MaxText || (length >= 0 && text.Length > length))
            {
                return false;
            }

            if (length < 0)
            {
                length = text.Length;
            }

            var bytes = new byte[length];
            for (int i = 0; i < length; i++)
            {
                bytes[i] = i < text.Length ? (byte)text[i] : (byte)' ';
            }

            return s.Store.Set(tag, bytes, 0, length);
        }
    }
}
