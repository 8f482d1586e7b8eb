using Emv.Contact;
using Firmware.Host;
using Firmware.Sale;

namespace Tests.Sale
{
    /// <summary>The table of docs/money.md, "Doubt", row by row.</summary>
    [TestClass]
    public class VerdictTests
    {
        private static Verdict Judge(ExchangeResult exchange, string code, Decision card)
        {
            var verdict = new Verdict();
            verdict.Judge(exchange, code, card, Doubt.Reverse);
            return verdict;
        }

        private static void Reverses(ExchangeResult exchange, string code, Decision card, string reason)
        {
            Verdict verdict = Judge(exchange, code, card);
            Assert.AreEqual((int)VerdictKind.Reverse, (int)verdict.Kind);
            Assert.AreEqual(reason, verdict.ReversalReason);
        }

        [TestMethod]
        public void Abandons_what_never_left()
        {
            Assert.AreEqual((int)VerdictKind.Abandon, (int)Judge(ExchangeResult.NotSent, "", Decision.Declined).Kind);
        }

        [TestMethod]
        public void Reverses_when_nobody_knows()
        {
            Reverses(ExchangeResult.NoReply, "", Decision.Declined, "98");
            Reverses(ExchangeResult.BrokenReply, "", Decision.Declined, "98");
            Reverses(ExchangeResult.WrongReply, "", Decision.Declined, "06");
            Reverses(ExchangeResult.BadMac, "00", Decision.Declined, "A0");
            Reverses(ExchangeResult.Answered, "68", Decision.Declined, "98");
            Reverses(ExchangeResult.Answered, "91", Decision.Declined, "98");
            Reverses(ExchangeResult.Answered, "98", Decision.Declined, "98");
        }

        [TestMethod]
        public void Reverses_an_approval_that_the_card_did_not_complete()
        {
            Reverses(ExchangeResult.Answered, "00", Decision.Declined, "96");
            Reverses(ExchangeResult.Answered, "00", Decision.Aborted, "96");
            Reverses(ExchangeResult.Answered, "11", Decision.Aborted, "96");
        }

        [TestMethod]
        public void Reverses_a_partial_approval_because_the_customer_wants_the_whole()
        {
            Reverses(ExchangeResult.Answered, "10", Decision.Declined, "06");
        }

        [TestMethod]
        public void Declines_on_any_other_answer()
        {
            Assert.AreEqual((int)VerdictKind.Decline, (int)Judge(ExchangeResult.Answered, "51", Decision.Declined).Kind);
            Assert.AreEqual((int)VerdictKind.Decline, (int)Judge(ExchangeResult.Answered, "ZZ", Decision.Declined).Kind);
        }

        [TestMethod]
        public void Never_approves_without_both_the_issuers_and_the_cards_yes()
        {
            Assert.AreEqual((int)VerdictKind.Approve, (int)Judge(ExchangeResult.Answered, "00", Decision.Approved).Kind);
            Assert.AreEqual((int)VerdictKind.Decline, (int)Judge(ExchangeResult.Answered, "05", Decision.Approved).Kind);
            Reverses(ExchangeResult.NoReply, "00", Decision.Approved, "98");
        }
    }
}
