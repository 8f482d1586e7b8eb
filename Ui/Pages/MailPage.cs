using Drivers.Keypad;

namespace Firmware.Ui
{
    /// <summary>
    /// Asks for an e-mail address: digits first or letters by repeated presses, * for @ and then for dots, and behind the @
    /// the domains that most people have, to be taken with Enter.
    /// </summary>
    public sealed class MailPage : TypingPage
    {
        private const int FieldColumns = FieldWidth / (Theme.TextHeight / 2);
        private const int OfferTop = FieldTop + FieldHeight + 6;
        private const int OfferHeight = 22;
        private const int OfferColumns = 2;
        private const int OfferGap = 8;
        private const int OfferWidth = (Theme.ContentWidth - OfferGap) / OfferColumns;
        private const int OfferPadding = 8;
        private const int MostOffered = 6;
        private const int HintTop = OfferTop + (MostOffered / OfferColumns * (OfferHeight + 2)) + 6;
        private const char At = '@';

        private static readonly string[] s_chinese = { "qq.com", "163.com", "126.com", "foxmail.com", "sina.com", "gmail.com", "outlook.com", "icloud.com" };
        private static readonly string[] s_english = { "gmail.com", "outlook.com", "icloud.com", "yahoo.com", "qq.com", "163.com", "126.com", "hotmail.com" };

        private readonly string[] _offered = new string[MostOffered];
        private int _count;
        private int _marked;
        private bool _invalid;
        private Text _hint;

        public MailPage()
            : base(null)
        {
        }

        public void Start(string title, string prompt, EntryMode mode)
        {
            Entry.StartAddress(MailAddress.MaxLength, mode);
            _count = 0;
            Begin(title, prompt);
            Resume();
        }

        /// <summary>Asks once more, with what was typed.</summary>
        public void Resume()
        {
            _invalid = false;
            Result = PageResult.None;
        }

        /// <summary>Forgets what was typed.</summary>
        public void Forget()
        {
            Entry.Clear();
            _count = 0;
        }

        public override void Paint(Screen screen)
        {
            PaintFrame(screen);
            PaintField(screen);
            PaintOffers(screen);
            _hint = Text.None;
            PaintHint(screen);
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
                Typed(true);
            }
            else if (e.Action == KeyAction.Pressed)
            {
                OnPressed(e.Key, nowMs);
            }
        }

        private void OnPressed(Key key, long nowMs)
        {
            int digit = DigitOf(key);
            if (digit >= 0)
            {
                Typed(Entry.Type(digit, nowMs));
                return;
            }

            switch (key)
            {
                case Key.Clear:
                    Typed(Entry.TakeBack());
                    break;
                case Key.Star:
                    Typed(Entry.Put(Entry.Text.IndexOf(At) < 0 ? "@" : "."));
                    break;
                case Key.Hash:
                    Entry.NextMode();
                    if (Screen != null)
                    {
                        PaintMode(Screen);
                        PaintHint(Screen);
                    }

                    break;
                case Key.Up:
                case Key.Down:
                    Move(key == Key.Down);
                    break;
                case Key.Enter:
                    OnEnter();
                    break;
                case Key.Cancel:
                    Finish(PageResult.Cancelled);
                    break;
            }
        }

        /// <summary>One of the domains, or none of them: then Enter takes the address as it stands.</summary>
        private void Move(bool down)
        {
            if (_count == 0)
            {
                return;
            }

            int places = _count + 1;
            int before = _marked;
            _marked = ((_marked + 1 + (down ? 1 : places - 1)) % places) - 1;
            if (Screen != null)
            {
                PaintOffer(Screen, before);
                PaintOffer(Screen, _marked);
                PaintHint(Screen);
            }
        }

        private void OnEnter()
        {
            if (_count > 0 && _marked >= 0)
            {
                string text = Entry.Text;
                int typed = text.Length - text.IndexOf(At) - 1;
                Typed(Entry.Put(_offered[_marked].Substring(typed)));
            }
            else if (MailAddress.IsValid(Entry.Text))
            {
                Finish(PageResult.Entered);
            }
            else
            {
                _invalid = true;
                if (Screen != null)
                {
                    PaintHint(Screen);
                }
            }
        }

        private void Typed(bool changed)
        {
            if (!changed)
            {
                return;
            }

            _invalid = false;
            bool had = _count > 0;
            Offer();
            if (Screen != null)
            {
                PaintField(Screen);
                if (had || _count > 0)
                {
                    PaintOffers(Screen);
                }

                PaintHint(Screen);
            }
        }

        /// <summary>The domains that go on as it was begun.</summary>
        private void Offer()
        {
            _count = 0;
            _marked = 0;
            string text = Entry.Text;
            int at = text.IndexOf(At);
            if (at <= 0)
            {
                return;
            }

            string begun = text.Substring(at + 1);
            string[] domains = Host != null && Host.Texts.Language == Language.Chinese ? s_chinese : s_english;
            for (int i = 0; i < domains.Length && _count < MostOffered; i++)
            {
                if (domains[i].Length > begun.Length && domains[i].Substring(0, begun.Length) == begun && text.Length + domains[i].Length - begun.Length <= MailAddress.MaxLength)
                {
                    _offered[_count] = domains[i];
                    _count++;
                }
            }
        }

        /// <summary>The end of it, when it is longer than the field.</summary>
        private void PaintField(Screen screen)
        {
            string shown = WithCaret;
            int hidden = shown.Length - FieldColumns;
            PaintText(screen, hidden > 0 ? shown.Substring(hidden) : shown);
        }

        private void PaintOffers(Screen screen)
        {
            screen.Fill(Theme.Margin, OfferTop, Theme.ContentWidth, HintTop - OfferTop, Theme.Paper);
            for (int i = 0; i < _count; i++)
            {
                PaintOffer(screen, i);
            }
        }

        private void PaintOffer(Screen screen, int index)
        {
            if (index < 0)
            {
                return;
            }

            int left = Theme.Margin + (index % OfferColumns * (OfferWidth + OfferGap));
            int top = OfferTop + (index / OfferColumns * (OfferHeight + 2));
            bool marked = index == _marked;
            ushort ground = marked ? Theme.Accent : Theme.Field;
            screen.Fill(left, top, OfferWidth, OfferHeight, ground);
            screen.Text(left + OfferPadding, top + ((OfferHeight - Theme.TextHeight) / 2), OfferWidth - (2 * OfferPadding), _offered[index], Align.Left, marked ? Theme.Paper : Theme.Ink, ground);
        }

        private void PaintHint(Screen screen)
        {
            Text hint = _invalid ? Text.MailInvalid
                : _count > 0 && _marked >= 0 ? Text.MailHintDomain
                : Entry.Mode == EntryMode.Digits ? Text.MailHintDigits
                : Text.MailHintLetters;
            if (hint == _hint)
            {
                return;
            }

            _hint = hint;
            screen.Retext(Theme.Margin, HintTop, Theme.ContentWidth, Say(hint), screen.Text16, Align.Left, _invalid ? Theme.Bad : Theme.Quiet, Theme.Paper);
        }
    }
}
