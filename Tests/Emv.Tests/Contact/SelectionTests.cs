using Emv.Contact;
using Emv.Data;

namespace Tests.Emv.Contact
{
    /// <summary>Application selection: EMV 4.4 Book 1, 12.</summary>
    [TestClass]
    public class SelectionTests
    {
        private const string PseFci = "6F20840E315041592E5359532E4444463031A50E88010A5F2D047A68656E9F110101" + "9000";
        private const string OtherAid = "A0000099990202";

        [TestMethod]
        public void Pse_directory_gives_the_candidates()
        {
            var rig = new Rig();
            TestCard card = WithPse(Entry(TestCard.Aid, "500454455354" + "870101"));
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.AreEqual("A4 B2 B2 A4 A8 B2 B2 AE80 AE40", card.Seen.ToString());
            Assert.IsTrue(rig.Logged(Rule.PseFound, 10));
        }

        [TestMethod]
        [DataRow("6A82", 1)]
        [DataRow("6283", 2)]
        [DataRow("6985", 1)]
        [DataRow("9000", 3)]
        [DataRow("6F10840E315041592E5359532E44444630319000", 3)]
        [DataRow("6F15840E315041592E5359532E4444463031A5038801209000", 3)]
        public void Pse_that_cannot_be_used_leads_to_the_list_of_aids(string pse, int why)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Pse = pse;
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.IsTrue(rig.Logged(Rule.PseNotUsed, why));
        }

        [TestMethod]
        [DataRow("=6A84")]
        [DataRow("=61029000")]
        [DataRow("=700561044F02A0009000")]
        [DataRow("")]
        public void Broken_or_empty_directories_lead_to_the_list_of_aids(string record)
        {
            var rig = new Rig();
            TestCard card = WithPse(record);
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.IsTrue(rig.Logged(Rule.PseNotUsed, -1));
        }

        [TestMethod]
        public void Blocked_card_ends_at_once()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Pse = "6A81";
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Reason.CardBlocked, (int)outcome.Reason);
            Assert.AreEqual("A4", card.Seen.ToString());
            Assert.IsFalse(outcome.TryFallback);
        }

        [TestMethod]
        public void Blocked_card_ends_at_the_first_aid_too()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Selects = new string[] { "6A81" };
            Assert.AreEqual((int)Reason.CardBlocked, (int)rig.Run(card).Reason);
        }

        [TestMethod]
        public void No_shared_application_allows_fallback()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Selects = new string[] { "6A82" };
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Reason.NoApplication, (int)outcome.Reason);
            Assert.IsTrue(outcome.TryFallback);
        }

        [TestMethod]
        public void Blocked_application_is_no_candidate_and_no_reason_for_fallback()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Selects = new string[] { TestCard.Fci(TestCard.Aid, "500454455354") + "6283" };
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Reason.ApplicationBlocked, (int)outcome.Reason);
            Assert.IsFalse(outcome.TryFallback);
        }

        [TestMethod]
        public void Exact_match_wanted_leaves_longer_names_out()
        {
            var rig = new Rig();
            rig.Application.PartialSelection = false;
            var card = new TestCard();
            Assert.AreEqual((int)Decision.Aborted, (int)rig.Run(card).Decision);
            Assert.IsTrue(rig.Logged(Rule.CandidateRejected, 3));
        }

        [TestMethod]
        public void Next_occurrences_are_asked_for_and_sorted_by_priority()
        {
            var rig = new Rig();
            TestCard card = WithTwo("870102", "870101");
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.AreEqual(1, rig.Choices);
            Assert.AreEqual(OtherAid, rig.TagText(Tag.DfName));
        }

        [TestMethod]
        public void Without_priority_comes_last_and_the_choice_counts()
        {
            var rig = new Rig();
            rig.Choice = 1;
            TestCard card = WithTwo("", "870109");
            card.Selects[1] = card.Selects[0];
            rig.Run(card);
            Assert.AreEqual(TestCard.Aid, rig.TagText(Tag.DfName));
        }

        [TestMethod]
        public void Cancelling_the_choice_ends_the_transaction()
        {
            var rig = new Rig();
            rig.Choice = -1;
            Outcome outcome = rig.Run(WithTwo("870102", "870101"));
            Assert.AreEqual((int)Reason.Cancelled, (int)outcome.Reason);
        }

        [TestMethod]
        public void A_single_application_that_wants_confirmation_is_confirmed()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Selects[0] = TestCard.Fci(TestCard.Aid, "500454455354" + "870181") + "9000";
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.AreEqual(1, rig.Choices);
        }

        [TestMethod]
        public void Application_that_fails_the_final_select_gives_way_to_the_next()
        {
            var rig = new Rig();
            TestCard card = WithTwo("870102", "870101");
            card.Selects = new string[] { card.Selects[0], "6283", card.Selects[0] };
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.AreEqual(TestCard.Aid, rig.TagText(Tag.DfName));
            Assert.IsTrue(rig.Logged(Rule.CandidateRejected, 5));
        }

        [TestMethod]
        public void Application_that_refuses_processing_gives_way_to_the_next()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Gpo = "6985";
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Reason.ApplicationBlocked, (int)outcome.Reason);
            Assert.IsTrue(rig.Logged(Rule.CandidateRejected, 6));
        }

        // Two and three applications: the next is selected at once, or chosen again.
        [TestMethod]
        [DataRow(2, 1)]
        [DataRow(3, 2)]
        public void The_next_application_goes_on_after_a_refusal(int applications, int choices)
        {
            var rig = new Rig();
            var card = new TestCard();
            string[] selects = new string[applications];
            for (int i = 0; i < applications; i++)
            {
                selects[i] = TestCard.Fci("A00000999901" + i.ToString("X2"), "500454455354") + "9000";
            }

            card.Nexts = new string[applications - 1];
            System.Array.Copy(selects, 1, card.Nexts, 0, applications - 1);
            card.Selects = new string[] { selects[0], selects[0], selects[1] };
            card.Gpos = new string[] { "6985" };
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.AreEqual(choices, rig.Choices);
        }

        [TestMethod]
        public void The_same_name_again_and_again_is_one_candidate_and_an_end()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Nexts = new string[40];
            for (int i = 0; i < card.Nexts.Length; i++)
            {
                card.Nexts[i] = card.Selects[0];
            }

            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.AreEqual(0, rig.Choices);
        }

        [TestMethod]
        [DataRow("9F1204507265669F110101", "Pref")]
        [DataRow("9F1204507265669F110102", "TEST")]
        [DataRow("9F120450726566", "TEST")]
        public void Preferred_name_is_shown_when_its_alphabet_is_known(string objects, string expected)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Selects[0] = TestCard.Fci(TestCard.Aid, "500454455354" + "870181" + objects) + "9000";
            rig.Run(card);
            Assert.AreEqual(expected, rig.Kernel.CandidateName(0));
        }

        [TestMethod]
        public void Without_any_name_the_aid_is_shown()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Selects[0] = TestCard.Fci(TestCard.Aid, "870181") + "9000";
            rig.Run(card);
            Assert.AreEqual(TestCard.Aid, rig.Kernel.CandidateName(0));
        }

        [TestMethod]
        public void Language_preference_is_kept()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Selects[0] = TestCard.Fci(TestCard.Aid, "5F2D047A68656E") + "9000";
            rig.Run(card);
            Assert.AreEqual("7A68656E", rig.TagText(Tag.LanguagePreference));
        }

        private static TestCard WithPse(string record)
        {
            var card = new TestCard();
            card.Pse = PseFci;
            card.Directory = new string[] { record };
            return card;
        }

        private static string Entry(string aid, string objects)
        {
            return TestCard.Tlv("61", TestCard.Tlv("4F", aid) + objects);
        }

        private static TestCard WithTwo(string firstPriority, string secondPriority)
        {
            string first = TestCard.Fci(TestCard.Aid, "50044F4E4520" + firstPriority) + "9000";
            string second = TestCard.Fci(OtherAid, "500454574F20" + secondPriority) + "9000";
            var card = new TestCard();
            card.Selects = new string[] { first, second };
            card.Nexts = new string[] { second };
            return card;
        }
    }
}
