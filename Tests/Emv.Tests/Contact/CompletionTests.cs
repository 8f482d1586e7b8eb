using Emv.Contact;
using Emv.Data;

namespace Tests.Emv.Contact
{
    /// <summary>Action analysis, cryptograms, issuer's answer, scripts and the decision: EMV 4.4 Book 3, 10.7 to 10.11.</summary>
    [TestClass]
    public class CompletionTests
    {
        private const string Aac = "8012000007AABBCCDDEEFF001107010103A00000" + "9000";
        private const string Arqc = "8012800007AABBCCDDEEFF001107010103A00000" + "9000";
        private const string Tc = "8012400007AABBCCDDEEFF001107010103A00000" + "9000";

        // SHA-1 of 11223344, by Python's hashlib.
        private const string HashOfNumber = "FC9DEF6A4F847576458241BF11C2A906140B1DB2";
        private const string AuthenticationData = "910A11223344556677883030";

        [TestMethod]
        [DataRow("8000000000", "", "no IAC: zeros")]
        [DataRow("0000000000", "9F0E058000000000", "IAC alone")]
        [DataRow("0000008000", "9F0E050000000000", "floor limit in the TAC")]
        public void Denial_codes_ask_for_an_aac(string tac, string iac, string why)
        {
            var rig = new Rig();
            rig.Application.TacDenial = Hex.Bytes(tac);
            var card = new TestCard();
            card.Records[0] = TestCard.StaticRecord + iac;
            card.Ac1 = Aac;
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Decision.Declined, (int)outcome.Decision, why);
            Assert.AreEqual((int)Reason.TerminalDeclined, (int)outcome.Reason, why);
            Assert.AreEqual("A4 A4 A4 A4 A8 B2 B2 AE00", card.Seen.ToString(), why);
            Assert.AreEqual("5A31", rig.TagText(Tag.AuthorisationResponseCode), why);
        }

        [TestMethod]
        public void Denial_after_choosing_cda_asks_without_a_signature()
        {
            var rig = new Rig().WithCaKey();
            rig.Application.TacDenial = Hex.Bytes("0000008000");
            TestCard card = SaleTests.WithCda();
            card.Ac1 = Aac;
            rig.Run(card);
            Assert.IsTrue(card.Seen.ToString().IndexOf("AE00") > 0);
            Assert.AreEqual("8000008000", rig.Tvr);
        }

        [TestMethod]
        [DataRow(Aac, (int)Decision.Declined, (int)Reason.CardDeclined, "AAC is a refusal")]
        [DataRow("800B0100070000000000000000" + "9000", (int)Decision.Declined, (int)Reason.ServiceNotAllowed, "AAC, service not allowed")]
        [DataRow(Tc, (int)Decision.Aborted, (int)Reason.CryptogramTypeWrong, "TC was not asked for")]
        [DataRow("800BC000070000000000000000" + "9000", (int)Decision.Aborted, (int)Reason.CryptogramTypeWrong, "unknown kind")]
        [DataRow("6985", (int)Decision.Aborted, (int)Reason.CardRefused, "status word")]
        [DataRow("9000", (int)Decision.Aborted, (int)Reason.CardDataWrong, "no data")]
        [DataRow("800A8000070000000000000" + "09000", (int)Decision.Aborted, (int)Reason.CardDataWrong, "too short")]
        [DataRow("770A9F2701809F360200079F" + "9000", (int)Decision.Aborted, (int)Reason.CardDataWrong, "object cut off")]
        [DataRow("77099F2701809F36020007" + "9000", (int)Decision.Aborted, (int)Reason.CardDataMissing, "no cryptogram")]
        [DataRow("77149F2702808" + "09F360200079F26080000000000000000" + "9000", (int)Decision.Aborted, (int)Reason.CardDataWrong, "two bytes of information")]
        [DataRow("77189F2701809F2701409F360200079F26080000000000000000" + "9000", (int)Decision.Aborted, (int)Reason.CardDataWrong, "twice the information")]
        public void First_cryptogram(string answer, int decision, int reason, string why)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Ac1 = answer;
            Outcome outcome = rig.Run(card);
            Assert.AreEqual(decision, (int)outcome.Decision, why);
            Assert.AreEqual(reason, (int)outcome.Reason, why);
            Assert.IsFalse(outcome.MustReverse, why);
        }

        [TestMethod]
        public void Format_2_cryptogram_and_advice()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Ac1 = "77149F2701889F360200079F26081122334455667788" + "9000";
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Decision.Approved, (int)outcome.Decision);
            Assert.IsTrue(outcome.AdviceRequired);
        }

        [TestMethod]
        [DataRow("00", true)]
        [DataRow("10", true)]
        [DataRow("11", true)]
        [DataRow("A2", true)]
        [DataRow("01", false)]
        [DataRow("05", false)]
        [DataRow("55", false)]
        public void Response_codes(string code, bool approved)
        {
            var rig = new Rig();
            rig.Arc = code;
            var card = new TestCard();
            Outcome outcome = rig.Run(card);
            Assert.AreEqual(approved, outcome.Decision == Decision.Approved);
            Assert.AreEqual((int)(approved ? Reason.IssuerApproved : Reason.IssuerDeclined), (int)outcome.Reason);
            Assert.AreEqual(approved ? "80AE4000" : "80AE0000", card.LastAc2.Substring(0, 8));
        }

        [TestMethod]
        public void Without_an_answer_the_card_is_told_and_the_sale_declined()
        {
            var rig = new Rig();
            rig.Arc = null;
            var card = new TestCard();
            card.Ac2 = Aac;
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Decision.Declined, (int)outcome.Decision);
            Assert.AreEqual((int)Reason.UnableToGoOnline, (int)outcome.Reason);
            Assert.AreEqual("80AE000006" + "5A33" + "11223344" + "00", card.LastAc2);
            Assert.IsFalse(outcome.MustReverse);
        }

        [TestMethod]
        [DataRow(Aac, (int)Decision.Declined, (int)Reason.CardDeclinedAfterApproval, "AAC")]
        [DataRow(Arqc, (int)Decision.Aborted, (int)Reason.CryptogramTypeWrong, "ARQC")]
        [DataRow("6985", (int)Decision.Aborted, (int)Reason.CardRefused, "status word")]
        [DataRow("7700" + "9000", (int)Decision.Aborted, (int)Reason.CardDataMissing, "empty")]
        public void Approval_that_the_card_does_not_seal_is_reversed(string answer, int decision, int reason, string why)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Ac2 = answer;
            Outcome outcome = rig.Run(card);
            Assert.AreEqual(decision, (int)outcome.Decision, why);
            Assert.AreEqual(reason, (int)outcome.Reason, why);
            Assert.IsTrue(outcome.MustReverse, why);
        }

        [TestMethod]
        [DataRow("6985")]
        [DataRow(Tc)]
        [DataRow("7700" + "9000")]
        public void Refusal_stays_a_refusal_whatever_the_card_says(string answer)
        {
            var rig = new Rig();
            rig.Arc = "51";
            var card = new TestCard();
            card.Ac2 = answer;
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Decision.Declined, (int)outcome.Decision);
            Assert.AreEqual((int)Reason.IssuerDeclined, (int)outcome.Reason);
            Assert.IsFalse(outcome.MustReverse);
        }

        // Commands of the plain sale: 1-4 SELECT, 5 GPO, 6-7 records, 8-9 cryptograms.
        [TestMethod]
        public void Card_pulled_before_every_command()
        {
            for (int command = 1; command <= 9; command++)
            {
                var rig = new Rig();
                rig.PullBefore = command;
                Outcome outcome = rig.Run(new TestCard());
                Assert.AreEqual((int)Decision.Aborted, (int)outcome.Decision);
                Assert.AreEqual((int)Reason.CardRemoved, (int)outcome.Reason);
                Assert.AreEqual(command == 9, outcome.MustReverse);
                Assert.IsFalse(outcome.TryFallback);
            }
        }

        [TestMethod]
        public void Card_pulled_after_its_certificate_leaves_the_approval()
        {
            var rig = new Rig();
            rig.Field55 = "7209860780CA9F36000000";
            rig.PullBefore = 10;
            Outcome outcome = rig.Run(new TestCard());
            Assert.AreEqual((int)Decision.Approved, (int)outcome.Decision);
            Assert.IsFalse(outcome.MustReverse);
        }

        [TestMethod]
        public void Mute_card_allows_the_stripe()
        {
            var rig = new Rig();
            rig.Kernel = new ContactKernel(rig.Terminal, rig.Keys);
            rig.Kernel.Start(100, 0, 0, rig.Now, 1, rig.Random);
            rig.Kernel.CardLost(CardLoss.NoAnswer);
            Assert.AreEqual((int)Reason.CardMute, (int)rig.Kernel.Outcome.Reason);
            Assert.IsTrue(rig.Kernel.Outcome.TryFallback);
        }

        [TestMethod]
        [DataRow("9000", "00", "7800", "good")]
        [DataRow("6300", "40", "7800", "refused")]
        public void Issuer_authentication_by_command(string answer, string fifth, string tsi, string why)
        {
            var rig = new Rig();
            rig.Field55 = AuthenticationData;
            var card = new TestCard();
            card.ExternalAuthenticate = answer;
            rig.Run(card);
            Assert.AreEqual("008200000A11223344556677883030", card.LastExternal, why);
            Assert.AreEqual(fifth, rig.Tvr.Substring(8, 2), why);
            Assert.AreEqual(tsi, rig.Tsi, why);
            Assert.IsTrue(card.Seen.ToString().IndexOf("82 AE40") > 0, why);
        }

        [TestMethod]
        public void Issuer_authentication_through_the_second_list()
        {
            var rig = new Rig();
            rig.Field55 = AuthenticationData;
            var card = new TestCard();
            card.Aip = "1800";
            card.Records[1] = TestCard.Track2 + "8C069F02069F3704" + "8D06910A8A029505" + "8E0A00000000000000001F03";
            rig.Run(card);
            Assert.AreEqual(null, card.LastExternal);
            Assert.AreEqual("80AE400011" + "11223344556677883030" + "3030" + "8000008000" + "00", card.LastAc2);
            Assert.AreEqual("6800", rig.Tsi);
        }

        [TestMethod]
        [DataRow("910711223344556677")]
        [DataRow("91111122334455667788112233445566778811")]
        [DataRow("910A1122")]
        public void Damaged_issuer_data_do_not_reach_the_card(string field)
        {
            var rig = new Rig();
            rig.Field55 = field;
            var card = new TestCard();
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.AreEqual(null, card.LastExternal);
        }

        [TestMethod]
        [DataRow("71129F18041122334486090424000004AABBCCDD", "9000", "24 AE40", "2011223344", "00", "before, good")]
        [DataRow("72129F18041122334486090424000004AABBCCDD", "9000", "AE40 24", "2011223344", "00", "after, good")]
        [DataRow("71129F18041122334486090424000004AABBCCDD", "6A80", "24 AE40", "1111223344", "20", "before, failed")]
        [DataRow("72129F18041122334486090424000004AABBCCDD", "6A80", "AE40 24", "1111223344", "10", "after, failed")]
        [DataRow("720B860504DA9F5800860204DA", "6200", "AE40 DA", "1200000000", "10", "second command too short")]
        [DataRow("7209860504DA9F5800", "9000", "AE40", "none", "00", "template cut off: nothing of field 55")]
        [DataRow("7204860504DA", "9000", "AE40", "0000000000", "10", "command cut off: not performed")]
        [DataRow("72079F180411223344", "9000", "AE40", "2011223344", "00", "no commands")]
        [DataRow("72078605" + "80DA9F5800" + "72078605" + "80DA9F5900", "9000", "AE40 DA DA", "20000000002000000000", "00", "two scripts")]
        [DataRow("720E860580DA9F5800860580DA9F5900" + "72078605" + "80DA9F5900", "6A80", "AE40 DA DA", "11000000001100000000", "10", "a failure ends its script only")]
        public void Scripts(string field, string answer, string seen, string result, string fifth, string why)
        {
            var rig = new Rig();
            rig.Field55 = field;
            var card = new TestCard();
            card.Script = answer;
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision, why);
            string commands = card.Seen.ToString();
            Assert.AreEqual(seen, commands.Substring(commands.IndexOf(seen[0] == 'A' ? "AE40" : "24")), why);
            Assert.AreEqual(result, rig.TagText(Tag.ScriptResults), why);
            Assert.AreEqual(result, rig.TagText(Tag.ScriptResultsUnionPay), why);
            Assert.AreEqual(fifth, rig.Tvr.Substring(8, 2), why);
            Assert.AreEqual(result == "none" ? "6800" : "6C00", rig.Tsi, why);
        }

        [TestMethod]
        public void Results_of_more_than_ten_scripts_are_not_kept()
        {
            var rig = new Rig();
            rig.Field55 = "";
            for (int i = 0; i < 12; i++)
            {
                // An object that is no command is passed over.
                rig.Field55 += "7209" + "DF0100" + "860480DA9F58";
            }

            rig.Run(new TestCard());
            Assert.AreEqual(10 * 5 * 2, rig.TagText(Tag.ScriptResults).Length);
            Assert.AreEqual("00", rig.Tvr.Substring(8, 2));
        }

        [TestMethod]
        public void Scripts_run_after_a_refusal_too()
        {
            var rig = new Rig();
            rig.Arc = "43";
            rig.Field55 = "7207860584160000" + "00";
            var card = new TestCard();
            card.Ac2 = Aac;
            Assert.AreEqual((int)Decision.Declined, (int)rig.Run(card).Decision);
            Assert.AreEqual("8416000000", card.LastScript);
        }

        [TestMethod]
        public void Hash_for_the_certificate_with_the_cards_and_the_default_list()
        {
            var rig = new Rig();
            var card = new TestCard();
            string records = TestCard.Track2 + "8C029814" + "8D058A029F3704" + "8E0A00000000000000001F03";
            card.Records[1] = records + "97039F3704";
            rig.Run(card);
            Assert.AreEqual("80AE800014", card.LastAc1.Substring(0, 10));
            Assert.AreEqual(HashOfNumber, card.LastAc1.Substring(10, 40));
            Assert.AreEqual("00", rig.Tvr.Substring(8, 2));
            card.Records[1] = records;
            rig.Application.DefaultTdol = Hex.Bytes("9F3704");
            rig.Run(card);
            Assert.AreEqual(HashOfNumber, card.LastAc1.Substring(10, 40));
            Assert.AreEqual("80", rig.Tvr.Substring(8, 2));
        }

        [TestMethod]
        public void Lists_that_ask_for_too_much_end_the_transaction()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Records[1] = TestCard.Track2 + "8C069F02FF9F3702" + "8D058A029F3704" + "8E0A00000000000000001F03";
            Assert.AreEqual((int)Reason.CardDataWrong, (int)rig.Run(card).Reason);
        }

        [TestMethod]
        public void Terminal_that_is_not_set_up_is_an_error_of_ours()
        {
            var rig = new Rig();
            rig.Terminal.RemoveAll();
            Assert.AreEqual((int)OutcomeKind.Error, (int)rig.Run(new TestCard()).Kind);
            Assert.AreEqual((int)Reason.Configuration, (int)rig.Kernel.Outcome.Reason);
            rig = new Rig();
            rig.AmountMinor = 1000000000000;
            Assert.AreEqual((int)Reason.Configuration, (int)rig.Run(new TestCard()).Reason);
            rig = new Rig();
            rig.OtherMinor = 1235;
            Assert.AreEqual((int)Reason.Configuration, (int)rig.Run(new TestCard()).Reason);
        }
    }
}
