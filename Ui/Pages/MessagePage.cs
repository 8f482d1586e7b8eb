using Drivers.Keypad;

namespace Firmware.Ui
{
    /// <summary>What a message is about: its picture and colour.</summary>
    public enum Mood : byte
    {
        Info = 0,
        Good,
        Warning,
        Bad,
        Card,
        Printer,
    }

    /// <summary>
    /// Says something: a coloured banner with picture and headline, an amount where it belongs, and lines below. Enter ends it
    /// with Entered, Cancel with Cancelled, each only where its hint is shown.
    /// </summary>
    public sealed class MessagePage : Page
    {
        private const int BannerHeight = 56;
        private const int IconTop = Theme.BodyTop + (BannerHeight - Icons.Size) / 2;
        private const int HeadlineLeft = Theme.Margin + Icons.Size + 12;

        /// <summary>Room for a headline.</summary>
        public const int HeadlineWidth = Theme.Width - HeadlineLeft - Theme.Margin;

        /// <summary>Lines a headline may take.</summary>
        public const int HeadlineLines = 2;

        /// <summary>Columns of one line of it.</summary>
        public const int HeadlineColumns = HeadlineWidth / (Theme.TextHeight / 2);

        private const int LinesTop = Theme.BodyTop + BannerHeight + 8;
        private const int AmountStep = 42;
        private const int Columns = Theme.ContentWidth / (Theme.TextHeight / 2);

        /// <summary>Paragraphs a message may have; each is broken into lines.</summary>
        public const int MaxParagraphs = 5;

        private readonly string[] _paragraphs = new string[MaxParagraphs];
        private const int MaxLines = 8;

        private readonly string[] _lines = new string[MaxLines];
        private readonly LineBreaker _breaker = new LineBreaker();
        private readonly int[] _tops = new int[MaxParagraphs];
        private Mood _mood;
        private string _headline;
        private long _amountMinor;
        private bool _hasAmount;
        private int _count;

        /// <summary>Lines the last painting had no room for; a test sees to it that there are none.</summary>
        public int LinesCut { get; private set; }

        /// <summary>Begins a message without lines, without hints, that stays for ever. Add what it needs before it is shown.</summary>
        public MessagePage Start(Mood mood, string title, string headline)
        {
            _mood = mood;
            Title = title;
            _headline = headline;
            _hasAmount = false;
            _count = 0;
            CancelHint = Text.None;
            ClearHint = Text.None;
            MenuHint = Text.None;
            EnterHint = Text.None;
            TimeoutMs = 0;
            Result = PageResult.None;
            return this;
        }

        /// <summary>Shows an amount under the banner.</summary>
        public MessagePage WithAmount(long amountMinor)
        {
            _hasAmount = true;
            _amountMinor = amountMinor;
            return this;
        }

        /// <summary>Adds a paragraph. More than <see cref="MaxParagraphs"/> are dropped.</summary>
        public MessagePage WithLine(string paragraph)
        {
            if (_count < MaxParagraphs)
            {
                _paragraphs[_count++] = paragraph;
            }

            return this;
        }

        /// <summary>Says something else in a paragraph of one line; repaints it alone.</summary>
        public void Resay(int paragraph, string line)
        {
            if (paragraph >= _count || _paragraphs[paragraph] == line)
            {
                return;
            }

            _paragraphs[paragraph] = line;
            if (Screen != null && _tops[paragraph] > 0)
            {
                Screen.Retext(Theme.Margin, _tops[paragraph], Theme.ContentWidth, line, Screen.Text16, Align.Left, Theme.Ink, Theme.Paper);
            }
        }

        public MessagePage WithKeys(Text cancel, Text enter)
        {
            CancelHint = cancel;
            EnterHint = enter;
            return this;
        }

        /// <summary>A third answer: the Clear key ends it with Bypassed.</summary>
        public MessagePage WithClear(Text clear)
        {
            ClearHint = clear;
            return this;
        }

        /// <summary>One more answer: the Menu key ends it with Other.</summary>
        public MessagePage WithMenu(Text menu)
        {
            MenuHint = menu;
            return this;
        }

        public MessagePage WithTimeout(int timeoutMs)
        {
            TimeoutMs = timeoutMs;
            return this;
        }

        public override void Paint(Screen screen)
        {
            ushort ground = GroundOf(_mood);
            ushort ink = _mood == Mood.Warning ? Theme.WarnInk : Theme.Paper;
            screen.Fill(0, Theme.BodyTop, Theme.Width, BannerHeight, ground);
            screen.Bitmap(Theme.Margin, IconTop, Icons.Size, Icons.Size, IconOf(_mood), ink, ground);
            PaintHeadline(screen, ink, ground);
            int y = LinesTop;
            if (_hasAmount)
            {
                screen.Text(Theme.Margin, y, Theme.ContentWidth, Money.Format(_amountMinor), screen.Amount32, Align.Left, Theme.Ink, Theme.Paper);
                y += AmountStep;
            }

            PaintLines(screen, y);
        }

        // The lines move together when there are many: what is said about money is never cut.
        private void PaintLines(Screen screen, int top)
        {
            int total = 0;
            int line = 0;
            LinesCut = 0;
            for (int i = 0; i < _count; i++)
            {
                int lines = _breaker.Break(_paragraphs[i], Columns);
                _tops[i] = line;
                line += lines;
                for (int j = 0; j < lines; j++)
                {
                    if (total == MaxLines)
                    {
                        LinesCut++;
                        continue;
                    }

                    _lines[total++] = _breaker.Line(j);
                }
            }

            int room = Theme.KeyBarTop - top - Theme.TextHeight;
            int step = (total - 1) * Theme.LineStep <= room ? Theme.LineStep : Theme.NarrowLineStep;
            int fit = room / step + 1;
            for (int i = 0; i < _count; i++)
            {
                _tops[i] = top + (_tops[i] * step);
            }

            for (int i = 0; i < total && i < fit; i++)
            {
                screen.Text(Theme.Margin, top + i * step, Theme.ContentWidth, _lines[i], Align.Left, Theme.Ink, Theme.Paper);
            }

            LinesCut += total > fit ? total - fit : 0;
        }

        private void PaintHeadline(Screen screen, ushort ink, ushort ground)
        {
            Drivers.Display.Font large = screen.Headline(_headline, HeadlineWidth);
            if (large != screen.Text16)
            {
                screen.Text(HeadlineLeft, Theme.BodyTop + (BannerHeight - large.Height) / 2, HeadlineWidth, _headline, large, Align.Left, ink, ground);
                return;
            }

            int found = _breaker.Break(_headline, HeadlineColumns);
            int lines = found < HeadlineLines ? found : HeadlineLines;
            int y = Theme.BodyTop + (BannerHeight - (lines - 1) * Theme.LineStep - Theme.TextHeight) / 2;
            for (int i = 0; i < lines; i++)
            {
                screen.Text(HeadlineLeft, y + i * Theme.LineStep, HeadlineWidth, _breaker.Line(i), Align.Left, ink, ground);
            }
        }

        public override void OnKey(KeyEvent e, long nowMs)
        {
            if (e.Action != KeyAction.Pressed || Result != PageResult.None)
            {
                return;
            }

            if (e.Key == Key.Enter && EnterHint != Text.None)
            {
                Finish(PageResult.Entered);
            }
            else if (e.Key == Key.Cancel && CancelHint != Text.None)
            {
                Finish(PageResult.Cancelled);
            }
            else if (e.Key == Key.Clear && ClearHint != Text.None)
            {
                Finish(PageResult.Bypassed);
            }
            else if (e.Key == Key.Menu && MenuHint != Text.None)
            {
                Finish(PageResult.Other);
            }
            else if (e.Key == Key.Cancel && EnterHint == Text.KeyOk)
            {
                // What can only be read is put away by either key.
                Finish(PageResult.Entered);
            }
        }

        private static ushort GroundOf(Mood mood)
        {
            switch (mood)
            {
                case Mood.Good: return Theme.Good;
                case Mood.Warning: return Theme.Warn;
                case Mood.Bad: return Theme.Bad;
                default: return Theme.Accent;
            }
        }

        private static byte[] IconOf(Mood mood)
        {
            switch (mood)
            {
                case Mood.Good: return Icons.Check;
                case Mood.Warning: return Icons.Warning;
                case Mood.Bad: return Icons.Cross;
                case Mood.Card: return Icons.Card;
                case Mood.Printer: return Icons.Printer;
                default: return Icons.Info;
            }
        }
    }
}
