using System.Text;

namespace Simulator.Cards;

/// <summary>The files of one application: FCI, records, AIP and AFL, and the keys behind them.</summary>
public sealed class CardFiles
{
    /// <summary>Lengths of what CDOLs and DDOL ask for; GENERATE AC finds its inputs by these tags.</summary>
    private static readonly (uint Tag, int Length)[] CryptogramInputs =
        [(0x9F02, 6), (0x9F03, 6), (0x9F1A, 2), (0x95, 5), (0x5F2A, 2), (0x9A, 3), (0x9C, 1), (0x9F37, 4)];

    private readonly Dictionary<(int Sfi, int Record), byte[]> _records = [];

    /// <param name="aipMore">Bits of the AIP that a tap has besides.</param>
    public CardFiles(CardProfile card, CardApplicationProfile application, int aipMore = 0)
    {
        Application = application;
        (uint, int)[] first = [.. CryptogramInputs, (0x9F35, 1), (0x9F34, 3)];
        Cdol1 = application.Extra.GetValueOrDefault(0x8Cu) ?? CardTlv.List(first);
        int answer = CardKeys.UsesStatusUpdate(application.Cryptogram) ? 8 : 10;
        (uint, int)[] issuer = application.IssuerAuthentication == IssuerAuthentication.Cdol2 ? [(0x91, answer)] : [];
        Cdol2 = application.Extra.GetValueOrDefault(0x8Du) ?? CardTlv.List([.. issuer, (0x8A, 2), .. CryptogramInputs]);
        Ddol = CardTlv.List((0x9F37, 4), (0x9F02, 6));
        Aip = [(byte)(AipFirst(application) | (aipMore >> 8)), (byte)aipMore];
        Build(card);
        Fci = BuildFci(card);
    }

    public CardApplicationProfile Application { get; }

    public byte[] Fci { get; }

    public byte[] Aip { get; }

    public byte[] Afl { get; private set; } = [];

    public byte[] Cdol1 { get; }

    public byte[] Cdol2 { get; }

    public byte[] Ddol { get; }

    /// <summary>For dynamic signatures; null when the application has none.</summary>
    public RsaKey? IccKey { get; private set; }

    /// <summary>For enciphered PINs: the key of 9F2D, or the card's.</summary>
    public RsaKey? PinKey { get; private set; }

    /// <summary>9F45 of SDA; the card returns it nowhere else.</summary>
    public byte[] AuthenticationCode { get; } = [0xDA, 0xC0];

    public byte[]? Record(int sfi, int record) => _records.GetValueOrDefault((sfi, record));

    private static byte AipFirst(CardApplicationProfile application)
    {
        int aip = application.Authentication switch
        {
            CardAuthentication.Sda => 0x40,
            CardAuthentication.Dda => 0x20,
            CardAuthentication.Cda => 0x21,
            _ => 0,
        };
        aip |= application.CvmSupported ? 0x10 : 0;
        aip |= 0x08;
        aip |= application.IssuerAuthentication is IssuerAuthentication.ExternalAuthenticate or IssuerAuthentication.Mandatory ? 0x04 : 0;
        return (byte)aip;
    }

    private void Build(CardProfile card)
    {
        CardApplicationProfile app = Application;
        string track = card.Pan + "D" + card.ExpiryYymm + card.ServiceCode + "00000000";
        if (track.Length % 2 != 0)
        {
            track += "F";
        }

        var open = new Dictionary<uint, byte[]>
        {
            [0x57] = Convert.FromHexString(track[..Math.Min(track.Length, 38)]),
            [0x5F20] = Encoding.ASCII.GetBytes(card.Cardholder.PadRight(2)),
            [0x5F30] = Convert.FromHexString("0" + card.ServiceCode),
        };
        foreach ((uint tag, byte[] value) in app.Extra)
        {
            open[tag] = value;
        }

        foreach (uint tag in app.Without)
        {
            open.Remove(tag);
        }

        byte[] identity =
        [
            .. Unless(app, 0x5A, Convert.FromHexString(card.Pan.Length % 2 == 0 ? card.Pan : card.Pan + "F")),
            .. Unless(app, 0x5F24, Convert.FromHexString(card.ExpiryYymm + LastDay(card.ExpiryYymm))),
            .. Unless(app, 0x5F25, Convert.FromHexString(card.EffectiveYymm + "01")),
            .. Unless(app, 0x5F34, Convert.FromHexString(card.PanSequence.ToString("00"))),
            .. Unless(app, 0x5F28, Bcd(app.Country)),
            .. Unless(app, 0x9F07, app.UsageControl),
            .. Unless(app, 0x9F08, [(byte)(app.Version >> 8), (byte)app.Version]),
            .. Unless(app, 0x9F42, Bcd(app.Currency)),
        ];
        byte[] rules =
        [
            .. Unless(app, 0x8C, Cdol1),
            .. Unless(app, 0x8D, Cdol2),
            .. app.Cvm.Count == 0 ? [] : Unless(app, 0x8E, CvmList()),
            .. Unless(app, 0x9F0D, app.IacDefault),
            .. Unless(app, 0x9F0E, app.IacDenial),
            .. Unless(app, 0x9F0F, app.IacOnline),
            .. app.LowerLimit < 0 ? [] : Unless(app, 0x9F14, [(byte)app.LowerLimit]),
            .. app.UpperLimit < 0 ? [] : Unless(app, 0x9F23, [(byte)app.UpperLimit]),
            .. app.Authentication == CardAuthentication.None ? [] : Unless(app, 0x9F4A, [0x82]),
        ];
        AddRecord(1, 1, open.SelectMany(p => CardTlv.Write(p.Key, p.Value)).ToArray());
        AddRecord(2, 1, identity);
        AddRecord(2, 2, rules);
        int keys = app.Authentication == CardAuthentication.None ? 0 : AddKeys(card, [.. identity, .. rules, .. Aip]);
        Afl = keys == 0 ? [0x08, 1, 1, 0, 0x10, 1, 2, 0] : [0x08, 1, 1, 0, 0x10, 1, 2, 2, 0x18, 1, (byte)keys, 0];
    }

    /// <param name="staticData">Content of the signed records (for SFI 1 to 10 without the record template, Book 3, 10.3) and the AIP.</param>
    private int AddKeys(CardProfile card, byte[] staticData)
    {
        CardApplicationProfile app = Application;
        CaKey ca = TestCa.Default.Find(Convert.ToHexString(app.Aid)[..10], app.CaIndex)!;
        RsaKey issuer = TestCa.Default.Issuer(app.IssuerKeyBits, app.Exponent)!;
        (byte[] certificate, byte[] remainder) = CardCertificates.Issuer(ca.Key, issuer, card.Pan);
        int record = 0;
        AddRecord(3, ++record, [.. Unless(app, 0x8F, [(byte)app.CaIndex]), .. Unless(app, 0x9F32, issuer.ExponentBytes), .. Part(app, 0x92, remainder)]);
        AddRecord(3, ++record, Unless(app, 0x90, certificate));
        if (app.Authentication == CardAuthentication.Sda)
        {
            AddRecord(3, ++record, Unless(app, 0x93, Spoil(card, CardCertificates.StaticData(issuer, AuthenticationCode, staticData))));
        }
        else
        {
            IccKey = TestCa.Default.Icc(app.IccKeyBits, app.Exponent)!;
            (byte[] own, byte[] rest) = CardCertificates.Icc(issuer, IccKey, card.Pan, staticData);
            AddRecord(3, ++record, Unless(app, 0x9F46, own));
            AddRecord(3, ++record, [.. Unless(app, 0x9F47, IccKey.ExponentBytes), .. Part(app, 0x9F48, rest), .. Unless(app, 0x9F49, Ddol)]);
            PinKey = IccKey;
        }

        if (app.PinKeyBits != 0)
        {
            PinKey = TestCa.Default.Pin(app.PinKeyBits, app.Exponent)!;
            (byte[] pin, byte[] rest) = CardCertificates.Icc(issuer, PinKey, card.Pan, []);
            AddRecord(3, ++record, Unless(app, 0x9F2D, pin));
            AddRecord(3, ++record, [.. Unless(app, 0x9F2E, PinKey.ExponentBytes), .. Part(app, 0x9F2F, rest)]);
        }

        return record;
    }

    /// <summary>A damaged signature, for cards that are to fail.</summary>
    public static byte[] Spoil(CardProfile card, byte[] signature)
    {
        if (card.Behaviour.WrongSignature)
        {
            signature[^1] ^= 0x01;
        }

        return signature;
    }

    private static byte[] Part(CardApplicationProfile app, uint tag, byte[] remainder) => remainder.Length == 0 ? [] : Unless(app, tag, remainder);

    /// <summary>The object, unless the profile gives its own for that tag or none.</summary>
    private static byte[] Unless(CardApplicationProfile app, uint tag, byte[] value) =>
        app.Extra.ContainsKey(tag) || app.Without.Contains(tag) ? [] : CardTlv.Write(tag, value);

    private static byte[] Bcd(int threeDigits) => Convert.FromHexString(threeDigits.ToString("0000"));

    private static string LastDay(string yymm)
    {
        int year = 2000 + int.Parse(yymm[..2]);
        return DateTime.DaysInMonth(year, int.Parse(yymm[2..])).ToString();
    }

    private byte[] CvmList()
    {
        var list = new List<byte>();
        foreach (uint amount in (uint[])[Application.AmountX, Application.AmountY])
        {
            list.AddRange([(byte)(amount >> 24), (byte)(amount >> 16), (byte)(amount >> 8), (byte)amount]);
        }

        foreach (CvmRuleBytes rule in Application.Cvm)
        {
            list.AddRange([rule.Code, rule.Condition]);
        }

        return [.. list];
    }

    private void AddRecord(int sfi, int record, byte[] objects) => _records[(sfi, record)] = CardTlv.Write(0x70, objects);

    private byte[] BuildFci(CardProfile card)
    {
        byte[] proprietary =
        [
            .. CardTlv.Write(0x50, Encoding.ASCII.GetBytes(Application.Label)),
            .. Application.Priority == 0 && !Application.Confirm ? [] : CardTlv.Write(0x87, [(byte)(Application.Priority | (Application.Confirm ? 0x80 : 0))]),
            .. Application.Pdol.Length == 0 ? [] : CardTlv.Write(0x9F38, Application.Pdol),
            .. card.Language.Length == 0 ? [] : CardTlv.Write(0x5F2D, Encoding.ASCII.GetBytes(card.Language)),
            .. PreferredName(Application),
        ];
        return CardTlv.Write(0x6F, CardTlv.Write(0x84, Application.Aid), CardTlv.Write(0xA5, proprietary));
    }

    internal static byte[] PreferredName(CardApplicationProfile application)
    {
        if (application.PreferredName is not { } name)
        {
            return [];
        }

        byte[] text = Encoding.GetEncoding("iso-8859-1").GetBytes(name);
        return [.. CardTlv.Write(0x9F11, [(byte)application.CodeTable]), .. CardTlv.Write(0x9F12, text)];
    }
}
