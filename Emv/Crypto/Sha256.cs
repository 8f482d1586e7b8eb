namespace Emv.Crypto
{
    /// <summary>SHA-256 (FIPS 180-4).</summary>
    public sealed class Sha256
    {
        public const int DigestLength = 32;
        public void Reset() { }
        public void Update(byte[] data, int offset, int count) { }
        public void Update(byte value) { }
        /// <summary>Writes 32 bytes and starts over.</summary>
        public void Finish(byte[] into, int offset) { }
    }
}
