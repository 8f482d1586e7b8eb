using Drivers.Hal;

namespace Drivers.Nfc
{
    /// <summary>What the four lights say (EMV Contactless Book A, 9.2).</summary>
    public enum TapLight : byte
    {
        /// <summary>All dark: no taps are taken.</summary>
        NotReady = 0,

        /// <summary>The first light blinks now and then: alive, no sale.</summary>
        Idle,

        /// <summary>The first light: present the card.</summary>
        ReadyToRead,

        /// <summary>The first light stays while the card is at work.</summary>
        Processing,

        /// <summary>All four, for three quarters of a second: the card may go.</summary>
        CardRead,

        /// <summary>All dark; the tone says the rest.</summary>
        Error,
    }

    /// <summary>The four lights beside the reader. Without pins it does nothing.</summary>
    public sealed class TapLights
    {
        /// <summary>Idle: lit so long, every so often.</summary>
        public const int BlinkMs = 200;
        public const int BlinkEveryMs = 5000;

        /// <summary>How long all four are lit once a card was read.</summary>
        public const int CardReadMs = 750;

        private const int Count = 4;
        private const int All = 0x0F;
        private const int First = 0x01;

        private readonly IPin[] _pins;
        private TapLight _state;
        private int _lit = -1;
        private long _dueMs = long.MaxValue;

        /// <param name="pins">Four outputs, high = lit; null where there are none.</param>
        public TapLights(IPin[] pins)
        {
            _pins = pins;
        }

        public TapLight State
        {
            get { return _state; }
        }

        /// <summary>Says something else. What a card was read with stays for its time before <see cref="TapLight.Idle"/> follows.</summary>
        public void Show(TapLight state, long nowMs)
        {
            if (state == _state || (state == TapLight.Idle && _state == TapLight.CardRead && nowMs < _dueMs))
            {
                return;
            }

            _state = state;
            _dueMs = long.MaxValue;
            switch (state)
            {
                case TapLight.Idle:
                    Light(0);
                    _dueMs = nowMs + BlinkEveryMs;
                    break;
                case TapLight.ReadyToRead:
                case TapLight.Processing:
                    Light(First);
                    break;
                case TapLight.CardRead:
                    Light(All);
                    _dueMs = nowMs + CardReadMs;
                    break;
                default:
                    Light(0);
                    break;
            }
        }

        /// <summary>Blinks, and puts out what has been lit long enough.</summary>
        public void Poll(long nowMs)
        {
            if (nowMs < _dueMs)
            {
                return;
            }

            if (_state == TapLight.CardRead)
            {
                Show(TapLight.Idle, nowMs);
            }
            else
            {
                bool on = _lit == 0;
                Light(on ? First : 0);
                _dueMs = nowMs + (on ? BlinkMs : BlinkEveryMs - BlinkMs);
            }
        }

        private void Light(int lit)
        {
            if (_pins == null || lit == _lit)
            {
                _lit = lit;
                return;
            }

            _lit = lit;
            for (int i = 0; i < Count; i++)
            {
                _pins[i].Write((lit & (1 << i)) != 0);
            }
        }
    }
}
