namespace Firmware.Loop
{
    /// <summary>Who wrote a trace event.</summary>
    public enum TraceSource : byte
    {
        None = 0,
        System,
        Keypad,
        Display,
        Printer,
        Card,
        Kernel,
        Flash,
        Journal,
        Host,
        Sale,
        Ui,
        Staff,
        Archive,
    }

    /// <summary>
    /// A ring of small events: when, who, what, and one number. There is no room for card data by construction: an event
    /// takes two integers, never bytes or text. Readable after a crash (the fault record on flash takes its tail).
    /// </summary>
    public sealed class Trace
    {
        /// <summary>Events kept; the oldest is overwritten.</summary>
        public const int Capacity = 128;

        private readonly uint[] _timeMs = new uint[Capacity];
        private readonly uint[] _event = new uint[Capacity];
        private readonly int[] _value = new int[Capacity];
        private int _written;

        /// <summary>Events written since power-on; may exceed <see cref="Capacity"/>.</summary>
        public int Written
        {
            get { return _written; }
        }

        /// <param name="code">What happened: a state or a status of that source, 0 to 65535.</param>
        /// <param name="value">One number that helps: a status word, a count, an address. Never a secret.</param>
        public void Write(long nowMs, TraceSource source, int code, int value)
        {
            int i = _written % Capacity;
            _timeMs[i] = (uint)nowMs;
            _event[i] = ((uint)source << 16) | (uint)(code & 0xFFFF);
            _value[i] = value;
            _written++;
        }

        /// <summary>Reads an event, 0 = the newest. False when there is none that old.</summary>
        public bool TryRead(int age, out long timeMs, out TraceSource source, out int code, out int value)
        {
            int i = _written - 1 - age;
            if (age < 0 || age >= Capacity || i < 0)
            {
                timeMs = 0;
                source = TraceSource.None;
                code = 0;
                value = 0;
                return false;
            }

            i %= Capacity;
            timeMs = _timeMs[i];
            source = (TraceSource)(_event[i] >> 16);
            code = (int)(_event[i] & 0xFFFF);
            value = _value[i];
            return true;
        }
    }
}
