namespace System.Security.Cryptography
{
    public class Aes
    {
        public Aes(System.Security.Cryptography.CipherMode mode) => throw null;

        public void GenerateIV() => throw null;

        public byte[] Encrypt(byte[] data) => throw null;

        public byte[] Decrypt(byte[] data) => throw null;

        public System.Security.Cryptography.CipherMode Mode
        {
            get => throw null;
            set => throw null;
        }

        public byte[] Key
        {
            get => throw null;
            set => throw null;
        }

        public byte[] IV
        {
            get => throw null;
            set => throw null;
        }
    }

    public enum CipherMode
    {
        None = 0,
        CBC = 1,
        ECB = 2,
    }

    public class HMACSHA256 : System.IDisposable
    {
        public HMACSHA256() => throw null;

        public HMACSHA256(byte[] key) => throw null;

        public byte[] ComputeHash(byte[] buffer) => throw null;

        public static byte[] HashData(byte[] key, byte[] source) => throw null;

        public void Dispose() => throw null;

        protected void Dispose(bool disposing) => throw null;

        public byte[] Hash => throw null;

        public byte[] Key
        {
            get => throw null;
            set => throw null;
        }
    }
}
