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

        private static readonly int[] Saved = { 1, 7, 42, 20261125 };

        [TestMethod]
        public void Every_exchange_of_T0_ends()
        {
            var engine = new T0Engine();
            engine.Configure(10, 1);
            var card = new HostileIcCard();
            for (int i = 0; i < Saved.Length + Sessions; i++)
            {
                card.Characters(engine, i < Saved.Length ? Saved[i] : FirstSeed + i);
            }
        }

        [TestMethod]
        public void Every_exchange_of_T1_ends()
        {
            var engine = new T1Engine();
            var card = new HostileIcCard();
            for (int i = 0; i < Saved.Length + Sessions; i++)
            {
                card.Blocks(engine, i < Saved.Length ? Saved[i] : FirstSeed + i);
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
            var card = new HostileIcCard();
            var atr = new AtrParser();
            for (int i = 0; i < Saved.Length + Sessions; i++)
            {
                int seed = i < Saved.Length ? Saved[i] : FirstSeed + i;
                card.Seed(seed);
                byte[] answer = answers[card.Next(answers.Length)];
                int first = card.Next(answer.Length);
                int second = card.Next(answer.Length);
                byte change = (byte)card.Next(256);
                atr.Start(card.Next(2) == 0);
                AtrVerdict verdict = AtrVerdict.Incomplete;
                int fed = 0;
                while (verdict == AtrVerdict.Incomplete && fed < 2 * AtrParser.MaxLength)
                {
                    byte character = fed < answer.Length ? answer[fed] : (byte)card.Next(256);
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
    }
}
