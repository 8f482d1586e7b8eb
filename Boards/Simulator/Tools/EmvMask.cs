using Simulator.Acquirer;
using Simulator.Cards;

namespace Simulator.Tools;

/// <summary>Keeps card numbers, track data, names and PINs out of what `emv` prints, wherever they turn up in hex.</summary>
internal sealed class EmvMask
{
    private const int ShortestPan = 12;

    private readonly List<(string Find, string Put)> _secrets = [];

    /// <summary>Learns what has to be hidden from everything the card said.</summary>
    public EmvMask(IEnumerable<EmvEvent> events, bool showCardData)
    {
        if (showCardData)
        {
            return;
        }

        foreach (EmvEvent e in events)
        {
            if (e.Response is { Length: > 2 } response)
            {
                Learn(response[..^2], 0);
            }

            if (e.Command is [0x00, 0x20, _, _, _, .. var pinBlock] && pinBlock.Length >= 8)
            {
                Hide(Convert.ToHexString(pinBlock));
            }
        }

        _secrets.Sort((a, b) => b.Find.Length - a.Find.Length);
    }

    public string Apply(string text)
    {
        foreach ((string find, string put) in _secrets)
        {
            text = text.Replace(find, put, StringComparison.Ordinal);
        }

        return text;
    }

    public string Hex(byte[] bytes) => Apply(Convert.ToHexString(bytes));

    private void Learn(byte[] data, int depth)
    {
        foreach ((uint tag, byte[] value) in CardTlv.Read(data) ?? [])
        {
            if (CardTlv.IsConstructed(tag) && depth < 5)
            {
                Learn(value, depth + 1);
                continue;
            }

            string hex = Convert.ToHexString(value);
            if (tag is 0x5A or 0x57 or 0x9F6B)
            {
                LearnTrack(hex.TrimEnd('F'));
            }
            else if (value.Length > 0 && tag is 0x5F20 or 0x9F0B or 0x9F1F or 0x9F20 or 0x56)
            {
                Hide(hex);
                HideText(value);
            }
        }
    }

    private void LearnTrack(string digits)
    {
        int separator = digits.IndexOf('D');
        string pan = separator < 0 ? digits : digits[..separator];
        if (pan.Length < ShortestPan)
        {
            return;
        }

        if (separator > 0)
        {
            _secrets.Add((digits, Masking.Track2(digits)));
        }

        _secrets.Add((pan, Masking.Pan(pan)));
    }

    private void HideText(byte[] value)
    {
        string text = System.Text.Encoding.ASCII.GetString(value);
        if (text.Trim().Length > 2)
        {
            _secrets.Add((text, new string('*', text.Length)));
        }
    }

    private void Hide(string hex)
    {
        if (hex.Length > 2)
        {
            _secrets.Add((hex, new string('*', hex.Length)));
        }
    }
}
