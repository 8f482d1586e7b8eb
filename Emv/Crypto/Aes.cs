namespace Emv.Crypto
{
    /// <summary>AES (FIPS 197) with keys of 16, 24 or 32 bytes.</summary>
    public sealed class Aes
    {
        public const int BlockLength = 16;
        /// <param name="count">16, 24 or 32.</param>
        public void SetKey(byte[] key, int offset, int count) { }
        /// <summary>Encrypts one block (ECB); source and target may be the same place.</summary>
        public void Encrypt(byte[] source, int sourceOffset, byte[] target, int targetOffset) { }
        /// <summary>Decrypts one block (ECB).</summary>
        public void Decrypt(byte[] source, int sourceOffset, byte[] target, int targetOffset) { }
        /// <summary>Overwrites the key schedule.</summary>
        public void Wipe() { }
    }
}
