using Drivers.Keypad;
using Firmware.Host;
using Firmware.Ui;
using Simulator.Acquirer;
using TransactionType = Firmware.Host.TransactionType;

namespace Tests.Desktop.Ui.Journeys;

/// <summary>Transactions that go back to another one, and looking things up.</summary>
internal static class OriginalJourneys
{
    private const string Card = "no-cvm";

    public static void Originals(Journey j)
    {
        j.Rig.Sell(10000, Card);
        int sale = j.Shop.LastVoucher;
        j.Menu(Text.MenuTransactions, Text.RefundTitle);
        j.Keep("supervisor", Text.SupervisorPassword, "00");
        j.Press(Key.Cancel);
        j.Home();
        Void(j, sale);
        PreAuthorisation(j);
        Tip(j);
        Balance(j);
        Supervisors(j);
        Limits(j);
    }

    private static void Void(Journey j, int sale)
    {
        j.Shop.Choose(TransactionType.Void);
        j.Keep("void-voucher", Text.AskVoucher);
        j.Type("777777");
        j.Press(Key.Enter);
        j.Keep("void-unknown", Text.VoucherUnknown);
        j.Home();
        j.Shop.Choose(TransactionType.Void);
        j.Enter(Text.AskVoucher, sale.ToString());
        j.Rig.WaitUntil(() => j.Rig.Reader.Shows("****"), 5_000);
        j.Keep("void-original");
        j.Press(Key.Enter);
        j.Keep("void-approved", Text.Approved);
        j.Home();
        j.Shop.Choose(TransactionType.Void);
        j.Enter(Text.AskVoucher, sale.ToString());
        j.Keep("void-twice", Text.OriginalSpent);
        j.Home();
        j.Shop.Choose(TransactionType.Refund);
        j.Enter(Text.AskVoucher, "777777");
        j.Keep("refund-unknown", Text.VoucherTypeHint);
        j.Press(Key.Enter);
        j.Keep("refund-reference", Text.AskReference);
        j.Type("123456789012");
        j.Press(Key.Enter);
        j.Keep("refund-date", Text.AskDate);
        j.Type("0115");
        j.Press(Key.Enter);
        j.Keep("refund-amount", Text.IdleEnterAmount);
        j.Press(Key.Cancel);
        j.Home();
        j.Rig.Sell(1000, Card);
        j.Shop.Choose(TransactionType.Refund);
        j.Shop.Original(j.Shop.LastVoucher, Text.SaleTitle);
        j.Enter(Text.IdleEnterAmount, "1001");
        j.Keep("refund-too-much", Text.AmountTooBig);
        j.Press(Key.Clear, Key.Clear, Key.Clear, Key.Clear);
        j.Type("400");
        j.Press(Key.Enter);
        j.Keep("refund-approved", Text.Approved);
        j.Home();
    }

    private static void PreAuthorisation(Journey j)
    {
        j.Shop.Choose(TransactionType.PreAuthorisation);
        j.Keep("preauth-amount", Text.PreAuthTitle);
        j.Press(Key.Enter);
        j.Keep("preauth-nothing", Text.AmountZero);
        j.Enter(Text.IdleEnterAmount, "10000");
        j.See(Text.CardInsert);
        j.Rig.InsertCard(Card);
        j.Keep("preauth-approved", Text.Approved);
        j.Home();
        int held = j.Shop.LastVoucher;
        j.Shop.Choose(TransactionType.Void);
        j.Enter(Text.AskVoucher, held.ToString());
        j.Keep("void-wrong-kind", Text.OriginalWrongKind);
        j.Home();
        j.Shop.Choose(TransactionType.PreAuthorisationVoid);
        j.Shop.UnknownOriginal();
        j.Keep("preauth-void-code", Text.AskAuthorisation);
        j.Home();
        j.Shop.Choose(TransactionType.Completion);
        j.Shop.Original(held, Text.PreAuthTitle);
        j.See(Text.IdleEnterAmount);
        j.Keep("completion-amount");
        j.Type("9500");
        j.Press(Key.Enter);
        j.Keep("completion-approved", Text.Approved);
        j.Home();
        int completed = j.Shop.LastVoucher;
        j.Shop.Choose(TransactionType.CompletionVoid);
        j.Enter(Text.AskVoucher, completed.ToString());
        j.Rig.WaitUntil(() => j.Rig.Reader.Shows("****"), 5_000);
        j.Keep("completion-void-original");
        j.Press(Key.Cancel);
        j.Home();
        j.Shop.Choose(TransactionType.CompletionNotice);
        j.Keep("completion-notice", Text.AskVoucher);
        j.Home();
    }

    private static void Tip(Journey j)
    {
        j.Rig.Sell(2000, Card);
        int sale = j.Shop.LastVoucher;
        j.Shop.Choose(TransactionType.TipAdjust);
        j.Shop.Original(sale, Text.SaleTitle);
        j.Keep("tip-amount", Text.AskTotalWithTip);
        j.Type("1900");
        j.Press(Key.Enter);
        j.Keep("tip-too-little", Text.TipTooLittle);
        j.Press(Key.Enter);
        j.Enter(Text.AskTotalWithTip, "2200");
        j.Keep("tip-approved", Text.Approved);
        j.Home();
    }

    private static void Balance(Journey j)
    {
        j.Shop.Choose(TransactionType.Balance);
        j.See(Text.CardInsert);
        j.Keep("balance-card");
        j.Rig.InsertCard("unionpay-debit");
        j.See(Text.PinTitle);
        j.Keep("balance-pin");
        j.Pin("unionpay-debit");
        j.Keep("balance", Text.BalanceIs);
        j.Home();
        j.Rig.Host.Misbehave.Add(MisbehaviourKind.Decline, "0200", 0, "51");
        j.Shop.Choose(TransactionType.Balance);
        j.See(Text.CardInsert);
        j.Rig.InsertCard("unionpay-debit");
        j.Pin("unionpay-debit");
        j.Keep("balance-declined", Text.Declined);
        j.Home();
        j.Shop.Choose(TransactionType.Balance);
        j.See(Text.CardInsert);
        j.Press(Key.Cancel);
        j.Keep("balance-cancelled", Text.WhyOperatorCancelled);
        j.Home();
    }

    /// <summary>Where there are several supervisors, one says who he is.</summary>
    private static void Supervisors(Journey j)
    {
        j.Menu(Text.MenuOffice, Text.OperatorsTitle, Text.OperatorAdd);
        j.Enter(Text.OperatorNewNumber, "12");
        j.Choose(Text.RoleSupervisor);
        j.Enter(Text.PasswordNew, "975310");
        j.Enter(Text.PasswordRepeat, "975310");
        j.See(Text.PasswordGiven);
        j.Home();
        j.Menu(Text.MenuTransactions, Text.RefundTitle);
        j.Keep("supervisor-number", Text.SupervisorNumber);
        j.Type("55");
        j.Press(Key.Enter);
        j.Keep("supervisor-not-one", Text.SupervisorNotOne);
        j.Press(Key.Cancel);
        j.Home();
    }

    private static void Limits(Journey j)
    {
        Set(j, Firmware.Store.SettingNumber.LimitOfType + (int)TransactionType.Sale, "5000");
        Refused(j, "5001", "limit-one", Text.LimitOne);
        Set(j, Firmware.Store.SettingNumber.LimitOfType + (int)TransactionType.Sale, "");
        Set(j, Firmware.Store.SettingNumber.DayLimitOfType + (int)TransactionType.Sale, "6000");
        Refused(j, "5002", "limit-day", Text.LimitDay);
        Set(j, Firmware.Store.SettingNumber.DayLimitOfType + (int)TransactionType.Sale, "");
        Set(j, Firmware.Store.SettingNumber.DayLimitOfOperator, "6000");
        Refused(j, "5003", "limit-operator", Text.LimitOperator);
    }

    private static void Refused(Journey j, string minor, string name, Text why)
    {
        j.See(Text.IdleEnterAmount);
        j.Rig.Settle();
        j.Type(minor);
        j.Press(Key.Enter);
        j.Keep(name, why);
        j.Home();
    }

    private static void Set(Journey j, int number, string value)
    {
        _ = j.Rig.Machine.Terminal.Settings.SetText(number, value);
        j.Rig.RunFor(500);
    }

    public static void Queries(Journey j)
    {
        j.Menu(Text.MenuPrintAndQuery, Text.MenuReprint);
        j.Keep("reprint-nothing", Text.ReprintNothing);
        j.Home();
        j.Rig.Sell(10000, Card);
        j.Menu(Text.MenuPrintAndQuery, Text.MenuLast);
        j.Keep("last", Text.StateApproved);
        j.Home();
        j.Rig.Host.Misbehave.Add(MisbehaviourKind.Decline, "0200", 0, "51");
        j.Amount("500");
        j.Rig.InsertCard(Card);
        j.See(Text.Declined);
        j.Home();
        j.Menu(Text.MenuPrintAndQuery, Text.MenuLast);
        j.Keep("last-declined", Text.StateDeclined);
        j.Home();
        Reversed(j);
        Search(j);
    }

    private static void Reversed(Journey j)
    {
        j.Rig.Host.Misbehave.Add(MisbehaviourKind.DropReply, "0200");
        j.Amount("600");
        j.Rig.InsertCard(Card);
        j.See(Text.Receiving);
        j.Rig.SetNetwork(false);
        j.See(Text.MoneyReturning);
        j.Home();
        j.Menu(Text.MenuPrintAndQuery, Text.MenuLast);
        j.Keep("last-reversing", Text.StateReversing);
        j.Home();
        j.Rig.SetNetwork(true);
        j.Rig.RunFor(120_000);
        j.Home();
        j.Menu(Text.MenuPrintAndQuery, Text.MenuLast);
        j.Keep("last-reversed", Text.StateReversed);
        j.Home();
        j.Rig.SetNetwork(false);
        j.Amount("700");
        j.Rig.InsertCard(Card);
        j.See(Text.MoneyNotMoved);
        j.Home();
        j.Menu(Text.MenuPrintAndQuery, Text.MenuLast);
        j.Keep("last-not-sent", Text.StateNotSent);
        j.Home();
        j.Rig.SetNetwork(true);
    }

    private static void Search(Journey j)
    {
        j.Menu(Text.MenuPrintAndQuery, Text.MenuQueryVoucher);
        j.Keep("query-voucher", Text.AskVoucher);
        j.Type("777777");
        j.Press(Key.Enter);
        j.Keep("query-nothing", Text.QueryNothing);
        j.Home();
        j.Menu(Text.MenuPrintAndQuery, Text.MenuQueryCard);
        j.Keep("query-card", Text.AskCardTail);
        j.Home();
        j.Menu(Text.MenuPrintAndQuery, Text.MenuQueryDay);
        j.Keep("query-day", Text.AskDay);
        j.Type("0115");
        j.Press(Key.Enter);
        j.Keep("query-found", Text.QueryNextHint);
        j.Press(Key.Cancel);
        j.Home();
    }
}
