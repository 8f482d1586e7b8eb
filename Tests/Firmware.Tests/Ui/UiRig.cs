using Drivers.Buzzer;
using Drivers.Display;
using Drivers.Hal;
using Drivers.Keypad;
using Firmware.Ui;

namespace Tests.Terminal.Ui
{
    /// <summary>The user interface on a display that nobody looks at: keys in, results out.</summary>
    public sealed class UiRig
    {
        private const int DisplayWakesMs = 400;
        private const int StepMs = 10;

        private sealed class Nothing : ISpi, IPin, IPwm
        {
            public bool Read()
            {
                return true;
            }

            public void Write(bool high)
            {
            }

            public Status Write(byte[] data, int offset, int count)
            {
                return Status.Ok;
            }

            public Status Transfer(byte[] data, int offset, int count)
            {
                return Status.Ok;
            }

            public void Start(int frequencyHz, int dutyPercent)
            {
            }

            public void Stop()
            {
            }
        }

        public readonly UiTask Ui;
        public long NowMs;

        public UiRig(Language language)
        {
            var nothing = new Nothing();
            var display = new St7789(nothing, nothing, nothing);
            var pins = new IPin[] { nothing };
            Ui = new UiTask(new MatrixKeypad(pins, pins), new Screen(display), new Texts(language), new Beeper(nothing));
            display.Start(0);
            Run(DisplayWakesMs);
        }

        public void Run(long ms)
        {
            long end = NowMs + ms;
            while (NowMs < end)
            {
                Ui.Poll(NowMs);
                NowMs += StepMs;
            }
        }

        public void Show(Page page)
        {
            Ui.Show(page, NowMs);
        }

        public void Press(Key key)
        {
            Act(key, KeyAction.Pressed);
        }

        public void Act(Key key, KeyAction action)
        {
            var e = new KeyEvent();
            e.Key = key;
            e.Action = action;
            Ui.OnKey(e, NowMs);
        }

        /// <summary>Types the digits of a text.</summary>
        public void Type(string digits)
        {
            for (int i = 0; i < digits.Length; i++)
            {
                Press((Key)((int)Key.D0 + digits[i] - '0'));
            }
        }
    }
}
