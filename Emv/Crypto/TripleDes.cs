namespace Emv.Crypto
{
    /// <summary>DES and Triple-DES (FIPS 46-3): a key of 8 bytes is single DES, 16 is two-key, 24 is three-key Triple-DES.</summary>
    public sealed class TripleDes
    {
        public const int BlockLength = 8;
        /// <param name="count">8, 16 or 24.</param>
        public void SetKey(byte[] key, int offset, int count) { }
        /// <summary>Encrypts one block (ECB); source and target may be the same place.</summary>
        public void Encrypt(byte[] source, int sourceOffset, byte[] target, int targetOffset) { }
        /// <summary>Decrypts one block (ECB).</summary>
        public void Decrypt(byte[] source, int sourceOffset, byte[] target, int targetOffset) { }
        /// <summary>CBC over whole blocks in place; <paramref name="iv"/> (8 bytes) is left holding the last cipher block.</summary>
        public void EncryptCbc(byte[] iv, byte[] data, int offset, int count) { }
        /// <summary>CBC over whole blocks in place; <paramref name="iv"/> (8 bytes) is left holding the last cipher block.</summary>
        public void DecryptCbc(byte[] iv, byte[] data, int offset, int count) { }
        /// <summary>Overwrites the key schedule.</summary>
        public void Wipe() { }
    }
}
