using System.Net;
using System.Net.Sockets;

namespace Simulator.Acquirer;

/// <summary>
/// The host behind a TCP port: length-prefixed frames, several per connection, one answered at a time. What a peer sends
/// can close its own connection and do nothing else.
/// </summary>
public sealed class AcquirerServer : IAsyncDisposable
{
    public const int DefaultPort = 8583;

    private const int MostConnections = 64;
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(120);

    private readonly AcquirerHost _host;
    private readonly TcpListener _listener;
    private readonly Func<DateTime> _now;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _places = new(MostConnections);
    private Task _accepting = Task.CompletedTask;

    /// <param name="port">0 takes a free one; <see cref="Port"/> tells which.</param>
    /// <param name="address">Loopback unless told otherwise.</param>
    /// <param name="now">The host's calendar; the computer's local time unless told otherwise.</param>
    public AcquirerServer(AcquirerHost host, int port = DefaultPort, IPAddress? address = null, Func<DateTime>? now = null)
    {
        _host = host;
        _listener = new TcpListener(address ?? IPAddress.Loopback, port);
        _now = now ?? (() => DateTime.Now);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <exception cref="SocketException">The port is taken.</exception>
    public void Start()
    {
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false);
                if (!_places.Wait(0))
                {
                    client.Dispose();
                    continue;
                }

                _ = Task.Run(() => ServeAsync(client));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // One connection failed before it was accepted; the next may not.
                continue;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                client.NoDelay = true;
                NetworkStream stream = client.GetStream();
                while (await ReadFrameAsync(stream).ConfigureAwait(false) is { } frame)
                {
                    HostReply reply = _host.Answer(frame, _now());
                    if (reply.HangUp)
                    {
                        return;
                    }

                    await SendAsync(stream, reply).ConfigureAwait(false);
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The peer went away, stayed silent too long, or the server stops: this connection is over.
            client.Dispose();
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Null at the end of the stream and at a length that no frame has.</summary>
    private async Task<byte[]?> ReadFrameAsync(NetworkStream stream)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        limit.CancelAfter(IdleLimit);
        var prefix = new byte[2];
        if (await stream.ReadAtLeastAsync(prefix, prefix.Length, false, limit.Token).ConfigureAwait(false) < prefix.Length)
        {
            return null;
        }

        int length = (prefix[0] << 8) | prefix[1];
        if (length is < IsoFrame.LeastBytes or > IsoFrame.MostBytes)
        {
            return null;
        }

        var frame = new byte[length];
        int got = await stream.ReadAtLeastAsync(frame, length, false, limit.Token).ConfigureAwait(false);
        return got < length ? null : frame;
    }

    private async Task SendAsync(NetworkStream stream, HostReply reply)
    {
        if (reply.Frame is null)
        {
            return;
        }

        if (reply.DelayMs > 0)
        {
            await Task.Delay(reply.DelayMs, _stop.Token).ConfigureAwait(false);
        }

        byte[] data = [(byte)(reply.Frame.Length >> 8), (byte)reply.Frame.Length, .. reply.Frame];
        for (int copy = 0; copy < reply.Copies; copy++)
        {
            await stream.WriteAsync(data, _stop.Token).ConfigureAwait(false);
        }
    }
}
