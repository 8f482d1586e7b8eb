using Drivers.Hal;

namespace Drivers.Keypad
{
    /// <summary>
    /// A key matrix without diodes. Rows are open-drain outputs, columns inputs with pull-up: a key joins its column to its
    /// row. At rest all rows are low, so that four reads tell that nothing is pressed; only then is the matrix walked.
    /// Two keys at once are both reported. Three keys at the corners of a rectangle make the fourth look pressed; presses
    /// inside such a rectangle wait until it resolves.
    /// </summary>
    public sealed class MatrixKeypad
    {
        /// <summary>Time between two polls.</summary>
        public const int ScanMs = 10;

        /// <summary>A contact counts when this many scans in a row agree: longer than the bounce of a dome or rubber key (5 to 15 ms).</summary>
        public const int StableScans = 3;

        /// <summary>A key that stays down this long is held.</summary>
        public const int HoldMs = 800;

        /// <summary>Events kept for the reader; more are dropped and counted.</summary>
        public const int QueueLength = 16;

        private readonly IPin[] _rows;
        private readonly IPin[] _columns;
        private readonly byte[] _raw;
        private readonly byte[] _agreed;
        private readonly bool[] _down;
        private readonly long[] _holdDueMs;
        private readonly Key[] _queueKey = new Key[QueueLength];
        private readonly KeyAction[] _queueAction = new KeyAction[QueueLength];
        private int _queueHead;
        private int _queueCount;
        private bool _active;
        private bool _started;
        private long _nextScanMs;

        /// <param name="rows">Outputs, top to bottom, <see cref="KeyLayout.Rows"/> of them.</param>
        /// <param name="columns">Inputs, left to right, <see cref="KeyLayout.Columns"/> of them.</param>
        public MatrixKeypad(IPin[] rows, IPin[] columns)
        {
            _rows = rows;
            _columns = columns;
            int keys = rows.Length * columns.Length;
            _raw = new byte[rows.Length];
            _agreed = new byte[keys];
            _down = new bool[keys];
            _holdDueMs = new long[keys];
        }

        /// <summary>Events lost because nobody read them.</summary>
        public int Dropped { get; private set; }

        /// <summary>True while a key is down or settling.</summary>
        public bool Active
        {
            get { return _active; }
        }

        /// <summary>Looks at the matrix; call it every <see cref="ScanMs"/>. Calls that come sooner do nothing.</summary>
        public void Poll(long nowMs)
        {
            if (nowMs < _nextScanMs)
            {
                return;
            }

            _nextScanMs = nowMs + ScanMs;
            if (!_started)
            {
                DriveAll(false);
                _started = true;
            }

            if (!_active && !AnyColumnLow())
            {
                return;
            }

            Walk();
            _active = false;
            for (int row = 0; row < _rows.Length; row++)
            {
                int ambiguous = Ambiguous(row);
                for (int column = 0; column < _columns.Length; column++)
                {
                    Settle((row * _columns.Length) + column, (_raw[row] >> column & 1) != 0, (ambiguous >> column & 1) != 0, nowMs);
                }
            }
        }

        /// <summary>Takes the oldest event. False when there is none.</summary>
        public bool TryRead(out KeyEvent e)
        {
            e = default;
            if (_queueCount == 0)
            {
                return false;
            }

            e.Key = _queueKey[_queueHead];
            e.Action = _queueAction[_queueHead];
            _queueHead = (_queueHead + 1) % QueueLength;
            _queueCount--;
            return true;
        }

        /// <summary>Forgets what was not read yet: keys typed before a question was on the screen do not answer it.</summary>
        public void Flush()
        {
            _queueCount = 0;
        }

        private void DriveAll(bool high)
        {
            for (int row = 0; row < _rows.Length; row++)
            {
                _rows[row].Write(high);
            }
        }

        private bool AnyColumnLow()
        {
            for (int column = 0; column < _columns.Length; column++)
            {
                if (!_columns[column].Read())
                {
                    return true;
                }
            }

            return false;
        }

        private void Walk()
        {
            DriveAll(true);
            for (int row = 0; row < _rows.Length; row++)
            {
                _rows[row].Write(false);
                int seen = 0;
                for (int column = 0; column < _columns.Length; column++)
                {
                    if (!_columns[column].Read())
                    {
                        seen |= 1 << column;
                    }
                }

                _rows[row].Write(true);
                _raw[row] = (byte)seen;
            }

            DriveAll(false);
        }

        /// <summary>Columns of this row that are a corner of a rectangle of closed contacts: one of the four may be a ghost.</summary>
        private int Ambiguous(int row)
        {
            int mine = _raw[row];
            int corners = 0;
            for (int other = 0; other < _rows.Length; other++)
            {
                int common = mine & _raw[other];
                if (other != row && (common & (common - 1)) != 0)
                {
                    corners |= common;
                }
            }

            return corners;
        }

        private void Settle(int key, bool closed, bool ambiguous, long nowMs)
        {
            bool down = _down[key];
            if (closed == down || (ambiguous && !down))
            {
                _agreed[key] = 0;
            }
            else
            {
                _agreed[key]++;
                if (_agreed[key] >= StableScans)
                {
                    _agreed[key] = 0;
                    _down[key] = closed;
                    _holdDueMs[key] = nowMs + HoldMs;
                    Queue(key, closed ? KeyAction.Pressed : KeyAction.Released);
                    down = closed;
                }
            }

            if (down && _holdDueMs[key] != 0 && nowMs >= _holdDueMs[key])
            {
                _holdDueMs[key] = 0;
                Queue(key, KeyAction.Held);
            }

            _active |= down || closed || _agreed[key] != 0;
        }

        private void Queue(int key, KeyAction action)
        {
            if (_queueCount == QueueLength)
            {
                Dropped++;
                return;
            }

            int i = (_queueHead + _queueCount) % QueueLength;
            _queueKey[i] = KeyLayout.At(key / _columns.Length, key % _columns.Length);
            _queueAction[i] = action;
            _queueCount++;
        }
    }
}
