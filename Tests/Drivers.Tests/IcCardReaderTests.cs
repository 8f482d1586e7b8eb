using Drivers.Hal;
using Drivers.IcCard;
using VirtualHandset;

namespace Tests.IcCard
{
    /// <summary>Activation, resets, removal and silence (EMV 4.3 Book 1, 6.1 and 8.1).</summary>
    [TestClass]
    public class IcCardReaderTests
    {
        private const string AtrT0 = "3B6500004142434445";
        private const string AtrT1 = "3BE000008131204535";
        private const string Select = "00A404000E315041592E5359532E444446303100";

        [TestMethod]
        public void An_empty_slot_is_not_powered()
        {
            var rig = new IcCardRig();

            Assert.IsTrue(rig.PowerOn() == Status.Removed);
            Assert.IsFalse(rig.Power.High);
            Assert.IsTrue(rig.Send(Select) == Status.Removed);
        }

        [TestMethod]
        public void Reset_stays_low_for_40000_to_45000_clocks()
        {
            var rig = new IcCardRig();
            rig.Card.Insert(new ScriptedCard(AtrT0));
            Assert.IsTrue(rig.Reader.PowerOn(rig.NowMs) == Status.Pending);
            long clockMs = -1;
            long resetMs = -1;
            for (int i = 0; i < 100 && resetMs < 0; i++)
            {
                rig.Pass(1);
                Assert.IsTrue(rig.Reader.Poll(rig.NowMs) == Status.Pending);
                clockMs = clockMs < 0 && rig.Clock.High ? rig.NowMs : clockMs;
                resetMs = rig.Reset.High ? rig.NowMs : resetMs;
            }

            long clocks = (resetMs - clockMs) * (IccTiming.ClockHz / 1000);
            Assert.IsTrue(clocks >= 40000 && clocks <= 45000, clocks + " clocks");
        }

        [TestMethod]
        public void A_card_that_never_answers_is_switched_off()
        {
            var rig = new IcCardRig();
            var faults = new CardFaults();
            faults.MuteAtCharacter = 0;
            rig.Card.Insert(new ScriptedCard(AtrT0), faults);

            Assert.IsTrue(rig.PowerOn() == Status.Timeout);
            Assert.AreEqual(1, rig.Card.Resets);
            Assert.IsFalse(rig.Power.High);
        }

        [TestMethod]
        public void A_card_that_stops_in_its_answer_to_reset_is_switched_off()
        {
            var rig = new IcCardRig();
            var faults = new CardFaults();
            faults.MuteAtCharacter = 4;
            rig.Card.Insert(new ScriptedCard(AtrT0), faults);

            Assert.IsTrue(rig.PowerOn() == Status.Timeout);
            Assert.IsTrue(rig.NowMs > 1050 && rig.NowMs < 1500, "after " + rig.NowMs + " ms");
        }

        [TestMethod]
        public void A_rejected_answer_gets_one_warm_reset()
        {
            var rig = new IcCardRig();
            var faults = new CardFaults();
            faults.WrongTckCold = true;
            rig.Card.Insert(new ScriptedCard(AtrT1), faults);

            Assert.IsTrue(rig.PowerOn() == Status.Ok);
            Assert.AreEqual(2, rig.Card.Resets);
            Assert.AreEqual("9000", rig.Ask(Select));
        }

        [TestMethod]
        public void A_second_rejected_answer_ends_it()
        {
            var rig = new IcCardRig();
            var faults = new CardFaults();
            faults.WrongTckAlways = true;
            rig.Card.Insert(new ScriptedCard(AtrT1), faults);

            Assert.IsTrue(rig.PowerOn() == Status.Checksum);
            Assert.AreEqual(2, rig.Card.Resets);
            Assert.IsTrue(rig.Reader.AtrFault == AtrFault.Tck);
        }

        [TestMethod]
        public void A_card_with_programming_voltage_works_after_the_warm_reset()
        {
            // TB1 = 25: an old card that asks for 5 V programming current.
            var rig = new IcCardRig();
            rig.Card.Insert(new ScriptedCard("3B602500"));

            Assert.IsTrue(rig.PowerOn() == Status.Ok);
            Assert.AreEqual(2, rig.Card.Resets);
        }

        [TestMethod]
        [DataRow(AtrT0)]
        [DataRow(AtrT1)]
        public void Torn_out_at_any_character_it_ends_as_removed(string atr)
        {
            int whole = Session(atr, -1);
            for (int at = 1; at < whole; at += 3)
            {
                Assert.AreEqual(at, Session(atr, at));
            }
        }

        [TestMethod]
        [DataRow(AtrT0)]
        [DataRow(AtrT1)]
        public void Mute_from_any_character_on_it_ends_as_timeout(string atr)
        {
            var probe = new IcCardRig();
            probe.Card.Insert(new ScriptedCard(atr));
            Assert.IsTrue(probe.PowerOn() == Status.Ok);
            Assert.AreEqual("9000", probe.Ask(Select));
            for (int at = 0; at < probe.Card.Characters; at += 5)
            {
                var rig = new IcCardRig();
                var faults = new CardFaults();
                faults.MuteAtCharacter = at;
                rig.Card.Insert(new ScriptedCard(atr), faults);
                Status status = rig.PowerOn();
                status = status == Status.Ok ? rig.Send(Select) : status;
                Assert.IsTrue(status == Status.Timeout, "at " + at + ": " + (int)status);
                Assert.IsFalse(rig.Power.High);
            }
        }

        [TestMethod]
        public void PowerOn_again_starts_a_new_session()
        {
            var rig = new IcCardRig();
            rig.Card.Insert(new ScriptedCard(AtrT1));
            Assert.IsTrue(rig.PowerOn() == Status.Ok);
            Assert.AreEqual("9000", rig.Ask(Select));

            Assert.IsTrue(rig.PowerOn() == Status.Ok);
            Assert.AreEqual("9000", rig.Ask(Select));
            Assert.AreEqual(2, rig.Card.Resets);
        }

        [TestMethod]
        public void PowerOff_leaves_no_card_data()
        {
            var rig = new IcCardRig();
            var card = new ScriptedCard(AtrT0);
            card.Answer = "5A0A62228888000000009000";
            rig.Card.Insert(card);
            Assert.IsTrue(rig.PowerOn() == Status.Ok);
            Assert.AreEqual(card.Answer, rig.Ask("00B2010C00"));

            rig.Reader.PowerOff();

            Assert.AreEqual(0, rig.Reader.ResponseLength);
            Assert.AreEqual(0, (int)rig.Reader.Response[0]);
            Assert.IsFalse(rig.Power.High);
        }

        [TestMethod]
        public void A_recorded_card_answers_in_its_order_only()
        {
            byte[][] commands = { Hex.Parse(Select), Hex.Parse("80A8000002830000") };
            byte[][] masks = { null, Hex.Parse("FFFFFFFFFFFF00FF") };
            byte[][] responses = { Hex.Parse("6F04840250319000"), Hex.Parse("80069C00080101009000") };
            var card = new RecordedCard(Hex.Parse(AtrT0), commands, masks, responses);
            var rig = new IcCardRig();
            rig.Card.Insert(card);
            Assert.IsTrue(rig.PowerOn() == Status.Ok);

            Assert.AreEqual("6F04840250319000", rig.Ask(Select));
            Assert.AreEqual("80069C00080101009000", rig.Ask("80A80000028377" + "00"));
            Assert.IsTrue(card.Complete);
            Assert.AreEqual("6F00", rig.Ask(Select));
            Assert.AreEqual(2, card.DeviationAt);

            Assert.IsTrue(rig.PowerOn() == Status.Ok);
            Assert.AreEqual("6F00", rig.Ask("00A404000E325041592E5359532E444446303100"));
            Assert.AreEqual("exchange 1: the command differs from the recording at byte 5", card.Message);
        }

        /// <summary>Plays a short session and tells after how many characters it ended.</summary>
        private static int Session(string atr, int tearAt)
        {
            var rig = new IcCardRig();
            var faults = new CardFaults();
            faults.TearAtCharacter = tearAt;
            rig.Card.Insert(new ScriptedCard(atr), faults);
            Status status = rig.PowerOn();
            status = status == Status.Ok ? rig.Send(Select) : status;
            Assert.IsTrue(status == (tearAt < 0 ? Status.Ok : Status.Removed), "at " + tearAt + ": " + (int)status);
            return rig.Card.Characters;
        }
    }
}
