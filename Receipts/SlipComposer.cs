using Drivers.Printer;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Receipts
{
    /// <summary>
    /// Yields a slip line by line, so that composing never holds the loop and a slip can begin anew: after a Start,
    /// <see cref="TryNext"/> until it returns false. One description serves every paper: a line fits <see cref="Columns"/>,
    /// and a Chinese character takes two.
    /// </summary>
    public abstract class SlipComposer
    {
        /// <summary>Columns of the narrowest paper, 58 mm.</summary>
        public const int LeastColumns = 32;

        /// <summary>From here on two short pairs share a line.</summary>
        private const int WideColumns = 48;
        private const int ColumnGap = 2;

        private const int TightPitch = 25;
        private const int MaxPending = LineBreaker.MaxLines + 4;
        private const TextStyle Enlarged = TextStyle.DoubleHeight | TextStyle.DoubleWidth;

        private readonly LineBreaker _breaker = new LineBreaker();
        private readonly string[] _lines = new string[MaxPending];
        private readonly TextStyle[] _styles = new TextStyle[MaxPending];
        private readonly SlipPicture[] _pictures = new SlipPicture[MaxPending];
        private string _heldLabel;
        private string _heldValue;
        private int _item;
        private int _next;
        private int _count;

        protected SlipComposer(SlipHeader header)
        {
            Header = header;
        }

        public SlipHeader Header { get; }

        public int Columns
        {
            get { return Header.Columns; }
        }

        /// <summary>Dots from one line to the next.</summary>
        public int LinePitch
        {
            get { return Header.Size == ReceiptSize.Small ? TightPitch : EscPos.LinePitch; }
        }

        /// <summary>The line; an empty one feeds.</summary>
        public string Line { get; private set; }

        public TextStyle Style { get; private set; }

        /// <summary>The picture that stands in the place of a line; null where there is none.</summary>
        public SlipPicture Picture { get; private set; }

        /// <summary>A slice of the work before the next line. False: ask again later.</summary>
        public virtual bool Ready()
        {
            return true;
        }

        /// <summary>Moves to the next line. False after the last.</summary>
        public bool TryNext()
        {
            while (_next == _count)
            {
                _next = 0;
                _count = 0;
                if (!Compose(_item++))
                {
                    Line = "";
                    Style = TextStyle.Normal;
                    Picture = null;
                    return false;
                }
            }

            Line = _lines[_next];
            Style = _styles[_next];
            Picture = _pictures[_next];
            _next++;
            return true;
        }

        /// <summary>Back to the first line.</summary>
        public virtual void Restart()
        {
            Header.Refresh();
            _heldLabel = null;
            _item = 0;
            _next = 0;
            _count = 0;
        }

        /// <summary>Adds the lines of an item, counted from 0; none where it does not apply. False past the last.</summary>
        protected abstract bool Compose(int item);

        /// <summary>Adds one line as it is, or in large type twice as high where it is not enlarged anyway.</summary>
        protected void Add(string line, TextStyle style)
        {
            bool grows = Header.Size == ReceiptSize.Large && (style & Enlarged) == 0 && line.Length != 0;
            Put(line, grows ? style | TextStyle.DoubleHeight : style, null);
        }

        /// <summary>Adds a picture in the middle of the paper; nothing when it has no rows.</summary>
        protected void AddPicture(SlipPicture picture)
        {
            if (picture.Height > 0)
            {
                Put("", TextStyle.Normal, picture);
            }
        }

        /// <summary>Logo, shop, and the merchant's own lines below it.</summary>
        protected void AddShopHead(TextStyle style)
        {
            Header.LogoPicture.Start(Header.Logo);
            AddPicture(Header.LogoPicture);
            AddWrapped(Header.ShopName, style | TextStyle.Bold | TextStyle.Center);
            for (int i = 0; i < Header.HeadLines.Length; i++)
            {
                if (Header.HeadLines[i].Length != 0)
                {
                    AddWrapped(Header.HeadLines[i], TextStyle.Center);
                }
            }
        }

        /// <summary>Adds a text, broken into as many lines as it needs in its style.</summary>
        protected void AddWrapped(string text, TextStyle style)
        {
            int columns = (style & TextStyle.DoubleWidth) != 0 ? Columns / 2 : Columns;
            int lines = _breaker.Break(text, columns);
            for (int i = 0; i < lines; i++)
            {
                Add(_breaker.Line(i), style);
            }
        }

        /// <summary>Adds a label at the left and its value at the right; on two lines when one does not hold both.</summary>
        protected void AddPair(string label, string value)
        {
            AddPair(label, value, TextStyle.Normal);
        }

        protected void AddPair(string label, string value, TextStyle style)
        {
            int free = Columns - LineBreaker.Columns(label) - LineBreaker.Columns(value);
            if (free > 0)
            {
                Add(label + new string(' ', free) + value, style);
                return;
            }

            AddWrapped(label, style);
            AddWrapped(value, style | TextStyle.Right);
        }

        /// <summary>A short pair: beside the next one on wide paper, a line of its own on narrow paper. <see cref="EndPairs"/> after the last.</summary>
        protected void AddShortPair(string label, string value)
        {
            if (Columns < WideColumns)
            {
                AddPair(label, value);
                return;
            }

            if (_heldLabel == null)
            {
                _heldLabel = label;
                _heldValue = value;
                return;
            }

            string left = HalfOf(_heldLabel, _heldValue);
            string right = HalfOf(label, value);
            if (left != null && right != null)
            {
                Add(left + new string(' ', ColumnGap) + right, TextStyle.Normal);
                _heldLabel = null;
                return;
            }

            EndPairs();
            AddPair(label, value);
        }

        protected void EndPairs()
        {
            if (_heldLabel != null)
            {
                AddPair(_heldLabel, _heldValue);
                _heldLabel = null;
            }
        }

        /// <summary>A kind of transaction, how many there were, and what they come to.</summary>
        protected void AddSum(string name, int count, long amountMinor, Language language)
        {
            AddPair(name + Texts.Of(language, Text.SlipTimes, count.ToString()), Money.FormatForPaper(amountMinor));
        }

        /// <summary>What it all comes to: the line one looks for.</summary>
        protected void AddNet(long amountMinor, Language language)
        {
            AddPair(Texts.Of(language, Text.SlipNet), Money.FormatForPaper(amountMinor), TextStyle.Bold | TextStyle.DoubleHeight);
        }

        protected void AddRule()
        {
            Put(new string('-', Columns), TextStyle.Normal, null);
        }

        /// <summary>Null when half a line does not hold both.</summary>
        private string HalfOf(string label, string value)
        {
            int free = ((Columns - ColumnGap) / 2) - LineBreaker.Columns(label) - LineBreaker.Columns(value);
            return free > 0 ? label + new string(' ', free) + value : null;
        }

        private void Put(string line, TextStyle style, SlipPicture picture)
        {
            if (_count < MaxPending)
            {
                _lines[_count] = line;
                _styles[_count] = style;
                _pictures[_count] = picture;
                _count++;
            }
        }
    }
}
