using Simulator.Acquirer;
using VirtualHandset;

namespace Simulator.Soak;

/// <summary>
/// Everything that goes wrong in a soak, by weight: one row each. A fault begins before a transaction; most end by themselves
/// before the next one. New kinds of trouble get a row.
/// </summary>
public sealed class SoakFaults
{
    /// <summary>Everything that a host does wrong and that a terminal can set right, or report, without a person.</summary>
    private static readonly string[] HostFaults =
    [
        "drop-reply", "drop-request", "0200:wrong-mac", "0400:wrong-mac", "0220:wrong-mac", "0200:no-mac", "0200:wrong-stan", "0200:wrong-amount",
        "0200:wrong-terminal", "0200:wrong-processing", "garbage=40", "truncate=30", "corrupt=60", "corrupt=25", "duplicate", "duplicate*3", "hang-up",
        "0200:decline=51", "0200:decline=55", "0200:lie=91", "0200:lie=68", "0200:lie=98", "delay=4000", "delay=40000", "0200:delay=90000",
        "0500:unbalanced", "0500:drop-reply", "0320:drop-reply", "0320:hang-up", "0500:delay=40000", "0200:decline=A0", "0200:decline=77",
        "ask=3", "0800:wrong-kcv", "0800:drop-reply", "0200:wrong-arpc", "0400:drop-reply*4", "0400:decline=96*2", "0220:drop-reply*3", "0220:decline=96",
        "0100:drop-reply", "0100:wrong-mac", "0100:lie=91",
    ];

    /// <summary>The host and its books part company, and no answer tells the terminal: only the settlement can show it.</summary>
    private static readonly string[] Untruths = ["0200:forget", "0200:lie=05", "0200:lie=51"];

    private static readonly (int Weight, string Name, Action<SoakFaults> Begin)[] Rows =
    [
        (34, "nothing", _ => { }),
        (8, "power cut in a flash operation", f => f.CutSoon()),
        (4, "two power cuts in a row", f => { f.CutSoon(); f.CutsAtPowerOn = 1 + f._chance.Next(2); }),
        (7, "line down", f => f.LineDown()),
        (6, "frames lost", f => f._rig.Pipe!.LossPercent = 10 + f._chance.Next(50)),
        (5, "slow line", f => f._rig.Pipe!.LatencyMs = 200 + f._chance.Next(3000)),
        (2, "paper out", f => f._rig.Handset.Printer.PaperOut = true),
        (2, "paper for a few lines more", f => f._rig.Handset.Printer.PaperLeftRows = 1 + f._chance.Next(200)),
        (1, "cover open", f => f._rig.Handset.Printer.CoverOpen = true),
        (1, "print head hot", f => f._rig.Handset.Printer.Hot = true),
        (16, "host", f => f.Host(HostFaults)),
        (2, "noise on the card's contacts", f => f._rig.Handset.CardLine.NoisePer10000 = 1 + f._chance.Next(60)),
        (2, "noise on the printer's line", f => f._rig.Handset.PrinterLine.NoisePer10000 = 1 + f._chance.Next(10)),
        (5, "card torn out", f => f._rig.TearCardAfter(f._chance.Next(2500))),
        (2, "card taken from the reader too early", f => f._rig.Field.TearNextAfter(f._chance.Next(600))),
        (1, "clock lost", f => f._rig.Handset.Calendar.LoseClock()),
        (2, "a bit of the flash turned over", f => f.FlipBit()),
        (1, "a block of the flash worn out", f => f.WearOut()),
    ];

    private const int MostCutAhead = 60;
    private const int MostDownMs = 90_000;
    private const int MostWorn = 2;

    /// <summary>Keys, settings and log; what lies behind them is not money.</summary>
    private const int StoreBlocks = Firmware.Store.FlashLayout.VaultBlocks + Firmware.Store.FlashLayout.SettingsBlocks + Firmware.Store.FlashLayout.DefaultLogBlocks;

    /// <summary>
    /// What may excuse a difference happens on few days, and then more than once: on all others nothing is excused.
    /// </summary>
    private const int UntruthPerMille = 10;
    private const int UntruthfulDays = 16;
    private const int DamagedDays = 4;
    private const int GoodLatencyMs = 60;

    private readonly Rig _rig;
    private readonly Random _chance;
    private readonly Action<string> _tell;
    private long _lineUpAtMs;
    private int _worn;
    private Misbehaviour? _untruth;
    private readonly bool _truthful;
    private readonly bool _sound;

    public SoakFaults(Rig rig, Random chance, Action<string> tell)
    {
        _rig = rig;
        _chance = chance;
        _tell = tell;
        _truthful = chance.Next(UntruthfulDays) > 0;
        _sound = chance.Next(DamagedDays) > 0;
    }

    /// <summary>Faults begun.</summary>
    public int Count { get; private set; }

    /// <summary>Bits turned over and blocks worn out: after them the terminal may have to set something aside.</summary>
    public int Damage { get; private set; }

    /// <summary>Power cuts that shall meet the next power-ons.</summary>
    public int CutsAtPowerOn { get; private set; }

    /// <summary>Answers that the acquirer's books do not bear out.</summary>
    public int Untold { get; private set; }

    /// <summary>Ends what was, begins something new, or nothing.</summary>
    public void Begin()
    {
        Heal();
        if (!_truthful && _chance.Next(1000) < UntruthPerMille)
        {
            _untruth = Host(Untruths);
            return;
        }

        int at = _chance.Next(Rows.Sum(row => row.Weight));
        foreach (var (weight, name, begin) in Rows)
        {
            at -= weight;
            if (at < 0)
            {
                Count += name == Rows[0].Name ? 0 : 1;
                _tell("fault: " + name);
                begin(this);
                return;
            }
        }
    }

    /// <summary>Ends whatever ends by itself; what the host was told stays.</summary>
    public void Heal()
    {
        Note();
        _lineUpAtMs = 0;
        _rig.SetNetwork(true);
        _rig.Pipe!.LossPercent = 0;
        _rig.Pipe!.LatencyMs = GoodLatencyMs;
        _rig.Handset.Printer.CoverOpen = false;
        _rig.Handset.Printer.Hot = false;
        _rig.Handset.Printer.PaperOut = false;
        _rig.Handset.CardLine.NoisePer10000 = 0;
        _rig.Handset.PrinterLine.NoisePer10000 = 0;
        _rig.Handset.Flash.CutAtOperation = 0;
    }

    /// <summary>The evening: nothing goes wrong any more, except that a settlement may still find the host contrary.</summary>
    public void End()
    {
        Heal();
        CutsAtPowerOn = 0;
        bool unbalanced = _chance.Next(3) == 0;
        _rig.Host.Misbehave.Clear();
        if (unbalanced)
        {
            _rig.Host.Misbehave.Add(MisbehaviourKind.Unbalanced, "0500");
        }
    }

    /// <summary>The line comes back in the middle of things.</summary>
    public void Tick()
    {
        if (_lineUpAtMs > 0 && _rig.NowMs >= _lineUpAtMs)
        {
            _lineUpAtMs = 0;
            _rig.SetNetwork(true);
        }
    }

    /// <summary>Called as the power comes on: a cut may wait there.</summary>
    public void PoweringOn()
    {
        if (CutsAtPowerOn > 0)
        {
            CutsAtPowerOn--;
            _rig.Handset.Flash.CutAtOperation = _rig.Handset.Flash.Operations + 1 + _chance.Next(8);
            _tell("the next power cut waits in the recovery");
        }
        else
        {
            _rig.Handset.Flash.CutAtOperation = 0;
        }
    }

    private void CutSoon() => _rig.Handset.Flash.CutAtOperation = _rig.Handset.Flash.Operations + 1 + _chance.Next(MostCutAhead);

    private void LineDown()
    {
        _rig.SetNetwork(false);
        _lineUpAtMs = _rig.NowMs + _chance.Next(MostDownMs);
    }

    private Misbehaviour Host(string[] words)
    {
        string word = words[_chance.Next(words.Length)];
        _tell("the host: " + word);
        if (!Misbehaviour.TryParse(word, out Misbehaviour? fault, out string error))
        {
            throw new InvalidOperationException(error);
        }

        _rig.Host.Misbehave.Add(fault!);
        return fault!;
    }

    private void Note()
    {
        if (_untruth is not null && !_rig.Host.Misbehave.Holds(_untruth))
        {
            Untold++;
            _untruth = null;
        }
    }

    private void FlipBit()
    {
        if (_sound)
        {
            return;
        }

        FlashModel flash = _rig.Handset.Flash;
        int[] used = [.. Enumerable.Range(0, StoreBlocks).Where(flash.Holds)];
        int block = used[_chance.Next(used.Length)];
        flash.FlipBit((block * FlashModel.BlockBytes) + _chance.Next(FlashModel.BlockBytes), _chance.Next(8));
        Damage++;
    }

    private void WearOut()
    {
        if (_sound)
        {
            return;
        }

        FlashModel flash = _rig.Handset.Flash;
        int[] used = [.. Enumerable.Range(0, StoreBlocks).Where(flash.Holds)];
        if (_worn++ < MostWorn)
        {
            flash.WearOut(used[_chance.Next(used.Length)] + _chance.Next(2));
            Damage++;
        }
    }
}
