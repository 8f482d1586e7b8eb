using Emv.Contact;
using Emv.Contactless;
using Tests.Emv.Contact;

namespace Tests.Emv.Contactless
{
    /// <summary>Kernel 2: EMV Contactless Book C-2.</summary>
    [TestClass]
    public class Kernel2Tests
    {
        private const string Answer = "9F2701809F3602000A";
        private const string IssuerData = "9F100706010A03A00000";
        private const string Mac = "9F26080102030405060708";
        private const string NoCvmList = "8E0A00000000000000001F03";

        /// <summary>No CDA: two records, a cryptogram in template 77.</summary>
        private static TapCard Plain(string aip, string more)
        {
            var card = new TapCard();
            card.Selects = new string[] { TapCard.Fci(TapCard.Aid, "500454455354") + "9000" };
            card.Options = new string[] { TestCard.Tlv("77", "8202" + aip + "940408010201") + "9000" };
            card.Records = new string[] { TapCard.StaticRecord, TapCard.Track2 + "8C069F02069F3704" + more };
            card.Cryptogram = TestCard.Tlv("77", Answer + Mac + IssuerData) + "9000";
            return card;
        }

        /// <summary>CDA with the chain of the tests; AIP 0180 or, with relay resistance, 0181.</summary>
        private static TapCard Signing(string aip, string signature)
        {
            var card = new TapCard();
            card.Selects = new string[] { TapCard.Fci(TapCard.Aid, "500454455354") + "9000" };
            card.Options = new string[] { TestCard.Tlv("77", "8202" + aip + "940408010301") + "9000" };
            card.Records = new string[]
            {
                TapCard.StaticRecord,
                "8F01F2" + TestCard.Tlv("90", TapChain.IssuerCertificate) + TestCard.Tlv("92", TapChain.IssuerRemainder) + "9F320103" + TapCard.Track2,
                TestCard.Tlv("9F46", TapChain.IccCertificate) + TestCard.Tlv("9F48", TapChain.IccRemainder) + "9F470103" + "8C069F02069F3704" + "9F51039F3704",
            };
            card.Cryptogram = TestCard.Tlv("77", Answer + TestCard.Tlv("9F4B", signature) + IssuerData) + "9000";
            return card;
        }

        [TestMethod]
        public void S9_an_ordinary_tap_goes_online()
        {
            var rig = new TapRig(Combination.Kernel2);
            TapCard card = Plain("1080", NoCvmList);
            rig.Expect(TapResult.Approved, card);
            Assert.AreEqual("A4 A4 A8 B2 B2 AE", card.Seen.ToString());
            Assert.AreEqual("80AE80000A0000000012341122334400", card.LastCryptogram);
            Assert.AreEqual((int)TapCvm.NoCvm, (int)rig.CvmOnline);
            Assert.AreEqual("8000008001", rig.TagText(0x95), "authentication not performed, floor limit, no relay resistance");
            Assert.AreEqual("600808", rig.TagText(0x9F33));
            Assert.IsTrue(rig.Field55.IndexOf("9F34031F0302") >= 0);
        }

        [TestMethod]
        public void S910_the_combined_signature_is_checked_after_the_card_has_left()
        {
            var rig = new TapRig(Combination.Kernel2).WithCaKey();
            rig.LeaveEarly = true;
            TapCard card = Signing("0180", TapChain.CombinedSignature);
            rig.Expect(TapResult.Approved, card);
            Assert.AreEqual("90", card.LastCryptogram.Substring(4, 2));
            Assert.IsTrue(rig.Computes > 3);
            Assert.AreEqual(0, rig.ComputesBeforeLeave);
            Assert.AreEqual("0102030405060708", rig.TagText(0x9F26), "from under the signature");
        }

        [TestMethod]
        public void S910_7_a_wrong_signature_ends_and_nothing_goes_online()
        {
            var rig = new TapRig(Combination.Kernel2).WithCaKey();
            rig.AmountMinor = 1235;
            TapOutcome outcome = rig.Expect(TapResult.EndApplication, Signing("0180", TapChain.CombinedSignature));
            Assert.AreEqual((int)Reason.CdaFailed, (int)outcome.Reason);
            Assert.AreEqual(4, outcome.Tvr[0] & 4);
            Assert.IsFalse(rig.WentOnline);
            rig.AmountMinor = 1234;
            rig.Expect(TapResult.EndApplication, Signing("0180", TapChain.FastSignature));
        }

        [TestMethod]
        public void S910_an_answer_without_the_signature_asked_for_ends()
        {
            var rig = new TapRig(Combination.Kernel2).WithCaKey();
            TapCard card = Signing("0180", TapChain.CombinedSignature);
            card.Cryptogram = TestCard.Tlv("77", Answer + Mac + IssuerData) + "9000";
            Assert.AreEqual((int)Reason.CdaFailed, (int)rig.Expect(TapResult.EndApplication, card).Reason);
        }

        [TestMethod]
        public void S456_without_the_ca_key_the_tap_goes_online_and_says_so()
        {
            var rig = new TapRig(Combination.Kernel2);
            TapCard card = Signing("0180", TapChain.CombinedSignature);
            card.Cryptogram = TestCard.Tlv("77", Answer + Mac + IssuerData) + "9000";
            rig.Expect(TapResult.Approved, card);
            Assert.AreEqual("80", card.LastCryptogram.Substring(4, 2));
            Assert.AreEqual("04", rig.TagText(0x95).Substring(0, 2));
        }

        [TestMethod]
        public void S3_options_refused_or_incomplete_select_the_next()
        {
            var rig = new TapRig(Combination.Kernel2);
            TapCard card = Plain("1080", NoCvmList);
            card.Options = new string[] { "6985" };
            rig.Expect(TapResult.EndApplication, card);
            Assert.IsTrue(rig.Logged(Rule.NextCombination, -1));
            card.Options = new string[] { "7704820210809000" };
            rig.Expect(TapResult.EndApplication, card);
            Assert.IsTrue(rig.Logged(Rule.NextCombination, -1));
        }

        [TestMethod]
        public void S3_16_stripe_mode_is_refused()
        {
            var rig = new TapRig(Combination.Kernel2);
            rig.Expect(TapResult.EndApplication, Plain("1000", NoCvmList));
            rig.Combination.StripeCardToChip = true;
            rig.Expect(TapResult.TryAnotherInterface, Plain("1000", NoCvmList));
        }

        [TestMethod]
        public void S456_limits_with_and_without_verification_on_the_device()
        {
            var rig = new TapRig(Combination.Kernel2);
            rig.Combination.TransactionLimitMinor = 20000;
            rig.Combination.Mastercard.OnDeviceLimitMinor = 300000;
            rig.AmountMinor = 20001;
            Assert.AreEqual((int)Reason.ServiceNotAllowed, (int)rig.Expect(TapResult.EndApplication, Plain("1080", NoCvmList)).Reason);
            rig.Expect(TapResult.Approved, Plain("1280", NoCvmList));
            rig.AmountMinor = 300001;
            rig.Expect(TapResult.TryAnotherInterface, Plain("1280", NoCvmList));
            Assert.IsFalse(rig.Prepared, "above both");
        }

        // AIP, CVM rules, amount, verification, 9F34, third byte of the TVR
        [TestMethod]
        [DataRow("1280", "1F03", 1234, (int)TapCvm.NoCvm, "3F0002", "00")]
        [DataRow("1280", "1F03", 100001, (int)TapCvm.ConfirmationCodeVerified, "010002", "00")]
        [DataRow("1080", "42031E031F03", 1234, (int)TapCvm.NoCvm, "1F0302", "00")]
        [DataRow("1080", "42031E031F03", 100001, (int)TapCvm.OnlinePin, "420300", "04")]
        [DataRow("1080", "42031E031F03", 100000, (int)TapCvm.NoCvm, "1F0302", "00")]
        [DataRow("1080", "5E031F03", 100001, (int)TapCvm.Signature, "5E0300", "00")]
        [DataRow("1080", "1F03", 100001, (int)TapCvm.NoCvm, "3F0001", "80")]
        [DataRow("1080", "0000", 1234, (int)TapCvm.NoCvm, "000001", "80")]
        [DataRow("0080", "4203", 1234, (int)TapCvm.NoCvm, "3F0000", "00")]
        public void Cvm_selection(string aip, string rules, int amount, int wanted, string results, string tvr)
        {
            var rig = new TapRig(Combination.Kernel2);
            rig.AmountMinor = amount;
            rig.Expect(TapResult.Approved, Plain(aip, TestCard.Tlv("8E", "0000000000000000" + rules)));
            Assert.AreEqual(wanted, (int)rig.CvmOnline);
            Assert.AreEqual(results, rig.TagText(0x9F34));
            Assert.AreEqual(tvr, rig.TagText(0x95).Substring(4, 2));
        }

        [TestMethod]
        public void A_denial_code_asks_for_a_refusal()
        {
            var rig = new TapRig(Combination.Kernel2);
            rig.Combination.Application.TacDenial = Hex.Bytes("0000800000");
            TapCard card = Plain("1080", "8E0A00000000000000000000");
            card.Cryptogram = TestCard.Tlv("77", "9F2701009F3602000A" + Mac + IssuerData) + "9000";
            Assert.AreEqual((int)Reason.TerminalDeclined, (int)rig.Expect(TapResult.TryAnotherInterface, card).Reason);
            Assert.AreEqual("00", card.LastCryptogram.Substring(4, 2));
        }

        [TestMethod]
        [DataRow("", 0x00, 0x60, (int)TapResult.TryAnotherInterface)]
        [DataRow("9F6E07015600003030FF", 0x00, 0x60, (int)TapResult.TryAnotherInterface)]
        [DataRow("9F6E07015600003031FF", 0x00, 0x60, (int)TapResult.Declined)]
        [DataRow("9F6E07015680003031FF", 0x09, 0x60, (int)TapResult.TryAnotherInterface)]
        [DataRow("", 0x00, 0x40, (int)TapResult.Declined)]
        [DataRow("", 0x20, 0x60, (int)TapResult.EndApplication)]
        public void S910_74_a_refused_purchase_goes_to_the_chip_if_the_card_has_one(string thirdParty, int type, int capability, int wanted)
        {
            var rig = new TapRig(Combination.Kernel2);
            rig.Type = (byte)type;
            rig.Combination.Mastercard.CardInputCapability = (byte)capability;
            TapCard card = Plain("1080", NoCvmList);
            card.Cryptogram = TestCard.Tlv("77", "9F2701009F3602000A" + Mac + IssuerData + thirdParty) + "9000";
            Assert.AreEqual((int)Reason.CardDeclined, (int)rig.Expect((TapResult)wanted, card).Reason);
            Assert.IsFalse(rig.WentOnline);
        }

        [TestMethod]
        [DataRow("000100", true)]
        [DataRow("000200", true)]
        [DataRow("000001", true)]
        [DataRow("000800", false)]
        public void S910_71_a_device_that_answers_and_still_wants_its_owner_is_tapped_again(string wishes, bool again)
        {
            var rig = new TapRig(Combination.Kernel2);
            TapCard card = Plain("1080", NoCvmList);
            card.Cryptogram = TestCard.Tlv("77", "9F2701809F3602000A" + Mac + IssuerData + "DF4B03" + wishes) + "9000";
            rig.Expect(again ? TapResult.TryAgain : TapResult.Approved, card);
            Assert.AreEqual(!again, rig.WentOnline);
        }

        [TestMethod]
        public void An_offline_approval_is_never_taken()
        {
            var rig = new TapRig(Combination.Kernel2);
            TapCard card = Plain("1080", NoCvmList);
            card.Cryptogram = TestCard.Tlv("77", "9F2701409F3602000A" + Mac + IssuerData) + "9000";
            Assert.AreEqual((int)Reason.CryptogramTypeWrong, (int)rig.Expect(TapResult.EndApplication, card).Reason);
            Assert.IsFalse(rig.WentOnline);
        }

        [TestMethod]
        public void S910_72_a_phone_that_wants_its_owner_first()
        {
            var rig = new TapRig(Combination.Kernel2);
            TapCard card = Plain("1080", NoCvmList);
            card.Cryptogram = TestCard.Tlv("77", "9F2701009F3602000A" + Mac + IssuerData + "DF4B03000100") + "9000";
            TapOutcome outcome = rig.Expect(TapResult.TryAgain, card);
            Assert.AreEqual((int)MessageId.SeePhone, (int)outcome.UiOnOutcome.Message);
            card.Cryptogram = TestCard.Tlv("77", "9F2701009F3602000A" + Mac + IssuerData) + "9000";
            rig.Expect(TapResult.TryAnotherInterface, card);
        }

        [TestMethod]
        public void R1_relay_resistance_in_time_and_under_the_signature()
        {
            var rig = new TapRig(Combination.Kernel2).WithCaKey();
            TapCard card = Signing("0181", TapChain.RelaySignature);
            rig.Expect(TapResult.Approved, card);
            Assert.AreEqual("80EA0000041122334400", card.LastRelay);
            Assert.AreEqual("02", rig.TagText(0x95).Substring(8, 2));
            card = Signing("0181", TapChain.CombinedSignature);
            Assert.AreEqual((int)Reason.CdaFailed, (int)rig.Expect(TapResult.EndApplication, card).Reason);
            card = Signing("0181", TapChain.RelaySignature);
            card.Relay = new string[] { "800A556677880010006500189000" };
            rig.Expect(TapResult.EndApplication, card);
        }

        [TestMethod]
        public void R1_a_slow_card_is_tried_three_times_then_marked()
        {
            var rig = new TapRig(Combination.Kernel2);
            rig.ElapsedTenthMs = 600;
            TapCard card = Plain("1081", NoCvmList);
            rig.Expect(TapResult.Approved, card);
            Assert.AreEqual("A4 A4 A8 EA EA EA B2 B2 AE", card.Seen.ToString());
            Assert.AreNotEqual("80EA0000041122334400", card.LastRelay, "fresh entropy");
            Assert.AreEqual("0E", rig.TagText(0x95).Substring(8, 2));
        }

        [TestMethod]
        public void R1_an_impossibly_quick_answer_ends()
        {
            var rig = new TapRig(Combination.Kernel2);
            TapCard card = Plain("1081", NoCvmList);
            card.Relay = new string[] { "800A556677880100020000189000" };
            rig.Expect(TapResult.EndApplication, card);
            card.Relay = new string[] { "800955667788001000640018" };
            rig.Expect(TapResult.EndApplication, card);
            card.Relay = new string[] { "6985" };
            rig.Expect(TapResult.EndApplication, card);
        }

        [TestMethod]
        public void S10_a_torn_tap_is_recovered_and_its_signature_still_fits()
        {
            var rig = new TapRig(Combination.Kernel2).WithCaKey();
            TapCard card = Signing("0180", TapChain.CombinedSignature);
            rig.LeaveAt = 7;
            rig.Expect(TapResult.TryAgain, card);
            Assert.IsTrue(rig.Logged(Rule.TornTransaction, 1));
            rig.LeaveAt = 0;
            card.Recovered = card.Cryptogram;
            card.Cryptogram = "6985";
            rig.Random = Hex.Bytes("99AABBCCDDEEFF00");
            Assert.AreEqual((int)TapResult.Approved, (int)rig.Present(card).Result);
            Assert.AreEqual("11223344", rig.TagText(0x9F37), "the number of the torn tap");
            Assert.IsTrue(rig.WentOnline);
            Assert.IsTrue(rig.Logged(Rule.TornTransaction, 2));
        }

        [TestMethod]
        public void S10_a_card_that_cannot_recover_gets_a_new_cryptogram()
        {
            var rig = new TapRig(Combination.Kernel2).WithCaKey();
            TapCard card = Signing("0180", TapChain.CombinedSignature);
            rig.LeaveAt = 7;
            rig.Expect(TapResult.TryAgain, card);
            rig.LeaveAt = 0;
            Assert.AreEqual((int)TapResult.Approved, (int)rig.Present(card).Result);
            Assert.IsTrue(card.Seen.ToString().IndexOf("D0 AE") > 0, card.Seen.ToString());
        }

        [TestMethod]
        public void A_torn_tap_is_not_recovered_for_another_amount_or_too_late()
        {
            var rig = new TapRig(Combination.Kernel2).WithCaKey();
            TapCard card = Signing("0180", TapChain.CombinedSignature);
            rig.LeaveAt = 7;
            rig.Expect(TapResult.TryAgain, card);
            rig.LeaveAt = 0;
            rig.AmountMinor = 5000;
            rig.Run(card);
            Assert.IsTrue(card.LastRecover == null);
            rig.AmountMinor = 1234;
            rig.Now = new System.DateTime(2026, 11, 21, 10, 26, 0);
            rig.Run(card);
            Assert.IsTrue(card.LastRecover == null);
            Assert.IsTrue(rig.Logged(Rule.TornTransaction, 4));
        }

        [TestMethod]
        public void Mandatory_objects()
        {
            var rig = new TapRig(Combination.Kernel2);
            TapCard card = Plain("1080", "");
            card.Records[1] = TapCard.Track2;
            Assert.AreEqual((int)Reason.CardDataMissing, (int)rig.Expect(TapResult.EndApplication, card).Reason);
            card = Plain("1080", "");
            card.Records[0] = "5A0862929900000000115F3401019F0702FF005F28020156";
            rig.Expect(TapResult.EndApplication, card);
        }
    }
}
