using Desktop.Tests.Shops;
using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using VirtualHandset;

namespace Desktop.Tests.Face;

/// <summary>The touch layer adjusted from the menu: three crosses and one for comparison, on the whole terminal.</summary>
[TestClass]
public sealed class TouchFlowTests
{
    private static readonly (int X, int Y)[] Crosses = [(40, 56), (280, 56), (40, 182), (280, 182)];

    [TestMethod]
    [DataRow(false, 0)]
    [DataRow(true, 0)]
    [DataRow(false, 200)]
    public void A_glass_glued_on_anyhow_is_adjusted_and_stays_so(bool turned, int skew)
    {
        var shop = new Shop();
        TouchModel glass = shop.Rig.Handset.Touch;
        glass.Turned = turned;
        glass.Skew = skew;
        Open(shop);
        foreach (var (x, y) in Crosses)
        {
            Touch(shop, x, y);
        }

        shop.See(Text.TouchKept);
        shop.Rig.Press(Key.Enter);
        shop.See(Text.IdleEnterAmount);
        FindsTheFinger(shop);
        shop.Rig.PowerCut();
        shop.SignInAgain();
        shop.ToIdle();
        FindsTheFinger(shop);
    }

    [TestMethod]
    public void A_touch_far_from_its_cross_is_asked_for_again()
    {
        var shop = new Shop();
        Open(shop);
        Touch(shop, 40, 56);
        Touch(shop, 160, 150);
        shop.See(Text.TouchNotThere);
        Assert.IsTrue(shop.Rig.Reader.Shows(Texts.Of(Language.English, Text.TouchCount, "2")), shop.Rig.Reader.Text);
        Touch(shop, 280, 56);
        Touch(shop, 280, 56);
        shop.See(Text.TouchNotThere);
        Touch(shop, 40, 182);
        shop.See(Text.TouchCompare);
    }

    [TestMethod]
    public void A_comparison_that_fails_changes_nothing()
    {
        var shop = new Shop();
        Open(shop);
        Touch(shop, 40, 56);
        Touch(shop, 280, 56);
        Touch(shop, 40, 130);
        Touch(shop, 280, 182);
        shop.See(Text.TouchWrong);
        Assert.AreEqual(-1, shop.Rig.Machine.Terminal.Settings.LengthOf(SettingNumber.TouchCalibration));
        shop.Rig.Press(Key.Enter);
        Assert.IsTrue(shop.Rig.WaitFor(Texts.Of(Language.English, Text.TouchCount, "1"), 3_000), shop.Rig.Reader.Text);
        shop.Rig.Press(Key.Cancel);
        shop.See(Text.IdleEnterAmount);
        FindsTheFinger(shop);
    }

    [TestMethod]
    public void Whoever_slides_or_waits_gives_no_answer()
    {
        var shop = new Shop();
        Open(shop);
        for (int i = 0; i < 40; i++)
        {
            shop.Rig.Handset.Touch.Press(40 + (5 * i), 56);
            shop.Rig.RunFor(20);
        }

        shop.Rig.Handset.Touch.Lift();
        shop.Rig.RunFor(200);
        Assert.IsTrue(shop.Rig.Reader.Shows(Texts.Of(Language.English, Text.TouchCount, "1")), shop.Rig.Reader.Text);
        Assert.IsTrue(shop.Rig.WaitFor(shop.Say(Text.IdleEnterAmount), 70_000), shop.Rig.Reader.Text);
    }

    private static void Open(Shop shop)
    {
        shop.ToIdle();
        shop.Rig.Press(Key.Menu);
        shop.See(Text.MenuOffice);
        shop.Rig.Press(Key.D6);
        shop.See(Text.MenuTouch);
        shop.Rig.Press(Key.D8);
        shop.See(Text.TouchCross);
    }

    private static void Touch(Shop shop, int x, int y)
    {
        shop.Rig.Settle();
        shop.Rig.Handset.Touch.Press(x, y);
        shop.Rig.RunFor(300);
        shop.Rig.Handset.Touch.Lift();
        shop.Rig.RunFor(100);
    }

    private static void FindsTheFinger(Shop shop)
    {
        foreach (var (x, y) in new[] { (12, 40), (160, 120), (300, 200) })
        {
            shop.Rig.Handset.Touch.Press(x, y);
            Assert.IsTrue(shop.Rig.Machine.Terminal.Ui.Touch.TryRead(out int foundX, out int foundY));
            Assert.AreEqual(x, foundX, 2, $"{x},{y} found at {foundX},{foundY}");
            Assert.AreEqual(y, foundY, 2, $"{x},{y} found at {foundX},{foundY}");
        }

        shop.Rig.Handset.Touch.Lift();
    }
}
