using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Simulator.Cards;

/// <summary>An RSA key of our own making, for tests only. EMV signs with the bare operation, message recovery and no padding scheme.</summary>
public sealed class RsaKey
{
    private readonly BigInteger _modulus;
    private readonly Lazy<Halves> _halves;

    public RsaKey(byte[] modulus, byte[] privateExponent, int exponent)
    {
        Modulus = modulus;
        PrivateExponent = privateExponent;
        Exponent = exponent;
        _modulus = new BigInteger(modulus, true, true);
        _halves = new Lazy<Halves>(() => Split(_modulus, new BigInteger(privateExponent, true, true), exponent));
    }

    public byte[] Modulus { get; }

    public byte[] PrivateExponent { get; }

    /// <summary>3 or 65537.</summary>
    public int Exponent { get; }

    public byte[] ExponentBytes => Exponent == 3 ? [3] : [1, 0, 1];

    public int Length => Modulus.Length;

    /// <summary>
    /// The private operation: signs or deciphers a block of the modulus' length. Modulo each prime by itself (PKCS #1, 5.1.2,
    /// the second form): a quarter of the work, and this is what a simulated merchant's day spends most of its time with.
    /// </summary>
    public byte[] Sign(byte[] block)
    {
        Halves halves = _halves.Value;
        var value = new BigInteger(block, true, true);
        BigInteger p = halves.P.Modulus;
        BigInteger m1 = halves.P.Power(value, halves.PrivateP);
        BigInteger m2 = halves.Q.Power(value, halves.PrivateQ);
        BigInteger h = (m1 - m2) * halves.InverseOfQ % p;
        return Block(m2 + ((h < 0 ? h + p : h) * halves.Q.Modulus));
    }

    /// <summary>The public operation: recovers or enciphers.</summary>
    public byte[] Recover(byte[] block) => Block(BigInteger.ModPow(new BigInteger(block, true, true), Exponent, _modulus));

    /// <summary>Makes the key that belongs to a label: the same label gives the same key on every machine.</summary>
    public static RsaKey Make(string label, int bits, int exponent)
    {
        var stream = new LabelStream(label);
        BigInteger e = exponent;
        for (int attempt = 0; attempt < 100; attempt++)
        {
            BigInteger p = Prime(stream, bits / 2, e);
            BigInteger q = Prime(stream, bits - (bits / 2), e);
            BigInteger n = p * q;
            if (p == q || n.GetBitLength() != bits)
            {
                continue;
            }

            BigInteger phi = (p - 1) * (q - 1);
            BigInteger d = Inverse(e, phi);
            return new RsaKey(n.ToByteArray(true, true), d.ToByteArray(true, true), exponent);
        }

        throw new CryptographicException("no key for " + label);
    }

    private sealed record Halves(Montgomery P, Montgomery Q, BigInteger PrivateP, BigInteger PrivateQ, BigInteger InverseOfQ);

    private byte[] Block(BigInteger value)
    {
        byte[] result = value.ToByteArray(true, true);
        return [.. new byte[Length - result.Length], .. result];
    }

    /// <summary>The primes behind a modulus whose private exponent is known (NIST SP 800-56B, appendix C).</summary>
    private static Halves Split(BigInteger modulus, BigInteger privateExponent, int exponent)
    {
        BigInteger odd = (privateExponent * exponent) - 1;
        int twos = 0;
        while (odd.IsEven)
        {
            odd >>= 1;
            twos++;
        }

        for (int witness = 2; witness < 200; witness++)
        {
            BigInteger root = BigInteger.ModPow(witness, odd, modulus);
            for (int i = 0; i < twos && root != 1 && root != modulus - 1; i++)
            {
                BigInteger square = root * root % modulus;
                if (square == 1)
                {
                    BigInteger p = BigInteger.GreatestCommonDivisor(root - 1, modulus);
                    BigInteger q = modulus / p;
                    return new Halves(new Montgomery(p), new Montgomery(q), privateExponent % (p - 1), privateExponent % (q - 1), Inverse(q % p, p));
                }

                root = square;
            }
        }

        throw new CryptographicException("private exponent and modulus do not belong together");
    }

    private static BigInteger Prime(LabelStream stream, int bits, BigInteger e)
    {
        // The two top bits are set so that the product has its full length.
        BigInteger top = BigInteger.One << (bits - 2);
        while (true)
        {
            BigInteger candidate = (stream.Take(bits) % top) | (top + (top << 1)) | 1;
            if (candidate % e != 1 && !HasSmallFactor(candidate) && IsProbablyPrime(candidate, stream))
            {
                return candidate;
            }
        }
    }

    private static bool HasSmallFactor(BigInteger n)
    {
        for (int d = 3; d < 2000; d += 2)
        {
            if (n % d == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsProbablyPrime(BigInteger n, LabelStream stream)
    {
        BigInteger odd = n - 1;
        int twos = 0;
        while (odd.IsEven)
        {
            odd >>= 1;
            twos++;
        }

        for (int round = 0; round < 24; round++)
        {
            BigInteger x = BigInteger.ModPow(2 + (stream.Take(128) % (n - 3)), odd, n);
            bool passes = x == 1 || x == n - 1;
            for (int i = 1; i < twos && !passes; i++)
            {
                x = x * x % n;
                passes = x == n - 1;
            }

            if (!passes)
            {
                return false;
            }
        }

        return true;
    }

    private static BigInteger Inverse(BigInteger value, BigInteger modulus)
    {
        BigInteger a = modulus, b = value, x = 0, y = 1;
        while (b != 0)
        {
            BigInteger quotient = a / b;
            (a, b) = (b, a % b);
            (x, y) = (y, x - (quotient * y));
        }

        return x < 0 ? x + modulus : x;
    }

    /// <summary>Bytes that follow from a label: SHA-256 over label and counter. Good enough for keys that are published anyway.</summary>
    private sealed class LabelStream(string label)
    {
        private int _counter;

        public BigInteger Take(int bits)
        {
            var bytes = new List<byte>();
            while (bytes.Count * 8 < bits)
            {
                bytes.AddRange(SHA256.HashData(Encoding.UTF8.GetBytes($"{label}/{_counter++}")));
            }

            return new BigInteger(bytes.ToArray(), true, true) >> ((bytes.Count * 8) - bits);
        }
    }
}
