using System.Net.Sockets;
using Drivers.Hal;

namespace Simulator.Acquirer;

/// <summary>
/// The way to the acquirer in an interactive run: a real socket. Its callers never wait; connecting, sending and receiving
/// happen on background tasks that end with the connection they belong to.
/// </summary>
public sealed class TcpLink : ILink, IDisposable
{
    private const int BufferBytes = 8192;

    private readonly Lock _lock = new();
    private readonly Queue<byte> _received = new();
    private Connection? _connection;
    private bool _networkUp = true;
    private long _bytesSent;
    private long _bytesReceived;

    public long BytesSent => Interlocked.Read(ref _bytesSent);

    public long BytesReceived => Interlocked.Read(ref _bytesReceived);

    public bool NetworkUp
    {
        get
        {
            lock (_lock)
            {
                return _networkUp;
            }
        }
    }

    public LinkState State
    {
        get
        {
            lock (_lock)
            {
                return _connection?.State ?? LinkState.Down;
            }
        }
    }

    /// <summary>The panel's switch: without a network an open connection breaks and a new one does not come up.</summary>
    public void SetNetwork(bool up)
    {
        lock (_lock)
        {
            _networkUp = up;
            if (!up)
            {
                Drop();
            }
        }
    }

    public Status Open(string host, int port)
    {
        lock (_lock)
        {
            if ((_connection?.State ?? LinkState.Down) != LinkState.Down)
            {
                return Status.Busy;
            }

            if (port is < 1 or > 65535 || host.Length == 0)
            {
                return Status.Invalid;
            }

            if (!_networkUp)
            {
                return Status.Removed;
            }

            Drop();
            var connection = new Connection();
            _connection = connection;
            _ = Task.Run(() => RunAsync(connection, host, port));
            return Status.Pending;
        }
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        lock (_lock)
        {
            int taken = 0;
            while (taken < count && _received.TryDequeue(out byte value))
            {
                buffer[offset + taken++] = value;
            }

            return taken;
        }
    }

    public Status Write(byte[] data, int offset, int count)
    {
        lock (_lock)
        {
            if (_connection is not { State: LinkState.Up } connection)
            {
                return Status.Removed;
            }

            if (connection.UnsentBytes + count > BufferBytes)
            {
                return Status.Full;
            }

            connection.UnsentBytes += count;
            byte[] copy = data.AsSpan(offset, count).ToArray();
            connection.Sending = SendAsync(connection, connection.Sending, copy);
            return Status.Ok;
        }
    }

    public void Close()
    {
        lock (_lock)
        {
            Drop();
        }
    }

    public void Dispose() => Close();

    /// <summary>Under the lock.</summary>
    private void Drop()
    {
        if (_connection is { } connection)
        {
            connection.State = LinkState.Down;
            connection.Socket.Dispose();
            _connection = null;
        }

        _received.Clear();
    }

    private async Task RunAsync(Connection connection, string host, int port)
    {
        try
        {
            await connection.Socket.ConnectAsync(host, port).ConfigureAwait(false);
            connection.Socket.NoDelay = true;
            lock (_lock)
            {
                if (!ReferenceEquals(connection, _connection))
                {
                    return;
                }

                connection.State = LinkState.Up;
            }

            await ReceiveAsync(connection).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other side is not there or went away, or Close came first: the state tells the caller.
            Ended(connection);
            return;
        }

        Ended(connection);
    }

    private async Task ReceiveAsync(Connection connection)
    {
        var chunk = new byte[1024];
        while (true)
        {
            int count = await connection.Socket.ReceiveAsync(chunk, SocketFlags.None).ConfigureAwait(false);
            if (count == 0)
            {
                return;
            }

            lock (_lock)
            {
                if (!ReferenceEquals(connection, _connection) || _received.Count + count > BufferBytes)
                {
                    return;
                }

                for (int i = 0; i < count; i++)
                {
                    _received.Enqueue(chunk[i]);
                }
            }

            Interlocked.Add(ref _bytesReceived, count);
        }
    }

    private async Task SendAsync(Connection connection, Task before, byte[] data)
    {
        await before.ConfigureAwait(false);
        try
        {
            int sent = 0;
            while (sent < data.Length)
            {
                sent += await connection.Socket.SendAsync(data.AsMemory(sent), SocketFlags.None).ConfigureAwait(false);
            }

            Interlocked.Add(ref _bytesSent, data.Length);
            lock (_lock)
            {
                connection.UnsentBytes -= data.Length;
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Ended(connection);
        }
    }

    private void Ended(Connection connection)
    {
        lock (_lock)
        {
            connection.State = LinkState.Down;
            connection.Socket.Dispose();
        }
    }

    private sealed class Connection
    {
        public Socket Socket { get; } = new(SocketType.Stream, ProtocolType.Tcp);

        public LinkState State { get; set; } = LinkState.Opening;

        public int UnsentBytes { get; set; }

        public Task Sending { get; set; } = Task.CompletedTask;
    }
}
