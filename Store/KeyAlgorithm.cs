namespace Firmware.Store
{
    /// <summary>Which cipher a key belongs to. The number is on flash: never reuse one.</summary>
    public enum KeyAlgorithm : byte
    {
        None = 0,

        /// <summary>DES with 8 bytes of key, Triple-DES with 16 or 24.</summary>
        Des = 1,

        /// <summary>AES with 16, 24 or 32 bytes of key.</summary>
        Aes = 2,
    }
}
