using Drivers.Keypad;

namespace Firmware.Ui
{
    /// <summary>
    /// Asks for the cardholder's PIN, with amount and shop in sight. A digit shows as a star and goes into the caller's array,
    /// nowhere else. However the page ends other than Entered, the array is wiped; after Entered its owner wipes it.
    /// </summary>
    public sealed class PinPage : Page
    {
        /// <summary>ISO 9564-1, 9.1.</summary>
        public const int MinDigits = 4;
        public const int MaxDigits = 12;

        private const int ShopTop = Theme.BodyTop + 10;
        private const int AmountTop = Theme.BodyTop + 32;
        private const int NoteTop = Theme.BodyTop + 76;
        private const int FieldTop = Theme.BodyTop + 100;
        private const int FieldHeight = 40;
        private const int StarStep = 22;
        private const int StarsLeft = (Theme.Width - MaxDigits * StarStep) / 2 + (StarStep - Icons.StarSize) / 2;
        private const int HintTop = FieldTop + FieldHeight + 10;

        private byte[] _digits;
        private long _amountMinor;
        private string _shop;
        private string _note;
        private bool _alarming;
        private bool _bypass;

        public PinPage()
        {
            CancelHint = Text.KeyCancel;
            ClearHint = Text.KeyClear;
            EnterHint = Text.KeyEnter;
            TimeoutMs = Theme.PinMs;
        }

        /// <summary>Digits in the array: values 0 to 9, one a byte.</summary>
        public int Count { get; private set; }

        /// <param name="digits">At least <see cref="MaxDigits"/> long; wiped here before the first digit.</param>
        /// <param name="note">What the customer must know first (wrong PIN, tries left); null for nothing.</param>
        /// <param name="alarming">Shows the note in red: the last try.</param>
        /// <param name="bypassAllowed">Enter without digits ends with Bypassed.</param>
        public void Start(byte[] digits, long amountMinor, string shop, string note, bool alarming, bool bypassAllowed)
        {
            _digits = digits;
            _amountMinor = amountMinor;
            _shop = shop;
            _note = note;
            _alarming = alarming;
            _bypass = bypassAllowed;
            Wipe();
            Result = PageResult.None;
        }

        /// <summary>Ends without a PIN: the card left, the payment is over.</summary>
        public void Abort()
        {
            Wipe();
            Finish(PageResult.Cancelled);
        }

        public override void Paint(Screen screen)
        {
            screen.Text(Theme.Margin, ShopTop, Theme.ContentWidth, Host.Texts.Of(Text.PinForShop, _shop), Align.Center, Theme.Quiet, Theme.Paper);
            if (_amountMinor > 0)
            {
                screen.Text(Theme.Margin, AmountTop, Theme.ContentWidth, Money.Format(_amountMinor), screen.Amount32, Align.Center, Theme.Ink, Theme.Paper);
            }

            if (_note != null)
            {
                screen.Fill(0, NoteTop - 3, Theme.Width, Theme.TextHeight + 6, _alarming ? Theme.Bad : Theme.Warn);
                screen.Text(Theme.Margin, NoteTop, Theme.ContentWidth, _note, Align.Center, _alarming ? Theme.Paper : Theme.WarnInk, _alarming ? Theme.Bad : Theme.Warn);
            }

            screen.Fill(Theme.Margin, FieldTop, Theme.ContentWidth, FieldHeight, Theme.Field);
            screen.Frame(Theme.Margin, FieldTop, Theme.ContentWidth, FieldHeight, 2, Theme.Accent);
            for (int i = 0; i < Count; i++)
            {
                PaintStar(screen, i, true);
            }

            screen.Text(Theme.Margin, HintTop, Theme.ContentWidth, Say(_bypass ? Text.PinHintBypass : Text.PinHint), Align.Center, Theme.Quiet, Theme.Paper);
        }

        public override void OnKey(KeyEvent e, long nowMs)
        {
            if (e.Action != KeyAction.Pressed || Result != PageResult.None)
            {
                return;
            }

            RestartTimeout(nowMs);
            int digit = DigitOf(e.Key);
            if (digit >= 0)
            {
                Type((byte)digit);
                return;
            }

            switch (e.Key)
            {
                case Key.Clear:
                    ClearStars();
                    break;
                case Key.Cancel:
                    Abort();
                    break;
                case Key.Enter:
                    Confirm(nowMs);
                    break;
            }
        }

        public override void OnDeadline(long nowMs)
        {
            Wipe();
            Finish(PageResult.TimedOut);
        }

        private void Type(byte digit)
        {
            if (Count == MaxDigits)
            {
                return;
            }

            _digits[Count] = digit;
            if (Screen != null)
            {
                PaintStar(Screen, Count, true);
            }

            Count++;
        }

        // Clear takes all digits: nobody sees which one was wrong.
        private void ClearStars()
        {
            int count = Count;
            Wipe();
            for (int i = 0; i < count && Screen != null; i++)
            {
                PaintStar(Screen, i, false);
            }
        }

        private void Confirm(long nowMs)
        {
            if (Count >= MinDigits)
            {
                Finish(PageResult.Entered);
            }
            else if (Count == 0 && _bypass)
            {
                Finish(PageResult.Bypassed);
            }
            else
            {
                Refuse(nowMs);
            }
        }

        private void Wipe()
        {
            for (int i = 0; i < _digits.Length; i++)
            {
                _digits[i] = 0;
            }

            Count = 0;
        }

        private static void PaintStar(Screen screen, int index, bool shown)
        {
            int x = StarsLeft + index * StarStep;
            int y = FieldTop + (FieldHeight - Icons.StarSize) / 2;
            if (shown)
            {
                screen.Bitmap(x, y, Icons.StarSize, Icons.StarSize, Icons.Star, Theme.Ink, Theme.Field);
            }
            else
            {
                screen.Fill(x, y, Icons.StarSize, Icons.StarSize, Theme.Field);
            }
        }
    }
}
