using Drivers.Keypad;
using Firmware.Ui;
using Simulator.Acquirer;
using HostCodes = Firmware.Host.HostCodes;

namespace Tests.Desktop.Ui.Journeys;

/// <summary>Sales by chip: how they go, how they end.</summary>
internal static class SaleJourneys
{
    private const string PinCard = "unionpay-debit";
    private const string NoPinCard = "no-cvm";

    public static void ByChip(Journey j)
    {
        j.See(Text.IdleEnterAmount);
        j.Keep("idle-day");
        j.Amount("123456");
        j.Keep("card-wait");
        j.Rig.Pipe!.LatencyMs = 2_000;
        j.Rig.InsertCard("two-applications");
        j.Keep("choose-application", Text.ChooseApplication);
        j.Press(Key.Enter);
        j.Keep("card-reading", Text.CardReading);
        j.Home();
        j.Amount("123456");
        j.Rig.InsertCard(PinCard);
        j.See(Text.PinTitle);
        j.Type("12");
        j.Keep("pin-asked");
        j.Type("34");
        j.Press(Key.Enter);
        j.Keep("receiving", Text.Receiving);
        j.Keep("sale-approved", Text.Approved);
        j.Rig.RemoveCard();
        j.Keep("printing-merchant", Text.PrintingMerchant);
        j.Keep("tear-off", Text.TearOff);
        j.Press(Key.Enter);
        j.Keep("printing-customer", Text.PrintingCustomer);
        j.See(Text.IdleEnterAmount);
        j.Amount("123456");
        j.Rig.InsertCard(PinCard);
        j.Pin(PinCard);
        j.Keep("twice", Text.TwiceAsk);
        j.Press(Key.Cancel);
        j.Keep("twice-no", Text.WhyOperatorCancelled);
        j.Home();
        Pins(j);
    }

    /// <summary>Wrong, wrong again, blocked; by the issuer and by the card.</summary>
    private static void Pins(Journey j)
    {
        j.Rig.Pipe!.LatencyMs = 80;
        j.Amount("2000");
        j.Rig.InsertCard(PinCard);
        j.Enter(Text.PinTitle, "9999");
        j.Keep("pin-wrong-online", Text.PinWrong);
        j.Home();
        j.Amount("2100");
        j.Rig.InsertCard("visa-plaintext-pin");
        j.Enter(Text.PinTitle, "9998");
        j.Keep("pin-wrong-card", Text.PinTriesLeft, "2");
        j.Type("9998");
        j.Press(Key.Enter);
        j.Keep("pin-last", Text.PinLastTry);
        j.Press(Key.Cancel);
        j.Keep("pin-cancelled", Text.MoneyNotMoved);
        j.Home();
    }

    public static void Endings(Journey j)
    {
        j.Amount("1000");
        j.Press(Key.Cancel);
        j.Keep("end-cancelled", Text.WhyOperatorCancelled);
        j.Home();
        j.Amount("1000");
        j.Keep("end-no-card", Text.WhyNoCardInTime);
        j.Home();
        j.Amount("1000");
        j.Rig.InsertCard(PinCard);
        j.See(Text.PinTitle);
        j.Rig.RemoveCard();
        j.Keep("end-card-removed", Text.WhyCardRemoved);
        j.Home();
        foreach (string card in new[] { "forged", "declining", "refuses-after-approval", "tap-chip-only", "blocked-pin" })
        {
            j.Amount("1100");
            j.Rig.InsertCard(card);
            j.Rig.WaitUntil(() => Says(j, Text.PinTitle, Text.MoneyNotMoved, Text.MoneyReturning, Text.Approved), 20_000);
            if (j.Shows(Text.PinTitle))
            {
                j.Pin(card);
                j.Rig.WaitUntil(() => Says(j, Text.MoneyNotMoved, Text.MoneyReturning, Text.Approved), 20_000);
            }

            j.Keep("card-" + card);
            j.Home();
        }

        j.Rig.Handset.Card.Insert(new MuteCard(), new VirtualHandset.CardFaults());
        j.Enter(Text.IdleEnterAmount, "1200");
        j.Keep("card-silent", Text.MoneyNotMoved);
        j.Home();
        Empty(j);
    }

    private static void Empty(Journey j)
    {
        j.Rig.SetNetwork(false);
        j.Amount("1300");
        j.Rig.InsertCard(NoPinCard);
        j.Keep("end-line-down", Text.MoneyNotMoved);
        j.Home();
        j.Rig.SetNetwork(true);
    }

    private static bool Says(Journey j, params Text[] texts) => texts.Any(j.Shows);

    /// <summary>What the bank may answer: every meaning that the terminal words, at the sale that it refuses or at the sign-on.</summary>
    public static void Refusals(Journey j)
    {
        string[] codes = [.. Enumerable.Range(0, 100).Select(n => n.ToString("D2")), "A0"];
        int minor = 1000;
        foreach (string code in codes.Where(c => !HostCodes.IsApproval(c) && HostCodeTexts.Meaning(c) != Text.HostOther || c == "89").DistinctBy(HostCodeTexts.Meaning))
        {
            if (HostCodes.WantsSignOn(code))
            {
                continue;
            }

            if (HostCodes.IsDoubt(code))
            {
                j.Rig.Host.Misbehave.Add(MisbehaviourKind.Decline, "0800", 0, code, 3);
                j.Menu(Text.MenuLine, Text.MenuSignOn);
                j.Keep("sign-on-" + code, Text.SignOnFailed);
                j.Rig.Host.Misbehave.Clear();
                j.Home();
                j.Menu(Text.MenuLine, Text.MenuSignOn);
                j.Home();
                continue;
            }

            j.Rig.Host.Misbehave.Add(MisbehaviourKind.Decline, "0200", 0, code);
            j.Amount((minor++).ToString());
            j.Rig.InsertCard(NoPinCard);
            j.Keep("declined-" + code, Text.Declined);
            j.Home();
        }

        foreach (string code in codes.Where(HostCodes.WantsSignOn))
        {
            Pulled(j, code, minor++);
        }

        j.Rig.Host.Misbehave.Add(MisbehaviourKind.Decline, "0200", 0, "77", 2);
        j.Amount("3000");
        j.Rig.InsertCard(NoPinCard);
        j.Keep("declined-keys", Text.Declined);
        j.Home();
    }

    /// <summary>Keys refused, and no card any more for the same again; an exchange that goes well in between.</summary>
    private static void Pulled(Journey j, string code, int minor)
    {
        j.Rig.Host.Misbehave.Add(MisbehaviourKind.Decline, "0200", 0, code);
        j.Rig.Pipe!.LatencyMs = 2_000;
        j.Amount(minor.ToString());
        j.Rig.InsertCard(NoPinCard);
        j.See(Text.Receiving);
        j.Rig.RemoveCard();
        j.Keep("declined-" + code, Text.Declined);
        j.Rig.Pipe!.LatencyMs = 80;
        j.Home();
        j.Menu(Text.MenuLine, Text.MenuEcho);
        j.Home();
    }

    /// <summary>No answer, a wrong answer: what is in doubt is taken back.</summary>
    public static void Doubt(Journey j)
    {
        j.Amount("4000");
        j.Rig.Pipe!.LatencyMs = 2_000;
        j.Rig.InsertCard(NoPinCard);
        j.See(Text.Receiving);
        j.Rig.RemoveCard();
        j.Keep("pulled-online", Text.MoneyReturning);
        j.Rig.Pipe!.LatencyMs = 80;
        j.Home();
        Fail(j, "no-answer", "drop-reply", 4100);
        Fail(j, "wrong-answer", "wrong-mac", 4200);
        Fail(j, "garbled-answer", "garbage", 4300);
        Open(j);
        Notice(j);
    }

    private static void Fail(Journey j, string name, string word, int minor)
    {
        _ = Misbehaviour.TryParse("0200:" + word, out Misbehaviour? what, out _);
        j.Rig.Host.Misbehave.Add(what!);
        j.Amount(minor.ToString());
        j.Rig.InsertCard(NoPinCard);
        j.Keep(name, Text.MoneyReturning);
        j.Home();
        j.Rig.RunFor(10_000);
    }

    /// <summary>The reversal cannot be delivered: the idle page says so, the next payment waits for it, cash helps.</summary>
    private static void Open(Journey j)
    {
        j.Rig.Host.Misbehave.Add(MisbehaviourKind.DropReply, "0200");
        j.Amount("4400");
        j.Rig.InsertCard(NoPinCard);
        j.See(Text.Receiving);
        j.Rig.SetNetwork(false);
        j.See(Text.MoneyReturning);
        j.Home();
        j.Keep("idle-reversal-open", Text.IdleReversalOpen);
        j.Type("4500");
        j.Press(Key.Enter);
        j.Keep("reversal-sending", Text.ReversalSending);
        j.See(Text.WhyReversalOpen);
        j.Press(Key.Enter);
        j.Keep("cash-tendered", Text.CashTendered);
        j.Type("4000");
        j.Press(Key.Enter);
        j.Keep("cash-too-little", Text.CashTooLittle);
        j.Press(Key.Enter);
        j.Enter(Text.CashTendered, "4500");
        j.Keep("cash-even", Text.CashNoChange);
        j.Home();
        j.Rig.Host.Misbehave.Clear();
        j.Rig.SetNetwork(true);
        j.Rig.RunFor(120_000);
    }

    private static void Notice(Journey j)
    {
        j.Rig.Sell(5000, NoPinCard);
        int sale = j.Shop.LastVoucher;
        j.Rig.SetNetwork(false);
        j.Shop.Choose(Firmware.Host.TransactionType.Refund);
        j.Keep("original", Text.AskVoucher);
        j.Shop.Original(sale, Text.SaleTitle);
        j.Enter(Text.IdleEnterAmount, "300");
        j.Keep("notice-stored", Text.NoticeStored);
        j.Home();
        j.Keep("idle-notice", Text.IdleNoticesOpen, "1");
        j.Rig.Host.Misbehave.Add(MisbehaviourKind.Decline, "0220", 0, "12");
        j.Rig.SetNetwork(true);
        j.Rig.RunFor(90_000);
        j.Home();
        j.Keep("idle-notice-refused", Text.IdleNoticesRefused, "1");
    }

    /// <summary>Contacts without an answer.</summary>
    private sealed class MuteCard : VirtualHandset.ICardApplication
    {
        public int Reset(byte[] atr) => 0;

        public int Process(byte[] command, int count, byte[] response) => 0;
    }
}
