namespace Simulator.Acquirer;

/// <summary>What becomes of one request.</summary>
/// <param name="Frame">The reply without the length prefix; null: no answer.</param>
/// <param name="DelayMs">Held back for so long.</param>
/// <param name="Copies">How often it is sent.</param>
/// <param name="HangUp">The connection is closed instead.</param>
public sealed record HostReply(byte[]? Frame, int DelayMs = 0, int Copies = 1, bool HangUp = false)
{
    public static readonly HostReply Nothing = new((byte[]?)null);
}

/// <summary>One request while it is worked on.</summary>
internal sealed class HostRequest
{
    /// <param name="misbehave">What may go wrong with it; null for nothing.</param>
    public HostRequest(IsoMessage message, DateTime now, MisbehaviourQueue? misbehave)
    {
        Message = message;
        Now = now;
        Wrongs = misbehave?.Take(message.Mti, ManagementCode) ?? [];
    }

    public IsoMessage Message { get; }

    public DateTime Now { get; }

    public IReadOnlyList<Misbehaviour> Wrongs { get; }

    /// <summary>The keys under which this request came; null when there are none.</summary>
    public WorkingKeys? Keys { get; set; }

    public string Terminal => Message.Text(41) ?? "";

    public string Stan => Message.Text(11) ?? "";

    /// <summary>Field 60: type.</summary>
    public string TypeCode => Part(0, 2);

    /// <summary>Field 60: batch.</summary>
    public string Batch => Part(2, 6);

    /// <summary>Field 60: network management code; empty when it is not there.</summary>
    public string ManagementCode => Part(8, 3);

    public string Operator => Message.Ascii(63) is { Length: >= 3 } text ? text[..3] : "";

    public long AmountMinor => long.Parse(Message.Text(4) ?? "0");

    public Misbehaviour? Wrong(MisbehaviourKind kind) => Wrongs.FirstOrDefault(wrong => wrong.Kind == kind);

    private string Part(int at, int count)
    {
        string field = Message.Text(60) ?? "";
        return field.Length >= at + count ? field.Substring(at, count) : "";
    }
}
