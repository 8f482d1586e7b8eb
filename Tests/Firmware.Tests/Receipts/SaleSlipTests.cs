using Drivers.Printer;
using Emv.Contact;
using Firmware.Host;
using Firmware.Receipts;
using Firmware.Store;
using Firmware.Ui;

namespace Tests.Terminal.Receipts
{
    [TestClass]
    public class SaleSlipTests
    {
        private const int MaxLines = 80;

        [TestMethod]
        [DataRow((byte)Language.English)]
        [DataRow((byte)Language.Chinese)]
        public void Every_line_fits_the_paper(byte language)
        {
            var t = new Bench();
            t.Record.AmountMinor = 999999999999;
            t.Slip.Start(t.Record, (Language)language, SlipCopy.Merchant, true);
            int lines = 0;
            while (t.Slip.TryNext())
            {
                int width = (t.Slip.Style & TextStyle.DoubleWidth) != 0 ? 2 : 1;
                Assert.IsTrue(LineBreaker.Columns(t.Slip.Line) * width <= t.Slip.Columns, t.Slip.Line);
                lines++;
            }

            Assert.IsTrue(lines > 20);
        }

        [TestMethod]
        public void Carries_what_a_sales_slip_must()
        {
            var t = new Bench();
            t.Compose(SlipCopy.Merchant, false);
            Assert.IsTrue(t.Has("Corner Shop"));
            Assert.IsTrue(t.Has("Merchant no.     123456789012345"));
            Assert.IsTrue(t.Has("Terminal no.            12345678"));
            Assert.IsTrue(t.Has("Operator                      01"));
            Assert.IsTrue(t.Has("Card scheme             UnionPay"));
            Assert.IsTrue(t.Has("Type                        SALE"));
            Assert.IsTrue(t.Has("Batch                     000007"));
            Assert.IsTrue(t.Has("Voucher                   000042"));
            Assert.IsTrue(t.Has("Auth. code                A1B2C3"));
            Assert.IsTrue(t.Has("Reference           123456789012"));
            Assert.IsTrue(t.Has("Date/time    2026-01-15 09:08:07"));
            Assert.IsTrue(t.Has("RMB 1,234.56"));
            Assert.IsTrue(t.Has("AID               A0000003330101"));
            Assert.IsTrue(t.Has("APP               UnionPay Debit"));
            Assert.IsTrue(t.Has("TC              0102030405060708"));
            Assert.IsTrue(t.Has("TVR 0000008000          TSI F800"));
            Assert.IsTrue(t.Has("ATC                         0009"));
        }

        [TestMethod]
        public void The_card_number_is_masked_on_both_copies()
        {
            var t = new Bench();
            for (int copy = 0; copy < 2; copy++)
            {
                t.Compose((SlipCopy)copy, false);
                Assert.IsTrue(t.Has("622848*********0012 (C) chip"));
                Assert.IsFalse(t.Contains("6228481"));
                Assert.IsFalse(t.Contains("90012"));
            }
        }

        [TestMethod]
        public void A_signature_line_is_there_only_where_the_rules_ask_for_one_and_only_for_the_merchant()
        {
            var t = new Bench();
            t.Record.Cvm = (byte)Cvm.Signature;
            t.Compose(SlipCopy.Merchant, false);
            Assert.IsTrue(t.Has("Cardholder's signature:"));
            t.Compose(SlipCopy.Customer, false);
            Assert.IsFalse(t.Has("Cardholder's signature:"));
            t.Record.Cvm = (byte)Cvm.OnlinePin;
            t.Compose(SlipCopy.Merchant, false);
            Assert.IsFalse(t.Has("Cardholder's signature:"));
            Assert.IsTrue(t.Has("PIN verified, no signature"));
            t.Record.Cvm = (byte)Cvm.OfflinePlaintextPinAndSignature;
            t.Compose(SlipCopy.Merchant, false);
            Assert.IsTrue(t.Has("Cardholder's signature:"));
            t.Record.Cvm = (byte)Cvm.NoCvmRequired;
            t.Compose(SlipCopy.Merchant, false);
            Assert.IsTrue(t.Has("No PIN or signature needed"));
        }

        [TestMethod]
        public void Copies_and_reprints_are_marked()
        {
            var t = new Bench();
            t.Compose(SlipCopy.Merchant, false);
            Assert.IsTrue(t.Has("Merchant copy"));
            Assert.IsFalse(t.Has("* REPRINT *"));
            t.Compose(SlipCopy.Customer, true);
            Assert.IsTrue(t.Has("Customer copy"));
            Assert.IsFalse(t.Has("Merchant copy"));
            Assert.IsTrue(t.Has("* REPRINT *"));
        }

        [TestMethod]
        public void A_payment_that_did_not_stand_cannot_be_taken_for_one()
        {
            var t = new Bench();
            t.Compose(SlipCopy.Customer, false);
            Assert.IsFalse(t.Has("NOT COMPLETED"));
            t.Record.State = TransactionState.Declined;
            t.Compose(SlipCopy.Customer, false);
            Assert.IsTrue(t.Has("NOT COMPLETED"));
            t.Record.State = TransactionState.Reversed;
            t.Compose(SlipCopy.Customer, false);
            Assert.IsTrue(t.Has("CANCELLED (REVERSED)"));
        }

        [TestMethod]
        public void Chinese_characters_count_as_two_columns()
        {
            var t = new Bench();
            t.Slip.Start(t.Record, Language.Chinese, SlipCopy.Merchant, false);
            t.Take();
            Assert.IsTrue(t.Has("商户编号         123456789012345"));
            Assert.IsTrue(t.Has("卡组织                      银联"));
            Assert.IsTrue(t.Has("622848*********0012 （插卡）"));
        }

        [TestMethod]
        public void A_restarted_slip_is_the_same_slip()
        {
            var t = new Bench();
            t.Compose(SlipCopy.Merchant, false);
            var first = new string[t.Count];
            System.Array.Copy(t.Lines, 0, first, 0, t.Count);
            t.Slip.Restart();
            t.Take();
            Assert.AreEqual(first.Length, t.Count);
            for (int i = 0; i < t.Count; i++)
            {
                Assert.AreEqual(first[i], t.Lines[i]);
            }
        }

        /// <summary>What a test works on. Made by each: the test framework of the device calls tests without an instance.</summary>
        private sealed class Bench
        {
            public readonly TransactionRecord Record;
            public readonly SaleSlip Slip;
            public readonly string[] Lines;
            public int Count;

            public Bench()
            {
                Record = SampleRecord.Make();
                Slip = new SaleSlip(SampleRecord.Header(), new TransactionKinds());
                Lines = new string[MaxLines];
            }

            public void Compose(SlipCopy copy, bool reprint)
            {
                Slip.Start(Record, Language.English, copy, reprint);
                Take();
            }

            public void Take()
            {
                Count = 0;
                while (Count < MaxLines && Slip.TryNext())
                {
                    Lines[Count++] = Slip.Line;
                }
            }

            public bool Has(string line)
            {
                for (int i = 0; i < Count; i++)
                {
                    if (Lines[i] == line)
                    {
                        return true;
                    }
                }

                return false;
            }

            public bool Contains(string part)
            {
                for (int i = 0; i < Count; i++)
                {
                    if (Lines[i].IndexOf(part) >= 0)
                    {
                        return true;
                    }
                }

                return false;
            }
        }
    }
}
