using System.Numerics;
using System.Runtime.CompilerServices;

namespace Simulator.Cards;

/// <summary>
/// Powers modulo one odd number by Montgomery's multiplication, 64 bits at a time (Menezes, van Oorschot, Vanstone: Handbook of Applied
/// Cryptography, 14.36 and 14.94). Cards sign in every transaction of a simulated merchant's day, and <see cref="BigInteger"/> divides at each step.
/// </summary>
internal sealed class Montgomery
{
    private const int LimbBits = 64;
    private const int WindowBits = 4;

    private readonly ulong[] _modulus;
    private readonly ulong _inverse;
    private readonly ulong[] _one;
    private readonly ulong[] _squareOfRadix;

    /// <param name="modulus">Odd, above 1.</param>
    public Montgomery(BigInteger modulus)
    {
        Modulus = modulus;
        int limbs = (int)((modulus.GetBitLength() + LimbBits - 1) / LimbBits);
        _modulus = Limbs(modulus, limbs);
        BigInteger radix = BigInteger.One << (limbs * LimbBits);
        _one = Limbs(radix % modulus, limbs);
        _squareOfRadix = Limbs(radix * radix % modulus, limbs);

        // Newton: each step doubles the bits of the inverse that are right; an odd number is its own inverse in three bits.
        ulong inverse = _modulus[0];
        for (int bits = 3; bits < LimbBits; bits *= 2)
        {
            inverse *= 2 - (_modulus[0] * inverse);
        }

        _inverse = 0 - inverse;
    }

    public BigInteger Modulus { get; }

    /// <summary>Base to the power of the exponent; the base may be of any size, the exponent is not negative.</summary>
    public BigInteger Power(BigInteger value, BigInteger exponent)
    {
        int limbs = _modulus.Length;
        var product = new ulong[limbs];
        var powers = new ulong[1 << WindowBits][];
        powers[0] = [.. _one];
        powers[1] = Limbs(value % Modulus, limbs);
        Multiply(powers[1], _squareOfRadix, powers[1], product);
        for (int i = 2; i < powers.Length; i++)
        {
            powers[i] = new ulong[limbs];
            Multiply(powers[i - 1], powers[1], powers[i], product);
        }

        byte[] bytes = exponent.ToByteArray(true, true);
        var result = (ulong[])_one.Clone();
        for (int i = 0; i < bytes.Length * 2; i++)
        {
            for (int bit = 0; bit < WindowBits; bit++)
            {
                Multiply(result, result, result, product);
            }

            int digit = i % 2 == 0 ? bytes[i / 2] >> WindowBits : bytes[i / 2] & ((1 << WindowBits) - 1);
            Multiply(result, powers[digit], result, product);
        }

        var plainOne = new ulong[limbs];
        plainOne[0] = 1;
        Multiply(result, plainOne, result, product);
        return Number(result);
    }

    /// <summary>a * b / radix modulo the modulus, into a place that may be one of the two.</summary>
    private void Multiply(ulong[] a, ulong[] b, ulong[] into, ulong[] product)
    {
        ulong[] n = _modulus;
        Array.Clear(product);
        ulong top = 0;
        for (int i = 0; i < n.Length; i++)
        {
            top = AddProducts(product, top, b, a[i], n, _inverse);
        }

        bool over = top != 0 || !IsBelow(product, n);
        ulong borrow = 0;
        for (int i = 0; i < n.Length; i++)
        {
            ulong less = over ? n[i] : 0;
            ulong difference = product[i] - less;
            ulong rest = difference - borrow;
            borrow = (product[i] < less ? 1UL : 0) | (difference < borrow ? 1UL : 0);
            into[i] = rest;
        }
    }

    /// <summary>
    /// Adds b times one limb, and as many times the modulus as make the lowest limb zero, which falls off. Returns the limb above
    /// the sum's own: 0 or 1.
    /// </summary>
    private static ulong AddProducts(ulong[] sum, ulong top, ulong[] b, ulong limb, ulong[] modulus, ulong inverse)
    {
        int limbs = modulus.Length;
        ReadOnlySpan<ulong> factor = b.AsSpan(0, limbs);
        Span<ulong> into = sum.AsSpan(0, limbs);
        ulong carryB = 0;
        ulong first = MultiplyAdd(factor[0], limb, into[0], ref carryB);
        ulong times = first * inverse;
        ulong carryN = 0;
        _ = MultiplyAdd(modulus[0], times, first, ref carryN);
        for (int i = 1; i < limbs; i++)
        {
            ulong withB = MultiplyAdd(factor[i], limb, into[i], ref carryB);
            into[i - 1] = MultiplyAdd(modulus[i], times, withB, ref carryN);
        }

        ulong both = carryB + carryN;
        ulong above = both < carryB ? 1UL : 0;
        both += top;
        above += both < top ? 1UL : 0;
        into[limbs - 1] = both;
        return above;
    }

    /// <summary>The low half of a * b + c + carry; the high half is the next carry.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong MultiplyAdd(ulong a, ulong b, ulong c, ref ulong carry)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        low += c;
        high += low < c ? 1UL : 0;
        low += carry;
        carry = high + (low < carry ? 1UL : 0);
        return low;
    }

    private static bool IsBelow(ulong[] a, ulong[] b)
    {
        for (int i = b.Length - 1; i >= 0; i--)
        {
            if (a[i] != b[i])
            {
                return a[i] < b[i];
            }
        }

        return false;
    }

    private static ulong[] Limbs(BigInteger value, int count)
    {
        var limbs = new ulong[count];
        for (int i = 0; i < count; i++)
        {
            limbs[i] = (ulong)(value >> (i * LimbBits) & ulong.MaxValue);
        }

        return limbs;
    }

    private static BigInteger Number(ulong[] limbs)
    {
        BigInteger value = 0;
        for (int i = limbs.Length - 1; i >= 0; i--)
        {
            value = (value << LimbBits) | limbs[i];
        }

        return value;
    }
}
