namespace Simulator.Acquirer;

/// <summary>ISO 9564-1 formats 0 (DES keys) and 4 (AES keys): PIN and card number joined under the PIN key.</summary>
public static class PinBlock
{
    private const int LeastDigits = 4;
    private const int MostDigits = 12;

    /// <summary>The clear block for a PIN of 4 to 12 digits.</summary>
    public static byte[] Format0(string pin, string pan)
    {
        string field = "0" + pin.Length.ToString("X1") + pin.PadRight(14, 'F');
        return Join(Convert.FromHexString(field), PanField(pan));
    }

    /// <summary>The enciphered format 4 block: PIN field under the key, joined with the PAN field, under the key again.</summary>
    /// <param name="fill">8 bytes.</param>
    public static byte[] Format4(byte[] key, string pin, string pan, byte[] fill)
    {
        byte[] field = [.. Convert.FromHexString("4" + pin.Length.ToString("X1") + pin.PadRight(14, 'A')), .. fill];
        return BlockCipher.Encrypt(KeyCipher.Aes, key, Join(BlockCipher.Encrypt(KeyCipher.Aes, key, field), PanField4(pan)));
    }

    /// <summary>Deciphers a block and takes the PIN out. False when it is not a block of the cipher's format for this PAN.</summary>
    public static bool TryOpen(KeyCipher cipher, byte[] block, byte[] pinKey, string pan, out string pin)
    {
        pin = "";
        bool aes = cipher == KeyCipher.Aes;
        if (block.Length != BlockCipher.BlockBytes(cipher))
        {
            return false;
        }

        byte[] clear = BlockCipher.Decrypt(cipher, pinKey, block);
        clear = aes ? BlockCipher.Decrypt(cipher, pinKey, Join(clear, PanField4(pan))) : Join(clear, PanField(pan));
        string field = Convert.ToHexString(clear)[..16];
        int count = Convert.ToInt32(field[1].ToString(), 16);
        if (field[0] != (aes ? '4' : '0') || count is < LeastDigits or > MostDigits)
        {
            return false;
        }

        string digits = field.Substring(2, count);
        if (!digits.All(char.IsAsciiDigit) || field[(2 + count)..].Any(c => c != (aes ? 'A' : 'F')))
        {
            return false;
        }

        pin = digits;
        return true;
    }

    /// <summary>How many digits the PAN has above twelve, its digits, zeros.</summary>
    private static byte[] PanField4(string pan)
    {
        string digits = pan.PadLeft(12, '0');
        return Convert.FromHexString(((digits.Length - 12).ToString("X1") + digits).PadRight(32, '0'));
    }

    /// <summary>Four zeros and the twelve rightmost digits of the PAN without its check digit.</summary>
    private static byte[] PanField(string pan)
    {
        string digits = pan.PadLeft(13, '0');
        return Convert.FromHexString("0000" + digits.Substring(digits.Length - 13, 12));
    }

    private static byte[] Join(byte[] one, byte[] other)
    {
        var joined = new byte[one.Length];
        for (int i = 0; i < joined.Length; i++)
        {
            joined[i] = (byte)(one[i] ^ other[i]);
        }

        return joined;
    }
}
