namespace Simulator.Acquirer;

/// <summary>TPDU and application header around a message (docs/acquirer.md, "Frame").</summary>
public static class IsoFrame
{
    public const int TpduBytes = 5;
    public const int HeaderBytes = 6;
    public const int PrefixBytes = TpduBytes + HeaderBytes;

    /// <summary>Shortest frame: TPDU, header and a message type.</summary>
    public const int LeastBytes = PrefixBytes + 2;

    /// <summary>Longest frame that is read.</summary>
    public const int MostBytes = 4096;

    private const byte TpduId = 0x60;
    private const int ProcessingRequestByte = TpduBytes + 2;

    /// <summary>Null when the prefix is sound, else what is wrong with it.</summary>
    public static string? Check(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < LeastBytes)
        {
            return $"a frame has at least {LeastBytes} bytes, this one {frame.Length}";
        }

        if (frame[0] != TpduId)
        {
            return "the TPDU does not begin with 60";
        }

        for (int i = TpduBytes; i < PrefixBytes; i++)
        {
            if ((frame[i] >> 4) > 9 || (frame[i] & 0x0F) > 9)
            {
                return $"the header is not decimal at byte {i}";
            }
        }

        return null;
    }

    /// <summary>The reply's frame: addresses swapped, header repeated with the host's processing request.</summary>
    public static byte[] Reply(ReadOnlySpan<byte> request, byte[] message, int processingRequest)
    {
        var frame = new byte[PrefixBytes + message.Length];
        request[..PrefixBytes].CopyTo(frame);
        request.Slice(3, 2).CopyTo(frame.AsSpan(1));
        request.Slice(1, 2).CopyTo(frame.AsSpan(3));
        frame[ProcessingRequestByte] = (byte)((frame[ProcessingRequestByte] & 0xF0) | processingRequest);
        message.CopyTo(frame, PrefixBytes);
        return frame;
    }

    public static int ProcessingRequest(ReadOnlySpan<byte> frame) => frame[ProcessingRequestByte] & 0x0F;

    /// <summary>A request's frame with the default addresses, for tests and tools.</summary>
    public static byte[] Request(byte[] message, string tpdu = "6000030000", string header = "603100311234") =>
        [.. Convert.FromHexString(tpdu), .. Convert.FromHexString(header), .. message];
}
