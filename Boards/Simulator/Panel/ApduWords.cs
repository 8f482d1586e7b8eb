using System.Text;

namespace Simulator.Panel;

/// <summary>A card's command and answer in one line that tells what happens and holds nothing of the card's data: no record, no PIN, no cryptogram.</summary>
internal static class ApduWords
{
    private const int HeaderBytes = 5;

    public static Words Of(ReadOnlySpan<byte> command, ReadOnlySpan<byte> response)
    {
        Words asks = command.Length < 4 ? Same("?") : Command(command);
        if (response.Length < 2)
        {
            return new(asks.English + " → no answer", asks.Chinese + " → 无应答");
        }

        int data = response.Length - 2;
        string status = $" → {response[^2]:X2}{response[^1]:X2}";
        Words means = Meaning(response[^2], response[^1]);
        return new(
            $"{asks.English}{status}{means.English}{(data > 0 ? $", {data} bytes" : "")}",
            $"{asks.Chinese}{status}{means.Chinese}{(data > 0 ? $"，{data} 字节" : "")}");
    }

    /// <summary>Names of commands are the same in both languages.</summary>
    private static Words Same(string text) => new(text, text);

    // EMV 4.4 Book 3, 6.5, and ISO/IEC 7816-4.
    private static Words Command(ReadOnlySpan<byte> c) => c[1] switch
    {
        0xA4 => Same("SELECT " + Name(c)),
        0xA8 => Same("GET PROCESSING OPTIONS"),
        0xB2 => new($"READ RECORD {c[2]} of file {c[3] >> 3}", $"READ RECORD 文件 {c[3] >> 3} 记录 {c[2]}"),
        0x20 => c[3] == 0x88 ? new("VERIFY enciphered PIN", "VERIFY 加密 PIN") : Same("VERIFY PIN"),
        0x84 => Same("GET CHALLENGE"),
        0x88 => Same("INTERNAL AUTHENTICATE"),
        0x82 => Same("EXTERNAL AUTHENTICATE"),
        0xCA => Same($"GET DATA {c[2]:X2}{c[3]:X2}"),
        0xAE => Cryptogram((c[2] & 0xC0) switch { 0x80 => "ARQC", 0x40 => "TC", _ => "AAC" }),
        0x24 or 0x16 or 0x18 or 0x1E or 0xDA or 0xDC => new($"issuer command {c[1]:X2}", $"发卡行命令 {c[1]:X2}"),
        _ => new($"command {c[0]:X2} {c[1]:X2} {c[2]:X2} {c[3]:X2}", $"命令 {c[0]:X2} {c[1]:X2} {c[2]:X2} {c[3]:X2}"),
    };

    private static Words Cryptogram(string kind) => new("GENERATE AC, asks for " + kind, "GENERATE AC，请求 " + kind);

    /// <summary>The name of a file or application: public, and the same on every card of its kind.</summary>
    private static string Name(ReadOnlySpan<byte> c)
    {
        if (c.Length <= HeaderBytes || c.Length < HeaderBytes + c[4])
        {
            return "";
        }

        ReadOnlySpan<byte> name = c.Slice(HeaderBytes, c[4]);
        bool letters = name.Length > 4 && name.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
        return letters ? Encoding.ASCII.GetString(name) : Convert.ToHexString(name);
    }

    private static Words Meaning(byte sw1, byte sw2) => (sw1, sw2) switch
    {
        (0x90, 0x00) => new(" ok", " 成功"),
        (0x63, _) => new($" wrong, {sw2 & 0x0F} tries left", $" 密码错误，还可试 {sw2 & 0x0F} 次"),
        (0x69, 0x83) => new(" blocked", " 已锁定"),
        (0x69, 0x85) => new(" conditions not satisfied", " 条件不满足"),
        (0x6A, 0x82) or (0x6A, 0x83) => new(" not there", " 不存在"),
        _ => Words.None,
    };
}
