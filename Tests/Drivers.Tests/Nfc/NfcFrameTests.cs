using Drivers.Hal;
using Drivers.Nfc;
using Tests.IcCard;
using VirtualHandset;

namespace Tests.Nfc
{
    /// <summary>The bytes on the bus, and buses and cards that talk nonsense.</summary>
    [TestClass]
    public class NfcFrameTests
    {
        [TestMethod]
        public void A_command_goes_out_with_its_bits_in_the_other_order()
        {
            // UM0701-02, 7.2.2: 00 00 FF 02 FE D4 02 2A 00, after the byte for "data write", each byte turned.
            var buffer = new byte[40];
            int start = Pn532Frame.Seal(buffer, Pn532Command.GetFirmwareVersion, 0);
            var sent = new byte[10];
            System.Array.Copy(buffer, start, sent, 0, sent.Length);

            Assert.AreEqual("800000FF407F2B405400", Hex.Format(sent, sent.Length));
        }

        [TestMethod]
        [DataRow(253, 3)]
        [DataRow(254, 0)]
        public void A_frame_longer_than_255_is_announced_by_two_bytes(int parameters, int start)
        {
            var buffer = new byte[300];

            Assert.AreEqual(start, Pn532Frame.Seal(buffer, Pn532Command.InCommunicateThru, parameters));
            Assert.AreEqual(0xFF, (int)buffer[start + 3]);
            if (start == 0)
            {
                // FF FF 01 00 FF, turned.
                Assert.AreEqual("FFFF8000FF", Hex.Format(new byte[] { buffer[4], buffer[5], buffer[6], buffer[7], buffer[8] }, 5));
            }
        }

        [TestMethod]
        public void A_bus_full_of_noise_never_becomes_a_card()
        {
            for (uint seed = 1; seed <= 20; seed++)
            {
                var bus = new NoisyBus(seed);
                var reader = new Pn532(bus, bus, null);
                Status status = reader.Start(0);
                long nowMs = 0;
                while (status == Status.Pending && nowMs < 5000)
                {
                    nowMs = reader.NextDueMs(nowMs);
                    status = reader.Poll(nowMs);
                }

                Assert.IsTrue(status != Status.Ok && status != Status.Pending, "seed " + seed);
                Assert.IsTrue(reader.CardState == CardState.None);
            }
        }

        [TestMethod]
        public void A_card_that_talks_nonsense_ends_the_exchange_and_nothing_else()
        {
            var random = new SeededRandom(7);
            for (int i = 0; i < 40; i++)
            {
                var traits = new NfcTraits();
                traits.Fwi = 4;
                traits.ForgedAtBlock = i & 1;
                traits.ForgedAnswer = new byte[1 + random.Below(20)];
                random.Fill(traits.ForgedAnswer, 0, traits.ForgedAnswer.Length);
                var card = new ScriptedCard("3B00");
                card.Answer = Hex.Run(40) + "9000";
                traits.AnswerChunkBytes = 20;
                NfcRig rig = NfcRig.With(card, traits);

                Status status = rig.Send(NfcRig.Select);

                Assert.IsTrue(status != Status.Pending && status != Status.NoDevice, "round " + i + ": " + (int)status);
                Assert.IsTrue((status == Status.Ok) == (rig.Reader.CardState == CardState.One));
                Assert.IsTrue(rig.Seek() == Status.Ok);
            }
        }

        [TestMethod]
        [DataRow("0670787100", false)]
        [DataRow("067078710280", true)]
        [DataRow("01", true)]
        [DataRow("", false)]
        [DataRow("0208", true)]
        [DataRow("0270", false)]
        public void An_answer_to_select_is_as_long_as_it_says(string ats, bool good)
        {
            byte[] bytes = Hex.Parse(ats);

            Assert.AreEqual(good, new Iso14443Facts().ReadAts(bytes, 0, bytes.Length));
        }

        [TestMethod]
        public void An_answer_to_select_tells_frame_size_and_times()
        {
            var facts = new Iso14443Facts();

            // TL, T0 (TA, TB, TC; FSCI 5), TA, TB (FWI 9, SFGI 3), TC.
            Assert.IsTrue(facts.ReadAts(Hex.Parse("0575009302"), 0, 5));
            Assert.AreEqual(64, facts.FrameSizeBytes);
            Assert.AreEqual(9, facts.Fwi);
            Assert.AreEqual(3, facts.Sfgi);

            Assert.IsTrue(facts.ReadAts(Hex.Parse("01"), 0, 1));
            Assert.AreEqual(32, facts.FrameSizeBytes);
            Assert.AreEqual(4, facts.Fwi);
        }

        private sealed class NoisyBus : ISpi, IPin
        {
            private readonly SeededRandom _random;

            public NoisyBus(uint seed)
            {
                _random = new SeededRandom(seed);
            }

            public Status Write(byte[] data, int offset, int count)
            {
                return Status.Ok;
            }

            public Status Transfer(byte[] data, int offset, int count)
            {
                _random.Fill(data, offset, count);
                if (count == Pn532Frame.AckBytes)
                {
                    // It acknowledges everything, as a reflection on a long cable might.
                    data[offset + 3] = 0xFF;
                    data[offset + 4] = 0x00;
                    data[offset + 5] = 0xFF;
                }

                return Status.Ok;
            }

            public bool Read()
            {
                return _random.Below(2) == 0;
            }

            public void Write(bool high)
            {
            }
        }
    }
}
