using Drivers.Keypad;
using Firmware.Ui;

namespace Firmware.Health
{
    /// <summary>The parts of the terminal one below the other, each with its result.</summary>
    public sealed class SelfTestPage : Page
    {
        private const int RowStep = 20;
        private const int RowsTop = Theme.BodyTop + 5;
        private const int NameWidth = 150;
        private const int ResultWidth = 64;
        private const int ResultLeft = Theme.Width - Theme.Margin - ResultWidth;
        private const int DetailLeft = Theme.Margin + NameWidth;
        private const int DetailWidth = ResultLeft - DetailLeft;

        private ISelfTestPart[] _parts;
        private PartResult[] _results;

        public SelfTestPage()
        {
            TimeoutMs = 0;
        }

        internal void Start(string title, ISelfTestPart[] parts, PartResult[] results)
        {
            Title = title;
            _parts = parts;
            _results = results;
            EnterHint = Text.None;
            Result = PageResult.None;
        }

        public override void Paint(Screen screen)
        {
            for (int i = 0; i < _parts.Length; i++)
            {
                screen.Text(Theme.Margin, RowsTop + i * RowStep, NameWidth, Say(_parts[i].Name), Align.Left, Theme.Ink, Theme.Paper);
            }

            // One colour after the other: setting another pair costs as much as some characters.
            for (int i = 0; i < _parts.Length; i++)
            {
                screen.Text(DetailLeft, RowsTop + i * RowStep, DetailWidth, DetailOf(i), Align.Left, Theme.Quiet, Theme.Paper);
            }

            for (PartResult result = PartResult.Waiting; result <= PartResult.Failed; result++)
            {
                for (int i = 0; i < _parts.Length; i++)
                {
                    if (_results[i] == result)
                    {
                        screen.Text(ResultLeft, RowsTop + i * RowStep, ResultWidth, Say(WordOf(result)), Align.Right, InkOf(result), Theme.Paper);
                    }
                }
            }
        }

        public override void OnKey(KeyEvent e, long nowMs)
        {
            if (e.Action == KeyAction.Pressed && (e.Key == Key.Enter || e.Key == Key.Cancel) && EnterHint != Text.None)
            {
                Finish(PageResult.Entered);
            }
        }

        internal void PaintResult(int index)
        {
            if (Screen == null)
            {
                return;
            }

            int y = RowsTop + index * RowStep;
            PartResult result = _results[index];
            Screen.Retext(DetailLeft, y, DetailWidth, DetailOf(index), Screen.Text16, Align.Left, Theme.Quiet, Theme.Paper);
            Screen.Retext(ResultLeft, y, ResultWidth, Say(WordOf(result)), Screen.Text16, Align.Right, InkOf(result), Theme.Paper);
        }

        private string DetailOf(int index)
        {
            return _results[index] > PartResult.Running ? _parts[index].Detail : "";
        }

        private static Text WordOf(PartResult result)
        {
            switch (result)
            {
                case PartResult.Passed: return Text.ResultOk;
                case PartResult.Warning: return Text.ResultWarning;
                case PartResult.Failed: return Text.ResultFailed;
                case PartResult.Running: return Text.SelfTestRunning;
                default: return Text.ResultWaiting;
            }
        }

        private static ushort InkOf(PartResult result)
        {
            switch (result)
            {
                case PartResult.Passed: return Theme.Good;
                case PartResult.Warning: return Theme.WarnText;
                case PartResult.Failed: return Theme.Bad;
                case PartResult.Running: return Theme.Accent;
                default: return Theme.Quiet;
            }
        }

        /// <summary>The results may be left.</summary>
        /// <param name="more">Faults are explained next.</param>
        internal void OfferEnd(bool more)
        {
            EnterHint = more ? Text.KeyNext : Text.KeyOk;
            Repaint();
        }
    }
}
