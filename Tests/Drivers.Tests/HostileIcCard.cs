using Drivers.Hal;
using Drivers.IcCard;

namespace Tests.IcCard
{
    /// <summary>A card that knows both protocols and abuses them, each exchange from its seed.</summary>
    public sealed class HostileIcCard
    {
        private const int MaxTurns = 90000;
        private const int Select = 0xA4;

        private readonly byte[] _command = Hex.Parse("00A404000E315041592E5359532E444446303100");
        private uint _random;

        public void Characters(T0Engine engine, int seed)
        {
            Seed(seed);
            Assert.IsTrue(engine.Begin(_command, _command.Length, 0) == Status.Ok, "seed " + seed);
            long nowMs = 0;
            int turns = 0;
            while (engine.Step == TransportStep.Send || engine.Step == TransportStep.Receive)
            {
                Assert.IsTrue(++turns < MaxTurns, "seed " + seed + " does not end");
                nowMs++;
                if (engine.Step == TransportStep.Send)
                {
                    engine.Sent(nowMs);
                }
                else if (Next(300) == 0)
                {
                    nowMs += 2000;
                    engine.Tick(nowMs);
                }
                else
                {
                    engine.Received(Procedure(), nowMs);
                }
            }

            Check(engine, seed);
        }

        private byte Procedure()
        {
            switch (Next(12))
            {
                case 0:
                    return 0x60;
                case 1:
                case 2:
                    return Select;
                case 3:
                    return 0xFF ^ Select;
                case 4:
                    return 0xC0;
                case 5:
                    return 0x3F;
                case 6:
                    return 0x61;
                case 7:
                    return 0x6C;
                case 8:
                    return (byte)(0x60 + Next(16));
                case 9:
                    return 0x90;
                case 10:
                    return 0x00;
                default:
                    return (byte)Next(256);
            }
        }

        public void Blocks(T1Engine engine, int seed)
        {
            Seed(seed);
            engine.Configure(16 + Next(239), Next(5), Next(6), 1);
            Assert.IsTrue(engine.Begin(_command, _command.Length, 0) == Status.Ok, "seed " + seed);
            long nowMs = 0;
            int turns = 0;
            int number = 0;
            while (engine.Step == TransportStep.Send || engine.Step == TransportStep.Receive)
            {
                Assert.IsTrue(++turns < MaxTurns, "seed " + seed + " does not end");
                nowMs++;
                if (engine.Step == TransportStep.Send)
                {
                    engine.Sent(nowMs);
                    continue;
                }

                byte[] block = Block(ref number);
                for (int i = 0; i < block.Length && engine.Step == TransportStep.Receive; i++)
                {
                    engine.Received(block[i], ++nowMs);
                }

                nowMs += Next(60) == 0 ? 40000 : 20;
                engine.Tick(nowMs);
            }

            Check(engine, seed);
        }

        // An I-block in order, or some other block; its check byte is mostly right, its length field too.
        private byte[] Block(ref int number)
        {
            int kind = Next(16);
            int length = kind < 6 ? Next(40) : kind < 12 ? Next(3) : Next(255);
            byte pcb = kind < 6 ? (byte)((number << 6) | (Next(3) == 0 ? 0x20 : 0))
                : kind < 9 ? (byte)(0x80 | (Next(2) << 4) | Next(3))
                : kind < 12 ? (byte)(0xC0 | (Next(2) << 5) | Next(5))
                : (byte)Next(256);
            number ^= kind < 6 ? 1 : 0;
            var block = new byte[length + 4];
            block[0] = Next(40) == 0 ? (byte)Next(256) : (byte)0;
            block[1] = pcb;
            block[2] = (byte)(Next(40) == 0 ? Next(256) : length);
            byte check = (byte)(block[0] ^ pcb ^ block[2]);
            for (int i = 0; i < length; i++)
            {
                block[3 + i] = (byte)Next(256);
                check ^= block[3 + i];
            }

            block[3 + length] = Next(12) == 0 ? (byte)Next(256) : check;
            return block;
        }

        private static void Check(CardTransport engine, int seed)
        {
            bool done = engine.Step == TransportStep.Done;
            Assert.IsTrue(done || engine.Step == TransportStep.Failed, "seed " + seed);
            Assert.IsTrue(!done || (engine.ResponseLength >= 2 && engine.ResponseLength <= CardTransport.MaxResponse), "seed " + seed + " length");
            Assert.IsTrue(done || engine.Failure != Status.Ok, "seed " + seed + " fails without a reason");
        }

        public void Seed(int seed)
        {
            _random = ((uint)seed * 2654435761u) + 1;
            Next(1);
        }

        public int Next(int below)
        {
            // xorshift32 (Marsaglia 2003).
            _random ^= _random << 13;
            _random ^= _random >> 17;
            _random ^= _random << 5;
            return (int)((_random >> 8) % (uint)below);
        }
    }
}
