using Emv.Contact;
using Emv.Data;

namespace Tests.Emv.Contact
{
    /// <summary>
    /// Mutated sessions: cards of every kind whose answers are cut, stretched, bent in tag, length, value or status word, mixed up,
    /// or pulled; hosts that send damaged data. Whatever happens: an end within a bound, no fault of ours, no approval without the
    /// issuer's and the card's, a reversal when the issuer approved and the sale did not complete, no PIN left behind.
    /// A failure prints its seed; put it into <see cref="Saved"/>.
    /// </summary>
    [TestClass]
    public class HostileCardTests
    {
#if NANO
        private const int Sessions = 6;
#else
        private const int Sessions = 300000;
#endif
        private const int FirstSeed = 1000;

        // Seeds that once found something are run every time, before the new ones.
        private static readonly int[] Saved = { 1, 7, 42, 20261121 };

        [TestMethod]
        public void Every_session_ends_as_it_must()
        {
            var attack = new HostileCard();
            for (int i = 0; i < Saved.Length; i++)
            {
                attack.Session(Saved[i]);
            }

            for (int i = 0; i < Sessions; i++)
            {
                attack.Session(FirstSeed + i);
            }
        }
    }
}
