using Simulator.Acquirer;

namespace Simulator.Soak;

/// <summary>
/// Listens at the acquirer's door: within a batch no trace number stands for two transactions, whatever happened to the
/// terminal in between. A notice may come again, and a reversal has its original's number.
/// </summary>
public sealed class StanWatch
{
    private static readonly string[] Requests = ["0100", "0200", "0220"];

    private readonly Dictionary<string, string> _seen = [];
    private readonly List<string> _wrong = [];

    public StanWatch(AcquirerHost host) => host.Exchanged += (request, _) => Hear(request);

    /// <summary>Numbers that were used twice, as sentences.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    /// <summary>Transactions heard.</summary>
    public int Count => _seen.Count;

    /// <summary>Batch and trace number of the newest.</summary>
    public string Last { get; private set; } = "";

    private void Hear(byte[] frame)
    {
        if (IsoFrame.Check(frame) is not null)
        {
            return;
        }

        IsoMessage message;
        try
        {
            message = IsoCodec.Read(frame.AsSpan(IsoFrame.PrefixBytes));
        }
        catch (IsoFormatException wrong)
        {
            _wrong.Add($"the terminal sent what is no message: {wrong.Message}");
            return;
        }

        if (!Requests.Contains(message.Mti) || message.Text(60) is not { Length: >= 8 } field60)
        {
            return;
        }

        string key = $"{field60[2..8]}/{message.Text(11)}";
        string what = $"{message.Mti} {message.Text(3)} {message.Text(4)}";
        if (_seen.TryGetValue(key, out string? before) && (message.Mti != "0220" || before != what))
        {
            _wrong.Add($"{key} was {before} and is used again for {what}");
        }

        _seen[key] = what;
        Last = key;
    }
}
