using Drivers.Keypad;

namespace Firmware.Ui
{
    /// <summary>Asks for an amount. Entered: <see cref="AmountMinor"/> is above zero and not above the limit.</summary>
    public sealed class AmountPage : Page
    {
        private const int PromptTop = Theme.BodyTop + 24;
        private const int FieldTop = Theme.BodyTop + 52;
        private const int NoteTop = FieldTop + AmountField.Height + 10;

        private readonly AmountField _amount = new AmountField();
        private Text _prompt;
        private Text _note;
        private long _limitMinor;

        public AmountPage()
        {
            CancelHint = Text.KeyCancel;
            ClearHint = Text.KeyClear;
            EnterHint = Text.KeyEnter;
            TimeoutMs = Theme.EntryMs;
        }

        public long AmountMinor
        {
            get { return _amount.AmountMinor; }
        }

        /// <param name="limitMinor">The largest amount taken; 0 for no other limit than the field's own.</param>
        public void Start(string title, Text prompt, long limitMinor)
        {
            Title = title;
            _prompt = prompt;
            _limitMinor = limitMinor;
            _note = Text.None;
            _amount.Clear();
            Result = PageResult.None;
        }

        public override void Paint(Screen screen)
        {
            screen.Text(Theme.Margin, PromptTop, Theme.ContentWidth, Say(_prompt), Align.Left, Theme.Ink, Theme.Paper);
            _amount.Paint(screen, FieldTop);
            PaintNote();
        }

        public override void OnKey(KeyEvent e, long nowMs)
        {
            bool all = e.Action == KeyAction.Held && e.Key == Key.Clear;
            if (Result != PageResult.None || (e.Action != KeyAction.Pressed && !all))
            {
                return;
            }

            RestartTimeout(nowMs);
            int digit = DigitOf(e.Key);
            if (digit >= 0)
            {
                Changed(_amount.TypeDigit(digit));
                return;
            }

            switch (e.Key)
            {
                case Key.Clear:
                    bool changed = !_amount.Empty;
                    if (all)
                    {
                        _amount.Clear();
                    }
                    else
                    {
                        changed = _amount.TakeBack();
                    }

                    Changed(changed);
                    break;
                case Key.Cancel:
                    Finish(PageResult.Cancelled);
                    break;
                case Key.Enter:
                    Confirm();
                    break;
            }
        }

        private void Confirm()
        {
            if (_amount.Empty)
            {
                Note(Text.AmountZero);
            }
            else if (_limitMinor != 0 && _amount.AmountMinor > _limitMinor)
            {
                Note(Text.AmountTooBig);
            }
            else
            {
                Finish(PageResult.Entered);
            }
        }

        private void Changed(bool changed)
        {
            if (changed && Screen != null)
            {
                _amount.PaintChanges(Screen);
            }

            Note(Text.None);
        }

        private void Note(Text note)
        {
            if (_note != note)
            {
                _note = note;
                PaintNote();
            }
        }

        private void PaintNote()
        {
            if (Screen != null)
            {
                Screen.Retext(Theme.Margin, NoteTop, Theme.ContentWidth, Say(_note), Screen.Text16, Align.Left, Theme.Bad, Theme.Paper);
            }
        }
    }
}
