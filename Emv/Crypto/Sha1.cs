namespace Emv.Crypto
{
    public sealed class Sha1
    {
        public const int DigestLength = 20;
        public void Reset() { }
        public void Update(byte[] data, int offset, int count) { }
        public void Update(byte value) { }
        public void Finish(byte[] into, int offset) { }
    }
}
