using Drivers.Keypad;
using Firmware.Ui;
using Desktop.Tests.Shops;
using Simulator.Acquirer;

namespace Desktop.Tests.Face;

/// <summary>However a payment ends, the screen says whether money moved before it goes away.</summary>
[TestClass]
public sealed class MoneySaidTests
{
    private const string PinCard = "unionpay-debit";
    private const string TwoApplications = "two-applications";

    public enum Ending
    {
        CancelAtCard,
        NoCardInTime,
        CancelAtPin,
        NoPinInTime,
        CardOutAtPin,
        CancelAtChoice,
        NoChoiceInTime,
        CardOutAtChoice,
        CardOutWhileOnline,
        HostSilent,
        LineDown,
        NotTheSameTwice,
        NobodyAnswersTwice,
    }

    public static IEnumerable<object[]> Endings => Enum.GetValues<Ending>().Select(e => new object[] { e });

    [TestMethod]
    [DynamicData(nameof(Endings))]
    public void A_payment_that_was_not_done_says_what_became_of_the_money(Ending ending)
    {
        var shop = new Shop();
        shop.ToIdle();
        shop.Rig.Type("2500");
        shop.Rig.Press(Key.Enter);
        shop.See(Text.CardInsert);
        Bring(shop, ending);
        Text[] words = [Text.MoneyNotMoved, Text.MoneyReturning, Text.BooksUntouched, Text.BooksUndone, Text.ReversalPendingHint];
        Assert.IsTrue(shop.Rig.WaitUntil(() => words.Any(w => shop.Rig.Reader.Shows(shop.Say(w))), 200_000), $"{ending}: nothing about the money on\n{shop.Rig.Reader.Text}");
        Assert.IsNotInstanceOfType<IdlePage>(shop.Rig.Machine.Terminal.Ui.Top);
        shop.Rig.RunFor(1_000);
        Assert.IsTrue(words.Any(w => shop.Rig.Reader.Shows(shop.Say(w))), $"{ending}: it stays long enough to be read");
        shop.Rig.RemoveCard();
        shop.Rig.SetNetwork(true);
        shop.ToIdle();
        shop.Rig.RunFor(60_000);
        shop.MoneyHolds();
    }

    private static void Bring(Shop shop, Ending ending)
    {
        switch (ending)
        {
            case Ending.CancelAtCard:
                shop.Rig.Press(Key.Cancel);
                break;
            case Ending.NoCardInTime:
                break;
            case Ending.CancelAtPin or Ending.NoPinInTime or Ending.CardOutAtPin:
                shop.Rig.InsertCard(PinCard);
                shop.See(Text.PinTitle);
                Leave(shop, ending is Ending.CancelAtPin, ending is Ending.CardOutAtPin);
                break;
            case Ending.CancelAtChoice or Ending.NoChoiceInTime or Ending.CardOutAtChoice:
                shop.Rig.InsertCard(TwoApplications);
                shop.See(Text.ChooseApplication);
                Leave(shop, ending is Ending.CancelAtChoice, ending is Ending.CardOutAtChoice);
                break;
            case Ending.CardOutWhileOnline:
                shop.Rig.Pipe!.LatencyMs = 2_000;
                Pin(shop);
                shop.Rig.RunFor(1_500);
                shop.Rig.RemoveCard();
                break;
            case Ending.HostSilent:
                shop.Rig.Host.Misbehave.Add(MisbehaviourKind.DropReply, "0200");
                Pin(shop);
                break;
            case Ending.LineDown:
                shop.Rig.SetNetwork(false);
                Pin(shop);
                break;
            default:
                Pin(shop);
                shop.See(Text.Approved);
                shop.Rig.RemoveCard();
                shop.ToIdle();
                shop.Rig.Type("2500");
                shop.Rig.Press(Key.Enter);
                shop.See(Text.CardInsert);
                Pin(shop);
                shop.See(Text.TwiceAsk);
                Leave(shop, ending is Ending.NotTheSameTwice, false);
                break;
        }
    }

    private static void Leave(Shop shop, bool cancel, bool cardOut)
    {
        if (cancel)
        {
            shop.Rig.Press(Key.Cancel);
        }
        else if (cardOut)
        {
            shop.Rig.RemoveCard();
        }
    }

    private static void Pin(Shop shop)
    {
        shop.Rig.InsertCard(PinCard);
        shop.Enter(Text.PinTitle, shop.Rig.Cards[PinCard].Profile.Pin);
    }
}
