using Drivers.Keypad;

namespace Firmware.Ui
{
    /// <summary>
    /// A list of up to nine. A number key chooses at once; Up, Down and Enter choose the marked one. Entered:
    /// <see cref="Chosen"/> counts from 0.
    /// </summary>
    public class ChoicePage : Page
    {
        public const int MaxItems = 9;

        private const int WideStep = 29;
        private const int WideItems = 6;

        /// <summary>So many columns of words at most are set in the larger type: it takes three times as long to paint.</summary>
        private const int LargeColumns = 72;
        private const int NarrowStep = Theme.BodyHeight / MaxItems;
        private const int NumberWidth = 28;

        /// <summary>Room for the words of an item.</summary>
        public const int ItemWidth = Theme.ContentWidth - NumberWidth;

        private readonly string[] _items = new string[MaxItems];
        private readonly string[] _values = new string[MaxItems];
        private int _count;
        private int _marked;
        [System.Flags]
        private enum Parts : byte
        {
            Number = 1,
            Item = 2,
            Value = 4,
            All = 7,
        }

        private Drivers.Display.Font _font;

        public ChoicePage()
        {
            CancelHint = Text.KeyCancel;
            EnterHint = Text.KeyChoose;
            TimeoutMs = Theme.EntryMs;
        }

        /// <summary>What was chosen, from 0.</summary>
        public int Chosen { get; private set; }

        /// <summary>Items in the list.</summary>
        public int Count
        {
            get { return _count; }
        }

        /// <summary>Begins an empty list.</summary>
        public void Start(string title)
        {
            Title = title;
            _count = 0;
            _font = null;
            _marked = 0;
            Chosen = -1;
            Result = PageResult.None;
        }

        /// <summary>Adds an item; more than <see cref="MaxItems"/> are dropped.</summary>
        public void Add(string item)
        {
            if (_count < MaxItems)
            {
                _values[_count] = null;
                _items[_count++] = item;
            }
        }

        /// <summary>Shows at the right what holds for the item added last.</summary>
        public void WithValue(string value)
        {
            _values[_count - 1] = value;
        }

        /// <summary>Moves the mark before the page is shown.</summary>
        public void Mark(int index)
        {
            _marked = index >= 0 && index < _count ? index : 0;
        }

        public override void Paint(Screen screen)
        {
            _font = FontOf(screen);
            for (int i = 0; i < _count; i++)
            {
                PaintGround(screen, i);
            }

            // One colour after the other: each change of colours costs as much as two characters.
            if (_count > 0)
            {
                PaintWords(screen, _marked, Parts.All);
            }

            PaintOthers(screen, Parts.Number);
            PaintOthers(screen, Parts.Item);
            PaintOthers(screen, Parts.Value);
        }

        public override void OnKey(KeyEvent e, long nowMs)
        {
            if (e.Action != KeyAction.Pressed || Result != PageResult.None)
            {
                return;
            }

            RestartTimeout(nowMs);
            int digit = DigitOf(e.Key);
            if (digit > 0 && digit <= _count)
            {
                Move(digit - 1);
                Choose();
                return;
            }

            switch (e.Key)
            {
                case Key.Up:
                    Move(_marked == 0 ? _count - 1 : _marked - 1);
                    break;
                case Key.Down:
                    Move(_marked == _count - 1 ? 0 : _marked + 1);
                    break;
                case Key.Enter:
                    Choose();
                    break;
                case Key.Cancel:
                    Finish(PageResult.Cancelled);
                    break;
            }
        }

        private void Choose()
        {
            if (_count != 0)
            {
                Chosen = _marked;
                Finish(PageResult.Entered);
            }
        }

        private void Move(int to)
        {
            int from = _marked;
            if (_count == 0 || to == from)
            {
                return;
            }

            _marked = to;
            if (Screen != null && _font != null)
            {
                // Before the first painting there is nothing to repaint.
                PaintItem(Screen, from);
                PaintItem(Screen, to);
            }
        }

        /// <summary>A short list of few words is set in the larger type if all of it fits.</summary>
        private Drivers.Display.Font FontOf(Screen screen)
        {
            int columns = 0;
            for (int i = 0; i < _count; i++)
            {
                columns += LineBreaker.Columns(_items[i]);
                int value = _values[i] == null ? 0 : screen.Measure(_values[i], screen.Text16) + NumberWidth;
                if (_count > WideItems || columns > LargeColumns || screen.Headline(_items[i], ItemWidth - value) == screen.Text16)
                {
                    return screen.Text16;
                }
            }

            return screen.Text24;
        }

        private void PaintItem(Screen screen, int index)
        {
            PaintGround(screen, index);
            PaintWords(screen, index, Parts.All);
        }

        private void PaintOthers(Screen screen, Parts parts)
        {
            for (int i = 0; i < _count; i++)
            {
                if (i != _marked)
                {
                    PaintWords(screen, i, parts);
                }
            }
        }

        private int TopOf(int index)
        {
            return Theme.BodyTop + (_count <= WideItems ? 4 : 1) + (index * Step);
        }

        private int Step
        {
            get { return _count <= WideItems ? WideStep : NarrowStep; }
        }

        private void PaintGround(Screen screen, int index)
        {
            bool marked = index == _marked;
            int top = TopOf(index);
            screen.Fill(4, top, Theme.Width - 8, Step, marked ? Theme.Accent : Theme.Paper);
            if (!marked && index != _count - 1 && _count <= WideItems)
            {
                screen.Fill(Theme.Margin, top + Step - 1, Theme.ContentWidth, 1, Theme.Line);
            }
        }

        private void PaintWords(Screen screen, int index, Parts parts)
        {
            bool marked = index == _marked;
            int textTop = TopOf(index) + ((Step - Theme.TextHeight) / 2);
            ushort ground = marked ? Theme.Accent : Theme.Paper;
            if ((parts & Parts.Number) != 0)
            {
                screen.Text(Theme.Margin, textTop, NumberWidth, (index + 1).ToString(), Align.Left, marked ? Theme.Paper : Theme.Accent, ground);
            }

            if ((parts & Parts.Item) != 0)
            {
                screen.Text(Theme.Margin + NumberWidth, TopOf(index) + ((Step - _font.Height) / 2), ItemWidth, _items[index], _font, Align.Left, marked ? Theme.Paper : Theme.Ink, ground);
            }

            if ((parts & Parts.Value) != 0 && _values[index] != null)
            {
                screen.Text(Theme.Margin + NumberWidth, textTop, ItemWidth, _values[index], Align.Right, marked ? Theme.Paper : Theme.Quiet, ground);
            }
        }
    }
}
