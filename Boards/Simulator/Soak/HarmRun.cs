using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Simulator.Scenarios;
using VirtualHandset;

namespace Simulator.Soak;

/// <summary>What is done to a terminal in the middle of a scenario, or after it.</summary>
public enum HarmKind
{
    /// <summary>The power fails in the middle of the n-th flash operation.</summary>
    Cut,

    /// <summary>The same, then at the first flash operation after the power is back, and at the second after that.</summary>
    CutThrice,

    /// <summary>The same, then at the second and the third.</summary>
    CutLate,

    /// <summary>After the scenario one bit of the flash is turned over: the n-th by a fixed order.</summary>
    Flip,

    /// <summary>Before the scenario the n-th block that it is going to use wears out.</summary>
    Worn,
}

/// <summary>One way to harm a scenario.</summary>
/// <param name="At">Operation, bit or block, from 1.</param>
public sealed record Harm(HarmKind Kind, int At)
{
    public override string ToString() => $"{Kind} {At}";
}

/// <summary>
/// A scenario with one harm done to it: the power cut at one flash operation, a bit turned over, a block worn out. Afterwards
/// everything around the terminal is well, and the terminal must come up, deliver what it owes, agree with the acquirer, sell,
/// settle, and hold no secret.
/// </summary>
public sealed class HarmRun
{
    private const int ComeUpMs = 120_000;
    private const int ComeUpTries = 6;
    private const int DeliverMs = 240_000;

    /// <summary>An amount that no scenario uses: the same again would be asked about.</summary>
    private const int SaleMinor = 7793;
    private static readonly string[] s_saleCards = ["unionpay-debit", "unionpay-credit"];
    private const int SettleTries = 3;
    private const int FlipStride = 7919;

    private readonly ScenarioRunner _runner;
    private readonly Rig _rig;
    private readonly Cashier _cashier;
    private readonly SecretScan _secrets;
    private readonly StanWatch _stans;
    private readonly List<string> _wrong = [];
    private int _begin;

    public HarmRun(Scenario scenario, string folder, uint seed)
    {
        _runner = new ScenarioRunner(scenario, folder, seed);
        _rig = _runner.Rig;
        _cashier = new Cashier(_rig) { Looked = scenario.Begin == "new" || scenario.Acquirer.NumbersLeft is not null ? BringKeys : null };
        _secrets = SecretScan.Of(_rig);
        _secrets.Watch(_rig);
        _stans = new StanWatch(_rig.Host);
    }

    private TransactionLog Log => _rig.Machine.Terminal.Log;

    /// <summary>What the scenario does to the flash when nothing harms it.</summary>
    /// <param name="Operations">Programs and erases from its first step to its last.</param>
    /// <param name="Blocks">Blocks that it programs or erases.</param>
    public sealed record Extent(int Operations, IReadOnlyList<int> Blocks);

    /// <summary>Runs it unharmed; the secrets are looked for here as well.</summary>
    public Extent Measure(out IReadOnlyList<string> wrong)
    {
        _runner.Prepare();
        _begin = _rig.Handset.Flash.Operations;
        FlashModel flash = _rig.Handset.Flash;
        var touched = new SortedSet<int>();
        flash.BlockChanged = block => touched.Add(block);
        Fail(_runner.Play());
        flash.BlockChanged = null;
        int operations = flash.Operations - _begin;
        int[] blocks = [.. touched];
        Recover();
        wrong = _wrong;
        return new Extent(operations, blocks);
    }

    /// <summary>Every sentence that does not hold; empty is good.</summary>
    public IReadOnlyList<string> Run(Harm harm, Extent extent)
    {
        try
        {
            _runner.Prepare();
            FlashModel flash = _rig.Handset.Flash;
            _begin = flash.Operations;
            switch (harm.Kind)
            {
                case HarmKind.Worn:
                    flash.WearOut(extent.Blocks[harm.At - 1]);
                    Fail(_runner.Play());
                    break;
                case HarmKind.Flip:
                    Fail(_runner.Play());
                    _rig.PowerCut();
                    Flip(harm.At, extent);
                    break;
                default:
                    flash.CutAtOperation = _begin + harm.At;
                    Fail(_runner.Play());
                    CutAgain(harm.Kind);
                    break;
            }

            Recover();
        }
        catch (InvalidOperationException e)
        {
            _wrong.Add(e.Message);
        }

        return _wrong;
    }

    private void Fail(ScenarioFailure? failure)
    {
        if (failure is not null)
        {
            _wrong.Add($"step {failure.Step} ({failure.Action}): {failure.Reason}");
        }
    }

    /// <summary>More cuts, each in the recovery from the one before.</summary>
    private void CutAgain(HarmKind kind)
    {
        int[] further = kind switch { HarmKind.CutThrice => [1, 2], HarmKind.CutLate => [2, 3], _ => [] };
        foreach (int operations in further)
        {
            _rig.RunFor(500);
            _rig.Handset.Flash.CutAtOperation = _rig.Handset.Flash.Operations + operations;
            _rig.PowerOn();
            _cashier.Work(ComeUpMs);
        }
    }

    private void Flip(int at, Extent extent)
    {
        // Spread over all that is written, in an order that a number repeats.
        long bits = (long)extent.Blocks.Count * FlashModel.BlockBytes * 8;
        long bit = at * (long)FlipStride * FlipStride % bits;
        int block = extent.Blocks[(int)(bit / (FlashModel.BlockBytes * 8))];
        int within = (int)(bit % (FlashModel.BlockBytes * 8));
        _rig.Handset.Flash.FlipBit((block * FlashModel.BlockBytes) + (within / 8), within % 8);
    }

    private void Recover()
    {
        _rig.Handset.Flash.CutAtOperation = 0;
        _rig.RemoveCard();
        _rig.Host.Misbehave.Clear();
        _rig.SetNetwork(true);
        _rig.Pipe!.LossPercent = 0;
        _rig.Handset.Printer.CoverOpen = false;
        _rig.Handset.Printer.PaperOut = false;
        ComeUp();
        long endMs = _rig.NowMs + DeliverMs;
        while ((Log.HasOpenReversal || Log.OpenNotices > 0) && _rig.NowMs < endMs)
        {
            _rig.RunFor(1_000);
            ComeUp();
        }

        Need(!Log.HasOpenReversal && Log.OpenNotices == 0, "something is owed for ever");
        Need(Log.DamagedItems == 0, "something was set aside although one fault can be mended");
        _wrong.AddRange(_rig.CheckMoney());
        if (Log.BatchFull)
        {
            Settle();
        }

        Sell();
        Settle();
        _wrong.AddRange(_stans.Wrong);
        _wrong.AddRange(_secrets.In(_rig.Handset.Flash));
        _wrong.AddRange(_secrets.In(PaperText.Of(_rig.Handset.Printer.Roll)).Select(what => what + " on paper"));
        Need(_rig.Machine.Crashes == 0, $"the firmware crashed: {_rig.Machine.LastCrash}");
    }

    private void ComeUp()
    {
        for (int i = 0; i < ComeUpTries; i++)
        {
            _rig.PowerOn();
            if (_cashier.Work(ComeUpMs))
            {
                return;
            }
        }

        throw new InvalidOperationException($"the terminal does not come to its idle page, but stays at {_rig.Machine.Terminal?.Ui.Top?.Title}; newest events: {_rig.RecentTrace(12)}");
    }

    /// <summary>Keys that were to be typed in, and were not when the power went, and keys that are used up: a technician brings new ones.</summary>
    private void BringKeys()
    {
        if (_rig.Machine.Terminal is not { Main.Recovered: true } terminal)
        {
            return;
        }

        bool missing = !terminal.Client.Keys.Present && terminal.Ui.Top is MessagePage page && page.Title == _rig.Say(Text.ActivateTitle);
        if (missing || (terminal.Client.Keys.Present && terminal.Client.Keys.UsedUp && _cashier.Idle))
        {
            _rig.GiveKeys();
        }
    }

    /// <summary>It is not enough to be right: the terminal has to go on working.</summary>
    private void Sell()
    {
        int before = _rig.Host.Books.Standing(_rig.TerminalId).Count();
        string card = s_saleCards.First(name => !_rig.Host.Options.Blacklist.Contains(_rig.Cards[name].Profile.Pan));
        _cashier.Plan(new CashierPlan { Card = card, AmountMinor = SaleMinor });
        _rig.Type(SaleMinor.ToString());
        _rig.Press(Key.Enter);
        ComeUp();
        Need(_rig.Host.Books.Standing(_rig.TerminalId).Count() == before + 1, "the sale afterwards did not come about");
        _wrong.AddRange(_rig.CheckMoney());
    }

    private void Settle()
    {
        for (int i = 0; i < SettleTries && Log.BatchCount > 0; i++)
        {
            _cashier.Plan(new CashierPlan());
            _rig.Press(Key.Menu);
            _rig.Press(Key.D3);
            _rig.Press(Key.D1);
            _rig.RunFor(300);
            ComeUp();
        }

        Need(Log.BatchCount == 0, "the batch cannot be settled");
        _wrong.AddRange(_rig.CheckMoney());
    }

    private void Need(bool holds, string otherwise)
    {
        if (!holds)
        {
            _wrong.Add(otherwise);
        }
    }
}
