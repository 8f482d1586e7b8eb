using Drivers.Keypad;

namespace VirtualHandset
{
    /// <summary>
    /// Twenty contacts on a matrix without diodes. A contact bounces for a few milliseconds after each change. Current
    /// takes every way there is, so three pressed corners of a rectangle pull the fourth as well.
    /// </summary>
    public sealed class KeypadModel : IModel
    {
        private readonly VirtualClock _clock;
        private readonly SeededRandom _random;
        private readonly VirtualPin[] _rows;
        private readonly VirtualPin[] _columns;
        private readonly bool[] _pressed = new bool[KeyLayout.Rows * KeyLayout.Columns];
        private readonly long[] _settledUs = new long[KeyLayout.Rows * KeyLayout.Columns];
        private int _pressedCount;
        private long _allSettledUs;

        public KeypadModel(VirtualClock clock, SeededRandom random)
        {
            _clock = clock;
            _random = random;
            _rows = new VirtualPin[KeyLayout.Rows];
            _columns = new VirtualPin[KeyLayout.Columns];
            for (int row = 0; row < _rows.Length; row++)
            {
                _rows[row] = new VirtualPin(true);
            }

            for (int column = 0; column < _columns.Length; column++)
            {
                int mine = column;
                _columns[column] = new VirtualPin(true);
                _columns[column].Level = () => !Pulled(mine);
            }
        }

        /// <summary>Longest bounce of a contact, in microseconds; 0 for perfect contacts.</summary>
        public int BounceUs { get; set; } = 8000;

        public VirtualPin[] Rows
        {
            get { return _rows; }
        }

        public VirtualPin[] Columns
        {
            get { return _columns; }
        }

        public void Press(Key key)
        {
            Set(key, true);
        }

        public void Release(Key key)
        {
            Set(key, false);
        }

        public bool IsPressed(Key key)
        {
            int position = KeyLayout.PositionOf(key);
            return position >= 0 && _pressed[position];
        }

        public void PowerLost()
        {
            for (int row = 0; row < _rows.Length; row++)
            {
                _rows[row].Write(true);
            }
        }

        private void Set(Key key, bool pressed)
        {
            int position = KeyLayout.PositionOf(key);
            if (position < 0 || _pressed[position] == pressed)
            {
                return;
            }

            _pressed[position] = pressed;
            _pressedCount += pressed ? 1 : -1;
            _settledUs[position] = BounceUs == 0 ? 0 : _clock.NowUs + 1 + _random.Below(BounceUs);
            if (_settledUs[position] > _allSettledUs)
            {
                _allSettledUs = _settledUs[position];
            }
        }

        private bool Conducts(int row, int column)
        {
            int position = (row * KeyLayout.Columns) + column;
            return _clock.NowUs < _settledUs[position] ? _random.Below(2) == 0 : _pressed[position];
        }

        /// <summary>Whether a path of closed contacts joins this column to a row that is driven low.</summary>
        private bool Pulled(int column)
        {
            if (_pressedCount == 0 && _clock.NowUs >= _allSettledUs)
            {
                // Nothing conducts. The usual case: a keypad is looked at a hundred times a second, and touched now and then.
                return false;
            }

            int columnsSeen = 1 << column;
            int rowsSeen = 0;
            for (int pass = 0; pass < KeyLayout.Rows; pass++)
            {
                int before = rowsSeen | (columnsSeen << KeyLayout.Rows);
                for (int row = 0; row < KeyLayout.Rows; row++)
                {
                    Spread(row, ref rowsSeen, ref columnsSeen);
                }

                if (before == (rowsSeen | (columnsSeen << KeyLayout.Rows)))
                {
                    break;
                }
            }

            for (int row = 0; row < KeyLayout.Rows; row++)
            {
                if ((rowsSeen >> row & 1) != 0 && !_rows[row].High)
                {
                    return true;
                }
            }

            return false;
        }

        private void Spread(int row, ref int rowsSeen, ref int columnsSeen)
        {
            int joined = 0;
            for (int column = 0; column < KeyLayout.Columns; column++)
            {
                if (Conducts(row, column))
                {
                    joined |= 1 << column;
                }
            }

            if ((joined & columnsSeen) != 0 || (rowsSeen >> row & 1) != 0)
            {
                rowsSeen |= 1 << row;
                columnsSeen |= joined;
            }
        }
    }
}
