using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Drivers.Keypad;
using Firmware.Ui;
using Desktop.Tests.Shops;

namespace Desktop.Tests.Face;

/// <summary>
/// The ten most common tasks on the real terminal in virtual time, key by key: docs/usability.md is what this measures. To
/// write it anew: APPROVE_USABILITY=1 dotnet test Tests/Desktop.Tests --filter FullyQualifiedName~UsabilityTests.
/// </summary>
[TestClass]
public sealed partial class UsabilityTests
{
    private const string PinCard = "unionpay-debit";
    private const string TapCard = "tap-unionpay";

    /// <summary>From one key to the next, for a practised hand.</summary>
    private const int PaceMs = 350;

    private readonly List<Row> _rows = [];
    private Shop _shop = null!;
    private int _keys;
    private int _digits;
    private long _startMs;

    private sealed record Row(string Task, string Keys, int Steering, int Digits, int Seconds);

    [TestMethod]
    public void The_ten_most_common_tasks_take_the_keys_that_the_document_says()
    {
        _shop = new Shop();
        _shop.ToIdle();
        Measure("Sale by tap, small amount", "amount, Enter", () => TapSale("650"));
        Assert.AreEqual(1, _rows[^1].Steering, "amount, Enter; nothing more");
        Measure("Sale by tap with PIN", "amount, Enter, PIN, Enter", () => TapSale("120000"));
        Measure("Sale by chip with PIN", "amount, Enter, PIN, Enter", ChipSale);
        Assert.AreEqual(2, _rows[^1].Steering, "amount, Enter, PIN, Enter; nothing more");
        Measure("Sale by chip without PIN", "amount, Enter", NoPinSale);
        Measure("Last slip again", "Menu 2 1", () => Menu(Text.MenuReprint, Key.D2, Key.D1));
        Measure("Void", "Menu 1 1, supervisor's password, Enter, voucher, Enter, Enter", Void);
        Measure("Day's turnover", "Menu 3 4", () => Menu(Text.MenuDay, Key.D3, Key.D4));
        Measure("Settlement", "Menu 3 1 Enter", Settle);
        Measure("Louder or silent", "Menu 5 3 and the choice", () => Steer(Key.Menu, Key.D5, Key.D3, Key.D3));
        Home();
        Measure("Another operator", "Menu 9, number, Enter, password, Enter", SignOver);
        Compare(Document());
        _shop.MoneyHolds();
    }

    /// <summary>As people do it: the card is at the reader until the light says that it may leave.</summary>
    private void TapSale(string minor)
    {
        Digits(minor);
        Steer(Key.Enter);
        _shop.See(Text.TapOrInsert);
        _shop.Rig.Field.Tap(TapCard);
        Assert.IsTrue(_shop.Rig.WaitUntil(() => Shows(Text.TapReadOk) || Shows(Text.PinTitle) || Shows(Text.Approved), 20_000), _shop.Rig.Reader.Text);
        _shop.Rig.Field.Untap();
        Assert.IsTrue(_shop.Rig.WaitUntil(() => Shows(Text.PinTitle) || Shows(Text.Approved), 20_000), _shop.Rig.Reader.Text);
        if (Shows(Text.PinTitle))
        {
            Digits(_shop.Rig.Cards[TapCard].Profile.Pin);
            Steer(Key.Enter);
            _shop.See(Text.Approved);
        }
    }

    private bool Shows(Text text) => _shop.Rig.Reader.Shows(Texts.Of(Language.English, text));

    private void ChipSale()
    {
        Amount("1280");
        _shop.Rig.InsertCard(PinCard);
        _shop.See(Text.PinTitle);
        Digits(_shop.Rig.Cards[PinCard].Profile.Pin);
        Steer(Key.Enter);
        _shop.See(Text.Approved);
        _shop.Rig.RemoveCard();
    }

    private void NoPinSale()
    {
        Amount("650");
        _shop.Rig.InsertCard("no-cvm");
        _shop.See(Text.Approved);
        _shop.Rig.RemoveCard();
    }

    private void Void()
    {
        Steer(Key.Menu, Key.D1, Key.D1);
        Assert.IsTrue(_shop.Rig.WaitFor(Texts.Of(Language.English, Text.SupervisorPassword, "00"), 20_000), _shop.Rig.Reader.Text);
        Digits(Shop.SupervisorPassword);
        Steer(Key.Enter);
        _shop.See(Text.AskVoucher);
        Digits(_shop.LastVoucher.ToString(CultureInfo.InvariantCulture));
        Steer(Key.Enter);
        Assert.IsTrue(_shop.Rig.WaitUntil(() => _shop.Rig.Reader.Shows("****"), 20_000), _shop.Rig.Reader.Text);
        Steer(Key.Enter);
        _shop.See(Text.Approved);
    }

    private void Settle()
    {
        Steer(Key.Menu, Key.D3, Key.D1);
        _shop.See(Text.SettleAsk);
        Steer(Key.Enter);
        _shop.See(Text.SettleDone);
    }

    private void SignOver()
    {
        Steer(Key.Menu, Key.D9);
        _shop.See(Text.SignInNumber);
        Digits(Simulator.Rig.AdministratorNumber);
        Steer(Key.Enter);
        Assert.IsTrue(_shop.Rig.WaitUntil(() => _shop.Rig.Machine.Terminal.Ui.Top is NumberPage { CancelHint: Text.KeyBack }, 5_000));
        Digits(Simulator.Rig.AdministratorPassword);
        Steer(Key.Enter);
        _shop.See(Text.IdleEnterAmount);
    }

    private void Menu(Text item, params Key[] keys)
    {
        Steer(Key.Menu);
        _shop.See(keys[0] == Key.D2 ? Text.MenuPrintAndQuery : Text.MenuSettlement);
        Steer(keys[0]);
        _shop.See(item);
        Steer(keys[1]);
    }

    private void Amount(string minor)
    {
        Digits(minor);
        Steer(Key.Enter);
        _shop.See(Text.CardInsert);
    }

    private void Steer(params Key[] keys)
    {
        foreach (Key key in keys)
        {
            _keys++;
            Press(key);
        }
    }

    private void Digits(string digits)
    {
        foreach (char digit in digits)
        {
            _digits++;
            Press((Key)((int)Key.D0 + digit - '0'));
        }
    }

    private void Press(Key key)
    {
        _shop.Rig.Press(key);
        _shop.Rig.RunFor(PaceMs - 130);
    }

    private void Measure(string task, string keys, Action walk)
    {
        Prepare(task);
        _keys = 0;
        _digits = 0;
        _startMs = _shop.Rig.NowMs;
        walk();
        int seconds = (int)((_shop.Rig.NowMs - _startMs + 999) / 1000);
        _rows.Add(new Row(task, keys, _keys, _digits, seconds));
        Home();
    }

    /// <summary>The supervisor's first password is changed before anybody measures.</summary>
    private void Prepare(string task)
    {
        if (task == "Void")
        {
            _shop.Choose(Firmware.Host.TransactionType.Refund);
            _shop.Rig.Settle();
            Home();
        }
    }

    private void Home()
    {
        for (int i = 0; i < 12 && _shop.Rig.Machine.Terminal.Ui.Top is not IdlePage; i++)
        {
            if (!_shop.Rig.WaitUntil(() => _shop.Rig.Machine.Terminal.Ui.Top is IdlePage, 2_500))
            {
                _shop.Rig.Press(_shop.Rig.Machine.Terminal.Ui.Top is MessagePage { EnterHint: not Text.None } ? Key.Enter : Key.Cancel);
            }
        }

        Assert.IsInstanceOfType<IdlePage>(_shop.Rig.Machine.Terminal.Ui.Top, _shop.Rig.Reader.Text);
        _shop.Rig.Settle();
    }

    private string Document()
    {
        var text = new StringBuilder();
        text.Append(
            """
            # Ten common tasks, key by key

            Walked on the real terminal in the virtual handset, in virtual time, by `UsabilityTests`, which fails when a task takes
            another key than this page says. "Keys" steer (Enter, Menu, a number that chooses); "digits" are what only the person
            knows (amount, PIN, password, voucher). The seconds run from the first key to the result on the screen, at 0.35 s a key,
            the bank's answer included.

            | task | how | keys | digits | seconds |
            | --- | --- | --- | --- | --- |

            """);
        foreach (Row row in _rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Task} | {row.Keys} | {row.Steering} | {row.Digits} | {row.Seconds} |\n");
        }

        return text.ToString();
    }

    private static void Compare(string measured)
    {
        string path = Path.Combine(RepositoryRoot.Path, "docs/usability.md");
        if (Environment.GetEnvironmentVariable("APPROVE_USABILITY") == "1")
        {
            File.WriteAllText(path, measured);
        }

        // Seconds move a little with every change of a slip: keys are what counts.
        Assert.AreEqual(WithoutSeconds(File.ReadAllText(path)), WithoutSeconds(measured), "look at it, then write it anew with APPROVE_USABILITY=1");
    }

    private static string WithoutSeconds(string text) => Seconds().Replace(text.ReplaceLineEndings("\n"), "|\n");

    [GeneratedRegex(@"\| \d+ \|\n")]
    private static partial Regex Seconds();
}
