using System;
using Drivers.Hal;

namespace Firmware.Host
{
    /// <summary>
    /// One request, one reply, over a byte stream: opens the link if it is not up, sends a length-prefixed frame, and
    /// collects the answer. Knows no message; knows whether the first byte went out, which is what doubt depends on.
    /// </summary>
    public sealed class HostChannel
    {
        private const int LengthBytes = 2;
        private const int Capacity = LengthBytes + FrameHeader.Length + IsoWriter.Capacity;

        private readonly ILink _link;
        private readonly AcquirerProfile _profile;
        private readonly byte[] _out = new byte[Capacity];
        private readonly byte[] _in = new byte[Capacity];
        private int _outCount;
        private int _inCount;
        private long _deadlineMs;
        private ChannelState _state;

        public HostChannel(ILink link, AcquirerProfile profile)
        {
            _link = link;
            _profile = profile;
        }

        private enum ChannelState : byte
        {
            Idle = 0,
            Opening,
            Waiting,
        }

        /// <summary>False until the frame has been handed to the link: whatever failed before, the host knows nothing of it.</summary>
        public bool FirstByteOut { get; private set; }

        /// <summary>The reply: TPDU, header and message, <see cref="ReplyLength"/> bytes from <see cref="ReplyOffset"/>.</summary>
        public byte[] Reply
        {
            get { return _in; }
        }

        public int ReplyOffset
        {
            get { return LengthBytes; }
        }

        public int ReplyLength { get; private set; }

        public long BytesSent { get; private set; }

        public long BytesReceived { get; private set; }

        /// <summary>The last exchange brought no answer; false again with the next that does.</summary>
        public bool Failed { get; private set; }

        public bool Busy
        {
            get { return _state != ChannelState.Idle; }
        }

        /// <summary>Starts an exchange with the message in <paramref name="message"/>. Poll until it is no longer Pending.</summary>
        public Status Start(IsoWriter message, long nowMs)
        {
            if (Busy)
            {
                return Status.Busy;
            }

            int count = FrameHeader.Length + message.Length;
            _out[0] = (byte)(count >> 8);
            _out[1] = (byte)count;
            FrameHeader.Write(_profile, _out, LengthBytes);
            Array.Copy(message.Buffer, 0, _out, LengthBytes + FrameHeader.Length, message.Length);
            _outCount = LengthBytes + count;
            _inCount = 0;
            ReplyLength = 0;
            FirstByteOut = false;
            if (_link.State == LinkState.Down)
            {
                Status opened = _link.Open(_profile.HostAddress, _profile.HostPort);
                if (opened != Status.Ok && opened != Status.Pending)
                {
                    return Finish(opened);
                }
            }

            _state = ChannelState.Opening;
            _deadlineMs = nowMs + _profile.ConnectTimeoutMs;
            return Status.Pending;
        }

        /// <summary>Ok with a whole frame in <see cref="Reply"/>; Timeout, Removed (the link broke) or Protocol otherwise.</summary>
        public Status Poll(long nowMs)
        {
            switch (_state)
            {
                case ChannelState.Opening:
                    return PollOpening(nowMs);
                case ChannelState.Waiting:
                    return PollWaiting(nowMs);
                default:
                    return Status.Ok;
            }
        }

        /// <summary>Drops the connection and whatever is on its way: a late answer must not meet the next request.</summary>
        public void Close()
        {
            _link.Close();
            _state = ChannelState.Idle;
            Wipe();
        }

        /// <summary>Wipes both buffers once the caller has taken what it needs from the reply.</summary>
        public void Wipe()
        {
            Array.Clear(_out, 0, _out.Length);
            Array.Clear(_in, 0, _in.Length);
        }

        private Status PollOpening(long nowMs)
        {
            if (_link.State == LinkState.Down)
            {
                return Finish(Status.Removed);
            }

            if (_link.State == LinkState.Opening)
            {
                return nowMs >= _deadlineMs ? Finish(Status.Timeout) : Status.Pending;
            }

            DropStaleBytes();
            Status written = _link.Write(_out, 0, _outCount);
            if (written != Status.Ok)
            {
                return Finish(written);
            }

            FirstByteOut = true;
            BytesSent += _outCount;
            _state = ChannelState.Waiting;
            _deadlineMs = nowMs + _profile.ReplyTimeoutMs;
            return Status.Pending;
        }

        /// <summary>What still lies in the link's buffer answers nothing we asked.</summary>
        private void DropStaleBytes()
        {
            for (int i = 0; i < 64; i++)
            {
                if (_link.Read(_in, 0, _in.Length) == 0)
                {
                    return;
                }
            }
        }

        private Status PollWaiting(long nowMs)
        {
            int got = Receive();
            if (_inCount == LengthBytes)
            {
                int frame = (_in[0] << 8) | _in[1];
                if (frame < FrameHeader.Length || frame > Capacity - LengthBytes)
                {
                    return Finish(Status.Protocol);
                }

                got += Receive();
            }

            if (_inCount > LengthBytes && _inCount == Wanted())
            {
                ReplyLength = _inCount - LengthBytes;
                _state = ChannelState.Idle;
                Failed = false;
                return Status.Ok;
            }

            if (got == 0 && _link.State == LinkState.Down)
            {
                return Finish(Status.Removed);
            }

            return nowMs >= _deadlineMs ? Finish(Status.Timeout) : Status.Pending;
        }

        private int Receive()
        {
            int got = _link.Read(_in, _inCount, Wanted() - _inCount);
            BytesReceived += got;
            _inCount += got;
            return got;
        }

        /// <summary>Bytes up to the end of the length prefix, or of the frame once that is known: never a byte of the next.</summary>
        private int Wanted()
        {
            return _inCount < LengthBytes ? LengthBytes : LengthBytes + ((_in[0] << 8) | _in[1]);
        }

        private Status Finish(Status why)
        {
            _link.Close();
            _state = ChannelState.Idle;
            Failed = true;
            return why;
        }
    }
}
