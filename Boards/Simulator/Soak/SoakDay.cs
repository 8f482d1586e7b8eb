using Drivers.Keypad;
using Firmware.Sale;
using Firmware.Store;
using Simulator.Acquirer;
using TransactionKinds = Firmware.Host.TransactionKinds;
using TransactionType = Firmware.Host.TransactionType;

namespace Simulator.Soak;

/// <summary>
/// One merchant's day from a seed: transactions of all types while line, host, power, card and paper fail at random, then an
/// evening without faults in which everything must be delivered, settled, and equal on both sides.
/// </summary>
public sealed class SoakDay
{
    private const int MostTransactions = 8;
    private const int TransactionLimitMs = 240_000;
    private const int EveningMs = 600_000;

    private static readonly string[] HostFaults =
    [
        "drop-reply", "drop-request", "wrong-mac", "no-mac", "wrong-stan", "wrong-amount", "garbage=40", "truncate=30",
        "corrupt=60", "duplicate", "decline=51", "lie=91", "delay=4000", "delay=40000", "unbalanced", "decline=A0", "ask=3",
    ];

    private readonly Rig _rig;
    private readonly System.Random _chance;
    private readonly Cashier _cashier;
    private readonly List<string> _wrong = [];
    private int _begun;
    private int _faults;

    public SoakDay(ShopImage image, uint seed)
    {
        _rig = new Rig(new RigOptions { Seed = seed, Seen = false, LinkDelayMs = 60 });
        image.CopyTo(_rig.Handset.Flash);
        _chance = new System.Random((int)seed);
        _cashier = new Cashier(_rig);
    }

    private TransactionLog Log => _rig.Machine.Terminal.Log;

    public SoakResult Run()
    {
        try
        {
            ComeUp();
            int transactions = 1 + _chance.Next(MostTransactions);
            for (int i = 0; i < transactions && _wrong.Count == 0; i++)
            {
                Disturb();
                Transact();
                ComeUp();
            }

            Evening();
        }
        catch (InvalidOperationException e)
        {
            _wrong.Add(e.Message);
        }

        if (_rig.Machine.Crashes > 0)
        {
            _wrong.Add($"the firmware crashed: {_rig.Machine.LastCrash}");
        }

        int approved = _rig.Host.Books.Standing(_rig.TerminalId).Count();
        bool open = _rig.Machine.Terminal is not null && (Log.HasOpenReversal || Log.OpenNotices > 0);
        return new SoakResult(_wrong, _begun, approved, _rig.Machine.PowerCuts, _faults, open);
    }

    private void ComeUp()
    {
        const int Tries = 6;
        for (int i = 0; i < Tries; i++)
        {
            _rig.PowerOn();
            if (_cashier.Work(TransactionLimitMs))
            {
                return;
            }

            _rig.Handset.Printer.PaperOut = false;
        }

        throw new InvalidOperationException($"the terminal does not come to its idle page, but stays at {_rig.Machine.Terminal?.Ui.Top?.Title}");
    }

    /// <summary>A fault of some kind before one transaction in two.</summary>
    private void Disturb()
    {
        Heal();
        switch (_chance.Next(12))
        {
            case 0:
                _rig.CutAtFlashOperation(1 + _chance.Next(40));
                break;
            case 1:
                _rig.SetNetwork(false);
                break;
            case 2:
                _rig.Pipe!.LossPercent = 10 + _chance.Next(50);
                break;
            case 3:
                _rig.Handset.Printer.PaperOut = true;
                break;
            case 4:
            case 5:
            case 6:
                _ = Misbehaviour.TryParse(HostFaults[_chance.Next(HostFaults.Length)], out Misbehaviour? fault, out _);
                _rig.Host.Misbehave.Add(fault!);
                break;
            default:
                return;
        }

        _faults++;
    }

    private void Heal()
    {
        _rig.SetNetwork(true);
        _rig.Pipe!.LossPercent = 0;
        _rig.Handset.Printer.PaperOut = false;
    }

    private void Transact()
    {
        var kinds = new TransactionKinds();
        int at = _chance.Next(3) == 0 ? _chance.Next(kinds.Count) : 0;
        var kind = kinds.At(at);
        long amount = 100 + _chance.Next(5000);
        List<string> numbers = kind.Supervised ? [ShopImage.SupervisorPassword] : [];
        if (kind.NeedsOriginal)
        {
            int last = _rig.Machine.Terminal.Settings.Current(Counter.Voucher);
            numbers.Add(Math.Max(1, last - _chance.Next(4)).ToString());
        }

        _cashier.Plan(!kind.NeedsOriginal, amount, [.. numbers]);
        _cashier.TearAtMs = _chance.Next(10) == 0 ? _rig.NowMs + 2000 + _chance.Next(6000) : 0;
        _begun++;
        if (at == 0)
        {
            _rig.Type(amount.ToString());
            _rig.Press(Key.Enter);
        }
        else
        {
            _rig.Press(Key.Menu);
            _rig.Press(Key.D1);
            _rig.Press((Key)((int)Key.D0 + at));
        }

        _rig.RunFor(100);
        if (_chance.Next(10) == 0)
        {
            _cashier.Work(_chance.Next(12_000));
            _rig.PowerCut();
            _rig.RunFor(_chance.Next(3_000));
        }
        else if (!_cashier.Work(TransactionLimitMs) && _rig.Powered)
        {
            // Without paper the terminal waits for somebody; with it the work ends.
            _rig.Handset.Printer.PaperOut = false;
            _cashier.Work(TransactionLimitMs);
        }
    }

    private void Evening()
    {
        Heal();
        long endMs = _rig.NowMs + EveningMs;
        while ((Log.HasOpenReversal || Log.OpenNotices > 0) && _rig.NowMs < endMs)
        {
            _cashier.Work(5_000);
            _rig.RunFor(2_000);
            ComeUp();
        }

        _wrong.AddRange(_rig.CheckMoney());
        const int Tries = 3;
        for (int i = 0; i < Tries && (Log.BatchCount > 0) && _wrong.Count == 0; i++)
        {
            _cashier.Plan(false, 0);
            _rig.Press(Key.Menu);
            _rig.Press(Key.D3);
            _rig.Press(Key.D1);
            _rig.RunFor(300);
            ComeUp();
        }

        if (Log.BatchCount > 0)
        {
            _wrong.Add("the day could not be settled");
        }

        _wrong.AddRange(_rig.CheckMoney());
    }
}
