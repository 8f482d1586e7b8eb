namespace Firmware.Ui
{
    /// <summary>
    /// Shows a cross and waits for a finger or pen that holds still on it. What the touch layer reads there is the answer; who
    /// slides gives none. Cancel leaves.
    /// </summary>
    public sealed class TouchPage : Page
    {
        private const int ArmDots = 14;
        private const int PenDots = 2;
        private const int TextTop = 92;
        private const int CountTop = TextTop + Theme.LineStep;
        private const int RemarkTop = CountTop + Theme.LineStep;

        // A touch begins and ends with readings that are worth little.
        private const int Skipped = 3;
        private const int Wanted = 12;
        private const int MostSpread = 120;

        private int _x;
        private int _y;
        private string _count;
        private string _remark;
        private int _taken;
        private bool _lifted;
        private int _leastX;
        private int _mostX;
        private int _leastY;
        private int _mostY;
        private int _sumX;
        private int _sumY;

        public TouchPage()
        {
            CancelHint = Text.KeyCancel;
            TimeoutMs = Theme.SignatureMs;
        }

        public override bool WantsTouch
        {
            get { return true; }
        }

        public override bool WantsRawTouch
        {
            get { return true; }
        }

        /// <summary>What the layer read, once the result is Entered.</summary>
        public int RawX { get; private set; }

        public int RawY { get; private set; }

        /// <param name="x">Middle of the cross, in dots of the screen.</param>
        /// <param name="remark">Why it is asked for once more; null when it is not.</param>
        public void Start(string title, int x, int y, string count, string remark)
        {
            Title = title;
            _x = x;
            _y = y;
            _count = count;
            _remark = remark;
            _taken = 0;
            _lifted = false;
            Result = PageResult.None;
        }

        public override void Paint(Screen screen)
        {
            screen.Fill(_x - ArmDots, _y - (PenDots / 2), 2 * ArmDots, PenDots, Theme.Accent);
            screen.Fill(_x - (PenDots / 2), _y - ArmDots, PenDots, 2 * ArmDots, Theme.Accent);
            screen.Text(Theme.Margin, TextTop, Theme.ContentWidth, Say(Text.TouchCross), Align.Center, Theme.Ink, Theme.Paper);
            screen.Text(Theme.Margin, CountTop, Theme.ContentWidth, _count, Align.Center, Theme.Quiet, Theme.Paper);
            if (_remark != null)
            {
                screen.Text(Theme.Margin, RemarkTop, Theme.ContentWidth, _remark, Align.Center, Theme.Bad, Theme.Paper);
            }
        }

        public override void OnKey(Drivers.Keypad.KeyEvent e, long nowMs)
        {
            if (Result == PageResult.None && e.Action == Drivers.Keypad.KeyAction.Pressed && e.Key == Drivers.Keypad.Key.Cancel)
            {
                Finish(PageResult.Cancelled);
            }
        }

        public override void OnTouch(bool down, int x, int y, long nowMs)
        {
            if (!down || Result != PageResult.None)
            {
                // The finger of the cross before has to leave first.
                _lifted |= !down;
                _taken = 0;
                return;
            }

            if (!_lifted)
            {
                return;
            }

            _taken++;
            if (_taken <= Skipped)
            {
                Begin(x, y);
                return;
            }

            Add(x, y);
            if (_mostX - _leastX > MostSpread || _mostY - _leastY > MostSpread)
            {
                _taken = 0;
            }
            else if (_taken == Skipped + Wanted)
            {
                RawX = _sumX / Wanted;
                RawY = _sumY / Wanted;
                Finish(PageResult.Entered);
            }
        }

        private void Begin(int x, int y)
        {
            _leastX = x;
            _mostX = x;
            _leastY = y;
            _mostY = y;
            _sumX = 0;
            _sumY = 0;
        }

        private void Add(int x, int y)
        {
            _leastX = x < _leastX ? x : _leastX;
            _mostX = x > _mostX ? x : _mostX;
            _leastY = y < _leastY ? y : _leastY;
            _mostY = y > _mostY ? y : _mostY;
            _sumX += x;
            _sumY += y;
        }
    }
}
