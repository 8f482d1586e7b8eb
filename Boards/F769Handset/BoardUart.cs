using System;
using System.IO.Ports;
using System.Threading;
using Drivers.Hal;
using Parity = Drivers.Hal.Parity;

namespace F769Handset
{
    /// <summary>
    /// A serial port that never blocks its caller: what is written waits in a ring and a thread of its own feeds the port,
    /// whose own write returns only when the bytes are out.
    /// </summary>
    internal sealed class BoardUart : IUart
    {
        private const int RingBytes = 1024;
        private const int ChunkBytes = 64;
        private const int ReceiveBytes = 1024;

        private readonly object _lock = new object();
        private readonly AutoResetEvent _work = new AutoResetEvent(false);
        private readonly SerialPort _port;
        private readonly bool _hearsItself;
        private readonly byte[] _ring = new byte[RingBytes];
        private readonly byte[] _chunk = new byte[ChunkBytes];
        private readonly byte[] _echo = new byte[ChunkBytes];
        private int _first;
        private int _queued;
        private int _sending;
        private int _echoDue;

        /// <param name="hearsItself">The line is a single wire: every byte sent comes back, and is dropped here.</param>
        public BoardUart(string port, bool hearsItself)
        {
            _hearsItself = hearsItself;
            _port = new SerialPort(port);
            _port.ReadBufferSize = ReceiveBytes;
            new Thread(Feed).Start();
        }

        public int Unsent
        {
            get
            {
                lock (_lock)
                {
                    return _queued + _sending;
                }
            }
        }

        public int Available
        {
            get
            {
                lock (_lock)
                {
                    return Waiting();
                }
            }
        }

        public Status Configure(int baud, Parity parity, int stopBits)
        {
            if (baud <= 0 || stopBits < 1 || stopBits > 2)
            {
                return Status.Invalid;
            }

            lock (_lock)
            {
                _queued = 0;
                _echoDue = 0;
                try
                {
                    _port.BaudRate = baud;
                    _port.Parity = PortParity(parity);
                    _port.StopBits = stopBits == 2 ? StopBits.Two : StopBits.One;
                    if (!_port.IsOpen)
                    {
                        _port.Open();
                    }

                    Discard(_port.BytesToRead);
                    return Status.Ok;
                }
                catch (ArgumentException)
                {
                    return Status.NoDevice; // the image has no such port
                }
                catch (Exception)
                {
                    return Status.Fault;
                }
            }
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            lock (_lock)
            {
                int waiting = Waiting();
                if (waiting == 0 || count <= 0)
                {
                    return 0;
                }

                return _port.Read(buffer, offset, count < waiting ? count : waiting);
            }
        }

        public Status Write(byte[] data, int offset, int count)
        {
            lock (_lock)
            {
                if (!_port.IsOpen)
                {
                    return Status.NoDevice;
                }

                if (count > RingBytes - _queued)
                {
                    return Status.Full;
                }

                int at = (_first + _queued) % RingBytes;
                int toEnd = RingBytes - at;
                int head = count < toEnd ? count : toEnd;
                Array.Copy(data, offset, _ring, at, head);
                Array.Copy(data, offset + head, _ring, 0, count - head);
                _queued += count;
            }

            _work.Set();
            return Status.Ok;
        }

        private static System.IO.Ports.Parity PortParity(Parity parity)
        {
            switch (parity)
            {
                case Parity.Even:
                    return System.IO.Ports.Parity.Even;
                case Parity.Odd:
                    return System.IO.Ports.Parity.Odd;
                default:
                    return System.IO.Ports.Parity.None;
            }
        }

        /// <summary>Received bytes that are not our own echo. 0 when the port is closed or fails.</summary>
        private int Waiting()
        {
            if (!_port.IsOpen)
            {
                return 0;
            }

            int waiting = _port.BytesToRead;
            if (_echoDue > 0 && waiting > 0)
            {
                int echo = _echoDue < waiting ? _echoDue : waiting;
                Discard(echo);
                _echoDue -= echo;
                waiting -= echo;
            }

            return waiting;
        }

        private void Discard(int count)
        {
            while (count > 0)
            {
                int part = _port.Read(_echo, 0, count < ChunkBytes ? count : ChunkBytes);
                if (part <= 0)
                {
                    return;
                }

                count -= part;
            }
        }

        private void Feed()
        {
            while (true)
            {
                int count = Take();
                if (count == 0)
                {
                    _work.WaitOne();
                    continue;
                }

                try
                {
                    _port.Write(_chunk, 0, count);
                }
                catch (Exception)
                {
                    // The bytes are lost, as on a broken wire: the driver above notices by its own time limit.
                    Forget(count);
                }

                lock (_lock)
                {
                    _sending = 0;
                    Array.Clear(_chunk, 0, ChunkBytes); // a PIN on its way to the card may have passed through
                }
            }
        }

        private int Take()
        {
            lock (_lock)
            {
                int count = _queued < ChunkBytes ? _queued : ChunkBytes;
                for (int i = 0; i < count; i++)
                {
                    _chunk[i] = _ring[_first];
                    _ring[_first] = 0;
                    _first = (_first + 1) % RingBytes;
                }

                _queued -= count;
                _sending = count;
                if (_hearsItself)
                {
                    _echoDue += count;
                }

                return count;
            }
        }

        private void Forget(int count)
        {
            lock (_lock)
            {
                if (_hearsItself)
                {
                    _echoDue = _echoDue > count ? _echoDue - count : 0;
                }
            }
        }
    }
}
