namespace Firmware.Ui
{
    /// <summary>Says what the terminal does, with a bar that moves while it does it. The page never ends by itself.</summary>
    public sealed class ProgressPage : Page
    {
        private const int HeadlineTop = Theme.BodyTop + 26;
        private const int HeadlineHeight = 24;
        private const int AmountTop = Theme.BodyTop + 56;
        private const int BarTop = Theme.BodyTop + 108;
        private const int BarHeight = 8;
        private const int Steps = 8;
        private const int StepWidth = Theme.ContentWidth / Steps;
        private const int LineTop = Theme.BodyTop + 132;

        private string _headline;
        private string _line;
        private bool _hasAmount;
        private long _amountMinor;
        private int _step;

        public void Start(string title, string headline, string line)
        {
            Title = title;
            _headline = headline;
            _line = line;
            _hasAmount = false;
            _step = 0;
            Result = PageResult.None;
            CancelHint = Text.None;
        }

        public void WithAmount(long amountMinor)
        {
            _hasAmount = true;
            _amountMinor = amountMinor;
        }

        /// <summary>Shows another headline; repaints it alone.</summary>
        public void Say(string headline)
        {
            if (_headline == headline)
            {
                return;
            }

            _headline = headline;
            if (Screen != null)
            {
                Screen.Fill(Theme.Margin, HeadlineTop, Theme.ContentWidth, HeadlineHeight, Theme.Paper);
                PaintHeadline(Screen);
            }
        }

        public override void Paint(Screen screen)
        {
            PaintHeadline(screen);
            if (_hasAmount)
            {
                screen.Text(Theme.Margin, AmountTop, Theme.ContentWidth, Money.Format(_amountMinor), screen.Amount32, Align.Center, Theme.Ink, Theme.Paper);
            }

            screen.Fill(Theme.Margin, BarTop, Theme.ContentWidth, BarHeight, Theme.Line);
            PaintStep(screen, Theme.Accent);
            if (_line != null)
            {
                screen.Text(Theme.Margin, LineTop, Theme.ContentWidth, _line, Align.Center, Theme.Quiet, Theme.Paper);
            }
        }

        public override void OnDeadline(long nowMs)
        {
            if (Screen != null)
            {
                PaintStep(Screen, Theme.Line);
                _step = (_step + 1) % Steps;
                PaintStep(Screen, Theme.Accent);
            }

            DeadlineMs = nowMs + Theme.ProgressStepMs;
        }

        protected override void Shown(long nowMs)
        {
            DeadlineMs = nowMs + Theme.ProgressStepMs;
        }

        private void PaintHeadline(Screen screen)
        {
            Drivers.Display.Font font = screen.Headline(_headline, Theme.ContentWidth);
            screen.Text(Theme.Margin, HeadlineTop + (HeadlineHeight - font.Height) / 2, Theme.ContentWidth, _headline, font, Align.Center, Theme.Ink, Theme.Paper);
        }

        private void PaintStep(Screen screen, ushort color)
        {
            screen.Fill(Theme.Margin + _step * StepWidth, BarTop, StepWidth, BarHeight, color);
        }
    }
}
