using Drivers.Assets;
using Drivers.Buzzer;
using Drivers.Display;
using Drivers.Flash;
using Drivers.Hal;
using Drivers.Keypad;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;
using VirtualHandset;

namespace Tests.Desktop.Ui;

/// <summary>Display, keypad and the task between them, on chip models, without the rest of the terminal.</summary>
public sealed class ScreenRig
{
    private const int DisplayWakesMs = 400;

    /// <param name="assets">False for a terminal whose asset area is empty.</param>
    public ScreenRig(Language language, bool assets = true)
    {
        Lcd = new LcdModel(Clock, LcdModel.Width, LcdModel.Height);
        Reader = new LcdReader(Lcd);
        KeypadModel = new KeypadModel(Clock, SeededRandom.For(1, 1));
        var display = new St7789(Lcd, Lcd.DataCommand, Lcd.Reset);
        var keypad = new MatrixKeypad(KeypadModel.Rows, KeypadModel.Columns);
        Texts = new Texts(language);
        Ui = new UiTask(keypad, new Screen(display), Texts, new Beeper(Buzzer = new PwmModel(Clock))) { ShopName = language == Language.Chinese ? "日光便利店" : "Corner Shop" };
        if (assets)
        {
            UseAssets();
        }

        Ui.StatusBar.SetLink(LinkState.Up, false);
        Ui.StatusBar.SetBattery(80);
        Ui.StatusBar.SetClock(new DateTime(2026, 1, 15, 9, 41, 0));
        Clock.PowerOn();
        display.Start(0);
        Run(DisplayWakesMs);
    }

    public AssetArea? Assets { get; private set; }

    public W25q? Flash { get; private set; }

    public FlashModel? FlashChip { get; private set; }

    public VirtualClock Clock { get; } = new();

    public LcdModel Lcd { get; }

    public PwmModel Buzzer { get; }

    public LcdReader Reader { get; }

    public KeypadModel KeypadModel { get; }

    public Texts Texts { get; }

    public UiTask Ui { get; }

    public long NowMs => Clock.NowMs;

    /// <summary>Told before each poll of the task.</summary>
    public Action? Polling { get; set; }

    /// <summary>Told after each poll whether the task wants the next one at once, because more is to be painted.</summary>
    public Action<bool>? Polled { get; set; }

    /// <summary>Lets time pass; the task is polled when it asks to be.</summary>
    public void Run(long ms)
    {
        long end = NowMs + ms;
        while (NowMs < end)
        {
            Polling?.Invoke();
            long due = Ui.Poll(NowMs);
            Polled?.Invoke(due <= NowMs + 1);
            long next = Math.Min(due, end);
            Clock.AdvanceMs(Math.Max(1, next - NowMs));
        }
    }

    private void UseAssets()
    {
        FlashChip = new FlashModel(Clock, 8 << 20);
        AssetImage.Lend(FlashChip);
        Flash = new W25q(FlashChip);
        Clock.PowerOn();
        FlashChip.PowerOn();
        Assert.AreEqual(Status.Pending, Flash.Start(0));
        Assert.AreEqual(Status.Ok, Flash.Poll(1));
        Assets = new AssetArea(Flash);
        var index = new AssetIndex(Assets);
        Ui.Screen.UseAssets(Assets, index);
        Assert.AreEqual(Status.Ok, Assets.Open());
        Assert.AreEqual(Status.Ok, index.Open());
    }

    public void Show(Page page)
    {
        Ui.Show(page, NowMs);
        Run(200);
    }

    /// <summary>Keys straight into the task, a tenth of a second apart.</summary>
    public void Press(params Key[] keys)
    {
        foreach (Key key in keys)
        {
            Ui.OnKey(new KeyEvent { Key = key, Action = KeyAction.Pressed }, NowMs);
            Run(100);
        }
    }

    public void Hold(Key key)
    {
        Ui.OnKey(new KeyEvent { Key = key, Action = KeyAction.Held }, NowMs);
        Run(100);
    }
}
