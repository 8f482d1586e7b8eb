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

        /// <summary>Which cipher the key in that slot belongs to; None for an empty slot.</summary>
        KeyAlgorithm AlgorithmOf(KeySlot slot);

        /// <summary>
        /// Puts a clear key in: the terminal master key or the key block protection key, when keys are injected. Checksum when
        /// the check value is not its own: nothing changes.
        /// </summary>
        /// <param name="checkCount">Bytes of check value given: 3, 4 or 8; 0 = none known.</param>
        Status LoadKey(KeySlot slot, KeyAlgorithm algorithm, byte[] key, int offset, int count, byte[] check, int checkOffset, int checkCount);

        /// <summary>
        /// Puts a DUKPT initial key of 16 bytes in. Pending: its registers are worked out and stored by <see cref="Poll"/>; the
        /// key itself is gone then. The old one's numbers are over at once.
        /// </summary>
        /// <param name="serial">DES: key serial number, 10 bytes. AES: initial key id, 8 bytes, or with a counter 12. The counter is set to 0.</param>
        /// <param name="checkCount">Up to 4; 0 = none known.</param>
        Status LoadInitialKey(KeyAlgorithm algorithm, byte[] key, int offset, int count, byte[] serial, int serialOffset, int serialCount,
            byte[] check, int checkOffset, int checkCount);

        /// <summary>
        /// Decrypts a working key (ECB) under the terminal master key, whose cipher it shares, and puts it in. Checksum when the
        /// check value is not its own, NotFound without a master key: nothing changes.
        /// </summary>
        Status UnwrapKey(KeySlot slot, byte[] cipher, int offset, int count, byte[] check, int checkOffset, int checkCount);

        /// <summary>What <see cref="UnwrapKey"/> would say, without putting the key anywhere: several keys that belong together are checked first.</summary>
        Status CheckWrapped(byte[] cipher, int offset, int count, byte[] check, int checkOffset, int checkCount);

        /// <summary>
        /// Begins to open a key block (TR-31 version B or D): working keys under the terminal master key, master and initial
        /// keys under the key block protection key. Pending, then <see cref="ImportPoll"/>; NotFound without that key,
        /// Invalid for a form that cannot be right.
        /// </summary>
        Status ImportStart(KeySlot slot, byte[] block, int offset, int count);

        /// <summary>
        /// Pending, then Ok: the key waits with those opened before it for <see cref="ImportCommit"/>. Checksum when the block's code is
        /// wrong, Invalid when usage, mode or algorithm do not fit the slot; what waited is dropped then.
        /// </summary>
        Status ImportPoll();

        /// <summary>Puts all keys that wait into their slots, together.</summary>
        Status ImportCommit();

        void ImportDrop();

        /// <summary>The check value, 4 bytes, of a component of as many bytes as the key is to have.</summary>
        Status ComponentCheck(KeyAlgorithm algorithm, byte[] component, int offset, int count, byte[] check, int checkOffset);

        /// <summary>Adds a component to the key that is being put together; Invalid when it is not as long as those before it.</summary>
        Status ComponentAdd(byte[] component, int offset, int count);

        /// <summary>Check value, 4 bytes, of what the components so far add up to; Invalid when that is no key: nothing but zeros.</summary>
        Status ComponentsCheck(KeyAlgorithm algorithm, byte[] check, int checkOffset);

        /// <summary>The sum of at least two components becomes the key of that slot (as <see cref="LoadKey"/>); they are forgotten.</summary>
        Status ComponentsCommit(KeySlot slot, KeyAlgorithm algorithm);

        void ComponentsDrop();

        /// <summary>
        /// Takes the next DUKPT number. Pending, then <see cref="NextKeyPoll"/>: the flash has it, and the slot Dukpt works under the
        /// number's key until <see cref="EndKey"/>. NotFound without an initial key, Full when all numbers are used.
        /// </summary>
        Status NextKeyStart();

        /// <summary>Pending while the number is on its way to flash, then Ok; Fault when it could not be written; Invalid when none was asked for.</summary>
        Status NextKeyPoll();

        /// <summary>The current number's key is forgotten; it is never used again.</summary>
        void EndKey();

        /// <summary>DUKPT numbers that can still be used; not counted beyond some thousands.</summary>
        int KeysLeft { get; }

        /// <summary>Serial number of the current DUKPT key: 10 bytes with DES, 12 with AES. It is no secret. 0 without a current key.</summary>
        int CopySerial(byte[] into, int offset);

        /// <summary>
        /// Enciphers a PIN block in place. With a DES key (8 bytes): PIN field XOR PAN field, enciphered (ISO 9564-1 format 0). With an
        /// AES key (16 bytes): the PIN field enciphered, XOR PAN field, enciphered again (format 4). Under a DUKPT number once.
        /// </summary>
        /// <param name="slot">Pin or Dukpt.</param>
        Status EncipherPin(KeySlot slot, byte[] pinField, byte[] panField);

        /// <summary>
        /// Begins a message authentication code; Pending, then <see cref="MacPoll"/>. Invalid when key and scheme do not go together.
        /// The message must stay as it is meanwhile.
        /// </summary>
        /// <param name="slot">Mac or Dukpt.</param>
        Status MacStart(KeySlot slot, MacWay way, MacScheme scheme, byte[] data, int offset, int count);

        /// <summary>A slice: Pending, then Ok with 8 bytes of code.</summary>
        Status MacPoll(byte[] into, int offset);

        /// <summary>
        /// Key check value: the first 4 bytes of encrypting eight zero bytes (16 for AES keys). Of Dukpt: that of the initial key.
        /// </summary>
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
