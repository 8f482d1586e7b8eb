using Desktop.Tests.Shops;
using Drivers.Keypad;
using Firmware.Ui;
using Simulator.Acquirer;
using TransactionType = Firmware.Host.TransactionType;

namespace Desktop.Tests.Face;

/// <summary>The same of every type besides the sale, and of taps: wherever one leaves, the screen says what became of the money.</summary>
[TestClass]
public sealed class MoneySaidEverywhereTests
{
    private const string Card = "unionpay-debit";
    private const string Tapped = "tap-unionpay";
    private const string Phone = "tap-unionpay-phone";
    private const int SaidMs = 200_000;

    /// <summary>Pages of the way to a result, in their order.</summary>
    private enum Stage
    {
        Supervisor,
        Voucher,
        Original,
        Amount,
        Card,
        Pin,
        Online,
    }

    private enum Leaving
    {
        Cancel,
        DoingNothing,
        CardOut,
        HostSilent,
        LineDown,
    }

    public static IEnumerable<object[]> Types =>
    [
        [TransactionType.Void], [TransactionType.Refund], [TransactionType.Balance], [TransactionType.PreAuthorisation], [TransactionType.PreAuthorisationVoid],
        [TransactionType.Completion], [TransactionType.CompletionNotice], [TransactionType.CompletionVoid], [TransactionType.TipAdjust],
    ];

    [TestMethod]
    [DynamicData(nameof(Types))]
    public void Leaving_a_transaction_anywhere_says_what_became_of_the_money(TransactionType type)
    {
        var shop = new Shop();
        shop.ToIdle();
        int left = 0;
        foreach (Stage stage in Enum.GetValues<Stage>())
        {
            foreach (Leaving leaving in LeavingsOf(stage))
            {
                int original = Original(shop, type);
                if (Reach(shop, type, stage, original, leaving))
                {
                    Leave(shop, leaving);
                    Said(shop, $"{type}, {stage}, {leaving}");
                    left++;
                }

                shop.Rig.Host.Misbehave.Clear();
                shop.Rig.RemoveCard();
                shop.Rig.SetNetwork(true);
                Home(shop);
            }
        }

        Console.WriteLine($"{left} ways out of {type}");
        Assert.IsGreaterThan(3, left);
        shop.Rig.RunFor(120_000);
        shop.MoneyHolds();
    }

    [TestMethod]
    public void So_does_every_end_of_a_tap()
    {
        var shop = new Shop();
        shop.ToIdle();
        foreach (var (name, bring) in Taps())
        {
            shop.Rig.Settle();
            bring(shop);
            Said(shop, name);
            shop.Rig.Field.Untap();
            shop.Rig.Host.Misbehave.Clear();
            shop.Rig.SetNetwork(true);
            Home(shop);
            shop.Rig.RunFor(60_000);
            Home(shop);
        }

        shop.MoneyHolds();
    }

    [TestMethod]
    public void Cash_that_is_not_taken_after_all_is_said_to_be_so()
    {
        var shop = new Shop();
        shop.ToIdle();
        foreach (Key[] keys in new Key[][] { [Key.Cancel], [Key.D1, Key.Enter, Key.Cancel] })
        {
            shop.Rig.Press(Key.Menu);
            shop.See(Text.CashTitle);
            shop.Rig.Press(Key.D8);
            shop.Enter(Text.IdleEnterAmount, "1500");
            shop.See(Text.CashTendered);
            shop.Rig.Settle();
            foreach (Key key in keys)
            {
                shop.Rig.Press(key);
                shop.Rig.Settle();
            }

            shop.See(Text.MoneyNotMoved);
            Home(shop);
        }

        shop.MoneyHolds();
    }

    private static IEnumerable<(string Name, Action<Shop> Bring)> Taps()
    {
        yield return ("cancel before a tap", s => { Ask(s, "1100"); s.Rig.Press(Key.Cancel); });
        yield return ("nobody taps", s => Ask(s, "1200"));
        yield return ("two cards, then nobody", s => { Ask(s, "1300"); s.Rig.Field.Tap(Tapped); s.Rig.Field.Tap("tap-visa"); s.See(Text.TapOneCard); s.Rig.Field.Untap(); });
        yield return ("torn, then nobody", s => { Ask(s, "1400"); s.Rig.Field.TearNextAfter(300); s.Rig.Field.Tap(Tapped); s.See(Text.TapAgain); });
        yield return ("a phone whose owner does not confirm", s => { Ask(s, "500000"); s.Rig.Field.Tap(Phone); s.See(Text.TapSeePhone); s.Rig.Field.Untap(); });
        yield return ("a card for the slot, then nobody", s => { Ask(s, "1500"); s.Rig.Field.Tap("tap-chip-only"); s.See(Text.TapInsert); s.Rig.Field.Untap(); });
        yield return ("cancel at the PIN", s => { Ask(s, "200000"); s.Rig.Field.Tap(Tapped); s.See(Text.PinTitle); s.Rig.Field.Untap(); s.Rig.Press(Key.Cancel); });
        yield return ("no PIN in time", s => { Ask(s, "200100"); s.Rig.Field.Tap(Tapped); s.See(Text.PinTitle); s.Rig.Field.Untap(); });
        yield return ("host silent", s => { Ask(s, "1600"); s.Rig.Host.Misbehave.Add(MisbehaviourKind.DropReply, "0200"); s.Rig.Field.Tap(Tapped); });
        yield return ("line down", s => { Ask(s, "1700"); s.Rig.SetNetwork(false); s.Rig.Field.Tap(Tapped); });
        yield return ("an offline card", s => { Ask(s, "1800"); s.Rig.Field.Tap("tap-visa-offline"); });
    }

    private static void Ask(Shop shop, string minor)
    {
        shop.Enter(Text.IdleEnterAmount, minor);
        shop.See(Text.TapOrInsert);
    }

    private static Leaving[] LeavingsOf(Stage stage) => stage switch
    {
        Stage.Pin => [Leaving.Cancel, Leaving.DoingNothing, Leaving.CardOut],
        Stage.Online => [Leaving.CardOut, Leaving.HostSilent, Leaving.LineDown],
        _ => [Leaving.Cancel, Leaving.DoingNothing],
    };

    /// <summary>Voucher of something that the type goes back to; 0 where it goes back to nothing.</summary>
    private static int Original(Shop shop, TransactionType type)
    {
        switch (type)
        {
            case TransactionType.Void or TransactionType.Refund or TransactionType.TipAdjust:
                shop.Rig.Sell(Next(), "no-cvm");
                return shop.LastVoucher;
            case TransactionType.PreAuthorisationVoid or TransactionType.Completion or TransactionType.CompletionNotice or TransactionType.CompletionVoid:
                shop.Choose(TransactionType.PreAuthorisation);
                shop.Enter(Text.IdleEnterAmount, Next().ToString());
                shop.Pay("no-cvm", Text.Approved);
                Home(shop);
                return type == TransactionType.CompletionVoid ? Completed(shop) : shop.LastVoucher;
            default:
                return 0;
        }
    }

    private static int s_next = 10_000;

    /// <summary>Never twice the same, which would be asked about.</summary>
    private static int Next() => Interlocked.Increment(ref s_next);

    private static int Completed(Shop shop)
    {
        int held = shop.LastVoucher;
        shop.Choose(TransactionType.Completion);
        shop.Original(held, Text.PreAuthTitle);
        shop.Enter(Text.IdleEnterAmount, s_next.ToString());
        shop.See(Text.Approved);
        Home(shop);
        return shop.LastVoucher;
    }

    /// <summary>Goes on until the stage is there; false when the transaction has no such stage.</summary>
    private static bool Reach(Shop shop, TransactionType type, Stage stage, int original, Leaving leaving)
    {
        Open(shop, type);
        while (true)
        {
            shop.Rig.WaitUntil(() => Now(shop) is not null || Over(shop), 30_000);
            if (Now(shop) is not { } now)
            {
                return false;
            }

            if (now == stage || (stage == Stage.Online && Last(shop, now)))
            {
                if (stage == Stage.Online)
                {
                    GoOnline(shop, now, leaving);
                }

                return true;
            }

            if (now > stage)
            {
                return false;
            }

            GoOn(shop, now, original);
            shop.Rig.Settle();
        }
    }

    private static void Open(Shop shop, TransactionType type)
    {
        shop.Rig.Press(Key.Menu);
        shop.See(Text.MenuTransactions);
        shop.Rig.Press(Key.D1);
        shop.Rig.Settle();
        var kinds = new Firmware.Host.TransactionKinds();
        int at = Enumerable.Range(0, kinds.Count).First(i => kinds.At(i).Type == type);
        shop.Rig.Press((Key)((int)Key.D0 + at));
        shop.Rig.Settle();
        if (shop.Rig.Reader.Shows(shop.Say(Text.SupervisorPassword, "00")) && !s_known.TryGetValue(shop, out _))
        {
            // The supervisor's first password is changed once.
            s_known.Add(shop, shop);
            shop.Supervise();
            Home(shop, 12);
            Open(shop, type);
        }
    }

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Shop, object> s_known = [];

    private static Stage? Now(Shop shop)
    {
        Page? top = shop.Rig.Machine.Terminal.Ui.Top;
        bool Sees(Text text) => shop.Rig.Reader.Shows(shop.Say(text));
        return top switch
        {
            PinPage => Stage.Pin,
            AmountPage => Stage.Amount,
            NumberPage when Sees(Text.AskVoucher) => Stage.Voucher,
            NumberPage when shop.Rig.Reader.Shows(shop.Say(Text.SupervisorPassword, "00")) => Stage.Supervisor,
            MessagePage when shop.Rig.Reader.Shows("****") && top.EnterHint == Text.KeyNext => Stage.Original,
            MessagePage when Sees(Text.CardInsert) => Stage.Card,
            _ => null,
        };
    }

    private static bool Over(Shop shop) => shop.Rig.Reader.Shows(shop.Say(Text.Approved)) || shop.Rig.Reader.Shows(shop.Say(Text.NoticeStored)) || Says(shop);

    /// <summary>After this page the request goes out.</summary>
    private static bool Last(Shop shop, Stage now) => now == Stage.Pin || (now is Stage.Original or Stage.Amount && Cardless(shop));

    private static bool Cardless(Shop shop)
    {
        string title = shop.Rig.Machine.Terminal.Ui.Top!.Title ?? "";
        bool whole = new[] { Text.VoidTitle, Text.PreAuthVoidTitle, Text.CompletionVoidTitle }.Any(t => shop.Say(t) == title);
        bool bounded = new[] { Text.RefundTitle, Text.CompletionTitle, Text.CompletionNoticeTitle, Text.TipTitle }.Any(t => shop.Say(t) == title);
        return (whole && Now(shop) == Stage.Original) || (bounded && Now(shop) == Stage.Amount);
    }

    private static void GoOnline(Shop shop, Stage now, Leaving leaving)
    {
        switch (leaving)
        {
            case Leaving.CardOut:
                shop.Rig.Pipe!.LatencyMs = 2_000;
                break;
            case Leaving.HostSilent:
                foreach (string mti in new[] { "0100", "0200", "0220" })
                {
                    shop.Rig.Host.Misbehave.Add(MisbehaviourKind.DropReply, mti);
                }

                break;
            default:
                shop.Rig.SetNetwork(false);
                break;
        }

        GoOn(shop, now, 0);
        if (leaving == Leaving.CardOut)
        {
            shop.Rig.RunFor(1_500);
            shop.Rig.Pipe!.LatencyMs = 80;
        }
    }

    private static void GoOn(Shop shop, Stage now, int original)
    {
        switch (now)
        {
            case Stage.Supervisor:
                shop.Rig.Type(Shop.SupervisorPassword);
                break;
            case Stage.Voucher:
                shop.Rig.Type(original.ToString());
                break;
            case Stage.Amount:
                shop.Rig.Type(shop.Rig.Reader.Shows(shop.Say(Text.AskTotalWithTip)) ? (s_next + 5).ToString() : "1000");
                break;
            case Stage.Card:
                shop.Rig.InsertCard(Card);
                return;
            case Stage.Pin:
                shop.Rig.Type(shop.Rig.Cards[Card].Profile.Pin);
                break;
        }

        shop.Rig.Press(Key.Enter);
    }

    private static void Leave(Shop shop, Leaving leaving)
    {
        if (leaving == Leaving.Cancel)
        {
            shop.Rig.Press(Key.Cancel);
        }
        else if (leaving == Leaving.CardOut)
        {
            shop.Rig.RemoveCard();
        }
    }

    private static void Said(Shop shop, string what)
    {
        Assert.IsTrue(shop.Rig.WaitUntil(() => Says(shop) || Settled(shop), SaidMs), $"{what}: nothing about the money on\n{shop.Rig.Reader.Text}");
        shop.Rig.RunFor(900);
        Assert.IsTrue(Says(shop) || Settled(shop), $"{what}: it stays long enough to be read\n{shop.Rig.Reader.Text}");
    }

    private static bool Says(Shop shop) =>
        new[] { Text.MoneyNotMoved, Text.MoneyReturning, Text.BooksUntouched, Text.BooksUndone, Text.ReversalPendingHint }.Any(w => shop.Rig.Reader.Shows(shop.Say(w)));

    /// <summary>Done after all, or kept and sent later: that says it too.</summary>
    private static bool Settled(Shop shop) => new[] { Text.Approved, Text.NoticeStored, Text.BalanceIs }.Any(w => shop.Rig.Reader.Shows(shop.Say(w)));

    private static void Home(Shop shop) => Home(shop, 16);

    private static void Home(Shop shop, int most)
    {
        for (int i = 0; i < most && shop.Rig.Machine.Terminal.Ui.Top is not IdlePage; i++)
        {
            if (!shop.Rig.WaitUntil(() => shop.Rig.Machine.Terminal.Ui.Top is IdlePage, 1_500))
            {
                shop.Rig.Press(shop.Rig.Machine.Terminal.Ui.Top is MessagePage { EnterHint: Text.KeyOk or Text.KeyPrint } ? Key.Enter : Key.Cancel);
            }
        }

        Assert.IsInstanceOfType<IdlePage>(shop.Rig.Machine.Terminal.Ui.Top, shop.Rig.Reader.Text);
        shop.Rig.Settle();
    }
}
