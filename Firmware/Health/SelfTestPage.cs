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
                PaintResult(i);
            }
        }

        public override void OnKey(KeyEvent e, long nowMs)
        {
            if (e.Action == KeyAction.Pressed && e.Key == Key.Enter && EnterHint != Text.None)
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
            Text word = Text.ResultWaiting;
            ushort ink = Theme.Quiet;
            switch (_results[index])
            {
                case PartResult.Passed:
                    word = Text.ResultOk;
                    ink = Theme.Good;
                    break;
                case PartResult.Warning:
                    word = Text.ResultWarning;
                    ink = Theme.WarnText;
                    break;
                case PartResult.Failed:
                    word = Text.ResultFailed;
                    ink = Theme.Bad;
                    break;
                case PartResult.Running:
                    word = Text.SelfTestRunning;
                    ink = Theme.Accent;
                    break;
            }

            Screen.Retext(DetailLeft, y, DetailWidth, _results[index] > PartResult.Running ? _parts[index].Detail : "", Screen.Text16, Align.Left, Theme.Quiet, Theme.Paper);
            Screen.Retext(ResultLeft, y, ResultWidth, Say(word), Screen.Text16, Align.Right, ink, Theme.Paper);
        }

        internal void OfferEnd()
        {
            EnterHint = Text.KeyNext;
            Repaint();
        }
    }
}
