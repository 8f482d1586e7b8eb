using Drivers.Hal;
using VirtualHandset;

namespace Tests.Devices
{
    [TestClass]
    public class VirtualWorldTests
    {
        private const int Capacity = 64;

        private static VirtualClock s_clock;

        private static VirtualUart Line()
        {
            s_clock = new VirtualClock();
            return new VirtualUart(s_clock, SeededRandom.For(7, 1), Capacity);
        }

        [TestMethod]
        public void A_byte_takes_its_time_on_the_line()
        {
            var line = Line();
            var buffer = new byte[Capacity];
            Assert.AreEqual((int)Status.Ok, (int)line.Terminal.Configure(9600, Parity.Even, 1));
            Assert.AreEqual((int)Status.Ok, (int)line.Device.Configure(9600, Parity.Even, 1));
            Assert.AreEqual((int)Status.Ok, (int)line.Terminal.Write(new byte[] { 0x3B, 0x65 }, 0, 2));

            // 11 bits at 9600 baud are 1145.8 us.
            Assert.AreEqual(1146L, line.Device.NextArrivalUs);
            s_clock.Advance(1145);
            Assert.AreEqual(0, line.Device.Available);
            s_clock.Advance(1);
            Assert.AreEqual(1, line.Device.Available);
            Assert.AreEqual(1, line.Terminal.Unsent);
            s_clock.Advance(1146);
            Assert.AreEqual(2, line.Device.Read(buffer, 0, Capacity));
            Assert.AreEqual(0x3B, (int)buffer[0]);
            Assert.AreEqual(0x65, (int)buffer[1]);
        }

        [TestMethod]
        public void Different_speeds_give_rubbish_and_opposite_parities_an_error()
        {
            var line = Line();
            var buffer = new byte[Capacity];
            Assert.AreEqual((int)Status.Ok, (int)line.Device.Configure(9600, Parity.Even, 1));
            Assert.AreEqual((int)Status.Ok, (int)line.Terminal.Configure(19200, Parity.Even, 1));
            Assert.AreEqual((int)Status.Ok, (int)line.Device.Write(new byte[] { 0x55 }, 0, 1));
            s_clock.AdvanceMs(10);
            Assert.AreEqual(1, line.Terminal.Read(buffer, 0, 1));
            Assert.AreNotEqual(0x55, (int)buffer[0]);
            Assert.AreEqual(1, line.Terminal.FramingErrors);

            Assert.AreEqual((int)Status.Ok, (int)line.Terminal.Configure(9600, Parity.Odd, 1));
            Assert.AreEqual((int)Status.Ok, (int)line.Device.Write(new byte[] { 0x55 }, 0, 1));
            s_clock.AdvanceMs(10);
            Assert.AreEqual(1, line.Terminal.Read(buffer, 0, 1));
            Assert.AreEqual(0x55, (int)buffer[0]);
            Assert.AreEqual(1, line.Terminal.ParityErrors);
        }

        [TestMethod]
        public void A_buffer_takes_all_or_nothing_and_an_unread_one_overruns()
        {
            var line = Line();
            Assert.AreEqual((int)Status.Full, (int)line.Terminal.Write(new byte[Capacity + 1], 0, Capacity + 1));
            Assert.AreEqual(0, line.Terminal.Unsent);
            Assert.AreEqual((int)Status.Ok, (int)line.Terminal.Write(new byte[Capacity], 0, Capacity));
            s_clock.AdvanceMs(100);
            Assert.AreEqual(Capacity, line.Device.Available);
            Assert.AreEqual((int)Status.Ok, (int)line.Terminal.Write(new byte[3], 0, 3));
            s_clock.AdvanceMs(100);
            Assert.AreEqual(Capacity, line.Device.Available);
            Assert.AreEqual(3, line.Device.Overruns);
        }

        [TestMethod]
        public void Noise_is_the_same_for_the_same_seed()
        {
            int first = DamagedBytes(11);
            Assert.IsTrue(first > 0 && first < 200, "some bytes suffer");
            Assert.AreEqual(first, DamagedBytes(11));
        }

        private static int DamagedBytes(uint seed)
        {
            var clock = new VirtualClock();
            var line = new VirtualUart(clock, SeededRandom.For(seed, 1), 16);
            line.NoisePer10000 = 1000;
            var one = new byte[] { 0xA5 };
            int signature = 0;
            for (int i = 0; i < 200; i++)
            {
                one[0] = 0xA5;
                if (line.Terminal.Write(one, 0, 1) != Status.Ok)
                {
                    return -1;
                }

                clock.AdvanceMs(1);
                line.Device.Read(one, 0, 1);
                signature += one[0] == 0xA5 ? 0 : 1;
            }

            return signature;
        }

        [TestMethod]
        public void Power_on_starts_the_milliseconds_of_the_terminal_anew()
        {
            var handset = new Handset(1, null, 0, 0);
            handset.RunFor(5000);
            handset.PowerOn();
            Assert.AreEqual(0L, handset.Clock.NowMs);
            handset.RunFor(70);
            Assert.AreEqual(70L, handset.Buses.Clock.NowMs);
            Assert.AreEqual(5070000L, handset.Clock.NowUs);
        }

        [TestMethod]
        public void A_received_byte_wakes_whoever_waits()
        {
            var handset = new Handset(1, null, 0, 0);
            handset.PowerOn();
            Assert.AreEqual((int)Status.Ok, (int)handset.ServiceLine.Device.Write(new byte[] { 1 }, 0, 1));
            Assert.AreEqual(1L, handset.NextEventMs);
            Assert.IsTrue(handset.RunTo(1000000, true), "interrupted");
            Assert.AreEqual(87L, handset.Clock.NowUs);
            Assert.IsFalse(handset.RunTo(1000000, true), "nothing more comes");
            Assert.AreEqual(1000000L, handset.Clock.NowUs);
        }

        [TestMethod]
        public void Two_worlds_of_one_seed_draw_the_same_bytes()
        {
            var a = new byte[16];
            var b = new byte[16];
            new Handset(99, null, 0, 0).Random.Fill(a, 0, 16);
            new Handset(99, null, 0, 0).Random.Fill(b, 0, 16);
            CollectionAssert.AreEqual(a, b);
            new Handset(100, null, 0, 0).Random.Fill(b, 0, 16);
            bool differs = false;
            for (int i = 0; i < 16; i++)
            {
                differs |= a[i] != b[i];
            }

            Assert.IsTrue(differs);
        }
    }
}
