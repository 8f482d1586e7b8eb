using Drivers.Hal;
using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Simulator.Acquirer;

namespace Desktop.Tests.Shops;

/// <summary>The processing-request digit, each one; and public keys of which some are not what they should be.</summary>
[TestClass]
public sealed class DownloadTests
{
    [TestMethod]
    [DataRow(1, "361")]
    [DataRow(2, "state")]
    [DataRow(3, "sign-on")]
    [DataRow(4, "371")]
    [DataRow(5, "381")]
    [DataRow(6, "")]
    [DataRow(7, "391")]
    [DataRow(8, "")]
    [DataRow(9, "")]
    public void What_the_host_asks_for_is_done_once_between_payments(int digit, string what)
    {
        var shop = new Shop();
        int signOns = 0;
        shop.Rig.Host.Exchanged += (request, _) =>
        {
            IsoMessage message = IsoCodec.Read(request.AsSpan(IsoFrame.PrefixBytes));
            signOns += message.Mti == "0800" && message.Text(60)![8..11] == "003" ? 1 : 0;
        };
        shop.Rig.Host.Misbehave.Add(MisbehaviourKind.Ask, "0200", digit);
        shop.Rig.Sell(1234, "unionpay-debit");
        shop.Rig.RunFor(10_000);
        shop.ToIdle();
        shop.Rig.RunFor(120_000);
        var done = new List<string>(shop.Rig.Host.Downloads.Ended);
        done.AddRange(shop.Rig.Host.Downloads.States.Select(_ => "state"));
        done.AddRange(Enumerable.Repeat("sign-on", signOns));
        Assert.AreEqual(what, string.Join(" ", done));
        Assert.AreEqual(0, shop.Rig.Machine.Terminal.Settings.GetInt(SettingNumber.HostRequests, 0), "nothing is left to do");
        Assert.IsTrue(shop.Rig.Machine.Terminal.Main.Idle);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void A_public_key_with_a_wrong_checksum_is_left_out_and_the_rest_is_taken()
    {
        var shop = new Shop();
        byte[][] keys = [.. shop.Rig.Host.Options.CaKeys.Select(key => key.ToArray())];
        Spoil(keys[1]);
        shop.Rig.Host.Options.CaKeys = keys;
        int before = shop.Rig.Machine.Terminal.Archive.Audit.LastNumber;
        Fetch(shop);
        shop.See(Text.DownloadDone);
        Assert.IsTrue(shop.Rig.WaitFor(Texts.Of(Language.English, Text.SpoiledKeys, "1"), 3_000), shop.Rig.Reader.Text);
        shop.ToIdle();
        Assert.AreEqual(keys.Length - 1, shop.Rig.Machine.Terminal.CaKeys.Count);
        Assert.AreEqual("2", string.Join(" ", Refused(shop, before)));

        // The same after the power was off: what is stored is read again.
        shop.Rig.PowerCut();
        shop.SignInAgain();
        shop.ToIdle();
        Assert.AreEqual(keys.Length - 1, shop.Rig.Machine.Terminal.CaKeys.Count);
        shop.Rig.Sell(1234, "unionpay-debit");
        shop.MoneyHolds();
    }

    [TestMethod]
    public void When_no_key_is_right_the_old_ones_stay()
    {
        var shop = new Shop();
        byte[][] keys = [.. shop.Rig.Host.Options.CaKeys.Select(key => key.ToArray())];
        Array.ForEach(keys, Spoil);
        int held = shop.Rig.Machine.Terminal.CaKeys.Count;
        shop.Rig.Host.Options.CaKeys = keys;
        Fetch(shop);
        shop.See(Text.DownloadFailed);
        shop.ToIdle();
        Assert.AreEqual(held, shop.Rig.Machine.Terminal.CaKeys.Count);
        shop.Rig.Sell(1234, "unionpay-debit");
        shop.MoneyHolds();
    }

    /// <summary>One bit of the checksum, tag DF03, 20 bytes.</summary>
    private static void Spoil(byte[] key)
    {
        int at = Enumerable.Range(0, key.Length - 2).Last(i => key[i] == 0xDF && key[i + 1] == 0x03 && key[i + 2] == 20);
        key[at + 3] ^= 0x01;
    }

    private static void Fetch(Shop shop)
    {
        shop.Rig.Press(Key.Menu);
        shop.See(Text.MenuOffice);
        shop.Rig.Press(Key.D6);
        shop.See(Text.MenuDownload);
        shop.Rig.Press(Key.D6);
    }

    private static IEnumerable<int> Refused(Shop shop, int since)
    {
        shop.Rig.RunFor(3_000);
        AuditTrail trail = shop.Rig.Machine.Terminal.Archive.Audit;
        trail.StartReading();
        var found = new List<int>();
        var entry = new AuditEntry();
        Status status;
        while ((status = trail.ReadNext(entry)) is Status.Ok or Status.Busy)
        {
            if (status == Status.Busy)
            {
                shop.Rig.RunFor(10);
            }
            else if (entry.Number > since && entry.Event == AuditEvent.KeyRefused)
            {
                found.Add(entry.Subject);
            }
        }

        return found;
    }
}
