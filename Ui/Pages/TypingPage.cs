namespace Firmware.Ui
{
    /// <summary>What pages for typed text have in common: prompt, the entry's mode beside it, and the field with its caret.</summary>
    public abstract class TypingPage : Page
    {
        protected const int FieldTop = Theme.BodyTop + 30;
        protected const int FieldHeight = 34;
        protected const int FieldWidth = Theme.ContentWidth - (2 * FieldPadding);

        private const int PromptTop = Theme.BodyTop + 8;
        private const int ModeWidth = 56;
        private const int FieldPadding = 8;
        private const string Caret = "_";

        private string _prompt;

        /// <param name="finder">The dictionary; null for none.</param>
        protected TypingPage(IWordFinder finder)
        {
            Entry = new TextEntry(finder);
            CancelHint = Text.KeyCancel;
            ClearHint = Text.KeyClear;
            EnterHint = Text.KeyEnter;
            TimeoutMs = Theme.EntryMs;
        }

        public string Value
        {
            get { return Entry.Text; }
        }

        protected TextEntry Entry { get; }

        protected string WithCaret
        {
            get { return Entry.Text + Caret; }
        }

        protected void Begin(string title, string prompt)
        {
            Title = title;
            _prompt = prompt;
            Result = PageResult.None;
        }

        protected void PaintFrame(Screen screen)
        {
            screen.Text(Theme.Margin, PromptTop, Theme.ContentWidth - ModeWidth, _prompt, Align.Left, Theme.Ink, Theme.Paper);
            screen.Fill(Theme.Margin, FieldTop, Theme.ContentWidth, FieldHeight, Theme.Field);
            screen.Frame(Theme.Margin, FieldTop, Theme.ContentWidth, FieldHeight, 2, Theme.Accent);
            PaintMode(screen);
        }

        protected void PaintMode(Screen screen)
        {
            string mode = Say((Text)((int)Text.EntryPinyin + (int)Entry.Mode));
            int left = Theme.Width - Theme.Margin - ModeWidth;
            screen.Fill(left, PromptTop - 3, ModeWidth, Theme.TextHeight + 6, Theme.Accent);
            screen.Text(left, PromptTop, ModeWidth, mode, Align.Center, Theme.Paper, Theme.Accent);
        }

        protected void PaintText(Screen screen, string shown)
        {
            screen.Retext(Theme.Margin + FieldPadding, FieldTop + ((FieldHeight - Theme.TextHeight) / 2), FieldWidth, shown, screen.Text16, Align.Left, Theme.Ink, Theme.Field);
        }
    }
}
