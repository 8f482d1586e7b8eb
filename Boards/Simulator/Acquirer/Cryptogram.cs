using System.Buffers.Binary;

namespace Simulator.Acquirer;

/// <summary>From the card's master key and the transaction counter to the key of one transaction.</summary>
public enum SessionKeyMethod
{
    /// <summary>The card's master key itself.</summary>
    None,

    /// <summary>EMV 4.4 Book 2, A1.3.1.</summary>
    EmvCommon,

    /// <summary>JR/T 0025 (PBOC): the counter, and its complement, encrypted under the master key.</summary>
    Pboc,
}

/// <summary>What an issuer computes for the chip: keys, request cryptogram, response cryptogram.</summary>
public static class Cryptogram
{
    private const int Block = 8;

    /// <summary>Tags whose values are joined, in this order, before the issuer application data's part (Book 2, 8.1.1, Table 26).</summary>
    private static readonly uint[] DataTags = [0x9F02, 0x9F03, 0x9F1A, 0x95, 0x5F2A, 0x9A, 0x9C, 0x9F37, 0x82, 0x9F36];

    /// <summary>EMV 4.4 Book 2, A1.4.1 (option A): the card's master key from the issuer's, odd parity.</summary>
    public static byte[] CardKey(byte[] issuerMasterKey, string pan, int panSequence)
    {
        string digits = (pan + panSequence.ToString("D2")).PadLeft(16, '0');
        byte[] left = Convert.FromHexString(digits[^16..]);
        byte[] right = [.. left.Select(b => (byte)~b)];
        byte[] key = BlockCipher.Des(issuerMasterKey, (byte[])[.. left, .. right]);
        BlockCipher.SetOddParity(key);
        return key;
    }

    public static byte[] SessionKey(SessionKeyMethod method, byte[] cardKey, byte[] atc)
    {
        switch (method)
        {
            case SessionKeyMethod.None:
                return cardKey;
            case SessionKeyMethod.EmvCommon:
                return BlockCipher.Des(cardKey, [atc[0], atc[1], 0xF0, 0, 0, 0, 0, 0, atc[0], atc[1], 0x0F, 0, 0, 0, 0, 0]);
            default:
                return BlockCipher.Des(cardKey, [0, 0, 0, 0, 0, 0, atc[0], atc[1], 0, 0, 0, 0, 0, 0, (byte)~atc[0], (byte)~atc[1]]);
        }
    }

    /// <summary>ARPC method 1 (Book 2, 8.2.1): the request cryptogram XOR the response code, encrypted.</summary>
    public static byte[] ArpcMethod1(byte[] sessionKey, byte[] requestCryptogram, byte[] responseCode)
    {
        byte[] block = [.. requestCryptogram];
        block[0] ^= responseCode[0];
        block[1] ^= responseCode[1];
        return BlockCipher.Des(sessionKey, block);
    }

    /// <summary>ARPC method 2 (Book 2, 8.2.2): four bytes of MAC over request cryptogram, card status update and proprietary data.</summary>
    public static byte[] ArpcMethod2(byte[] sessionKey, byte[] requestCryptogram, byte[] statusUpdate, byte[] proprietary) =>
        Mac.X919Padded80(sessionKey, (byte[])[.. requestCryptogram, .. statusUpdate, .. proprietary])[..4];

    /// <summary>The tags that a request must carry so that its cryptogram can be checked and that are missing.</summary>
    public static IEnumerable<uint> Missing(IReadOnlyDictionary<uint, byte[]> chip) =>
        DataTags.Append(0x9F26u).Append(0x9F27u).Append(0x9F10u).Where(tag => !chip.ContainsKey(tag));

    /// <summary>The recipe that the issuer application data (9F10) names.</summary>
    public static CryptogramRecipe Recipe(ReadOnlySpan<byte> issuerData)
    {
        // Common core definitions, Book 3 annex C7.2: length 0F, then the identifier A5 (format 'A', version 5).
        if (issuerData.Length == 32 && issuerData[0] == 0x0F && issuerData[1] == 0xA5)
        {
            return new CryptogramRecipe(0xA5, SessionKeyMethod.EmvCommon, issuerData.ToArray(), true, true);
        }

        // VIS and JR/T 0025: length, key index, version number, card verification results.
        if (issuerData.Length >= 7 && issuerData[0] is >= 6 and <= 7)
        {
            int version = issuerData[2];
            byte[] results = issuerData.Slice(3, 4).ToArray();
            return version switch
            {
                0x01 => new CryptogramRecipe(version, SessionKeyMethod.Pboc, results, true, false),
                0x0A => new CryptogramRecipe(version, SessionKeyMethod.None, results, false, false),
                0x12 => new CryptogramRecipe(version, SessionKeyMethod.EmvCommon, issuerData.ToArray(), true, true),
                _ => new CryptogramRecipe(version, SessionKeyMethod.EmvCommon, issuerData.ToArray(), true, false),
            };
        }

        return new CryptogramRecipe(0, SessionKeyMethod.EmvCommon, issuerData.ToArray(), true, false);
    }

    /// <summary>The request cryptogram that a sound card computes for these data.</summary>
    public static byte[] Request(byte[] sessionKey, IReadOnlyDictionary<uint, byte[]> chip, CryptogramRecipe recipe)
    {
        byte[] data = [.. DataTags.SelectMany(tag => chip[tag]), .. recipe.IssuerDataPart];
        return recipe.Padded80 ? Mac.X919Padded80(sessionKey, data) : Mac.X919(sessionKey, data);
    }

    public static int Counter(byte[] atc) => BinaryPrimitives.ReadUInt16BigEndian(atc);

    internal static bool HasSoundLengths(IReadOnlyDictionary<uint, byte[]> chip) =>
        chip[0x9F26].Length == Block && chip[0x9F36].Length == 2 && chip[0x9F27].Length == 1 && chip[0x9F02].Length == 6
        && chip[0x5F2A].Length == 2 && chip[0x9F10].Length is >= 1 and <= 32;
}

/// <summary>How a cryptogram version computes.</summary>
/// <param name="IssuerDataPart">What of 9F10 goes into the cryptogram.</param>
/// <param name="Padded80">Padding 80 00 ... (else zeros).</param>
/// <param name="StatusUpdate">Response cryptogram by method 2.</param>
public sealed record CryptogramRecipe(int Version, SessionKeyMethod SessionKey, byte[] IssuerDataPart, bool Padded80, bool StatusUpdate);
