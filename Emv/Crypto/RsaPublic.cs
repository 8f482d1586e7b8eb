using System;

namespace Emv.Crypto
{
    /// <summary>
    /// The RSA public operation s^e mod n for e = 3 or 65537 and moduli of 256 to 2048 bits, in slices. Numbers are limbs of 28
    /// bits in <c>long</c>s: 74 products of 56 bits fit a limb's accumulator, so that carries wait until a whole product is
    /// done. Eight limbs of one factor are multiplied in one pass over the other. Reduction is a division from the top, eight
    /// signed quotient digits at a time, each estimated to within a hair from 62 bits of the remainder; the same pass
    /// subtracts them. Works for any modulus, odd or even, and needs no conversion before or after.
    /// </summary>
    public sealed class RsaPublic
    {
        /// <summary>Longest modulus in bytes.</summary>
        public const int MaxBytes = 256;

        /// <summary>Shortest modulus in bytes.</summary>
        public const int MinBytes = 32;

        private const int LimbBits = 28;
        private const long LimbMask = (1L << LimbBits) - 1;
        private const int Block = 8;

        // Bits of the divisor the quotient digits are estimated with.
        private const int DivisorBits = 34;

        // 2048 bits are 74 limbs; rounded up to whole blocks, and a block of zeros that the passes run into.
        private const int MaxLimbs = 80;
        private const int Pad = Block;

        private readonly long[] _modulus = new long[Pad + MaxLimbs + Block];
        private readonly long[] _base = new long[MaxLimbs + Block];
        private readonly long[] _power = new long[MaxLimbs + Block];
        private readonly long[] _doubled = new long[MaxLimbs + Block];
        private readonly long[] _product = new long[Pad + (2 * MaxLimbs) + (2 * Block)];
        private readonly long[] _digits = new long[Block];

        private int _bytes;
        private int _limbs;
        private int _blocks;
        private int _topBits;
        private long _divisor;
        private int _squarings;
        private Phase _phase;
        private int _block;
        private bool _multiplying;

        private enum Phase
        {
            Idle = 0,
            Product,
            Reduction,
            Done,
        }

        /// <summary>Begins an operation. False: the modulus, the exponent or the input cannot be used (input not below the modulus).</summary>
        /// <param name="modulus">Big-endian; its first byte must not be zero.</param>
        /// <param name="count">Bytes of modulus, input and result, 32 to 256.</param>
        /// <param name="exponent">3 or 65537.</param>
        public bool Start(byte[] modulus, int modulusOffset, int count, int exponent, byte[] input, int inputOffset)
        {
            _phase = Phase.Idle;
            if (count < MinBytes || count > MaxBytes || modulus[modulusOffset] == 0 || (exponent != 3 && exponent != 65537)
                || !IsBelow(input, inputOffset, modulus, modulusOffset, count))
            {
                return false;
            }

            _bytes = count;
            _limbs = ((count << 3) - LeadingZeroBits(modulus[modulusOffset]) + LimbBits - 1) / LimbBits;
            _blocks = (_limbs + Block - 1) / Block;
            Array.Clear(_modulus, 0, _modulus.Length);
            Array.Clear(_base, 0, _base.Length);
            ToLimbs(modulus, modulusOffset, count, _modulus, Pad);
            ToLimbs(input, inputOffset, count, _base, 0);
            Array.Copy(_base, 0, _power, 0, _base.Length);
            PrepareDivisor();
            _squarings = exponent == 3 ? 1 : 16;
            BeginSquare();
            return true;
        }

        /// <summary>Does one bounded slice, at most about 6,000 IL instructions. True when the result is there.</summary>
        public bool Step()
        {
            switch (_phase)
            {
                case Phase.Product:
                    ProductBlock();
                    break;
                case Phase.Reduction:
                    ReductionBlock();
                    break;
            }

            return _phase == Phase.Done;
        }

        /// <summary>Writes the result, as many bytes as the modulus has. Only after <see cref="Step"/> said true.</summary>
        public void Result(byte[] into, int offset)
        {
            if (_phase != Phase.Done)
            {
                throw new InvalidOperationException();
            }

            long[] power = _power;
            int limb = 0;
            int i = offset + _bytes - 1;
            for (int first = offset + 6; i >= first; i -= 7)
            {
                int low = (int)power[limb];
                int high = (int)power[limb + 1];
                into[i] = (byte)low;
                into[i - 1] = (byte)(low >> 8);
                into[i - 2] = (byte)(low >> 16);
                into[i - 3] = (byte)(low >> 24 | high << 4);
                into[i - 4] = (byte)(high >> 4);
                into[i - 5] = (byte)(high >> 12);
                into[i - 6] = (byte)(high >> 20);
                limb += 2;
            }

            long bits = power[limb] | power[limb + 1] << LimbBits;
            for (; i >= offset; i--)
            {
                into[i] = (byte)bits;
                bits >>= 8;
            }
        }

        /// <summary>Overwrites every number.</summary>
        public void Wipe()
        {
            Array.Clear(_modulus, 0, _modulus.Length);
            Array.Clear(_base, 0, _base.Length);
            Array.Clear(_power, 0, _power.Length);
            Array.Clear(_doubled, 0, _doubled.Length);
            Array.Clear(_product, 0, _product.Length);
            Array.Clear(_digits, 0, _digits.Length);
            _phase = Phase.Idle;
        }

        private void BeginSquare()
        {
            long[] power = _power;
            long[] doubled = _doubled;
            int limbs = _limbs;
            for (int i = 0; i < limbs; i++)
            {
                doubled[i] = power[i] << 1;
            }

            Array.Clear(doubled, limbs, doubled.Length - limbs);
            BeginProduct(false);
        }

        private void BeginProduct(bool multiplying)
        {
            Array.Clear(_product, 0, _product.Length);
            _multiplying = multiplying;
            _block = 0;
            _phase = Phase.Product;
        }

        // Rows 8b to 8b+7. Of a square only what lies right of the diagonal, doubled, and the diagonal block itself.
        private void ProductBlock()
        {
            int at = _block * Block;
            int end = (_blocks + 1) * Block;
            if (_multiplying)
            {
                Pass(_product, Pad + at, _base, 0, end, _power, at);
            }
            else
            {
                Array.Copy(_power, at, _doubled, at, Block);
                Pass(_product, Pad + at + at, _doubled, at, end, _power, at);
            }

            _block++;
            if (_block == _blocks)
            {
                _block = _blocks - 1;
                _phase = Phase.Reduction;
            }
        }

        private void ReductionBlock()
        {
            int at = _block * Block;
            QuotientDigits(at);

            // The columns below the window, a whole number of blocks; the pass begins in the zeros in front of the modulus.
            int columns = _limbs - 3;
            int lead = (Block - (columns & (Block - 1))) & (Block - 1);
            Pass(_product, Pad + at - lead, _modulus, Pad - lead, Pad + columns, _digits, 0);
            _block--;
            if (_block >= 0)
            {
                return;
            }

            Canonical();
            NextPower();
        }

        private void NextPower()
        {
            if (_multiplying)
            {
                _phase = Phase.Done;
                return;
            }

            _squarings--;
            if (_squarings > 0)
            {
                BeginSquare();
            }
            else
            {
                BeginProduct(true);
            }
        }

        // Determines the negated quotient digits for limbs at to at+7 and leaves the top of the remainder in three columns.
        // Only the top is followed here: "high" is everything from column p up as one number (p = at + j + limbs - 1), c2 and c3
        // are the columns below it. A column joins when its turn comes, with the shares of all digits found so far; numbers
        // wrap on the way and are small again in the end.
        private void QuotientDigits(int at)
        {
            long[] product = _product;
            long[] modulus = _modulus;
            long[] digits = _digits;
            long divisor = _divisor;
            int shift = DivisorBits - _topBits;
            int rest = (2 * LimbBits) - shift;
            int n = Pad + _limbs - 1;
            long n1 = modulus[n];
            long n2 = modulus[n - 1];
            long n3 = modulus[n - 2];
            int p = n + at + Block - 1;
            long high = (product[p + 1] << LimbBits) + product[p];
            long c2 = product[p - 1];
            long c3 = product[p - 2];
            for (int j = Block - 1; ; j--)
            {
                c2 += c3 >> LimbBits;
                c3 &= LimbMask;
                high += c2 >> LimbBits;
                c2 &= LimbMask;
                long value = (high << shift) + (((c2 << LimbBits) + c3) >> rest);
                long digit = value >= 0 ? -(value / divisor) : (-value / divisor) + 1;
                digits[j] = digit;
                high += digit * n1;
                c2 += digit * n2;
                c3 += digit * n3;
                if (j == 0)
                {
                    break;
                }

                p--;
                high = (high << LimbBits) + c2;
                c2 = c3;
                c3 = product[p - 2];
                int m = n - 3;
                for (int k = j; k < Block; k++)
                {
                    c3 += digits[k] * modulus[m];
                    m--;
                }
            }

            product[p + 1] = 0;
            product[p] = high;
            product[p - 1] = c2;
            product[p - 2] = c3;
        }

        // The remainder is within a fraction of the modulus of being right: carries, then at most one addition or subtraction.
        private void Canonical()
        {
            long[] power = _power;
            long[] product = _product;
            int limbs = _limbs;
            long carry = 0;
            for (int i = 0; i < limbs; i++)
            {
                carry += product[Pad + i];
                power[i] = carry & LimbMask;
                carry >>= LimbBits;
            }

            carry += product[Pad + limbs];
            while (carry < 0)
            {
                carry += AddModulus(1);
            }

            while (carry > 0 || !PowerIsBelowModulus())
            {
                carry += AddModulus(-1);
            }
        }

        private long AddModulus(int sign)
        {
            long carry = 0;
            for (int i = 0; i < _limbs; i++)
            {
                carry += _power[i] + (sign * _modulus[Pad + i]);
                _power[i] = carry & LimbMask;
                carry >>= LimbBits;
            }

            return carry;
        }

        private bool PowerIsBelowModulus()
        {
            for (int i = _limbs - 1; i >= 0; i--)
            {
                long difference = _power[i] - _modulus[Pad + i];
                if (difference != 0)
                {
                    return difference < 0;
                }
            }

            return false;
        }

        private void PrepareDivisor()
        {
            long n1 = _modulus[Pad + _limbs - 1];
            long n2 = _modulus[Pad + _limbs - 2];
            long n3 = _modulus[Pad + _limbs - 3];
            int bits = 0;
            while (n1 >> bits != 0)
            {
                bits++;
            }

            _topBits = bits;
            int have = bits + LimbBits;
            _divisor = have >= DivisorBits
                ? ((n1 << LimbBits) + n2) >> (have - DivisorBits)
                : (((n1 << LimbBits) + n2) << (DivisorBits - have)) + (n3 >> (LimbBits - (DivisorBits - have)));
        }

        // t[at + i] += sum of rows[rowAt + r] * b[from + i - r], r = 0 to 7, for i over a whole number of blocks. The window of
        // eight limbs of b is kept in locals that are renamed from column to column; before "from" it is zero.
        private static void Pass(long[] t, int at, long[] b, int from, int to, long[] rows, int rowAt)
        {
            long a0 = rows[rowAt];
            long a1 = rows[rowAt + 1];
            long a2 = rows[rowAt + 2];
            long a3 = rows[rowAt + 3];
            long a4 = rows[rowAt + 4];
            long a5 = rows[rowAt + 5];
            long a6 = rows[rowAt + 6];
            long a7 = rows[rowAt + 7];
            long b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0, b6 = 0, b7 = 0;
            for (int i = from; i < to; i += Block)
            {
                long b0 = b[i];
                t[at] += (a0 * b0) + (a1 * b7) + (a2 * b6) + (a3 * b5) + (a4 * b4) + (a5 * b3) + (a6 * b2) + (a7 * b1);
                b1 = b[i + 1];
                t[at + 1] += (a0 * b1) + (a1 * b0) + (a2 * b7) + (a3 * b6) + (a4 * b5) + (a5 * b4) + (a6 * b3) + (a7 * b2);
                b2 = b[i + 2];
                t[at + 2] += (a0 * b2) + (a1 * b1) + (a2 * b0) + (a3 * b7) + (a4 * b6) + (a5 * b5) + (a6 * b4) + (a7 * b3);
                b3 = b[i + 3];
                t[at + 3] += (a0 * b3) + (a1 * b2) + (a2 * b1) + (a3 * b0) + (a4 * b7) + (a5 * b6) + (a6 * b5) + (a7 * b4);
                b4 = b[i + 4];
                t[at + 4] += (a0 * b4) + (a1 * b3) + (a2 * b2) + (a3 * b1) + (a4 * b0) + (a5 * b7) + (a6 * b6) + (a7 * b5);
                b5 = b[i + 5];
                t[at + 5] += (a0 * b5) + (a1 * b4) + (a2 * b3) + (a3 * b2) + (a4 * b1) + (a5 * b0) + (a6 * b7) + (a7 * b6);
                b6 = b[i + 6];
                t[at + 6] += (a0 * b6) + (a1 * b5) + (a2 * b4) + (a3 * b3) + (a4 * b2) + (a5 * b1) + (a6 * b0) + (a7 * b7);
                b7 = b[i + 7];
                t[at + 7] += (a0 * b7) + (a1 * b6) + (a2 * b5) + (a3 * b4) + (a4 * b3) + (a5 * b2) + (a6 * b1) + (a7 * b0);
                at += Block;
            }
        }

        // Seven bytes are two limbs.
        private static void ToLimbs(byte[] data, int offset, int count, long[] into, int at)
        {
            int i = offset + count - 1;
            for (int first = offset + 6; i >= first; i -= 7)
            {
                int middle = data[i - 3];
                into[at] = data[i] | data[i - 1] << 8 | data[i - 2] << 16 | (middle & 15) << 24;
                into[at + 1] = middle >> 4 | data[i - 4] << 4 | data[i - 5] << 12 | data[i - 6] << 20;
                at += 2;
            }

            long bits = 0;
            for (int j = offset; j <= i; j++)
            {
                bits = bits << 8 | data[j];
            }

            into[at] = bits & LimbMask;
            into[at + 1] = bits >> LimbBits;
        }

        private static bool IsBelow(byte[] left, int leftOffset, byte[] right, int rightOffset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                int difference = left[leftOffset + i] - right[rightOffset + i];
                if (difference != 0)
                {
                    return difference < 0;
                }
            }

            return false;
        }

        private static int LeadingZeroBits(int value)
        {
            int zeros = 8;
            while (value != 0)
            {
                value >>= 1;
                zeros--;
            }

            return zeros;
        }
    }
}
