using Drivers.Hal;
using Drivers.Nfc;
using Tests.IcCard;
using VirtualHandset;

namespace Tests.Nfc
{
    /// <summary>Commands and responses over the block protocol, with cards that chain, stretch, lose, damage and leave.</summary>
    [TestClass]
    public class NfcExchangeTests
    {
        private const string AnyAtr = "3B00";

        [TestMethod]
        [DataRow(0)]
        [DataRow(2)]
        [DataRow(5)]
        [DataRow(8)]
        public void Long_commands_and_responses_are_chained(int fsci)
        {
            var traits = new NfcTraits();
            traits.Fsci = fsci;
            traits.AnswerChunkBytes = 14 + (30 * fsci);
            var card = new ScriptedCard(AnyAtr);
            card.Answer = Hex.Run(256) + "9000";
            NfcRig rig = NfcRig.With(card, traits);
            string command = "00DA0000FF" + Hex.Run(255) + "00";

            Assert.AreEqual(card.Answer, rig.Ask(command));
            Assert.AreEqual(command, card.LastCommand);
            Assert.AreEqual(card.Answer, rig.Ask(NfcRig.Select));
            rig.HasNoViolations();
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public void A_lost_or_damaged_block_is_mended_wherever_it_is(int fault)
        {
            var traits = new NfcTraits();
            traits.Fsci = 2;
            traits.AnswerChunkBytes = 40;
            traits.Fault = (NfcFault)fault;
            for (int at = 0; at < 9; at++)
            {
                traits.FaultAtBlock = at;
                var card = new ScriptedCard(AnyAtr);
                card.Answer = Hex.Run(100) + "9000";
                NfcRig rig = NfcRig.With(card, traits);

                Assert.AreEqual(card.Answer, rig.Ask("00DA000050" + Hex.Run(80)), "block " + at);
                Assert.AreEqual(1, card.Count);
                Assert.AreEqual("00DA000050" + Hex.Run(80), card.LastCommand);
                Assert.AreEqual(card.Answer, rig.Ask(NfcRig.Select));
                rig.HasNoViolations();
            }
        }

        [TestMethod]
        [DataRow(1, 3)]
        [DataRow(2, 3)]
        [DataRow(3, 5)]
        public void Three_failures_in_a_row_end_the_exchange(int fault, int status)
        {
            var traits = new NfcTraits();
            traits.Fault = (NfcFault)fault;
            traits.FaultAtBlock = 1;
            traits.FaultBlocks = 3;
            var card = new ScriptedCard(AnyAtr);
            NfcRig rig = NfcRig.With(card, traits);
            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));

            Assert.IsTrue((int)rig.Send(NfcRig.Select) == status);
            Assert.IsTrue(rig.Reader.CardState == CardState.None);
            Assert.AreEqual(0, rig.Reader.ResponseLength);
            Assert.IsTrue((int)rig.Pass(50) == status);
            Assert.IsFalse(rig.Chip.FieldOn);
            rig.HasNoViolations();
        }

        [TestMethod]
        public void After_a_failure_the_card_can_be_found_again()
        {
            var traits = new NfcTraits();
            traits.Fault = NfcFault.LostAnswer;
            traits.FaultAtBlock = 0;
            traits.FaultBlocks = 3;
            NfcRig rig = NfcRig.With(new ScriptedCard(AnyAtr), traits);
            Assert.IsTrue(rig.Send(NfcRig.Select) == Status.Timeout);
            traits.FaultAtBlock = -1;

            Assert.IsTrue(rig.Seek() == Status.Ok);
            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));
            rig.HasNoViolations();
        }

        [TestMethod]
        [DataRow(4, 20, 90)]
        [DataRow(7, 59, 2000)]
        [DataRow(12, 20, 4500)]
        [DataRow(14, 1, 4500)]
        public void A_slow_card_gets_the_time_it_asks_for(int fwi, int multiplier, int workMs)
        {
            var traits = new NfcTraits();
            traits.Fwi = fwi;
            traits.WtxBeforeReply = 2;
            traits.WtxMultiplier = (byte)multiplier;
            traits.ExtendedWorkMs = workMs;
            var card = new ScriptedCard(AnyAtr);
            NfcRig rig = NfcRig.With(card, traits);

            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));
            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));
            Assert.AreEqual(2, card.Count);
            rig.HasNoViolations();
        }

        [TestMethod]
        public void A_card_slower_than_it_said_is_given_up_soon()
        {
            var traits = new NfcTraits();
            traits.ProcessingMs = 5000;
            var card = new ScriptedCard(AnyAtr);
            NfcRig rig = NfcRig.With(card, traits);
            long since = rig.NowMs;

            Assert.IsTrue(rig.Send(NfcRig.Select) == Status.Timeout);
            Assert.IsTrue(rig.NowMs - since < 1500, (rig.NowMs - since) + " ms");
        }

        [TestMethod]
        public void A_silent_card_with_the_longest_waiting_time_is_given_up()
        {
            var traits = new NfcTraits();
            traits.Fwi = 14;
            traits.Fault = NfcFault.LostAnswer;
            traits.FaultAtBlock = 0;
            traits.FaultBlocks = 3;
            NfcRig rig = NfcRig.With(new ScriptedCard(AnyAtr), traits);
            long since = rig.NowMs;

            Assert.IsTrue(rig.Send(NfcRig.Select) == Status.Timeout);
            Assert.IsTrue(rig.NowMs - since >= 14800 && rig.NowMs - since < 15500, (rig.NowMs - since) + " ms");
        }

        [TestMethod]
        public void A_card_that_stretches_for_ever_is_given_up()
        {
            var traits = new NfcTraits();
            traits.WtxBeforeReply = 1000000;
            traits.WtxMultiplier = 20;
            traits.ExtendedWorkMs = 700;
            NfcRig rig = NfcRig.With(new ScriptedCard(AnyAtr), traits);
            long since = rig.NowMs;

            Assert.IsTrue(rig.Send(NfcRig.Select) == Status.Timeout);
            Assert.IsTrue(rig.NowMs - since <= Pn532.ExchangeLimitMs + 1000, (rig.NowMs - since) + " ms");
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void A_card_that_leaves_at_any_byte_ends_the_exchange(bool typeB)
        {
            var probe = new ScriptedCard(AnyAtr);
            probe.Answer = Hex.Run(20) + "9000";
            var traits = new NfcTraits();
            traits.TypeB = typeB;
            traits.Fwi = 4;
            NfcRig whole = NfcRig.With(probe, traits);
            int activated = whole.Chip.BytesOf(probe);
            Assert.AreEqual(probe.Answer, whole.Ask(NfcRig.Select));
            int all = whole.Chip.BytesOf(probe);
            for (int at = activated + 1; at <= all; at += 3)
            {
                traits.LeaveAtByte = at;
                NfcRig rig = NfcRig.With(probe, traits);

                Assert.IsTrue(rig.Send(NfcRig.Select) == Status.Timeout, "at " + at);
                Assert.IsTrue(rig.Reader.CardState == CardState.None);
                rig.HasNoViolations();
            }
        }

        [TestMethod]
        public void A_card_that_leaves_during_activation_is_not_there()
        {
            var traits = new NfcTraits();
            for (int at = 1; at < 90; at += 6)
            {
                traits.LeaveAtByte = at;
                NfcRig rig = NfcRig.Started();
                rig.Chip.Present(new ScriptedCard(AnyAtr), traits);
                Assert.IsTrue(rig.Reader.Seek(rig.NowMs) == Status.Pending);

                Assert.IsTrue(rig.Pass(600) == Status.Pending, "at " + at);
                Assert.IsTrue(rig.Reader.CardState == CardState.None);
                rig.HasNoViolations();
            }
        }

        [TestMethod]
        public void Taken_away_while_it_works_it_counts_as_silent()
        {
            var traits = new NfcTraits();
            traits.ProcessingMs = 30;
            NfcRig rig = NfcRig.With(new ScriptedCard(AnyAtr), traits);
            byte[] command = Hex.Parse(NfcRig.Select);
            Assert.IsTrue(rig.Reader.Transmit(command, command.Length, rig.NowMs) == Status.Pending);
            Assert.IsTrue(rig.Pass(10) == Status.Pending);
            rig.Chip.Take();

            Assert.IsTrue(rig.Finish(Status.Pending) == Status.Timeout);
        }

        [TestMethod]
        [DataRow("03")]
        [DataRow("0A00")]
        [DataRow("0600")]
        [DataRow("B2")]
        [DataRow("A3")]
        [DataRow("A200")]
        [DataRow("F200")]
        [DataRow("F23C")]
        [DataRow("F2")]
        [DataRow("C2")]
        [DataRow("E0")]
        [DataRow("0290")]
        public void A_block_that_the_protocol_forbids_ends_the_exchange(string block)
        {
            var traits = new NfcTraits();
            traits.ForgedAtBlock = 0;
            traits.ForgedAnswer = Hex.Parse(block);
            NfcRig rig = NfcRig.With(new ScriptedCard(AnyAtr), traits);

            Assert.IsTrue(rig.Send(NfcRig.Select) == Status.Protocol);
            Assert.IsTrue(rig.Reader.CardState == CardState.None);
        }

        [TestMethod]
        public void A_response_that_never_ends_is_cut()
        {
            var blocks = new Iso14443Blocks();
            blocks.Configure(256, 4);
            byte[] command = Hex.Parse(NfcRig.Select);
            Assert.IsTrue(blocks.Begin(command, command.Length) == Status.Ok);
            var block = new byte[101];
            for (int i = 0; i < 10 && blocks.Step == BlockStep.Send; i++)
            {
                block[0] = (byte)(0x12 | (i & 1));
                blocks.Received(block, 0, block.Length);
            }

            Assert.IsTrue(blocks.Step == BlockStep.Failed);
            Assert.IsTrue(blocks.Failure == Status.Protocol);
        }

        [TestMethod]
        public void Bytes_that_are_no_command_are_refused()
        {
            NfcRig rig = NfcRig.With(new ScriptedCard(AnyAtr), new NfcTraits());

            Assert.IsTrue(rig.Send("00A4") == Status.Invalid);
            Assert.IsTrue(rig.Reader.Transmit(new byte[300], 300, rig.NowMs) == Status.Invalid);
            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));
        }

        [TestMethod]
        public void A_phone_gets_its_pause_before_the_first_command()
        {
            var card = new ScriptedCard(AnyAtr);
            NfcRig rig = NfcRig.With(card, NfcTraits.Phone(SeededRandom.For(1, 2)));

            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));
            rig.HasNoViolations();
        }
    }
}
