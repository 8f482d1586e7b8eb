using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Drivers.Hal;

namespace F769Handset
{
    /// <summary>
    /// The acquirer over the board's Ethernet. Resolving, connecting, sending and closing may all block, so one thread does
    /// them; the loop only moves bytes in and out of two buffers.
    /// </summary>
    internal sealed class BoardLink : ILink
    {
        private const int BufferBytes = 4096;
        private const int ChunkBytes = 512;
        private const int IdleMs = 20;

        private readonly object _lock = new object();
        private readonly AutoResetEvent _work = new AutoResetEvent(false);
        private readonly byte[] _in = new byte[BufferBytes];
        private readonly byte[] _out = new byte[BufferBytes];
        private readonly byte[] _chunk = new byte[ChunkBytes];
        private int _received;
        private int _toSend;
        private LinkState _state;
        private string _host;
        private int _port;

        /// <summary>Counts Open and Close: a connection of an earlier number is given up.</summary>
        private int _wish;

        public BoardLink()
        {
            new Thread(Work).Start();
        }

        public LinkState State
        {
            get
            {
                lock (_lock)
                {
                    return _state;
                }
            }
        }

        public Status Open(string host, int port)
        {
            if (host == null || host.Length == 0 || port <= 0 || port > 65535)
            {
                return Status.Invalid;
            }

            lock (_lock)
            {
                if (_state != LinkState.Down)
                {
                    return Status.Busy;
                }

                _host = host;
                _port = port;
                Begin(LinkState.Opening);
            }

            _work.Set();
            return Status.Pending;
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            lock (_lock)
            {
                int part = count < _received ? count : _received;
                if (part <= 0)
                {
                    return 0;
                }

                Array.Copy(_in, 0, buffer, offset, part);
                _received -= part;
                Array.Copy(_in, part, _in, 0, _received);
                return part;
            }
        }

        public Status Write(byte[] data, int offset, int count)
        {
            lock (_lock)
            {
                if (_state != LinkState.Up)
                {
                    return Status.Removed;
                }

                if (count > BufferBytes - _toSend)
                {
                    return Status.Full;
                }

                Array.Copy(data, offset, _out, _toSend, count);
                _toSend += count;
            }

            _work.Set();
            return Status.Ok;
        }

        public void Close()
        {
            lock (_lock)
            {
                Begin(LinkState.Down);
            }

            _work.Set();
        }

        private void Begin(LinkState state)
        {
            _state = state;
            _wish++;
            _received = 0;
            _toSend = 0;
        }

        private void Work()
        {
            while (true)
            {
                int wish;
                bool wanted;
                lock (_lock)
                {
                    wish = _wish;
                    wanted = _state == LinkState.Opening;
                }

                if (wanted)
                {
                    Serve(wish);
                }
                else
                {
                    _work.WaitOne();
                }
            }
        }

        /// <summary>One connection from the first packet to its end, however it ends.</summary>
        private void Serve(int wish)
        {
            Socket socket = null;
            try
            {
                socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                IPAddress address = Dns.GetHostEntry(_host).AddressList[0];
                socket.Connect(new IPEndPoint(address, _port));
                if (Arrived(wish))
                {
                    Carry(socket, wish);
                }
            }
            catch (Exception)
            {
                GoDown(wish);
            }

            if (socket != null)
            {
                Release(socket);
            }

            GoDown(wish);
        }

        private void Carry(Socket socket, int wish)
        {
            while (IsWanted(wish))
            {
                bool sent = SendQueued(socket, wish);
                bool readable = socket.Poll(0, SelectMode.SelectRead);
                if (readable && !ReceiveSome(socket, wish))
                {
                    return; // the host closed
                }

                if (!sent && !readable)
                {
                    _work.WaitOne(IdleMs, false);
                }
            }
        }

        private bool SendQueued(Socket socket, int wish)
        {
            int count;
            lock (_lock)
            {
                if (wish != _wish || _toSend == 0)
                {
                    return false;
                }

                count = _toSend < ChunkBytes ? _toSend : ChunkBytes;
                Array.Copy(_out, 0, _chunk, 0, count);
                _toSend -= count;
                Array.Copy(_out, count, _out, 0, _toSend);
            }

            int done = 0;
            while (done < count)
            {
                done += socket.Send(_chunk, done, count - done, SocketFlags.None);
            }

            return true;
        }

        /// <summary>False when the host has closed. Waits for the reader when the buffer is full.</summary>
        private bool ReceiveSome(Socket socket, int wish)
        {
            int room;
            lock (_lock)
            {
                room = BufferBytes - _received;
            }

            if (room == 0)
            {
                _work.WaitOne(IdleMs, false);
                return true;
            }

            int count = socket.Receive(_chunk, 0, room < ChunkBytes ? room : ChunkBytes, SocketFlags.None);
            if (count <= 0)
            {
                return false;
            }

            lock (_lock)
            {
                if (wish == _wish)
                {
                    Array.Copy(_chunk, 0, _in, _received, count);
                    _received += count;
                }
            }

            return true;
        }

        private static void Release(Socket socket)
        {
            try
            {
                socket.Close();
            }
            catch (Exception)
            {
                ((IDisposable)socket).Dispose(); // already half closed: free the handle at least
            }
        }

        private bool IsWanted(int wish)
        {
            lock (_lock)
            {
                return wish == _wish;
            }
        }

        private bool Arrived(int wish)
        {
            lock (_lock)
            {
                if (wish != _wish)
                {
                    return false;
                }

                _state = LinkState.Up;
                return true;
            }
        }

        /// <summary>What has been received stays readable; a later Open clears it.</summary>
        private void GoDown(int wish)
        {
            lock (_lock)
            {
                if (wish == _wish)
                {
                    _state = LinkState.Down;
                    _toSend = 0;
                }
            }
        }
    }
}
