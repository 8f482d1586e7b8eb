using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// Goes through the records on flash by place, newest first or onwards to newer ones. It holds no lock: what is cleaned away under it
    /// is skipped. Older versions are shown too.
    /// </summary>
    public sealed class JournalCursor
    {
        private const int MostInBlock = 4096 / RecordHead.OverheadBytes;

        private readonly Ring _ring;
        private readonly BlockWalker _walker;
        private readonly ushort[] _offsets = new ushort[MostInBlock];
        private readonly byte[] _bytes = new byte[RecordHead.HeadBytes];
        private int _block = Ring.None;
        private int _count;
        private int _index;
        private bool _filling;

        internal JournalCursor(Ring ring)
        {
            _ring = ring;
            _walker = new BlockWalker(ring);
            Current = new RecordHead();
        }

        /// <summary>The record the cursor stands on after an Ok.</summary>
        public RecordHead Current { get; private set; }

        /// <summary>Before the newest record: the next <see cref="MoveOlder"/> gives it.</summary>
        public void Reset()
        {
            _block = Ring.None;
            _filling = false;
        }

        /// <summary>Ok: <see cref="Current"/> is the next older record. NotFound: there is none. Pending, Busy: ask again.</summary>
        public Status MoveOlder()
        {
            if (_ring.Head == Ring.None)
            {
                return Status.NotFound;
            }

            if (_block == Ring.None)
            {
                BeginBlock(_ring.Head);
            }

            Status status = Fill(false);
            while (status == Status.Ok && _index == 0)
            {
                int older = _ring.InLog(_block) ? _ring.Older(_block) : Ring.None;
                if (older == Ring.None)
                {
                    return Status.NotFound;
                }

                BeginBlock(older);
                status = Fill(false);
            }

            if (status != Status.Ok)
            {
                return status;
            }

            status = Load(_index - 1);
            if (status != Status.Busy)
            {
                _index--;
            }

            return status == Status.NotFound ? Status.Pending : status;
        }

        /// <summary>The next newer record than <see cref="Current"/>; for going back after <see cref="MoveOlder"/>.</summary>
        public Status MoveNewer()
        {
            if (_block == Ring.None)
            {
                return Status.NotFound;
            }

            Status status = Fill(true);
            while (status == Status.Ok && _index + 1 >= _count)
            {
                if (!_ring.InLog(_block) || _block == _ring.Head)
                {
                    return Status.NotFound;
                }

                BeginBlock(_ring.Newer(_block));
                status = Fill(true);
                _index = status == Status.Ok ? -1 : _index;
            }

            if (status != Status.Ok)
            {
                return status;
            }

            status = Load(_index + 1);
            if (status != Status.Busy)
            {
                _index++;
            }

            return status == Status.NotFound ? Status.Pending : status;
        }

        private void BeginBlock(int block)
        {
            _block = block;
            _count = 0;
            _filling = true;
            _walker.Begin(block);
        }

        private Status Fill(bool forward)
        {
            while (_filling)
            {
                Status status = _walker.Step();
                if (status == Status.NotFound)
                {
                    _filling = false;
                    _index = forward ? -1 : _count;
                }
                else if (status == Status.Ok)
                {
                    if (_count < MostInBlock)
                    {
                        _offsets[_count] = (ushort)(_walker.Found.Address - _ring.Base(_block));
                        _count++;
                    }
                }
                else
                {
                    return status;
                }
            }

            return Status.Ok;
        }

        private Status Load(int index)
        {
            int address = _ring.Base(_block) + _offsets[index];
            Status status = _ring.Flash.Read(address, _bytes, 0, RecordHead.HeadBytes);
            if (status != Status.Ok)
            {
                return status;
            }

            bool repaired;
            Current.Address = address;
            return Current.TryDecode(_bytes, true, out repaired) ? Status.Ok : Status.NotFound;
        }
    }
}
