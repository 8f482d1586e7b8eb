using System;
using Drivers.Hal;
using Emv.Crypto;

namespace Firmware.Store
{
    /// <summary>
    /// Opens a key block (ANSI X9.143, formerly TR-31:2018): version B under a Triple-DES protection key, version D under an AES
    /// one. The header decides nothing before the code over header and key is right. In steps, each below some 10,000
    /// IL instructions; the key is in <see cref="Key"/> after Ok and until <see cref="Wipe"/>.
    /// </summary>
    internal sealed class KeyBlockReader
    {
        public const int MostKeyBytes = 32;

        /// <summary>Longest block, characters.</summary>
        public const int MostCharacters = 256;

        private const int HeaderCharacters = 16;
        private const int MostSecretBytes = 64;
        private const int LengthBytes = 2;
        private const int DerivationBytes = 8;
        private const int BlocksAStep = 2;

        // X9.143, table "Key derivation": what the derived key is for.
        private const byte ForEncryption = 0;
        private const byte ForAuthentication = 1;

        private enum Step
        {
            Idle = 0,
            Subkeys,
            Derive,
            SetEncryption,
            Decrypt,
            SetAuthentication,
            Authenticate,
        }

        private readonly BlockCmac _cmac = new BlockCmac();
        private readonly TripleDes _des = new TripleDes();
        private readonly Aes _aes = new Aes();
        private readonly byte[] _header = new byte[MostCharacters + MostSecretBytes];
        private readonly byte[] _secret = new byte[MostSecretBytes];
        private readonly byte[] _code = new byte[Aes.BlockLength];
        private readonly byte[] _chain = new byte[Aes.BlockLength];
        private readonly byte[] _derived = new byte[2 * MostKeyBytes];
        private readonly byte[] _data = new byte[DerivationBytes];
        private TripleDes _underDes;
        private Aes _underAes;
        private int _protectionBytes;
        private int _headerBytes;
        private int _secretBytes;
        private int _at;
        private Step _step;

        public byte[] Key { get; } = new byte[MostKeyBytes];

        public int KeyBytes { get; private set; }

        /// <summary>As the header says: T (Triple-DES), D (DES) or A (AES); None for anything else.</summary>
        public KeyAlgorithm Algorithm { get; private set; }

        /// <summary>The two characters of the key usage: 0x5030 is "P0".</summary>
        public int Usage { get; private set; }

        /// <summary>Mode of use, one character.</summary>
        public byte Mode { get; private set; }

        /// <summary>Serial number or initial key id of an optional block KS or IK, packed; 0 bytes when there is none.</summary>
        public byte[] Serial { get; } = new byte[AesDukpt.SerialBytes];

        public int SerialBytes { get; private set; }

        private int Block
        {
            get { return _underAes != null ? Aes.BlockLength : TripleDes.BlockLength; }
        }

        /// <summary>Begins: Pending, or Invalid for a block whose form cannot be right under this key. One of the ciphers is null.</summary>
        public Status Start(byte[] block, int offset, int count, TripleDes underDes, Aes underAes, int protectionBytes)
        {
            Wipe();
            _underDes = underDes;
            _underAes = underAes;
            _protectionBytes = protectionBytes;
            byte version = (byte)(underAes != null ? 'D' : 'B');
            if (count < HeaderCharacters || count > MostCharacters || block[offset] != version || Decimal(block, offset + 1, 4) != count
                || protectionBytes < 2 * TripleDes.BlockLength)
            {
                return Status.Invalid;
            }

            Array.Copy(block, offset, _header, 0, count);
            Usage = (_header[5] << 8) | _header[6];
            Algorithm = _header[7] == 'A' ? KeyAlgorithm.Aes : _header[7] == 'T' || _header[7] == 'D' ? KeyAlgorithm.Des : KeyAlgorithm.None;
            Mode = _header[8];
            _headerBytes = HeaderCharacters;
            if (!ReadOptionalBlocks(count) || !ReadSecret(count))
            {
                Wipe();
                return Status.Invalid;
            }

            _step = Step.Subkeys;
            return Status.Pending;
        }

        /// <summary>The next step: Pending, then Ok; Checksum when the code is wrong, Invalid when the length inside is.</summary>
        public Status Poll()
        {
            switch (_step)
            {
                case Step.Subkeys:
                    _cmac.Use(_underDes, _underAes);
                    Go(Step.Derive);
                    return Status.Pending;
                case Step.Derive:
                    Derive();
                    return Status.Pending;
                case Step.SetEncryption:
                    Take(ForEncryption);
                    Go(Step.Decrypt);
                    return Status.Pending;
                case Step.Decrypt:
                    Decrypt();
                    return Status.Pending;
                case Step.SetAuthentication:
                    Take(ForAuthentication);
                    _cmac.Use(_underAes != null ? null : _des, _underAes != null ? _aes : null);
                    Go(Step.Authenticate);
                    return Status.Pending;
                case Step.Authenticate:
                    return Authenticate();
                default:
                    return Status.Invalid;
            }
        }

        /// <summary>Forgets the key and everything on the way to it.</summary>
        public void Wipe()
        {
            _step = Step.Idle;
            _cmac.Wipe();
            _des.Wipe();
            _aes.Wipe();
            _underDes = null;
            _underAes = null;
            Array.Clear(_header, 0, _header.Length);
            Array.Clear(_secret, 0, MostSecretBytes);
            Array.Clear(_derived, 0, _derived.Length);
            Array.Clear(_chain, 0, _chain.Length);
            Array.Clear(Key, 0, MostKeyBytes);
            KeyBytes = 0;
            SerialBytes = 0;
        }

        /// <summary>X9.143: blocks of id 2, length 2 (hexadecimal, all of it) and characters. Longer forms are not taken.</summary>
        private bool ReadOptionalBlocks(int count)
        {
            int blocks = Decimal(_header, 12, 2);
            for (int i = 0; i < blocks; i++)
            {
                int at = _headerBytes;
                int length = at + 4 <= count ? HexPair(_header, at + 2) : -1;
                if (length < 4 || at + length > count)
                {
                    return false;
                }

                bool serial = (_header[at] == 'K' && _header[at + 1] == 'S') || (_header[at] == 'I' && _header[at + 1] == 'K');
                if (serial)
                {
                    int bytes = (length - 4) / 2;
                    if (bytes > Serial.Length || !Unhex(_header, at + 4, bytes, Serial))
                    {
                        return false;
                    }

                    SerialBytes = bytes;
                }

                _headerBytes += length;
            }

            return blocks >= 0;
        }

        private bool ReadSecret(int count)
        {
            _secretBytes = (count - _headerBytes - (2 * Block)) / 2;
            return _secretBytes > 0 && _secretBytes <= MostSecretBytes && _secretBytes % Block == 0
                && ((count - _headerBytes) & 1) == 0
                && Unhex(_header, _headerBytes, _secretBytes, _secret)
                && Unhex(_header, count - (2 * Block), Block, _code);
        }

        /// <summary>One block of one of the two derived keys: counter, purpose, algorithm and length under CMAC.</summary>
        private void Derive()
        {
            int blocks = ((_protectionBytes - 1) / Block) + 1;
            int purpose = _at / blocks;
            _data[0] = (byte)((_at % blocks) + 1);
            _data[2] = (byte)purpose;
            // Table "Key derivation": 0 and 1 double- and triple-length DES; 2, 3, 4 AES-128, -192, -256.
            _data[5] = (byte)(_underAes != null ? _protectionBytes >> 3 : _protectionBytes == 24 ? 1 : 0);
            _data[6] = (byte)(_protectionBytes >> 5);
            _data[7] = (byte)(_protectionBytes << 3);
            _cmac.Begin();
            _cmac.Last(_data, 0, DerivationBytes);
            int into = (purpose * MostKeyBytes) + ((_at % blocks) * Block);
            int room = ((purpose + 1) * MostKeyBytes) - into;
            Array.Copy(_cmac.State, 0, _derived, into, room < Block ? room : Block);
            _at++;
            if (_at == 2 * blocks)
            {
                Go(Step.SetEncryption);
            }
        }

        private void Take(byte purpose)
        {
            if (_underAes != null)
            {
                _aes.SetKey(_derived, purpose * MostKeyBytes, _protectionBytes);
            }
            else
            {
                _des.SetKey(_derived, purpose * MostKeyBytes, _protectionBytes);
            }

            Array.Copy(_code, 0, _chain, 0, Block);
        }

        /// <summary>CBC with the code as the initial value.</summary>
        private void Decrypt()
        {
            for (int i = 0; i < BlocksAStep && _at < _secretBytes; i++)
            {
                int at = _at;
                Array.Copy(_secret, at, Key, 0, Block);
                if (_underAes != null)
                {
                    _aes.Decrypt(_secret, at, _secret, at);
                }
                else
                {
                    _des.Decrypt(_secret, at, _secret, at);
                }

                for (int j = 0; j < Block; j++)
                {
                    _secret[at + j] ^= _chain[j];
                }

                Array.Copy(Key, 0, _chain, 0, Block);
                _at += Block;
            }

            if (_at == _secretBytes)
            {
                Array.Copy(_secret, 0, _header, _headerBytes, _secretBytes);
                Go(Step.SetAuthentication);
            }
        }

        private Status Authenticate()
        {
            int total = _headerBytes + _secretBytes;
            for (int i = 0; i < BlocksAStep; i++)
            {
                if (total - _at > Block)
                {
                    _cmac.Block(_header, _at);
                    _at += Block;
                    continue;
                }

                _cmac.Last(_header, _at, total - _at);
                return Finish();
            }

            return Status.Pending;
        }

        private Status Finish()
        {
            int different = 0;
            for (int i = 0; i < Block; i++)
            {
                different |= _cmac.State[i] ^ _code[i];
            }

            int bits = (_secret[0] << 8) | _secret[1];
            int bytes = bits >> 3;
            Array.Clear(Key, 0, MostKeyBytes);
            Status status = different != 0 ? Status.Checksum
                : (bits & 7) != 0 || bytes > MostKeyBytes || bytes == 0 || bytes > _secretBytes - LengthBytes ? Status.Invalid
                : Status.Ok;
            if (status != Status.Ok)
            {
                Wipe();
                return status;
            }

            Array.Copy(_secret, LengthBytes, Key, 0, bytes);
            KeyBytes = bytes;
            _step = Step.Idle;
            return status;
        }

        private void Go(Step step)
        {
            _step = step;
            _at = 0;
        }

        private static int Decimal(byte[] from, int at, int digits)
        {
            int value = 0;
            for (int i = 0; i < digits; i++)
            {
                int digit = from[at + i] - '0';
                if (digit < 0 || digit > 9)
                {
                    return -1;
                }

                value = (value * 10) + digit;
            }

            return value;
        }

        private static int HexPair(byte[] from, int at)
        {
            int high = Nibble(from[at]);
            int low = Nibble(from[at + 1]);
            return high < 0 || low < 0 ? -1 : (high << 4) | low;
        }

        private static int Nibble(byte character)
        {
            return character >= '0' && character <= '9' ? character - '0'
                : character >= 'A' && character <= 'F' ? character - 'A' + 10
                : character >= 'a' && character <= 'f' ? character - 'a' + 10
                : -1;
        }

        private static bool Unhex(byte[] from, int at, int bytes, byte[] into)
        {
            for (int i = 0; i < bytes; i++)
            {
                int pair = HexPair(from, at + (2 * i));
                if (pair < 0)
                {
                    return false;
                }

                into[i] = (byte)pair;
            }

            return true;
        }
    }
}
