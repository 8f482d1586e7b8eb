namespace Simulator.Acquirer;

/// <summary>How an element is written on the wire (docs/acquirer.md, "Encoding of fields").</summary>
public enum IsoKind
{
    /// <summary>BCD digits; an odd count has a 0 in front.</summary>
    Digits,

    /// <summary>BCD digits; an odd count has a 0 behind.</summary>
    DigitsLeft,

    /// <summary>Nibbles 0-9 and D (or =), as on track 2.</summary>
    Track,

    /// <summary>ASCII characters.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Binary,
}

/// <summary>One data element of the dialect.</summary>
/// <param name="Length">Fixed length, or the most a variable one may have; digits, characters or bytes by kind.</param>
/// <param name="LengthDigits">0 fixed, 2 LL, 3 LLL.</param>
public sealed record IsoField(int Number, string Name, IsoKind Kind, int Length, int LengthDigits)
{
    public bool IsVariable => LengthDigits > 0;

    public bool IsBinary => Kind == IsoKind.Binary;

    /// <summary>Bytes that <paramref name="count"/> units of this element take on the wire, without the length prefix.</summary>
    public int WireBytes(int count) => Kind is IsoKind.Text or IsoKind.Binary ? count : (count + 1) / 2;

    public string Unit => Kind switch { IsoKind.Text => "characters", IsoKind.Binary => "bytes", _ => "digits" };
}

/// <summary>Elements 2 to 64 of ISO 8583:1987, in the format that UnionPay-style terminals use.</summary>
public static class IsoFields
{
    public const int Last = 64;

    private static readonly IsoField?[] Table = Build();

    /// <summary>The element's row, or null for 0, 1 (the secondary bitmap) and what is above 64.</summary>
    public static IsoField? Find(int number) => number is >= 2 and <= Last ? Table[number] : null;

    private static IsoField?[] Build()
    {
        var table = new IsoField?[Last + 1];
        void Add(int number, string name, IsoKind kind, int length, int lengthDigits = 0) =>
            table[number] = new IsoField(number, name, kind, length, lengthDigits);

        Add(2, "Primary account number", IsoKind.DigitsLeft, 19, 2);
        Add(3, "Processing code", IsoKind.Digits, 6);
        Add(4, "Amount, transaction", IsoKind.Digits, 12);
        Add(5, "Amount, settlement", IsoKind.Digits, 12);
        Add(6, "Amount, cardholder billing", IsoKind.Digits, 12);
        Add(7, "Transmission date and time", IsoKind.Digits, 10);
        Add(8, "Amount, cardholder billing fee", IsoKind.Digits, 8);
        Add(9, "Conversion rate, settlement", IsoKind.Digits, 8);
        Add(10, "Conversion rate, cardholder billing", IsoKind.Digits, 8);
        Add(11, "System trace audit number", IsoKind.Digits, 6);
        Add(12, "Time, local transaction", IsoKind.Digits, 6);
        Add(13, "Date, local transaction", IsoKind.Digits, 4);
        Add(14, "Date, expiration", IsoKind.Digits, 4);
        Add(15, "Date, settlement", IsoKind.Digits, 4);
        Add(16, "Date, conversion", IsoKind.Digits, 4);
        Add(17, "Date, capture", IsoKind.Digits, 4);
        Add(18, "Merchant type", IsoKind.Digits, 4);
        Add(19, "Country code, acquirer", IsoKind.Digits, 3);
        Add(20, "Country code, account number", IsoKind.Digits, 3);
        Add(21, "Country code, forwarding institution", IsoKind.Digits, 3);
        Add(22, "Point of service entry mode", IsoKind.DigitsLeft, 3);
        Add(23, "Card sequence number", IsoKind.Digits, 3);
        Add(24, "Network international identifier", IsoKind.Digits, 3);
        Add(25, "Point of service condition code", IsoKind.Digits, 2);
        Add(26, "PIN capture code", IsoKind.Digits, 2);
        Add(27, "Authorisation identification response length", IsoKind.Digits, 1);
        Add(28, "Amount, transaction fee", IsoKind.Text, 9);
        Add(29, "Amount, settlement fee", IsoKind.Text, 9);
        Add(30, "Amount, transaction processing fee", IsoKind.Text, 9);
        Add(31, "Amount, settlement processing fee", IsoKind.Text, 9);
        Add(32, "Acquiring institution", IsoKind.DigitsLeft, 11, 2);
        Add(33, "Forwarding institution", IsoKind.DigitsLeft, 11, 2);
        Add(34, "Primary account number, extended", IsoKind.Text, 28, 2);
        Add(35, "Track 2", IsoKind.Track, 37, 2);
        Add(36, "Track 3", IsoKind.Track, 104, 3);
        Add(37, "Retrieval reference number", IsoKind.Text, 12);
        Add(38, "Authorisation identification response", IsoKind.Text, 6);
        Add(39, "Response code", IsoKind.Text, 2);
        Add(40, "Service restriction code", IsoKind.Text, 3);
        Add(41, "Card acceptor terminal identification", IsoKind.Text, 8);
        Add(42, "Card acceptor identification", IsoKind.Text, 15);
        Add(43, "Card acceptor name and location", IsoKind.Text, 40);
        Add(44, "Additional response data", IsoKind.Text, 25, 2);
        Add(45, "Track 1", IsoKind.Text, 76, 2);
        Add(46, "Additional data, ISO", IsoKind.Text, 999, 3);
        Add(47, "Additional data, national", IsoKind.Text, 999, 3);
        Add(48, "Additional data, private (totals, batch upload)", IsoKind.DigitsLeft, 322, 3);
        Add(49, "Currency code, transaction", IsoKind.Text, 3);
        Add(50, "Currency code, settlement", IsoKind.Text, 3);
        Add(51, "Currency code, cardholder billing", IsoKind.Text, 3);
        Add(52, "PIN data", IsoKind.Binary, 8);
        Add(53, "Security related control information", IsoKind.Digits, 16);
        Add(54, "Additional amounts", IsoKind.Text, 120, 3);
        Add(55, "Chip data", IsoKind.Binary, 255, 3);
        Add(56, "Reserved, ISO", IsoKind.Text, 999, 3);
        Add(57, "Reserved, national", IsoKind.Text, 999, 3);
        Add(58, "Electronic purse data", IsoKind.Binary, 999, 3);
        Add(59, "Private data 59 (encrypted data, details)", IsoKind.Binary, 999, 3);
        Add(60, "Private data 60 (type, batch, management code, capabilities)", IsoKind.DigitsLeft, 19, 3);
        Add(61, "Private data 61 (original transaction)", IsoKind.DigitsLeft, 29, 3);
        Add(62, "Private data 62 (keys, downloads, terminal information)", IsoKind.Binary, 512, 3);
        Add(63, "Private data 63 (operator, card organisation, texts)", IsoKind.Binary, 163, 3);
        Add(64, "Message authentication code", IsoKind.Binary, 8);
        return table;
    }
}
