using System;
using Drivers.Hal;

namespace Drivers.IcCard
{
    /// <summary>
    /// The character protocol T=0 with its transport layer: procedure bytes, GET RESPONSE after 61xx and after warnings,
    /// repetition after 6Cxx (EMV 4.3 Book 1, 9.2.2 and 9.3.1).
    /// </summary>
    public sealed class T0Engine : CardTransport
    {
        /// <summary>GET RESPONSE commands and repetitions in one exchange; 256 bytes in pieces of eight need 32.</summary>
        public const int MaxFollowUps = 40;

        private const byte ProcedureNull = 0x60;
        private const byte MoreData = 0x61;
        private const byte Warning62 = 0x62;
        private const byte Warning63 = 0x63;
        private const byte WrongLength = 0x6C;
        private const byte GetResponse = 0xC0;
        private const int HeaderLength = 5;

        private enum State
        {
            Procedure = 0,
            Data,
            Sw2,
        }

        private readonly byte[] _header = new byte[HeaderLength];
        private readonly byte[] _data = new byte[255];
        private State _state;
        private int _case;
        private int _dataCount;
        private int _dataSent;
        private int _expected;
        private int _room;
        private int _burst;
        private byte _sw1;
        private bool _followUp;
        private bool _acknowledged;
        private byte _warning1;
        private byte _warning2;
        private int _followUps;
        private int _waitMs = 1050 + SlackMs;

        /// <summary>Sets the work waiting time: 960 x D x WI etu, and 480 x D etu of tolerance (9.2.2.1).</summary>
        public void Configure(int waitingInteger, int rateFactor)
        {
            _waitMs = EtuToMs(((960 * waitingInteger) + 480) * rateFactor, rateFactor) + SlackMs;
        }

        /// <inheritdoc/>
        public override Status Begin(byte[] command, int count, long nowMs)
        {
            _case = CaseOf(command, count);
            if (_case == 0)
            {
                return Status.Invalid;
            }

            StartExchange(nowMs);
            Array.Copy(command, 0, _header, 0, 4);
            _header[4] = count > 4 ? command[4] : (byte)0;
            _dataCount = _case >= 3 ? command[4] : 0;
            if (_dataCount > 0)
            {
                Array.Copy(command, HeaderLength, _data, 0, _dataCount);
            }

            _room = _case == 2 ? Length(_header[4]) : 0;
            _followUp = false;
            _followUps = 0;
            _warning1 = 0;
            SendHeader();
            return Status.Ok;
        }

        /// <summary>The command case 1 to 4 of ISO 7816-3; 0 when the length fits none.</summary>
        public static int CaseOf(byte[] command, int count)
        {
            if (count < 4 || count > command.Length || count > MaxCommand)
            {
                return 0;
            }

            if (count <= HeaderLength)
            {
                return count - 3;
            }

            int lc = command[4];
            if (lc == 0)
            {
                return 0;
            }

            return count == HeaderLength + lc ? 3 : count == HeaderLength + lc + 1 ? 4 : 0;
        }

        /// <inheritdoc/>
        protected override int FirstWaitMs
        {
            get { return _waitMs; }
        }

        /// <inheritdoc/>
        protected override int NextWaitMs
        {
            get { return _waitMs; }
        }

        /// <inheritdoc/>
        protected override void OnSent(long nowMs)
        {
            _state = State.Procedure;
        }

        /// <inheritdoc/>
        protected override void OnCharacter(byte character)
        {
            switch (_state)
            {
                case State.Procedure:
                    OnProcedure(character);
                    break;

                case State.Data:
                    OnData(character);
                    break;

                default:
                    OnStatus(_sw1, character);
                    break;
            }
        }

        /// <inheritdoc/>
        protected override void Wipe()
        {
            // A PIN may have been among it.
            Array.Clear(_data, 0, _data.Length);
        }

        private static int Length(byte p3)
        {
            return p3 == 0 ? 256 : p3;
        }

        private void SendHeader()
        {
            _dataSent = 0;
            _expected = _room;
            _acknowledged = false;
            Send(_header, 0, HeaderLength);
        }

        private void OnProcedure(byte value)
        {
            // 9.2.2.3.1: NULL asks for time; INS moves everything, its complement one byte; 6x and 9x begin the status.
            if (value == ProcedureNull)
            {
                return;
            }

            if ((value & 0xF0) == 0x60 || (value & 0xF0) == 0x90)
            {
                _sw1 = value;
                _state = State.Sw2;
            }
            else if (value == _header[1])
            {
                Acknowledged(256);
            }
            else if (value == (_header[1] ^ 0xFF))
            {
                Acknowledged(1);
            }
            else
            {
                Fail(Status.Protocol);
            }
        }

        private void Acknowledged(int atMost)
        {
            _acknowledged = true;
            int left = _dataCount - _dataSent;
            if (left > 0)
            {
                int count = left < atMost ? left : atMost;
                Send(_data, _dataSent, count);
                _dataSent += count;
            }
            else if (_expected > 0)
            {
                _burst = _expected < atMost ? _expected : atMost;
                _state = State.Data;
            }
            else
            {
                // Asks for bytes that the command does not have.
                Fail(Status.Protocol);
            }
        }

        private void OnData(byte value)
        {
            if (ResponseLength >= MaxResponse - 2)
            {
                Fail(Status.Protocol);
                return;
            }

            Response[ResponseLength++] = value;
            _expected--;
            _burst--;
            if (_burst == 0)
            {
                _state = State.Procedure;
            }
        }

        private void OnStatus(byte sw1, byte sw2)
        {
            if (sw1 == MoreData && _case != 1)
            {
                FollowUp(GetResponse, sw2);
            }
            else if (sw1 == WrongLength && (_case == 2 || _followUp) && !_acknowledged)
            {
                FollowUp(_header[1], sw2);
            }
            else if (NeedsDataAfterWarning(sw1, sw2))
            {
                _warning1 = sw1;
                _warning2 = sw2;
                FollowUp(GetResponse, 0);
            }
            else
            {
                Complete(sw1, sw2);
            }
        }

        private bool NeedsDataAfterWarning(byte sw1, byte sw2)
        {
            // 9.3.1.1.4: a warning after the data of a case 4 command is kept, and what the card has is fetched.
            if (_case != 4 || _followUp || !_acknowledged)
            {
                return false;
            }

            bool ok = sw1 == 0x90 && sw2 == 0x00;
            return sw1 == Warning62 || sw1 == Warning63 || ((sw1 & 0xF0) == 0x90 && !ok);
        }

        private void FollowUp(byte instruction, byte length)
        {
            if (++_followUps > MaxFollowUps)
            {
                Fail(Status.Protocol);
                return;
            }

            if (instruction == GetResponse)
            {
                _header[0] = 0x00;
                _header[1] = GetResponse;
                _header[2] = 0x00;
                _header[3] = 0x00;
                _followUp = true;
            }

            _dataCount = 0;
            _header[4] = length;
            _room = Length(length);
            SendHeader();
        }

        private void Complete(byte sw1, byte sw2)
        {
            if (_warning1 != 0)
            {
                sw1 = _warning1;
                sw2 = _warning2;
            }

            Response[ResponseLength++] = sw1;
            Response[ResponseLength++] = sw2;
            Finish();
        }
    }
}
