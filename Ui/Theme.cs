namespace Firmware.Ui
{
    /// <summary>The one place for layout, colours and timing of the screen. Lengths are pixels, colours RGB565, times milliseconds.</summary>
    public static class Theme
    {
        public const int Width = 320;
        public const int Height = 240;

        /// <summary>Header with the title at the left and the state of the terminal at the right.</summary>
        public const int HeaderHeight = 28;

        /// <summary>What each key does, always in sight.</summary>
        public const int KeyBarHeight = 30;
        public const int KeyBarTop = Height - KeyBarHeight;
        public const int BodyTop = HeaderHeight;
        public const int BodyHeight = KeyBarTop - BodyTop;

        public const int Margin = 12;
        public const int ContentWidth = Width - 2 * Margin;
        public const int TextHeight = 16;

        /// <summary>From one line of text to the next.</summary>
        public const int LineStep = 22;

        /// <summary>The same where there is more to say.</summary>
        public const int NarrowLineStep = 18;

        /// <summary>Keys with a hint: Cancel, Clear, Menu, Enter, left to right as top to bottom on the keypad.</summary>
        public const int KeyHints = 4;
        public const int KeyHintWidth = Width / KeyHints;

        /// <summary>Room for the words of a key hint.</summary>
        public const int KeyHintTextWidth = KeyHintWidth - 8;

        /// <summary>Clock, link and battery.</summary>
        public const int StatusWidth = 104;
        public const int TitleWidth = Width - StatusWidth - Margin - 4;

        public const ushort Paper = (255 >> 3) << 11 | (255 >> 2) << 5 | 255 >> 3;
        public const ushort Ink = (17 >> 3) << 11 | (24 >> 2) << 5 | 39 >> 3;
        public const ushort Quiet = (85 >> 3) << 11 | (96 >> 2) << 5 | 112 >> 3;
        public const ushort Line = (200 >> 3) << 11 | (208 >> 2) << 5 | 218 >> 3;
        public const ushort Field = (240 >> 3) << 11 | (244 >> 2) << 5 | 248 >> 3;
        public const ushort Header = (16 >> 3) << 11 | (42 >> 2) << 5 | 82 >> 3;
        public const ushort HeaderInk = Paper;
        public const ushort StatusDim = (104 >> 3) << 11 | (124 >> 2) << 5 | 156 >> 3;
        public const ushort StatusBad = (255 >> 3) << 11 | (112 >> 2) << 5 | 96 >> 3;
        public const ushort Accent = (22 >> 3) << 11 | (93 >> 2) << 5 | 178 >> 3;
        public const ushort Good = (18 >> 3) << 11 | (116 >> 2) << 5 | 58 >> 3;
        public const ushort Bad = (184 >> 3) << 11 | (28 >> 2) << 5 | 36 >> 3;
        public const ushort Warn = (250 >> 3) << 11 | (190 >> 2) << 5 | 40 >> 3;
        public const ushort WarnInk = Ink;
        /// <summary>Words of warning on paper-white: the amber itself is too light to read.</summary>
        public const ushort WarnText = (150 >> 3) << 11 | (92 >> 2) << 5 | 0 >> 3;
        public const ushort KeyBar = (226 >> 3) << 11 | (230 >> 2) << 5 | 236 >> 3;
        public const ushort KeyCancel = Bad;
        public const ushort KeyClear = Warn;
        public const ushort KeyMenu = (70 >> 3) << 11 | (82 >> 2) << 5 | 100 >> 3;
        public const ushort KeyEnter = Good;

        /// <summary>How often the keypad is looked at.</summary>
        public const int KeypadMs = 10;

        /// <summary>An amount half typed on the idle page is dropped after this long without a key.</summary>
        public const int IdleEntryMs = 60000;

        /// <summary>A choice, an amount or a number nobody enters.</summary>
        public const int EntryMs = 60000;

        /// <summary>A PIN nobody types on; begins anew with each key.</summary>
        public const int PinMs = 30000;

        /// <summary>A signature nobody draws on; then it is asked for on paper.</summary>
        public const int SignatureMs = 60000;

        /// <summary>A message that only informs.</summary>
        public const int MessageMs = 3000;

        /// <summary>A message that must be read: what became of the money, a fault.</summary>
        public const int ImportantMessageMs = 30000;

        /// <summary>A menu nobody uses falls back to the idle page.</summary>
        public const int MenuMs = 30000;

        /// <summary>Step of the moving bar on a progress page.</summary>
        public const int ProgressStepMs = 200;
    }
}
