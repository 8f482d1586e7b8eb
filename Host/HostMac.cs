using System;
using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>
    /// The message authentication code of field 64, UnionPay ECB: all 8-byte blocks XORed; the result written as 16 hex
    /// characters; the first 8 encrypted, XORed with the last 8, encrypted again, written as hex; the first 8 of those.
    /// See docs/acquirer.md, "Which messages carry a MAC".
    /// </summary>
    public sealed class HostMac
    {
        public const int Length = 8;

        private const int Block = 8;

        private readonly IKeyVault _vault;
        private readonly byte[] _sum = new byte[Block];
        private readonly byte[] _hex = new byte[2 * Block];

        public HostMac(IKeyVault vault)
        {
            _vault = vault;
        }

        /// <summary>Computes the code over a message from its MTI to the field before 64. NotFound without a MAC key.</summary>
        public Status Compute(byte[] message, int offset, int count, byte[] into, int intoOffset)
        {
            Array.Clear(_sum, 0, Block);
            for (int i = 0; i < count; i++)
            {
                _sum[i & (Block - 1)] ^= message[offset + i];
            }

            ToHex(_sum, Block, _hex);
            Status status = _vault.Encrypt(KeySlot.Mac, _hex, 0, Block);
            if (status != Status.Ok)
            {
                return status;
            }

            for (int i = 0; i < Block; i++)
            {
                _sum[i] = (byte)(_hex[i] ^ _hex[Block + i]);
            }

            status = _vault.Encrypt(KeySlot.Mac, _sum, 0, Block);
            if (status == Status.Ok)
            {
                ToHex(_sum, Length / 2, _hex);
                Array.Copy(_hex, 0, into, intoOffset, Length);
            }

            return status;
        }

        /// <summary>Ok when the last 8 bytes of the message are its code; Checksum when they are not.</summary>
        public Status Verify(byte[] message, int offset, int count, byte[] scratch)
        {
            Status status = Compute(message, offset, count - Length, scratch, 0);
            if (status != Status.Ok)
            {
                return status;
            }

            int different = 0;
            for (int i = 0; i < Length; i++)
            {
                different |= scratch[i] ^ message[offset + count - Length + i];
            }

            return different == 0 ? Status.Ok : Status.Checksum;
        }

        private static void ToHex(byte[] bytes, int count, byte[] into)
        {
            for (int i = 0; i < count; i++)
            {
                into[2 * i] = HexDigit(bytes[i] >> 4);
                into[(2 * i) + 1] = HexDigit(bytes[i] & 0x0F);
            }
        }

        private static byte HexDigit(int value)
        {
            return (byte)(value < 10 ? '0' + value : 'A' + value - 10);
        }
    }
}
