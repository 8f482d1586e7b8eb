using Drivers.Buzzer;
using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Tests.Desktop.Ui;

/// <summary>Enter where a page cannot end yet is answered by the tone for errors, not by silence.</summary>
[TestClass]
public sealed class RefusedEnterTests
{
    private static readonly (string Name, Func<ScreenRig, Page> Make, Key[] Complete)[] s_pages =
    [
        ("amount on the idle page", r => new IdlePage(), [Key.D1]),
        ("PIN", Pin, [Key.D1, Key.D2, Key.D3, Key.D4]),
        ("number", Number, [Key.D9, Key.D9]),
        ("text", Required, [Key.D7]),
    ];

    public static IEnumerable<object[]> Pages => s_pages.Select(page => new object[] { page.Name });

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Enter_on_a_page_that_is_not_complete_is_refused_aloud(string name)
    {
        var (_, make, complete) = s_pages.First(page => page.Name == name);
        var rig = new ScreenRig(Language.English);
        Page page = make(rig);
        rig.Show(page);
        Assert.IsTrue(EnterIsRefused(rig));
        Assert.AreEqual(PageResult.None, page.Result);
        rig.Press(complete);
        Assert.IsFalse(EnterIsRefused(rig));
    }

    [TestMethod]
    public void An_empty_signature_is_refused_aloud()
    {
        var rig = new ScreenRig(Language.English);
        var strokes = new SignatureStrokes();
        var page = new SignaturePage(strokes);
        page.Start("", 100);
        rig.Show(page);
        Assert.IsTrue(EnterIsRefused(rig));
        page.OnTouch(true, 100, 100, rig.NowMs);
        page.OnTouch(true, 140, 120, rig.NowMs);
        Assert.IsFalse(EnterIsRefused(rig));
        Assert.AreEqual(PageResult.Entered, page.Result);
    }

    private static Page Pin(ScreenRig rig)
    {
        var page = new PinPage();
        page.Start(new byte[PinPage.MaxDigits], 100, "", null, false, false);
        page.Title = rig.Texts.Of(Text.PinTitle);
        return page;
    }

    private static Page Number(ScreenRig rig)
    {
        var page = new NumberPage();
        page.Start(rig.Texts.Of(Text.SignInTitle), "", new byte[2], 2, 2, false, null, false);
        return page;
    }

    private static Page Required(ScreenRig rig)
    {
        var page = new TextPage(null);
        page.Start(rig.Texts.Of(Text.SettingsTitle), "", "", 24, true, EntryMode.Digits);
        return page;
    }

    /// <summary>Whether the tone for errors begins with the key. Another sounds before, so that the key's own tone is none.</summary>
    private static bool EnterIsRefused(ScreenRig rig)
    {
        rig.Ui.Play(Sound.Error, rig.NowMs);
        int error = rig.Buzzer.FrequencyHz;
        rig.Ui.Play(Sound.Success, rig.NowMs);
        Assert.AreNotEqual(error, rig.Buzzer.FrequencyHz);
        rig.Ui.OnKey(new KeyEvent { Key = Key.Enter, Action = KeyAction.Pressed }, rig.NowMs);
        return rig.Buzzer.FrequencyHz == error;
    }
}
