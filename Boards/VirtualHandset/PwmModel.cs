using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>A buzzer or a backlight: what it does now, and a short memory of what it was told (the newest <see cref="Remembered"/> changes).</summary>
    public sealed class PwmModel : IPwm, IModel
    {
        public const int Remembered = 32;

        private readonly VirtualClock _clock;
        private readonly long[] _timeUs = new long[Remembered];
        private readonly int[] _frequencyHz = new int[Remembered];
        private readonly int[] _dutyPercent = new int[Remembered];

        public PwmModel(VirtualClock clock)
        {
            _clock = clock;
        }

        /// <summary>0 when stopped.</summary>
        public int FrequencyHz { get; private set; }

        /// <summary>0 when stopped.</summary>
        public int DutyPercent { get; private set; }

        /// <summary>Changes since the world began.</summary>
        public int Changes { get; private set; }

        public void Start(int frequencyHz, int dutyPercent)
        {
            Note(frequencyHz, dutyPercent);
        }

        public void Stop()
        {
            Note(0, 0);
        }

        /// <summary>A change by its number, 0 = the first ever. False when it is forgotten or has not happened.</summary>
        public bool TryRead(int number, out long timeUs, out int frequencyHz, out int dutyPercent)
        {
            bool known = number >= 0 && number < Changes && number >= Changes - Remembered;
            int i = known ? number % Remembered : 0;
            timeUs = known ? _timeUs[i] : 0;
            frequencyHz = known ? _frequencyHz[i] : 0;
            dutyPercent = known ? _dutyPercent[i] : 0;
            return known;
        }

        public void PowerLost()
        {
            Note(0, 0);
        }

        private void Note(int frequencyHz, int dutyPercent)
        {
            if (frequencyHz == FrequencyHz && dutyPercent == DutyPercent)
            {
                return;
            }

            FrequencyHz = frequencyHz;
            DutyPercent = dutyPercent;
            int i = Changes % Remembered;
            _timeUs[i] = _clock.NowUs;
            _frequencyHz[i] = frequencyHz;
            _dutyPercent[i] = dutyPercent;
            Changes++;
        }
    }
}
