using System.Text;

namespace Simulator.Panel;

/// <summary>A card's command and answer in one line that tells what happens and holds nothing of the card's data: no record, no PIN, no cryptogram.</summary>
internal static class ApduWords
{
    private const int HeaderBytes = 5;

    public static string Of(ReadOnlySpan<byte> command, ReadOnlySpan<byte> response)
    {
        string asks = command.Length < 4 ? "?" : Command(command);
        if (response.Length < 2)
        {
            return asks + " → no answer";
        }

        int data = response.Length - 2;
        return $"{asks} → {response[^2]:X2}{response[^1]:X2}{Meaning(response[^2], response[^1])}{(data > 0 ? $", {data} bytes" : "")}";
    }

    // EMV 4.4 Book 3, 6.5, and ISO/IEC 7816-4.
    private static string Command(ReadOnlySpan<byte> c) => c[1] switch
    {
        0xA4 => "SELECT " + Name(c),
        0xA8 => "GET PROCESSING OPTIONS",
        0xB2 => $"READ RECORD {c[2]} of file {c[3] >> 3}",
        0x20 => c[3] == 0x88 ? "VERIFY enciphered PIN" : "VERIFY PIN",
        0x84 => "GET CHALLENGE",
        0x88 => "INTERNAL AUTHENTICATE",
        0x82 => "EXTERNAL AUTHENTICATE",
        0xCA => $"GET DATA {c[2]:X2}{c[3]:X2}",
        0xAE => "GENERATE AC, asks for " + ((c[2] & 0xC0) switch { 0x80 => "ARQC", 0x40 => "TC", _ => "AAC" }),
        0x24 or 0x16 or 0x18 or 0x1E or 0xDA or 0xDC => $"issuer command {c[1]:X2}",
        _ => $"command {c[0]:X2} {c[1]:X2} {c[2]:X2} {c[3]:X2}",
    };

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

    private static string Meaning(byte sw1, byte sw2) => (sw1, sw2) switch
    {
        (0x90, 0x00) => " ok",
        (0x63, _) => $" wrong, {sw2 & 0x0F} tries left",
        (0x69, 0x83) => " blocked",
        (0x69, 0x85) => " conditions not satisfied",
        (0x6A, 0x82) or (0x6A, 0x83) => " not there",
        _ => "",
    };
}
