using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// Where keys live. They go in, work there, and never come out: no member gives a key, and each slot does only what it
    /// is for. A secure element can take the software vault's place behind this face.
    /// Changes count at once in memory and are durable when <see cref="Poll"/> says Ok.
    /// </summary>
    public interface IKeyVault
    {
        /// <summary>Reads what is stored; poll until Ok. A vault without keys is Ok too: ask <see cref="Has"/>.</summary>
        Status Start(long nowMs);

        /// <summary>Pending until everything changed so far would survive a power cut.</summary>
        Status Poll(long nowMs);

        bool Has(KeySlot slot);

        /// <summary>Puts a clear key in (key injection only). Checksum when the check value is not its own: nothing changes.</summary>
        /// <param name="checkCount">Bytes of check value given: 3, 4 or 8; 0 = none known.</param>
        Status LoadKey(KeySlot slot, byte[] key, int offset, int count, byte[] check, int checkOffset, int checkCount);

        /// <summary>
        /// Decrypts a working key (8, 16 or 24 bytes, ECB) under the terminal master key and puts it in. Checksum when the
        /// check value is not its own, NotFound without a master key: nothing changes.
        /// </summary>
        Status UnwrapKey(KeySlot slot, byte[] cipher, int offset, int count, byte[] check, int checkOffset, int checkCount);

        /// <summary>What <see cref="UnwrapKey"/> would say, without putting the key anywhere: several keys that belong together are checked first.</summary>
        Status CheckWrapped(byte[] cipher, int offset, int count, byte[] check, int checkOffset, int checkCount);

        /// <summary>DES or 3DES, ECB, in place, of whole 8-byte blocks. Invalid for slots that do not encrypt (only Pin, Mac, Track do).</summary>
        Status Encrypt(KeySlot slot, byte[] data, int offset, int count);

        /// <summary>Key check value: the first 4 bytes of encrypting eight zero bytes (16 for AES keys).</summary>
        Status CheckValue(KeySlot slot, byte[] into, int offset);

        /// <summary>
        /// Stretches a password: <paramref name="rounds"/> of AES under the password key over salt and password. 16 bytes out.
        /// The password's bytes belong to the caller, who wipes them.
        /// </summary>
        Status Stretch(byte[] salt, byte[] password, int offset, int count, int rounds, byte[] into, int intoOffset);

        /// <summary>A worker that seals records under the storage key. It answers NotFound while there is no such key.</summary>
        IRecordCipher CreateRecordCipher();

        /// <summary>Tamper: every key is gone from memory at once and from flash when <see cref="Poll"/> says Ok; a power cut in between does not save them.</summary>
        void Wipe();
    }
}
