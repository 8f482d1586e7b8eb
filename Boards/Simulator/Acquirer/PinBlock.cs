namespace Simulator.Acquirer;

/// <summary>ISO 9564-1 format 0: PIN field and PAN field joined by XOR, under the PIN key.</summary>
public static class PinBlock
{
    private const int Bytes = 8;
    private const int LeastDigits = 4;
    private const int MostDigits = 12;

    /// <summary>The clear block for a PIN of 4 to 12 digits.</summary>
    public static byte[] Format0(string pin, string pan)
    {
        string field = "0" + pin.Length.ToString("X1") + pin.PadRight(14, 'F');
        return Join(Convert.FromHexString(field), PanField(pan));
    }

    /// <summary>Deciphers a block and takes the PIN out. False when it is not a format 0 block for this PAN.</summary>
    public static bool TryOpen(byte[] block, byte[] pinKey, string pan, out string pin)
    {
        pin = "";
        if (block.Length != Bytes)
        {
            return false;
        }

        string field = Convert.ToHexString(Join(BlockCipher.Decrypt(KeyCipher.Des, pinKey, block), PanField(pan)));
        int count = Convert.ToInt32(field[1].ToString(), 16);
        if (field[0] != '0' || count is < LeastDigits or > MostDigits)
        {
            return false;
        }

        string digits = field.Substring(2, count);
        if (!digits.All(char.IsAsciiDigit) || field[(2 + count)..].Any(c => c != 'F'))
        {
            return false;
        }

        pin = digits;
        return true;
    }

    /// <summary>Four zeros and the twelve rightmost digits of the PAN without its check digit.</summary>
    private static byte[] PanField(string pan)
    {
        string digits = pan.PadLeft(13, '0');
        return Convert.FromHexString("0000" + digits.Substring(digits.Length - 13, 12));
    }

    private static byte[] Join(byte[] one, byte[] other)
    {
        var joined = new byte[Bytes];
        for (int i = 0; i < Bytes; i++)
        {
            joined[i] = (byte)(one[i] ^ other[i]);
        }

        return joined;
    }
}
