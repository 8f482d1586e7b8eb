using Drivers.Hal;
using VirtualHandset;

namespace Tests.IcCard
{
    /// <summary>T=0 over the real reader and the byte-level card (EMV 4.3 Book 1, 9.2.2 and 9.3.1).</summary>
    [TestClass]
    public class IcCardT0Tests
    {
        private const string AtrT0 = "3B6500004142434445";
        private const string Select = "00A404000E315041592E5359532E444446303100";

        private static IcCardRig Inserted(ScriptedCard card, CardFaults faults)
        {
            var rig = new IcCardRig();
            rig.Card.Insert(card, faults);
            Assert.IsTrue(rig.PowerOn() == Status.Ok, "no answer to reset");
            return rig;
        }

        private static IcCardRig Inserted(ScriptedCard card)
        {
            return Inserted(card, new CardFaults());
        }

        [TestMethod]
        public void Reads_the_answer_to_reset()
        {
            IcCardRig rig = Inserted(new ScriptedCard(AtrT0));

            Assert.AreEqual(AtrT0, Hex.Format(rig.Reader.Atr, rig.Reader.AtrLength));
            Assert.IsTrue(rig.Power.High && rig.Clock.High && rig.Reset.High);
        }

        [TestMethod]
        public void Case_1_sends_a_header_and_gets_a_status()
        {
            var card = new ScriptedCard(AtrT0);
            card.Answer = "6D00";
            IcCardRig rig = Inserted(card);

            Assert.AreEqual("6D00", rig.Ask("80A80000"));
            Assert.AreEqual("80A80000", card.LastCommand);
        }

        [TestMethod]
        public void Case_2_follows_6Cxx_with_the_right_length()
        {
            var card = new ScriptedCard(AtrT0);
            card.Answer = "70025F249000";
            IcCardRig rig = Inserted(card);

            Assert.AreEqual("70025F249000", rig.Ask("00B2010C00"));
            Assert.AreEqual(1, card.Count);
        }

        [TestMethod]
        public void Case_2_takes_256_bytes()
        {
            var card = new ScriptedCard(AtrT0);
            card.Answer = Hex.Run(256) + "9000";
            IcCardRig rig = Inserted(card);

            Assert.AreEqual(card.Answer, rig.Ask("00B2010C00"));
        }

        [TestMethod]
        public void Case_3_sends_its_data_after_the_procedure_byte()
        {
            var card = new ScriptedCard(AtrT0);
            card.Answer = "63C2";
            IcCardRig rig = Inserted(card);

            Assert.AreEqual("63C2", rig.Ask("00200080082412349FFFFFFFFF"));
            Assert.AreEqual("00200080082412349FFFFFFFFF", card.LastCommand);
        }

        [TestMethod]
        public void Case_4_fetches_the_response_after_61xx()
        {
            var card = new ScriptedCard(AtrT0);
            card.Answer = "6F0484025031" + "9000";
            IcCardRig rig = Inserted(card);

            Assert.AreEqual(card.Answer, rig.Ask(Select));
            Assert.AreEqual(Select, card.LastCommand);
        }

        [TestMethod]
        public void Case_4_with_a_warning_returns_data_and_warning()
        {
            // A blocked application answers SELECT with 6283 and its FCI.
            var card = new ScriptedCard(AtrT0);
            card.Answer = "6F0484025031" + "6283";
            IcCardRig rig = Inserted(card);

            Assert.AreEqual(card.Answer, rig.Ask(Select));
        }

        [TestMethod]
        public void NULL_bytes_and_single_byte_procedure_bytes_change_nothing()
        {
            var faults = new CardFaults();
            faults.NullsBeforeReply = 5;
            faults.SingleByteAcks = true;
            var card = new ScriptedCard(AtrT0);
            card.Answer = Hex.Run(40) + "9000";
            IcCardRig rig = Inserted(card, faults);

            Assert.AreEqual(card.Answer, rig.Ask(Select));
            Assert.AreEqual(Select, card.LastCommand);
            Assert.AreEqual(card.Answer, rig.Ask("00B2010C00"));
        }

        [TestMethod]
        public void Speaks_inverse_convention()
        {
            var card = new ScriptedCard("3F6500004142434445");
            card.Answer = "6F0484025031" + "9000";
            IcCardRig rig = Inserted(card);

            Assert.AreEqual(card.Answer, rig.Ask(Select));
            Assert.AreEqual(Select, card.LastCommand);
        }

        [TestMethod]
        public void Speaks_four_times_faster_in_specific_mode()
        {
            // TA1 = 13: D = 4; TA2 = 00.
            var card = new ScriptedCard("3BF013000010" + "00");
            card.Answer = Hex.Run(200) + "9000";
            IcCardRig rig = Inserted(card);
            long startMs = rig.NowMs;

            Assert.AreEqual(card.Answer, rig.Ask("00B2010C00"));
            Assert.IsTrue(rig.NowMs - startMs < 120, "took " + (rig.NowMs - startMs) + " ms");
        }

        [TestMethod]
        public void Keeps_the_extra_guard_time()
        {
            // TC1 = 30: 60 etu a character, 6.25 ms.
            var card = new ScriptedCard("3B6000" + "30");
            IcCardRig rig = Inserted(card);
            long startMs = rig.NowMs;

            Assert.AreEqual("9000", rig.Ask("00200080082412349FFFFFFFFF"));
            Assert.IsTrue(rig.NowMs - startMs > 12 * 6, "took " + (rig.NowMs - startMs) + " ms");
        }

        [TestMethod]
        public void Waits_out_a_slow_card_but_not_a_mute_one()
        {
            var slow = new CardFaults();
            slow.ExtraDelayMs = 900;
            Assert.AreEqual("9000", Inserted(new ScriptedCard(AtrT0), slow).Ask("0084000000"));

            var mute = new CardFaults();
            mute.ExtraDelayMs = 1200;
            IcCardRig rig = Inserted(new ScriptedCard(AtrT0), mute);
            Assert.IsTrue(rig.Send("0084000000") == Status.Timeout);
            Assert.IsFalse(rig.Power.High);
        }

        [TestMethod]
        public void An_unknown_procedure_byte_ends_the_session()
        {
            var faults = new CardFaults();
            faults.WrongProcedureByte = true;
            IcCardRig rig = Inserted(new ScriptedCard(AtrT0), faults);

            Assert.IsTrue(rig.Send(Select) == Status.Protocol);
            Assert.IsFalse(rig.Reset.High || rig.Clock.High || rig.Power.High);
            Assert.IsTrue(rig.Send(Select) == Status.Protocol, "a dead session came back to life");
        }

        [TestMethod]
        public void A_command_of_no_case_is_refused_and_the_session_goes_on()
        {
            IcCardRig rig = Inserted(new ScriptedCard(AtrT0));

            Assert.IsTrue(rig.Send("00A404") == Status.Invalid);
            Assert.IsTrue(rig.Send("00A4040003AA") == Status.Invalid);
            Assert.AreEqual("9000", rig.Ask("0084000000"));
        }
    }
}
