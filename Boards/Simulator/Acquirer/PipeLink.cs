using Drivers.Hal;

namespace Simulator.Acquirer;

/// <summary>
/// The way to the acquirer in a deterministic run: an in-process pipe in virtual time. Nothing happens on its own; each
/// call first plays, in order of their time, the events that have become due by the clock. Closing or losing power at the
/// terminal does not recall what is already on its way to the host, as on a real network.
/// </summary>
public sealed class PipeLink : ILink
{
    private const int BufferBytes = 8192;
    private const int LengthBytes = 2;

    private readonly IClock _clock;
    private readonly AcquirerHost _host;
    private readonly DateTime _epoch;
    private readonly System.Random _chance;
    private readonly PriorityQueue<Event, (long DueMs, long Order)> _events = new();
    private readonly List<byte> _uplink = [];
    private readonly Queue<byte> _received = new();
    private long _order;
    private int _connection;
    private LinkState _state;
    private bool _networkUp = true;

    /// <param name="epoch">Calendar time at clock 0: what the host takes for now is this plus the clock.</param>
    /// <param name="seed">Decides which frames are lost.</param>
    public PipeLink(IClock clock, AcquirerHost host, DateTime epoch, int seed = 1)
    {
        _clock = clock;
        _host = host;
        _epoch = epoch;
        _chance = new System.Random(seed);
    }

    private enum EventKind
    {
        Opened,
        AtHost,
        AtTerminal,
        HungUp,
    }

    private sealed record Event(EventKind Kind, int Connection, byte[] Data);

    /// <summary>One way, milliseconds.</summary>
    public int LatencyMs { get; set; } = 150;

    /// <summary>From Open to Up, milliseconds.</summary>
    public int OpenMs { get; set; } = 400;

    /// <summary>Chance in percent that a frame, either way, never arrives.</summary>
    public int LossPercent { get; set; }

    /// <summary>Bytes the terminal handed over, bytes that arrived at the terminal; length prefixes included.</summary>
    public long BytesSent { get; private set; }

    public long BytesReceived { get; private set; }

    public long FramesSent { get; private set; }

    public long FramesLost { get; private set; }

    public bool NetworkUp => _networkUp;

    public LinkState State
    {
        get
        {
            Pump();
            return _state;
        }
    }

    /// <summary>Takes the network away (what is in flight either way is lost) or gives it back.</summary>
    public void SetNetwork(bool up)
    {
        Pump();
        _networkUp = up;
        if (!up)
        {
            _events.Clear();
            Drop();
        }
    }

    public Status Open(string host, int port)
    {
        Pump();
        if (_state != LinkState.Down)
        {
            return Status.Busy;
        }

        _connection++;
        _state = LinkState.Opening;
        Schedule(OpenMs, new Event(EventKind.Opened, _connection, []), _clock.NowMs);
        return Status.Pending;
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        Pump();
        int taken = 0;
        while (taken < count && _received.TryDequeue(out byte value))
        {
            buffer[offset + taken++] = value;
        }

        return taken;
    }

    public Status Write(byte[] data, int offset, int count)
    {
        Pump();
        if (_state != LinkState.Up)
        {
            return Status.Removed;
        }

        if (_uplink.Count + count > BufferBytes)
        {
            return Status.Full;
        }

        _uplink.AddRange(data.AsSpan(offset, count));
        BytesSent += count;
        SendWholeFrames();
        return Status.Ok;
    }

    public void Close()
    {
        Pump();
        Drop();
    }

    /// <summary>Plays what is due by now. A test calls it before it looks into the books.</summary>
    public void Pump()
    {
        while (_events.TryPeek(out _, out var when) && when.DueMs <= _clock.NowMs)
        {
            Play(_events.Dequeue(), when.DueMs);
        }
    }

    /// <summary>True while something is on its way.</summary>
    public bool InFlight
    {
        get
        {
            Pump();
            return _events.Count > 0;
        }
    }

    private void SendWholeFrames()
    {
        while (_uplink.Count >= LengthBytes)
        {
            int length = (_uplink[0] << 8) | _uplink[1];
            if (length is < IsoFrame.LeastBytes or > IsoFrame.MostBytes)
            {
                Schedule(2 * LatencyMs, new Event(EventKind.HungUp, _connection, []), _clock.NowMs);
                _uplink.Clear();
                return;
            }

            if (_uplink.Count < LengthBytes + length)
            {
                return;
            }

            byte[] frame = [.. _uplink.Skip(LengthBytes).Take(length)];
            _uplink.RemoveRange(0, LengthBytes + length);
            FramesSent++;
            if (!Lost())
            {
                Schedule(LatencyMs, new Event(EventKind.AtHost, _connection, frame), _clock.NowMs);
            }
        }
    }

    private void Play(Event what, long atMs)
    {
        bool current = what.Connection == _connection;
        switch (what.Kind)
        {
            case EventKind.Opened when current && _state == LinkState.Opening:
                _state = _networkUp ? LinkState.Up : LinkState.Down;
                break;
            case EventKind.AtHost:
                Answer(what, atMs);
                break;
            case EventKind.AtTerminal when current && _state == LinkState.Up:
                foreach (byte value in what.Data)
                {
                    _received.Enqueue(value);
                }

                BytesReceived += what.Data.Length;
                break;
            case EventKind.HungUp when current:
                Drop();
                break;
        }
    }

    private void Answer(Event request, long atMs)
    {
        HostReply reply = _host.Answer(request.Data, _epoch.AddMilliseconds(atMs));
        if (reply.HangUp)
        {
            Schedule(LatencyMs, new Event(EventKind.HungUp, request.Connection, []), atMs);
            return;
        }

        for (int copy = 0; copy < reply.Copies && reply.Frame is not null; copy++)
        {
            if (Lost())
            {
                continue;
            }

            byte[] data = [(byte)(reply.Frame.Length >> 8), (byte)reply.Frame.Length, .. reply.Frame];
            Schedule(reply.DelayMs + LatencyMs, new Event(EventKind.AtTerminal, request.Connection, data), atMs);
        }
    }

    private bool Lost()
    {
        bool lost = LossPercent > 0 && _chance.Next(100) < LossPercent;
        FramesLost += lost ? 1 : 0;
        return lost;
    }

    private void Schedule(long delayMs, Event what, long fromMs) => _events.Enqueue(what, (fromMs + delayMs, _order++));

    private void Drop()
    {
        _state = LinkState.Down;
        _connection++;
        _uplink.Clear();
        _received.Clear();
    }
}
