using System;
using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>
    /// A PN532 at the level of its frames on SPI and of the cards in its field. Commands take the time of the bus, the chip
    /// and the air (PN532 user manual UM0701-02; ISO/IEC 14443 at 106 kbit/s). What the manual forbids is counted.
    /// </summary>
    public sealed partial class Pn532Model : ISpi, IModel
    {
        private const int FrameBytes = 300;
        private const int BootUs = 2000;
        private const int AckUs = 100;
        private const byte DataWrite = 0x01;
        private const byte StatusRead = 0x02;
        private const byte DataRead = 0x03;
        private const byte Start = 0xFF;
        private const byte HostToChip = 0xD4;
        private const byte ChipToHost = 0xD5;

        private static readonly byte[] Ack = { 0x00, 0x00, 0xFF, 0x00, 0xFF, 0x00 };
        private static readonly byte[] SyntaxError = { 0x00, 0x00, 0xFF, 0x01, 0xFF, 0x7F, 0x81, 0x00 };

        private readonly VirtualClock _clock;
        private readonly byte[] _in = new byte[FrameBytes];
        private readonly byte[] _out = new byte[FrameBytes];
        private int _inAt;
        private int _inCount;
        private int _outCount;
        private int _answerCount;
        private long _bootedUs;
        private long _ackUs = VirtualClock.Never;
        private long _answerUs = VirtualClock.Never;
        private bool _ackReady;
        private bool _answerReady;

        public Pn532Model(VirtualClock clock)
        {
            _clock = clock;
            Ready = new VirtualPin(true);
            Reset = new VirtualPin(true);
            Reset.Changed = OnReset;
            LastViolation = string.Empty;
            ResetChip();
        }

        /// <summary>IRQ: low while the chip has something to say.</summary>
        public VirtualPin Ready { get; }

        /// <summary>RSTPD_N, active low.</summary>
        public VirtualPin Reset { get; }

        /// <summary>SPI clock; the chip takes up to 5 MHz.</summary>
        public int ClockKhz { get; set; } = 5000;

        /// <summary>The chip does not answer at all.</summary>
        public bool Dead { get; set; }

        /// <summary>IC code that the chip gives as its own.</summary>
        public byte IcCode { get; set; } = 0x32;

        /// <summary>That many of the next command frames get lost on the bus, and that many of the next ACKs and answers arrive damaged.</summary>
        public int LostCommands { get; set; }
        public int DamagedAcks { get; set; }
        public int DamagedAnswers { get; set; }

        /// <summary>What a correct driver never does; the last one in words.</summary>
        public int Violations { get; private set; }

        public string LastViolation { get; private set; }

        /// <summary>Time that all transactions so far took on the bus.</summary>
        public long BusUs { get; private set; }

        /// <summary>Commands acknowledged.</summary>
        public int Commands { get; private set; }

        /// <summary>When it will next do something by itself, on <see cref="VirtualClock.NowUs"/>; <see cref="VirtualClock.Never"/> when it waits to be asked.</summary>
        public long NextUs
        {
            get { return _ackUs < _answerUs ? _ackUs : _answerUs; }
        }

        /// <inheritdoc/>
        public Status Write(byte[] data, int offset, int count)
        {
            CountBus(count);
            if (Dead || !Reset.High)
            {
                return Status.Ok;
            }

            if (Turn(data[offset]) != DataWrite || count > FrameBytes)
            {
                Violate("a write that is none");
                return Status.Ok;
            }

            for (int i = 1; i < count; i++)
            {
                _in[i - 1] = Turn(data[offset + i]);
            }

            TakeFrame(count - 1);
            return Status.Ok;
        }

        /// <inheritdoc/>
        public Status Transfer(byte[] data, int offset, int count)
        {
            CountBus(count);
            int kind = Turn(data[offset]);
            for (int i = 1; i < count; i++)
            {
                data[offset + i] = 0;
            }

            if (Dead || !Reset.High)
            {
                return Status.Ok;
            }

            if (kind == StatusRead)
            {
                data[offset + 1] = Turn(_ackReady || _answerReady ? (byte)1 : (byte)0);
            }
            else if (kind != DataRead)
            {
                Violate("a read that is none");
            }
            else if (_ackReady)
            {
                Give(Ack, Ack.Length, data, offset, count);
                _ackReady = false;
            }
            else if (_answerReady)
            {
                Give(_out, _outCount, data, offset, count);
                _answerReady = false;
            }
            else
            {
                Violate("a read of nothing");
            }

            ShowReady();
            return Status.Ok;
        }

        /// <summary>Does what is due; the clock already stands there.</summary>
        public void Run(long nowUs)
        {
            if (_ackUs <= nowUs)
            {
                _ackUs = VirtualClock.Never;
                _ackReady = true;
                Commands++;
                Execute(nowUs);
            }
            else if (_answerUs <= nowUs)
            {
                _answerUs = VirtualClock.Never;
                _answerReady = true;
            }

            ShowReady();
        }

        /// <inheritdoc/>
        public void PowerLost()
        {
            ResetChip();
        }

        private void OnReset(VirtualPin pin, bool high)
        {
            ResetChip();
            _bootedUs = _clock.NowUs + BootUs;
        }

        private void ResetChip()
        {
            Drop();
            ResetRadio();
        }

        /// <summary>Forgets the command under way.</summary>
        private void Drop()
        {
            _ackUs = VirtualClock.Never;
            _answerUs = VirtualClock.Never;
            _ackReady = false;
            _answerReady = false;
            _speaking = null;
            ShowReady();
        }

        private void ShowReady()
        {
            Ready.Write(!_ackReady && !_answerReady);
        }

        private void TakeFrame(int count)
        {
            int at = 0;
            while (at + 3 < count && !(_in[at] == 0 && _in[at + 1] == Start))
            {
                at++;
            }

            int length = _in[at + 2];
            int check = _in[at + 3];
            if (length == 0x00 && check == 0xFF)
            {
                Drop();
            }
            else if (length == 0xFF && check == 0x00)
            {
                Repeat();
            }
            else if (length == 0xFF && check == 0xFF)
            {
                length = (_in[at + 4] << 8) | _in[at + 5];
                TakeCommand(at + 7, length, _in[at + 4] + _in[at + 5] + _in[at + 6], count);
            }
            else
            {
                TakeCommand(at + 4, length, length + check, count);
            }
        }

        private void TakeCommand(int at, int length, int lengthSum, int count)
        {
            if (LostCommands > 0)
            {
                LostCommands--;
                return;
            }

            int sum = 0;
            for (int i = at; i <= at + length && i < count; i++)
            {
                sum += _in[i];
            }

            if ((lengthSum & 0xFF) != 0 || (sum & 0xFF) != 0 || at + length >= count || length < 2 || _in[at] != HostToChip)
            {
                Violate("a frame that is none");
            }
            else if (_clock.NowUs < _bootedUs)
            {
                Violate("a command before the chip is awake");
            }
            else
            {
                Drop();
                _inAt = at + 1;
                _inCount = length - 1;
                _ackUs = _clock.NowUs + BusTimeUs(count + 1) + AckUs;
            }
        }

        private void Repeat()
        {
            if (_outCount == 0 || _ackReady || _ackUs != VirtualClock.Never || _answerUs != VirtualClock.Never)
            {
                Violate("a NACK to nothing");
                return;
            }

            _answerUs = _clock.NowUs + AckUs;
        }

        /// <summary>The answer is complete in <see cref="_out"/> from <see cref="AnswerAt"/> on; it will be there after that time.</summary>
        private void Finish(int workUs)
        {
            int length = _answerCount + 2;
            int header = length <= 0xFF ? 5 : 8;
            Array.Copy(_out, AnswerAt, _out, header + 2, _answerCount);
            _out[0] = 0;
            _out[1] = 0;
            _out[2] = Start;
            if (header == 5)
            {
                _out[3] = (byte)length;
                _out[4] = (byte)-length;
            }
            else
            {
                _out[3] = 0xFF;
                _out[4] = 0xFF;
                _out[5] = (byte)(length >> 8);
                _out[6] = (byte)length;
                _out[7] = (byte)-((length >> 8) + length);
            }

            _out[header] = ChipToHost;
            _out[header + 1] = (byte)(_in[_inAt] + 1);
            int sum = 0;
            for (int i = header; i < header + length; i++)
            {
                sum += _out[i];
            }

            _out[header + length] = (byte)-sum;
            _out[header + length + 1] = 0;
            _outCount = header + length + 2;
            _answerUs = _clock.NowUs + workUs;
        }

        private void Refuse(string why)
        {
            Violate(why);
            Array.Copy(SyntaxError, 0, _out, 0, SyntaxError.Length);
            _outCount = SyntaxError.Length;
            _answerUs = _clock.NowUs + AckUs;
        }

        private void Give(byte[] frame, int frameCount, byte[] data, int offset, int count)
        {
            if (frameCount > count - 1)
            {
                Violate("an answer read in part");
            }

            for (int i = 0; i < frameCount && i < count - 1; i++)
            {
                data[offset + 1 + i] = Turn(frame[i]);
            }

            if (frame == Ack && DamagedAcks > 0)
            {
                DamagedAcks--;
                data[offset + frameCount - 2] ^= 0x10;
            }

            if (frame == _out && DamagedAnswers > 0)
            {
                DamagedAnswers--;
                data[offset + frameCount - 2] ^= 0x10;
            }
        }

        private void CountBus(int count)
        {
            BusUs += BusTimeUs(count);
        }

        private int BusTimeUs(int count)
        {
            return count * 8000 / ClockKhz;
        }

        private void Violate(string what)
        {
            Violations++;
            LastViolation = what;
        }

        private static byte Turn(byte value)
        {
            int turned = ((value & 0x0F) << 4) | (value >> 4);
            turned = ((turned & 0x33) << 2) | ((turned >> 2) & 0x33);
            turned = ((turned & 0x55) << 1) | ((turned >> 1) & 0x55);
            return (byte)turned;
        }
    }
}
