namespace Emv.Crypto
{
    /// <summary>AES-CMAC (NIST SP 800-38B, RFC 4493).</summary>
    public sealed class Cmac
    {
        public const int TagLength = 16;
        /// <param name="count">16, 24 or 32.</param>
        public void SetKey(byte[] key, int offset, int count) { }
        /// <summary>MAC of a whole message, 16 bytes into <paramref name="tag"/>; truncating is the caller's.</summary>
        public void Compute(byte[] data, int offset, int count, byte[] tag, int tagOffset) { }
        public void Wipe() { }
    }
}
