using Drivers.Hal;

namespace Drivers.Buzzer
{
    /// <summary>What the beeper can say.</summary>
    public enum Sound : byte
    {
        None = 0,

        /// <summary>A key was taken.</summary>
        Key,

        /// <summary>Approved: two rising tones.</summary>
        Success,

        /// <summary>Declined or failed: one long low tone.</summary>
        Error,

        /// <summary>Look at the screen: two short tones.</summary>
        Attention,

        /// <summary>The card is still in the slot: repeats until <see cref="Beeper.Stop"/> or another sound.</summary>
        RemoveCard,

        /// <summary>A tap was read, the card may go: the success tone of EMV Contactless Book A, 9.3.</summary>
        CardRead,

        /// <summary>A tap failed: the alert tone of Book A, 9.3.</summary>
        TapAlert,
    }

    /// <summary>Plays short patterns on a buzzer without waiting for them.</summary>
    public sealed class Beeper
    {
        /// <summary>Loudest of the volumes, which begin at 1.</summary>
        public const int MaxVolume = 3;

        // A narrower pulse is a weaker stroke of the disc: about 20 dB from the first to the last.
        private const int QuietDutyPercent = 4;
        private const int MediumDutyPercent = 15;
        private const int LoudDutyPercent = 50;

        // Frequency in Hz (0 = silence) and length in ms, in pairs.
        private static readonly short[] s_key = { 2700, 30 };
        private static readonly short[] s_success = { 2000, 90, 0, 40, 2700, 160 };
        private static readonly short[] s_error = { 700, 500 };
        private static readonly short[] s_attention = { 2300, 80, 0, 80, 2300, 80 };
        private static readonly short[] s_removeCard = { 2500, 120, 0, 380 };

        private static readonly short[] s_cardRead = { 1500, 500 };
        private static readonly short[] s_tapAlert = { 750, 200, 0, 200, 750, 200 };

        private readonly IPwm _buzzer;
        private short[] _pattern;
        private int _next;
        private bool _repeats;
        private int _dutyPercent = LoudDutyPercent;
        private bool _quiet;
        private long _dueMs;

        public Beeper(IPwm buzzer)
        {
            _buzzer = buzzer;
        }

        /// <summary>True while a pattern plays.</summary>
        public bool Playing
        {
            get { return _pattern != null; }
        }

        /// <summary>When true nothing sounds; a pattern that plays is cut.</summary>
        public bool Quiet
        {
            get
            {
                return _quiet;
            }

            set
            {
                _quiet = value;
                if (value)
                {
                    Stop();
                }
            }
        }

        /// <summary>1 to <see cref="MaxVolume"/>.</summary>
        public void SetVolume(int volume)
        {
            _dutyPercent = volume <= 1 ? QuietDutyPercent : volume < MaxVolume ? MediumDutyPercent : LoudDutyPercent;
        }

        /// <summary>Starts a sound; it replaces what plays. A key click does not cut a message short.</summary>
        public void Play(Sound sound, long nowMs)
        {
            if (_quiet || (sound == Sound.Key && Playing))
            {
                return;
            }

            short[] pattern = PatternOf(sound);
            if (pattern == null)
            {
                Stop();
                return;
            }

            _pattern = pattern;
            _repeats = sound == Sound.RemoveCard;
            _next = 0;
            _dueMs = nowMs;
            Poll(nowMs);
        }

        /// <summary>Moves on to the next tone when its time has come.</summary>
        /// <returns>When to call again; <see cref="long.MaxValue"/> when nothing plays.</returns>
        public long Poll(long nowMs)
        {
            if (_pattern == null)
            {
                return long.MaxValue;
            }

            if (nowMs < _dueMs)
            {
                return _dueMs;
            }

            if (_next >= _pattern.Length)
            {
                if (!_repeats)
                {
                    Stop();
                    return long.MaxValue;
                }

                _next = 0;
            }

            int frequencyHz = _pattern[_next];
            if (frequencyHz == 0)
            {
                _buzzer.Stop();
            }
            else
            {
                _buzzer.Start(frequencyHz, _dutyPercent);
            }

            _dueMs = nowMs + _pattern[_next + 1];
            _next += 2;
            return _dueMs;
        }

        public void Stop()
        {
            _pattern = null;
            _buzzer.Stop();
        }

        private static short[] PatternOf(Sound sound)
        {
            switch (sound)
            {
                case Sound.Key:
                    return s_key;
                case Sound.Success:
                    return s_success;
                case Sound.Error:
                    return s_error;
                case Sound.Attention:
                    return s_attention;
                case Sound.RemoveCard:
                    return s_removeCard;
                case Sound.CardRead:
                    return s_cardRead;
                case Sound.TapAlert:
                    return s_tapAlert;
                default:
                    return null;
            }
        }
    }
}
