using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Acquirer;

namespace Desktop.Tests;

[TestClass]
public class AcquirerCryptoTests
{
    private const string LeftKey = "0123456789ABCDEF";
    private const string WholeKey = LeftKey + "FEDCBA9876543210";

    private static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", ""));

    [TestMethod]
    public void Dukpt_gives_the_keys_of_both_standards()
    {
        // X9.24-1:2009, A.4; X9.24-3:2017, annex B.
        byte[] tdes = Dukpt.InitialKey(KeyCipher.Des, Hex("0123456789ABCDEFFEDCBA9876543210"), Hex("FFFF9876543210E00000"));
        Assert.AreEqual("6AC292FAA1315B4D858AB3A3D7D5933A", Convert.ToHexString(tdes));
        Assert.AreEqual("0DF3D9422ACA56E547676D07AD6BADFA", Convert.ToHexString(Dukpt.TransactionKey(KeyCipher.Des, tdes, Hex("FFFF9876543210E00003"))));
        var (pin, mac, reply) = Dukpt.Keys(KeyCipher.Aes, Hex("FEDCBA9876543210F1F1F1F1F1F1F1F1"), Hex("123456789012345600000001"));
        Assert.AreEqual("AF8CB133A78F8DC2D1359F18527593FB", Convert.ToHexString(pin));
        Assert.AreEqual("A2DC23DE6FDE0824A2BC321E08E4B8B7", Convert.ToHexString(mac));
        Assert.AreEqual("DBB463945B286C07CD3AD82EE96FD9C9", Convert.ToHexString(reply));
        Assert.AreEqual("A912150391AB65A67E52883D81CE2D15", Convert.ToHexString(PinBlock.Format4(pin, "1234", "4111111111111111", Hex("2F69ADDE2E9E7ACE"))));
        Assert.IsTrue(PinBlock.TryOpen(KeyCipher.Aes, Hex("A912150391AB65A67E52883D81CE2D15"), pin, "4111111111111111", out string opened));
        Assert.AreEqual("1234", opened);
    }

    [TestMethod]
    public void Key_blocks_are_those_of_the_standard()
    {
        // TR-31:2018, A.7.4: the fill is the example's.
        string block = KeyBlock.Wrap(KeyCipher.Aes, Hex("88E1AB2A2E3DD38C1FA039A536500CC8A87AB9D62DC92C01058FA79F44657DE6"), "P0AE",
            Hex("3F419E1CB7079442AA37474C2EFBF8B8"), [], 14, _ => Hex("1C2965473CE206BB855B01533782"));
        Assert.AreEqual("D0112P0AE00E0000B82679114F470F540165EDFBF7E250FCEA43F810D215F8D207E2E417C07156A27E8E31DA05F7425509593D03A457DC34", block);
    }

    [TestMethod]
    public void Check_value_of_the_test_master_key_is_the_one_everybody_knows()
    {
        CollectionAssert.AreEqual(Hex("08D7B4FB"), BlockCipher.CheckValue(KeyCipher.Des, Hex(AcquirerOptions.TestMasterKeyHex)));
    }

    [TestMethod]
    public void Double_length_key_of_equal_halves_is_single_des()
    {
        byte[] single = BlockCipher.Des(Hex(LeftKey), new byte[8]);
        CollectionAssert.AreEqual(Hex("D5D44FF720683D0D"), single);
        CollectionAssert.AreEqual(single, BlockCipher.Des(Hex(LeftKey + LeftKey), new byte[8]));
    }

    // FIPS PUB 113, appendix 2: ANSI X9.9 over 28 characters, padded with zeros.
    [TestMethod]
    public void X99_as_published_in_fips_113()
    {
        byte[] data = Encoding.ASCII.GetBytes("7654321 Now is the time for ");
        CollectionAssert.AreEqual(Hex("F1D30F6849312CA4"), Mac.X919(Hex(LeftKey), data));
    }

    // ISO/IEC 9797-1:1999, annex B: algorithm 3 (ANSI X9.19) with padding methods 1 and 2.
    [TestMethod]
    public void X919_as_published_in_iso_9797()
    {
        byte[] data = Encoding.ASCII.GetBytes("Now is the time for all ");
        CollectionAssert.AreEqual(Hex("A1C72E74EA3FA9B6"), Mac.X919(Hex(WholeKey), data));
        CollectionAssert.AreEqual(Hex("E9086230CA3BE796"), Mac.X919Padded80(Hex(WholeKey), data));
    }

    // RFC 4493, section 4, examples 1 to 4.
    [TestMethod]
    [DataRow(0, "BB1D6929E95937287FA37D129B756746")]
    [DataRow(16, "070A16B46B4D4144F79BDD9DD04A287C")]
    [DataRow(40, "DFA66747DE9AE63030CA32611497C827")]
    [DataRow(64, "51F0BEBF7E3B9D92FC49741779363CFE")]
    public void Aes_cmac_as_published_in_rfc_4493(int count, string expected)
    {
        byte[] data = Hex("6BC1BEE22E409F96E93D7E117393172A AE2D8A571E03AC9C9EB76FAC45AF8E51 30C81C46A35CE411E5FBC1191A0A52EF F69F2445DF4F9B17AD2B417BE66C3710");
        CollectionAssert.AreEqual(Hex(expected), Mac.AesCmac(Hex("2B7E151628AED2A6ABF7158809CF4F3C"), data[..count]));
    }

    // No public vector is known; the steps of docs/acquirer.md are done here one by one, by other means.
    [TestMethod]
    public void Unionpay_ecb_mac_follows_its_description()
    {
        byte[] key = Hex(LeftKey);
        byte[] data = Hex("0102030405060708 1112131415161718 2122");
        string fold = "3132101010101010";
        byte[] first = BlockCipher.Des(key, Encoding.ASCII.GetBytes(fold[..8]));
        byte[] second = Encoding.ASCII.GetBytes(fold[8..]);
        byte[] mixed = [.. first.Zip(second, (a, b) => (byte)(a ^ b))];
        string last = Convert.ToHexString(BlockCipher.Des(key, mixed));
        Assert.AreEqual(last[..8], Encoding.ASCII.GetString(Mac.UnionPayEcb(key, data)));
    }

    // The worked example of format 0 in public descriptions of ISO 9564-1 (PAN 43219876543210987, PIN 1234).
    [TestMethod]
    public void Pin_block_format_0_as_published()
    {
        byte[] clear = PinBlock.Format0("1234", "43219876543210987");
        CollectionAssert.AreEqual(Hex("0412AC89ABCDEF67"), clear);
        Assert.IsTrue(PinBlock.TryOpen(KeyCipher.Des, BlockCipher.Des(Hex(WholeKey), clear), Hex(WholeKey), "43219876543210987", out string pin));
        Assert.AreEqual("1234", pin);
    }

    [TestMethod]
    public void Pin_block_of_another_card_does_not_open()
    {
        byte[] block = BlockCipher.Des(Hex(WholeKey), PinBlock.Format0("1234", "43219876543210987"));
        Assert.IsFalse(PinBlock.TryOpen(KeyCipher.Des, block, Hex(WholeKey), "43219876543310987", out _));
    }

    // Published example values of the PyEMV package's documentation (key derivation, option A, PAN of 17 digits).
    [TestMethod]
    public void Card_key_as_published()
    {
        CollectionAssert.AreEqual(Hex("67F8292358083E5EA7AB7FDA58D53B6B"), Cryptogram.CardKey(Hex(WholeKey), "99012345678901234", 45));
    }

    // The same source: session key 29B3..., application cryptogram and both response cryptogram methods.
    [TestMethod]
    public void Response_cryptograms_as_published()
    {
        byte[] session = Hex("29B33180E567CE38EA4CBC9D753B0E61");
        byte[] request = Mac.X919Padded80(session, Hex("0123456789ABCDEF0123456789ABCDEF"));
        CollectionAssert.AreEqual(Hex("FA624250B008B59A"), request);
        CollectionAssert.AreEqual(Hex("45D4255EEF10C920"), Cryptogram.ArpcMethod1(session, request, [0, 0]));
        CollectionAssert.AreEqual(Hex("CB56FA40"), Cryptogram.ArpcMethod2(session, request, [0, 0, 0, 0], []));
    }

    // knovichikhin/pyemv, tests/test_cvn_hsm.py: Visa versions 10 and 18, whose values were checked against a security module.
    [TestMethod]
    [DataRow("06010A03A06010", "29CCA15AE665FA2E", "28993816AFAE4AEB")]
    [DataRow("06011203A0B800", "7A788EA6B8A3E733", "9AF514C1")]
    public void Request_and_response_cryptograms_that_a_security_module_confirmed(string issuerData, string request, string response)
    {
        var chip = new Dictionary<uint, byte[]>
        {
            [0x9F02] = Hex("000000004000"), [0x9F03] = Hex("000000000000"), [0x9F1A] = Hex("0124"), [0x95] = Hex("8000048000"),
            [0x5F2A] = Hex("0124"), [0x9A] = Hex("191105"), [0x9C] = Hex("01"), [0x9F37] = Hex("52BF4585"), [0x82] = Hex("1800"),
            [0x9F36] = Hex("001C"), [0x9F10] = Hex(issuerData),
        };
        CryptogramRecipe recipe = Cryptogram.Recipe(chip[0x9F10]);
        byte[] session = Cryptogram.SessionKey(recipe.SessionKey, Cryptogram.CardKey(Hex(WholeKey), "1234567890123456", 0), chip[0x9F36]);
        byte[] computed = Cryptogram.Request(session, chip, recipe);
        CollectionAssert.AreEqual(Hex(request), computed);
        CollectionAssert.AreEqual(Hex(response), recipe.StatusUpdate
            ? Cryptogram.ArpcMethod2(session, computed, [0, 0, 0, 0], [])
            : Cryptogram.ArpcMethod1(session, computed, "00"u8.ToArray()));
    }

    // The same source, cryptogram version 18: card key, session key and data in one.
    [TestMethod]
    public void Request_cryptogram_of_version_18_as_published()
    {
        var chip = new Dictionary<uint, byte[]>
        {
            [0x9F02] = Hex("000000009999"), [0x9F03] = Hex("000000000000"), [0x9F1A] = Hex("0840"), [0x95] = Hex("8000048000"),
            [0x5F2A] = Hex("0840"), [0x9A] = Hex("991231"), [0x9C] = Hex("01"), [0x9F37] = Hex("52BF4585"), [0x82] = Hex("1800"),
            [0x9F36] = Hex("0FFF"), [0x9F10] = Hex("06011203A0B800"),
        };
        CryptogramRecipe recipe = Cryptogram.Recipe(chip[0x9F10]);
        byte[] cardKey = Cryptogram.CardKey(Hex("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "1234567890123456", 0);
        byte[] session = Cryptogram.SessionKey(recipe.SessionKey, cardKey, chip[0x9F36]);
        CollectionAssert.AreEqual(Hex("769577B5ABE9FE62"), Cryptogram.Request(session, chip, recipe));
    }

    [TestMethod]
    [DataRow(KeyForm.Bytes24, false, 24, 8, 8, 0)]
    [DataRow(KeyForm.Bytes40, false, 40, 16, 8, 0)]
    [DataRow(KeyForm.Bytes40, true, 40, 16, 16, 0)]
    [DataRow(KeyForm.Bytes60, false, 60, 16, 8, 16)]
    public void Working_keys_travel_in_each_form(KeyForm form, bool fullMac, int bytes, int pin, int mac, int track)
    {
        byte[] master = Hex(AcquirerOptions.TestMasterKeyHex);
        WorkingKeys keys = WorkingKeys.Generate(form, KeyCipher.Des, fullMac, 7, "10000001", 1);
        byte[] wrapped = keys.Wrap(KeyCipher.Des, master);
        WorkingKeys? back = WorkingKeys.Unwrap(wrapped, KeyCipher.Des, master, fullMac);
        Assert.IsNotNull(back);
        CollectionAssert.AreEqual(new[] { bytes, pin, mac, track }, new[] { wrapped.Length, back.PinKey.Length, back.MacKey.Length, back.TrackKey.Length });
        CollectionAssert.AreEqual(keys.PinKey, back.PinKey);
        CollectionAssert.AreEqual(keys.MacKey, back.MacKey);
        wrapped[^1] ^= 1;
        Assert.IsNull(WorkingKeys.Unwrap(wrapped, KeyCipher.Des, master, fullMac));
        CollectionAssert.AreNotEqual(keys.PinKey, WorkingKeys.Generate(form, KeyCipher.Des, fullMac, 7, "10000001", 2).PinKey);
    }
}
