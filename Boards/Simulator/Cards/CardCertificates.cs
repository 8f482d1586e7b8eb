using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Simulator.Cards;

/// <summary>Signs certificates and data as schemes and issuers do (EMV 4.4 Book 2, 5 and 6).</summary>
public static class CardCertificates
{
    private const byte Header = 0x6A;
    private const byte Trailer = 0xBC;
    private const byte Filler = 0xBB;
    private const byte Sha1Indicator = 0x01;
    private const byte RsaIndicator = 0x01;

    /// <summary>What the same key has signed before: a certificate is issued once, however many times its card is dealt out.</summary>
    private static readonly ConcurrentDictionary<(RsaKey Signer, string Block), byte[]> Issued = new();

    /// <summary>Certificate expiration, MMYY.</summary>
    private static readonly byte[] CertificateExpiry = [0x12, 0x35];

    /// <summary>Issuer public key certificate (90), remainder (92); Book 2, tables 1 and 2.</summary>
    public static (byte[] Certificate, byte[] Remainder) Issuer(RsaKey ca, RsaKey issuer, string pan)
    {
        byte[] identifier = Convert.FromHexString(pan[..8]);
        return Sign(ca, 0x02, identifier, issuer, [0x00, 0x10, 0x01], []);
    }

    /// <summary>ICC public key certificate (9F46), remainder (9F48); Book 2, tables 10 and 11. The same form serves the PIN key, without static data.</summary>
    public static (byte[] Certificate, byte[] Remainder) Icc(RsaKey issuer, RsaKey icc, string pan, byte[] staticData)
    {
        byte[] number = Convert.FromHexString(pan.PadRight(20, 'F'));
        return Sign(issuer, 0x04, number, icc, [0x00, 0x20, 0x02], staticData);
    }

    /// <summary>Signed static application data (93); Book 2, table 3.</summary>
    public static byte[] StaticData(RsaKey issuer, byte[] authenticationCode, byte[] staticData)
    {
        byte[] body = Pad([0x03, Sha1Indicator, .. authenticationCode], issuer.Length - 22);
        return Issue(issuer, Plain(body, staticData));
    }

    /// <summary>Signed dynamic application data (9F4B); Book 2, tables 15 and 18.</summary>
    /// <param name="dynamicData">ICC dynamic data.</param>
    /// <param name="terminalData">What the hash covers besides: DDOL data, or the unpredictable number for CDA.</param>
    public static byte[] DynamicData(RsaKey icc, byte[] dynamicData, byte[] terminalData)
    {
        byte[] body = Pad([0x05, Sha1Indicator, (byte)dynamicData.Length, .. dynamicData], icc.Length - 22);
        return icc.Sign(Plain(body, terminalData));
    }

    private static (byte[] Certificate, byte[] Remainder) Sign(RsaKey signer, byte format, byte[] subject, RsaKey key, byte[] serial, byte[] staticData)
    {
        byte[] head = [format, .. subject, .. CertificateExpiry, .. serial, Sha1Indicator, RsaIndicator, (byte)key.Length, (byte)key.ExponentBytes.Length];
        int room = signer.Length - 22 - head.Length;
        byte[] left = key.Length <= room ? Pad(key.Modulus, room) : key.Modulus[..room];
        byte[] remainder = key.Length <= room ? [] : key.Modulus[room..];
        return (Issue(signer, Plain([.. head, .. left], [.. remainder, .. key.ExponentBytes, .. staticData])), remainder);
    }

    private static byte[] Plain(byte[] body, byte[] hashedBesides) =>
        [Header, .. body, .. SHA1.HashData([.. body, .. hashedBesides]), Trailer];

    private static byte[] Issue(RsaKey signer, byte[] plain) =>
        [.. Issued.GetOrAdd((signer, Convert.ToHexString(plain)), _ => signer.Sign(plain))];

    private static byte[] Pad(byte[] data, int length)
    {
        byte[] padded = new byte[length];
        Array.Fill(padded, Filler);
        data.CopyTo(padded, 0);
        return padded;
    }
}
