namespace Simulator.Acquirer;

/// <summary>What goes wrong with a finished reply frame between the host and the wire.</summary>
internal static class HostFaults
{
    public static HostReply Send(byte[] frame, HostRequest request, long seed)
    {
        if (request.Wrong(MisbehaviourKind.HangUp) is not null)
        {
            return new HostReply(null, HangUp: true);
        }

        if (request.Wrong(MisbehaviourKind.DropReply) is not null)
        {
            return HostReply.Nothing;
        }

        if (request.Wrong(MisbehaviourKind.Corrupt) is { } corrupt)
        {
            frame[Math.Min(corrupt.Value, frame.Length - 1)] ^= 0xFF;
        }

        if (request.Wrong(MisbehaviourKind.Truncate) is { } cut)
        {
            frame = frame[..Math.Clamp(cut.Value, 1, frame.Length)];
        }

        if (request.Wrong(MisbehaviourKind.Garbage) is { } garbage)
        {
            frame = new byte[Math.Max(1, garbage.Value)];
            new Random((int)(seed ^ request.Now.Ticks)).NextBytes(frame);
        }

        return new HostReply(
            frame,
            request.Wrong(MisbehaviourKind.Delay)?.Value ?? 0,
            request.Wrong(MisbehaviourKind.Duplicate) is null ? 1 : 2);
    }
}
