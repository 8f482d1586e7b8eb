using Drivers.Printer;
using Emv.Contact;
using Firmware.Receipts;
using Firmware.Store;
using Firmware.Ui;

namespace Tests.Terminal.Receipts
{
    [TestClass]
    public class SaleSlipTests
    {
        private const int MaxLines = 80;

        private readonly TransactionRecord _record = SampleRecord.Make();
        private readonly SaleSlip _slip = new SaleSlip(SampleRecord.Header());
        private readonly string[] _lines = new string[MaxLines];
        private int _count;

        [TestMethod]
        [DataRow((byte)Language.English)]
        [DataRow((byte)Language.Chinese)]
        public void Every_line_fits_the_paper(byte language)
        {
            _record.AmountMinor = 999999999999;
            _slip.Start(_record, (Language)language, SlipCopy.Merchant, true);
            int lines = 0;
            while (_slip.TryNext())
            {
                int width = (_slip.Style & TextStyle.DoubleWidth) != 0 ? 2 : 1;
                Assert.IsTrue(LineBreaker.Columns(_slip.Line) * width <= SlipComposer.Columns, _slip.Line);
                lines++;
            }

            Assert.IsTrue(lines > 20);
        }

        [TestMethod]
        public void Carries_what_a_sales_slip_must()
        {
            Compose(SlipCopy.Merchant, false);
            Assert.IsTrue(Has("Corner Shop"));
            Assert.IsTrue(Has("Merchant no.     123456789012345"));
            Assert.IsTrue(Has("Terminal no.            12345678"));
            Assert.IsTrue(Has("Operator                      01"));
            Assert.IsTrue(Has("Card scheme             UnionPay"));
            Assert.IsTrue(Has("Type                        SALE"));
            Assert.IsTrue(Has("Batch                     000007"));
            Assert.IsTrue(Has("Voucher                   000042"));
            Assert.IsTrue(Has("Auth. code                A1B2C3"));
            Assert.IsTrue(Has("Reference           123456789012"));
            Assert.IsTrue(Has("Date/time    2026-01-15 09:08:07"));
            Assert.IsTrue(Has("RMB 1,234.56"));
            Assert.IsTrue(Has("AID               A0000003330101"));
            Assert.IsTrue(Has("APP               UnionPay Debit"));
            Assert.IsTrue(Has("TC              0102030405060708"));
            Assert.IsTrue(Has("TVR 0000008000          TSI F800"));
            Assert.IsTrue(Has("ATC                         0009"));
        }

        [TestMethod]
        public void The_card_number_is_masked_on_both_copies()
        {
            for (int copy = 0; copy < 2; copy++)
            {
                Compose((SlipCopy)copy, false);
                Assert.IsTrue(Has("622848*********0012 (C) chip"));
                Assert.IsFalse(Contains("6228481"));
                Assert.IsFalse(Contains("90012"));
            }
        }

        [TestMethod]
        public void A_signature_line_is_there_only_where_the_rules_ask_for_one_and_only_for_the_merchant()
        {
            _record.Cvm = (byte)Cvm.Signature;
            Compose(SlipCopy.Merchant, false);
            Assert.IsTrue(Has("Cardholder's signature:"));
            Compose(SlipCopy.Customer, false);
            Assert.IsFalse(Has("Cardholder's signature:"));
            _record.Cvm = (byte)Cvm.OnlinePin;
            Compose(SlipCopy.Merchant, false);
            Assert.IsFalse(Has("Cardholder's signature:"));
            Assert.IsTrue(Has("PIN verified, no signature"));
            _record.Cvm = (byte)Cvm.OfflinePlaintextPinAndSignature;
            Compose(SlipCopy.Merchant, false);
            Assert.IsTrue(Has("Cardholder's signature:"));
            _record.Cvm = (byte)Cvm.NoCvmRequired;
            Compose(SlipCopy.Merchant, false);
            Assert.IsTrue(Has("No PIN or signature needed"));
        }

        [TestMethod]
        public void Copies_and_reprints_are_marked()
        {
            Compose(SlipCopy.Merchant, false);
            Assert.IsTrue(Has("Merchant copy"));
            Assert.IsFalse(Has("* REPRINT *"));
            Compose(SlipCopy.Customer, true);
            Assert.IsTrue(Has("Customer copy"));
            Assert.IsFalse(Has("Merchant copy"));
            Assert.IsTrue(Has("* REPRINT *"));
        }

        [TestMethod]
        public void A_payment_that_did_not_stand_cannot_be_taken_for_one()
        {
            Compose(SlipCopy.Customer, false);
            Assert.IsFalse(Has("NOT COMPLETED"));
            _record.State = TransactionState.Declined;
            Compose(SlipCopy.Customer, false);
            Assert.IsTrue(Has("NOT COMPLETED"));
            _record.State = TransactionState.Reversed;
            Compose(SlipCopy.Customer, false);
            Assert.IsTrue(Has("CANCELLED (REVERSED)"));
        }

        [TestMethod]
        public void Chinese_characters_count_as_two_columns()
        {
            _slip.Start(_record, Language.Chinese, SlipCopy.Merchant, false);
            Take();
            Assert.IsTrue(Has("商户编号         123456789012345"));
            Assert.IsTrue(Has("卡组织                      银联"));
            Assert.IsTrue(Has("622848*********0012 （插卡）"));
        }

        [TestMethod]
        public void A_restarted_slip_is_the_same_slip()
        {
            Compose(SlipCopy.Merchant, false);
            var first = new string[_count];
            System.Array.Copy(_lines, 0, first, 0, _count);
            _slip.Restart();
            Take();
            Assert.AreEqual(first.Length, _count);
            for (int i = 0; i < _count; i++)
            {
                Assert.AreEqual(first[i], _lines[i]);
            }
        }

        private void Compose(SlipCopy copy, bool reprint)
        {
            _slip.Start(_record, Language.English, copy, reprint);
            Take();
        }

        private void Take()
        {
            _count = 0;
            while (_count < MaxLines && _slip.TryNext())
            {
                _lines[_count++] = _slip.Line;
            }
        }

        private bool Has(string line)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_lines[i] == line)
                {
                    return true;
                }
            }

            return false;
        }

        private bool Contains(string part)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_lines[i].IndexOf(part) >= 0)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
