using System;
using Drivers.Hal;

namespace Drivers.IcCard
{
    /// <summary>
    /// Contact card reader, EMV Level 1: activation, answer to reset, then command by command over T=0 or T=1, and
    /// deactivation as soon as anything is wrong (EMV 4.3 Book 1, 6 to 9).
    /// </summary>
    /// <remarks>
    /// The board's UART hears only the card, not its own characters, and delivers characters whose parity is wrong
    /// (a card of inverse convention is read with the parity that does not fit until its first character told so).
    /// The card clock is 3.5712 MHz: 9600 baud. Poll within a millisecond of <see cref="NextDueMs"/>; a late poll costs
    /// time, never a character that the UART has kept.
    /// </remarks>
    public sealed class IccReader
    {
        /// <summary>Longest response: 256 bytes of data and the status word.</summary>
        public const int MaxResponse = CardTransport.MaxResponse;

        /// <summary>Longest answer to reset (ISO 7816-3).</summary>
        public const int MaxAtr = AtrParser.MaxLength;

        private const int ActivePollMs = 1;
        private const int IdlePollMs = 100;
        private const int ChunkBytes = 32;

        /// <summary>How TS of an inverse convention card reads on a UART set to direct convention.</summary>
        private const byte TsInverseRaw = 0x03;

        private enum State
        {
            Off = 0,
            Discharging,
            Powering,
            ResetLow,
            AwaitingTs,
            ReadingAtr,
            Negotiating,
            Ready,
            Exchanging,
            Failed,
        }

        private static readonly byte[] Reversed = { 0x0, 0x8, 0x4, 0xC, 0x2, 0xA, 0x6, 0xE, 0x1, 0x9, 0x5, 0xD, 0x3, 0xB, 0x7, 0xF };

        private readonly IUart _uart;
        private readonly IPin _reset;
        private readonly IPin _clockEnable;
        private readonly IPin _power;
        private readonly IPin _cardDetect;
        private readonly AtrParser _atr = new AtrParser();
        private readonly T0Engine _t0 = new T0Engine();
        private readonly T1Engine _t1 = new T1Engine();
        private readonly byte[] _chunk = new byte[ChunkBytes];
        private readonly CharacterSender _sender;
        private CardTransport _transport;
        private State _state;
        private Status _failure = Status.NoDevice;
        private long _deadlineMs;
        private long _atrLimitMs;
        private long _lastReceivedMs;
        private bool _warm;
        private bool _inverse;

        public IccReader(IUart uart, IPin reset, IPin clockEnable, IPin power, IPin cardDetect)
        {
            _uart = uart;
            _reset = reset;
            _clockEnable = clockEnable;
            _power = power;
            _cardDetect = cardDetect;
            _sender = new CharacterSender(uart);
            _transport = _t0;
        }

        /// <summary>A card is seated.</summary>
        public bool CardPresent
        {
            get { return _cardDetect.Read(); }
        }

        /// <summary>The contacts are live.</summary>
        public bool IsActive
        {
            get { return _state >= State.Powering && _state <= State.Exchanging; }
        }

        /// <summary>Answer to reset, complete after PowerOn's Ok. Logical characters: TS is 3B or 3F.</summary>
        public byte[] Atr
        {
            get { return _atr.Bytes; }
        }

        public int AtrLength
        {
            get { return _atr.Count; }
        }

        /// <summary>Which character made the last answer to reset unacceptable.</summary>
        public AtrFault AtrFault
        {
            get { return _atr.Fault; }
        }

        /// <summary>0 or 1, valid after PowerOn's Ok.</summary>
        public int Protocol
        {
            get { return _atr.Protocol; }
        }

        /// <summary>Data and SW1 SW2 of the last command, complete after Transmit's Ok. Wiped by PowerOff.</summary>
        public byte[] Response
        {
            get { return _transport.Response; }
        }

        public int ResponseLength
        {
            get { return _state == State.Ready ? _transport.ResponseLength : 0; }
        }

        /// <summary>Starts activation and cold reset; Poll until Ok. Removed when no card is seated. A session under way ends first.</summary>
        public Status PowerOn(long nowMs)
        {
            bool wasOn = IsActive;
            Deactivate();
            if (!CardPresent)
            {
                return Fail(Status.Removed);
            }

            _warm = false;
            if (wasOn)
            {
                Enter(State.Discharging, nowMs + IccTiming.DischargeMs);
                return Status.Pending;
            }

            return Activate(nowMs);
        }

        /// <summary>Starts one command (a short APDU of case 1 to 4); Poll until Ok. Busy while another one runs, Invalid when the bytes are no command.</summary>
        public Status Transmit(byte[] command, int count, long nowMs)
        {
            if (_state != State.Ready)
            {
                return _state == State.Failed ? _failure : _state == State.Off ? Status.NoDevice : Status.Busy;
            }

            if (!CardPresent)
            {
                return Fail(Status.Removed);
            }

            Status begun = _transport.Begin(command, count, nowMs);
            if (begun != Status.Ok)
            {
                return begun;
            }

            Enter(State.Exchanging, nowMs);
            return Status.Pending;
        }

        /// <summary>Moves on what PowerOn or Transmit started: Pending, Ok, or what went wrong (Removed, Timeout, Protocol, Checksum). NoDevice while off.</summary>
        public Status Poll(long nowMs)
        {
            if (_state == State.Off)
            {
                return Status.NoDevice;
            }

            if (_state == State.Failed)
            {
                return _failure;
            }

            if (!CardPresent)
            {
                return Fail(Status.Removed);
            }

            switch (_state)
            {
                case State.Discharging:
                    return nowMs >= _deadlineMs ? Activate(nowMs) : Status.Pending;

                case State.Powering:
                    return nowMs >= _deadlineMs ? StartClock(nowMs) : Status.Pending;

                case State.ResetLow:
                    return nowMs >= _deadlineMs ? ReleaseReset(nowMs) : Status.Pending;

                case State.AwaitingTs:
                case State.ReadingAtr:
                    return PollAtr(nowMs);

                case State.Negotiating:
                case State.Exchanging:
                    return PollExchange(nowMs);

                default:
                    return Status.Ok;
            }
        }

        /// <summary>When to poll next, at the latest.</summary>
        public long NextDueMs(long nowMs)
        {
            switch (_state)
            {
                case State.Discharging:
                case State.Powering:
                case State.ResetLow:
                    return _deadlineMs;

                case State.AwaitingTs:
                case State.ReadingAtr:
                case State.Negotiating:
                case State.Exchanging:
                    return nowMs + ActivePollMs;

                default:
                    return nowMs + IdlePollMs;
            }
        }

        /// <summary>Deactivates the contacts and forgets what was read.</summary>
        public void PowerOff()
        {
            Deactivate();
            Array.Clear(_t0.Response, 0, _t0.Response.Length);
            Array.Clear(_t1.Response, 0, _t1.Response.Length);
            Enter(State.Off, 0);
        }

        private Status Activate(long nowMs)
        {
            // 6.1.2: RST low, supply, then I/O in reception, then the clock.
            Status line = Configure(IccTiming.DefaultBaud, false, 2);
            if (line != Status.Ok)
            {
                return Fail(line);
            }

            _reset.Write(false);
            _power.Write(true);
            Enter(State.Powering, nowMs + IccTiming.SupplyRampMs);
            return Status.Pending;
        }

        private Status StartClock(long nowMs)
        {
            _clockEnable.Write(true);
            Enter(State.ResetLow, nowMs + IccTiming.ResetLowMs);
            return Status.Pending;
        }

        private Status ReleaseReset(long nowMs)
        {
            Status line = Configure(IccTiming.DefaultBaud, false, 2);
            if (line != Status.Ok)
            {
                return Fail(line);
            }

            _atr.Start(_warm);
            _reset.Write(true);
            Enter(State.AwaitingTs, nowMs + IccTiming.AtrStartMs);
            return Status.Pending;
        }

        private Status PollAtr(long nowMs)
        {
            int count = _uart.Read(_chunk, 0, ChunkBytes);
            if (count == 0)
            {
                // 8.1: a card that stays silent, at once or in the middle, is deactivated without another reset.
                return nowMs >= _deadlineMs ? Fail(Status.Timeout) : Status.Pending;
            }

            for (int i = 0; i < count; i++)
            {
                AtrVerdict verdict = FeedAtr(_chunk[i], nowMs);
                if (verdict == AtrVerdict.Accepted)
                {
                    _lastReceivedMs = nowMs;
                    return AcceptAtr(nowMs);
                }

                if (verdict == AtrVerdict.Rejected)
                {
                    return RejectAtr(nowMs);
                }
            }

            long next = nowMs + IccTiming.AtrCharacterMs;
            Enter(State.ReadingAtr, next < _atrLimitMs ? next : _atrLimitMs);
            return Status.Pending;
        }

        private AtrVerdict FeedAtr(byte raw, long nowMs)
        {
            if (_atr.Count == 0)
            {
                _atrLimitMs = nowMs + IccTiming.AtrTotalMs;
                _inverse = raw == TsInverseRaw;
            }

            return _atr.Feed(_inverse ? Invert(raw) : raw);
        }

        private Status RejectAtr(long nowMs)
        {
            if (_warm)
            {
                return Fail(_atr.Fault == AtrFault.Tck ? Status.Checksum : Status.Protocol);
            }

            // 6.1.3.2: one warm reset, with the supply and the clock on.
            _warm = true;
            _reset.Write(false);
            Enter(State.ResetLow, nowMs + IccTiming.ResetLowMs);
            return Status.Pending;
        }

        private Status AcceptAtr(long nowMs)
        {
            // 8.3.3.3: TC1 = FF means 11 etu between characters in T=1 and 12 in T=0.
            int stopBits = _atr.Protocol == 1 && _atr.ExtraGuardEtu < 0 ? 1 : 2;
            Status line = Configure(IccTiming.DefaultBaud * _atr.RateFactor, _inverse, stopBits);
            if (line != Status.Ok)
            {
                return Fail(line);
            }

            _sender.Configure(_atr.ExtraGuardEtu, _atr.RateFactor, _inverse);
            if (_atr.Protocol == 0)
            {
                _transport = _t0;
                _t0.Configure(_atr.WaitingInteger, _atr.RateFactor);
                Enter(State.Ready, nowMs);
                return Status.Ok;
            }

            _transport = _t1;
            _t1.Configure(_atr.Ifsc, _atr.Bwi, _atr.Cwi, _atr.RateFactor);
            _t1.BeginIfs(nowMs);
            Enter(State.Negotiating, nowMs);
            return Status.Pending;
        }

        private Status PollExchange(long nowMs)
        {
            if (_transport.Step == TransportStep.Send)
            {
                Status sent = PollSend(nowMs);
                if (sent != Status.Ok)
                {
                    return sent == Status.Pending ? sent : Fail(sent);
                }
            }

            int count = _uart.Read(_chunk, 0, ChunkBytes);
            if (count == 0)
            {
                _transport.Tick(nowMs);
            }
            else
            {
                _lastReceivedMs = nowMs;
            }

            for (int i = 0; i < count; i++)
            {
                _transport.Received(_inverse ? Invert(_chunk[i]) : _chunk[i], nowMs);
            }

            Array.Clear(_chunk, 0, ChunkBytes);
            return Conclude(nowMs);
        }

        private Status Conclude(long nowMs)
        {
            switch (_transport.Step)
            {
                case TransportStep.Done:
                    Enter(State.Ready, nowMs);
                    return Status.Ok;

                case TransportStep.Failed:
                    return Fail(_transport.Failure);

                default:
                    return Status.Pending;
            }
        }

        private Status PollSend(long nowMs)
        {
            int turnaroundMs = _atr.Protocol == 0 ? IccTiming.TurnaroundT0Ms : IccTiming.TurnaroundT1Ms;
            if (nowMs < _lastReceivedMs + turnaroundMs)
            {
                return Status.Pending;
            }

            if (!_sender.IsUnderWay)
            {
                // What arrives while it is the terminal's turn belongs to nothing.
                DropReceived();
                _sender.Begin(_transport.Outgoing, _transport.OutgoingOffset, _transport.OutgoingCount);
            }

            Status sent = _sender.Poll(nowMs);
            if (sent == Status.Ok)
            {
                _transport.Sent(nowMs);
            }

            return sent;
        }

        private void DropReceived()
        {
            for (int reads = 0; reads < MaxResponse / ChunkBytes && _uart.Read(_chunk, 0, ChunkBytes) > 0; reads++)
            {
                Array.Clear(_chunk, 0, ChunkBytes);
            }
        }

        private Status Configure(int baud, bool inverse, int stopBits)
        {
            // Even parity of an inverted character is odd parity of the character on the line.
            return _uart.Configure(baud, inverse ? Parity.Odd : Parity.Even, stopBits);
        }

        /// <summary>Inverse convention: bits in the other order, and each turned over.</summary>
        internal static byte Invert(byte raw)
        {
            return (byte)~((Reversed[raw & 0x0F] << 4) | Reversed[raw >> 4]);
        }

        private Status Fail(Status why)
        {
            Deactivate();
            _failure = why;
            Enter(State.Failed, 0);
            return why;
        }

        private void Deactivate()
        {
            // 6.1.5: RST low, clock off, supply off.
            _reset.Write(false);
            _clockEnable.Write(false);
            _power.Write(false);
            _sender.Cancel();
        }

        private void Enter(State state, long deadlineMs)
        {
            _state = state;
            _deadlineMs = deadlineMs;
        }
    }
}
