using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using VirtualHandset;

namespace Simulator.Panel;

/// <summary>
/// One browser that looks at the panel. It is sent what changed since it was last sent something, never a queue of old
/// pictures: a slow browser sees fewer frames and nothing piles up here.
/// </summary>
internal sealed class PanelViewer(PanelSession session, WebSocket socket)
{
    /// <summary>About 30 pictures a second.</summary>
    private const int FrameMs = 33;

    private const byte LcdMessage = 1;
    private const byte PaperMessage = 2;
    private const int LcdHeaderBytes = 9;
    private const int PaperHeaderBytes = 4;
    private const int MostPaperRows = 256;

    private readonly ushort[] _shown = new ushort[LcdModel.Width * LcdModel.Height];
    private readonly ushort[] _now = new ushort[LcdModel.Width * LcdModel.Height];
    private readonly byte[] _frame = new byte[LcdHeaderBytes + (LcdModel.Width * LcdModel.Height * 2)];
    private readonly byte[] _paper = new byte[PaperHeaderBytes + (MostPaperRows * Drivers.Printer.EscPos.WideRowDots / 8)];
    private readonly SemaphoreSlim _sending = new(1);
    private readonly HashSet<string> _held = [];
    private PanelSession.PaperMark _mark = new(-1, 0, 0);
    private int _lcdVersion = -1;
    private int _stateVersion = -1;
    private long _traced;
    private bool _whole = true;

    /// <summary>Until the browser leaves or sends what no panel sends.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<Farewell> receiving = ReceiveAsync(both.Token);
        try
        {
            await Send(Encoding.UTF8.GetBytes(session.HelloJson()), WebSocketMessageType.Text, both.Token).ConfigureAwait(false);
            while (!receiving.IsCompleted)
            {
                await SendChanges(both.Token).ConfigureAwait(false);
                await Task.WhenAny(receiving, Task.Delay(FrameMs, both.Token)).ConfigureAwait(false);
                both.Token.ThrowIfCancellationRequested();
            }

            // Here and not where the last message was read: a picture sent behind the closing word would break the line off.
            Farewell farewell = await receiving.ConfigureAwait(false);
            await socket.CloseOutputAsync(farewell.Status, farewell.Why, both.Token).ConfigureAwait(false);
        }
        finally
        {
            await both.CancelAsync().ConfigureAwait(false);
            await receiving.ContinueWith(_ => { }, TaskScheduler.Default).ConfigureAwait(false);

            // A key that this browser held down does not stay down without it.
            foreach (string key in _held)
            {
                session.TryDo(JsonSerializer.SerializeToUtf8Bytes(new { @do = "release", key }));
            }
        }
    }

    private readonly record struct Farewell(WebSocketCloseStatus Status, string? Why);

    /// <summary>Takes commands until the browser leaves, or sends what no panel sends.</summary>
    private async Task<Farewell> ReceiveAsync(CancellationToken stop)
    {
        var buffer = new byte[PanelCommand.MostBytes + 1];
        while (true)
        {
            int count = 0;
            ValueWebSocketReceiveResult got;
            do
            {
                got = await socket.ReceiveAsync(buffer.AsMemory(count), stop).ConfigureAwait(false);
                count += got.Count;
            }
            while (!got.EndOfMessage && count < buffer.Length);

            if (got.MessageType == WebSocketMessageType.Close)
            {
                return new Farewell(WebSocketCloseStatus.NormalClosure, null);
            }

            if (!got.EndOfMessage || count > PanelCommand.MostBytes)
            {
                return new Farewell(WebSocketCloseStatus.MessageTooBig, "A command has at most 1,024 bytes.");
            }

            string? error = session.TryDo(buffer.AsSpan(0, count), _held);
            if (error is not null)
            {
                await Send(JsonSerializer.SerializeToUtf8Bytes(new { kind = "error", message = error }), WebSocketMessageType.Text, stop).ConfigureAwait(false);
            }
        }
    }

    private async Task SendChanges(CancellationToken stop)
    {
        if (session.TryCopyLcd(ref _lcdVersion, _now))
        {
            int count = ComposeLcd();
            if (count > 0)
            {
                await Send(_frame.AsMemory(0, count), WebSocketMessageType.Binary, stop).ConfigureAwait(false);
            }
        }

        (int tears, int dots) = session.Paper;
        if (tears != _mark.Tears)
        {
            _mark = new PanelSession.PaperMark(tears, 0, 0);
            await Send(JsonSerializer.SerializeToUtf8Bytes(new { kind = "torn", dots }), WebSocketMessageType.Text, stop).ConfigureAwait(false);
        }

        while (session.TryCopyPaper(ref _mark, _paper.AsSpan(PaperHeaderBytes), MostPaperRows, out int rows, out int count, out bool cut))
        {
            _paper[0] = PaperMessage;
            BinaryPrimitives.WriteUInt16LittleEndian(_paper.AsSpan(1), (ushort)rows);
            _paper[3] = (byte)(cut ? 1 : 0);
            await Send(_paper.AsMemory(0, PaperHeaderBytes + count), WebSocketMessageType.Binary, stop).ConfigureAwait(false);
        }

        if (session.TryCopyTrace(ref _traced, out string trace))
        {
            await Send(Encoding.UTF8.GetBytes(trace), WebSocketMessageType.Text, stop).ConfigureAwait(false);
        }

        if (session.TryGetState(ref _stateVersion, out string state))
        {
            await Send(Encoding.UTF8.GetBytes(state), WebSocketMessageType.Text, stop).ConfigureAwait(false);
        }
    }

    /// <summary>The smallest rectangle that holds every changed pixel; 0 when there is none.</summary>
    private int ComposeLcd()
    {
        int left = LcdModel.Width;
        int top = LcdModel.Height;
        int right = -1;
        int bottom = -1;
        for (int y = 0; y < LcdModel.Height; y++)
        {
            for (int x = 0; x < LcdModel.Width; x++)
            {
                int i = (y * LcdModel.Width) + x;
                if (_whole || _now[i] != _shown[i])
                {
                    left = Math.Min(left, x);
                    right = Math.Max(right, x);
                    top = Math.Min(top, y);
                    bottom = y;
                }
            }
        }

        _whole = false;
        Array.Copy(_now, _shown, _now.Length);
        if (right < 0)
        {
            return 0;
        }

        int width = right - left + 1;
        int height = bottom - top + 1;
        _frame[0] = LcdMessage;
        ReadOnlySpan<int> header = [left, top, width, height];
        for (int i = 0; i < header.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(_frame.AsSpan(1 + (2 * i)), (ushort)header[i]);
        }

        int at = LcdHeaderBytes;
        for (int y = top; y <= bottom; y++)
        {
            for (int x = left; x <= right; x++)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(_frame.AsSpan(at), _now[(y * LcdModel.Width) + x]);
                at += 2;
            }
        }

        return at;
    }

    private async Task Send(ReadOnlyMemory<byte> data, WebSocketMessageType type, CancellationToken stop)
    {
        await _sending.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            await socket.SendAsync(data, type, true, stop).ConfigureAwait(false);
        }
        finally
        {
            _sending.Release();
        }
    }
}
