using System.Text;
using Drivers.Hal;

namespace Simulator;

/// <summary>
/// The technician's end of the service port: builds frames and reads answers as docs/technician-guide.md describes them,
/// without a line of the terminal's own code.
/// Frame: 02, type, length (2, big-endian), payload, CRC-16 of type to payload. Answer: type with the high bit set.
/// </summary>
public sealed class ServiceTool
{
    private const byte FrameStart = 0x02;
    private const byte ReplyFlag = 0x80;
    private const int HeaderBytes = 4;
    private const int CrcBytes = 2;

    private readonly IUart _line;
    private readonly List<byte> _received = [];

    /// <param name="line">The device end of the service line.</param>
    public ServiceTool(IUart line)
    {
        _line = line;
        Require(line.Configure(115200, Parity.None, 1));
    }

    /// <summary>The master key with its check value, as the key letter has them.</summary>
    public void SendMasterKey(bool aes, byte[] key, byte[] checkValue) => Send(aes ? 'A' : 'K', [.. key, .. checkValue]);

    /// <summary>The key under which key blocks travel.</summary>
    public void SendTransportKey(bool aes, byte[] key, byte[] checkValue) => Send('P', [Letter(aes), .. key, .. checkValue]);

    /// <summary>A DUKPT initial key with its serial number.</summary>
    public void SendInitialKey(bool aes, byte[] serial, byte[] key, byte[] checkValue) => Send('D', [Letter(aes), (byte)serial.Length, .. serial, .. key, .. checkValue]);

    /// <param name="slot">M master key, D initial key.</param>
    public void SendKeyBlock(char slot, string block) => Send('B', [(byte)slot, .. Encoding.ASCII.GetBytes(block)]);

    /// <summary>A page of 256 bytes of the asset area; the header's, 0, comes last.</summary>
    public void SendAssets(int page, byte[] bytes) => Send('F', [(byte)(page >> 8), (byte)page, .. bytes]);

    public void SendSetting(int number, string value) => Send('S', [(byte)(number >> 8), (byte)number, .. Encoding.UTF8.GetBytes(value)]);

    /// <summary>Looks for an answer; the status it carries (0 is good).</summary>
    public bool TryTakeAnswer(out int status)
    {
        status = -1;
        var buffer = new byte[64];
        int count = _line.Read(buffer, 0, buffer.Length);
        _received.AddRange(buffer.Take(count));
        while (_received.Count > 0 && _received[0] != FrameStart)
        {
            _received.RemoveAt(0);
        }

        if (_received.Count < HeaderBytes)
        {
            return false;
        }

        int payload = (_received[2] << 8) | _received[3];
        int whole = HeaderBytes + payload + CrcBytes;
        if (_received.Count < whole)
        {
            return false;
        }

        byte[] frame = [.. _received.Take(whole)];
        _received.RemoveRange(0, whole);
        bool good = (frame[1] & ReplyFlag) != 0 && payload > 0 && Crc(frame.AsSpan(1, whole - CrcBytes - 1)) == ((frame[^2] << 8) | frame[^1]);
        status = good ? frame[HeaderBytes] : -1;
        return true;
    }

    private static byte Letter(bool aes) => (byte)(aes ? 'A' : 'T');

    private void Send(char type, byte[] payload)
    {
        byte[] body = [(byte)type, (byte)(payload.Length >> 8), (byte)payload.Length, .. payload];
        int crc = Crc(body);
        byte[] frame = [FrameStart, .. body, (byte)(crc >> 8), (byte)crc];
        Require(_line.Write(frame, 0, frame.Length));
    }

    private static void Require(Status status)
    {
        if (status != Status.Ok)
        {
            throw new InvalidOperationException($"The service line says {status}.");
        }
    }

    /// <summary>CRC-16/IBM-3740: polynomial 1021h, begins with FFFFh, highest bit first.</summary>
    private static int Crc(ReadOnlySpan<byte> data)
    {
        int crc = 0xFFFF;
        foreach (byte value in data)
        {
            for (int bit = 7; bit >= 0; bit--)
            {
                bool feed = (((crc >> 15) ^ (value >> bit)) & 1) != 0;
                crc = ((crc << 1) & 0xFFFF) ^ (feed ? 0x1021 : 0);
            }
        }

        return crc;
    }
}
