using System;

namespace Firmware.Receipts
{
    /// <summary>The codewords of a QR code: the data in blocks, each with its Reed-Solomon check, interleaved (ISO/IEC 18004, 7.4 to 7.6, level M).</summary>
    internal sealed class QrBlocks
    {
        private const int MaxCheck = 26;
        private const int FactorsPerStep = 5;
        private const int FieldPolynomial = 0x11D;
        private const byte ByteMode = 0x40;
        private const byte FirstPad = 0xEC;
        private const byte SecondPad = 0x11;

        private readonly byte[] _data;
        private readonly byte[] _codewords;
        private readonly byte[] _power = new byte[512];
        private readonly byte[] _log = new byte[256];
        private readonly byte[] _generatorLog = new byte[MaxCheck];
        private readonly byte[] _check = new byte[MaxCheck];
        private byte[] _source;
        private int _sourceBytes;
        private int _version;
        private int _blocks;
        private int _dataBytes;
        private int _checkBytes;
        private int _block;
        private int _inBlock;
        private int _degree;

        public QrBlocks(int maxData, int maxCodewords)
        {
            _data = new byte[maxData];
            _codewords = new byte[maxCodewords];
            int value = 1;
            for (int i = 0; i < 255; i++)
            {
                _power[i] = (byte)value;
                _power[i + 255] = (byte)value;
                _log[value] = (byte)i;
                value <<= 1;
                value = value > 255 ? value ^ FieldPolynomial : value;
            }
        }

        public int Codewords
        {
            get { return _dataBytes + (_blocks * _checkBytes); }
        }

        /// <summary>Bytes that a version holds beside its mode and length.</summary>
        public static int Capacity(int version)
        {
            return DataBytes(version) - (version < 10 ? 2 : 3);
        }

        /// <summary>Where the alignment pattern between the first and the last stands; 0 when there is none (Annex E).</summary>
        public static int MiddleAlignment(int version)
        {
            return version < 7 ? 0 : 22 + (2 * (version - 7));
        }

        public void Start(byte[] data, int count, int version)
        {
            _version = version;
            _dataBytes = DataBytes(version);
            _blocks = Blocks(version);
            _checkBytes = CheckBytes(version);
            _source = data;
            _sourceBytes = count;
            Array.Clear(_check, 0, _check.Length);
            _check[_checkBytes - 1] = 1;
            _degree = 0;
            _block = 0;
            _inBlock = 0;
        }

        /// <summary>Takes over the data, which stays as it is until then: a slice of its own.</summary>
        public void StepEncode()
        {
            Encode(_source, _sourceBytes);
            _source = null;
        }

        /// <summary>Multiplies the generator by a few more of its factors. True when it is complete.</summary>
        public bool StepGenerator()
        {
            for (int i = 0; i < FactorsPerStep && _degree < _checkBytes; i++)
            {
                MultiplyGenerator(_degree);
                _degree++;
            }

            if (_degree < _checkBytes)
            {
                return false;
            }

            for (int i = 0; i < _checkBytes; i++)
            {
                _generatorLog[i] = _log[_check[i]];
            }

            Array.Clear(_check, 0, _check.Length);
            return true;
        }

        /// <summary>Works in that many bytes of data. True when all blocks have their check.</summary>
        public bool Step(int bytes)
        {
            int first = FirstOf(_block);
            int end = FirstOf(_block + 1) - first;
            for (int i = 0; i < bytes && _inBlock < end; i++)
            {
                byte value = _data[first + _inBlock];
                _codewords[DataAt(_block, _inBlock)] = value;
                Divide(value);
                _inBlock++;
            }

            if (_inBlock < end)
            {
                return false;
            }

            for (int i = 0; i < _checkBytes; i++)
            {
                _codewords[_dataBytes + (i * _blocks) + _block] = _check[i];
            }

            Array.Clear(_check, 0, _check.Length);
            _inBlock = 0;
            _block++;
            return _block == _blocks;
        }

        public bool Bit(int index)
        {
            return (_codewords[index >> 3] & (0x80 >> (index & 7))) != 0;
        }

        private void Encode(byte[] data, int count)
        {
            int carry = ByteMode;
            int at = 0;
            if (_version >= 10)
            {
                _data[at++] = (byte)(carry | (count >> 12));
                carry = (count >> 8) << 4;
            }

            _data[at++] = (byte)(carry | ((count >> 4) & 0x0F));
            carry = count << 4;
            for (int i = 0; i < count; i++)
            {
                _data[at++] = (byte)((carry & 0xF0) | (data[i] >> 4));
                carry = data[i] << 4;
            }

            // Four zero bits end the data.
            _data[at++] = (byte)(carry & 0xF0);
            for (bool first = true; at < _dataBytes; first = !first)
            {
                _data[at++] = first ? FirstPad : SecondPad;
            }
        }

        /// <summary>The generator is (x - 1)(x - a)(x - a^2)... : this is one more factor; the highest coefficient is left out.</summary>
        private void MultiplyGenerator(int power)
        {
            byte[] g = _check;

            // Above the polynomial's highest coefficient all are zero.
            for (int j = power + 2 > _checkBytes ? 0 : _checkBytes - 2 - power; j < _checkBytes; j++)
            {
                int product = g[j] == 0 ? 0 : _power[_log[g[j]] + power];
                g[j] = (byte)(product ^ (j + 1 < _checkBytes ? g[j + 1] : 0));
            }
        }

        private void Divide(byte value)
        {
            int factor = value ^ _check[0];
            Array.Copy(_check, 1, _check, 0, _checkBytes - 1);
            _check[_checkBytes - 1] = 0;
            if (factor == 0)
            {
                return;
            }

            int log = _log[factor];
            for (int i = 0; i < _checkBytes; i++)
            {
                _check[i] ^= _power[_generatorLog[i] + log];
            }
        }

        /// <summary>The longer blocks are the last.</summary>
        private int FirstOf(int block)
        {
            int length = _dataBytes / _blocks;
            int shorter = _blocks - (_dataBytes % _blocks);
            return (block * length) + (block > shorter ? block - shorter : 0);
        }

        private int DataAt(int block, int index)
        {
            int length = _dataBytes / _blocks;
            int shorter = _blocks - (_dataBytes % _blocks);
            return index < length ? (index * _blocks) + block : (length * _blocks) + block - shorter;
        }

        // ISO/IEC 18004, table 9, level M.
        private static int DataBytes(int version)
        {
            switch (version)
            {
                case 1: return 16;
                case 2: return 28;
                case 3: return 44;
                case 4: return 64;
                case 5: return 86;
                case 6: return 108;
                case 7: return 124;
                case 8: return 154;
                case 9: return 182;
                default: return 216;
            }
        }

        private static int CheckBytes(int version)
        {
            switch (version)
            {
                case 1: return 10;
                case 2: return 16;
                case 4:
                case 7: return 18;
                case 5: return 24;
                case 6: return 16;
                case 8:
                case 9: return 22;
                default: return 26;
            }
        }

        private static int Blocks(int version)
        {
            switch (version)
            {
                case 1:
                case 2:
                case 3: return 1;
                case 4:
                case 5: return 2;
                case 6:
                case 7:
                case 8: return 4;
                default: return 5;
            }
        }
    }
}
