using System;
using Emv.Contact;
using Emv.Data;
using Tests.Portable;

namespace Tests.Emv.Contact
{
    /// <summary>The whole way with cards that behave.</summary>
    [TestClass]
    public class SaleTests
    {
        [TestMethod]
        public void Approved_online_without_offline_authentication()
        {
            var rig = new Rig();
            var card = new TestCard();
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Decision.Approved, (int)outcome.Decision);
            Assert.AreEqual((int)Reason.IssuerApproved, (int)outcome.Reason);
            Assert.AreEqual((int)Cvm.NoCvmRequired, (int)outcome.Cvm);
            Assert.AreEqual("8000008000", rig.Tvr);
            Assert.AreEqual("6800", rig.Tsi);
            Assert.AreEqual("A4 A4 A4 A4 A8 B2 B2 AE80 AE40", card.Seen.ToString());
            Assert.AreEqual("1F0302", rig.TagText(Tag.CvmResults));
            Assert.IsFalse(outcome.MustReverse);
            Assert.IsFalse(outcome.SignatureNeeded);
        }

        [TestMethod]
        public void Commands_carry_what_the_lists_ask_for()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Selects[0] = TestCard.Fci(TestCard.Aid, "500454455354" + "9F38109F1A025F2A029A039C019F37049F4E04") + "9000";
            rig.Run(card);
            Assert.AreEqual("80A8000012831001560156261121001122334454455354" + "00", card.LastGpo);
            Assert.AreEqual("80AE80000A0000000012341122334400", card.LastAc1);
            Assert.AreEqual("80AE40000630301122334400", card.LastAc2);
        }

        [TestMethod]
        public void Static_data_authentication_good()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = WithChain("7D00", TestCard.Tlv("93", Chain.SignedStaticData));
            rig.Terminal.TerminalCapabilities = Hex.Bytes("E0F880");
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Decision.Approved, (int)outcome.Decision);
            Assert.AreEqual("0200008000", rig.Tvr);
            Assert.AreEqual("E800", rig.Tsi);
            Assert.AreEqual("DAC1", rig.TagText(Tag.DataAuthenticationCode));
        }

        [TestMethod]
        public void Dynamic_data_authentication_good()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = WithChain("7D00", "");
            card.InternalAuthenticate = TestCard.Tlv("80", Chain.DynamicSignature) + "9000";
            rig.Terminal.TerminalCapabilities = Hex.Bytes("E0F8C0");
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Decision.Approved, (int)outcome.Decision);
            Assert.AreEqual("0000008000", rig.Tvr);
            Assert.AreEqual("E800", rig.Tsi);
            Assert.AreEqual("0102030405060708", rig.TagText(Tag.IccDynamicNumber));
            Assert.AreEqual("00880000041122334400", card.LastInternal);
        }

        [TestMethod]
        public void Combined_authentication_good_at_both_cryptograms()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = WithCda();
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Decision.Approved, (int)outcome.Decision);
            Assert.AreEqual("0000008000", rig.Tvr);
            Assert.AreEqual("E800", rig.Tsi);
            Assert.AreEqual("A4 A4 A4 A4 A8 B2 B2 B2 B2 B2 B2 AE90 AE50", card.Seen.ToString());
            Assert.AreEqual(Chain.Cryptogram2, rig.TagText(Tag.ApplicationCryptogram));
        }

        [TestMethod]
        public void Keys_come_from_the_cache_the_second_time()
        {
            var rig = new Rig().WithCaKey();
            rig.Run(WithCda());
            int first = rig.Computes;
            Assert.IsTrue(rig.Logged(Rule.Crypto, 1));
            Outcome outcome = rig.Run(WithCda());
            Assert.AreEqual((int)Decision.Approved, (int)outcome.Decision);
            Assert.IsTrue(rig.Logged(Rule.Crypto, 2));
            Assert.IsTrue(rig.Computes - first < first);
        }

        [TestMethod]
        public void Field_55_holds_the_tags_of_the_profile_in_its_order()
        {
            var rig = new Rig();
            rig.Run(new TestCard());
            byte[] field = new byte[255];
            rig.Terminal.Field55Tags = new uint[] { Tag.Atc, Tag.Tvr, Tag.TransactionDate, Tag.CardProduct, Tag.PanSequence };
            int length = rig.Kernel.Field55(field, 1);
            Assert.AreEqual("9F3602000795058000008000" + "9A03261121" + "5F340101", Hex.Text(field, 1, length));
        }

        [TestMethod]
        public void Pan_and_track_are_copied_out_and_gone_after_clear()
        {
            var rig = new Rig();
            rig.Run(new TestCard());
            byte[] into = new byte[40];
            Assert.AreEqual(16, rig.Kernel.Pan(into, 0));
            Assert.AreEqual("06020902090900000000000000000101", Hex.Text(into, 0, 16));
            Assert.AreEqual(37, rig.Kernel.Track2(into, 0));
            Assert.AreEqual("6292990000000011D49122010000000000000F", Hex.Text(into, 0, 19));
            Assert.AreEqual(1, rig.Kernel.PanSequence);
            rig.Kernel.Clear();
            Assert.AreEqual(0, rig.Kernel.Pan(into, 0));
            for (int i = 0; i < rig.Kernel.Store.Buffer.Length; i++)
            {
                Assert.AreEqual(0, (int)rig.Kernel.Store.Buffer[i]);
            }
        }

        [TestMethod]
        public void A_call_that_does_not_fit_the_step_is_refused()
        {
            var rig = new Rig();
            rig.Run(new TestCard());
            Throws.Exactly(typeof(InvalidOperationException), () => rig.Kernel.Responded(new byte[2], 2));
            Throws.Exactly(typeof(InvalidOperationException), () => rig.Kernel.OnlineFailed());
            Throws.Exactly(typeof(InvalidOperationException), () => rig.Kernel.Compute());
        }

        public static TestCard WithChain(string aip, string extra)
        {
            var card = new TestCard();
            card.Aip = aip;
            card.Afl = "08010601";
            card.Records = new string[]
            {
                TestCard.StaticRecord,
                TestCard.Track2 + TestCard.Cdols + "8E0A00000000000000001F03" + "8F01F1" + "9F320103" + "9F470103" + "9F4A0182" + "9F49039F3704",
                TestCard.Tlv("90", Chain.IssuerCertificate) + TestCard.Tlv("92", Chain.IssuerRemainder),
                TestCard.Tlv("9F46", Chain.IccCertificate) + TestCard.Tlv("9F48", Chain.IccRemainder),
                extra,
                "9F0802" + "0001",
            };
            return card;
        }

        public static TestCard WithCda()
        {
            TestCard card = WithChain("7D00", "");
            card.Ac1 = TestCard.Tlv("77", "9F2701809F360200079F100707010103A00000" + TestCard.Tlv("9F4B", Chain.CombinedSignature1)) + "9000";
            card.Ac2 = TestCard.Tlv("77", "9F2701409F360200079F100707010103900000" + TestCard.Tlv("9F4B", Chain.CombinedSignature2)) + "9000";
            return card;
        }
    }
}
