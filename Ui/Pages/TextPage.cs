using Drivers.Keypad;

namespace Firmware.Ui
{
    /// <summary>
    /// Asks for a text: a shop's name, a line on the slip. # changes between pinyin, letters and digits. In pinyin the keys
    /// spell a syllable, * takes another reading of them, Enter begins to choose and a digit chooses.
    /// </summary>
    public sealed class TextPage : TypingPage
    {
        private const int ReadingTop = FieldTop + FieldHeight + 8;
        private const int ReadingWidth = Theme.ContentWidth / 4;
        private const int ReadingsShown = 4;
        private const int OfferTop = ReadingTop + 22;
        private const int OfferHeight = 30;
        private const int CellWidth = Theme.ContentWidth / TextEntry.Offered;
        private const int NumberWidth = 10;
        private const int HintTop = Theme.KeyBarTop - 44;
        private const int RefreshMs = 30;

        private readonly LineBreaker _breaker = new LineBreaker();
        private long _endMs;
        private bool _choosing;
        private bool _required;

        /// <param name="finder">The dictionary; null for none.</param>
        public TextPage(IWordFinder finder)
            : base(finder)
        {
        }

        /// <param name="value">What stands there at first.</param>
        /// <param name="maxColumns">Columns it may take; a Chinese character takes two.</param>
        /// <param name="required">An empty text is not taken.</param>
        public void Start(string title, string prompt, string value, int maxColumns, bool required, EntryMode mode)
        {
            _required = required;
            _choosing = false;
            Entry.Start(value, maxColumns, mode);
            Begin(title, prompt);
        }

        public override void Paint(Screen screen)
        {
            PaintFrame(screen);
            PaintText(screen, WithCaret);
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
                Entry.Clear();
                _choosing = false;
                Changed();
            }
            else if (e.Action == KeyAction.Pressed)
            {
                OnPressed(e.Key, nowMs);
            }

            _endMs = DeadlineMs;
            if (Entry.Stale && Result == PageResult.None)
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

            Entry.Refresh();
            DeadlineMs = Entry.Stale ? nowMs + RefreshMs : _endMs;
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
                    ChangedIf(Entry.TakeBack());
                    break;
                case Key.Star:
                    ChangedIf(Entry.NextReading());
                    break;
                case Key.Hash:
                    _choosing = false;
                    Entry.NextMode();
                    if (Screen != null)
                    {
                        PaintMode(Screen);
                    }

                    Changed();
                    break;
                case Key.Up:
                case Key.Down:
                    ChangedIf(Entry.Turn(key == Key.Down));
                    break;
                case Key.Enter:
                    OnEnter(nowMs);
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
                bool chosen = Entry.Choose(digit - 1);
                _choosing = !chosen && Entry.OfferedCount > 0;
                ChangedIf(chosen);
            }
            else
            {
                ChangedIf(Entry.Type(digit, nowMs));
            }
        }

        private void OnEnter(long nowMs)
        {
            if (_choosing)
            {
                _choosing = false;
                ChangedIf(Entry.Choose(0));
            }
            else if (Entry.Keys > 0)
            {
                _choosing = Entry.OfferedCount > 0;
                ChangedIf(_choosing);
            }
            else if (Entry.Text.Length > 0 || !_required)
            {
                Finish(PageResult.Entered);
            }
            else
            {
                Refuse(nowMs);
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
            else if (Entry.Keys > 0)
            {
                while (Entry.Keys > 0 && Entry.TakeBack())
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
                PaintText(Screen, WithCaret);
                PaintOffer(Screen);
            }
        }

        private void PaintOffer(Screen screen)
        {
            screen.Fill(Theme.Margin, ReadingTop, Theme.ContentWidth, Theme.KeyBarTop - ReadingTop, Theme.Paper);
            if (Entry.Readings > 0)
            {
                PaintReadings(screen);
                PaintCharacters(screen);
            }

            Text hint = Entry.Mode == EntryMode.Digits ? Text.EntryHintDigits
                : Entry.Mode != EntryMode.Pinyin ? Text.EntryHintLetters
                : _choosing ? Text.EntryHintChoose
                : Entry.Keys > 0 ? Text.EntryHintSyllable
                : Text.EntryHintPinyin;
            int lines = _breaker.Break(Say(hint), Theme.ContentWidth / (Theme.TextHeight / 2));
            for (int i = 0; i < lines && i < 2; i++)
            {
                screen.Text(Theme.Margin, HintTop + i * 20, Theme.ContentWidth, _breaker.Line(i), Align.Left, Theme.Quiet, Theme.Paper);
            }
        }

        private void PaintReadings(Screen screen)
        {
            int first = Entry.Reading < ReadingsShown ? 0 : Entry.Reading - ReadingsShown + 1;
            for (int i = 0; i < ReadingsShown && first + i < Entry.Readings; i++)
            {
                bool marked = first + i == Entry.Reading;
                int left = Theme.Margin + i * ReadingWidth;
                ushort ground = marked ? Theme.Line : Theme.Paper;
                screen.Fill(left, ReadingTop - 2, ReadingWidth - 4, Theme.TextHeight + 4, ground);
                screen.Text(left, ReadingTop, ReadingWidth - 4, Entry.ReadingAt(first + i), Align.Center, marked ? Theme.Ink : Theme.Quiet, ground);
            }
        }

        private void PaintCharacters(Screen screen)
        {
            ushort ground = _choosing ? Theme.Accent : Theme.Field;
            ushort ink = _choosing ? Theme.Paper : Theme.Ink;
            screen.Fill(Theme.Margin, OfferTop, Theme.ContentWidth, OfferHeight, ground);
            for (int i = 0; i < Entry.OfferedCount; i++)
            {
                string c = Entry.OfferedAt(i).ToString();
                int left = Theme.Margin + i * CellWidth;
                Drivers.Display.Font font = screen.Headline(c, CellWidth - NumberWidth);
                screen.Text(left + 2, OfferTop + (OfferHeight - Theme.TextHeight) / 2, NumberWidth, (i + 1).ToString(), Align.Left, _choosing ? Theme.Paper : Theme.Accent, ground);
                screen.Text(left + NumberWidth + 1, OfferTop + (OfferHeight - font.Height) / 2, CellWidth, c, font, Align.Left, ink, ground);
            }
        }
    }
}
