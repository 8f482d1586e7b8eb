using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// Finds the records of one block from its beginning to its end, past gaps and past what is damaged. A few reads a call.
    /// </summary>
    internal sealed class BlockWalker
    {
        /// <summary>Places looked at in one call.</summary>
        public const int ProbesAStep = 12;

        private const int Stride = 4;
        private const int ChunkBytes = 64;

        private readonly Ring _ring;
        private readonly byte[] _bytes = new byte[RecordHead.HeadBytes];
        private readonly byte[] _chunk = new byte[ChunkBytes];
        private int _base;
        private int _offset;
        private int _end;
        private bool _lost;
        private bool _struck;

        public BlockWalker(Ring ring)
        {
            _ring = ring;
            Found = new RecordHead();
        }

        /// <summary>The record that <see cref="Step"/> stopped at.</summary>
        public RecordHead Found { get; private set; }

        /// <summary>Places where a record should have been and was not readable, since the walker was made.</summary>
        public int Damaged { get; private set; }

        /// <summary>Where the last such place is; 0 when the block that is being walked has none.</summary>
        public int DamagedAddress { get; private set; }

        /// <summary>Heads with one flipped bit put right.</summary>
        public int Repaired { get; private set; }

        public void Begin(int block)
        {
            _base = _ring.Base(block);
            _offset = Ring.HeaderBytes;
            _end = block == _ring.Head && _ring.WriteOffset > 0 ? _ring.WriteOffset : _ring.BlockBytes;
            _lost = false;
            _struck = false;
            DamagedAddress = 0;
        }

        /// <summary>The last damaged place turned out to be the end of what a power cut interrupted.</summary>
        public void Excuse()
        {
            Damaged--;
            DamagedAddress = 0;
        }

        /// <summary>Ok: a record in <see cref="Found"/>. NotFound: the block ends here. Pending or Busy: call again.</summary>
        public Status Step()
        {
            for (int i = 0; i < ProbesAStep; i++)
            {
                if (_offset + RecordHead.OverheadBytes > _end)
                {
                    return Status.NotFound;
                }

                Status status = _ring.Flash.Read(_base + _offset, _bytes, 0, RecordHead.HeadBytes);
                if (status != Status.Ok)
                {
                    return status;
                }

                bool found;
                status = Look(out found);
                if (status != Status.Ok)
                {
                    return status;
                }

                if (found)
                {
                    return Status.Ok;
                }
            }

            return Status.Pending;
        }

        private Status Look(out bool found)
        {
            found = false;
            if (RecordHead.IsBlank(_bytes, RecordHead.HeadBytes))
            {
                // After a restart the log goes on at the next page: what follows a gap begins there.
                _offset = (_offset / _ring.PageBytes * _ring.PageBytes) + _ring.PageBytes;
                _lost = false;
                _struck = false;
                return Status.Ok;
            }

            bool repaired;
            bool readable = Found.TryDecode(_bytes, !_lost, out repaired) && _offset + Found.TotalBytes <= _end;
            if (readable && (_lost || repaired))
            {
                // Found by luck rather than by order: only a whole record is believed.
                Status status = CheckWhole(out readable);
                if (status != Status.Ok)
                {
                    return status;
                }
            }

            if (!readable)
            {
                bool struck = RecordHead.IsStruck(_bytes);
                if (!_lost && !struck && !_struck)
                {
                    Damaged++;
                    DamagedAddress = _base + _offset;
                }

                // Behind a struck head lies the rest of that record.
                _struck |= struck;
                _lost = true;

                _offset += Stride;
                return Status.Ok;
            }

            if (repaired)
            {
                Repaired++;
            }

            _lost = false;
            _struck = false;
            Found.Address = _base + _offset;
            _offset += Found.TotalBytes;
            found = true;
            return Status.Ok;
        }

        private Status CheckWhole(out bool whole)
        {
            whole = false;
            uint crc = Crc.Add32(Crc.Start32, _bytes, RecordHead.CoveredOffset, RecordHead.CoveredBytes);
            int address = _base + _offset + RecordHead.TagOffset;
            int left = RecordHead.TagBytes + Found.Length;
            Status status;
            while (left > 0)
            {
                int part = left < ChunkBytes ? left : ChunkBytes;
                status = _ring.Flash.Read(address, _chunk, 0, part);
                if (status != Status.Ok)
                {
                    return status;
                }

                crc = Crc.Add32(crc, _chunk, 0, part);
                address += part;
                left -= part;
            }

            status = _ring.Flash.Read(address, _chunk, 0, RecordHead.CheckBytes);
            whole = Crc.End32(crc) == (uint)RecordHead.GetInt(_chunk, 0);
            return status;
        }
    }
}
