using System.Text;
using Emv.Contact;
using Firmware.Host;
using Firmware.Receipts;
using Firmware.Sale;
using Firmware.Store;

namespace Tests.Terminal.Receipts
{
    /// <summary>An approved chip sale, with a card number that no bank issued.</summary>
    public static class SampleRecord
    {
        public static TransactionRecord Make()
        {
            var record = new TransactionRecord();
            byte[] number = { 0x62, 0x28, 0x48, 0x12, 0x34, 0x56, 0x78, 0x90, 0x01, 0x2F };
            record.SetPan(number, 0, number.Length);
            record.State = TransactionState.Approved;
            record.Type = (byte)TransactionType.Sale;
            record.AmountMinor = 123456;
            record.Batch = 7;
            record.Voucher = 42;
            record.EntryMode = 51;
            record.Date = 20260115;
            record.Time = 90807;
            record.Cvm = (byte)Cvm.OnlinePin;
            Fill(record.AuthorisationCode, "A1B2C3");
            Fill(record.ReferenceNumber, "123456789012");
            Fill(record.Operator, "01");
            Fill(record.Organisation, "CUP");
            Fill(record.ApplicationLabel, "UnionPay Debit");
            record.ApplicationLabelBytes = 14;
            byte[] aid = { 0xA0, 0x00, 0x00, 0x03, 0x33, 0x01, 0x01 };
            System.Array.Copy(aid, 0, record.Aid, 0, aid.Length);
            record.AidBytes = aid.Length;
            for (int i = 0; i < record.Cryptogram.Length; i++)
            {
                record.Cryptogram[i] = (byte)(i + 1);
            }

            record.CryptogramInformation = 0x40;
            record.Tvr[3] = 0x80;
            record.Tsi[0] = 0xF8;
            record.Atc[1] = 9;
            return record;
        }

        public static SlipHeader Header()
        {
            var header = new SlipHeader();
            header.ShopName = "Corner Shop";
            header.MerchantId = "123456789012345";
            header.TerminalId = "12345678";
            header.Software = "0.1.0";
            return header;
        }

        private static void Fill(byte[] field, string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            System.Array.Copy(bytes, 0, field, 0, bytes.Length);
        }
    }
}
