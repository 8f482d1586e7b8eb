using Drivers.Hal;
using Drivers.Nfc;
using Tests.IcCard;
using VirtualHandset;

namespace Tests.Nfc
{
    /// <summary>Start, search, collision, activation, removal.</summary>
    [TestClass]
    public class NfcReaderTests
    {
        private const string AnyAtr = "3B00";

        [TestMethod]
        public void A_started_reader_is_idle_with_its_field_off()
        {
            NfcRig rig = NfcRig.Started();

            Assert.IsFalse(rig.Reader.FieldOn);
            Assert.IsFalse(rig.Chip.FieldOn);
            Assert.IsTrue(rig.NowMs < 30, rig.NowMs + " ms");
            rig.HasNoViolations();
        }

        [TestMethod]
        public void Without_a_chip_it_says_so()
        {
            var rig = new NfcRig();
            rig.Chip.Dead = true;

            Assert.IsTrue(rig.Start() == Status.NoDevice);
            Assert.IsTrue(rig.Seek() == Status.NoDevice);
        }

        [TestMethod]
        public void Another_chip_is_refused()
        {
            var rig = new NfcRig();
            rig.Chip.IcCode = 0x07;

            Assert.IsTrue(rig.Start() == Status.NoDevice);
        }

        [TestMethod]
        public void A_chip_that_came_back_works_after_a_new_start()
        {
            NfcRig rig = NfcRig.Started();
            rig.Chip.Dead = true;
            Assert.IsTrue(rig.Seek() == Status.NoDevice);
            rig.Chip.Dead = false;
            rig.Chip.Present(new ScriptedCard(AnyAtr));

            Assert.IsTrue(rig.Start() == Status.Ok);
            Assert.IsTrue(rig.Seek() == Status.Ok);
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void A_card_is_found_and_answers(bool typeB)
        {
            var traits = new NfcTraits();
            traits.TypeB = typeB;
            NfcRig rig = NfcRig.With(new ScriptedCard(AnyAtr), traits);

            Assert.IsTrue(rig.Reader.CardState == CardState.One);
            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));
            rig.HasNoViolations();
        }

        [TestMethod]
        [DataRow(4)]
        [DataRow(7)]
        [DataRow(10)]
        public void A_number_of_any_length_is_taken(int bytes)
        {
            var traits = new NfcTraits();
            traits.Uid = new byte[bytes];
            NfcRig rig = NfcRig.With(new ScriptedCard(AnyAtr), traits);

            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));
        }

        [TestMethod]
        public void A_card_is_noticed_within_100_ms_whenever_it_comes()
        {
            for (int delayMs = 0; delayMs < 90; delayMs += 7)
            {
                NfcRig rig = NfcRig.Started();
                Assert.IsTrue(rig.Reader.Seek(rig.NowMs) == Status.Pending);
                Assert.IsTrue(rig.Pass(200 + delayMs) == Status.Pending);
                long since = rig.NowMs;
                rig.Chip.Present(new ScriptedCard(AnyAtr));

                Assert.IsTrue(rig.Finish(Status.Pending) == Status.Ok);
                Assert.IsTrue(rig.NowMs - since <= 100, "after " + delayMs + ": " + (rig.NowMs - since) + " ms");
            }
        }

        [TestMethod]
        public void The_field_is_off_most_of_the_time_while_nobody_comes()
        {
            NfcRig rig = NfcRig.Started();
            Assert.IsTrue(rig.Reader.Seek(rig.NowMs) == Status.Pending);

            Assert.IsTrue(rig.Pass(10000) == Status.Pending);

            Assert.IsTrue(rig.Chip.FieldUs < 3000000, rig.Chip.FieldUs + " us of 10 s");
            Assert.IsTrue(rig.Reader.CardState == CardState.None);
            rig.HasNoViolations();
        }

        [TestMethod]
        [DataRow(false, false)]
        [DataRow(true, true)]
        [DataRow(false, true)]
        public void Two_cards_are_a_collision_until_one_is_left(bool firstB, bool secondB)
        {
            NfcRig rig = NfcRig.Started();
            var first = new ScriptedCard(AnyAtr);
            var second = new ScriptedCard(AnyAtr);
            var firstTraits = new NfcTraits();
            var secondTraits = new NfcTraits();
            firstTraits.TypeB = firstB;
            secondTraits.TypeB = secondB;
            rig.Chip.Present(first, firstTraits);
            rig.Chip.Present(second, secondTraits);

            Assert.IsTrue(rig.Reader.Seek(rig.NowMs) == Status.Pending);
            Assert.IsTrue(rig.Pass(300) == Status.Pending);
            Assert.IsTrue(rig.Reader.CardState == CardState.Collision);

            rig.Chip.Take(first);
            Assert.IsTrue(rig.Finish(Status.Pending) == Status.Ok);
            Assert.IsTrue(rig.Reader.CardState == CardState.One);
            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));
            Assert.AreEqual(0, first.Count);
            Assert.AreEqual(1, second.Count);
            rig.HasNoViolations();
        }

        [TestMethod]
        public void A_transit_card_is_no_card_but_noticed()
        {
            NfcRig rig = NfcRig.Started();
            var traits = new NfcTraits();
            traits.SpeaksBlocks = false;
            rig.Chip.Present(new ScriptedCard(AnyAtr), traits);

            Assert.IsTrue(rig.Reader.Seek(rig.NowMs) == Status.Pending);
            Assert.IsTrue(rig.Pass(300) == Status.Pending);
            Assert.IsTrue(rig.Reader.CardState == CardState.None);
            Assert.IsTrue(rig.Reader.ForeignCard);

            rig.Chip.Take();
            Assert.IsTrue(rig.Pass(200) == Status.Pending);
            Assert.IsFalse(rig.Reader.ForeignCard);
        }

        [TestMethod]
        public void A_mute_card_is_searched_for_on_and_on()
        {
            NfcRig rig = NfcRig.Started();
            var traits = new NfcTraits();
            traits.MuteAtByte = 45;
            rig.Chip.Present(new ScriptedCard(AnyAtr), traits);

            Assert.IsTrue(rig.Reader.Seek(rig.NowMs) == Status.Pending);
            Assert.IsTrue(rig.Pass(1000) == Status.Pending);
            rig.Chip.Take();
            rig.Chip.Present(new ScriptedCard(AnyAtr));

            Assert.IsTrue(rig.Finish(Status.Pending) == Status.Ok);
        }

        [TestMethod]
        [DataRow(false)]
        [DataRow(true)]
        public void Release_waits_until_the_card_is_gone(bool typeB)
        {
            var traits = new NfcTraits();
            traits.TypeB = typeB;
            NfcRig rig = NfcRig.With(new ScriptedCard(AnyAtr), traits);
            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));

            Assert.IsTrue(rig.Reader.Release(rig.NowMs) == Status.Pending);
            Assert.IsTrue(rig.Pass(2000) == Status.Pending);
            Assert.IsTrue(rig.Reader.CardState == CardState.One);
            rig.Chip.Take();
            long since = rig.NowMs;

            Assert.IsTrue(rig.Finish(Status.Pending) == Status.Ok);
            Assert.IsTrue(rig.Reader.CardState == CardState.None);
            Assert.IsTrue(rig.NowMs - since < 250, (rig.NowMs - since) + " ms");
            Assert.IsFalse(rig.Chip.FieldOn);
            rig.HasNoViolations();
        }

        [TestMethod]
        public void FieldOff_works_at_any_moment_and_leaves_no_card_data()
        {
            for (int ms = 0; ms < 40; ms += 3)
            {
                NfcRig rig = NfcRig.Started();
                var card = new ScriptedCard(AnyAtr);
                card.Answer = "5A0A62228888000000009000";
                rig.Chip.Present(card);
                Assert.IsTrue(rig.Seek() == Status.Ok);
                Assert.AreEqual(card.Answer, rig.Ask("00B2010C00"));
                byte[] command = Hex.Parse("00B2010C00");
                Assert.IsTrue(rig.Reader.Transmit(command, command.Length, rig.NowMs) == Status.Pending);
                Assert.IsTrue(rig.Pass(ms) != Status.NoDevice);

                Assert.IsTrue(rig.Finish(rig.Reader.FieldOff(rig.NowMs)) == Status.Ok);
                Assert.IsFalse(rig.Chip.FieldOn);
                Assert.AreEqual(0, rig.Reader.ResponseLength);
                Assert.AreEqual(0, (int)rig.Reader.Response[0]);
                Assert.IsTrue(rig.Send(NfcRig.Select) == Status.Removed);
                rig.HasNoViolations();
            }
        }

        [TestMethod]
        public void Without_a_ready_line_the_status_is_read()
        {
            var clock = new VirtualClock();
            var chip = new Pn532Model(clock);
            var reader = new Pn532(chip, null, null);
            chip.Present(new ScriptedCard(AnyAtr));
            Status status = reader.Start(0);
            for (int ms = 0; ms < 200 && status == Status.Pending; ms++)
            {
                clock.AdvanceMs(1);
                chip.Run(clock.NowUs);
                chip.Run(clock.NowUs);
                status = reader.Poll(clock.NowMs);
            }

            Assert.IsTrue(status == Status.Ok, "status " + (int)status);
            Assert.AreEqual(0, chip.Violations, chip.LastViolation);
        }

        [TestMethod]
        public void Lost_and_damaged_frames_on_the_bus_are_mended()
        {
            NfcRig rig = NfcRig.With(new ScriptedCard(AnyAtr), new NfcTraits());
            rig.Chip.LostCommands = 2;
            rig.Chip.DamagedAnswers = 2;

            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));
            Assert.AreEqual(4, rig.Reader.BusTroubles);
            rig.HasNoViolations();
        }

        [TestMethod]
        public void A_damaged_acknowledgement_does_not_make_the_card_work_twice()
        {
            var card = new ScriptedCard(AnyAtr);
            NfcRig rig = NfcRig.With(card, new NfcTraits());
            rig.Chip.DamagedAcks = 1;

            Assert.AreEqual("9000", rig.Ask(NfcRig.Select));
            Assert.AreEqual(1, card.Count);
            Assert.AreEqual(1, rig.Reader.BusTroubles);
            rig.HasNoViolations();
        }

        [TestMethod]
        public void The_handset_has_a_reader_on_its_buses_and_cards_outlive_its_power()
        {
            var handset = new Handset(1, null, 0, 0);
            Buses buses = handset.Buses;
            handset.Nfc.Present(new ScriptedCard(AnyAtr));
            for (int lives = 0; lives < 2; lives++)
            {
                handset.PowerOn();
                var reader = new Pn532(buses.Nfc, buses.NfcReady, buses.NfcReset);
                Assert.IsTrue(RunOn(handset, reader, reader.Start(handset.Clock.NowMs)) == Status.Ok, "start");
                Assert.IsTrue(RunOn(handset, reader, reader.Seek(handset.Clock.NowMs)) == Status.Ok, "seek");
                byte[] command = Hex.Parse(NfcRig.Select);
                Assert.IsTrue(reader.Transmit(command, command.Length, handset.Clock.NowMs) == Status.Pending);
                handset.PowerCut();
                Assert.IsFalse(handset.Nfc.FieldOn);
                handset.RunFor(100);
            }

            Assert.AreEqual(0, handset.Nfc.Violations, handset.Nfc.LastViolation);
        }

        private static Status RunOn(Handset handset, Pn532 reader, Status status)
        {
            while (status == Status.Pending && handset.Clock.NowMs < 5000)
            {
                handset.RunTo(handset.Clock.FromTerminalMs(reader.NextDueMs(handset.Clock.NowMs)), false);
                status = reader.Poll(handset.Clock.NowMs);
            }

            return status;
        }

        [TestMethod]
        public void A_bus_that_stays_broken_ends_it()
        {
            NfcRig rig = NfcRig.With(new ScriptedCard(AnyAtr), new NfcTraits());
            rig.Chip.DamagedAnswers = 100;

            Assert.IsTrue(rig.Send(NfcRig.Select) == Status.Checksum);
            Assert.IsTrue(rig.Reader.CardState == CardState.None);
        }
    }
}
