using Firmware.Ui;
using Simulator;
using Simulator.Acquirer;
using Simulator.Cards;
using Simulator.Soak;

namespace Desktop.Tests.Shops;

/// <summary>Card numbers, tracks, PINs and keys are nowhere they must not be. Soak and harm look at every flash image; here the search itself, and the memory.</summary>
[TestClass]
public sealed class SecretTests
{
    private const string Card = "soak-unionpay-debit";
    private const string OfflinePin = "soak-visa-plaintext-pin";

    [TestMethod]
    [DataRow("the number packed", "99 62228888 50000012 99")]
    [DataRow("half a byte further", "96 22288885 00000129 99")]
    [DataRow("the track behind the number", "00 12D30122 20000000 00")]
    [DataRow("a piece of the number as text", "41 3232383838383530 41")]
    public void The_search_finds(string what, string hex)
    {
        var scan = new SecretScan();
        scan.AddDigits("6222888850000012", "number");
        scan.AddDigits("6222888850000012D301222000000000", "track");
        Assert.IsNotEmpty(scan.In(Convert.FromHexString(hex.Replace(" ", ""))), what);
    }

    [TestMethod]
    public void The_search_finds_a_PIN_a_PIN_block_and_a_key_and_leaves_the_masked_number_alone()
    {
        var scan = new SecretScan();
        scan.AddDigits("6222888850000012", "number");
        scan.AddPin("123494081726", "6222888850000012");
        scan.AddKey(Convert.FromHexString(AcquirerOptions.TestMasterKeyHex), "key");
        Assert.IsNotEmpty(scan.In("xx123494081726xx"));
        Assert.IsNotEmpty(scan.In(Convert.FromHexString("2C123494081726FF")));
        Assert.IsNotEmpty(scan.In(Convert.FromHexString("000123456789ABCDEF00")));
        Assert.IsNotEmpty(scan.In("key 0123456789abcdef FEDCBA98".ToUpperInvariant()));
        Assert.IsNotEmpty(scan.In("0123456789ABCDEF"));
        Assert.IsEmpty(scan.In("TC 01234567A1B2C3D4"), "eight digits of a key are found in a long day's certificates by chance");
        Assert.IsEmpty(scan.In("622288******0012 voucher 000003 batch 000001"));
    }

    [TestMethod]
    [DataRow(Card)]
    [DataRow(OfflinePin)]
    public void After_a_sale_neither_flash_nor_paper_nor_screen_nor_memory_holds_number_track_or_PIN(string card)
    {
        var rig = new Rig(new RigOptions { MoreCards = SoakCards.All });
        rig.Provision(AcquirerServer.DefaultPort);
        rig.SignInFirst();
        var all = SecretScan.Of(rig);
        all.Watch(rig);
        rig.Sell(1234, card);
        Assert.AreEqual("", string.Join("; ", all.In(rig.Handset.Flash)));
        Assert.AreEqual("", string.Join("; ", all.In(PaperText.Of(rig.Handset.Printer.Roll))));
        Assert.AreEqual("", string.Join("; ", all.In(rig.Reader.Text)));

        // Keys are in the vault's memory, as they must be; nothing of the card is anywhere.
        CardProfile profile = rig.Cards[card].Profile;
        var ofTheCard = new SecretScan();
        ofTheCard.AddDigits(profile.Pan, "card number");
        ofTheCard.AddDigits(profile.Pan + "D" + profile.ExpiryYymm + profile.ServiceCode + "00000000", "track 2");
        ofTheCard.AddPin(profile.Pin, profile.Pan);
        Assert.AreEqual("", string.Join("; ", TerminalMemory.Of(rig.Machine.Terminal).SelectMany(held => ofTheCard.In(held.Bytes).Select(what => $"{what} in {held.Where}")).Distinct()));
    }
}
