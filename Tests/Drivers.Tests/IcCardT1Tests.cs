using Drivers.Hal;
using VirtualHandset;

namespace Tests.IcCard
{
    /// <summary>T=1 over the real reader and the byte-level card (EMV 4.3 Book 1, 9.2.4 and 9.2.5).</summary>
    [TestClass]
    public class IcCardT1Tests
    {
        // IFSC 32, BWI 4, CWI 5.
        private const string AtrT1 = "3BE000008131204535";
        private const string Select = "00A404000E315041592E5359532E444446303100";

        private static IcCardRig Inserted(ScriptedCard card, CardFaults faults)
        {
            var rig = new IcCardRig();
            rig.Card.Insert(card, faults);
            Assert.IsTrue(rig.PowerOn() == Status.Ok, "no session");
            return rig;
        }

        private static void Answers(string answer, string command, CardFaults faults)
        {
            var card = new ScriptedCard(AtrT1);
            card.Answer = answer;
            IcCardRig rig = Inserted(card, faults);

            Assert.AreEqual(answer, rig.Ask(command));
            Assert.AreEqual(command, card.LastCommand);

            // The numbers of the blocks still fit.
            Assert.AreEqual(answer, rig.Ask(command));
            Assert.AreEqual(2, card.Count);
        }

        [TestMethod]
        public void Exchanges_one_block_each_way()
        {
            Answers("6F04840250319000", Select, new CardFaults());
        }

        [TestMethod]
        public void Chains_a_long_command()
        {
            Answers("9000", "80AE8000C8" + Hex.Run(200) + "00", new CardFaults());
        }

        [TestMethod]
        public void Takes_a_chained_response()
        {
            Answers(Hex.Run(256) + "9000", "00B2010C00", new CardFaults());
        }

        [TestMethod]
        public void Grants_more_time()
        {
            var faults = new CardFaults();
            faults.WtxBeforeReply = 3;
            Answers("9000", Select, faults);
        }

        [TestMethod]
        public void Waits_as_long_as_was_asked()
        {
            // BWT is 1.6 s; the card takes 3.5 s and asked for three times BWT.
            var card = new ScriptedCard(AtrT1);
            var faults = new CardFaults();
            IcCardRig rig = Inserted(card, faults);
            faults.WtxBeforeReply = 1;
            faults.WtxMultiplier = 3;
            Assert.AreEqual("9000", rig.Ask(Select));

            faults.ExtraDelayMs = 1500;
            Assert.AreEqual("9000", rig.Ask(Select));

            faults.WtxBeforeReply = 0;
            faults.ExtraDelayMs = 2500;
            Assert.IsTrue(rig.Send(Select) == Status.Timeout);
        }

        [TestMethod]
        public void Follows_a_new_block_size()
        {
            var card = new ScriptedCard(AtrT1);
            var faults = new CardFaults();
            faults.IfsRequest = 16;
            IcCardRig rig = Inserted(card, faults);

            Assert.AreEqual("9000", rig.Ask(Select));
            Assert.AreEqual("9000", rig.Ask("80AE800064" + Hex.Run(100) + "00"));
            Assert.AreEqual("80AE800064" + Hex.Run(100) + "00", card.LastCommand);
        }

        [TestMethod]
        public void Asks_again_for_a_damaged_block()
        {
            var card = new ScriptedCard(AtrT1);
            card.Answer = Hex.Run(64) + "9000";
            var faults = new CardFaults();
            IcCardRig rig = Inserted(card, faults);
            faults.WrongLrcBlocks = 2;

            Assert.AreEqual(card.Answer, rig.Ask(Select));
            Assert.AreEqual(1, card.Count);
        }

        [TestMethod]
        public void Repeats_a_block_the_card_did_not_understand()
        {
            var card = new ScriptedCard(AtrT1);
            var faults = new CardFaults();
            IcCardRig rig = Inserted(card, faults);
            faults.RejectedBlocks = 2;

            Assert.AreEqual("9000", rig.Ask("80AE800064" + Hex.Run(100) + "00"));
            Assert.AreEqual("80AE800064" + Hex.Run(100) + "00", card.LastCommand);
        }

        [TestMethod]
        public void Gives_up_after_three_damaged_blocks()
        {
            var faults = new CardFaults();
            IcCardRig rig = Inserted(new ScriptedCard(AtrT1), faults);
            faults.WrongLrcBlocks = 100;

            Assert.IsTrue(rig.Send(Select) == Status.Checksum);
            Assert.IsFalse(rig.Power.High);
            Assert.AreEqual(96, faults.WrongLrcBlocks);
        }

        [TestMethod]
        public void Gives_up_when_the_card_refuses_a_block_three_times()
        {
            var faults = new CardFaults();
            IcCardRig rig = Inserted(new ScriptedCard(AtrT1), faults);
            faults.RejectedBlocks = 100;

            Assert.IsTrue(rig.Send(Select) == Status.Protocol);
            Assert.AreEqual(97, faults.RejectedBlocks);
        }

        [TestMethod]
        public void Repeats_the_block_size_announcement()
        {
            var faults = new CardFaults();
            faults.WrongLrcBlocks = 2;
            IcCardRig rig = Inserted(new ScriptedCard(AtrT1), faults);

            Assert.AreEqual("9000", rig.Ask(Select));
        }

        [TestMethod]
        public void Abort_ends_the_session()
        {
            var faults = new CardFaults();
            IcCardRig rig = Inserted(new ScriptedCard(AtrT1), faults);
            faults.AbortsNext = true;

            Assert.IsTrue(rig.Send(Select) == Status.Protocol);
            Assert.IsFalse(rig.Power.High);
        }

        [TestMethod]
        public void A_response_without_a_status_word_is_no_response()
        {
            var card = new ScriptedCard(AtrT1);
            card.Answer = string.Empty;
            IcCardRig rig = Inserted(card, new CardFaults());

            Assert.IsTrue(rig.Send(Select) == Status.Timeout);
        }

        [TestMethod]
        public void Survives_noise_that_T1_can_repair()
        {
            var card = new ScriptedCard(AtrT1);
            card.Answer = Hex.Run(100) + "9000";
            IcCardRig rig = Inserted(card, new CardFaults());
            rig.Card.Faults.FlipAtCharacter = rig.Card.Characters + 60;

            Assert.AreEqual(card.Answer, rig.Ask(Select));
            Assert.AreEqual(1, card.Count);
        }
    }
}
