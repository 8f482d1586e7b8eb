using Drivers.Hal;

namespace F769Handset
{
    /// <summary>
    /// PCF8574: eight quasi-bidirectional lines behind I2C. A line is an input while 1 is written to it. For slow lines only:
    /// each access is a transfer of about 100 microseconds on the bus.
    /// </summary>
    internal sealed class Expander
    {
        private readonly II2c _i2c;
        private readonly byte[] _written = { 0xFF };
        private readonly byte[] _seen = { 0xFF };

        public Expander(II2c i2c)
        {
            _i2c = i2c;
        }

        /// <summary>What the last access said.</summary>
        public Status State { get; private set; }

        /// <summary>The lines as they are; those seen last when the chip does not answer.</summary>
        public int Read()
        {
            State = _i2c.WriteRead(_written, 0, _seen, 1);
            return _seen[0];
        }

        public void Write(int line, bool high)
        {
            int mask = 1 << line;
            _written[0] = (byte)(high ? _written[0] | mask : _written[0] & ~mask);
            State = _i2c.WriteRead(_written, 1, _seen, 0);
        }
    }

    /// <summary>One line of the expander, upside down where the hardware inverts it.</summary>
    internal sealed class ExpanderPin : IPin
    {
        private readonly Expander _expander;
        private readonly int _line;
        private readonly bool _inverted;

        public ExpanderPin(Expander expander, int line, bool inverted)
        {
            _expander = expander;
            _line = line;
            _inverted = inverted;
        }

        public bool Read()
        {
            bool high = (_expander.Read() & (1 << _line)) != 0;
            return high != _inverted;
        }

        public void Write(bool high)
        {
            _expander.Write(_line, high != _inverted);
        }
    }
}
