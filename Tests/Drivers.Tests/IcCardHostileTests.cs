using Drivers.Hal;
using Drivers.IcCard;
using VirtualHandset;

namespace Tests.IcCard
{
    /// <summary>Whatever comes over the line, an exchange ends within its bounds and nothing is thrown.</summary>
    [TestClass]
    public class IcCardHostileTests
    {
        private const int Rounds = 40;
        private const int MaxTurns = 70000;

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        public void Random_characters_end_every_exchange(int protocol)
        {
            SeededRandom random = SeededRandom.For(20260115, (uint)protocol);
            var draw = new byte[1];
            byte[] command = Hex.Parse("00A404000E315041592E5359532E444446303100");
            for (int round = 0; round < Rounds; round++)
            {
                CardTransport transport = Make(protocol);
                long nowMs = 0;
                Assert.IsTrue(transport.Begin(command, command.Length, nowMs) == Status.Ok);
                int turns = 0;
                while (transport.Step == TransportStep.Send || transport.Step == TransportStep.Receive)
                {
                    nowMs++;
                    turns++;
                    Assert.IsTrue(turns < MaxTurns, "does not end");
                    if (transport.Step == TransportStep.Send)
                    {
                        transport.Sent(nowMs);
                    }
                    else
                    {
                        random.Fill(draw, 0, 1);
                        Feed(transport, Likely(protocol, draw[0], round), nowMs, (draw[0] & 7) == 7);
                    }
                }
            }
        }

        [TestMethod]
        public void Endless_NULLs_come_to_an_end()
        {
            var transport = new T0Engine();
            transport.Configure(10, 1);
            byte[] command = Hex.Parse("00B2010C00");
            Assert.IsTrue(transport.Begin(command, command.Length, 0) == Status.Ok);
            transport.Sent(0);
            long nowMs = 0;
            while (transport.Step == TransportStep.Receive && nowMs < 100000)
            {
                nowMs += 50;
                transport.Received(0x60, nowMs);
            }

            Assert.IsTrue(transport.Step == TransportStep.Failed);
            Assert.IsTrue(transport.Failure == Status.Timeout);
            Assert.AreEqual((long)CardTransport.ExchangeLimitMs, nowMs);
        }

        private static CardTransport Make(int protocol)
        {
            if (protocol == 0)
            {
                var characters = new T0Engine();
                characters.Configure(10, 1);
                return characters;
            }

            var blocks = new T1Engine();
            blocks.Configure(32, 1, 3, 1);
            return blocks;
        }

        /// <summary>Characters that lead further than mere noise: procedure bytes, short blocks.</summary>
        private static byte Likely(int protocol, byte drawn, int round)
        {
            if (round % 4 == 0)
            {
                return drawn;
            }

            switch (drawn & 15)
            {
                case 0:
                case 1:
                case 2:
                case 3:
                    return protocol == 0 ? (byte)0xA4 : (byte)0x00;
                case 4:
                    return 0x61;
                case 5:
                    return 0x5B;
                case 6:
                    return protocol == 0 ? (byte)0xC0 : (byte)0x02;
                case 8:
                    return protocol == 0 ? (byte)0x60 : (byte)0x20;
                default:
                    return drawn;
            }
        }

        private static void Feed(CardTransport transport, byte value, long nowMs, bool silence)
        {
            if (silence)
            {
                transport.Tick(nowMs + 20);
            }
            else
            {
                transport.Received(value, nowMs);
            }
        }
    }
}
