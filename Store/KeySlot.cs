namespace Firmware.Store
{
    /// <summary>The places in the vault. A slot's number is its meaning: it decides what the key may be used for.</summary>
    public enum KeySlot : byte
    {
        None = 0,

        /// <summary>Terminal master key, DES of 8, 16 or 24 bytes or AES of 16, 24 or 32: only unwraps the three below.</summary>
        TerminalMaster,

        /// <summary>PIN working key: only encrypts PIN blocks.</summary>
        Pin,

        /// <summary>MAC working key: only encrypts blocks of a MAC.</summary>
        Mac,

        /// <summary>Track working key: only encrypts track data.</summary>
        Track,

        /// <summary>AES-128 that seals what is stored on flash. The vault draws it itself; nobody loads it.</summary>
        Storage,

        /// <summary>AES-128 that stretches operator passwords. The vault draws it itself; nobody loads it.</summary>
        Password,

        /// <summary>Key block protection key: only opens the key blocks in which a master or an initial key arrives.</summary>
        Transport,

        /// <summary>
        /// DUKPT: what became of the initial key. It gives one transaction key after the other, each with keys for the PIN, for
        /// the MAC of the request and for the MAC of the reply.
        /// </summary>
        Dukpt,
    }
}
