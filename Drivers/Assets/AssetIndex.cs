using Drivers.Hal;

namespace Drivers.Assets
{
    /// <summary>
    /// Finds a character's number in the area's tables: every 64th code is kept, the 64 between two of them are read when
    /// they are needed.
    /// </summary>
    public sealed class AssetIndex
    {
        private const int StepCodes = 64;
        private const int CodeBytes = 2;
        private const int StepBytes = StepCodes * CodeBytes;
        private const int PieceSteps = 16;
        private const int Known = 128;

        private readonly AssetArea _area;
        private readonly byte[] _codes = new byte[StepCodes * CodeBytes];
        private readonly byte[] _code = new byte[CodeBytes];
        private readonly char[] _known = new char[Known];
        private readonly ushort[] _knownCode = new ushort[Known];
        private ushort[] _steps;
        private int _opened;
        private int _count;
        private int _loaded = -1;

        public AssetIndex(AssetArea area)
        {
            _area = area;
        }

        /// <summary>Reads the table's outline, which the first question would else have to wait for: Ok, NotFound without an area, or Busy while the flash writes.</summary>
        public Status Open()
        {
            return !_area.Ready ? Status.NotFound : _opened == _area.Opened ? Status.Ok : ReadSteps();
        }

        /// <summary>The character's number in all tables: Ok, NotFound, or Busy while the flash writes.</summary>
        public Status Find(char c, out int number)
        {
            number = 0;
            Status status = Open();
            if (status != Status.Ok)
            {
                return status;
            }

            int step = StepOf(c);
            if (step < 0)
            {
                return Status.NotFound;
            }

            status = step == _loaded ? Status.Ok : Load(step);
            return status == Status.Ok ? Search(c, step * StepCodes, out number) : status;
        }

        /// <summary>
        /// The character's GB2312 code, lead byte high; 0 when it has none. The last few asked for are kept: a name that was
        /// learnt while the flash was at rest (<see cref="Learn"/>) is printed while it is not.
        /// </summary>
        public int Gb2312Of(char c)
        {
            int slot = c & (Known - 1);
            if (_known[slot] == c)
            {
                return _knownCode[slot];
            }

            if (Find(c, out int number) != Status.Ok || _area.Read(AssetKind.Gb2312, number * CodeBytes, _code, 0, CodeBytes) != Status.Ok)
            {
                return 0;
            }

            _known[slot] = c;
            _knownCode[slot] = (ushort)AssetArea.Word(_code, 0);
            return _knownCode[slot];
        }

        /// <summary>Looks up the codes of a text that will be printed.</summary>
        public void Learn(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] > 0xFF)
                {
                    int code = Gb2312Of(text[i]);
                    Learnt += code != 0 ? 1 : 0;
                }
            }
        }

        /// <summary>Characters found by <see cref="Learn"/> so far.</summary>
        public int Learnt { get; private set; }

        private Status ReadSteps()
        {
            _count = _area.LengthOf(AssetKind.Codes) / CodeBytes;
            _loaded = -1;
            int steps = (_count + StepCodes - 1) / StepCodes;
            if (_steps == null || _steps.Length != steps)
            {
                _steps = new ushort[steps];
            }

            // Once, and all of the table: a read for each code would take ten times as long.
            var piece = new byte[PieceSteps * StepBytes];
            for (int i = 0; i < steps; i += PieceSteps)
            {
                int left = (_count * CodeBytes) - (i * StepBytes);
                Status status = _area.Read(AssetKind.Codes, i * StepBytes, piece, 0, left < piece.Length ? left : piece.Length);
                if (status != Status.Ok)
                {
                    return status;
                }

                for (int j = 0; j < PieceSteps && i + j < steps; j++)
                {
                    _steps[i + j] = (ushort)AssetArea.Word(piece, j * StepBytes);
                }
            }

            _opened = _area.Opened;
            return Status.Ok;
        }

        private int StepOf(char c)
        {
            int low = 0;
            int high = _steps.Length - 1;
            while (low <= high)
            {
                int middle = (low + high) >> 1;
                if (_steps[middle] <= c)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle - 1;
                }
            }

            return high;
        }

        private Status Load(int step)
        {
            int left = _count - (step * StepCodes);
            _loaded = -1;
            Status status = _area.Read(AssetKind.Codes, step * StepCodes * CodeBytes, _codes, 0, (left < StepCodes ? left : StepCodes) * CodeBytes);
            _loaded = status == Status.Ok ? step : -1;
            return status;
        }

        private Status Search(char c, int first, out int number)
        {
            int low = 0;
            int high = (_count - first < StepCodes ? _count - first : StepCodes) - 1;
            while (low <= high)
            {
                int middle = (low + high) >> 1;
                int code = AssetArea.Word(_codes, middle * CodeBytes);
                if (code == c)
                {
                    number = first + middle;
                    return Status.Ok;
                }

                if (code < c)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle - 1;
                }
            }

            number = 0;
            return Status.NotFound;
        }
    }
}
