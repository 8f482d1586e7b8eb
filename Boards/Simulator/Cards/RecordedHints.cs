using System.Text;

namespace Simulator.Cards;

/// <summary>
/// Reads out of the exchanges themselves what the terminal and the host had at the time: the values behind PDOL, CDOLs and
/// DDOL, the PIN of a VERIFY in the clear, the issuer's answer, the AIDs tried. A replay then says the same.
/// </summary>
public static class RecordedHints
{
    private const int TvrBytes = 5;

    private static readonly byte[] Directory = "1PAY.SYS.DDF01"u8.ToArray();

    public static RecordedSetting Read(IReadOnlyList<RecordedExchange> exchanges)
    {
        var setting = new RecordedSetting();
        var lists = new Dictionary<uint, byte[]> { [0x9F49] = [0x9F, 0x37, 0x04] };
        var pins = new List<string>();
        var scripts = new ScriptHints();
        int generated = 0;
        foreach (RecordedExchange exchange in exchanges)
        {
            CollectLists(exchange.Response, lists);
            switch (Key(exchange))
            {
                case 0x00A4 when exchange.Command[3] == 0x00:
                    AddAid(setting, Data(exchange));
                    break;
                case 0x80A8:
                    TakePdol(setting, exchange, lists);
                    break;
                case 0x0088:
                    Take(setting, exchange, 0, lists[0x9F49]);
                    break;
                case 0x0020:
                    AddPin(pins, exchange);
                    break;
                case 0x0082:
                    scripts.Authentication = Data(exchange);
                    break;
                case 0x80AE:
                    generated++;
                    Take(setting, exchange, 0, lists.GetValueOrDefault(generated == 1 ? 0x8Cu : 0x8Du));
                    break;
                default:
                    if (generated > 0 && (exchange.Command[0] & 0x04) != 0)
                    {
                        scripts.Add(generated == 1 ? (byte)0x71 : (byte)0x72, exchange.Command);
                    }

                    break;
            }
        }

        setting.Pin = pins.Count > 0 ? string.Join(',', pins) : null;
        Conclude(setting, scripts, exchanges, generated);
        return setting;
    }

    private static void Conclude(RecordedSetting setting, ScriptHints scripts, IReadOnlyList<RecordedExchange> exchanges, int generated)
    {
        if (setting.Terminal.Remove(0x8A, out byte[]? code))
        {
            setting.ResponseCode = Encoding.ASCII.GetString(code);
        }

        if (setting.Terminal.Remove(0x91, out byte[]? inList) && inList.Any(b => b != 0))
        {
            scripts.Authentication ??= inList;
        }

        _ = setting.Terminal.TryGetValue(0x95, out byte[]? results);
        if (results is not null && results.Length == TvrBytes && PinOf(results[2]) is { } pin)
        {
            setting.Pin = setting.Pin is null ? pin : char.IsAsciiDigit(pin[0]) ? $"{setting.Pin},{pin}" : setting.Pin;
        }

        setting.Tvr = results;

        // The CDOLs also name results of the transaction and data of the card: those come by themselves.
        foreach (uint tag in (uint[])[0x95, 0x9B, 0x9F34, 0x9F45, 0x9F4C, 0x98, 0x57, 0x5A, 0x9F06])
        {
            setting.Terminal.Remove(tag);
        }

        setting.IssuerData = scripts.Bytes();
        if (generated >= 2)
        {
            bool unable = setting.ResponseCode is "Y3" or "Z3";
            bool askedTc = exchanges.Last(e => Key(e) == 0x80AE) is { Command: var last } && (last[2] & 0xC0) == 0x40;
            setting.Online = unable ? "down" : askedTc ? "approve" : "decline";
        }
    }

    /// <summary>
    /// What the customer did at a PIN that never crossed the card's contacts, by byte 3 of the TVR (EMV 4.4 Book 3, C.5).
    /// The digits of an online PIN do not matter: the host's answer is recorded too.
    /// </summary>
    private static string? PinOf(byte verification) => (verification & 0x1C) switch
    {
        0x04 => "0000",
        0x08 => "none",
        0x10 => "broken",
        _ => null,
    };

    private static int Key(RecordedExchange exchange) => (exchange.Command[0] << 8) | exchange.Command[1];

    private static byte[] Data(RecordedExchange exchange)
    {
        byte[] command = exchange.Command;
        return command.Length > 5 ? command[5..Math.Min(command.Length, 5 + command[4])] : [];
    }

    private static void AddAid(RecordedSetting setting, byte[] name)
    {
        bool known = setting.Aids.Any(a => name.AsSpan().StartsWith(a));
        if (name.Length is >= 5 and <= 16 && !name.AsSpan().SequenceEqual(Directory) && !known && setting.Aids.Count < 32)
        {
            setting.Aids.Add(name);
        }
    }

    private static void AddPin(List<string> pins, RecordedExchange exchange)
    {
        byte[] data = Data(exchange);
        if (exchange.Command[3] != 0x80 || data.Length != 8 || exchange.Mask.Any(m => m != 0xFF))
        {
            return;
        }

        string block = Convert.ToHexString(data);
        int length = Convert.ToInt32(block[1..2], 16);
        if (block[0] == '2' && length is >= 4 and <= 12 && block.Substring(2, length).All(char.IsAsciiDigit))
        {
            pins.Add(block.Substring(2, length));
        }
    }

    private static void TakePdol(RecordedSetting setting, RecordedExchange exchange, Dictionary<uint, byte[]> lists)
    {
        if (exchange.Command.Length > 7 && exchange.Command[5] == 0x83 && lists.TryGetValue(0x9F38, out byte[]? pdol))
        {
            Take(setting, exchange, exchange.Command[6] == 0x81 ? 3 : 2, pdol);
        }
    }

    private static void Take(RecordedSetting setting, RecordedExchange exchange, int skip, byte[]? list)
    {
        if (list is null || CardTlv.ReadList(list) is not { } entries)
        {
            return;
        }

        int at = 5 + skip;
        foreach ((uint tag, int length) in entries)
        {
            if (at + length > exchange.Command.Length)
            {
                return;
            }

            if (exchange.Mask.AsSpan(at, length).IndexOfAnyExcept((byte)0xFF) < 0)
            {
                setting.Terminal.TryAdd(tag, exchange.Command[at..(at + length)]);
            }

            at += length;
        }
    }

    private static void CollectLists(byte[] response, Dictionary<uint, byte[]> lists)
    {
        if (response.Length > 2)
        {
            Collect(response[..^2], lists, 0);
        }
    }

    private static void Collect(byte[] data, Dictionary<uint, byte[]> lists, int depth)
    {
        foreach ((uint tag, byte[] value) in CardTlv.Read(data) ?? [])
        {
            if (CardTlv.IsConstructed(tag) && depth < 4)
            {
                Collect(value, lists, depth + 1);
            }
            else if (tag is 0x8C or 0x8D or 0x9F38 or 0x9F49)
            {
                lists[tag] = value;
            }
        }
    }

    private sealed class ScriptHints
    {
        private readonly List<(byte Template, byte[] Command)> _commands = [];

        public byte[]? Authentication { get; set; }

        public void Add(byte template, byte[] command) => _commands.Add((template, command));

        public byte[]? Bytes()
        {
            byte[] data =
            [
                .. Authentication is null ? [] : CardTlv.Write(0x91, Authentication),
                .. Template(0x71),
                .. Template(0x72),
            ];
            return data.Length > 0 ? data : null;
        }

        private byte[] Template(byte template)
        {
            byte[] commands = [.. _commands.Where(c => c.Template == template).SelectMany(c => CardTlv.Write(0x86, c.Command))];
            return commands.Length == 0 ? [] : CardTlv.Write(template, commands);
        }
    }
}
