using System;
using Emv.Crypto;

namespace Firmware.Store
{
    /// <summary>DUKPT with AES keys (ANSI X9.24-3:2017, 6.3): the derivation function, and what keys may be derived for.</summary>
    public sealed class AesDukpt
    {
        /// <summary>Initial key id 8 and counter 4.</summary>
        public const int SerialBytes = 12;

        // X9.24-3, table 2: key usage indicators.
        public const int PinEncryption = 0x1000;
        public const int MacGeneration = 0x2000;
        public const int MacVerification = 0x2001;
        public const int KeyDerivation = 0x8000;
        public const int InitialKeyDerivation = 0x8001;

        private const int BlockBytes = Aes.BlockLength;
        private const int Version = 1;
        private const int SerialTail = 4;
        private const int IdTail = 8;

        private readonly Aes _aes = new Aes();
        private readonly byte[] _block = new byte[BlockBytes];
        private readonly byte[] _data = new byte[BlockBytes];

        /// <summary>
        /// Derives an AES key (6.3.3 "Derive Key"): a block of 16 bytes is some 3,300 IL instructions, key schedule
        /// included.
        /// </summary>
        /// <param name="serial">Initial key id and counter; for the initial key itself only the id counts.</param>
        /// <param name="intoBytes">16, 24 or 32, not more than <paramref name="keyBytes"/>.</param>
        public void Derive(byte[] key, int offset, int keyBytes, int usage, byte[] serial, byte[] into, int intoOffset, int intoBytes)
        {
            _data[0] = Version;
            _data[2] = (byte)(usage >> 8);
            _data[3] = (byte)usage;
            _data[4] = 0;
            // Table 3: AES-128 is 2, AES-192 3, AES-256 4.
            _data[5] = (byte)(intoBytes >> 3);
            _data[6] = (byte)(intoBytes >> 5);
            _data[7] = (byte)(intoBytes << 3);
            Array.Copy(serial, usage == InitialKeyDerivation ? 0 : SerialTail, _data, BlockBytes - IdTail, IdTail);
            _aes.SetKey(key, offset, keyBytes);
            for (int done = 0; done < intoBytes; done += BlockBytes)
            {
                _data[1] = (byte)((done / BlockBytes) + 1);
                _aes.Encrypt(_data, 0, _block, 0);
                Array.Copy(_block, 0, into, intoOffset + done, intoBytes - done < BlockBytes ? intoBytes - done : BlockBytes);
            }

            Array.Clear(_block, 0, BlockBytes);
            _aes.Wipe();
        }
    }
}
