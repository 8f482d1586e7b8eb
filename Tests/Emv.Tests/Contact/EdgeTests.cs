using System;
using Emv.Contact;
using Emv.Data;
using Tests.Portable;

namespace Tests.Emv.Contact
{
    /// <summary>The bounds by their names, and calls that do not fit.</summary>
    [TestClass]
    public class EdgeTests
    {
        private const string Rest = TestCard.Track2 + TestCard.Cdols;

        [TestMethod]
        public void More_records_than_the_bound_are_too_much()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Afl = "0801FF00";
            card.Records = new string[255];
            for (int i = 0; i < card.Records.Length; i++)
            {
                card.Records[i] = "";
            }

            Assert.AreEqual((int)Reason.CardDataTooLarge, (int)rig.Run(card).Reason);
        }

        [TestMethod]
        public void More_data_than_the_store_holds_are_too_much()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Afl = "08014000";
            card.Records = new string[64];
            for (int i = 0; i < card.Records.Length; i++)
            {
                card.Records[i] = TestCard.Tlv("E" + (i % 10).ToString(), Zeros(200));
            }

            Assert.AreEqual((int)Reason.CardDataTooLarge, (int)rig.Run(card).Reason);
        }

        [TestMethod]
        public void Candidates_beyond_the_bound_are_left_out()
        {
            var rig = new Rig();
            rig.Choice = 15;
            var card = new TestCard();
            card.Pse = "6F20840E315041592E5359532E4444463031A50E88010A5F2D047A68656E9F1101019000";
            card.Directory = new string[20];
            for (int i = 0; i < card.Directory.Length; i++)
            {
                string aid = "A0000099990" + (char)('A' + (i % 6)) + (i / 6).ToString() + "0";
                card.Directory[i] = TestCard.Tlv("61", TestCard.Tlv("4F", aid) + "5001" + "41");
            }

            rig.Run(card);
            Assert.IsTrue(rig.Logged(Rule.CandidateRejected, 4));
        }

        [TestMethod]
        public void Directory_without_end_is_read_to_the_bound()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Pse = "6F20840E315041592E5359532E4444463031A50E88010A5F2D047A68656E9F1101019000";
            card.Directory = new string[100];
            for (int i = 0; i < card.Directory.Length; i++)
            {
                card.Directory[i] = "";
            }

            card.Directory[63] = TestCard.Tlv("61", TestCard.Tlv("4F", TestCard.Aid));
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.IsFalse(rig.Logged(Rule.PseNotUsed, -1));
        }

        [TestMethod]
        public void Pdol_that_does_not_end_ends_the_transaction()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Selects[0] = TestCard.Fci(TestCard.Aid, "9F38029F02") + "9000";
            Assert.AreEqual((int)Reason.CardDataWrong, (int)rig.Run(card).Reason);
        }

        [TestMethod]
        public void Second_cryptogram_without_its_signature_declines_and_reverses()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            card.Ac2 = new TestCard().Ac2;
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Reason.CdaFailed, (int)outcome.Reason);
            Assert.IsTrue(outcome.MustReverse);
        }

        [TestMethod]
        public void Enciphered_pin_without_offline_authentication_recovers_its_own_keys()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            card.Aip = "1C00";
            card.Records[1] = Rest + "8F01F1" + "9F320103" + "8E0A00000000000000000400";
            card.Records[4] = TestCard.Tlv("9F2D", Chain.PinCertificate) + TestCard.Tlv("9F2F", Chain.PinRemainder) + "9F2E0103";
            card.Ac1 = new TestCard().Ac1;
            card.Ac2 = new TestCard().Ac2;
            rig.Run(card);
            Assert.AreEqual("040002", rig.TagText(Tag.CvmResults));
            Assert.AreEqual("8000008000", rig.Tvr);
        }

        [TestMethod]
        public void Enciphered_pin_without_any_certificate_fails()
        {
            var rig = new Rig().WithCaKey();
            var card = new TestCard();
            card.Records[1] = Rest + "8F01F1" + "8E0A00000000000000000400";
            rig.Run(card);
            Assert.AreEqual("040001", rig.TagText(Tag.CvmResults));
            Assert.IsTrue(rig.Logged(Rule.PinEnciphermentFailed, 1));
        }

        [TestMethod]
        public void Pins_that_are_none_are_refused_and_can_be_entered_again()
        {
            ContactKernel kernel = AtPin("0100");
            Throws.Exactly(typeof(ArgumentException), () => kernel.PinEntered(new byte[] { 1, 2, 3 }, 3));
            Throws.Exactly(typeof(ArgumentException), () => kernel.PinEntered(new byte[] { 1, 2, 3, 10 }, 4));
            Throws.Exactly(typeof(ArgumentException), () => kernel.PinEntered(new byte[13], 13));
            Throws.Exactly(typeof(InvalidOperationException), () => kernel.OnlinePinCaptured());
            kernel.PinEntered(new byte[] { 1, 2, 3, 4 }, 4);
            Assert.AreEqual((int)Step.Transmit, (int)kernel.Step);
        }

        [TestMethod]
        public void Online_pins_do_not_go_into_the_kernel()
        {
            ContactKernel kernel = AtPin("0200");
            Throws.Exactly(typeof(InvalidOperationException), () => kernel.PinEntered(new byte[] { 1, 2, 3, 4 }, 4));
            kernel.CardLost(CardLoss.Cancelled);
            Assert.AreEqual((int)Reason.PinCancelled, (int)kernel.Outcome.Reason);
        }

        [TestMethod]
        public void Field_55_longer_than_the_bound_does_not_reach_the_card()
        {
            var rig = new Rig();
            rig.Field55 = TestCard.Tlv("72", TestCard.Tlv("86", "84160000" + Zeros(200)) + TestCard.Tlv("86", "84160000" + Zeros(240)) + Zeros(70));
            var card = new TestCard();
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.AreEqual(null, card.LastScript);
        }

        [TestMethod]
        public void The_log_keeps_the_newest_entries()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Afl = "08014000";
            card.Records = new string[64];
            for (int i = 0; i < 64; i++)
            {
                card.Records[i] = "";
            }

            card.Records[0] = TestCard.StaticRecord;
            card.Records[1] = Rest + "8E0A00000000000000001F03";
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Rule rule;
            int detail;
            int value;
            Assert.IsTrue(rig.Kernel.Log.Written > KernelLog.Capacity);
            Assert.IsFalse(rig.Kernel.Log.TryRead(0, out rule, out detail, out value));
            Assert.IsTrue(rig.Kernel.Log.TryRead(rig.Kernel.Log.Written - 1, out rule, out detail, out value));
            Assert.AreEqual((int)Rule.Ended, (int)rule);
        }

        private static ContactKernel AtPin(string rule)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Records[1] = Rest + "8E0A0000000000000000" + rule;
            var kernel = new ContactKernel(rig.Terminal, rig.Keys);
            kernel.Start(1, 0, 0, rig.Now, 1, rig.Random);
            while (kernel.Step == Step.Transmit)
            {
                byte[] answer = card.Answer(kernel.Command, kernel.CommandLength);
                kernel.Responded(answer, answer.Length);
            }

            Assert.AreEqual((int)Step.AskPin, (int)kernel.Step);
            return kernel;
        }

        private static string Zeros(int count)
        {
            return new string('0', 2 * count);
        }
    }
}
