using Drivers.Keypad;

namespace Firmware.Ui
{
    /// <summary>
    /// Asks for a text: a shop's name, a line on the slip. # changes between pinyin, letters and digits. In pinyin the keys
    /// spell a syllable, * takes another reading of them, Enter begins to choose and a digit chooses.
    /// </summary>
    public sealed class TextPage : Page
    {
        private const int PromptTop = Theme.BodyTop + 8;
        private const int ModeWidth = 56;
        private const int FieldTop = Theme.BodyTop + 30;
        private const int FieldHeight = 34;
        private const int FieldPadding = 8;
        private const int FieldWidth = Theme.ContentWidth - 2 * FieldPadding;
        private const int ReadingTop = FieldTop + FieldHeight + 8;
        private const int ReadingWidth = Theme.ContentWidth / 4;
        private const int ReadingsShown = 4;
        private const int OfferTop = ReadingTop + 22;
        private const int OfferHeight = 30;
        private const int CellWidth = Theme.ContentWidth / TextEntry.Offered;
        private const int NumberWidth = 10;
        private const int HintTop = Theme.KeyBarTop - 44;
        private const int RefreshMs = 30;
        private const string Caret = "_";

        private readonly TextEntry _entry;
        private readonly LineBreaker _breaker = new LineBreaker();
        private string _prompt;
        private long _endMs;
        private bool _choosing;
        private bool _required;

        /// <param name="finder">The dictionary; null for none.</param>
        public TextPage(IWordFinder finder)
        {
            _entry = new TextEntry(finder);
            CancelHint = Text.KeyCancel;
            ClearHint = Text.KeyClear;
            EnterHint = Text.KeyEnter;
            TimeoutMs = Theme.EntryMs;
        }

        public string Value
        {
            get { return _entry.Text; }
        }

        /// <param name="value">What stands there at first.</param>
        /// <param name="maxColumns">Columns it may take; a Chinese character takes two.</param>
        /// <param name="required">An empty text is not taken.</param>
        public void Start(string title, string prompt, string value, int maxColumns, bool required, EntryMode mode)
        {
            Title = title;
            _prompt = prompt;
            _required = required;
            _choosing = false;
            _entry.Start(value, maxColumns, mode);
            Result = PageResult.None;
        }

        public override void Paint(Screen screen)
        {
            screen.Text(Theme.Margin, PromptTop, Theme.ContentWidth - ModeWidth, _prompt, Align.Left, Theme.Ink, Theme.Paper);
            screen.Fill(Theme.Margin, FieldTop, Theme.ContentWidth, FieldHeight, Theme.Field);
            screen.Frame(Theme.Margin, FieldTop, Theme.ContentWidth, FieldHeight, 2, Theme.Accent);
            PaintMode(screen);
            PaintField(screen);
            PaintOffer(screen);
        }

        public override void OnKey(KeyEvent e, long nowMs)
        {
            if (Result != PageResult.None || (e.Action != KeyAction.Pressed && e.Key != Key.Clear))
            {
                return;
            }

            RestartTimeout(nowMs);
            if (e.Action == KeyAction.Held)
            {
                _entry.Clear();
                _choosing = false;
                Changed();
            }
            else if (e.Action == KeyAction.Pressed)
            {
                OnPressed(e.Key, nowMs);
            }

            _endMs = DeadlineMs;
            if (_entry.Stale && Result == PageResult.None)
            {
                DeadlineMs = nowMs + RefreshMs;
            }
        }

        public override void OnDeadline(long nowMs)
        {
            if (nowMs >= _endMs)
            {
                Finish(PageResult.TimedOut);
                return;
            }

            _entry.Refresh();
            DeadlineMs = _entry.Stale ? nowMs + RefreshMs : _endMs;
            Changed();
        }

        protected override void Shown(long nowMs)
        {
            base.Shown(nowMs);
            _endMs = DeadlineMs;
        }

        private void OnPressed(Key key, long nowMs)
        {
            int digit = DigitOf(key);
            if (digit >= 0)
            {
                OnDigit(digit, nowMs);
                return;
            }

            switch (key)
            {
                case Key.Clear:
                    _choosing = false;
                    ChangedIf(_entry.TakeBack());
                    break;
                case Key.Star:
                    ChangedIf(_entry.NextReading());
                    break;
                case Key.Hash:
                    _choosing = false;
                    _entry.NextMode();
                    if (Screen != null)
                    {
                        PaintMode(Screen);
                    }

                    Changed();
                    break;
                case Key.Up:
                case Key.Down:
                    ChangedIf(_entry.Turn(key == Key.Down));
                    break;
                case Key.Enter:
                    OnEnter();
                    break;
                case Key.Cancel:
                    OnCancel();
                    break;
            }
        }

        private void OnDigit(int digit, long nowMs)
        {
            if (_choosing)
            {
                bool chosen = _entry.Choose(digit - 1);
                _choosing = !chosen && _entry.OfferedCount > 0;
                ChangedIf(chosen);
            }
            else
            {
                ChangedIf(_entry.Type(digit, nowMs));
            }
        }

        private void OnEnter()
        {
            if (_choosing)
            {
                _choosing = false;
                ChangedIf(_entry.Choose(0));
            }
            else if (_entry.Keys > 0)
            {
                _choosing = _entry.OfferedCount > 0;
                ChangedIf(_choosing);
            }
            else if (_entry.Text.Length > 0 || !_required)
            {
                Finish(PageResult.Entered);
            }
        }

        /// <summary>One step back: out of choosing, out of the syllable, out of the page.</summary>
        private void OnCancel()
        {
            if (_choosing)
            {
                _choosing = false;
                Changed();
            }
            else if (_entry.Keys > 0)
            {
                while (_entry.Keys > 0 && _entry.TakeBack())
                {
                    _choosing = false;
                }

                Changed();
            }
            else
            {
                Finish(PageResult.Cancelled);
            }
        }

        private void ChangedIf(bool changed)
        {
            if (changed)
            {
                Changed();
            }
        }

        private void Changed()
        {
            if (Screen != null)
            {
                PaintField(Screen);
                PaintOffer(Screen);
            }
        }

        private void PaintMode(Screen screen)
        {
            string mode = Say((Text)((int)Text.EntryPinyin + (int)_entry.Mode));
            int left = Theme.Width - Theme.Margin - ModeWidth;
            screen.Fill(left, PromptTop - 3, ModeWidth, Theme.TextHeight + 6, Theme.Accent);
            screen.Text(left, PromptTop, ModeWidth, mode, Align.Center, Theme.Paper, Theme.Accent);
        }

        private void PaintField(Screen screen)
        {
            string shown = _entry.Text + Caret;
            screen.Retext(Theme.Margin + FieldPadding, FieldTop + (FieldHeight - Theme.TextHeight) / 2, FieldWidth, shown, screen.Text16, Align.Left, Theme.Ink, Theme.Field);
        }

        private void PaintOffer(Screen screen)
        {
            screen.Fill(Theme.Margin, ReadingTop, Theme.ContentWidth, Theme.KeyBarTop - ReadingTop, Theme.Paper);
            if (_entry.Readings > 0)
            {
                PaintReadings(screen);
                PaintCharacters(screen);
            }

            Text hint = _entry.Mode == EntryMode.Digits ? Text.EntryHintDigits
                : _entry.Mode != EntryMode.Pinyin ? Text.EntryHintLetters
                : _choosing ? Text.EntryHintChoose
                : _entry.Keys > 0 ? Text.EntryHintSyllable
                : Text.EntryHintPinyin;
            int lines = _breaker.Break(Say(hint), Theme.ContentWidth / (Theme.TextHeight / 2));
            for (int i = 0; i < lines && i < 2; i++)
            {
                screen.Text(Theme.Margin, HintTop + i * 20, Theme.ContentWidth, _breaker.Line(i), Align.Left, Theme.Quiet, Theme.Paper);
            }
        }

        private void PaintReadings(Screen screen)
        {
            int first = _entry.Reading < ReadingsShown ? 0 : _entry.Reading - ReadingsShown + 1;
            for (int i = 0; i < ReadingsShown && first + i < _entry.Readings; i++)
            {
                bool marked = first + i == _entry.Reading;
                int left = Theme.Margin + i * ReadingWidth;
                ushort ground = marked ? Theme.Line : Theme.Paper;
                screen.Fill(left, ReadingTop - 2, ReadingWidth - 4, Theme.TextHeight + 4, ground);
                screen.Text(left, ReadingTop, ReadingWidth - 4, _entry.ReadingAt(first + i), Align.Center, marked ? Theme.Ink : Theme.Quiet, ground);
            }
        }

        private void PaintCharacters(Screen screen)
        {
            ushort ground = _choosing ? Theme.Accent : Theme.Field;
            ushort ink = _choosing ? Theme.Paper : Theme.Ink;
            screen.Fill(Theme.Margin, OfferTop, Theme.ContentWidth, OfferHeight, ground);
            for (int i = 0; i < _entry.OfferedCount; i++)
            {
                string c = _entry.OfferedAt(i).ToString();
                int left = Theme.Margin + i * CellWidth;
                Drivers.Display.Font font = screen.Headline(c, CellWidth - NumberWidth);
                screen.Text(left + 2, OfferTop + (OfferHeight - Theme.TextHeight) / 2, NumberWidth, (i + 1).ToString(), Align.Left, _choosing ? Theme.Paper : Theme.Accent, ground);
                screen.Text(left + NumberWidth + 1, OfferTop + (OfferHeight - font.Height) / 2, CellWidth, c, font, Align.Left, ink, ground);
            }
        }
    }
}
