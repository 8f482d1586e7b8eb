using Firmware.Store;
using Firmware.Ui;

namespace Simulator.Soak;

/// <summary>What one day brought.</summary>
/// <param name="Wrong">Sentences; empty for a good day.</param>
/// <param name="Reported">The day ended with something open or different that the terminal itself reports.</param>
/// <param name="Excused">The books differed, and the terminal said so: the host had not told the truth, or the flash had lost what it held.</param>
public sealed record SoakResult(
    uint Seed, IReadOnlyList<string> Wrong, IReadOnlyDictionary<Firmware.Host.TransactionType, int> Begun, int Approved, int PowerCuts, int Faults,
    bool Reported, bool Excused, long VirtualMs);

/// <summary>
/// One merchant's day from a seed: transactions of all types while line, host, power, card, paper, clock and flash fail at
/// random, then an evening without new faults in which everything must be delivered, settled, and equal on both sides.
/// </summary>
public sealed class SoakDay
{
    private const int TransactionLimitMs = 240_000;
    private const int EveningMs = 600_000;
    private const int PowerOnTries = 12;
    private const int SettleTries = 4;

    /// <summary>One day in so many begins just before the trace numbers go round.</summary>
    private const int RoundDays = 16;
    private const int LastStan = 999_999;

    private readonly Rig _rig;
    private readonly Random _chance;
    private readonly Cashier _cashier;
    private readonly SoakFaults _faults;
    private readonly SoakMoves _moves;
    private readonly StanWatch _stans;
    private readonly SecretScan _secrets;
    private readonly Action<string> _tell;
    private readonly List<string> _wrong = [];
    private readonly uint _seed;
    private readonly int _transactions;
    private bool _reported;
    private bool _excused;
    private int _damaged;
    private int _setAside;

    /// <param name="transactions">How many shall be begun; 0 lets the seed say (<see cref="LeastTransactions"/> to <see cref="MostTransactions"/>).</param>
    /// <param name="tell">Hears what happens; may be null.</param>
    public SoakDay(FlashCopy image, uint seed, int transactions, Action<string>? tell)
    {
        _seed = seed;
        _rig = new Rig(new RigOptions { Seed = seed, Seen = false, LinkDelayMs = 60, MoreCards = SoakCards.All });
        image.CopyTo(_rig.Handset.Flash);
        _chance = new Random((int)seed);
        _tell = what => tell?.Invoke($"{TimeSpan.FromMilliseconds(_rig.NowMs):hh\\:mm\\:ss} {what}");
        _cashier = new Cashier(_rig);
        _faults = new SoakFaults(_rig, _chance, _tell);
        _moves = new SoakMoves(_rig, _chance, _cashier, _tell);
        _stans = new StanWatch(_rig.Host);
        _secrets = SecretScan.Of(_rig, SoakCards.All.Keys.Select(name => _rig.Cards[name]));
        _secrets.Watch(_rig);
        _cashier.Looked = _faults.Tick;
        _transactions = transactions > 0 ? transactions : LeastTransactions + _chance.Next(MostTransactions - LeastTransactions + 1);
    }

    /// <summary>Transactions of a day at the least and at the most, unless it is told how many. What is no transaction (reports, sign-on, cash) comes in between.</summary>
    public static int LeastTransactions => 100;

    public static int MostTransactions => 300;

    private TransactionLog Log => _rig.Machine.Terminal.Log;

    public SoakResult Run()
    {
        try
        {
            ComeUp();
            if (_seed % RoundDays == 0)
            {
                ApproachTheEndOfStans();
            }

            while (_moves.BegunCount < _transactions && _wrong.Count == 0)
            {
                _faults.Begin();
                Transact();
                ComeUp();
                _moves.Learn();
                LookAtPaper();
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

        if (_faults.Damage == 0 && _setAside > 0)
        {
            _wrong.Add($"{_setAside} records set aside although the flash is sound");
        }

        _wrong.AddRange(_stans.Wrong);
        _wrong.AddRange(_secrets.In(_rig.Handset.Flash));
        int approved = _rig.Host.Books.Transactions.Count(t => t.Approved);
        return new SoakResult(_seed, _wrong, _moves.Begun, approved, _rig.Machine.PowerCuts, _faults.Count, _reported, _excused, _rig.NowMs);
    }

    private void ComeUp()
    {
        for (int i = 0; i < PowerOnTries; i++)
        {
            if (!_rig.Powered)
            {
                _faults.PoweringOn();
                _tell("power on");
                _rig.PowerOn();
            }

            if (_cashier.Work(TransactionLimitMs))
            {
                int setAside = Log.DamagedItems + Log.UnreadableRecords;
                if (setAside > _setAside)
                {
                    _tell($"set aside: {Log.DamagedItems} items, {Log.UnreadableRecords} unreadable");
                    _setAside = setAside;
                }

                _damaged = Math.Max(_damaged, setAside + Log.Journal.DamagedRecords);
                return;
            }

            // Without paper the terminal waits for somebody.
            _rig.Handset.Printer.PaperOut = false;
            _rig.Handset.Printer.CoverOpen = false;
            _rig.Handset.Printer.Hot = false;
        }

        throw new InvalidOperationException($"the terminal does not come to its idle page, but stays at {_rig.Machine.Terminal?.Ui.Top?.Title}; newest events: {_rig.RecentTrace(12)}");
    }

    private void Transact()
    {
        _moves.Begin();
        if (_chance.Next(12) == 0)
        {
            _cashier.Work(_chance.Next(14_000));
            _tell("the battery falls out");
            _rig.PowerCut();
            _rig.RunFor(_chance.Next(3_000));
        }
        else if (!_cashier.Work(TransactionLimitMs) && _rig.Powered)
        {
            _faults.Heal();
            _cashier.Work(TransactionLimitMs);
        }
    }

    private void LookAtPaper()
    {
        string paper = PaperText.Of(_rig.Handset.Printer.Roll);
        _reported |= paper.Contains(_rig.Say(Text.SlipNotBalanced), StringComparison.Ordinal);
        _wrong.AddRange(_secrets.In(paper).Select(what => what + " on paper"));
        _rig.Handset.Printer.Roll.Tear();
    }

    private void Evening()
    {
        _tell("evening");
        _faults.End();
        ComeUp();
        long endMs = _rig.NowMs + EveningMs;
        while ((Log.HasOpenReversal || Log.OpenNotices > 0) && _rig.NowMs < endMs)
        {
            _cashier.Work(5_000);
            _rig.RunFor(2_000);
            ComeUp();
        }

        for (int i = 0; i < SettleTries && _faults.Untold > 0 && Log.BatchCount == 0; i++)
        {
            // Where the bank said no and booked all the same, it is the next settlement that tells, and one needs something to settle.
            _moves.SellPlainly();
            ComeUp();
        }

        IReadOnlyList<string> before = _rig.CheckMoney();
        for (int i = 0; i < SettleTries && Log.BatchCount > 0; i++)
        {
            _moves.Settle();
            _rig.RunFor(300);
            ComeUp();
            LookAtPaper();
        }

        if (Log.BatchCount > 0)
        {
            _wrong.Add("the day could not be settled");
        }

        Judge(before);
        Judge(_rig.CheckMoney());
    }

    /// <summary>
    /// What differs is wrong, unless the host's answers and its books differed (then the settlement slip must say so), or flash
    /// cells lost what they held (then the terminal must have counted it as damaged).
    /// </summary>
    private void Judge(IReadOnlyList<string> differs)
    {
        if (differs.Count == 0)
        {
            return;
        }

        bool excused = (_faults.Untold > 0 && _reported) || (_faults.Damage > 0 && _damaged > 0);
        _reported |= excused;
        _excused |= excused;
        if (!excused)
        {
            _wrong.AddRange(differs);
        }
    }

    /// <summary>As if the terminal had been at work for years: a few numbers before they begin again at 1.</summary>
    private void ApproachTheEndOfStans()
    {
        foreach (int stan in (int[])[LastStan * 2 / 5, LastStan * 4 / 5, LastStan - 3 - _chance.Next(20)])
        {
            _rig.Machine.Terminal.Settings.Raise(Counter.Stan, stan);
            _rig.RunFor(500);
        }
    }
}
