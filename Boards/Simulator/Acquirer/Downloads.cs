using System.Text;

namespace Simulator.Acquirer;

/// <summary>
/// What this host sends down on 0800 with 360, 370, 380 and 390 (field 60), block by block: parameters, public keys of certification
/// authorities, applications, blocked cards. Field 62 of the request is the block's number, three digits; of the reply: flag (1 the last,
/// 2 more follow, 0 there is nothing), version of eight digits, and the block.
/// </summary>
public sealed class Downloads
{
    private const int CardsABlock = 40;
    private const int CardBytes = 10;

    private readonly AcquirerOptions _options;

    internal Downloads(AcquirerOptions options) => _options = options;

    /// <summary>States that terminals told with 0820 362, in their order.</summary>
    public List<string> States { get; } = [];

    /// <summary>Ends that terminals told (361, 371, 381, 391), in their order.</summary>
    public List<string> Ended { get; } = [];

    /// <summary>Field 62 of the reply; null for a code that is no download.</summary>
    public byte[]? Answer(string code, string asked)
    {
        IReadOnlyList<byte[]>? blocks = code switch
        {
            "360" => [Encoding.UTF8.GetBytes(string.Concat(_options.Parameters.Select(p => $"{p.Tag:D2}{Encoding.UTF8.GetByteCount(p.Value):D3}{p.Value}")))],
            "370" => _options.CaKeys,
            "380" => _options.Applications,
            "390" => [.. _options.Blacklist.Select(Compress).Chunk(CardsABlock).Select(cards => cards.SelectMany(card => card).ToArray())],
            _ => null,
        };
        if (blocks is null)
        {
            return null;
        }

        byte[] version = Encoding.ASCII.GetBytes(VersionOf(blocks));
        if (blocks.Count == 0)
        {
            return [(byte)'0', .. version];
        }

        int number = int.TryParse(asked, out int block) && block >= 1 && block <= blocks.Count ? block : 1;
        return [(byte)(number == blocks.Count ? '1' : '2'), .. version, .. blocks[number - 1]];
    }

    /// <summary>Another content has another version: eight digits of its hash, never zero.</summary>
    private static string VersionOf(IReadOnlyList<byte[]> blocks)
    {
        byte[] hash = System.Security.Cryptography.SHA256.HashData(blocks.SelectMany(block => block).ToArray());
        return (1 + (BitConverter.ToUInt32(hash) % 99_999_998)).ToString("D8");
    }

    private static byte[] Compress(string pan) => Convert.FromHexString(pan.PadRight(2 * CardBytes, 'F'));
}
