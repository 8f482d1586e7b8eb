using System.Numerics;
using System.Security.Cryptography;
using Simulator.Acquirer;
using Simulator.Cards;

namespace Tests.Desktop;

/// <summary>The simulated cards against mathematics of the tests' own: certificates opened, cryptograms checked by the issuer's code.</summary>
[TestClass]
public class CardsCryptoTests
{
    public static IEnumerable<object[]> AllApplications() =>
        CardShelf.Cards.SelectMany(c => c.Profile.Applications.Select(a => new object[] { c.Id, Convert.ToHexString(a.Aid) }));

    [TestMethod]
    [DynamicData(nameof(AllApplications))]
    public void Its_certificates_open_up_to_the_CA(string id, string aid)
    {
        ShelfCard card = CardShelf.Find(id)!;
        Dictionary<uint, byte[]> data = new CardsDriver(card.Issue()).Read(aid);
        CaKey ca = TestCa.Default.Find(aid[..10], data[0x8F][0])!;

        byte[] issuer = Open(data[0x90], ca.Key.Modulus, ca.Key.Exponent, 0x02, Optional(data, 0x92), data[0x9F32], []);
        Assert.AreEqual(card.Profile.Pan[..8], Convert.ToHexString(issuer[2..6]));
        byte[] issuerModulus = Modulus(issuer, 15, Optional(data, 0x92));

        if (data.TryGetValue(0x93, out byte[]? signed))
        {
            byte[] body = Open(signed, issuerModulus, Exponent(data[0x9F32]), 0x03, [], [], data[0]);
            Assert.AreEqual(issuerModulus.Length, body.Length);
            return;
        }

        byte[] own = Open(data[0x9F46], issuerModulus, Exponent(data[0x9F32]), 0x04, Optional(data, 0x9F48), data[0x9F47], data[0]);
        Assert.AreEqual(card.Profile.Pan.PadRight(20, 'F'), Convert.ToHexString(own[2..12]));
    }

    [TestMethod]
    [DataRow("unionpay-debit", "A000000333010101")]
    [DataRow("unionpay-credit", "A000000333010102")]
    [DataRow("visa-plaintext-pin", "A0000000031010")]
    [DataRow("mastercard-enciphered-pin", "A0000000041010")]
    [DataRow("block-protocol", "A000000333010101")]
    [DataRow("blocked-pin", "A0000000031010")]
    public void Its_cryptogram_satisfies_the_issuer_and_the_answer_the_card(string id, string aid)
    {
        CardsDriver driver = new(CardShelf.Find(id)!.Issue());
        Dictionary<uint, byte[]> data = driver.Read(aid);
        Dictionary<uint, byte[]> terminal = CardsDriver.Terminal();
        Dictionary<uint, byte[]> answer = Generate(driver, "80AE8000", data[0x8C], terminal);
        Assert.AreEqual(0x80, answer[0x9F27][0]);

        IssuerAccount facts = driver.Card.Profile.Account;
        CryptogramRecipe recipe = Cryptogram.Recipe(answer[0x9F10]);
        byte[] key = Cryptogram.SessionKey(recipe.SessionKey, Cryptogram.CardKey(facts.IssuerMasterKey, facts.Pan, facts.PanSequence), answer[0x9F36]);
        var chip = new Dictionary<uint, byte[]>(terminal) { [0x82] = data[0x82], [0x9F36] = answer[0x9F36], [0x9F10] = answer[0x9F10] };
        CollectionAssert.AreEqual(Cryptogram.Request(key, chip, recipe), answer[0x9F26]);

        byte[] code = "00"u8.ToArray();
        byte[] update = [0, 0x80, 0, 0];
        byte[] reply = recipe.StatusUpdate
            ? [.. Cryptogram.ArpcMethod2(key, answer[0x9F26], update, []), .. update]
            : [.. Cryptogram.ArpcMethod1(key, answer[0x9F26], code), .. code];
        driver.SendNoLe("00820000", reply);
        Assert.AreEqual(0x9000, driver.Status);
        terminal[0x8A] = code;
        Assert.AreEqual(0x40, Generate(driver, "80AE4000", data[0x8D], terminal)[0x9F27][0]);
    }

    [TestMethod]
    public void A_wrong_answer_from_the_issuer_is_refused()
    {
        CardsDriver driver = new(CardShelf.Find("unionpay-debit")!.Issue());
        Dictionary<uint, byte[]> data = driver.Read("A000000333010101");
        Dictionary<uint, byte[]> terminal = CardsDriver.Terminal();
        Generate(driver, "80AE8000", data[0x8C], terminal);

        driver.SendNoLe("00820000", Convert.FromHexString("00112233445566773030"));
        Assert.AreEqual(0x6300, driver.Status);
        Assert.AreEqual(0x00, Generate(driver, "80AE4000", data[0x8D], terminal)[0x9F27][0]);
    }

    [TestMethod]
    public void A_CDA_answer_is_signed_over_everything_that_was_said()
    {
        CardsDriver driver = new(CardShelf.Find("unionpay-debit")!.Issue());
        Dictionary<uint, byte[]> data = driver.Read("A000000333010101");
        byte[] inputs = CardsDriver.Fill(data[0x8C], CardsDriver.Terminal());
        byte[] response = driver.Send("80AE9000", inputs);
        Dictionary<uint, byte[]> answer = CardsDriver.Flatten(response);
        RsaKey key = TestCa.Default.Icc(1152, 3)!;

        byte[] body = Open(answer[0x9F4B], key.Modulus, 3, 0x05, [], [], [0x11, 0x22, 0x33, 0x44]);
        byte[] said = [.. inputs, .. CardTlv.Write(0x9F27, answer[0x9F27]), .. CardTlv.Write(0x9F36, answer[0x9F36]), .. CardTlv.Write(0x9F10, answer[0x9F10])];
        Assert.AreEqual(0x80, answer[0x9F27][0]);
        Assert.AreEqual(0x80, body[13]);
        CollectionAssert.AreEqual(SHA1.HashData(said), body[22..42]);
        Assert.IsFalse(answer.ContainsKey(0x9F26));
    }

    [TestMethod]
    public void A_dynamic_signature_covers_the_terminals_data()
    {
        CardsDriver driver = new(CardShelf.Find("unionpay-credit")!.Issue());
        Dictionary<uint, byte[]> data = driver.Read("A000000333010102");
        byte[] ddol = CardsDriver.Fill(data[0x9F49], CardsDriver.Terminal());
        byte[] response = driver.Send("00880000", ddol);

        RsaKey key = TestCa.Default.Icc(1984, 3)!;
        Open(response[^key.Length..], key.Modulus, 3, 0x05, [], [], ddol);
    }

    [TestMethod]
    public void Forged_cards_do_not_pass()
    {
        CardsDriver driver = new(CardShelf.Find("forged")!.Issue());
        Dictionary<uint, byte[]> data = driver.Read("A000000333010101");
        byte[] ddol = CardsDriver.Fill(data[0x9F49], CardsDriver.Terminal());
        RsaKey key = TestCa.Default.Icc(1152, 3)!;
        byte[] clear = key.Recover(driver.Send("00880000", ddol)[^key.Length..]);

        Assert.IsFalse(clear[0] == 0x6A && clear[^1] == 0xBC);
    }

    [TestMethod]
    public void The_firmwares_table_is_the_same_test_set()
    {
        byte[] expected = [.. TestCa.Default.Keys.SelectMany(TestCa.Download)];

        CollectionAssert.AreEqual(expected, Firmware.Sale.TestCaKeys.Download());
        Assert.HasCount(Firmware.Sale.TestCaKeys.Count, TestCa.Default.Keys);
    }

    [TestMethod]
    public void A_key_comes_from_its_label_alone()
    {
        RsaKey again = RsaKey.Make("test key icc-1024-3", 1024, 3);

        CollectionAssert.AreEqual(TestCa.Default.Icc(1024, 3)!.Modulus, again.Modulus);
        byte[] block = [0x6A, .. new byte[126], 0xBC];
        byte[] recovered = again.Recover(again.Sign(block));
        CollectionAssert.AreEqual(block, recovered);
    }

    /// <summary>.NET's own power is the judge; moduli of one limb to sixteen, with limbs of ones and zeros, where carries run.</summary>
    [TestMethod]
    public void Powers_of_the_cards_keys_are_those_of_the_desktop()
    {
        var random = new Random(7);
        for (int round = 0; round < 400; round++)
        {
            int bytes = 2 + random.Next(126);
            BigInteger modulus = Number(random, bytes, round % 4) | 1 | (BigInteger.One << 9);
            BigInteger value = Number(random, random.Next(2 * bytes), round / 4 % 4);
            BigInteger exponent = Number(random, random.Next(40), round / 16 % 4);
            Assert.AreEqual(BigInteger.ModPow(value, exponent, modulus), new Montgomery(modulus).Power(value, exponent), $"{value} ^ {exponent} mod {modulus}");
        }
    }

    [TestMethod]
    public void The_card_key_and_MAC_match_published_values()
    {
        // EMV 4.4 Book 2, A1.4.1 leaves no example; the two sides of this house were written apart and must agree.
        byte[] key = CardDes.CardKey(IssuerAccount.TestMasterKey, "6222888800000017", 1);
        CollectionAssert.AreEqual(Cryptogram.CardKey(IssuerAccount.TestMasterKey, "6222888800000017", 1), key);

        // ISO/IEC 9797-1:2011, annex B: algorithm 3, padding 1, "Now is the time for all ".
        byte[] mac = CardDes.Mac(Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210"), "Now is the time for all "u8.ToArray(), false);
        Assert.AreEqual("A1C72E74EA3FA9B6", Convert.ToHexString(mac));
    }

    private static BigInteger Number(Random random, int bytes, int kind)
    {
        var number = new byte[bytes];
        random.NextBytes(number);
        for (int i = 0; kind > 0 && i < bytes; i++)
        {
            number[i] = kind == 1 ? (byte)0xFF : kind == 2 && i / 8 % 2 == 0 ? (byte)0 : kind == 3 && i % 8 > 0 ? (byte)0xFF : number[i];
        }

        return new BigInteger(number, true);
    }

    private static Dictionary<uint, byte[]> Generate(CardsDriver driver, string header, byte[] list, Dictionary<uint, byte[]> terminal)
    {
        byte[] response = driver.Send(header, CardsDriver.Fill(list, terminal));
        Assert.AreEqual(0x9000, driver.Status);
        if (response[0] != 0x80)
        {
            return CardsDriver.Flatten(response);
        }

        return new Dictionary<uint, byte[]> { [0x9F27] = response[2..3], [0x9F36] = response[3..5], [0x9F26] = response[5..13], [0x9F10] = response[13..] };
    }

    /// <summary>Recovers a signed block and checks header, format, hash and trailer (Book 2, 5.3, 6.3, 6.4).</summary>
    private static byte[] Open(byte[] block, byte[] modulus, int exponent, byte format, byte[] remainder, byte[] keyExponent, byte[] besides)
    {
        Assert.HasCount(modulus.Length, block);
        byte[] clear = BigInteger.ModPow(new BigInteger(block, true, true), exponent, new BigInteger(modulus, true, true)).ToByteArray(true, true);
        Assert.AreEqual(0x6A, clear[0]);
        Assert.AreEqual(format, clear[1]);
        Assert.AreEqual(0xBC, clear[^1]);
        byte[] hashed = [.. clear[1..^21], .. remainder, .. keyExponent, .. besides];
        CollectionAssert.AreEqual(SHA1.HashData(hashed), clear[^21..^1]);
        return clear;
    }

    private static byte[] Modulus(byte[] certificate, int offset, byte[] remainder)
    {
        byte[] left = certificate[offset..^21];
        return remainder.Length > 0 ? [.. left, .. remainder] : left[..certificate[offset - 2]];
    }

    private static byte[] Optional(Dictionary<uint, byte[]> data, uint tag) => data.TryGetValue(tag, out byte[]? value) ? value : [];

    private static int Exponent(byte[] bytes) => (int)new BigInteger(bytes, true, true);
}
