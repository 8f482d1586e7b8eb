using System;
using Drivers.Hal;

namespace Drivers.Nfc
{
    /// <summary>
    /// One command at a time to a PN532 and its answer (UM0701-02, 6.2): the frame goes out, the chip acknowledges within
    /// 15 ms, answers when it is done. A frame that arrived damaged is asked for again, a command without ACK is sent again.
    /// </summary>
    public sealed class Pn532Port
    {
        /// <summary>Largest number of parameters in either direction: the chip's own buffer (7.3.9) and the status byte.</summary>
        public const int MaxParameters = 265;

        /// <summary>The chip acknowledges within this time (6.2.1.3).</summary>
        public const int AckTimeoutMs = 15;

        /// <summary>Times that a command is sent without an ACK, or an answer asked for again.</summary>
        public const int MaxTries = 3;

        private const byte AckFirst = 0x00;
        private const byte AckSecond = 0xFF;

        private enum State
        {
            Idle = 0,
            AwaitingAck,
            AwaitingResponse,
            Done,
            Failed,
        }

        private readonly ISpi _spi;
        private readonly IPin _ready;
        private readonly byte[] _buffer = new byte[Pn532Frame.ExtendedHeaderBytes + MaxParameters + Pn532Frame.TrailerBytes];
        private readonly byte[] _chunk = new byte[Pn532Frame.ChunkBytes];
        private readonly byte[] _short = new byte[Pn532Frame.AckBytes];
        private State _state;
        private Status _failure;
        private Pn532Command _command;
        private byte[] _outgoing;
        private byte[] _usual;
        private int _usualCount;
        private int _start;
        private int _count;
        private int _readBytes;
        private int _tries;
        private int _timeoutMs;
        private long _deadlineMs;

        /// <param name="ready">The chip's IRQ (P70): low while it has something to say. Null where it is not wired: the status is read over SPI then.</param>
        public Pn532Port(ISpi spi, IPin ready)
        {
            _spi = spi;
            _ready = ready;
        }

        /// <summary>Parameters of the next command from <see cref="Pn532Frame.ParametersAt"/> on; after Ok the answer.</summary>
        public byte[] Buffer
        {
            get { return _buffer; }
        }

        /// <summary>First byte of the answer after its code, valid after Ok.</summary>
        public int ResponseAt { get; private set; }

        /// <summary>Bytes of the answer after its code.</summary>
        public int ResponseCount { get; private set; }

        /// <summary>Frames that were damaged, unacknowledged or unexpected since power-on, for the service menu.</summary>
        public int Troubles { get; private set; }

        /// <summary>A command is under way.</summary>
        public bool IsBusy
        {
            get { return _state == State.AwaitingAck || _state == State.AwaitingResponse; }
        }

        /// <summary>The chip has nothing to say yet, and its time is not over.</summary>
        public bool Rests(long nowMs)
        {
            return _ready != null && nowMs < _deadlineMs && _ready.Read();
        }

        /// <summary>Starts a command; poll until Ok. A command under way is given up.</summary>
        /// <param name="count">Parameters in <see cref="Buffer"/>.</param>
        /// <param name="answerCount">The most bytes its answer can have after the code.</param>
        /// <param name="timeoutMs">How long the chip may work on it.</param>
        public Status Begin(Pn532Command command, int count, int answerCount, int timeoutMs, long nowMs)
        {
            _command = command;
            _outgoing = _buffer;
            _usual = null;
            _start = Pn532Frame.Seal(_buffer, command, count);
            _count = Pn532Frame.ParametersAt + count + Pn532Frame.TrailerBytes - _start;
            bool extended = answerCount + 2 > Pn532Frame.MaxNormalLength;
            _readBytes = (extended ? Pn532Frame.ExtendedHeaderBytes : Pn532Frame.NormalHeaderBytes) + answerCount + Pn532Frame.TrailerBytes;
            _timeoutMs = timeoutMs;
            _tries = 0;
            return Send(nowMs);
        }

        /// <summary>Starts a command that was made ready before.</summary>
        public Status Begin(Pn532Request request, int timeoutMs, long nowMs)
        {
            _command = request.Command;
            _outgoing = request.Frame;
            _usual = request.Usual;
            _usualCount = request.UsualCount;
            _start = 0;
            _count = _outgoing.Length;
            _readBytes = Pn532Frame.NormalHeaderBytes + request.AnswerCount + Pn532Frame.TrailerBytes;
            _timeoutMs = timeoutMs;
            _tries = 0;
            return Send(nowMs);
        }

        /// <summary>Pending, Ok (the answer is in <see cref="Buffer"/>), Timeout (given up), or NoDevice, Checksum, Protocol, Invalid (the chip refused the command).</summary>
        public Status Poll(long nowMs)
        {
            if (_state == State.AwaitingAck)
            {
                Status acknowledged = PollAck(nowMs);
                if (acknowledged != Status.Ok)
                {
                    return acknowledged;
                }
            }

            switch (_state)
            {
                case State.AwaitingResponse:
                    return PollResponse(nowMs);

                case State.Failed:
                    return _failure;

                default:
                    return Status.Ok;
            }
        }

        /// <summary>Gives up the command under way: an ACK from the host stops it (6.2.1.3).</summary>
        public Status Abort()
        {
            Status sent = IsBusy ? SendShort(AckFirst, AckSecond) : Status.Ok;
            _state = State.Idle;
            return sent;
        }

        /// <summary>Forgets what the last card said.</summary>
        public void Wipe()
        {
            Array.Clear(_buffer, 0, _buffer.Length);
            Array.Clear(_chunk, 0, _chunk.Length);
        }

        private Status Send(long nowMs)
        {
            _tries++;
            Status sent = _spi.Write(_outgoing, _start, _count);
            if (sent != Status.Ok)
            {
                return Fail(sent);
            }

            _state = State.AwaitingAck;
            _deadlineMs = nowMs + AckTimeoutMs + 1;
            return Status.Pending;
        }

        private Status PollAck(long nowMs)
        {
            if (!IsReady())
            {
                return nowMs < _deadlineMs ? Status.Pending : SendAgain(nowMs);
            }

            _short[0] = Pn532Frame.DataRead;
            Status read = _spi.Transfer(_short, 0, Pn532Frame.AckBytes);
            if (read != Status.Ok)
            {
                return Fail(read);
            }

            if (_short[3] != Pn532Frame.StartByte || _short[4] != AckFirst || _short[5] != AckSecond)
            {
                // It said something, so it heard the command. Sent again, a card could carry it out twice.
                Troubles++;
            }

            _state = State.AwaitingResponse;
            _deadlineMs = nowMs + _timeoutMs;
            _tries = 0;
            return Status.Ok;
        }

        private Status SendAgain(long nowMs)
        {
            Troubles++;
            return _tries < MaxTries ? Send(nowMs) : Fail(Status.NoDevice);
        }

        private Status PollResponse(long nowMs)
        {
            if (!IsReady())
            {
                if (nowMs < _deadlineMs)
                {
                    return Status.Pending;
                }

                Status aborted = Abort();
                return Fail(aborted == Status.Ok ? Status.Timeout : aborted);
            }

            _buffer[0] = Pn532Frame.DataRead;
            Status read = _spi.Transfer(_buffer, 0, _readBytes);
            if (read != Status.Ok)
            {
                return Fail(read);
            }

            Status judged = IsUsual() ? Status.Ok : Judge();
            if (judged == Status.Ok)
            {
                _state = State.Done;
                return Status.Ok;
            }

            return judged == Status.Checksum ? AskAgain(nowMs) : Fail(judged);
        }

        private Status AskAgain(long nowMs)
        {
            Troubles++;
            if (++_tries >= MaxTries)
            {
                return Fail(Status.Checksum);
            }

            _deadlineMs = nowMs + AckTimeoutMs + 1;
            Status asked = SendShort(AckSecond, AckFirst);
            return asked == Status.Ok ? Status.Pending : Fail(asked);
        }

        private bool IsUsual()
        {
            byte[] usual = _usual;
            if (usual == null)
            {
                return false;
            }

            byte[] buffer = _buffer;
            for (int i = usual.Length - 1; i >= 0; i--)
            {
                if (buffer[Pn532Request.UsualAt + i] != usual[i])
                {
                    return false;
                }
            }

            // Nothing needs turning: what is usual carries zeros or nothing.
            ResponseAt = Pn532Request.UsualAt + 4;
            ResponseCount = _usualCount;
            return true;
        }

        /// <summary>Checksum for whatever a repetition may mend, Protocol and Invalid for what it will not.</summary>
        private Status Judge()
        {
            byte[] buffer = _buffer;
            byte[] turned = Pn532Frame.Turned;
            int at = 3;
            if (buffer[2] == 0 && buffer[3] == Pn532Frame.StartByte)
            {
                at = 4;
            }
            else if (buffer[1] != 0 || buffer[2] != Pn532Frame.StartByte)
            {
                return Status.Checksum;
            }

            int length = turned[buffer[at]];
            int check = turned[buffer[at + 1]];
            at += 2;
            int sum = length + check;
            if (length == Pn532Frame.ExtendedMark && check == Pn532Frame.ExtendedMark)
            {
                int high = turned[buffer[at]];
                int low = turned[buffer[at + 1]];
                sum = high + low + turned[buffer[at + 2]];
                length = (high << 8) | low;
                at += 3;
            }

            if ((sum & 0xFF) != 0 || length == 0 || at + length + 1 > _readBytes || !Pn532Frame.Open(buffer, at, length, _chunk))
            {
                return Status.Checksum;
            }

            if (buffer[at] == Pn532Frame.ErrorTfi)
            {
                return Status.Invalid;
            }

            ResponseAt = at + 2;
            ResponseCount = length - 2;
            return length >= 2 && buffer[at] == Pn532Frame.ChipToHost && buffer[at + 1] == (byte)_command + 1 ? Status.Ok : Status.Protocol;
        }

        private bool IsReady()
        {
            if (_ready != null)
            {
                return !_ready.Read();
            }

            _short[0] = Pn532Frame.StatusRead;
            _short[1] = 0;
            return _spi.Transfer(_short, 0, 2) == Status.Ok && (_short[1] & Pn532Frame.StatusReady) != 0;
        }

        private Status SendShort(byte first, byte second)
        {
            _short[0] = Pn532Frame.DataWrite;
            _short[1] = 0;
            _short[2] = 0;
            _short[3] = Pn532Frame.StartByte;
            _short[4] = first;
            _short[5] = second;
            _short[6] = 0;
            return _spi.Write(_short, 0, Pn532Frame.AckBytes);
        }

        private Status Fail(Status why)
        {
            _failure = why;
            _state = State.Failed;
            return why;
        }
    }
}
