namespace Drivers.Keypad
{
    /// <summary>The twenty keys. Digits are consecutive: <c>key - Key.D0</c> is the digit.</summary>
    public enum Key : byte
    {
        None = 0,
        D0,
        D1,
        D2,
        D3,
        D4,
        D5,
        D6,
        D7,
        D8,
        D9,
        Star,
        Hash,
        Cancel,
        Clear,
        Enter,
        Menu,
        Up,
        Down,
        F1,
        F2,
    }

    /// <summary>What happened to a key.</summary>
    public enum KeyAction : byte
    {
        Pressed = 0,

        /// <summary>Once, when the key has been down for <see cref="MatrixKeypad.HoldMs"/>.</summary>
        Held,
        Released,
    }

    /// <summary>One thing that happened to one key.</summary>
    public struct KeyEvent
    {
        public Key Key;
        public KeyAction Action;
    }

    /// <summary>Where each key sits in the matrix, and what the customer reads on it.</summary>
    public static class KeyLayout
    {
        public const int Rows = 5;
        public const int Columns = 4;

        // One byte a key, row by row from the top left, in the order of the enum's values.
        private static readonly byte[] s_keys =
        {
            19, 17, 18, 20,
            2, 3, 4, 13,
            5, 6, 7, 14,
            8, 9, 10, 16,
            11, 1, 12, 15,
        };

        public static Key At(int row, int column)
        {
            return (Key)s_keys[(row * Columns) + column];
        }

        /// <summary>Row times <see cref="Columns"/> plus column; -1 for a key that is not in the matrix.</summary>
        public static int PositionOf(Key key)
        {
            for (int i = 0; i < s_keys.Length; i++)
            {
                if (s_keys[i] == (byte)key)
                {
                    return i;
                }
            }

            return -1;
        }

        public static bool IsDigit(Key key)
        {
            return key >= Key.D0 && key <= Key.D9;
        }
    }
}
