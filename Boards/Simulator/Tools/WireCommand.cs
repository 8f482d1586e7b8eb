using Drivers.Keypad;
using Firmware.Host;
using Firmware.Store;
using Simulator.Acquirer;
using Simulator.Soak;
using TransactionKind = Firmware.Host.TransactionKind;
using TransactionType = Firmware.Host.TransactionType;

namespace Simulator.Tools;

/// <summary>One exchange, with the length bytes in front of each frame.</summary>
public sealed record WireRow(string What, string Mti, int Sent, int Received);

/// <summary>`wire`: the bytes that each kind of transaction costs on the line, before TLS.</summary>
public static class WireCommand
{
    private const int LengthBytes = 2;
    private const int LimitMs = 240_000;
    private const string Card = "unionpay-debit";

    public static int Run(string[] arguments)
    {
        if (arguments.Length > 0)
        {
            Console.Error.WriteLine("Usage: wire");
            return 2;
        }

        Print(Console.Out);
        return 0;
    }

    public static void Print(TextWriter to)
    {
        to.WriteLine($"{"exchange",-24} {"type",4} {"request",8} {"reply",6} {"both",5}  bytes, length prefix included");
        foreach (WireRow row in Measure())
        {
            to.WriteLine($"{row.What,-24} {row.Mti,4} {row.Sent,8} {row.Received,6} {row.Sent + row.Received,5}");
        }
    }

    /// <summary>Every type of the firmware's table once, what comes with them, and a settlement with upload.</summary>
    public static IReadOnlyList<WireRow> Measure()
    {
        var rig = new Rig(new RigOptions { Seen = false });
        ShopImage.Make().CopyTo(rig.Handset.Flash);
        var rows = new List<WireRow>();
        string doing = "sign-on";
        rig.Host.Exchanged += (request, reply) =>
        {
            string mti = $"{request[IsoFrame.PrefixBytes]:X2}{request[IsoFrame.PrefixBytes + 1]:X2}";
            rows.Add(new WireRow(doing, mti, request.Length + LengthBytes, reply is null ? 0 : reply.Length + LengthBytes));
        };
        var cashier = new Cashier(rig);
        rig.PowerOn();
        Work(rig, cashier);
        var newest = new Dictionary<TransactionType, int>();
        TransactionKinds kinds = rig.Machine.Terminal.Kinds;
        long amount = 1000;
        foreach (TransactionType type in Order(kinds))
        {
            doing = type.ToString();
            // What stands on an original is for its amount.
            amount += kinds.Of((byte)type).NeedsOriginal ? 0 : 1;
            int at = Enumerable.Range(0, kinds.Count).First(i => kinds.At(i).Type == type);
            Begin(rig, cashier, kinds.At(at), at, newest, amount);
            Work(rig, cashier);
            newest[type] = rig.Machine.Terminal.Settings.Current(Counter.Voucher);
        }

        doing = "Sale, answer lost";
        rig.Host.Misbehave.Add(MisbehaviourKind.DropReply, "0200");
        Begin(rig, cashier, kinds.At(0), 0, newest, amount + 1);
        Work(rig, cashier);
        rig.RunFor(LimitMs / 4);
        doing = "settlement";
        rig.Host.Misbehave.Add(MisbehaviourKind.Unbalanced, "0500");
        cashier.Plan(new CashierPlan());
        Press(rig, Key.Menu, Key.D3, Key.D1);
        Work(rig, cashier);
        return rows;
    }

    /// <summary>Originals before what stands on them, and a sale to spare for each that spends one.</summary>
    private static IEnumerable<TransactionType> Order(TransactionKinds kinds)
    {
        for (int i = 0; i < kinds.Count; i++)
        {
            foreach (TransactionType type in WithOriginals(kinds, kinds.At(i)))
            {
                yield return type;
            }
        }
    }

    private static IEnumerable<TransactionType> WithOriginals(TransactionKinds kinds, TransactionKind kind) =>
        (kind.NeedsOriginal ? WithOriginals(kinds, kinds.Of((byte)kind.Originals[0])) : []).Append(kind.Type);

    private static void Begin(Rig rig, Cashier cashier, TransactionKind kind, int at, Dictionary<TransactionType, int> newest, long amount)
    {
        List<string> numbers = kind.Supervised ? [ShopImage.SupervisorPassword] : [];
        if (kind.NeedsOriginal)
        {
            numbers.Add(newest[kind.Originals[0]].ToString());
        }

        cashier.Plan(new CashierPlan { Numbers = new Queue<string>(numbers), Card = kind.NeedsOriginal ? "" : Card, AmountMinor = amount });
        if (at == 0)
        {
            rig.Type(amount.ToString());
            rig.Press(Key.Enter);
        }
        else
        {
            Press(rig, Key.Menu, Key.D1, (Key)((int)Key.D0 + at));
        }
    }

    private static void Press(Rig rig, params Key[] keys)
    {
        foreach (Key key in keys)
        {
            rig.Press(key);
        }

        rig.RunFor(100);
    }

    private static void Work(Rig rig, Cashier cashier)
    {
        if (!cashier.Work(LimitMs))
        {
            throw new InvalidOperationException($"the terminal does not come to its idle page, but stays at {rig.Machine.Terminal?.Ui.Top?.Title}");
        }

        rig.Handset.Printer.Roll.Tear();
    }
}
