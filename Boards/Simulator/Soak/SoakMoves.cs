using Drivers.Keypad;
using Firmware.Store;
using TransactionKind = Firmware.Host.TransactionKind;
using TransactionType = Firmware.Host.TransactionType;

namespace Simulator.Soak;

/// <summary>
/// What people do at the terminal in a soak, by weight. Transactions come from the firmware's own table, so that a new row
/// there is played here too; what is reached by other ways gets a row here.
/// </summary>
public sealed class SoakMoves
{
    private static readonly (int Weight, string Name, Action<SoakMoves> Begin)[] Rows =
    [
        (40, "sale", m => m.Sale()),
        (40, "another transaction", m => m.Other()),
        (2, "reprint the last", m => m.Menu(Key.D2, Key.D1)),
        (1, "reprint by voucher", m => m.Menu(Key.D2, Key.D2)),
        (1, "reprint the settlement", m => m.Menu(Key.D2, Key.D3)),
        (1, "last transaction", m => m.Menu(Key.D2, Key.D4)),
        (1, "query by day", m => m.Menu(Key.D2, Key.D7)),
        (1, "settlement", m => m.Menu(Key.D3, Key.D1)),
        (1, "totals", m => m.Menu(Key.D3, Key.D2)),
        (1, "shift report", m => m.Menu(Key.D3, Key.D3)),
        (1, "turnover", m => m.Menu(Key.D3, Key.D4)),
        (1, "sign on", m => m.Menu(Key.D4, Key.D1)),
        (1, "echo test", m => m.Menu(Key.D4, Key.D2)),
        (1, "sign off", m => m.Menu(Key.D4, Key.D3)),
        (1, "another operator", m => m.Menu(Key.D9)),
        (3, "cash", m => m.Cash()),
    ];

    private const int MostVouchers = 40;
    private const int KeyPauseMs = 100;

    private readonly Rig _rig;
    private readonly Random _chance;
    private readonly Cashier _cashier;
    private readonly Action<string> _tell;
    private readonly List<(TransactionType Type, int Voucher, long AmountMinor)> _past = [];

    public SoakMoves(Rig rig, Random chance, Cashier cashier, Action<string> tell)
    {
        _rig = rig;
        _chance = chance;
        _cashier = cashier;
        _tell = tell;
    }

    /// <summary>Transactions begun, by type.</summary>
    public Dictionary<TransactionType, int> Begun { get; } = [];

    public int BegunCount { get; private set; }

    /// <summary>Begins something; the caller lets the cashier work.</summary>
    public void Begin()
    {
        int at = _chance.Next(Rows.Sum(row => row.Weight));
        foreach (var (weight, name, begin) in Rows)
        {
            at -= weight;
            if (at < 0)
            {
                _tell(name);
                begin(this);
                break;
            }
        }

        _rig.RunFor(KeyPauseMs);
    }

    /// <summary>A sale with a card that pays.</summary>
    public void SellPlainly()
    {
        _cashier.Plan(new CashierPlan { Card = SoakCards.Dealt[0], AmountMinor = 888 });
        _rig.Type("888");
        _rig.Press(Key.Enter);
    }

    /// <summary>Closes the batch from the menu.</summary>
    public void Settle() => Menu(Key.D3, Key.D1);

    /// <summary>Looks at what the last transaction became: later ones stand on it.</summary>
    public void Learn()
    {
        var last = new TransactionRecord();
        for (int i = 0; i < MostVouchers; i++)
        {
            if (_rig.Machine.Terminal?.Log.ReadLast(last) == Drivers.Hal.Status.Ok)
            {
                var entry = ((TransactionType)last.Type, last.Voucher, last.AmountMinor);
                if (last.State == TransactionState.Approved && (_past.Count == 0 || _past[^1].Voucher != last.Voucher))
                {
                    _past.Add(entry);
                }

                return;
            }
        }
    }

    private void Sale()
    {
        long amount = Amount();
        Plan(TransactionType.Sale, [], SoakCards.Dealt[_chance.Next(SoakCards.Dealt.Length)], amount);
        _rig.Type(amount.ToString());
        _rig.Press(Key.Enter);
    }

    /// <summary>Small, and now and then one for which a tap asks for more than being there.</summary>
    private long Amount() => _chance.Next(6) == 0 ? 50_000 + _chance.Next(250_000) : 100 + _chance.Next(5000);

    private void Cash()
    {
        long amount = 100 + _chance.Next(5000);
        Menu(Key.D8);
        _cashier.Plan(new CashierPlan { AmountMinor = amount });
    }

    /// <summary>One of the other rows of the table, with an original where it needs one.</summary>
    private void Other()
    {
        var kinds = _rig.Machine.Terminal.Kinds;
        int at = 1 + _chance.Next(kinds.OnlineCount - 1);
        TransactionKind kind = kinds.At(at);
        List<string> numbers = kind.Supervised ? [ShopImage.SupervisorPassword] : [];
        long amount = Amount();
        string card = SoakCards.Dealt[_chance.Next(SoakCards.Dealt.Length)];
        if (kind.NeedsOriginal)
        {
            var fitting = _past.Where(past => kind.AcceptsOriginal((byte)past.Type)).TakeLast(MostVouchers).ToList();
            bool any = fitting.Count == 0 || _chance.Next(8) == 0;
            int voucher = any ? Math.Max(1, _rig.Machine.Terminal.Settings.Current(Counter.Voucher) - _chance.Next(8)) : 0;
            if (!any)
            {
                var original = fitting[_chance.Next(fitting.Count)];
                voucher = original.Voucher;
                long most = original.AmountMinor * (kind.MostPercent == 0 ? 100 : kind.MostPercent) / 100;
                long least = original.AmountMinor * kind.LeastPercent / 100;
                amount = Math.Max(1, least + _chance.NextInt64(Math.Max(1, most - least + 2)));
            }

            numbers.Add(voucher.ToString());
            card = "";
        }

        Plan(kind.Type, numbers, card, amount);
        Menu(Key.D1, (Key)((int)Key.D0 + at));
    }

    private void Plan(TransactionType type, List<string> numbers, string card, long amountMinor)
    {
        Begun[type] = Begun.GetValueOrDefault(type) + 1;
        BegunCount++;
        _tell($"{type} {amountMinor} {card} {string.Join(' ', numbers.Skip(numbers.Count - 1))}");
        _cashier.Plan(new CashierPlan
        {
            Numbers = new Queue<string>(numbers),
            Card = card,
            AmountMinor = amountMinor,
            WrongPin = _chance.Next(25) == 0,
            LeavesAtPin = _chance.Next(40) == 0,
            TearAtMs = _chance.Next(20) == 0 ? _rig.NowMs + 2000 + _chance.Next(9000) : 0,
        });
    }

    private void Menu(params Key[] keys)
    {
        if (keys[0] != Key.D1)
        {
            string voucher = Math.Max(1, _rig.Machine.Terminal.Settings.Current(Counter.Voucher) - _chance.Next(8)).ToString();
            _cashier.Plan(new CashierPlan { Numbers = new Queue<string>([voucher]) });
        }

        _rig.Press(Key.Menu);
        foreach (Key key in keys)
        {
            _rig.Press(key);
        }
    }
}
