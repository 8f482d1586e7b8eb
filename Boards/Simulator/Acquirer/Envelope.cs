using System.Buffers.Binary;

namespace Simulator.Acquirer;

/// <summary>What stands in front of a message in a piece of captured traffic.</summary>
/// <param name="HasLength">A 2-byte length prefix.</param>
/// <param name="Message">Where the message type begins.</param>
/// <param name="Warning">What is odd about it; null when nothing is.</param>
public sealed record Envelope(bool HasLength, bool HasTpdu, bool HasHeader, int Message, string? Warning)
{
    private const int LengthBytes = 2;

    public static readonly Envelope None = new(false, false, false, 0, null);

    /// <summary>In words: "length, TPDU, header".</summary>
    public string Description
    {
        get
        {
            string[] parts = [.. new[] { HasLength ? "length" : "", HasTpdu ? "TPDU" : "", HasHeader ? "header" : "" }.Where(part => part.Length > 0)];
            return parts.Length == 0 ? "none, the message alone" : string.Join(", ", parts);
        }
    }

    /// <summary>
    /// Tries every combination that the bytes allow, fullest first, and takes the first under which the whole message
    /// can be read; if none can, the one under which reading comes furthest.
    /// </summary>
    public static Envelope Detect(byte[] input)
    {
        Envelope best = None;
        int furthest = -1;
        foreach (Envelope candidate in Candidates(input))
        {
            try
            {
                IsoCodec.Read(input.AsSpan(candidate.Message));
                return candidate;
            }
            catch (IsoFormatException wrong)
            {
                // A message type that is none says nothing for a candidate; fields that were read say much.
                int reached = wrong.Field == 0 && wrong.Position < 2 ? -1 : wrong.Position + candidate.Message + (wrong.Partial.Fields.Count() * input.Length);
                if (reached > furthest)
                {
                    (best, furthest) = (candidate, reached);
                }
            }
        }

        return best;
    }

    private static IEnumerable<Envelope> Candidates(byte[] input)
    {
        bool length = input.Length >= LengthBytes && BinaryPrimitives.ReadUInt16BigEndian(input) == input.Length - LengthBytes;
        if (length)
        {
            foreach (Envelope inner in Inner(input, LengthBytes, true, null))
            {
                yield return inner;
            }
        }

        foreach (Envelope inner in Inner(input, 0, false, null))
        {
            yield return inner;
        }

        // A capture that was cut, or that goes on: the prefix tells another number than there are bytes.
        if (!length && input.Length > LengthBytes + IsoFrame.PrefixBytes && input[LengthBytes] == 0x60)
        {
            int told = BinaryPrimitives.ReadUInt16BigEndian(input);
            string warning = $"the length prefix says {told} bytes, {input.Length - LengthBytes} follow";
            foreach (Envelope inner in Inner(input, LengthBytes, true, warning))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<Envelope> Inner(byte[] input, int at, bool length, string? warning)
    {
        bool tpdu = input.Length > at + IsoFrame.TpduBytes && input[at] == 0x60;
        bool header = tpdu && input.Length >= at + IsoFrame.PrefixBytes
            && input.AsSpan(at + IsoFrame.TpduBytes, IsoFrame.HeaderBytes).ToArray().All(b => (b >> 4) <= 9 && (b & 0x0F) <= 9);
        if (header)
        {
            yield return new Envelope(length, true, true, at + IsoFrame.PrefixBytes, warning);
        }

        if (tpdu)
        {
            yield return new Envelope(length, true, false, at + IsoFrame.TpduBytes, warning);
        }

        yield return new Envelope(length, false, false, at, warning);
    }
}
