using Simulator.Cards;

namespace Tests.Desktop;

/// <summary>Talks to a simulated card as a careful tester would, command by command, with parsing of its own.</summary>
internal sealed class CardsDriver
{
    private readonly byte[] _response = new byte[600];

    public CardsDriver(SimulatedCard card)
    {
        Card = card;
        byte[] atr = new byte[40];
        AtrLength = card.Reset(atr);
    }

    public SimulatedCard Card { get; }

    public int AtrLength { get; }

    public int Status { get; private set; }

    public byte[] Send(string hex)
    {
        byte[] command = Convert.FromHexString(hex.Replace(" ", ""));
        int count = Card.Process(command, command.Length, _response);
        Status = count < 2 ? 0 : (_response[count - 2] << 8) | _response[count - 1];
        return count < 2 ? [] : _response[..(count - 2)];
    }

    public byte[] Send(string header, byte[] data) => Send(header + data.Length.ToString("X2") + Convert.ToHexString(data) + "00");

    public byte[] SendNoLe(string header, byte[] data) => Send(header + data.Length.ToString("X2") + Convert.ToHexString(data));

    /// <summary>All primitive objects inside a TLV string by tag.</summary>
    public static Dictionary<uint, byte[]> Flatten(byte[] data)
    {
        var found = new Dictionary<uint, byte[]>();
        Collect(data, found);
        return found;
    }

    /// <summary>SELECT, GPO with zeros for the PDOL, all records; returns the objects and, under tag 0, the signed static data.</summary>
    public Dictionary<uint, byte[]> Read(string aid)
    {
        Dictionary<uint, byte[]> objects = Flatten(Send("00A40400", Convert.FromHexString(aid)));
        int pdol = objects.TryGetValue(0x9F38, out byte[]? list) ? CardTlv.ReadList(list)!.Sum(e => e.Length) : 0;
        byte[] gpo = Send("80A80000", [0x83, (byte)pdol, .. new byte[pdol]]);
        Assert.AreEqual(0x9000, Status);
        if (gpo[0] == 0x80)
        {
            objects[0x82] = gpo[2..4];
            objects[0x94] = gpo[4..];
        }
        else
        {
            Collect(gpo, objects);
        }

        var signed = new List<byte>();
        byte[] afl = objects[0x94];
        for (int at = 0; at < afl.Length; at += 4)
        {
            int sfi = afl[at] >> 3;
            for (int record = afl[at + 1]; record <= afl[at + 2]; record++)
            {
                byte[] content = Send($"00B2{record:X2}{(sfi << 3) | 4:X2}00");
                Assert.AreEqual(0x9000, Status, $"record {sfi}/{record}");
                Collect(content, objects);
                if (record < afl[at + 1] + afl[at + 3])
                {
                    int header = content[1] < 0x80 ? 2 : 2 + (content[1] & 0x7F);
                    signed.AddRange(content[header..]);
                }
            }
        }

        objects[0] = [.. signed, .. objects[0x82]];
        return objects;
    }

    /// <summary>Fills a data object list from values; what is not there is zeros.</summary>
    public static byte[] Fill(byte[] list, Dictionary<uint, byte[]> values) =>
        [.. CardTlv.ReadList(list)!.SelectMany(e => values.GetValueOrDefault(e.Tag) ?? new byte[e.Length])];

    public static Dictionary<uint, byte[]> Terminal() => new()
    {
        [0x9F02] = [0, 0, 0, 0, 0x12, 0x34],
        [0x9F03] = new byte[6],
        [0x9F1A] = [0x01, 0x56],
        [0x95] = new byte[5],
        [0x5F2A] = [0x01, 0x56],
        [0x9A] = [0x26, 0x01, 0x15],
        [0x9C] = [0x00],
        [0x9F37] = [0x11, 0x22, 0x33, 0x44],
        [0x9F35] = [0x21],
        [0x9F34] = [0x42, 0x00, 0x00],
    };

    private static void Collect(byte[] data, Dictionary<uint, byte[]> found)
    {
        foreach ((uint tag, byte[] value) in CardTlv.Read(data) ?? throw new AssertFailedException("not TLV: " + Convert.ToHexString(data)))
        {
            if (CardTlv.IsConstructed(tag))
            {
                Collect(value, found);
            }
            else
            {
                found[tag] = value;
            }
        }
    }
}
