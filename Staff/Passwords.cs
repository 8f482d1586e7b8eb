namespace Firmware.Staff
{
    /// <summary>What makes a password acceptable. Passwords are ASCII digits in arrays that their owners wipe.</summary>
    public static class Passwords
    {
        public const int MinDigits = 6;
        public const int MaxDigits = 12;

        private const int DefaultDigits = 6;

        /// <summary>The password every new operator begins with: 123456.</summary>
        public static bool IsDefault(byte[] password, int count)
        {
            if (count != DefaultDigits)
            {
                return false;
            }

            int differences = 0;
            for (int i = 0; i < DefaultDigits; i++)
            {
                differences |= password[i] ^ ('1' + i);
            }

            return differences == 0;
        }

        /// <summary>True for the default, one digit repeated, and digits that count up or down: the first that others try.</summary>
        public static bool TooSimple(byte[] password, int count)
        {
            int step = count > 1 ? password[1] - password[0] : 0;
            if (step < -1 || step > 1)
            {
                return false;
            }

            for (int i = 2; i < count; i++)
            {
                if (password[i] - password[i - 1] != step)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Compares in a time that says nothing about where they differ.</summary>
        public static bool Same(byte[] a, byte[] b, int count)
        {
            int differences = 0;
            for (int i = 0; i < count; i++)
            {
                differences |= a[i] ^ b[i];
            }

            return differences == 0;
        }
    }
}
