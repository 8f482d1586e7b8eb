using Drivers.Keypad;
using Drivers.Touch;

namespace Firmware.Ui
{
    /// <summary>
    /// The customer signs with the finger. Enter accepts what is drawn, Clear begins anew, Cancel means: on paper.
    /// </summary>
    public sealed class SignaturePage : Page
    {
        private const int PromptTop = Theme.BodyTop + 6;
        private const int FieldLeft = Theme.Margin;
        private const int FieldTop = Theme.BodyTop + 30;
        private const int FieldHeight = 104;
        private const int FieldWidth = Theme.ContentWidth;
        private const int LineTop = FieldTop + FieldHeight - 24;
        private const int HintTop = FieldTop + FieldHeight + 8;
        private const int PenDots = 2;

        // Coarser than the pen where a fast finger leaves far apart: a page must not paint for long.
        private const int MaxDabs = 24;

        private readonly IStrokeSink _strokes;
        private long _amountMinor;
        private bool _down;
        private int _lastX;
        private int _lastY;
        private bool _repainted;

        public SignaturePage(IStrokeSink strokes)
        {
            _strokes = strokes;
            CancelHint = Text.KeyOnPaper;
            ClearHint = Text.KeyClear;
            EnterHint = Text.KeyEnter;
            TimeoutMs = Theme.SignatureMs;
        }

        public override bool WantsTouch
        {
            get { return true; }
        }

        public void Start(string title, long amountMinor)
        {
            Title = title;
            _amountMinor = amountMinor;
            _strokes.Clear();
            _down = false;
            Result = PageResult.None;
        }

        public override void Paint(Screen screen)
        {
            screen.Text(Theme.Margin, PromptTop, Theme.ContentWidth, Say(Text.SignHere), Align.Left, Theme.Ink, Theme.Paper);
            screen.Text(Theme.Margin, PromptTop, Theme.ContentWidth, Money.Format(_amountMinor), Align.Right, Theme.Ink, Theme.Paper);
            PaintField(screen);
            screen.Text(Theme.Margin, HintTop, Theme.ContentWidth, Say(Text.SignHow), Align.Center, Theme.Quiet, Theme.Paper);

            // What was drawn is not painted again: whoever lays a page over this one lets the customer sign anew.
            if (_repainted)
            {
                _strokes.Clear();
            }

            _repainted = true;
        }

        public override void OnTouch(bool down, int x, int y, long nowMs)
        {
            if (Result != PageResult.None)
            {
                return;
            }

            x -= FieldLeft;
            y -= FieldTop;
            bool inside = down && x >= 0 && y >= 0 && x < FieldWidth && y < FieldHeight;
            if (!inside)
            {
                if (_down)
                {
                    _strokes.Lift();
                }

                _down = false;
                return;
            }

            RestartTimeout(nowMs);
            if (!_down)
            {
                _lastX = x;
                _lastY = y;
            }

            _strokes.Add(x, y);
            if (Screen != null)
            {
                Draw(Screen, _lastX, _lastY, x, y);
            }

            _lastX = x;
            _lastY = y;
            _down = true;
        }

        public override void OnKey(KeyEvent e, long nowMs)
        {
            if (e.Action != KeyAction.Pressed || Result != PageResult.None)
            {
                return;
            }

            RestartTimeout(nowMs);
            switch (e.Key)
            {
                case Key.Enter:
                    if (_strokes.Empty)
                    {
                        Refuse(nowMs);
                        break;
                    }

                    _strokes.Lift();
                    Finish(PageResult.Entered);

                    break;
                case Key.Clear:
                    _strokes.Clear();
                    if (Screen != null)
                    {
                        PaintField(Screen);
                    }

                    break;
                case Key.Cancel:
                    Finish(PageResult.Cancelled);
                    break;
            }
        }

        protected override void Shown(long nowMs)
        {
            _repainted = false;
            base.Shown(nowMs);
        }

        private static void PaintField(Screen screen)
        {
            screen.Fill(FieldLeft, FieldTop, FieldWidth, FieldHeight, Theme.Field);
            screen.Frame(FieldLeft - 2, FieldTop - 2, FieldWidth + 4, FieldHeight + 4, 2, Theme.Accent);
            screen.Fill(FieldLeft + 16, LineTop, FieldWidth - 32, 1, Theme.Line);
        }

        private static void Draw(Screen screen, int fromX, int fromY, int toX, int toY)
        {
            int dx = toX - fromX;
            int dy = toY - fromY;
            int far = dx < 0 ? -dx : dx;
            int high = dy < 0 ? -dy : dy;
            far = far > high ? far : high;
            int dabs = far / PenDots;
            dabs = dabs > MaxDabs ? MaxDabs : dabs;
            for (int i = dabs == 0 ? 0 : 1; i <= dabs; i++)
            {
                int x = dabs == 0 ? fromX : fromX + dx * i / dabs;
                int y = dabs == 0 ? fromY : fromY + dy * i / dabs;
                screen.Fill(FieldLeft + Within(x, FieldWidth), FieldTop + Within(y, FieldHeight), PenDots, PenDots, Theme.Ink);
            }
        }

        private static int Within(int at, int dots)
        {
            return at > dots - PenDots ? dots - PenDots : at;
        }
    }
}
