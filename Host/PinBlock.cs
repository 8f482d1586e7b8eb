using System;
using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>ISO 9564-1:2017 formats 0 and 4: PIN and card number, joined under the PIN key. One for the life of the terminal.</summary>
    public sealed class PinBlock
    {
        public const int MinDigits = 4;
        public const int MaxDigits = 12;

        private const int Format0Bytes = 8;
        private const int Format4Bytes = 16;
        private const int PanDigitsUsed = 12;
        private const int MostPanDigits = 19;
        private const int RandomBytes = 8;
        private const byte ControlOfFormat4 = 4;
        private const byte FillOfFormat0 = 0x0F;
        private const byte FillOfFormat4 = 0x0A;
        private const int PinNibbles = 14;

        private readonly IKeyVault _vault;
        private readonly IRandom _random;
        private readonly byte[] _panField = new byte[Format4Bytes];
        private readonly byte[] _filling = new byte[RandomBytes];

        /// <param name="random">Fills the second half of a format 4 block, so that no two are equal.</param>
        public PinBlock(IKeyVault vault, IRandom random)
        {
            _vault = vault;
            _random = random;
        }

        /// <summary>Bytes of a block of that format.</summary>
        public static int LengthOf(int format)
        {
            return format == ControlOfFormat4 ? Format4Bytes : Format0Bytes;
        }

        /// <summary>Builds the enciphered block. The clear PIN is never in <paramref name="into"/> when this returns.</summary>
        /// <param name="slot">Pin, or Dukpt for the key of the current number.</param>
        /// <param name="pin">One digit a byte, 0 to 9; the caller wipes it.</param>
        /// <param name="pan">Packed BCD, two digits a byte.</param>
        /// <returns>Ok; Invalid for a PIN or a number out of range, or a key that is not of the format; NotFound without a PIN key.</returns>
        public Status Build(KeySlot slot, int format, byte[] pin, int pinDigits, byte[] pan, int panDigits, byte[] into)
        {
            bool aes = format == ControlOfFormat4;
            if (pinDigits < MinDigits || pinDigits > MaxDigits || panDigits <= PanDigitsUsed || panDigits > MostPanDigits || into.Length < LengthOf(format)
                || (_vault.AlgorithmOf(slot) == KeyAlgorithm.Aes) != aes)
            {
                return _vault.Has(slot) ? Status.Invalid : Status.NotFound;
            }

            Array.Clear(into, 0, into.Length);
            Array.Clear(_panField, 0, _panField.Length);
            Put(into, 0, aes ? ControlOfFormat4 : 0);
            Put(into, 1, pinDigits);
            for (int i = 0; i < PinNibbles; i++)
            {
                Put(into, 2 + i, i < pinDigits ? pin[i] : aes ? FillOfFormat4 : FillOfFormat0);
            }

            if (aes)
            {
                _random.Fill(_filling, 0, RandomBytes);
                Array.Copy(_filling, 0, into, Format0Bytes, RandomBytes);
                PutPanFormat4(pan, panDigits);
            }
            else
            {
                PutPanFormat0(pan, panDigits);
            }

            Status status = _vault.EncipherPin(slot, into, _panField);
            Array.Clear(_panField, 0, _panField.Length);
            if (status != Status.Ok)
            {
                Array.Clear(into, 0, into.Length);
            }

            return status;
        }

        /// <summary>ISO 9564-1, 9.3.2: the twelve digits before the check digit, right-aligned.</summary>
        private void PutPanFormat0(byte[] pan, int panDigits)
        {
            int first = panDigits - 1 - PanDigitsUsed;
            for (int i = 0; i < PanDigitsUsed; i++)
            {
                Put(_panField, 4 + i, Digit(pan, first + i));
            }
        }

        /// <summary>ISO 9564-1, 9.4.2.3: how many digits there are above twelve, then all of them, left-aligned.</summary>
        private void PutPanFormat4(byte[] pan, int panDigits)
        {
            Put(_panField, 0, panDigits - PanDigitsUsed);
            for (int i = 0; i < panDigits; i++)
            {
                Put(_panField, 1 + i, Digit(pan, i));
            }
        }

        private static int Digit(byte[] pan, int at)
        {
            return (at & 1) == 0 ? pan[at >> 1] >> 4 : pan[at >> 1] & 0x0F;
        }

        private static void Put(byte[] block, int nibble, int value)
        {
            block[nibble >> 1] |= (byte)((nibble & 1) == 0 ? value << 4 : value);
        }
    }
}
