using Drivers.Printer;
using Firmware.Ui;

namespace Firmware.Receipts
{
    /// <summary>
    /// Yields a slip line by line, so that composing never holds the loop and a slip can begin anew: after a Start,
    /// <see cref="TryNext"/> until it returns false. A line fits <see cref="Columns"/>; a Chinese character takes two.
    /// </summary>
    public abstract class SlipComposer
    {
        /// <summary>Columns of the paper: 384 dots in characters of 12.</summary>
        public const int Columns = 32;

        private const int MaxPending = LineBreaker.MaxLines + 2;

        private readonly LineBreaker _breaker = new LineBreaker();
        private readonly string[] _lines = new string[MaxPending];
        private readonly TextStyle[] _styles = new TextStyle[MaxPending];
        private int _item;
        private int _next;
        private int _count;

        /// <summary>The line; an empty one feeds.</summary>
        public string Line { get; private set; }

        public TextStyle Style { get; private set; }

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
                    return false;
                }
            }

            Line = _lines[_next];
            Style = _styles[_next];
            _next++;
            return true;
        }

        /// <summary>Back to the first line.</summary>
        public void Restart()
        {
            _item = 0;
            _next = 0;
            _count = 0;
        }

        /// <summary>Adds the lines of an item, counted from 0; none where it does not apply. False past the last.</summary>
        protected abstract bool Compose(int item);

        /// <summary>Adds one line as it is.</summary>
        protected void Add(string line, TextStyle style)
        {
            if (_count < MaxPending)
            {
                _lines[_count] = line;
                _styles[_count] = style;
                _count++;
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
            int free = Columns - LineBreaker.Columns(label) - LineBreaker.Columns(value);
            if (free > 0)
            {
                Add(label + new string(' ', free) + value, TextStyle.Normal);
                return;
            }

            AddWrapped(label, TextStyle.Normal);
            int lines = _breaker.Break(value, Columns);
            for (int i = 0; i < lines; i++)
            {
                Add(_breaker.Line(i), TextStyle.Right);
            }
        }

        protected void AddRule()
        {
            Add("--------------------------------", TextStyle.Normal);
        }
    }
}
