using Drivers.Hal;
using Drivers.IcCard;

namespace Tests.IcCard
{
    /// <summary>
    /// Cards that know the protocol and abuse it: procedure bytes, blocks with right check bytes in any order, answers to reset bent
    /// in one or two characters. Whatever comes: an end within a bound, no exception, no more than 258 bytes of response.
    /// A failure prints its seed; put it into <see cref="Saved"/>.
    /// </summary>
    [TestClass]
    public class IcCardFuzzTests
    {
#if NANO
        private const int Sessions = 6;
#else
        private const int Sessions = 200000;
#endif
        private const int FirstSeed = 1000;
        private const int MaxTurns = 90000;
        private const int Select = 0xA4;

        private static readonly int[] Saved = { 1, 7, 42, 20261125 };

        private readonly byte[] _command = Hex.Parse("00A404000E315041592E5359532E444446303100");
        private uint _random;

        [TestMethod]
        public void Every_exchange_of_T0_ends()
        {
            var engine = new T0Engine();
            engine.Configure(10, 1);
            for (int i = 0; i < Saved.Length + Sessions; i++)
            {
                Characters(engine, i < Saved.Length ? Saved[i] : FirstSeed + i);
            }
        }

        [TestMethod]
        public void Every_exchange_of_T1_ends()
        {
            var engine = new T1Engine();
            for (int i = 0; i < Saved.Length + Sessions; i++)
            {
                Blocks(engine, i < Saved.Length ? Saved[i] : FirstSeed + i);
            }
        }

        [TestMethod]
        public void Every_answer_to_reset_is_judged()
        {
            byte[][] answers =
            {
                Hex.Parse("3B6E000086881102010100004748F1FF5550"), Hex.Parse("3BFF1300FF918131FE4141434F53204769756C6961204C6336B5"),
                Hex.Parse("3BF41300FFD0000A3F0300DEADBEEFDC"), Hex.Parse("3BE900008131FE45434432690900000000B7"),
            };
            var atr = new AtrParser();
            for (int i = 0; i < Saved.Length + Sessions; i++)
            {
                int seed = i < Saved.Length ? Saved[i] : FirstSeed + i;
                Seed(seed);
                byte[] answer = answers[Next(answers.Length)];
                int first = Next(answer.Length);
                int second = Next(answer.Length);
                byte change = (byte)Next(256);
                atr.Start(Next(2) == 0);
                AtrVerdict verdict = AtrVerdict.Incomplete;
                int fed = 0;
                while (verdict == AtrVerdict.Incomplete && fed < 2 * AtrParser.MaxLength)
                {
                    byte character = fed < answer.Length ? answer[fed] : (byte)Next(256);
                    verdict = atr.Feed(fed == first || fed == second ? (byte)(character ^ change) : character);
                    fed++;
                }

                Assert.IsTrue(verdict != AtrVerdict.Incomplete && fed <= AtrParser.MaxLength + 1, "seed " + seed);
                Assert.IsTrue(verdict == AtrVerdict.Rejected || IsSound(atr), "seed " + seed);
            }
        }

        private static bool IsSound(AtrParser atr)
        {
            bool blocks = atr.Ifsc >= 0x10 && atr.Ifsc <= 0xFE && atr.Bwi <= 4 && atr.Cwi <= 5;
            return (atr.Protocol == 0 || (atr.Protocol == 1 && blocks)) && atr.WaitingInteger > 0
                && (atr.RateFactor == 1 || atr.RateFactor == 2 || atr.RateFactor == 4);
        }

        private void Characters(T0Engine engine, int seed)
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

        private void Blocks(T1Engine engine, int seed)
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

        private void Seed(int seed)
        {
            _random = ((uint)seed * 2654435761u) + 1;
            Next(1);
        }

        private int Next(int below)
        {
            // xorshift32 (Marsaglia 2003).
            _random ^= _random << 13;
            _random ^= _random >> 17;
            _random ^= _random << 5;
            return (int)((_random >> 8) % (uint)below);
        }
    }
}
