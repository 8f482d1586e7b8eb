using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>
    /// Repeatable randomness: the same seed gives the same bytes on every platform. Marsaglia's 32-bit xorshift with the
    /// shifts 13, 17, 5 (Journal of Statistical Software 8(14), 2003). Never for keys of a real terminal.
    /// </summary>
    public sealed class SeededRandom : IRandom
    {
        private uint _state;

        public SeededRandom(uint seed)
        {
            // Neighbouring seeds must not give neighbouring streams, and the state may not be 0.
            uint x = (seed * 0x9E3779B9u) ^ 0x7F4A7C15u;
            x ^= x >> 16;
            x *= 0x85EBCA6Bu;
            x ^= x >> 13;
            _state = x == 0 ? 1u : x;
            Next();
            Next();
        }

        public uint Next()
        {
            uint x = _state;
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
            _state = x;
            return x;
        }

        /// <summary>0 to <paramref name="bound"/> - 1.</summary>
        public int Below(int bound)
        {
            return (int)((Next() >> 1) % (uint)bound);
        }

        /// <summary>True once in <paramref name="outOf"/> / <paramref name="chances"/> times.</summary>
        public bool Chance(int chances, int outOf)
        {
            return chances > 0 && Below(outOf) < chances;
        }

        public void Fill(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                buffer[offset + i] = (byte)(Next() >> 11);
            }
        }

        /// <summary>A stream of its own for one model, so that what one model draws does not shift what another gets.</summary>
        public static SeededRandom For(uint seed, uint model)
        {
            return new SeededRandom((seed * 31u) + model);
        }
    }
}
