using Drivers.Assets;
using Drivers.Flash;
using Drivers.Hal;
using Desktop.Tests.Shops;
using Simulator;
using VirtualHandset;

namespace Desktop.Tests.Face;

/// <summary>A technician loads fonts and dictionary: page by page, interrupted, over an older area, through the service port.</summary>
[TestClass]
public sealed class AssetLoadTests
{
    private const int FirstBlock = ((8 << 20) / FlashModel.BlockBytes) - AssetArea.Blocks;
    private static readonly int Pages = (AssetImage.Bytes.Length + AssetLoader.PageBytes - 1) / AssetLoader.PageBytes;

    private readonly VirtualClock _clock = new();
    private FlashModel _chip = null!;
    private W25q _flash = null!;
    private AssetArea _area = null!;
    private AssetLoader _loader = null!;

    [TestMethod]
    public void An_empty_flash_speaks_once_the_header_has_come()
    {
        Begin(false);
        Assert.AreEqual(Status.NotFound, _area.Open());
        LoadFrom(AssetLoader.PagesPerBlock);
        Assert.IsFalse(_area.Ready, "not before its header");
        Load(0);
        Assert.IsTrue(_area.Ready);
        var stored = new byte[AssetImage.Bytes.Length];
        _chip.Peek(FirstBlock * FlashModel.BlockBytes, stored, 0, stored.Length);
        CollectionAssert.AreEqual(AssetImage.Bytes, stored);
        Assert.AreEqual(0, _chip.Ignored);
    }

    [TestMethod]
    public void An_area_half_replaced_is_none_and_the_check_says_where_to_go_on()
    {
        Begin(true);
        Assert.AreEqual(Status.Ok, _area.Open());
        Load(AssetLoader.PagesPerBlock);
        Load(AssetLoader.PagesPerBlock + 1);
        Assert.AreEqual(Status.NotFound, new AssetArea(_flash).Open(), "after a power cut here");
        Assert.AreNotEqual(CrcOf(1), Check(1));
        Assert.AreEqual(CrcOf(2), Check(2));
        for (int page = AssetLoader.PagesPerBlock; page < 2 * AssetLoader.PagesPerBlock; page++)
        {
            Load(page);
        }

        Assert.AreEqual(CrcOf(1), Check(1));
        Load(0);
        Assert.IsTrue(_area.Ready);
    }

    [TestMethod]
    public void Pages_outside_and_pages_without_bytes_are_not_taken()
    {
        Begin(false);
        Assert.AreEqual(Status.Invalid, _loader.Take(AssetArea.Blocks * AssetLoader.PagesPerBlock, new byte[256], 0, 256));
        Assert.AreEqual(Status.Invalid, _loader.Take(-1, new byte[256], 0, 256));
        Assert.AreEqual(Status.Invalid, _loader.Take(1, new byte[256], 0, 0));
        Assert.AreEqual(Status.Invalid, _loader.StartCheck(AssetArea.Blocks));
    }

    [TestMethod]
    public void The_service_port_takes_them_while_the_administrator_is_signed_in()
    {
        var shop = new Shop();
        shop.ToIdle();
        var tool = new ServiceTool(shop.Rig.Handset.ServiceLine.Device);
        Assert.AreEqual(0, Send(shop, tool, 16));
        Assert.IsFalse(shop.Rig.Machine.Terminal.Assets.Ready);
        for (int page = 17; page < 32; page++)
        {
            Assert.AreEqual(0, Send(shop, tool, page));
        }

        Assert.AreEqual(0, Send(shop, tool, 0));
        Assert.IsTrue(shop.Rig.Machine.Terminal.Assets.Ready);
        shop.MoneyHolds();
    }

    private static int Send(Shop shop, ServiceTool tool, int page)
    {
        tool.SendAssets(page, PageOf(page));
        int status = -1;
        for (int i = 0; i < 200 && !tool.TryTakeAnswer(out status); i++)
        {
            shop.Rig.RunFor(10);
        }

        return status;
    }

    private void Begin(bool loaded)
    {
        _chip = new FlashModel(_clock, 8 << 20);
        if (loaded)
        {
            AssetImage.Lend(_chip);
        }

        _clock.PowerOn();
        _chip.PowerOn();
        _flash = new W25q(_chip);
        Assert.AreEqual(Status.Pending, _flash.Start(_clock.NowMs));
        _clock.AdvanceMs(1);
        Assert.AreEqual(Status.Ok, _flash.Poll(_clock.NowMs));
        _area = new AssetArea(_flash);
        _loader = new AssetLoader(_flash, _area);
    }

    private void LoadFrom(int first)
    {
        for (int page = first; page < Pages; page++)
        {
            Load(page);
        }
    }

    private void Load(int page)
    {
        byte[] bytes = PageOf(page);
        Assert.AreEqual(Status.Pending, _loader.Take(page, bytes, 0, bytes.Length));
        Assert.AreEqual(Status.Ok, Finish(), $"page {page}");
    }

    private int Check(int block)
    {
        Assert.AreEqual(Status.Pending, _loader.StartCheck(block));
        Assert.AreEqual(Status.Ok, Finish());
        return _loader.Crc;
    }

    private Status Finish()
    {
        Status status = Status.Pending;
        for (int i = 0; i < 1000 && status == Status.Pending; i++)
        {
            status = _loader.Poll(_clock.NowMs);
            _clock.AdvanceMs(1);
        }

        return status;
    }

    private static byte[] PageOf(int page)
    {
        byte[] all = AssetImage.Bytes;
        int at = page * AssetLoader.PageBytes;
        return all[at..Math.Min(at + AssetLoader.PageBytes, all.Length)];
    }

    private static int CrcOf(int block)
    {
        byte[] bytes = AssetImage.Bytes[(block * FlashModel.BlockBytes)..((block + 1) * FlashModel.BlockBytes)];
        return Crc16.Of(bytes, 0, bytes.Length);
    }
}
