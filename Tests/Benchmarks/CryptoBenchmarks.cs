using System.Numerics;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Emv.Crypto;

namespace Benchmarks;

/// <summary>
/// RSA public operation at the longest modulus that EMV allows (1984 bits), against the desktop's big integers. Ours is
/// written for an interpreter on a 32-bit processor; what is compared here is that nothing about it is silly.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class RsaBenchmarks
{
    private const int Bytes = 248;

    private readonly RsaPublic _rsa = new();
    private readonly byte[] _modulus = new byte[Bytes];
    private readonly byte[] _input = new byte[Bytes];
    private readonly byte[] _output = new byte[Bytes];
    private BigInteger _n;
    private BigInteger _s;

    [Params(3, 65537)]
    public int Exponent { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        // Any odd number of that length will do: the public operation does not look at its factors.
        var random = new Random(1);
        random.NextBytes(_modulus);
        random.NextBytes(_input);
        _modulus[0] |= 0x80;
        _modulus[^1] |= 1;
        _input[0] &= 0x7F;
        _n = new BigInteger(_modulus, true, true);
        _s = new BigInteger(_input, true, true);
        if (new BigInteger(Ours(), true, true) != Peer())
        {
            throw new InvalidOperationException("The two do not agree.");
        }
    }

    [Benchmark]
    public byte[] Ours()
    {
        if (!_rsa.Start(_modulus, 0, Bytes, Exponent, _input, 0))
        {
            throw new InvalidOperationException("The modulus was refused.");
        }

        while (!_rsa.Step())
        {
        }

        _rsa.Result(_output, 0);
        return _output;
    }

    [Benchmark(Baseline = true, Description = "System.Numerics.BigInteger")]
    public BigInteger Peer() => BigInteger.ModPow(_s, Exponent, _n);
}

/// <summary>SHA-1 of a kilobyte and one 3DES block, against the desktop's native code.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class HashAndCipherBenchmarks
{
    private readonly Sha1 _sha = new();
    private readonly Emv.Crypto.TripleDes _des = new();
    private readonly System.Security.Cryptography.TripleDES _peer = System.Security.Cryptography.TripleDES.Create();
    private readonly byte[] _data = new byte[1024];
    private readonly byte[] _digest = new byte[20];
    private readonly byte[] _block = new byte[8];
    private readonly byte[] _out = new byte[8];

    [GlobalSetup]
    public void Setup()
    {
        byte[] key = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");
        _des.SetKey(key, 0, key.Length);
        _peer.Key = [.. key, .. key.AsSpan(0, 8)];
        if (!Sha1Ours().AsSpan().SequenceEqual(Sha1Peer()) || !TripleDesOurs().AsSpan().SequenceEqual(TripleDesPeer()))
        {
            throw new InvalidOperationException("The two do not agree.");
        }
    }

    [Benchmark(Description = "SHA-1, 1 KB, ours")]
    public byte[] Sha1Ours()
    {
        _sha.Reset();
        _sha.Update(_data, 0, _data.Length);
        _sha.Finish(_digest, 0);
        return _digest;
    }

    [Benchmark(Description = "SHA-1, 1 KB, System")]
    public byte[] Sha1Peer() => SHA1.HashData(_data);

    [Benchmark(Description = "3DES block, ours")]
    public byte[] TripleDesOurs()
    {
        _des.Encrypt(_block, 0, _out, 0);
        return _out;
    }

    [Benchmark(Description = "3DES block, System")]
    public byte[] TripleDesPeer() => _peer.EncryptEcb(_block, PaddingMode.None);
}
