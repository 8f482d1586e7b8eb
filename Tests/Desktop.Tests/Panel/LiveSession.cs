using System.Text;
using Drivers.Keypad;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;
using Simulator.Acquirer;
using Simulator.Panel;
using Simulator.Scenarios;

namespace Desktop.Tests.Panel;

/// <summary>The terminal behind the panel without a browser: signed in, at its idle page, driven by the panel's own commands.</summary>
internal sealed class LiveSession : IDisposable
{
    private const int LimitMs = 60_000;
    private readonly List<string> _trace = [];
    private long _traced;

    public LiveSession(RigOptions options)
    {
        Rig = new Rig(options);
        Rig.Provision(AcquirerServer.DefaultPort);
        Rig.SignInFirst();
        Panel = new PanelSession(Rig);
        Panel.Start();
        Shows(Text.IdleEnterAmount);
    }

    public Rig Rig { get; }

    public PanelSession Panel { get; }

    public void Dispose() => Panel.Dispose();

    public string State() => Panel.StateJson().Replace("\\n", " ");

    public string Trace()
    {
        if (Panel.TryCopyTrace(ref _traced, out string json))
        {
            _trace.Add(json);
        }

        return string.Join('\n', _trace);
    }

    public void Press(params string[] keys)
    {
        foreach (string key in keys)
        {
            Assert.IsTrue(KeyNames.TryFind(key, out Key _));
            Do($"{{\"do\":\"press\",\"key\":\"{key}\"}}");
            Do($"{{\"do\":\"release\",\"key\":\"{key}\"}}");
        }
    }

    public void Do(string command) => Assert.IsNull(Panel.TryDo(Encoding.UTF8.GetBytes(command)));

    /// <summary>Until that text stands on the screen.</summary>
    public void Shows(Text text) => Await(State, state => state.Contains(Texts.Of(Language.English, text)));

    /// <summary>From the idle page to the page that asks for the PIN.</summary>
    public void SellToThePin(string card)
    {
        Press("1", "2", "3", "4", "Enter");
        Shows(Text.CardInsert);
        Do($"{{\"do\":\"insert\",\"card\":\"{card}\"}}");
        Shows(Text.PinTitle);
    }

    public static string Await(Func<string> what, Predicate<string> holds)
    {
        long end = Environment.TickCount64 + LimitMs;
        string now = what();
        while (!holds(now))
        {
            Assert.IsLessThan(end, Environment.TickCount64, now);
            Thread.Sleep(20);
            now = what();
        }

        return now;
    }
}
