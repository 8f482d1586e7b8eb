using System;
using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>Going through the history, newest first: each transaction once, as it stands now.</summary>
    public sealed partial class TransactionLog
    {
        /// <summary>Transactions back from the newest that a search covers; a power of two.</summary>
        public const int SearchedNumbers = 4096;

        private readonly byte[] _met = new byte[SearchedNumbers / 8];
        private readonly JournalCursor _history;
        private int _historyAddress;
        private int _historyNumber;
        private TransactionState _historyState;

        /// <summary>Begins before the newest transaction.</summary>
        public void StartSearch()
        {
            Array.Clear(_met, 0, _met.Length);
            _history.Reset();
            _historyAddress = 0;
        }

        /// <summary>Ok: the next older transaction. Pending, Busy: call again. NotFound: that was all. Damaged ones are passed over.</summary>
        public Status SearchNext(TransactionRecord into)
        {
            if (_phase != Phase.Ready)
            {
                return Status.Busy;
            }

            for (int i = 0; i < RecordsASearch; i++)
            {
                if (_historyAddress == 0)
                {
                    Status moved = _history.MoveOlder();
                    if (moved != Status.Ok)
                    {
                        return moved;
                    }

                    RecordHead found = _history.Current;
                    if (found.Kind != RecordKind.Transaction || Met(found.Key))
                    {
                        continue;
                    }

                    _historyAddress = found.Address;
                    _historyNumber = found.Key;
                    _historyState = (TransactionState)found.Flags;
                }

                // Older versions of a transaction lie behind its newest.
                int open = _items.Find(_historyNumber);
                Status status = open >= 0 ? ReadItem(open, into) : ReadAt(_historyAddress, _historyNumber, _historyState, into);
                if (status == Status.Busy)
                {
                    return status;
                }

                _historyAddress = 0;
                if (status == Status.Ok)
                {
                    return Status.Ok;
                }
            }

            return Status.Pending;
        }

        private bool Met(int number)
        {
            int bit = number & (SearchedNumbers - 1);
            bool met = number <= _items.LastNumber - SearchedNumbers || (_met[bit >> 3] & (1 << (bit & 7))) != 0;
            _met[bit >> 3] |= (byte)(met ? 0 : 1 << (bit & 7));
            return met;
        }
    }
}
