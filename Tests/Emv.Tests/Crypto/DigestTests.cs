using System.Text;
using Emv.Crypto;

namespace Tests.Emv.Crypto
{
    /// <summary>Vectors of FIPS 180-4 (NIST "Examples with Intermediate Values"): empty, one block, two blocks.</summary>
    [TestClass]
    public class DigestTests
    {
        private const string TwoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";

        [TestMethod]
        public void Sha1_vectors()
        {
            Assert.AreEqual("A9993E364706816ABA3E25717850C26C9CD0D89D", OfSha1("abc"));
            Assert.AreEqual("84983E441C3BD26EBAAE4AA1F95129E5E54670F1", OfSha1(TwoBlocks));
            Assert.AreEqual("DA39A3EE5E6B4B0D3255BFEF95601890AFD80709", OfSha1(""));
        }

        [TestMethod]
        public void Sha256_vectors()
        {
            Assert.AreEqual("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", OfSha256("abc"));
            Assert.AreEqual("248D6A61D20638B8E5C026930C3E6039A33CE45964FF2167F6ECEDD419DB06C1", OfSha256(TwoBlocks));
            Assert.AreEqual("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", OfSha256(""));
        }

        [TestMethod]
        public void Every_split_of_a_message_gives_the_same_digest()
        {
            byte[] message = new byte[150];
            for (int i = 0; i < message.Length; i++)
            {
                message[i] = (byte)(i * 7);
            }

            var sha = new Sha1();
            byte[] whole = new byte[Sha1.DigestLength];
            sha.Update(message, 0, message.Length);
            sha.Finish(whole, 0);
            byte[] parts = new byte[Sha1.DigestLength];
            for (int split = 0; split <= message.Length; split += 13)
            {
                sha.Update(message, 0, split);
                if (split < message.Length)
                {
                    sha.Update(message[split]);
                    sha.Update(message, split + 1, message.Length - split - 1);
                }

                sha.Finish(parts, 0);
                Assert.AreEqual(Hex.Text(whole), Hex.Text(parts));
            }
        }

        [TestMethod]
        public void A_copy_goes_on_from_the_same_state()
        {
            var sha = new Sha1();
            sha.Update(Encoding.UTF8.GetBytes("ab"), 0, 2);
            var copy = new Sha1();
            copy.CopyFrom(sha);
            copy.Update((byte)'c');
            byte[] digest = new byte[Sha1.DigestLength];
            copy.Finish(digest, 0);
            Assert.AreEqual("A9993E364706816ABA3E25717850C26C9CD0D89D", Hex.Text(digest));
        }

        private static string OfSha1(string text)
        {
            var sha = new Sha1();
            byte[] data = Encoding.UTF8.GetBytes(text);
            byte[] digest = new byte[Sha1.DigestLength];
            sha.Update(data, 0, data.Length);
            sha.Finish(digest, 0);
            return Hex.Text(digest);
        }

        private static string OfSha256(string text)
        {
            var sha = new Sha256();
            byte[] data = Encoding.UTF8.GetBytes(text);
            byte[] digest = new byte[Sha256.DigestLength];
            sha.Update(data, 0, data.Length);
            sha.Finish(digest, 0);
            return Hex.Text(digest);
        }
    }
}
