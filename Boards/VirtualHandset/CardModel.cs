using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>
    /// The card slot and what sits in it. Watches supply, clock and reset, answers to reset, then speaks T=0 or T=1
    /// character by character on the I/O line with the timing of a card at 3.5712 MHz.
    /// </summary>
    public sealed class CardModel : IModel
    {
        /// <summary>From reset to TS; a card may take 400 to 40,000 clocks.</summary>
        private const long AtrDelayUs = 2000;

        private const int DefaultBaud = 9600;
        private const int EtuPerCharacter = 12;
        private const int QueueBytes = 600;
        private const byte TsInverse = 0x3F;

        private readonly VirtualClock _clock;
        private readonly UartEnd _line;
        private readonly VirtualPin _reset;
        private readonly VirtualPin _clockEnable;
        private readonly VirtualPin _power;
        private readonly VirtualPin _detect;
        private readonly byte[] _queue = new byte[QueueBytes];
        private readonly byte[] _atr = new byte[QueueBytes];
        private readonly byte[] _one = new byte[1];
        private readonly CardT0 _t0;
        private readonly CardT1 _t1;
        private ICardApplication _application;
        private CardLink _link;
        private CardFaults _faults = new CardFaults();
        private int _queued;
        private int _next;
        private long _dueUs = VirtualClock.Never;
        private bool _live;
        private bool _answering;
        private bool _sending;
        private bool _inverse;
        private bool _warm;
        private int _baud = DefaultBaud;
        private int _atrLength;

        /// <param name="line">The card's end of the I/O line.</param>
        public CardModel(VirtualClock clock, UartEnd line, VirtualPin reset, VirtualPin clockEnable, VirtualPin power, VirtualPin detect)
        {
            _clock = clock;
            _line = line;
            _reset = reset;
            _clockEnable = clockEnable;
            _power = power;
            _detect = detect;
            _t0 = new CardT0(this);
            _t1 = new CardT1(this);
            _link = _t0;
            _reset.Changed = OnContact;
            _clockEnable.Changed = OnContact;
            _power.Changed = OnContact;
        }

        /// <summary>Time the card thinks about a command. At least 2: the turnaround of the line.</summary>
        public int ProcessingMs { get; set; } = 5;

        /// <summary>Ways in which the card in the slot misbehaves; replaced by <see cref="Insert(ICardApplication, CardFaults)"/>.</summary>
        public CardFaults Faults
        {
            get { return _faults; }
        }

        /// <summary>True while a card sits in the slot.</summary>
        public bool Present
        {
            get { return _application != null; }
        }

        /// <summary>The card has supply and clock and is out of reset.</summary>
        public bool Live
        {
            get { return _live; }
        }

        /// <summary>Characters in both directions since the card was inserted.</summary>
        public int Characters { get; private set; }

        /// <summary>Commands answered since the card was inserted.</summary>
        public int Commands { get; internal set; }

        /// <summary>Cold and warm resets since the card was inserted.</summary>
        public int Resets { get; private set; }

        internal ICardApplication Application
        {
            get { return _application; }
        }

        /// <summary>When it will next do something by itself, on <see cref="VirtualClock.NowUs"/>; <see cref="VirtualClock.Never"/> when it waits to be asked.</summary>
        public long NextUs
        {
            get
            {
                if (!_live)
                {
                    return VirtualClock.Never;
                }

                long arrival = _line.Available > 0 ? _clock.NowUs : _line.NextArrivalUs;
                return arrival < _dueUs ? arrival : _dueUs;
            }
        }

        /// <summary>Seats a card. A card that was still there leaves first.</summary>
        public void Insert(ICardApplication card)
        {
            Insert(card, new CardFaults());
        }

        /// <summary>Seats a card that misbehaves.</summary>
        public void Insert(ICardApplication card, CardFaults faults)
        {
            Remove();
            _application = card;
            _faults = faults;
            Characters = 0;
            Commands = 0;
            Resets = 0;
            _detect.Write(true);
        }

        /// <summary>Pulls the card, at whatever character it was.</summary>
        public void Remove()
        {
            Stop();
            _application = null;
            _detect.Write(false);
        }

        /// <summary>Does what is due; the clock already stands there.</summary>
        public void Run(long nowUs)
        {
            if (_dueUs <= nowUs)
            {
                OnDue(nowUs);
            }

            for (int i = 0; i < QueueBytes && _live && _line.Read(_one, 0, 1) > 0; i++)
            {
                Count();
                if (_live && !_answering)
                {
                    _link.Received(_inverse ? Invert(_one[0]) : _one[0]);
                }
            }
        }

        /// <inheritdoc/>
        public void PowerLost()
        {
            Stop();
        }

        /// <summary>Sends characters after the card's usual time. Called by the protocols.</summary>
        internal void Reply(byte[] bytes, int count)
        {
            System.Array.Copy(bytes, 0, _queue, 0, count);
            _queued = count;
            _next = 0;
            _sending = false;
            _dueUs = _clock.NowUs + ((ProcessingMs + _faults.ExtraDelayMs) * 1000L);
        }

        private void OnContact(VirtualPin pin, bool high)
        {
            bool runs = _application != null && _power.High && _clockEnable.High && _reset.High;
            if (runs && !_live)
            {
                Start();
            }
            else if (!runs && _live)
            {
                _warm = _power.High && _clockEnable.High;
                Stop();
            }

            if (!_power.High)
            {
                _warm = false;
            }
        }

        private void Start()
        {
            _live = true;
            _answering = true;
            Resets++;
            _atrLength = _application.Reset(_atr);
            _inverse = _atrLength > 0 && _atr[0] == TsInverse;
            if (_atrLength > 0 && (_faults.WrongTckAlways || (_faults.WrongTckCold && !_warm)))
            {
                _atr[_atrLength - 1] ^= 0x01;
            }

            SetLine(DefaultBaud);
            System.Array.Copy(_atr, 0, _queue, 0, _atrLength);
            _queued = _atrLength;
            _next = 0;
            _sending = false;
            _dueUs = _atrLength > 0 ? _clock.NowUs + AtrDelayUs : VirtualClock.Never;
        }

        private void Stop()
        {
            _live = false;
            _answering = false;
            _dueUs = VirtualClock.Never;
            _queued = 0;
            _line.Drop();
        }

        private void OnDue(long nowUs)
        {
            _dueUs = VirtualClock.Never;
            if (_sending)
            {
                _sending = false;
                Count();
                if (!_live)
                {
                    return;
                }
            }

            if (_next < _queued)
            {
                SendNext(nowUs);
            }
            else if (_answering)
            {
                FinishAtr();
            }
        }

        private void SendNext(long nowUs)
        {
            byte value = _queue[_next++];
            if (Characters == _faults.FlipAtCharacter)
            {
                value ^= _faults.FlipMask;
                _faults.FlipAtCharacter = -1;
            }

            bool mute = _faults.MuteAtCharacter >= 0 && Characters >= _faults.MuteAtCharacter;
            if (!mute)
            {
                _one[0] = _inverse ? Invert(value) : value;
                Status written = _line.Write(_one, 0, 1);
                _sending = written == Status.Ok;
                _dueUs = nowUs + (EtuPerCharacter * 1000000L / _baud) + 1;
            }
        }

        private void FinishAtr()
        {
            _answering = false;
            var facts = new CardAtr(_atr, _atrLength);
            if (facts.RateFactor != 1 || _baud != DefaultBaud)
            {
                SetLine(DefaultBaud * facts.RateFactor);
            }

            _link = facts.Protocol == 1 ? (CardLink)_t1 : _t0;
            _link.Reset(facts);
        }

        private void Count()
        {
            Characters++;
            if (_faults.TearAtCharacter >= 0 && Characters >= _faults.TearAtCharacter)
            {
                Remove();
            }
        }

        private void SetLine(int baud)
        {
            _baud = baud;
            if (_line.Configure(baud, _inverse ? Parity.Odd : Parity.Even, 2) != Status.Ok)
            {
                Stop();
            }
        }

        private static byte Invert(byte value)
        {
            int turned = 0;
            for (int i = 0; i < 8; i++)
            {
                turned = (turned << 1) | ((~value >> i) & 1);
            }

            return (byte)turned;
        }
    }
}
