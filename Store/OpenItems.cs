using System;

namespace Firmware.Store
{
    /// <summary>
    /// What of the transactions still counts, in memory: number, state and place of each, in order of their numbers, and
    /// the three records that must never go away: the newest transaction, the last closing of a batch, and the newest totals.
    /// </summary>
    internal sealed class OpenItems
    {
        private const int Extras = 3;
        private const int States = (int)TransactionState.NoticeOpen + 1;

        private readonly int[] _numbers;
        private readonly int[] _addresses;
        private readonly TransactionState[] _states;

        // How many of each state: asked in every poll of an idle terminal, and a full batch is long.
        private readonly int[] _inState = new int[States];
        private readonly int _capacity;

        public OpenItems(int capacity)
        {
            _capacity = capacity;
            _numbers = new int[capacity];
            _states = new TransactionState[capacity];
            _addresses = new int[capacity + Extras];
        }

        public int Count { get; private set; }

        /// <summary>Entries that found no room: never, as long as <see cref="IsFull"/> is asked first.</summary>
        public int Overflows { get; private set; }

        public int LastNumber { get; private set; }

        public int LastAddress { get; private set; }

        public TransactionState LastState { get; private set; }

        /// <summary>Transactions up to this number belong to settled batches.</summary>
        public int ClosedNumber { get; private set; }

        public int ClosedAddress { get; private set; }

        /// <summary>The newest record of all: its totals are the current ones. 0 when there is none.</summary>
        public int TotalsAddress { get; private set; }

        public RecordKind TotalsKind { get; private set; }

        private uint _totalsSequence;

        public bool IsFull
        {
            get { return Count >= _capacity; }
        }

        public void Clear()
        {
            Count = 0;
            Array.Clear(_inState, 0, States);
            Overflows = 0;
            LastNumber = 0;
            LastAddress = 0;
            LastState = TransactionState.None;
            ClosedNumber = 0;
            ClosedAddress = 0;
            TotalsAddress = 0;
            TotalsKind = RecordKind.None;
            _totalsSequence = 0;
        }

        public int NumberAt(int index)
        {
            return _numbers[index];
        }

        public int AddressAt(int index)
        {
            return _addresses[index];
        }

        public TransactionState StateAt(int index)
        {
            return _states[index];
        }

        public void SetState(int index, TransactionState state)
        {
            _inState[(int)_states[index]]--;
            _inState[(int)state]++;
            _states[index] = state;
            if (_numbers[index] == LastNumber)
            {
                LastState = state;
            }
        }

        /// <summary>Index of the oldest entry in that state, -1 when there is none.</summary>
        public int First(TransactionState state)
        {
            if (_inState[(int)state] == 0)
            {
                return -1;
            }

            for (int i = 0; i < Count; i++)
            {
                if (_states[i] == state)
                {
                    return i;
                }
            }

            return -1;
        }

        public int CountOf(TransactionState state)
        {
            return _inState[(int)state];
        }

        /// <summary>Number of the newest entry in that state, 0 when there is none.</summary>
        public int NewestIn(TransactionState state)
        {
            int i = _inState[(int)state] == 0 ? -1 : Count - 1;
            while (i >= 0 && _states[i] != state)
            {
                i--;
            }

            return i < 0 ? 0 : _numbers[i];
        }

        /// <summary>Index of that number, -1 when it is not open. Searched from the newest.</summary>
        public int Find(int number)
        {
            for (int i = Count - 1; i >= 0 && _numbers[i] >= number; i--)
            {
                if (_numbers[i] == number)
                {
                    return i;
                }
            }

            return -1;
        }

        public void Seen(RecordHead head)
        {
            if (head.Kind == RecordKind.BatchClosed)
            {
                Close(head);
            }
            else if (head.Kind == RecordKind.Transaction)
            {
                Take(head);
            }
            else
            {
                return;
            }

            if (head.Sequence >= _totalsSequence)
            {
                _totalsSequence = head.Sequence;
                TotalsAddress = head.Address;
                TotalsKind = head.Kind;
            }
        }

        public bool Keep(RecordHead head)
        {
            if (head.Kind == RecordKind.BatchClosed)
            {
                return head.Address == ClosedAddress || head.Address == TotalsAddress;
            }

            if (head.Kind != RecordKind.Transaction)
            {
                return false;
            }

            if (head.Address == LastAddress || head.Address == TotalsAddress)
            {
                return true;
            }

            int i = Find(head.Key);
            return i >= 0 && _addresses[i] == head.Address;
        }

        public void Moved(RecordHead head, int newAddress)
        {
            int old = head.Address;
            int i = head.Kind == RecordKind.Transaction ? Find(head.Key) : -1;
            if (i >= 0 && _addresses[i] == old)
            {
                _addresses[i] = newAddress;
            }

            LastAddress = LastAddress == old ? newAddress : LastAddress;
            ClosedAddress = ClosedAddress == old ? newAddress : ClosedAddress;
            TotalsAddress = TotalsAddress == old ? newAddress : TotalsAddress;
        }

        public void Live(out int[] addresses, out int count)
        {
            addresses = _addresses;
            count = Count;
            count = Append(count, LastAddress);
            count = Append(count, ClosedAddress);
            count = Append(count, TotalsAddress);
        }

        private int Append(int count, int address)
        {
            if (address != 0)
            {
                _addresses[count] = address;
                count++;
            }

            return count;
        }

        private void Take(RecordHead head)
        {
            var state = (TransactionState)head.Flags;
            int number = head.Key;
            if (number >= LastNumber)
            {
                LastNumber = number;
                LastAddress = head.Address;
                LastState = state;
            }

            bool open = state == TransactionState.Pending || state == TransactionState.ReversalOpen || state == TransactionState.NoticeOpen;
            open |= state == TransactionState.Approved && number > ClosedNumber;
            int i = Find(number);
            if (i >= 0 && open)
            {
                _addresses[i] = head.Address;
                _inState[(int)_states[i]]--;
                _inState[(int)state]++;
                _states[i] = state;
            }
            else if (i >= 0)
            {
                Remove(i);
            }
            else if (open)
            {
                Insert(number, state, head.Address);
            }
        }

        private void Close(RecordHead head)
        {
            if (head.Key < ClosedNumber)
            {
                return;
            }

            ClosedNumber = head.Key;
            ClosedAddress = head.Address;
            int kept = 0;
            for (int i = 0; i < Count; i++)
            {
                if (_states[i] == TransactionState.Approved && _numbers[i] <= ClosedNumber)
                {
                    _inState[(int)TransactionState.Approved]--;
                    continue;
                }

                _numbers[kept] = _numbers[i];
                _addresses[kept] = _addresses[i];
                _states[kept] = _states[i];
                kept++;
            }

            Count = kept;
        }

        private void Insert(int number, TransactionState state, int address)
        {
            if (IsFull)
            {
                Overflows++;
                return;
            }

            int i = Count;
            while (i > 0 && _numbers[i - 1] > number)
            {
                i--;
            }

            int behind = Count - i;
            Array.Copy(_numbers, i, _numbers, i + 1, behind);
            Array.Copy(_addresses, i, _addresses, i + 1, behind);
            Array.Copy(_states, i, _states, i + 1, behind);
            _numbers[i] = number;
            _addresses[i] = address;
            _states[i] = state;
            _inState[(int)state]++;
            Count++;
        }

        private void Remove(int i)
        {
            int behind = Count - i - 1;
            _inState[(int)_states[i]]--;
            Array.Copy(_numbers, i + 1, _numbers, i, behind);
            Array.Copy(_addresses, i + 1, _addresses, i, behind);
            Array.Copy(_states, i + 1, _states, i, behind);
            Count--;
        }
    }
}
