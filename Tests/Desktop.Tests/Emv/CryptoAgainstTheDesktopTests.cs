using System.Numerics;
using System.Security.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Kernel = global::Emv.Crypto;

namespace Desktop.Tests.EmvKernel;

/// <summary>The portable cryptography against the desktop's, with seeded random and awkward numbers.</summary>
[TestClass]
public class CryptoAgainstTheDesktopTests
{
    [TestMethod]
    [DataRow(20261121)]
    public void Digests_of_every_length_to_300(int seed)
    {
        var random = new Random(seed);
        for (int count = 0; count < 300; count++)
        {
            byte[] data = Bytes(random, count);
            int split = random.Next(count + 1);
            var sha1 = new Kernel.Sha1();
            var sha256 = new Kernel.Sha256();
            sha1.Update(data, 0, split);
            sha1.Update(data, split, count - split);
            sha256.Update(data, 0, split);
            sha256.Update(data, split, count - split);
            byte[] digest1 = new byte[20];
            byte[] digest256 = new byte[32];
            sha1.Finish(digest1, 0);
            sha256.Finish(digest256, 0);
            CollectionAssert.AreEqual(SHA1.HashData(data), digest1, $"SHA-1, {count} bytes");
            CollectionAssert.AreEqual(SHA256.HashData(data), digest256, $"SHA-256, {count} bytes");
        }
    }

    [TestMethod]
    [DataRow(8, 1)]
    [DataRow(16, 2)]
    [DataRow(24, 3)]
    public void Des_cbc(int keyLength, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++)
        {
            byte[] key = Bytes(random, keyLength);
            byte[] iv = Bytes(random, 8);
            byte[] data = Bytes(random, 32);
            using SymmetricAlgorithm reference = keyLength == 8 ? DES.Create() : TripleDES.Create();
            reference.Key = keyLength == 16 ? [.. key, .. key[..8]] : key;
            byte[] expected = reference.EncryptCbc(data, iv, PaddingMode.None);
            var des = new Kernel.TripleDes();
            des.SetKey(key, 0, keyLength);
            byte[] actual = (byte[])data.Clone();
            des.EncryptCbc((byte[])iv.Clone(), actual, 0, 32);
            CollectionAssert.AreEqual(expected, actual);
            des.DecryptCbc((byte[])iv.Clone(), actual, 0, 32);
            CollectionAssert.AreEqual(data, actual);
        }
    }

    [TestMethod]
    [DataRow(16, 1)]
    [DataRow(24, 2)]
    [DataRow(32, 3)]
    public void Aes_blocks(int keyLength, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < 100; i++)
        {
            byte[] key = Bytes(random, keyLength);
            byte[] data = Bytes(random, 16);
            using var reference = Aes.Create();
            reference.Key = key;
            var aes = new Kernel.Aes();
            aes.SetKey(key, 0, keyLength);
            byte[] block = (byte[])data.Clone();
            aes.Encrypt(block, 0, block, 0);
            CollectionAssert.AreEqual(reference.EncryptEcb(data, PaddingMode.None), block);
            aes.Decrypt(block, 0, block, 0);
            CollectionAssert.AreEqual(data, block);
        }
    }

    [TestMethod]
    [DataRow(20261121, 3000)]
    public void Rsa_with_awkward_moduli_and_inputs(int seed, int rounds)
    {
        var random = new Random(seed);
        var rsa = new Kernel.RsaPublic();
        for (int round = 0; round < rounds; round++)
        {
            int count = random.Next(Kernel.RsaPublic.MinBytes, Kernel.RsaPublic.MaxBytes + 1);
            byte[] modulus = Modulus(random, count);
            var n = new BigInteger(modulus, isUnsigned: true, isBigEndian: true);
            BigInteger x = Input(random, n, count);
            byte[] input = new byte[count];
            byte[] digits = x.ToByteArray(isUnsigned: true, isBigEndian: true);
            digits.CopyTo(input, count - digits.Length);
            int exponent = random.Next(10) == 0 ? 65537 : 3;
            Assert.IsTrue(rsa.Start(modulus, 0, count, exponent, input, 0));
            int slices = 0;
            while (!rsa.Step())
            {
                Assert.IsTrue(++slices < 1000);
            }

            byte[] result = new byte[count];
            rsa.Result(result, 0);
            Assert.AreEqual(BigInteger.ModPow(x, exponent, n), new BigInteger(result, true, true), $"seed {seed} round {round}");
        }
    }

    private static byte[] Modulus(Random random, int count)
    {
        byte[] modulus = Bytes(random, count);
        switch (random.Next(6))
        {
            case 0:
                Array.Clear(modulus, 1, count - 1 - random.Next(20));
                break;
            case 1:
                Array.Fill(modulus, (byte)0xFF, 0, random.Next(count));
                break;
            case 2:
                modulus[0] = (byte)(1 << random.Next(8));
                break;
            case 3:
                for (int i = 0; i < count; i++)
                {
                    modulus[i] = (byte)(random.Next(2) * 255);
                }

                break;
        }

        modulus[0] = Math.Max(modulus[0], (byte)1);
        return modulus;
    }

    private static BigInteger Input(Random random, BigInteger n, int count)
    {
        return random.Next(5) switch
        {
            0 => n - 1 - random.Next(3),
            1 => random.Next(3),
            2 => BigInteger.Min(n >> random.Next(count * 8), n - 1),
            _ => new BigInteger(Bytes(random, count), true, true) % n,
        };
    }

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
