using System;
using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>ISO 9564-1 format 0: the PIN, masked with the card number, under the PIN key.</summary>
    public static class PinBlock
    {
        public const int Length = 8;
        public const int MinDigits = 4;
        public const int MaxDigits = 12;

        private const int PanDigitsUsed = 12;

        /// <summary>Builds the enciphered block. The clear PIN is never in <paramref name="into"/> when this returns.</summary>
        /// <param name="pin">One digit a byte, 0 to 9; the caller wipes it.</param>
        /// <param name="pan">Packed BCD, two digits a byte.</param>
        /// <returns>Ok; Invalid for a PIN or a number out of range; NotFound without a PIN key.</returns>
        public static Status Build(IKeyVault vault, byte[] pin, int pinDigits, byte[] pan, int panDigits, byte[] into)
        {
            if (pinDigits < MinDigits || pinDigits > MaxDigits || panDigits <= PanDigitsUsed)
            {
                return Status.Invalid;
            }

            Array.Clear(into, 0, Length);
            into[0] = (byte)pinDigits;
            for (int i = 0; i < 14; i++)
            {
                Put(into, 2 + i, i < pinDigits ? pin[i] : 0x0F);
            }

            // The twelve digits before the check digit, right-aligned.
            int first = panDigits - 1 - PanDigitsUsed;
            for (int i = 0; i < PanDigitsUsed; i++)
            {
                int at = first + i;
                int digit = (at & 1) == 0 ? pan[at >> 1] >> 4 : pan[at >> 1] & 0x0F;
                Put(into, 4 + i, digit);
            }

            Status status = vault.Encrypt(KeySlot.Pin, into, 0, Length);
            if (status != Status.Ok)
            {
                Array.Clear(into, 0, Length);
            }

            return status;
        }

        /// <summary>XORs a nibble in, so that writing the number over the PIN masks it.</summary>
        private static void Put(byte[] block, int nibble, int value)
        {
            block[nibble >> 1] ^= (byte)((nibble & 1) == 0 ? value << 4 : value);
        }
    }
}
