using System;
using Emv.Crypto;

namespace Firmware.Store
{
    /// <summary>
    /// DUKPT with Triple-DES keys (ANSI X9.24-1:2009, annex A): the one-way function and the variants of a transaction
    /// key. Wipe what it leaves in the caller's buffers; its own is wiped by the last step.
    /// </summary>
    public sealed class TdesDukpt
    {
        public const int KeyBytes = 16;

        /// <summary>Key set, device and counter, 10 bytes.</summary>
        public const int SerialBytes = 10;

        private const int Half = 8;
        private const byte RegisterMask = 0xC0;
        private const int MaskedOfHalf = 4;

        private readonly TripleDes _des = new TripleDes();
        private readonly byte[] _half = new byte[Half];

        /// <summary>
        /// One half of the non-reversible key generation (A.3): two steps, about 4,700 IL instructions each, make a key of 16
        /// bytes. Source and target must differ.
        /// </summary>
        /// <param name="step">0 makes the right half, 1 the left.</param>
        /// <param name="register">The right 8 bytes of the serial number, with the counter's bits so far.</param>
        public void Derive(int step, byte[] key, int offset, byte[] register, byte[] into, int intoOffset)
        {
            Array.Copy(key, offset, _half, 0, Half);
            Mask(_half, step);
            _des.SetKey(_half, 0, Half);
            Array.Copy(key, offset + Half, _half, 0, Half);
            Mask(_half, step);
            int at = intoOffset + (step == 0 ? Half : 0);
            for (int i = 0; i < Half; i++)
            {
                into[at + i] = (byte)(register[i] ^ _half[i]);
            }

            _des.Encrypt(into, at, into, at);
            for (int i = 0; i < Half; i++)
            {
                into[at + i] ^= _half[i];
            }

            Array.Clear(_half, 0, Half);
            _des.Wipe();
        }

        /// <summary>The key that does a certain work (A.4.1): one byte of each half is turned over.</summary>
        /// <param name="variant">Byte of a half, from 0: 7 PIN, 6 MAC of a request, 4 MAC of a reply.</param>
        public static void Vary(byte[] key, int variant)
        {
            key[variant] ^= 0xFF;
            key[Half + variant] ^= 0xFF;
        }

        private static void Mask(byte[] half, int step)
        {
            for (int i = 0; i < MaskedOfHalf && step == 1; i++)
            {
                half[i] ^= RegisterMask;
            }
        }
    }
}
