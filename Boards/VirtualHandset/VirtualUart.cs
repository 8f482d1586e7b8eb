namespace VirtualHandset
{
    /// <summary>
    /// A serial line with its two ends. Characters take their time at the sender's speed. When the two ends are set to
    /// different speeds or frame lengths the receiver gets rubbish; with even against odd parity it gets the character and
    /// a parity error, as a real UART does. Noise flips one bit, loss swallows a character.
    /// </summary>
    public sealed class VirtualUart : IModel
    {
        private const int Chances = 10000;

        private readonly SeededRandom _random;

        /// <param name="capacity">Bytes that each buffer of each end holds.</param>
        public VirtualUart(VirtualClock clock, SeededRandom random, int capacity)
        {
            _random = random;
            Terminal = new UartEnd(this, clock, capacity, true);
            Device = new UartEnd(this, clock, capacity, false);
            Terminal.Other = Device;
            Device.Other = Terminal;
        }

        /// <summary>The end that the firmware holds.</summary>
        public UartEnd Terminal { get; }

        /// <summary>The end that the chip, the card or the technician holds.</summary>
        public UartEnd Device { get; }

        /// <summary>Characters in 10,000 with one bit flipped, both directions.</summary>
        public int NoisePer10000 { get; set; }

        /// <summary>Characters in 10,000 that never arrive, both directions.</summary>
        public int LossPer10000 { get; set; }

        /// <summary>The line is cut: nothing arrives.</summary>
        public bool Cut { get; set; }

        /// <summary>When it will next do something by itself, on <see cref="VirtualClock.NowUs"/>; <see cref="VirtualClock.Never"/> when it waits to be asked.</summary>
        public long NextUs
        {
            get
            {
                long a = Terminal.NextArrivalUs;
                long b = Device.NextArrivalUs;
                return a < b ? a : b;
            }
        }

        /// <summary>Does what is due; the clock already stands there.</summary>
        public void Run(long nowUs)
        {
            Terminal.Settle(nowUs);
            Device.Settle(nowUs);
        }

        public void PowerLost()
        {
            Terminal.Drop();
        }

        internal bool Carries()
        {
            return !Cut && !_random.Chance(LossPer10000, Chances);
        }

        internal byte Disturb(byte value)
        {
            return _random.Chance(NoisePer10000, Chances) ? (byte)(value ^ (1 << _random.Below(8))) : value;
        }

        internal byte Garble(byte value)
        {
            return (byte)(value ^ (1 + _random.Below(255)));
        }
    }
}
