using System;

namespace VirtualHandset
{
    /// <summary>Where a card stands (ISO/IEC 14443-3, 6.2; 14443-4).</summary>
    internal enum NfcCardState
    {
        Off = 0,
        Idle,
        Active,
        Halted,
        Protocol,
    }

    /// <summary>A card in the field: its half of activation and of the block protocol, by the card's rules of ISO/IEC 14443-4, 7.5.4.</summary>
    internal sealed class NfcCard
    {
        private const int MaxCommand = 261;
        private const int MaxResponse = 258;
        private const int MaxAtr = 40;
        private const int OverheadBytes = 3;
        private const int BlockUs = 300;
        private const byte Rats = 0xE0;
        private const byte Halt = 0x50;
        private const byte More = 0x10;
        private const byte Deselect = 0xC2;
        private const byte Wtx = 0xF2;
        private static readonly short[] FrameSizes = { 16, 24, 32, 40, 48, 64, 96, 128, 256 };

        private readonly byte[] _command = new byte[MaxCommand];
        private readonly byte[] _response = new byte[MaxResponse];
        private readonly byte[] _last = new byte[MaxResponse];
        private int _commandLength;
        private int _responseLength;
        private int _given;
        private int _lastLength;
        private int _number;
        private int _extensions;
        private int _readerFrameBytes;
        private int _bytes;
        private int _block;
        private bool _mute;
        private long _busyUntilUs;

        public NfcCard(ICardApplication application, NfcTraits traits)
        {
            Application = application;
            Traits = traits;
        }

        public ICardApplication Application { get; }

        public NfcTraits Traits { get; }

        public NfcCardState State { get; set; }

        public long PoweredAtUs { get; set; }

        /// <summary>The card has left in the middle of something.</summary>
        public bool Gone { get; private set; }

        /// <summary>The last answer arrives damaged.</summary>
        public bool Damaged { get; private set; }

        /// <summary>How long the card takes for the last answer.</summary>
        public int WorkUs { get; private set; }

        public int Commands { get; private set; }

        /// <summary>What the terminal did against the protocol; null for nothing.</summary>
        public string Complaint { get; set; }

        public int Bytes
        {
            get { return _bytes; }
        }

        private int FrameBytes
        {
            get { return FrameSizes[Traits.Fsci > 8 ? 8 : Traits.Fsci]; }
        }

        /// <summary>Bytes cross the air; false when the card is gone or mute by now.</summary>
        public bool Cross(int count)
        {
            _bytes += count;
            Gone |= Traits.LeaveAtByte >= 0 && _bytes >= Traits.LeaveAtByte;
            _mute |= Traits.MuteAtByte >= 0 && _bytes >= Traits.MuteAtByte;
            return !Gone && !_mute;
        }

        /// <summary>The field went away.</summary>
        public void PowerOff()
        {
            State = NfcCardState.Off;
            _busyUntilUs = 0;
            _commandLength = 0;
            _responseLength = 0;
        }

        /// <summary>ATQB of a type B card (ISO/IEC 14443-3, 7.9).</summary>
        public int AnswerToRequestB(byte[] into, int at)
        {
            byte[] atqb = { 0x50, 0x11, 0x22, 0x33, 0x44, 0, 0, 0, 0, 0x00, (byte)((Traits.Fsci << 4) | (Traits.SpeaksBlocks ? 1 : 0)), (byte)(Traits.Fwi << 4) };
            Array.Copy(atqb, 0, into, at, atqb.Length);
            return atqb.Length;
        }

        /// <summary>Becomes talkative; false for a mute card.</summary>
        public bool Activate(int readerFrameBytes)
        {
            _readerFrameBytes = readerFrameBytes;
            _number = 1;
            _commandLength = 0;
            _responseLength = 0;
            _lastLength = 0;
            _block = 0;
            bool speaks = Application.Reset(new byte[MaxAtr]) > 0;
            State = speaks ? NfcCardState.Protocol : NfcCardState.Halted;
            return speaks;
        }

        /// <summary>Hears a frame (without CRC) and answers; 0 for silence.</summary>
        public int Hear(byte[] frame, int at, int count, byte[] answer, int answerAt, long nowUs)
        {
            Damaged = false;
            WorkUs = BlockUs;
            if (!Cross(count + 2) || nowUs < _busyUntilUs)
            {
                // A card at work hears nothing.
                return 0;
            }

            int length = State == NfcCardState.Protocol ? HearBlock(frame, at, count, answer, answerAt)
                : State == NfcCardState.Active ? HearActive(frame, at, count, answer, answerAt) : 0;
            _busyUntilUs = nowUs + WorkUs;
            return length == 0 || Cross(length + 2) ? length : 0;
        }

        private int HearActive(byte[] frame, int at, int count, byte[] answer, int answerAt)
        {
            if (frame[at] == Halt)
            {
                State = NfcCardState.Halted;
                return 0;
            }

            if (frame[at] != Rats || count != 2 || !Traits.SpeaksBlocks)
            {
                Complaint = "an active card got something else than RATS";
                return 0;
            }

            int fsdi = frame[at + 1] >> 4;
            if (!Activate(FrameSizes[fsdi > 8 ? 8 : fsdi]))
            {
                return 0;
            }

            // TL, T0 with TA, TB and TC present, 106 kbit/s only, waiting and guard times, no CID and no NAD, a historical byte.
            byte[] ats = { 0x06, (byte)(0x70 | Traits.Fsci), 0x00, (byte)((Traits.Fwi << 4) | Traits.Sfgi), 0x00, 0x80 };
            Array.Copy(ats, 0, answer, answerAt, ats.Length);
            return ats.Length;
        }

        private int HearBlock(byte[] frame, int at, int count, byte[] answer, int answerAt)
        {
            int number = _block++;
            bool faulty = Traits.FaultAtBlock >= 0 && number >= Traits.FaultAtBlock && number < Traits.FaultAtBlock + Traits.FaultBlocks;
            if (faulty && Traits.Fault == NfcFault.LostCommand)
            {
                return 0;
            }

            if (count + 2 > FrameBytes)
            {
                Complaint = "a frame longer than the card takes";
                return 0;
            }

            int length = number == Traits.ForgedAtBlock ? Forge() : Respond(frame, at, count);
            Damaged = faulty && Traits.Fault == NfcFault.DamagedAnswer;
            if (length == 0 || (faulty && Traits.Fault == NfcFault.LostAnswer))
            {
                return 0;
            }

            Array.Copy(_last, 0, answer, answerAt, length);
            return length;
        }

        private int Forge()
        {
            Array.Copy(Traits.ForgedAnswer, 0, _last, 0, Traits.ForgedAnswer.Length);
            _lastLength = Traits.ForgedAnswer.Length;
            return _lastLength;
        }

        private int Respond(byte[] frame, int at, int count)
        {
            byte pcb = frame[at];
            if ((pcb & 0xEE) == 0x02)
            {
                return OnInformation(pcb, frame, at + 1, count - 1);
            }

            if ((pcb & 0xEE) == 0xA2 && count == 1)
            {
                return OnReceiveReady(pcb);
            }

            if (pcb == Wtx && count == 2 && _lastLength == 2 && _last[0] == Wtx)
            {
                WorkUs = Traits.ExtendedWorkMs * 1000;
                return Answer();
            }

            if (pcb == Deselect && count == 1)
            {
                State = NfcCardState.Halted;
                return Say(Deselect);
            }

            Complaint = "a block that the protocol does not know";
            return 0;
        }

        private int OnInformation(byte pcb, byte[] frame, int at, int count)
        {
            _number ^= 1;
            if ((pcb & 1) != _number || _commandLength + count > MaxCommand)
            {
                Complaint = "a block out of order";
                return 0;
            }

            Array.Copy(frame, at, _command, _commandLength, count);
            _commandLength += count;
            if ((pcb & More) != 0)
            {
                return Say((byte)(0xA2 | _number));
            }

            Commands++;
            _responseLength = Application.Process(_command, _commandLength, _response);
            _commandLength = 0;
            _given = 0;
            _extensions = Traits.WtxBeforeReply;
            WorkUs = Traits.ProcessingMs * 1000;
            return _responseLength == 0 ? 0 : Answer();
        }

        private int OnReceiveReady(byte pcb)
        {
            if ((pcb & 1) == _number)
            {
                // Rule 11
                return _lastLength;
            }

            if ((pcb & More) != 0)
            {
                // Rule 12
                return Say((byte)(0xA2 | _number));
            }

            if (_given >= _responseLength)
            {
                Complaint = "an acknowledgement of nothing";
                return 0;
            }

            // Rules 13 and E
            _number ^= 1;
            return Answer();
        }

        private int Answer()
        {
            if (_extensions > 0)
            {
                _extensions--;
                _last[1] = Traits.WtxMultiplier;
                Say(Wtx);
                _lastLength = 2;
                return _lastLength;
            }

            int most = _readerFrameBytes - OverheadBytes;
            most = Traits.AnswerChunkBytes > 0 && Traits.AnswerChunkBytes < most ? Traits.AnswerChunkBytes : most;
            int left = _responseLength - _given;
            int length = left < most ? left : most;
            _last[0] = (byte)(0x02 | _number | (length < left ? More : 0));
            Array.Copy(_response, _given, _last, 1, length);
            _given += length;
            _lastLength = length + 1;
            return _lastLength;
        }

        private int Say(byte pcb)
        {
            _last[0] = pcb;
            _lastLength = 1;
            return 1;
        }
    }
}
