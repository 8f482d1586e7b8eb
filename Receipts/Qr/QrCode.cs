using System;

namespace Firmware.Receipts
{
    /// <summary>
    /// A QR code of ISO/IEC 18004 for up to <see cref="MaxBytes"/> bytes: byte mode, error correction level M, versions 1 to 10.
    /// <see cref="Start"/>, then <see cref="Step"/> until it returns true: each is one slice of the work, below 8,000 IL
    /// instructions. A row of modules is one number, so that masks and penalties cost a few operations a row.
    /// </summary>
    public sealed class QrCode
    {
        public const int MaxVersion = 10;

        /// <summary>What version 10 holds at level M.</summary>
        public const int MaxBytes = 213;

        private const int MaxSize = 17 + (4 * MaxVersion);
        private const int MaxCodewords = 346;
        private const int MaxData = 216;
        private const int Masks = 8;
        private const int RowsPerStep = 6;
        private const int BytesPerStep = 6;

        // Patterns repeat every six columns: this puts one beside the other.
        private const ulong EverySixth = 0x1041041041041041;

        private enum Phase : byte
        {
            Done = 0,
            Encode,
            Generator,
            Pattern,
            Correct,
            Place,
            Mask,
            Judge,
        }

        private readonly QrBlocks _blocks = new QrBlocks(MaxData, MaxCodewords);
        private readonly ulong[] _dark = new ulong[MaxSize];
        private readonly ulong[] _fixed = new ulong[MaxSize];
        private readonly ulong[] _masked = new ulong[MaxSize];
        private readonly QrPenalty _penalty = new QrPenalty();
        private Phase _phase;
        private int _version;
        private int _right;
        private int _bit;
        private int _mask;
        private int _row;
        private int _bestMask;
        private int _bestPenalty;

        /// <summary>Modules of a side, without the white around it.</summary>
        public int Size { get; private set; }

        /// <summary>The mask that was taken, 0 to 7.</summary>
        public int Mask
        {
            get { return _bestMask; }
        }

        /// <summary>Begins a code of data that stays as it is until the first step. False when it is too long.</summary>
        public bool Start(byte[] data, int count)
        {
            _phase = Phase.Done;
            Size = 0;
            if (count < 1 || count > MaxBytes)
            {
                return false;
            }

            _version = 1;
            while (QrBlocks.Capacity(_version) < count)
            {
                _version++;
            }

            Size = 17 + (4 * _version);
            _blocks.Start(data, count, _version);
            _phase = Phase.Encode;
            return true;
        }

        /// <summary>Does some of the work. True when the code is complete.</summary>
        public bool Step()
        {
            switch (_phase)
            {
                case Phase.Encode:
                    _blocks.StepEncode();
                    _phase = Phase.Generator;
                    break;
                case Phase.Generator:
                    if (_blocks.StepGenerator())
                    {
                        _phase = Phase.Pattern;
                    }

                    break;
                case Phase.Pattern:
                    DrawPatterns();
                    _phase = Phase.Correct;
                    break;
                case Phase.Correct:
                    if (_blocks.Step(BytesPerStep))
                    {
                        BeginPlacing();
                    }

                    break;
                case Phase.Place:
                    PlaceColumns();
                    break;
                case Phase.Mask:
                    MaskRows();
                    break;
                case Phase.Judge:
                    JudgeRows();
                    break;
            }

            return _phase == Phase.Done;
        }

        /// <summary>A row of modules, the leftmost in bit 0, 1 = dark.</summary>
        public ulong Row(int y)
        {
            return _masked[y];
        }

        private void DrawPatterns()
        {
            Array.Clear(_dark, 0, _dark.Length);
            Array.Clear(_fixed, 0, _fixed.Length);
            int far = Size - 7;
            for (int i = 0; i < 7; i++)
            {
                ulong row = i == 0 || i == 6 ? 0x7FUL : i == 1 || i == 5 ? 0x41UL : 0x5DUL;
                _dark[i] = row | (row << far);
                _dark[far + i] = row;
            }

            // Finders with their separators, and the places of the format.
            for (int i = 0; i < 9; i++)
            {
                _fixed[i] = 0x1FFUL | (0xFFUL << (Size - 8));
                _fixed[Size - 1 - i] = i < 8 ? 0x1FFUL : _fixed[Size - 1 - i];
            }

            for (int i = 8; i < Size - 8; i++)
            {
                SetFixed(i, 6, (i & 1) == 0);
                SetFixed(6, i, (i & 1) == 0);
            }

            DrawAlignments();
            DrawVersion();
        }

        private void DrawAlignments()
        {
            int last = Size - 7;
            int middle = QrBlocks.MiddleAlignment(_version);
            if (_version < 2)
            {
                return;
            }

            DrawAlignment(last, last);
            if (middle != 0)
            {
                DrawAlignment(middle, 6);
                DrawAlignment(6, middle);
                DrawAlignment(middle, middle);
                DrawAlignment(middle, last);
                DrawAlignment(last, middle);
            }
        }

        private void DrawAlignment(int x, int y)
        {
            for (int i = 0; i < 5; i++)
            {
                ulong row = i == 0 || i == 4 ? 0x1FUL : i == 2 ? 0x15UL : 0x11UL;
                ulong field = 0x1FUL << (x - 2);
                _dark[y - 2 + i] = (_dark[y - 2 + i] & ~field) | (row << (x - 2));
                _fixed[y - 2 + i] |= field;
            }
        }

        // ISO/IEC 18004, 7.10: 18 bits, a (18,6) BCH code with generator 1F25h, from version 7 on.
        private void DrawVersion()
        {
            if (_version < 7)
            {
                return;
            }

            int rest = _version;
            for (int i = 0; i < 12; i++)
            {
                rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
            }

            int bits = (_version << 12) | rest;
            for (int i = 0; i < 18; i++)
            {
                bool dark = ((bits >> i) & 1) != 0;
                SetFixed(Size - 11 + (i % 3), i / 3, dark);
                SetFixed(i / 3, Size - 11 + (i % 3), dark);
            }
        }

        private void SetFixed(int x, int y, bool dark)
        {
            ulong bit = 1UL << x;
            _fixed[y] |= bit;
            _dark[y] = dark ? _dark[y] | bit : _dark[y] & ~bit;
        }

        private void BeginPlacing()
        {
            _right = Size - 1;
            _bit = 0;
            _phase = Phase.Place;
        }

        /// <summary>Two columns, upwards or downwards, as the bits wind through the symbol from the right lower corner.</summary>
        private void PlaceColumns()
        {
            bool up = ((_right + 1) & 2) == 0;
            int end = _blocks.Codewords * 8;
            ulong right = 1UL << _right;
            for (int i = 0; i < Size; i++)
            {
                int y = up ? Size - 1 - i : i;
                ulong free = ~_fixed[y];
                ulong row = _dark[y];
                if ((free & right) != 0 && _bit < end)
                {
                    row |= _blocks.Bit(_bit++) ? right : 0;
                }

                if ((free & (right >> 1)) != 0 && _bit < end)
                {
                    row |= _blocks.Bit(_bit++) ? right >> 1 : 0;
                }

                _dark[y] = row;
            }

            // The vertical timing pattern is no column of data.
            _right -= _right == 8 ? 3 : 2;
            if (_right < 1)
            {
                _bestPenalty = int.MaxValue;
                BeginMask(0);
            }
        }

        private void BeginMask(int mask)
        {
            _mask = mask;
            _row = 0;
            _phase = Phase.Mask;
        }

        private void MaskRows()
        {
            int end = _row + RowsPerStep < Size ? _row + RowsPerStep : Size;
            ulong all = (1UL << Size) - 1;
            for (; _row < end; _row++)
            {
                _masked[_row] = (_dark[_row] ^ (MaskRow(_mask, _row) & ~_fixed[_row])) & all;
            }

            if (_row < Size)
            {
                return;
            }

            if (_mask == Masks)
            {
                DrawFormat();
                _phase = Phase.Done;
                return;
            }

            _row = 0;
            _penalty.Start(Size);
            _phase = Phase.Judge;
        }

        private void JudgeRows()
        {
            int end = _row + RowsPerStep < Size ? _row + RowsPerStep : Size;
            for (; _row < end; _row++)
            {
                _penalty.Add(_masked, _row);
            }

            if (_row < Size)
            {
                return;
            }

            int penalty = _penalty.Total;
            if (penalty < _bestPenalty)
            {
                _bestPenalty = penalty;
                _bestMask = _mask;
            }

            // After the last of them the best once more.
            BeginMask(_mask + 1);
        }

        private ulong MaskRow(int mask, int y)
        {
            int which = mask == Masks ? _bestMask : mask;
            ulong pattern = 0;
            for (int x = 0; x < 6; x++)
            {
                pattern |= IsInverted(which, x, y) ? 1UL << x : 0;
            }

            return pattern * EverySixth;
        }

        // ISO/IEC 18004, 7.8.2, table 10.
        private static bool IsInverted(int mask, int x, int y)
        {
            switch (mask)
            {
                case 0: return ((x + y) & 1) == 0;
                case 1: return (y & 1) == 0;
                case 2: return x % 3 == 0;
                case 3: return (x + y) % 3 == 0;
                case 4: return (((y / 2) + (x / 3)) & 1) == 0;
                case 5: return ((x * y) & 1) + (x * y % 3) == 0;
                case 6: return ((((x * y) & 1) + (x * y % 3)) & 1) == 0;
                default: return ((((x + y) & 1) + (x * y % 3)) & 1) == 0;
            }
        }

        // ISO/IEC 18004, 7.9: level M is 00; a (15,5) BCH code with generator 537h, inverted by 5412h; twice.
        private void DrawFormat()
        {
            int rest = _bestMask;
            for (int i = 0; i < 10; i++)
            {
                rest = (rest << 1) ^ ((rest >> 9) * 0x537);
            }

            int bits = ((_bestMask << 10) | rest) ^ 0x5412;
            for (int i = 0; i < 15; i++)
            {
                bool dark = ((bits >> i) & 1) != 0;
                Set(i < 8 ? 8 : i == 8 ? 7 : 14 - i, i < 6 ? i : i < 8 ? i + 1 : 8, dark);
                Set(i < 8 ? Size - 1 - i : 8, i < 8 ? 8 : Size - 15 + i, dark);
            }

            Set(8, Size - 8, true);
        }

        private void Set(int x, int y, bool dark)
        {
            ulong bit = 1UL << x;
            _masked[y] = dark ? _masked[y] | bit : _masked[y] & ~bit;
        }
    }
}
