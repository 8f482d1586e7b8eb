using System.Globalization;

namespace Simulator.Cards;

/// <summary>Reads a simulated card's file strictly: what is not understood is an error with its line.</summary>
public static class CardProfileReader
{
    private const int MaxApplications = 8;

    public static CardProfile Read(CardJson root)
    {
        var of = new CardFields(root, "a card");
        of.Text("kind", "simulated", 3, 20);
        string brandName = of.Text("brand", null, 3, 20);
        CardBrand brand = CardFields.Parse<CardBrand>(root.Member("brand")!, brandName);
        bool blocks = of.Choice("protocol", "T=0", "T=0", "T=1") == "T=1";
        string pan = of.Digits("pan", null, 12, 19);
        string pin = of.Digits("pin", "1234", 4, 12);
        int tries = of.Number("pinTries", 3, 1, 15);
        var profile = new CardProfile
        {
            Name = of.Text("name", null, 1, 60),
            Brand = brand,
            Pan = pan,
            PanSequence = of.Number("panSequence", 1, 0, 99),
            ExpiryYymm = of.Month("expiry", null),
            EffectiveYymm = of.Month("effective", "2001"),
            Cardholder = of.Text("cardholder", "TEST CARD/NOBODY", 2, 26),
            ServiceCode = of.Digits("serviceCode", "220", 3, 3),
            Pin = pin,
            PinTries = tries,
            PinTriesLeft = of.Number("pinTriesLeft", tries, 0, tries),
            Language = of.Letters("language", "zhen"),
            IssuerMasterKey = of.Hex("issuerMasterKey", IssuerAccount.TestMasterKey, 16, 16),
            BalanceMinor = of.Amount("balance", 1_000_000),
            BlockProtocol = blocks,
            Atr = of.Hex("atr", DefaultAtr(blocks), 2, 33),
            Pse = of.Flag("pse", true),
            Applications = ReadApplications(root, brand),
            Behaviour = ReadBehaviour(root),
            Contactless = CardTapProfile.Read(root.Member("contactless"), brand),
        };
        root.Member("comment");
        root.NothingElse("a card");
        return profile;
    }

    private static byte[] DefaultAtr(bool blocks) => Convert.FromHexString(
        blocks ? "3BE700008131FE4554455354434431CC" : "3B67000054455354434430");

    private static List<CardApplicationProfile> ReadApplications(CardJson root, CardBrand brand)
    {
        CardJson list = root.Member("applications") ?? throw root.Wrong("a card needs \"applications\"");
        if (!list.IsArray || list.Items.Count is 0 or > MaxApplications)
        {
            throw list.Wrong($"is a list of 1 to {MaxApplications} applications");
        }

        List<CardApplicationProfile> applications = [.. list.Items.Select(item => ReadApplication(item, brand))];
        for (int i = 1; i < applications.Count; i++)
        {
            if (applications.Take(i).Any(a => a.Aid.AsSpan().SequenceEqual(applications[i].Aid)))
            {
                throw list.Items[i].Wrong("has the same AID as an application before it");
            }
        }

        return applications;
    }

    private static CardApplicationProfile ReadApplication(CardJson node, CardBrand brand)
    {
        var of = new CardFields(node, "an application");
        byte[] aid = of.Hex("aid", null, 5, 16);
        var without = new HashSet<uint>();
        var application = new CardApplicationProfile
        {
            Aid = aid,
            Label = of.Text("label", brand.ToString(), 1, 16),
            PreferredName = of.OptionalText("preferredName", 16),
            CodeTable = of.Number("codeTable", 1, 1, 10),
            Priority = of.Number("priority", 1, 0, 15),
            Confirm = of.Flag("confirm", false),
            Authentication = of.Enum("authentication", CardAuthentication.Cda),
            CaIndex = of.Hex("caIndex", [0xC2], 1, 1)[0],
            IssuerKeyBits = of.Number("issuerKeyBits", 1408, 512, 1984),
            IccKeyBits = of.Number("iccKeyBits", 1152, 512, 1984),
            PinKeyBits = of.Number("pinKeyBits", 0, 0, 1984),
            Exponent = of.Number("exponent", 3, 3, 65537),
            Cvm = CvmRules(node.Member("cvm")),
            CvmSupported = of.Flag("cvmSupported", true),
            AmountX = (uint)of.Amount("amountX", 0),
            AmountY = (uint)of.Amount("amountY", 0),
            Cryptogram = of.Enum("cryptogram", DefaultCryptogram(brand)),
            IssuerAuthentication = of.Enum("issuerAuthentication", IssuerAuthentication.ExternalAuthenticate),
            Country = of.Number("country", 156, 1, 999),
            Currency = of.Number("currency", 156, 1, 999),
            UsageControl = of.Hex("usageControl", [0xFF, 0x00], 2, 2),
            Version = of.Hex("version", DefaultVersion(brand), 2, 2) is [var high, var low] ? (high << 8) | low : 0,
            IacDefault = of.Hex("iacDefault", [0xD8, 0x60, 0x04, 0xA8, 0x00], 5, 5),
            IacDenial = of.Hex("iacDenial", [0x00, 0x10, 0x18, 0x00, 0x00], 5, 5),
            IacOnline = of.Hex("iacOnline", [0xD8, 0x68, 0x04, 0xF8, 0x00], 5, 5),
            LowerLimit = of.Number("lowerOfflineLimit", -1, -1, 255),
            UpperLimit = of.Number("upperOfflineLimit", -1, -1, 255),
            Pdol = of.Hex("pdol", [], 0, 60),
            Template77 = of.Flag("template77", brand == CardBrand.Mastercard),
            Blocked = of.Flag("blocked", false),
            Extra = ReadExtra(node.Member("extra"), without),
            Without = without,
        };
        node.Member("comment");
        node.NothingElse("an application");
        CheckKeys(node, application);
        return application;
    }

    private static void CheckKeys(CardJson node, CardApplicationProfile application)
    {
        if (CardTlv.ReadList(application.Pdol) is null)
        {
            throw node.Member("pdol")!.Wrong("is not a data object list");
        }

        if (application.Authentication == CardAuthentication.None)
        {
            return;
        }

        string rid = Convert.ToHexString(application.Aid)[..10];
        if (TestCa.Default.Find(rid, application.CaIndex) is not { } ca)
        {
            throw (node.Member("caIndex") ?? node).Wrong($"{application.CaIndex:X2}: there is no test CA key of that index for {rid} (there are C1 to C4 for {TestCa.UnionPay}, {TestCa.Visa}, {TestCa.Mastercard}; \"authentication\": \"none\" needs none)");
        }

        CheckKey(node, "issuerKeyBits", TestCa.Default.Issuer(application.IssuerKeyBits, application.Exponent), ca.Key.Length);
        int limit = application.IssuerKeyBits / 8;
        if (application.Authentication >= CardAuthentication.Dda)
        {
            // Book 2, annex D1.2: a CDA answer has to fit into 256 bytes.
            CheckKey(node, "iccKeyBits", TestCa.Default.Icc(application.IccKeyBits, application.Exponent), application.Authentication == CardAuthentication.Cda ? Math.Min(limit, 200) : limit);
        }

        if (application.PinKeyBits != 0)
        {
            CheckKey(node, "pinKeyBits", TestCa.Default.Pin(application.PinKeyBits, application.Exponent), limit);
        }
    }

    private static void CheckKey(CardJson node, string name, RsaKey? key, int limitBytes)
    {
        if (key is null)
        {
            throw (node.Member(name) ?? node).Wrong($"no such test key: there are 1024, 1152, 1408 and 1984 bits with exponent 3, and 1152 with exponent 65537 (\"{name}\")");
        }

        if (key.Length > limitBytes)
        {
            throw (node.Member(name) ?? node).Wrong($"this key is too long for the one that signs it, or for one response (\"{name}\", at most {limitBytes * 8} bits here)");
        }
    }

    private static List<CvmRuleBytes> CvmRules(CardJson? list)
    {
        if (list is null)
        {
            return [new CvmRuleBytes(0x42, 0x03), new CvmRuleBytes(0x1E, 0x00)];
        }

        if (!list.IsArray || list.Items.Count > 30)
        {
            throw list.Wrong("is a list of rules, 30 at most");
        }

        return [.. list.Items.Select(CardCvm.Rule)];
    }

    private static Dictionary<uint, byte[]> ReadExtra(CardJson? node, HashSet<uint> without)
    {
        var extra = new Dictionary<uint, byte[]>();
        if (node is null)
        {
            return extra;
        }

        if (!node.IsObject)
        {
            throw node.Wrong("is an object of tags and values in hex");
        }

        foreach ((string name, CardJson value) in node.Members)
        {
            if (!uint.TryParse(name, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint tag) || tag == 0)
            {
                throw value.Wrong($"\"{name}\" is no tag");
            }

            if (value.Kind == System.Text.Json.JsonTokenType.Null)
            {
                without.Add(tag);
                continue;
            }

            extra[tag] = CardFields.ParseHex(value, 0, 250);
        }

        return extra;
    }

    private static CardBehaviour ReadBehaviour(CardJson root)
    {
        CardJson? node = root.Member("behaviour");
        if (node is null)
        {
            return new CardBehaviour();
        }

        var of = new CardFields(node, "\"behaviour\"");
        var behaviour = new CardBehaviour
        {
            First = of.Enum("firstCryptogram", FirstAnswer.Online),
            Second = of.Enum("secondCryptogram", SecondAnswer.AsAsked),
            RejectsIssuer = of.Flag("rejectsIssuer", false),
            WrongSignature = of.Flag("wrongSignature", false),
            WrongCryptogram = of.Flag("wrongCryptogram", false),
            MuteAfterCommands = of.Number("muteAfterCommands", -1, -1, 1000),
            CardBlocked = of.Flag("cardBlocked", false),
            TearAtCharacter = of.Number("tearAtCharacter", -1, -1, 100000),
            NullBytes = of.Number("nullBytes", 0, 0, 60),
            SingleByteAcks = of.Flag("singleByteAcks", false),
            WaitingTimeExtensions = of.Number("waitingTimeExtensions", 0, 0, 20),
            SlowMs = of.Number("slowMs", 0, 0, 5000),
            Replies = CardReplies.Read(node.Member("replies")),
            Hostile = of.Number("hostile", 0, 0, int.MaxValue),
        };
        node.Member("comment");
        node.NothingElse("\"behaviour\"");
        return behaviour;
    }

    private static CardCryptogram DefaultCryptogram(CardBrand brand) => brand switch
    {
        CardBrand.Visa => CardCryptogram.Visa10,
        CardBrand.Mastercard => CardCryptogram.Mchip10,
        _ => CardCryptogram.Pboc01,
    };

    private static byte[] DefaultVersion(CardBrand brand) => brand switch
    {
        CardBrand.Visa => [0x00, 0x96],
        CardBrand.Mastercard => [0x00, 0x02],
        _ => [0x00, 0x20],
    };
}
