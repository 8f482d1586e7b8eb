using Drivers.Keypad;

namespace Firmware.Ui
{
    /// <summary>
    /// A page into which figures are typed one by one, each into a cell of its own: what pages for numbers and for key components have
    /// in common. What is typed is in the caller's array alone, which is wiped at the beginning and however the page ends other than Entered.
    /// </summary>
    public abstract class CellPage : Page
    {
        private const int NoteColumns = Theme.ContentWidth / (Theme.TextHeight / 2);

        private readonly LineBreaker _breaker = new LineBreaker();
        private byte[] _secret;
        private string _prompt;

        /// <summary>Cells that are filled.</summary>
        public int Count { get; protected set; }

        /// <summary>Enter is taken.</summary>
        protected abstract bool Complete { get; }

        public override void OnKey(KeyEvent e, long nowMs)
        {
            if (e.Action != KeyAction.Pressed || Result != PageResult.None)
            {
                return;
            }

            RestartTimeout(nowMs);
            int digit = DigitOf(e.Key);
            if (digit >= 0)
            {
                Type(digit);
                return;
            }

            switch (e.Key)
            {
                case Key.Clear:
                    if (Count > 0)
                    {
                        TakeBack();
                    }

                    break;
                case Key.Cancel:
                    End(PageResult.Cancelled);
                    break;
                case Key.Enter:
                    if (!Complete)
                    {
                        Refuse(nowMs);
                        break;
                    }

                    Finish(PageResult.Entered);
                    break;
                default:
                    Other(e.Key);
                    break;
            }
        }

        public override void OnDeadline(long nowMs)
        {
            End(PageResult.TimedOut);
        }

        /// <param name="into">Takes what is typed.</param>
        protected void Begin(string title, string prompt, byte[] into, int timeoutMs)
        {
            Title = title;
            _prompt = prompt;
            _secret = into;
            CancelHint = Text.KeyCancel;
            ClearHint = Text.KeyClear;
            EnterHint = Text.KeyEnter;
            TimeoutMs = timeoutMs;
            Wipe();
            Result = PageResult.None;
        }

        /// <summary>A digit key.</summary>
        protected abstract void Type(int digit);

        /// <summary>Takes the last cell back; there is one.</summary>
        protected abstract void TakeBack();

        /// <summary>Any further key.</summary>
        protected virtual void Other(Key key)
        {
        }

        protected void PaintFrame(Screen screen, int promptTop, int fieldTop, int fieldHeight)
        {
            screen.Text(Theme.Margin, promptTop, Theme.ContentWidth, _prompt, Align.Left, Theme.Ink, Theme.Paper);
            screen.Fill(Theme.Margin, fieldTop, Theme.ContentWidth, fieldHeight, Theme.Field);
            screen.Frame(Theme.Margin, fieldTop, Theme.ContentWidth, fieldHeight, 2, Theme.Accent);
        }

        /// <param name="note">Below the field; null for none.</param>
        protected void PaintNote(Screen screen, int top, string note, ushort ink)
        {
            int lines = note == null ? 0 : _breaker.Break(note, NoteColumns);
            for (int i = 0; i < lines; i++)
            {
                screen.Text(Theme.Margin, top + (i * Theme.LineStep), Theme.ContentWidth, _breaker.Line(i), Align.Left, ink, Theme.Paper);
            }
        }

        private void End(PageResult result)
        {
            Wipe();
            Finish(result);
        }

        private void Wipe()
        {
            for (int i = 0; i < _secret.Length; i++)
            {
                _secret[i] = 0;
            }

            Count = 0;
        }
    }
}
