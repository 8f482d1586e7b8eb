using System;
using System.Text;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;
using TextId = Firmware.Ui.Text;

namespace Firmware.Receipts
{
    /// <summary>
    /// The e-receipt: the receipt itself in a few lines of UTF-8, which any telephone shows, without a server that would
    /// have to exist for years (docs/adr/0018-e-receipt.md). It says no more than the paper does.
    /// </summary>
    public sealed class ReceiptText
    {
        private const int MaxShopCharacters = 20;

        private readonly byte[] _masked = new byte[2 * TransactionRecord.MaxPanBytes];

        /// <summary>The text; as many bytes of it as <see cref="Write"/> returned.</summary>
        public byte[] Bytes { get; } = new byte[QrCode.MaxBytes];

        /// <param name="typeName">What it was, in words.</param>
        /// <returns>Bytes written.</returns>
        public int Write(TransactionRecord record, SlipHeader header, string typeName, Language language)
        {
            int digits = record.CopyMaskedPan(_masked, 0);
            string shop = header.ShopName;
            shop = shop.Length > MaxShopCharacters ? shop.Substring(0, MaxShopCharacters) : shop;
            int at = Put(0, shop + "\n" + typeName + " " + Money.FormatForPaper(record.AmountMinor) + "\n");
            at = Put(at, SlipTime.Of(record.Date, record.Time) + "\n");
            int tail = digits > 4 ? 4 : digits;
            at = Put(at, Texts.Of(language, TextId.SlipCardNumber) + " *" + Ascii(_masked, digits - tail, tail) + "\n");
            at = PutField(at, Texts.Of(language, TextId.SlipAuthorisation), record.AuthorisationCode);
            at = PutField(at, Texts.Of(language, TextId.SlipReference), record.ReferenceNumber);
            return Put(at, Texts.Of(language, TextId.SlipVoucher) + " " + header.TerminalId + "/" + record.Voucher.ToString("D6"));
        }

        private int PutField(int at, string label, byte[] value)
        {
            return value[0] > ' ' ? Put(at, label + " " + Ascii(value, 0, value.Length) + "\n") : at;
        }

        /// <summary>What does not fit is left out, whole.</summary>
        private int Put(int at, string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            if (at + bytes.Length > Bytes.Length)
            {
                return at;
            }

            Array.Copy(bytes, 0, Bytes, at, bytes.Length);
            return at + bytes.Length;
        }

        private static string Ascii(byte[] data, int offset, int count)
        {
            return Encoding.UTF8.GetString(data, offset, count);
        }
    }
}
