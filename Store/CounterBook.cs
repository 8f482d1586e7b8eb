using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>Numbers that only count up, whatever happens to the power.</summary>
    public enum Counter
    {
        /// <summary>System trace audit number, 1 to 999999, never twice in a batch.</summary>
        Stan = 0,

        /// <summary>Number on the slip, 1 to 999999.</summary>
        Voucher = 1,

        /// <summary>Batch, 1 to 999999.</summary>
        Batch = 2,
    }

    /// <summary>
    /// The counters without the flash: what may be given out, what must be written before that, what was found. A stored
    /// value is a ceiling: numbers up to it may have been used, so after a restart counting goes on behind it.
    /// </summary>
    internal sealed class CounterBook
    {
        /// <summary>Three counters and the mark where the batch's STANs begin.</summary>
        public const int Entries = 4;

        private const int Last = 999999;
        private const int BatchBeginStan = 3;
        private const int StanAhead = 8;
        private const int VoucherAhead = 2;

        /// <summary>Numbers skipped when records were destroyed: more than one handful could have been lost.</summary>
        private const int SkipAfterDamage = 4 * StanAhead;

        /// <summary>
        /// Trace numbers skipped when the counters are gone altogether: more than a hundred restarts in a row, each with its own
        /// skip, can have given out behind the newest payment.
        /// </summary>
        private const int SkipAfterLoss = 4096;

        private readonly int[] _ceiling = new int[Entries];
        private readonly int[] _taken = new int[Entries];
        private readonly uint[] _sequence = new uint[Entries];
        private readonly int[] _addresses = new int[Entries];
        private readonly bool[] _wanted = new bool[Entries];
        private readonly int[] _wantedValue = new int[Entries];
        private bool _live;
        private int _writing = -1;
        private int _writingValue;

        public void Clear()
        {
            for (int i = 0; i < Entries; i++)
            {
                _ceiling[i] = 0;
                _taken[i] = 0;
                _sequence[i] = 0;
                _addresses[i] = 0;
                _wanted[i] = false;
            }

            _writing = -1;
            _live = false;
        }

        public int Current(Counter counter)
        {
            return _taken[(int)counter];
        }

        public Status Take(Counter counter, out int value)
        {
            int i = (int)counter;
            value = Next(_taken[i], 1);
            if (counter == Counter.Batch)
            {
                return TakeBatch(out value);
            }

            bool inReserve = _taken[i] != _ceiling[i];
            if (!inReserve)
            {
                Reserve(i);
                value = 0;
                return Status.Busy;
            }

            if (counter == Counter.Stan && value == _taken[BatchBeginStan])
            {
                value = 0;
                return Status.Full;
            }

            _taken[i] = value;
            if (Ahead(i) <= (counter == Counter.Stan ? StanAhead : VoucherAhead) / 2)
            {
                Reserve(i);
            }

            return Status.Ok;
        }

        public void Raise(Counter counter, int value)
        {
            int i = (int)counter;
            int ahead = Distance(_taken[i], value);
            bool behind = _taken[i] == 0 ? value != 0 : ahead != 0 && ahead < Last / 2;
            if (!behind)
            {
                return;
            }

            _taken[i] = value;
            _ceiling[i] = value;
            Want(i, value);
            if (counter != Counter.Batch)
            {
                Reserve(i);
            }
        }

        /// <summary>
        /// The log has a number that the counter does not know of: the counter's own records are lost. Numbers that the log does
        /// not see (sign-on, settlement) may have been given out behind it, so some are skipped.
        /// </summary>
        public void Witness(Counter counter, int value)
        {
            int before = _taken[(int)counter];
            Raise(counter, value);
            if (counter != Counter.Batch && _taken[(int)counter] != before)
            {
                Raise(counter, Next(value, counter == Counter.Stan ? SkipAfterLoss : SkipAfterDamage));
            }
        }

        public void Seen(RecordHead head)
        {
            int i = head.Key;
            if (i < 0 || i >= Entries || head.Sequence < _sequence[i])
            {
                return;
            }

            _sequence[i] = head.Sequence;
            _addresses[i] = head.Address;
            if (!_live)
            {
                _ceiling[i] = head.Auxiliary;
            }
        }

        /// <summary>Recovery is over: nothing up to the ceilings is given out again.</summary>
        public void Begin(bool damaged)
        {
            _live = true;
            for (int i = 0; i < Entries; i++)
            {
                _taken[i] = _ceiling[i];
            }

            if (damaged)
            {
                _taken[(int)Counter.Stan] = Next(_taken[(int)Counter.Stan], SkipAfterDamage);
                _taken[(int)Counter.Voucher] = Next(_taken[(int)Counter.Voucher], SkipAfterDamage);
                _ceiling[(int)Counter.Stan] = _taken[(int)Counter.Stan];
                _ceiling[(int)Counter.Voucher] = _taken[(int)Counter.Voucher];
            }

            Reserve((int)Counter.Stan);
            Reserve((int)Counter.Voucher);
        }

        public bool Keep(RecordHead head)
        {
            return head.Key >= 0 && head.Key < Entries && _addresses[head.Key] == head.Address;
        }

        public void Moved(RecordHead head, int newAddress)
        {
            if (Keep(head))
            {
                _addresses[head.Key] = newAddress;
            }
        }

        public int CopyAddresses(int[] into, int used)
        {
            for (int i = 0; i < Entries; i++)
            {
                if (_addresses[i] != 0)
                {
                    into[used] = _addresses[i];
                    used++;
                }
            }

            return used;
        }

        /// <summary>What has to be written next, the mark of the batch before the batch. Answer with <see cref="Written"/>.</summary>
        public bool TryNextWrite(out int key, out int value)
        {
            for (int i = Entries - 1; i >= 0; i--)
            {
                if (_wanted[i])
                {
                    _writing = i;
                    _writingValue = _wantedValue[i];
                    _wanted[i] = false;
                    key = i;
                    value = _writingValue;
                    return true;
                }
            }

            key = 0;
            value = 0;
            return false;
        }

        public void Written(bool durable)
        {
            // A ceiling that the counter was raised past meanwhile is worth nothing.
            if (durable && _writing >= 0 && Distance(_taken[_writing], _writingValue) < Last / 2)
            {
                _ceiling[_writing] = _writingValue;
            }

            _writing = -1;
        }

        private Status TakeBatch(out int value)
        {
            int i = (int)Counter.Batch;
            value = Next(_taken[i], 1);
            _taken[i] = value;
            Want(i, value);
            _taken[BatchBeginStan] = _taken[(int)Counter.Stan];
            Want(BatchBeginStan, _taken[BatchBeginStan]);
            return Status.Ok;
        }

        private void Reserve(int i)
        {
            if (_writing != i)
            {
                Want(i, Next(_taken[i], i == (int)Counter.Stan ? StanAhead : VoucherAhead));
            }
        }

        private void Want(int i, int value)
        {
            _wanted[i] = true;
            _wantedValue[i] = value;
        }

        private int Ahead(int i)
        {
            return Distance(_taken[i], _ceiling[i]);
        }

        private static int Distance(int from, int to)
        {
            int distance = to - from;
            return distance < 0 ? distance + Last : distance;
        }

        private static int Next(int value, int by)
        {
            value += by;
            return value > Last ? value - Last : value;
        }
    }
}
