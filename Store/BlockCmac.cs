using System;
using Emv.Crypto;

namespace Firmware.Store
{
    /// <summary>
    /// CMAC (NIST SP 800-38B) over DES, Triple-DES or AES, a block at a time so that a long message is worked off in
    /// slices. The key belongs to the cipher it is given.
    /// </summary>
    internal sealed class BlockCmac
    {
        private const int DesBlockBytes = TripleDes.BlockLength;
        private const int AesBlockBytes = Aes.BlockLength;

        // SP 800-38B, 5.3: the constants of the doubling.
        private const byte DesConstant = 0x1B;
        private const byte AesConstant = 0x87;

        private readonly byte[] _whole = new byte[AesBlockBytes];
        private readonly byte[] _part = new byte[AesBlockBytes];
        private readonly byte[] _state = new byte[AesBlockBytes];
        private TripleDes _des;
        private Aes _aes;

        public int BlockBytes { get; private set; }

        /// <summary>The state, and after <see cref="Last"/> the code.</summary>
        public byte[] State
        {
            get { return _state; }
        }

        /// <summary>Takes a cipher whose key is set: one block of it is worked for the subkeys. One of the two is null.</summary>
        public void Use(TripleDes des, Aes aes)
        {
            _des = des;
            _aes = aes;
            BlockBytes = aes != null ? AesBlockBytes : DesBlockBytes;
            Begin();
            Encipher(_state);
            Double(_state, _whole);
            Double(_whole, _part);
            Begin();
        }

        public void Begin()
        {
            Array.Clear(_state, 0, AesBlockBytes);
        }

        /// <summary>A whole block that is not the last.</summary>
        public void Block(byte[] data, int offset)
        {
            Mix(data, offset, BlockBytes);
            Encipher(_state);
        }

        /// <summary>The last 0 to <see cref="BlockBytes"/> bytes; the code is in <see cref="State"/> then.</summary>
        public void Last(byte[] data, int offset, int count)
        {
            Mix(data, offset, count);
            if (count < BlockBytes)
            {
                _state[count] ^= 0x80;
            }

            Mix(count < BlockBytes ? _part : _whole, 0, BlockBytes);
            Encipher(_state);
        }

        /// <summary>Overwrites what depends on the key and lets go of the cipher.</summary>
        public void Wipe()
        {
            Array.Clear(_whole, 0, AesBlockBytes);
            Array.Clear(_part, 0, AesBlockBytes);
            Array.Clear(_state, 0, AesBlockBytes);
            _des = null;
            _aes = null;
        }

        private void Encipher(byte[] block)
        {
            if (_aes != null)
            {
                _aes.Encrypt(block, 0, block, 0);
            }
            else
            {
                _des.Encrypt(block, 0, block, 0);
            }
        }

        private void Mix(byte[] data, int offset, int count)
        {
            byte[] state = _state;
            for (int i = 0; i < count; i++)
            {
                state[i] ^= data[offset + i];
            }
        }

        private void Double(byte[] from, byte[] into)
        {
            int carry = 0;
            int top = from[0] >> 7;
            for (int i = BlockBytes - 1; i >= 0; i--)
            {
                int value = (from[i] << 1) | carry;
                carry = value >> 8;
                into[i] = (byte)value;
            }

            into[BlockBytes - 1] ^= (byte)(top * (BlockBytes == AesBlockBytes ? AesConstant : DesConstant));
        }
    }
}
