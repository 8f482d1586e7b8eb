using Drivers.Keypad;
using Firmware.Ui;
using Desktop.Tests.Shops;

namespace Desktop.Tests.Face;

/// <summary>Walks every path of the menus on the real terminal, and leaves each by Cancel and by doing nothing.</summary>
[TestClass]
public sealed class CrawlerTests
{
    private const int MaxDepth = 5;
    private const int MostCancels = 10;
    private const int BusyMs = 120_000;

    /// <summary>Longest chain of time-outs back to the idle page, slips and a silent host included.</summary>
    private const int TimeoutMs = 400_000;

    private Shop _shop = null!;
    private int _nodes;
    private readonly List<string> _stuck = [];

    private Page? Top => _shop.Rig.Machine.Terminal.Ui.Top;

    private bool AtIdle => Top is IdlePage;

    private bool AtSignIn => Top is NumberPage page && page.Title == _shop.Say(Text.SignInTitle);

    [TestMethod]
    [DataRow(Language.English)]
    [DataRow(Language.Chinese)]
    public void Every_menu_path_leads_back_by_Cancel_and_by_time(Language language)
    {
        _shop = new Shop(new Simulator.RigOptions { Language = language });
        _shop.ToIdle();
        _shop.Rig.Sell(1500, "unionpay-debit");
        Walk([Key.Menu]);
        Console.WriteLine($"{_nodes} places");
        Assert.IsGreaterThan(30, _nodes);
        Assert.AreEqual("", string.Join("\n", _stuck));
        Assert.AreEqual(0, _shop.Rig.Handset.Lcd.Violations);
        Assert.AreEqual(0, _shop.Rig.Machine.Terminal.Ui.Screen.Overruns, "a text is wider than its box");
        Assert.AreEqual(0, _shop.Rig.Machine.Crashes, _shop.Rig.Machine.LastCrash?.ToString());
        _shop.MoneyHolds();
    }

    private void Walk(Key[] path)
    {
        Go(path);
        _nodes++;
        int items = Top is ChoicePage list && path.Length < MaxDepth && Changes(list) ? list.Count : 0;
        LeaveByCancel(path);
        Go(path);
        LeaveByTime(path);
        for (int i = 0; i < items; i++)
        {
            Walk([.. path, (Key)((int)Key.D1 + i)]);
        }
    }

    /// <summary>A list of values of a setting is not walked: each choice would change the terminal under the walk.</summary>
    private bool Changes(ChoicePage list)
    {
        Text[] values =
        [
            Text.SettingsLanguage, Text.SettingsBrightness, Text.SettingsSound, Text.SettingsSignature, Text.SettingsReceiptSize, Text.SettingsCopies, Text.SettingsLogo,
            Text.SettingsPaperWidth, Text.SettingsZone, Text.SettingsDim, Text.SettingsLock,
        ];
        return !values.Any(v => list.Title == _shop.Say(v));
    }

    private void Go(Key[] path)
    {
        Home();
        foreach (Key key in path)
        {
            _shop.Rig.Press(key);
            _shop.Rig.Settle();
        }
    }

    private void LeaveByCancel(Key[] path)
    {
        for (int i = 0; i < MostCancels && !AtIdle && !AtSignIn; i++)
        {
            _shop.Rig.Press(Key.Cancel);
            _shop.Rig.Settle();
            if (Top is ProgressPage)
            {
                _shop.Rig.WaitUntil(() => Top is not ProgressPage, BusyMs);
            }
        }

        Note(path, "Cancel");
    }

    private void LeaveByTime(Key[] path)
    {
        _shop.Rig.WaitUntil(() => AtIdle || AtSignIn, TimeoutMs);
        Note(path, "no key");
    }

    private void Note(Key[] path, string how)
    {
        if (!AtIdle && !AtSignIn)
        {
            _stuck.Add($"{string.Join(' ', path)} by {how} ends at {Top?.GetType().Name} \"{Top?.Title}\":\n{_shop.Rig.Reader.Text}\n");
        }
    }

    private void Home()
    {
        if (AtSignIn)
        {
            _shop.Rig.Press(Key.Cancel);
            _shop.See(Text.SignInNumber);
            _shop.Rig.Type(Simulator.Rig.AdministratorNumber);
            _shop.Rig.Press(Key.Enter);
            _shop.Rig.Settle();
            _shop.Rig.Type(Simulator.Rig.AdministratorPassword);
            _shop.Rig.Press(Key.Enter);
            _shop.Rig.WaitUntil(() => AtIdle, BusyMs);
        }

        for (int i = 0; i < MostCancels && !AtIdle; i++)
        {
            _shop.Rig.Press(Key.Cancel);
            _shop.Rig.WaitUntil(() => AtIdle, 5_000);
        }

        Assert.IsTrue(AtIdle, _shop.Rig.Reader.Text);
        _shop.Rig.Settle();
    }
}
