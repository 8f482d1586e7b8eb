using BenchmarkDotNet.Attributes;
using Emv.Crypto;

namespace Benchmarks;

/// <summary>
/// Ours against <see cref="Textbook"/> in one run. On the desktop the ratio is small, because the compiler mends what the textbook
/// wastes; docs/performance.md has the instructions that the interpreter of the device executes for the same two.
/// </summary>
[ShortRunJob]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class TextbookBenchmarks
{
    private const int Limbs = 62;
    private const int Bytes = Limbs * 4;

    private readonly uint[] _n = new uint[Limbs];
    private readonly uint[] _s = new uint[Limbs];
    private readonly byte[] _modulus = new byte[Bytes];
    private readonly byte[] _input = new byte[Bytes];
    private readonly byte[] _result = new byte[Bytes];
    private readonly RsaPublic _rsa = new();
    private readonly Sha1 _sha = new();
    private readonly uint[] _state = new uint[5];
    private readonly byte[] _block = new byte[64];
    private readonly byte[] _schedule = new byte[16 * 48];
    private readonly byte[] _aesSchedule = new byte[176];
    private readonly byte[] _box = new byte[256];
    private readonly TripleDes _des = new();
    private readonly Aes _aes = new();

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        random.NextBytes(_modulus);
        random.NextBytes(_input);
        _modulus[0] |= 0x80;
        _modulus[^1] |= 1;
        _input[0] &= 0x7F;
        for (int i = 0; i < Limbs; i++)
        {
            _n[i] = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(_modulus.AsSpan(Bytes - (4 * i) - 4));
            _s[i] = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(_input.AsSpan(Bytes - (4 * i) - 4));
        }

        _des.SetKey(new byte[8], 0, 8);
        _aes.SetKey(new byte[16], 0, 16);
        uint[] cube = RsaTextbook();
        RsaOurs();
        for (int i = 0; i < Limbs; i++)
        {
            if (cube[i] != System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(_result.AsSpan(Bytes - (4 * i) - 4)))
            {
                throw new InvalidOperationException("The two do not agree.");
            }
        }
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("RSA, 1984 bits, e = 3")]
    public uint[] RsaTextbook() => Textbook.Cube(_s, _n);

    [Benchmark]
    [BenchmarkCategory("RSA, 1984 bits, e = 3")]
    public byte[] RsaOurs()
    {
        if (!_rsa.Start(_modulus, 0, Bytes, 3, _input, 0))
        {
            throw new InvalidOperationException("The modulus was refused.");
        }

        while (!_rsa.Step())
        {
        }

        _rsa.Result(_result, 0);
        return _result;
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("SHA-1 block")]
    public void Sha1Textbook() => Textbook.Sha1Block(_state, _block);

    [Benchmark]
    [BenchmarkCategory("SHA-1 block")]
    public void Sha1Ours() => _sha.Update(_block, 0, 64);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("DES block")]
    public void DesTextbook() => Textbook.DesBlock(_block, _schedule);

    [Benchmark]
    [BenchmarkCategory("DES block")]
    public void DesOurs() => _des.Encrypt(_block, 0, _block, 0);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("AES block")]
    public void AesTextbook() => Textbook.AesBlock(_block, _aesSchedule, _box);

    [Benchmark]
    [BenchmarkCategory("AES block")]
    public void AesOurs() => _aes.Encrypt(_block, 0, _block, 0);
}
