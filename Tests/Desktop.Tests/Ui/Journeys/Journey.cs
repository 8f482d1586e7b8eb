using System.Runtime.InteropServices;
using Desktop.Tests.Shops;
using Drivers.Keypad;
using Firmware.Ui;
using IlCounter;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;
using Simulator.Paper;
using VirtualHandset;

namespace Tests.Desktop.Ui.Journeys;

/// <summary>A picture of the screen as the whole terminal showed it.</summary>
/// <param name="Pixels">What is compared: without clock, link, battery and the bar that moves.</param>
/// <param name="Cut">Lines of a message that found no room, and texts that ran over their boxes since the picture before.</param>
/// <param name="Instructions">What painting the page again costs, in a world whose instructions are counted; else 0.</param>
internal sealed record Shot(string Name, byte[] Png, byte[] Pixels, string Text, Type Page, int Cut, string? SmallHeadline, long Instructions);

/// <summary>One way through the real terminal in one language; what it shows on the way is kept.</summary>
internal sealed class Journey
{
    private const int LimitMs = 90_000;
    private const int BarTop = Theme.BodyTop + 108;
    private const int BarHeight = 8;

    private readonly Language _language;
    private readonly List<Shot> _shots = [];
    private int _overruns;

    private Journey(Language language, bool ready)
    {
        _language = language;
        var options = new RigOptions { Language = language, ShopName = language == Language.Chinese ? "日光便利店" : "Corner Shop" };
        if (ready)
        {
            Shop = new Shop(options);
            Rig = Shop.Rig;
        }
        else
        {
            Rig = new Rig(options);
            Shop = null!;
        }
    }

    /// <summary>A shop that is ready for its first sale; null in a journey that begins with a new terminal.</summary>
    public Shop Shop { get; }

    public Rig Rig { get; }

    public UiTask Ui => Rig.Machine.Terminal.Ui;

    public bool Chinese => _language == Language.Chinese;

    public static IReadOnlyList<Shot> Walk(Language language, bool ready, Action<Journey> way)
    {
        var journey = new Journey(language, ready);
        way(journey);
        Assert.AreEqual(0, journey.Rig.Handset.Lcd.Violations);
        Assert.AreEqual(0, journey.Rig.Machine.Crashes, journey.Rig.Machine.LastCrash?.ToString());
        return journey._shots;
    }

    public string Say(Text id) => Rig.Say(id);

    public void See(Text id) => See(Say(id));

    public void See(Text id, string value) => See(Texts.Of(_language, id, value));

    public void See(string text) => Assert.IsTrue(Rig.WaitFor(text, LimitMs), $"\"{text}\" did not come; on the screen:\n{Rig.Reader.Text}");

    public bool Shows(Text id) => Rig.Reader.Shows(Say(id));

    public void Press(params Key[] keys)
    {
        foreach (Key key in keys)
        {
            Rig.Press(key);
        }
    }

    public void Enter(Text prompt, string digits)
    {
        See(prompt);
        Type(digits);
        Press(Key.Enter);
    }

    public void Type(string digits) => Rig.Type(digits);

    /// <summary>Waits for a text, then keeps the page.</summary>
    public void Keep(string name, Text id)
    {
        See(id);
        Keep(name);
    }

    public void Keep(string name, Text id, string value)
    {
        See(id, value);
        Keep(name);
    }

    /// <summary>Keeps what stands on the screen once it is painted.</summary>
    public void Keep(string name)
    {
        Rig.Settle();
        long instructions = IlTally.Counting ? PageCosts.Repainting(Rig) : 0;
        LcdModel lcd = Rig.Handset.Lcd;
        var frame = (ushort[])lcd.Frame.Clone();
        Blank(frame, Theme.Width - Theme.StatusWidth, 0, Theme.StatusWidth, Theme.HeaderHeight);
        if (Ui.Top is ProgressPage)
        {
            Blank(frame, 0, BarTop, Theme.Width, BarHeight);
        }

        int cut = (Ui.Top is MessagePage message ? message.LinesCut : 0) + Ui.Screen.Overruns - _overruns;
        _overruns = Ui.Screen.Overruns;
        _shots.Add(new Shot(name, Png.Screen(lcd), MemoryMarshal.AsBytes(frame.AsSpan()).ToArray(), Rig.Reader.Text, Ui.Top!.GetType(), cut, Headlines.TooLong(Ui.Top!), instructions));
    }

    /// <summary>The Menu key, then items by their numbers, wherever they stand.</summary>
    public void Menu(params Text[] items)
    {
        Rig.Settle();
        Press(Key.Menu);
        See(Text.MenuTransactions);
        foreach (Text item in items)
        {
            Choose(item);
        }
    }

    public void Choose(Text item)
    {
        See(item);
        Rig.Settle();
        string[] lines = Rig.Reader.Text.Split('\n');
        string words = Say(item);
        int at = Array.FindLastIndex(lines, l => l.EndsWith(words, StringComparison.Ordinal) || (l.Length > 2 && l[2..].StartsWith(words, StringComparison.Ordinal)));
        Assert.IsGreaterThan(-1, at, Rig.Reader.Text);
        string number = char.IsDigit(lines[at][0]) ? lines[at] : lines[at + 1];
        Press((Key)((int)Key.D0 + (number[0] - '0')));
    }

    /// <summary>Amount at the idle page, up to the page that asks for a card.</summary>
    public void Amount(string minor)
    {
        See(Text.IdleEnterAmount);
        Rig.Settle();
        Type(minor);
        Press(Key.Enter);
        See(Text.CardInsert);
    }

    public void Pin(string card)
    {
        See(Text.PinTitle);
        Type(Rig.Cards[card].Profile.Pin);
        Press(Key.Enter);
    }

    /// <summary>Cards away, messages and slips away, back to the idle page.</summary>
    public void Home()
    {
        Rig.TakeCards();
        for (int i = 0; i < 16 && Ui.Top is not IdlePage; i++)
        {
            if (!Rig.WaitUntil(() => Ui.Top is IdlePage, 1_500) && Ui.Top is { } top)
            {
                bool on = top is MessagePage && top.EnterHint != Text.None;
                Press(on && top.EnterHint != Text.KeyRetry && top.EnterHint != Text.KeyCash ? Key.Enter : Key.Cancel);
            }
        }

        Assert.IsInstanceOfType<IdlePage>(Ui.Top, Rig.Reader.Text);
        Rig.Settle();
    }

    private static void Blank(ushort[] frame, int left, int top, int width, int height)
    {
        for (int y = top; y < top + height; y++)
        {
            Array.Clear(frame, (y * Theme.Width) + left, width);
        }
    }
}
