using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>
    /// The only time there is in the virtual handset. It stands still while firmware runs and moves when its owner says so.
    /// <see cref="NowUs"/> counts from the beginning of the world, <see cref="NowMs"/> from the last power-on, as on the board.
    /// </summary>
    public sealed class VirtualClock : IClock
    {
        public const long Never = long.MaxValue;

        private long _powerOnUs;

        /// <summary>Microseconds since the world began; power cuts do not touch it.</summary>
        public long NowUs { get; private set; }

        /// <summary>Milliseconds since the last <see cref="PowerOn"/>: what the firmware sees.</summary>
        public long NowMs
        {
            get { return (NowUs - _powerOnUs) / 1000; }
        }

        /// <summary>Times that a line with an interrupt (received byte, card detect) changed. Machines compare it to wake the loop.</summary>
        public int Interrupts { get; private set; }

        /// <summary>The terminal starts counting from 0 again.</summary>
        public void PowerOn()
        {
            _powerOnUs = NowUs;
        }

        public void Advance(long us)
        {
            AdvanceTo(NowUs + us);
        }

        public void AdvanceMs(long ms)
        {
            AdvanceTo(NowUs + (ms * 1000));
        }

        /// <summary>Moves to that time; never backwards.</summary>
        public void AdvanceTo(long us)
        {
            if (us > NowUs)
            {
                NowUs = us;
            }
        }

        /// <summary>The first millisecond of the terminal's count that is not before <paramref name="us"/>.</summary>
        public long ToTerminalMs(long us)
        {
            return us == Never ? Never : (us - _powerOnUs + 999) / 1000;
        }

        /// <summary>The moment at which the terminal's count shows <paramref name="ms"/>.</summary>
        public long FromTerminalMs(long ms)
        {
            return ms >= Never / 1000 ? Never : (ms * 1000) + _powerOnUs;
        }

        internal void Interrupt()
        {
            Interrupts++;
        }
    }
}
