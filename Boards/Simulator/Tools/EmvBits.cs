namespace Simulator.Tools;

/// <summary>A bit of the TVR or TSI.</summary>
/// <param name="Place">Byte from 1, and mask, as (byte &lt;&lt; 8) | mask.</param>
internal sealed record EmvBit(int Place, string Name)
{
    public int Byte => Place >> 8;

    /// <summary>From 8, the most significant, to 1.</summary>
    public int Bit => System.Numerics.BitOperations.Log2((uint)(Place & 0xFF)) + 1;

    public bool IsSetIn(byte[] value) => Byte <= value.Length && (value[Byte - 1] & (Place & 0xFF)) != 0;
}

/// <summary>Names of the bits (EMV 4.4 Book 3, annexes C5 and C6).</summary>
internal static class EmvBits
{
    public static readonly EmvBit[] Tvr =
    [
        new(0x180, "offline data authentication was not performed"),
        new(0x140, "SDA failed"),
        new(0x120, "ICC data missing"),
        new(0x110, "card on the terminal exception file"),
        new(0x108, "DDA failed"),
        new(0x104, "CDA failed"),
        new(0x102, "SDA selected"),
        new(0x280, "card and terminal have different application versions"),
        new(0x240, "expired application"),
        new(0x220, "application not yet effective"),
        new(0x210, "requested service not allowed for this card"),
        new(0x208, "new card"),
        new(0x380, "cardholder verification was not successful"),
        new(0x340, "unrecognised CVM"),
        new(0x320, "PIN try limit exceeded"),
        new(0x310, "PIN entry required, PIN pad not present or not working"),
        new(0x308, "PIN entry required, PIN pad present, PIN not entered"),
        new(0x304, "online PIN entered"),
        new(0x480, "transaction exceeds the floor limit"),
        new(0x440, "lower consecutive offline limit exceeded"),
        new(0x420, "upper consecutive offline limit exceeded"),
        new(0x410, "transaction selected randomly for online processing"),
        new(0x408, "merchant forced the transaction online"),
        new(0x580, "default TDOL used"),
        new(0x540, "issuer authentication failed"),
        new(0x520, "script processing failed before the final GENERATE AC"),
        new(0x510, "script processing failed after the final GENERATE AC"),
    ];

    public static readonly EmvBit[] Tsi =
    [
        new(0x180, "offline data authentication was performed"),
        new(0x140, "cardholder verification was performed"),
        new(0x120, "card risk management was performed"),
        new(0x110, "issuer authentication was performed"),
        new(0x108, "terminal risk management was performed"),
        new(0x104, "script processing was performed"),
    ];
}
