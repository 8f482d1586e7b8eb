using Drivers.Buzzer;
using Drivers.Hal;
using Drivers.Keypad;
using Drivers.Touch;
using Firmware.Loop;

namespace Firmware.Ui
{
    /// <summary>
    /// The task between keypad, pages and display: takes the keys, hands them to the page on top, watches its deadline and
    /// paints. Pages stack: <see cref="Show"/> replaces the one on top, <see cref="Push"/> and <see cref="Pop"/> lay one over it.
    /// </summary>
    public sealed class UiTask : ITask
    {
        /// <summary>Pages that may lie over each other.</summary>
        public const int StackDepth = 4;

        private readonly MatrixKeypad _keypad;
        private readonly Beeper _beeper;
        private readonly Page[] _stack = new Page[StackDepth];
        private int _depth;
        private Due _due;
        private long _touchDueMs;

        /// <summary>What of the page in sight is to be painted again.</summary>
        private enum Due : byte
        {
            Nothing = 0,

            /// <summary>Header, ground and keys; then the body.</summary>
            Frame,
            Body,
        }

        public UiTask(MatrixKeypad keypad, Screen screen, Texts texts, Beeper beeper)
        {
            _keypad = keypad;
            Screen = screen;
            Texts = texts;
            _beeper = beeper;
            StatusBar = new StatusBar();
        }

        public Screen Screen { get; }

        public Texts Texts { get; }

        public StatusBar StatusBar { get; }

        /// <summary>The pages that everybody says and asks things with; one at a time is in sight. Whoever shows one starts it anew.</summary>
        public MessagePage Message { get; } = new MessagePage();

        public ProgressPage Progress { get; } = new ProgressPage();

        public NumberPage Number { get; } = new NumberPage();

        /// <summary>The touch layer; null on a board without one.</summary>
        public Xpt2046 Touch { get; set; }

        /// <summary>Shown in the header by pages without a title of their own.</summary>
        public string ShopName = "";

        /// <summary>The page in sight; null before the first.</summary>
        public Page Top
        {
            get { return _depth == 0 ? null : _stack[_depth - 1]; }
        }

        /// <summary>When somebody last pressed a key or was shown another page.</summary>
        public long LastActiveMs { get; private set; }

        /// <summary>Puts <paramref name="page"/> in the place of the page on top.</summary>
        public void Show(Page page, long nowMs)
        {
            Page covered = Top;
            if (covered == null)
            {
                _depth = 1;
            }
            else
            {
                covered.Detach();
            }

            Put(page, nowMs);
        }

        /// <summary>Lays <paramref name="page"/> over the one on top, which waits (its deadline too) until <see cref="Pop"/>.</summary>
        public void Push(Page page, long nowMs)
        {
            Page covered = Top;
            if (covered != null)
            {
                covered.Detach();
            }

            // A stack that is full replaces its top: there is always a page that answers the keys.
            if (_depth < StackDepth)
            {
                _depth++;
            }

            Put(page, nowMs);
        }

        /// <summary>Takes the page on top away and shows the one below again. The lowest page stays.</summary>
        public void Pop(long nowMs)
        {
            if (_depth < 2)
            {
                return;
            }

            _stack[_depth - 1].Detach();
            _stack[_depth - 1] = null;
            _depth--;
            _stack[_depth - 1].Attach(this, nowMs);
            Repaint();
        }

        /// <summary>Sets the language and paints the page in sight in it.</summary>
        public void SetLanguage(Language language)
        {
            Texts.Language = language;
            Repaint();
        }

        /// <summary>Paints all of the page in sight again, from the next poll on: whoever shows a page has work of its own to do in this one.</summary>
        public void Repaint()
        {
            Screen.DropQueue();
            _due = Due.Frame;
        }

        /// <summary>The page in sight is about to be painted whole.</summary>
        internal bool PaintsAll
        {
            get { return _due != Due.Nothing; }
        }

        /// <summary>Header, ground and keys in one poll, the page in the next. False when nothing was due.</summary>
        private bool PaintDue()
        {
            Page page = Top;
            if (_due == Due.Nothing || page == null)
            {
                return false;
            }

            if (_due == Due.Frame)
            {
                _due = Due.Body;
                PaintHeader(page);
                Screen.Fill(0, Theme.BodyTop, Theme.Width, Theme.BodyHeight, Theme.Paper);
                PaintKeyBar(page);
                return true;
            }

            _due = Due.Nothing;
            page.Paint(Screen);
            return true;
        }

        /// <summary>Takes keys, watches the deadline, paints a slice.</summary>
        public long Poll(long nowMs)
        {
            _keypad.Poll(nowMs);
            while (_keypad.TryRead(out KeyEvent e))
            {
                OnKey(e, nowMs);
            }

            Page page = Top;
            if (page != null && page.WantsTouch && nowMs >= _touchDueMs)
            {
                LookAtFinger(page, nowMs);
                page = Top;
            }

            if (page != null && nowMs >= page.DeadlineMs)
            {
                page.OnDeadline(nowMs);
            }

            if (StatusBar.TakeChanged() && _due != Due.Frame)
            {
                StatusBar.Paint(Screen, false);
            }

            if (PaintDue())
            {
                return nowMs + 1;
            }

            bool wasReady = Screen.State == Status.Ok;
            bool more = Screen.Poll(nowMs);
            if (!wasReady && Screen.State == Status.Ok)
            {
                // What was queued while the display woke up may have overflowed.
                Repaint();
                more = true;
            }

            return more ? nowMs + 1 : nowMs + Theme.KeypadMs;
        }

        /// <summary>Hands a key to the page on top, with the tone that says it was felt.</summary>
        public void OnKey(KeyEvent e, long nowMs)
        {
            if (e.Action == KeyAction.Pressed)
            {
                LastActiveMs = nowMs;
                // One tone for all keys: a PIN must not be heard.
                _beeper.Play(Sound.Key, nowMs);
            }

            Page page = Top;
            if (page != null)
            {
                page.OnKey(e, nowMs);
            }
        }

        /// <summary>Plays a sound; the newest wins.</summary>
        public void Play(Sound sound, long nowMs)
        {
            _beeper.Play(sound, nowMs);
        }

        private void LookAtFinger(Page page, long nowMs)
        {
            _touchDueMs = nowMs + Theme.KeypadMs;
            if (Touch == null)
            {
                return;
            }

            int x;
            int y;
            bool down = page.WantsRawTouch ? Touch.TryReadRaw(out x, out y) : Touch.TryRead(out x, out y);
            LastActiveMs = down ? nowMs : LastActiveMs;
            page.OnTouch(down, x, y, nowMs);
        }

        private void Put(Page page, long nowMs)
        {
            _stack[_depth - 1] = page;
            LastActiveMs = nowMs;
            page.Attach(this, nowMs);
            Repaint();
        }

        private void PaintHeader(Page page)
        {
            Screen.Fill(0, 0, Theme.Width, Theme.HeaderHeight, Theme.Header);
            string title = page.Title == null ? ShopName : page.Title;
            Screen.Text(Theme.Margin, (Theme.HeaderHeight - Theme.TextHeight) / 2, Theme.TitleWidth, title, Align.Left, Theme.HeaderInk, Theme.Header);
            StatusBar.Paint(Screen, true);
        }

        private void PaintKeyBar(Page page)
        {
            Screen.Fill(0, Theme.KeyBarTop, Theme.Width, Theme.KeyBarHeight, Theme.KeyBar);
            PaintHint(0, page.CancelHint, Theme.KeyCancel, Theme.Paper);
            PaintHint(1, page.ClearHint, Theme.KeyClear, Theme.Ink);
            PaintHint(2, page.MenuHint, Theme.KeyMenu, Theme.Paper);
            PaintHint(3, page.EnterHint, Theme.KeyEnter, Theme.Paper);
        }

        private void PaintHint(int place, Text hint, ushort color, ushort ink)
        {
            if (hint == Text.None)
            {
                return;
            }

            int x = place * Theme.KeyHintWidth + 2;
            int width = Theme.KeyHintWidth - 4;
            Screen.Fill(x, Theme.KeyBarTop + 3, width, Theme.KeyBarHeight - 6, color);
            Screen.Text(x, Theme.KeyBarTop + (Theme.KeyBarHeight - Theme.TextHeight) / 2, width, Texts.Of(hint), Align.Center, ink, color);
        }
    }
}
