using Emv.Contact;
using Emv.Contactless;
using Tests.Emv.Contact;

namespace Tests.Emv.Contactless
{
    /// <summary>Kernels 3 and 7: options, records, qualifiers, fDDA, cryptogram.</summary>
    [TestClass]
    public class QualifierTests
    {
        private const string Aac = "820220009F3602000A9F260801020304050607089F100706010A03800000";
        private const string Tc = "820220009F3602000A9F260801020304050607089F100706010A03900000";

        /// <summary>A card that approves offline, with everything fDDA needs; qualifiers as given.</summary>
        private static TapCard Signing(string signature, string related, string qualifiers)
        {
            var card = new TapCard();
            string options = Tc + "940408010301" + TapCard.Track2 + TestCard.Tlv("9F4B", signature) + TestCard.Tlv("9F69", related)
                + (qualifiers.Length == 0 ? "" : TestCard.Tlv("9F6C", qualifiers));
            card.Options = new string[] { TestCard.Tlv("77", options) + "9000" };
            card.Records = new string[]
            {
                TapCard.StaticRecord,
                "8F01F2" + TestCard.Tlv("90", TapChain.IssuerCertificate) + TestCard.Tlv("92", TapChain.IssuerRemainder) + "9F320103",
                TestCard.Tlv("9F46", TapChain.IccCertificate) + TestCard.Tlv("9F48", TapChain.IccRemainder) + "9F470103",
            };
            return card;
        }

        private static TapCard Good()
        {
            return Signing(TapChain.FastSignature, "01AABBCCDD0000", "0000");
        }

        [TestMethod]
        [DataRow(3)]
        [DataRow(7)]
        public void An_offline_approval_is_declined_by_rule(int kernel)
        {
            var rig = new TapRig(kernel).WithCaKey();
            TapOutcome outcome = rig.Expect(TapResult.Declined, Good());
            Assert.AreEqual((int)Reason.UnableToGoOnline, (int)outcome.Reason);
            Assert.IsFalse(rig.WentOnline);
            Assert.IsTrue(rig.Logged(Rule.AuthenticationGood, -1), "the signature is good");
            Assert.IsTrue(rig.Logged(Rule.OfflineApprovalRefused, 0));
        }

        [TestMethod]
        [DataRow(3)]
        [DataRow(7)]
        public void An_offline_approval_goes_online_by_parameter_and_the_card_leaves_before_the_signature(int kernel)
        {
            var rig = new TapRig(kernel).WithCaKey();
            rig.Combination.OfflineApproval = OfflineApproval.GoOnline;
            rig.LeaveEarly = true;
            rig.Expect(TapResult.Approved, Good());
            Assert.IsTrue(rig.WentOnline);
            Assert.IsTrue(rig.Computes > 3);
            Assert.AreEqual(0, rig.ComputesBeforeLeave);
            Assert.IsTrue(rig.Field55.IndexOf("9F270140") >= 0);
            Assert.IsTrue(rig.Field55.IndexOf("95050000000000") >= 0);
        }

        [TestMethod]
        [DataRow("9F02 differs", 1235, "01AABBCCDD0000")]
        [DataRow("version 00", 1234, "00AABBCCDD0000")]
        [DataRow("9F69 differs", 1234, "01AABBCCDE0000")]
        public void A_signature_that_does_not_fit_declines(string what, int amount, string related)
        {
            var rig = new TapRig(Combination.Kernel3).WithCaKey();
            rig.Combination.OfflineApproval = OfflineApproval.GoOnline;
            rig.AmountMinor = amount;
            TapOutcome outcome = rig.Expect(TapResult.Declined, Signing(TapChain.FastSignature, related, "0000"));
            Assert.AreEqual((int)Reason.CdaFailed, (int)outcome.Reason, what);
        }

        [TestMethod]
        public void C3_5_6_the_card_says_what_follows_a_failed_signature()
        {
            var rig = new TapRig(Combination.Kernel3).WithCaKey();
            rig.Expect(TapResult.Approved, Signing(TapChain.FastSignature, "00", "2000"));
            Assert.IsTrue(rig.WentOnline);
            rig.Expect(TapResult.TryAnotherInterface, Signing(TapChain.FastSignature, "00", "1000"));
            rig.Expect(TapResult.Declined, Signing(TapChain.FastSignature, "00", ""));
        }

        [TestMethod]
        public void Without_the_ca_key_the_offline_approval_is_declined()
        {
            Assert.AreEqual((int)Reason.CdaFailed, (int)new TapRig(Combination.Kernel3).Expect(TapResult.Declined, Good()).Reason);
        }

        [TestMethod]
        public void An_expired_card_may_not_approve_itself()
        {
            var rig = new TapRig(Combination.Kernel3).WithCaKey();
            rig.Combination.OfflineApproval = OfflineApproval.GoOnline;
            TapCard card = Good();
            card.Records[0] = "5A0862929900000000115F24032510315F340101";
            Assert.AreEqual((int)Reason.CardDeclined, (int)rig.Expect(TapResult.Declined, card).Reason);
        }

        [TestMethod]
        [DataRow(3)]
        [DataRow(7)]
        public void A_refusal_of_the_card_declines_without_the_issuer(int kernel)
        {
            var rig = new TapRig(kernel);
            var card = new TapCard();
            card.Options = new string[] { TestCard.Tlv("77", Aac + TapCard.Track2) + "9000" };
            Assert.AreEqual((int)Reason.CardDeclined, (int)rig.Expect(TapResult.Declined, card).Reason);
            Assert.IsFalse(rig.WentOnline);
        }

        [TestMethod]
        [DataRow("6984", (int)TapResult.TryAnotherInterface, (int)MessageId.InsertCard)]
        [DataRow("6986", (int)TapResult.TryAgain, (int)MessageId.SeePhone)]
        [DataRow("6985", (int)TapResult.EndApplication, (int)MessageId.TryAnotherCard)]
        [DataRow("6A81", (int)TapResult.EndApplication, (int)MessageId.TryAnotherCard)]
        [DataRow("9000", (int)TapResult.EndApplication, (int)MessageId.TryAnotherCard)]
        [DataRow("77009000", (int)TapResult.EndApplication, (int)MessageId.TryAnotherCard)]
        [DataRow("7703820220009000", (int)TapResult.EndApplication, (int)MessageId.TryAnotherCard)]
        public void C3_5_2_2_1_status_words_of_the_options(string answer, int result, int message)
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            card.Options = new string[] { answer };
            TapOutcome outcome = rig.Expect((TapResult)result, card);
            Assert.AreEqual(message, (int)outcome.UiOnOutcome.Message);
        }

        [TestMethod]
        public void See_phone_then_the_second_tap_with_the_owner_verified()
        {
            var rig = new TapRig(Combination.Kernel7);
            rig.AmountMinor = 200000;
            var card = new TapCard();
            card.Options = new string[] { "6986", TapCard.Quick("0080", "") };
            TapOutcome outcome = rig.Expect(TapResult.TryAgain, card);
            Assert.AreEqual((int)TapStart.B, (int)outcome.Start);
            Assert.IsTrue(outcome.FieldOffMs > 0 && outcome.UiOnOutcome.HoldMs > 0);
            Assert.AreEqual((int)TapResult.Approved, (int)rig.Present(card).Result);
            Assert.AreEqual((int)TapCvm.ConfirmationCodeVerified, (int)rig.CvmOnline);
        }

        [TestMethod]
        public void Stripe_mode_is_refused()
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            card.Options = new string[] { TestCard.Tlv("77", "82020080940408010100") + "9000" };
            rig.Expect(TapResult.EndApplication, card);
            rig.Combination.StripeCardToChip = true;
            rig.Expect(TapResult.TryAnotherInterface, card);
            card.Options = new string[] { "800600800801010090" + "00" };
            rig.Expect(TapResult.TryAnotherInterface, card);
            Assert.IsFalse(rig.WentOnline);
        }

        [TestMethod]
        [DataRow("36004000", (int)TapCvm.Signature)]
        [DataRow("34004000", (int)TapCvm.OnlinePin)]
        [DataRow("34000000", -1)]
        [DataRow("30004000", -1)]
        public void C3_5_7_1_1_without_qualifiers_the_reader_says_what_is_asked_for(string ttq, int wanted)
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.AmountMinor = 100000;
            rig.Combination.Ttq = Hex.Bytes(ttq);
            var card = new TapCard();
            card.Options = new string[] { TapCard.Quick("", "") };
            rig.Expect(wanted < 0 ? TapResult.Declined : TapResult.Approved, card);
            Assert.AreEqual(wanted >= 0, rig.WentOnline);
        }

        // kernel, qualifiers, above the limit, verification or -1 for a refusal
        [TestMethod]
        [DataRow(3, "", 0, (int)TapCvm.NoCvm)]
        [DataRow(3, "", 1, (int)TapCvm.Signature)]
        [DataRow(3, "0000", 0, (int)TapCvm.NoCvm)]
        [DataRow(3, "8000", 0, (int)TapCvm.OnlinePin)]
        [DataRow(3, "C080", 1, (int)TapCvm.OnlinePin)]
        [DataRow(3, "4000", 1, (int)TapCvm.Signature)]
        [DataRow(3, "0080", 1, (int)TapCvm.ConfirmationCodeVerified)]
        [DataRow(7, "", 0, (int)TapCvm.NoCvm)]
        [DataRow(7, "", 1, (int)TapCvm.OnlinePin)]
        [DataRow(7, "8000", 0, (int)TapCvm.NoCvm)]
        [DataRow(7, "8000", 1, (int)TapCvm.OnlinePin)]
        [DataRow(7, "4000", 1, (int)TapCvm.Signature)]
        [DataRow(7, "8080", 1, (int)TapCvm.ConfirmationCodeVerified)]
        public void Cardholder_verification_by_the_qualifiers(int kernel, string qualifiers, int above, int wanted)
        {
            var rig = new TapRig(kernel);
            rig.AmountMinor = above != 0 ? 100000 : 1234;
            var card = new TapCard();
            card.Options = new string[] { TapCard.Quick(qualifiers, "") };
            TapOutcome outcome = rig.Expect(TapResult.Approved, card);
            Assert.AreEqual(wanted, (int)rig.CvmOnline);
            bool sign = wanted == (int)TapCvm.Signature;
            Assert.AreEqual(sign, outcome.SignatureNeeded);
            Assert.AreEqual((int)(sign ? MessageId.ApprovedSign : MessageId.Approved), (int)outcome.UiOnOutcome.Message);
        }

        [TestMethod]
        public void Nothing_in_common_above_the_limit_is_refused()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.AmountMinor = 100000;
            rig.Expect(TapResult.Declined, new TapCard());
            rig = new TapRig(Combination.Kernel7);
            rig.AmountMinor = 100000;
            rig.Expect(TapResult.TryAnotherInterface, new TapCard());
            Assert.IsFalse(rig.WentOnline);
        }

        [TestMethod]
        public void C3_5_7_1_2_a_device_is_believed_only_with_the_same_qualifiers_under_the_signature()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.AmountMinor = 100000;
            var card = new TapCard();
            card.Options = new string[] { TapCard.Quick("0080", TestCard.Tlv("9F69", "01AABBCCDD0080")) };
            rig.Expect(TapResult.Approved, card);
            card.Options = new string[] { TapCard.Quick("0080", TestCard.Tlv("9F69", "01AABBCCDD0000")) };
            rig.Expect(TapResult.Declined, card);
            card.Options = new string[] { TapCard.Quick("0080", TestCard.Tlv("9F69", "01AA")) };
            rig.Expect(TapResult.Declined, card);
        }

        [TestMethod]
        public void Cash_goes_to_the_chip_when_the_card_says_so()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.Type = 0x01;
            var card = new TapCard();
            card.Options = new string[] { TapCard.Quick("0400", "") };
            rig.Expect(TapResult.TryAnotherInterface, card);
            rig.Type = 0x00;
            rig.Expect(TapResult.Approved, card);
        }

        [TestMethod]
        public void A_card_on_the_exception_file_is_declined()
        {
            var rig = new TapRig(Combination.Kernel7);
            rig.Terminal.ExceptionFile = Hex.Bytes("6292990000000011FFFF");
            Assert.AreEqual((int)Reason.TerminalDeclined, (int)rig.Expect(TapResult.Declined, new TapCard()).Reason);
        }

        [TestMethod]
        public void Mandatory_objects_and_both_track_and_pan()
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            string without = "820220009F3602000A9F2608010203040506070857136292990000000011D49122010000000000000F";
            card.Options = new string[] { TestCard.Tlv("77", without) + "9000" };
            Assert.AreEqual((int)Reason.CardDataMissing, (int)rig.Expect(TapResult.EndApplication, card).Reason);
            card.Options = new string[] { TestCard.Tlv("77", TapCard.Arqc) + "9000" };
            Assert.AreEqual((int)Reason.CardDataMissing, (int)rig.Expect(TapResult.EndApplication, card).Reason);
            card.Options = new string[] { TestCard.Tlv("77", TapCard.Arqc + TapCard.Track2 + TapCard.Track2) + "9000" };
            Assert.AreEqual((int)Reason.CardDataWrong, (int)rig.Expect(TapResult.EndApplication, card).Reason);
        }

        [TestMethod]
        public void The_card_cannot_change_what_the_terminal_said()
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            card.Options = new string[] { TapCard.Quick("0000", "9F02060000000000019F660400000000") };
            rig.Expect(TapResult.Approved, card);
            Assert.AreEqual("000000001234", rig.TagText(0x9F02));
            Assert.AreEqual("36804000", rig.TagText(0x9F66));
        }
    }
}
