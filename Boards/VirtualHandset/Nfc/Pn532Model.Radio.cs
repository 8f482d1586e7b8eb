using System;

namespace VirtualHandset
{
    /// <content>Commands, the field and what lies in it.</content>
    public sealed partial class Pn532Model
    {
        private const int AnswerAt = 10;
        private const int MaxCards = 2;
        private const int WorkUs = 200;
        private const int ListUs = 500;
        private const int NoAnswerUs = 400;
        private const int ByteUs = 85;
        private const int TurnaroundUs = 91;

        // REQA, ATQA, then for each level of the number 93 20, four bytes with check, SELECT, SAK.
        private const int RequestBytes = 3;
        private const int LevelBytes = 2 + 5 + 9 + 3;
        private const int TypeBBytes = 5 + 14 + 11 + 3;

        private const int WaitUnitUs = 100;
        private const int DefaultWait = 0x0A;
        private const byte Done = 0x00;
        private const byte TimedOut = 0x01;
        private const byte WrongCrc = 0x02;
        private const byte WrongContext = 0x27;
        private const byte AutomaticRats = 0x10;

        private readonly NfcCard[] _cards = new NfcCard[MaxCards];
        private readonly NfcCard[] _targets = new NfcCard[MaxCards];
        private NfcCard _speaking;
        private long _fieldSinceUs;
        private long _fieldUs;
        private byte _wait;
        private bool _samSet;
        private bool _automaticRats;

        /// <summary>The carrier is on.</summary>
        public bool FieldOn { get; private set; }

        /// <summary>Time the carrier was on so far.</summary>
        public long FieldUs
        {
            get { return _fieldUs + (FieldOn ? _clock.NowUs - _fieldSinceUs : 0); }
        }

        /// <summary>Cards, phones and watches in front of the reader.</summary>
        public int CardCount
        {
            get { return (_cards[0] == null ? 0 : 1) + (_cards[1] == null ? 0 : 1); }
        }

        /// <summary>Holds a plastic card of type A to the reader. At most two things fit.</summary>
        public void Present(ICardApplication card)
        {
            Present(card, new NfcTraits());
        }

        /// <summary>Holds a card, phone or watch to the reader.</summary>
        public void Present(ICardApplication card, NfcTraits traits)
        {
            int place = _cards[0] == null ? 0 : 1;
            var seat = new NfcCard(card, traits);
            seat.PoweredAtUs = _clock.NowUs;
            seat.State = FieldOn ? NfcCardState.Idle : NfcCardState.Off;
            _cards[place] = seat;
        }

        /// <summary>Takes everything away.</summary>
        public void Take()
        {
            for (int i = 0; i < MaxCards; i++)
            {
                Leave(i);
            }
        }

        /// <summary>Takes that one away.</summary>
        public void Take(ICardApplication card)
        {
            for (int i = 0; i < MaxCards; i++)
            {
                if (_cards[i] != null && _cards[i].Application == card)
                {
                    Leave(i);
                }
            }
        }

        /// <summary>Bytes that crossed the air to and from that card since it was presented; -1 when it is not there.</summary>
        public int BytesOf(ICardApplication card)
        {
            for (int i = 0; i < MaxCards; i++)
            {
                if (_cards[i] != null && _cards[i].Application == card)
                {
                    return _cards[i].Bytes;
                }
            }

            return -1;
        }

        private void Leave(int place)
        {
            NfcCard card = _cards[place];
            _cards[place] = null;
            if (card == null)
            {
                return;
            }

            card.PowerOff();
            if (_speaking == card && _answerUs != VirtualClock.Never)
            {
                EndInSilence();
            }
        }

        private void ResetRadio()
        {
            SwitchField(false);
            _wait = DefaultWait;
            _samSet = false;
            _automaticRats = true;
            _outCount = 0;
        }

        private void Execute(long nowUs)
        {
            byte command = _in[_inAt];
            _answerCount = 0;
            if (!_samSet && command != 0x14 && command != 0x02)
            {
                Refuse("a command before SAMConfiguration");
                return;
            }

            switch (command)
            {
                case 0x02:
                    byte[] version = { IcCode, 0x01, 0x06, 0x07 };
                    Array.Copy(version, 0, _out, AnswerAt, version.Length);
                    _answerCount = version.Length;
                    Finish(WorkUs);
                    break;

                case 0x12:
                    _automaticRats = (_in[_inAt + 1] & AutomaticRats) != 0;
                    Finish(WorkUs);
                    break;

                case 0x14:
                    _samSet = true;
                    Finish(WorkUs);
                    break;

                case 0x32:
                    ConfigureRadio();
                    break;

                case 0x42:
                    CommunicateThrough();
                    break;

                case 0x4A:
                    List(nowUs);
                    break;

                case 0x54:
                    Select();
                    break;

                default:
                    Refuse("a command that is not modelled");
                    break;
            }
        }

        private void ConfigureRadio()
        {
            switch (_in[_inAt + 1])
            {
                case 0x01:
                    SwitchField((_in[_inAt + 2] & 1) != 0);
                    break;

                case 0x02:
                    _wait = _in[_inAt + 4];
                    break;
            }

            Finish(WorkUs);
        }

        private void SwitchField(bool on)
        {
            if (on == FieldOn)
            {
                return;
            }

            _fieldUs += FieldOn ? _clock.NowUs - _fieldSinceUs : 0;
            FieldOn = on;
            _fieldSinceUs = _clock.NowUs;
            for (int i = 0; i < MaxCards; i++)
            {
                _targets[i] = null;
                if (_cards[i] != null)
                {
                    _cards[i].PowerOff();
                    _cards[i].State = on ? NfcCardState.Idle : NfcCardState.Off;
                    _cards[i].PoweredAtUs = _clock.NowUs;
                }
            }
        }

        private void List(long nowUs)
        {
            int most = _in[_inAt + 1];
            bool typeB = _in[_inAt + 2] == 0x03;
            if (_automaticRats || most < 1 || most > MaxCards || (_in[_inAt + 2] != 0 && !typeB))
            {
                Refuse("a way to list targets that is not modelled");
                return;
            }

            SwitchField(true);
            int found = 0;
            int at = AnswerAt + 1;
            int airUs = NoAnswerUs;
            for (int i = 0; i < MaxCards; i++)
            {
                _targets[i] = null;
            }

            for (int i = 0; i < MaxCards && found < most; i++)
            {
                NfcCard card = _cards[i];
                if (card == null || card.Traits.TypeB != typeB || card.State != NfcCardState.Idle || nowUs < card.PoweredAtUs + card.Traits.PowerUpUs)
                {
                    continue;
                }

                int levels = card.Traits.Uid.Length / 3;
                int bytes = typeB ? TypeBBytes : RequestBytes + (levels * LevelBytes);
                airUs += bytes * ByteUs;
                if (card.Cross(bytes))
                {
                    _targets[found++] = card;
                    at = typeB ? DescribeB(card, found, at) : DescribeA(card, found, most > 1, at);
                }
            }

            RemoveGone();
            _out[AnswerAt] = (byte)found;
            _answerCount = at - AnswerAt;
            Finish(ListUs + airUs);
        }

        private int DescribeA(NfcCard card, int number, bool rests, int at)
        {
            byte[] uid = card.Traits.Uid;
            _out[at] = (byte)number;
            _out[at + 1] = 0x00;
            _out[at + 2] = (byte)(uid.Length == 4 ? 0x04 : uid.Length == 7 ? 0x44 : 0x84);
            _out[at + 3] = card.Traits.SpeaksBlocks ? (byte)0x20 : (byte)0x08;
            _out[at + 4] = (byte)uid.Length;
            Array.Copy(uid, 0, _out, at + 5, uid.Length);

            // To look for another card, the chip puts this one to rest.
            card.State = rests ? NfcCardState.Halted : NfcCardState.Active;
            return at + 5 + uid.Length;
        }

        private int DescribeB(NfcCard card, int number, int at)
        {
            _out[at] = (byte)number;
            int next = at + 1 + card.AnswerToRequestB(_out, at + 1);
            if (!card.Activate(256))
            {
                card.State = NfcCardState.Halted;
            }

            _out[next] = 1;
            _out[next + 1] = 0x00;
            return next + 2;
        }

        private void Select()
        {
            int number = _in[_inAt + 1];
            NfcCard card = number >= 1 && number <= MaxCards ? _targets[number - 1] : null;
            if (card == null || card.Traits.TypeB)
            {
                End(WrongContext, WorkUs);
                return;
            }

            int bytes = RequestBytes + (card.Traits.Uid.Length / 3 * LevelBytes);
            bool there = card.State == NfcCardState.Halted && card.Cross(bytes);
            if (there)
            {
                card.State = NfcCardState.Active;
            }

            RemoveGone();
            End(there ? Done : TimedOut, WorkUs + (bytes * ByteUs));
        }

        private void CommunicateThrough()
        {
            if (!FieldOn)
            {
                Violate("a card command without a field");
            }

            int count = _inCount - 1;
            int airUs = WorkUs + ((count + 2) * ByteUs);
            NfcCard card = Talking();
            int length = card == null ? 0 : card.Hear(_in, _inAt + 1, count, _out, AnswerAt + 1, _clock.NowUs);
            if (card != null && card.Complaint != null)
            {
                Violate(card.Complaint);
                card.Complaint = null;
            }

            RemoveGone();
            if (length == 0 || (_wait != 0 && card.WorkUs > WaitUs))
            {
                EndInSilence();
                return;
            }

            _answerCount = 1 + length;
            _out[AnswerAt] = card.Damaged ? WrongCrc : Done;
            _speaking = card;
            Finish(airUs + TurnaroundUs + card.WorkUs + ((length + 2) * ByteUs));
        }

        private NfcCard Talking()
        {
            for (int i = 0; i < MaxCards; i++)
            {
                if (_cards[i] != null && (_cards[i].State == NfcCardState.Active || _cards[i].State == NfcCardState.Protocol))
                {
                    return _cards[i];
                }
            }

            return null;
        }

        private long WaitUs
        {
            get { return (long)WaitUnitUs << (_wait - 1); }
        }

        /// <summary>Nobody answers: the chip says so after its time, or never when it was told to wait without end.</summary>
        private void EndInSilence()
        {
            _speaking = null;
            End(TimedOut, WorkUs);
            _answerUs = _wait == 0 ? VirtualClock.Never : _answerUs + WaitUs;
        }

        private void End(byte status, int workUs)
        {
            _out[AnswerAt] = status;
            _answerCount = 1;
            Finish(workUs);
        }

        private void RemoveGone()
        {
            for (int i = 0; i < MaxCards; i++)
            {
                if (_cards[i] != null && _cards[i].Gone)
                {
                    _cards[i] = null;
                }
            }
        }
    }
}
