using System;
using Emv.Crypto;
using Tests.Portable;

namespace Tests.Emv.Crypto
{
    [TestClass]
    public class CipherTests
    {
        // The message of RFC 4493, section 4 (also NIST SP 800-38A, Appendix F).
        private const string Message = "6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E51"
            + "30C81C46A35CE411E5FBC1191A0A52EFF69F2445DF4F9B17AD2B417BE66C3710";

        [TestMethod]
        public void Single_des_worked_example()
        {
            // J. Orlin Grabbe, "The DES Algorithm Illustrated".
            CheckDes("133457799BBCDFF1", "0123456789ABCDEF", "85E813540F0AB405");
        }

        [TestMethod]
        public void Three_key_triple_des()
        {
            // NIST SP 800-67 (2004), Appendix B.1.
            const string Key = "0123456789ABCDEF23456789ABCDEF01456789ABCDEF0123";
            CheckDes(Key, "5468652071756663", "A826FD8CE53B855F");
            CheckDes(Key, "6B2062726F776E20", "CCE21C8112256FE6");
            CheckDes(Key, "666F78206A756D70", "68D5C05DD9B6B900");
        }

        [TestMethod]
        public void Two_key_triple_des_is_three_key_with_the_first_key_again()
        {
            var two = new TripleDes();
            two.SetKey(Hex.Bytes("0123456789ABCDEF23456789ABCDEF01"), 0, 16);
            var three = new TripleDes();
            three.SetKey(Hex.Bytes("0123456789ABCDEF23456789ABCDEF010123456789ABCDEF"), 0, 24);
            byte[] left = new byte[8];
            byte[] right = new byte[8];
            two.Encrypt(left, 0, left, 0);
            three.Encrypt(right, 0, right, 0);
            Assert.AreEqual(Hex.Text(left), Hex.Text(right));
        }

        [TestMethod]
        public void Des_cbc_goes_on_over_calls_and_back()
        {
            var des = new TripleDes();
            des.SetKey(Hex.Bytes("0123456789ABCDEF23456789ABCDEF01"), 0, 16);
            byte[] data = Hex.Bytes(Message);
            byte[] iv = new byte[8];
            des.EncryptCbc(iv, data, 0, 24);
            des.EncryptCbc(iv, data, 24, 40);
            byte[] again = Hex.Bytes(Message);
            des.EncryptCbc(new byte[8], again, 0, 64);
            Assert.AreEqual(Hex.Text(again), Hex.Text(data));
            iv = new byte[8];
            des.DecryptCbc(iv, data, 0, 8);
            des.DecryptCbc(iv, data, 8, 56);
            Assert.AreEqual(Message, Hex.Text(data));
        }

        [TestMethod]
        public void Aes_of_every_key_length()
        {
            // FIPS 197, Appendix C.
            const string Key = "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";
            const string Plain = "00112233445566778899AABBCCDDEEFF";
            CheckAes(Key, 16, Plain, "69C4E0D86A7B0430D8CDB78070B4C55A");
            CheckAes(Key, 24, Plain, "DDA97CA4864CDFE06EAF70A0EC0D7191");
            CheckAes(Key, 32, Plain, "8EA2B7CA516745BFEAFC49904B496089");
        }

        [TestMethod]
        public void Cmac_of_whole_and_broken_blocks()
        {
            // RFC 4493, section 4.
            CheckCmac(0, "BB1D6929E95937287FA37D129B756746");
            CheckCmac(16, "070A16B46B4D4144F79BDD9DD04A287C");
            CheckCmac(40, "DFA66747DE9AE63030CA32611497C827");
            CheckCmac(64, "51F0BEBF7E3B9D92FC49741779363CFE");
        }

        [TestMethod]
        public void A_wiped_key_no_longer_encrypts_the_same()
        {
            var des = new TripleDes();
            des.SetKey(Hex.Bytes("133457799BBCDFF1"), 0, 8);
            des.Wipe();
            byte[] block = Hex.Bytes("0123456789ABCDEF");
            des.Encrypt(block, 0, block, 0);
            Assert.AreNotEqual("85E813540F0AB405", Hex.Text(block));
        }

        [TestMethod]
        public void Key_lengths_outside_the_standards_are_refused()
        {
            Throws.Exactly(typeof(ArgumentException), () => new TripleDes().SetKey(new byte[32], 0, 12));
            Throws.Exactly(typeof(ArgumentException), () => new Aes().SetKey(new byte[32], 0, 8));
        }

        private static void CheckDes(string key, string plain, string cipher)
        {
            byte[] keyBytes = Hex.Bytes(key);
            var des = new TripleDes();
            des.SetKey(keyBytes, 0, keyBytes.Length);
            byte[] block = Hex.Bytes(plain);
            des.Encrypt(block, 0, block, 0);
            Assert.AreEqual(cipher, Hex.Text(block));
            des.Decrypt(block, 0, block, 0);
            Assert.AreEqual(plain, Hex.Text(block));
        }

        private static void CheckAes(string key, int count, string plain, string cipher)
        {
            var aes = new Aes();
            aes.SetKey(Hex.Bytes(key), 0, count);
            byte[] block = Hex.Bytes(plain);
            aes.Encrypt(block, 0, block, 0);
            Assert.AreEqual(cipher, Hex.Text(block));
            aes.Decrypt(block, 0, block, 0);
            Assert.AreEqual(plain, Hex.Text(block));
        }

        private static void CheckCmac(int count, string expected)
        {
            var cmac = new Cmac();
            cmac.SetKey(Hex.Bytes("2B7E151628AED2A6ABF7158809CF4F3C"), 0, 16);
            byte[] tag = new byte[Cmac.TagLength];
            cmac.Compute(Hex.Bytes(Message), 0, count, tag, 0);
            Assert.AreEqual(expected, Hex.Text(tag));
        }
    }
}
