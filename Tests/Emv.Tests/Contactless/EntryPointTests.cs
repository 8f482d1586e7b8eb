using Emv.Contact;
using Emv.Contactless;
using Tests.Emv.Contact;

namespace Tests.Emv.Contactless
{
    /// <summary>EMV Contactless Book B: pre-processing, combination selection, outcomes.</summary>
    [TestClass]
    public class EntryPointTests
    {
        [TestMethod]
        public void A_tap_goes_online_and_is_approved()
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            TapOutcome outcome = rig.Expect(TapResult.Approved, card);
            Assert.IsTrue(rig.WentOnline);
            Assert.AreEqual((int)TapCvm.NoCvm, (int)rig.CvmOnline);
            Assert.AreEqual((int)MessageId.Authorising, (int)rig.MessageOnline);
            Assert.AreEqual((int)MessageId.Approved, (int)outcome.UiOnOutcome.Message);
            Assert.AreEqual("A4 A4 A8", card.Seen.ToString());
            Assert.IsTrue(rig.Field55.IndexOf("9F26080102030405060708") >= 0);
            Assert.IsTrue(rig.Field55.IndexOf("9F270180") >= 0, "kind from 9F10");
            Assert.IsTrue(rig.Field55.IndexOf("95050000000000") >= 0, "TVR as in the cryptogram");
        }

        [TestMethod]
        public void The_pan_comes_from_track_2()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.Run(new TapCard());
            var pan = new byte[20];
            Assert.AreEqual(16, rig.Point.Pan(pan, 0));
            Assert.AreEqual("06020902090900000000000000000101", Hex.Text(pan, 0, 16));
        }

        [TestMethod]
        public void The_host_declines()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.Arc = "51";
            TapOutcome outcome = rig.Expect(TapResult.Declined, new TapCard());
            Assert.AreEqual((int)Reason.IssuerDeclined, (int)outcome.Reason);
            Assert.AreEqual((int)MessageId.NotAuthorised, (int)outcome.UiOnOutcome.Message);
        }

        [TestMethod]
        public void No_answer_declines()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.Arc = null;
            Assert.AreEqual((int)Reason.UnableToGoOnline, (int)rig.Expect(TapResult.Declined, new TapCard()).Reason);
        }

        [TestMethod]
        public void Rule_3_1_1_5_no_tap_from_the_transaction_limit_on()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.AmountMinor = 5000000;
            TapOutcome outcome = rig.Expect(TapResult.TryAnotherInterface, new TapCard());
            Assert.IsFalse(rig.Prepared);
            Assert.AreEqual((int)MessageId.InsertOrSwipe, (int)outcome.UiOnOutcome.Message);
            rig.AmountMinor = 4999999;
            rig.Combination.CvmLimitMinor = Combination.None;
            rig.Expect(TapResult.Approved, new TapCard());
        }

        [TestMethod]
        public void Rule_3_1_1_4_zero_amount_by_parameter()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.AmountMinor = 0;
            rig.Expect(TapResult.Approved, new TapCard());
            rig.Combination.ZeroAmountAllowed = false;
            rig.Expect(TapResult.TryAnotherInterface, new TapCard());
        }

        [TestMethod]
        public void Rule_3_1_1_3_status_check_at_one_unit()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.Combination.StatusCheck = true;
            rig.AmountMinor = 100;
            rig.Run(new TapCard());
            Assert.IsTrue(rig.Logged(Rule.PreProcessed, 2 | 16));
            rig.AmountMinor = 200;
            rig.Run(new TapCard());
            Assert.IsTrue(rig.Logged(Rule.PreProcessed, 16));
        }

        [TestMethod]
        public void Rule_3_1_1_8_the_cvm_limit_sets_its_bit_and_its_equal_counts()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.AmountMinor = 100000;
            var card = new TapCard();
            card.Options = new string[] { TapCard.Quick("8000", "") };
            rig.Run(card);
            Assert.IsTrue(card.LastOptions.IndexOf("36C04000000000100000") >= 0, card.LastOptions);
            Assert.AreEqual((int)TapCvm.OnlinePin, (int)rig.CvmOnline);
            Assert.AreEqual((int)MessageId.EnterPin, (int)rig.MessageOnline);
            rig.AmountMinor = 99999;
            card = new TapCard();
            rig.Run(card);
            Assert.IsTrue(card.LastOptions.IndexOf("36804000000000099999") >= 0, card.LastOptions);
        }

        [TestMethod]
        public void Rule_3_1_1_9_to_12_online_cryptogram_by_the_floor_limit_where_it_is_not_always_asked_for()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.Combination.AlwaysOnline = false;
            rig.Combination.FloorLimitMinor = 1234;
            var card = new TapCard();
            rig.Run(card);
            Assert.IsTrue(card.LastOptions.IndexOf("36004000000000001234") >= 0, card.LastOptions);
            rig.AmountMinor = 1235;
            rig.Run(card);
            Assert.IsTrue(card.LastOptions.IndexOf("36804000000000001235") >= 0, card.LastOptions);
            rig.AmountMinor = 0;
            rig.Run(card);
            Assert.IsTrue(card.LastOptions.IndexOf("36804000000000000000") >= 0, card.LastOptions);
        }

        [TestMethod]
        public void Rule_3_3_2_7_a_card_without_directory_ends()
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            card.Ppse = "6A82";
            TapOutcome outcome = rig.Expect(TapResult.EndApplication, card);
            Assert.AreEqual((int)Reason.NoApplication, (int)outcome.Reason);
            Assert.AreEqual((int)MessageId.TryAnotherCard, (int)outcome.UiOnOutcome.Message);
            card.Ppse = "6F058403AABBCC9000";
            rig.Expect(TapResult.EndApplication, card);
        }

        [TestMethod]
        public void Rule_3_3_2_5_the_kernel_identifier_must_be_ours()
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            card.Ppse = TapCard.Directory(TapCard.Entry(TapCard.Aid, "9F2A0103")) + "9000";
            rig.Expect(TapResult.Approved, card);
            card.Ppse = TapCard.Directory(TapCard.Entry(TapCard.Aid, "9F2A0107")) + "9000";
            rig.Expect(TapResult.EndApplication, card);
            card.Ppse = TapCard.Directory(TapCard.Entry(TapCard.Aid, "9F2A0183")) + "9000";
            rig.Expect(TapResult.EndApplication, card);
            card.Ppse = TapCard.Directory(TapCard.Entry(TapCard.Aid, "9F2A03810156")) + "9000";
            rig.Expect(TapResult.EndApplication, card);
        }

        [TestMethod]
        public void Rule_3_3_2_5_a_known_provider_implies_its_kernel()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.Reader.RemoveAll();
            rig.Reader.Add(new Combination(new ApplicationProfile(Hex.Bytes("A000000333010101")), Combination.Kernel3));
            rig.Reader.Add(new Combination(new ApplicationProfile(Hex.Bytes("A000000333010101")), Combination.Kernel7));
            var card = new TapCard();
            card.Ppse = TapCard.Directory(TapCard.Entry("A000000333010101", "")) + "9000";
            card.Selects = new string[] { TapCard.Fci("A000000333010101", TapCard.PdolQuick) + "9000" };
            Assert.AreEqual(Combination.Kernel7, rig.Expect(TapResult.Approved, card).Kernel);
        }

        [TestMethod]
        public void Rule_3_3_3_2_priority_before_order()
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            card.Ppse = TapCard.Directory(TapCard.Entry("A0000099990101", "870102") + TapCard.Entry("A0000099990202", "870101")
                + TapCard.Entry("A0000099990303", "")) + "9000";
            card.Selects = new string[] { TapCard.Fci("A0000099990202", TapCard.PdolQuick) + "9000" };
            rig.Expect(TapResult.Approved, card);
            Assert.AreEqual("00A4040007A000009999020200", card.LastSelect);
        }

        [TestMethod]
        public void Rule_3_3_3_3_extended_selection_goes_into_the_select()
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            card.Ppse = TapCard.Directory(TapCard.Entry(TapCard.Aid, "9F29021122")) + "9000";
            rig.Expect(TapResult.Approved, card);
            Assert.AreEqual("00A4040009A0000099990101112200", card.LastSelect);
            rig.Combination.ExtendedSelection = false;
            rig.Run(card);
            Assert.AreEqual("00A4040007A000009999010100", card.LastSelect);
        }

        [TestMethod]
        public void Rule_3_3_3_5_a_refused_select_tries_the_next()
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            card.Ppse = TapCard.Directory(TapCard.Entry("A0000099990101", "870101") + TapCard.Entry("A0000099990202", "870102")) + "9000";
            card.Selects = new string[] { "6A82", TapCard.Fci("A0000099990202", TapCard.PdolQuick) + "9000" };
            rig.Expect(TapResult.Approved, card);
            Assert.AreEqual("A4 A4 A4 A8", card.Seen.ToString());
        }

        [TestMethod]
        public void Rule_3_3_3_6_a_visa_card_that_does_not_ask_for_the_qualifiers_is_left_out()
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            card.Selects = new string[] { TapCard.Fci(TapCard.Aid, "9F38039F0206") + "9000" };
            rig.Expect(TapResult.EndApplication, card);
            Assert.AreEqual("A4 A4", card.Seen.ToString());
        }

        [TestMethod]
        public void Select_next_starts_at_c_with_the_candidates_left()
        {
            var rig = new TapRig(Combination.Kernel3);
            var card = new TapCard();
            card.Ppse = TapCard.Directory(TapCard.Entry("A0000099990101", "870101") + TapCard.Entry("A0000099990202", "870102")) + "9000";
            card.Selects = new string[] { TapCard.Fci("A0000099990101", TapCard.PdolQuick) + "9000", TapCard.Fci("A0000099990202", TapCard.PdolQuick) + "9000" };
            card.Options = new string[] { "6985", TapCard.Quick("0000", "") };
            rig.Expect(TapResult.Approved, card);
            Assert.AreEqual("A4 A4 A8 A4 A8", card.Seen.ToString());
            Assert.IsTrue(rig.Logged(Rule.NextCombination, -1));
        }

        [TestMethod]
        public void A_card_that_leaves_early_is_asked_for_again_and_the_sale_stays()
        {
            for (int leave = 1; leave <= 3; leave++)
            {
                var rig = new TapRig(Combination.Kernel3);
                rig.LeaveAt = leave;
                TapOutcome outcome = rig.Expect(TapResult.TryAgain, new TapCard());
                Assert.AreEqual((int)TapStart.B, (int)outcome.Start);
                // Rule 3.3.3.7: before a kernel runs, the next try comes without a word.
                Assert.AreEqual((int)(leave < 3 ? MessageId.None : MessageId.PresentAgain), (int)outcome.UiOnOutcome.Message);
                Assert.AreEqual(leave == 3, outcome.UiOnRestart.Status == UiStatus.ReadyToRead);
                rig.LeaveAt = 0;
                Assert.AreEqual((int)TapResult.Approved, (int)rig.Present(new TapCard()).Result);
            }
        }

        [TestMethod]
        public void A_card_that_leaves_when_it_may_changes_nothing()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.LeaveEarly = true;
            rig.Expect(TapResult.Approved, new TapCard());
        }

        [TestMethod]
        public void Clear_wipes_the_card()
        {
            var rig = new TapRig(Combination.Kernel3);
            rig.Run(new TapCard());
            rig.Point.Clear();
            bool clean = true;
            for (int i = 0; i < rig.Point.Store.Buffer.Length; i++)
            {
                clean &= rig.Point.Store.Buffer[i] == 0;
            }

            Assert.IsTrue(clean);
            Assert.AreEqual(0, rig.Point.Store.Count);
        }
    }
}
