using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// Seals and opens stored records in slices. One operation at a time: a Start, then <see cref="Poll"/> until it is no
    /// longer Pending. The bytes are changed in place.
    /// </summary>
    public interface IRecordCipher
    {
        /// <summary>Encrypts <paramref name="count"/> bytes; the tag comes with <see cref="CopyTag"/> when Poll says Ok. Pending when begun, NotFound without a key.</summary>
        /// <param name="head">Bytes that stay readable and are authenticated with the rest; 16 at the most.</param>
        Status SealStart(byte[] head, int headOffset, int headCount, byte[] data, int offset, int count);

        /// <summary>Decrypts; Poll says Checksum (and the bytes are wiped) when head, data or tag are not what was sealed.</summary>
        /// <param name="tag">16 bytes.</param>
        Status OpenStart(byte[] head, int headOffset, int headCount, byte[] tag, int tagOffset, byte[] data, int offset, int count);

        Status Poll();

        /// <summary>The 16 bytes of the tag of the last finished seal.</summary>
        void CopyTag(byte[] into, int offset);
    }
}
