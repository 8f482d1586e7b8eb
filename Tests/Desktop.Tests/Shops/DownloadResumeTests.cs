using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Simulator.Acquirer;

namespace Desktop.Tests.Shops;

/// <summary>A download whose blocks have all arrived when the power goes, before it counts: it must not stay like that for ever.</summary>
[TestClass]
public sealed class DownloadResumeTests
{
    private const int LimitMs = 90_000;

    [TestMethod]
    [DataRow("0820:ask=4", DownloadSlot.CaKeys)]
    [DataRow("0820:ask=5", DownloadSlot.Applications)]
    public void A_download_cut_off_at_its_very_end_is_completed_with_two_more_requests(string ask, DownloadSlot slot)
    {
        var whole = new Shop();
        Ask(whole, ask);
        whole.See(Text.DownloadDone);
        int items = Downloads(whole).CountOf(slot);
        int version = Downloads(whole).VersionOf(slot);
        Assert.IsGreaterThan(2, items);

        var shop = new Shop();
        Ask(shop, ask);
        for (int ms = 0; ms < LimitMs && Downloads(shop).Received(slot, version) < items; ms++)
        {
            shop.Rig.RunFor(1);
        }

        Assert.AreEqual(items, Downloads(shop).Received(slot, version));
        Assert.AreEqual(0, Downloads(shop).CountOf(slot), "all there, and it does not count yet");
        shop.Rig.PowerCut();
        shop.Rig.RunFor(500);
        var blocks = new List<int>();
        shop.Rig.Host.Exchanged += (_, reply) => Hear(reply, blocks);
        shop.SignInAgain();
        shop.See(Text.DownloadDone);
        Assert.AreEqual(items, Downloads(shop).CountOf(slot));
        Assert.AreEqual(version, Downloads(shop).VersionOf(slot));
        Assert.HasCount(2, blocks, "the first tells the version, the newest that there is no more");
    }

    private static DownloadStore Downloads(Shop shop) => shop.Rig.Machine.Terminal.Archive.Downloads;

    private static void Ask(Shop shop, string word)
    {
        Assert.IsTrue(Misbehaviour.TryParse(word, out Misbehaviour? fault, out string error), error);
        shop.Rig.Host.Misbehave.Add(fault!);
        shop.Rig.Press(Key.Menu);
        shop.Rig.Press(Key.D4);
        shop.Rig.Press(Key.D2);
    }

    /// <summary>Replies that carry a block: flag and version in front, all digits, which a sign-on's keys have not.</summary>
    private static void Hear(byte[]? reply, List<int> blocks)
    {
        const int Head = 9;
        if (reply is { Length: > 0 } && IsoCodec.Read(reply.AsSpan(IsoFrame.PrefixBytes)) is { } message && message.Bytes(62) is { Length: > Head } data
            && data.AsSpan(0, Head).IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            blocks.Add(data.Length);
        }
    }
}
