using System;
using Drivers.Hal;

namespace Tests.Host
{
    /// <summary>A link whose other side is the test: takes what is sent, gives what it is told to.</summary>
    public sealed class ScriptedLink : ILink
    {
        private readonly byte[] _incoming = new byte[2048];
        private int _available;

        public LinkState State { get; set; }

        /// <summary>What Open leads to at once.</summary>
        public LinkState OpensTo { get; set; } = LinkState.Up;

        public byte[] Sent { get; } = new byte[2048];

        public int SentCount { get; private set; }

        public int Closes { get; private set; }

        public void Give(byte[] data, int offset, int count)
        {
            Array.Copy(data, offset, _incoming, _available, count);
            _available += count;
        }

        public Status Open(string host, int port)
        {
            State = OpensTo;
            return Status.Ok;
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            int taken = count < _available ? count : _available;
            Array.Copy(_incoming, 0, buffer, offset, taken);
            _available -= taken;
            Array.Copy(_incoming, taken, _incoming, 0, _available);
            return taken;
        }

        public Status Write(byte[] data, int offset, int count)
        {
            if (State != LinkState.Up)
            {
                return Status.Removed;
            }

            Array.Copy(data, offset, Sent, 0, count);
            SentCount = count;
            return Status.Ok;
        }

        public void Close()
        {
            State = LinkState.Down;
            _available = 0;
            Closes++;
        }
    }
}
