using Drivers.Keypad;
using Firmware.Ui;

namespace Tests.Desktop.Ui.Journeys;

/// <summary>Cards, phones and what goes wrong at the reader.</summary>
internal static class TapJourneys
{
    private const string Card = "tap-unionpay";
    private const string Phone = "tap-unionpay-phone";

    public static void Taps(Journey j)
    {
        AskFor(j, "1234");
        j.Keep("tap-wait");
        j.Rig.Field.Tap(Card);
        j.Rig.Field.Tap("tap-visa");
        j.Keep("tap-one-card", Text.TapOneCard);
        j.Rig.Field.Untap();
        j.See(Text.TapOrInsert);
        j.Rig.Pipe!.LatencyMs = 2_000;
        j.Rig.Field.TearNextAfter(300);
        j.Rig.RunFor(2_000);
        j.Rig.Field.Tap(Card);
        j.Keep("tap-again", Text.TapAgain);
        j.Rig.Field.Tap(Card);
        j.Keep("tap-read", Text.TapReadOk);
        j.Keep("tap-approved", Text.Approved);
        j.Rig.Field.Untap();
        j.Keep("tap-tear-off", Text.TearOff);
        j.Home();
        AskForPhone(j);
        Pins(j);
        Others(j);
    }

    private static void AskForPhone(Journey j)
    {
        AskFor(j, "500000");
        j.Rig.Field.Tap(Phone);
        j.Keep("tap-see-phone", Text.TapSeePhone);
        j.Press(Key.Cancel);
        j.Keep("tap-cancelled", Text.WhyOperatorCancelled);
        j.Home();
    }

    private static void Pins(Journey j)
    {
        j.Rig.Pipe!.LatencyMs = 80;
        AskFor(j, "200000");
        j.Rig.Field.Tap(Card);
        j.See(Text.PinTitle);
        j.Rig.Field.Untap();
        j.Keep("tap-pin");
        j.Type("9999");
        j.Press(Key.Enter);
        j.Keep("tap-pin-wrong", Text.TapPinWrong);
        j.Press(Key.Cancel);
        j.Keep("tap-pin-wrong-cancelled", Text.MoneyNotMoved);
        j.Home();
    }

    private static void Others(Journey j)
    {
        AskFor(j, "1300");
        j.Rig.Field.Tap("tap-chip-only");
        j.Keep("tap-insert", Text.TapInsert);
        j.Home();
        AskFor(j, "1400");
        j.Rig.Field.Tap("tap-visa-offline");
        j.Rig.WaitUntil(() => j.Shows(Text.TapInsert) || j.Shows(Text.MoneyNotMoved) || j.Shows(Text.Approved), 10_000);
        j.Keep("tap-offline-card");
        j.Home();
        AskFor(j, "1500");
        j.Rig.Handset.Nfc.Present(new ForeignCard(), new VirtualHandset.NfcTraits { SpeaksBlocks = false });
        j.Keep("tap-foreign", Text.TapForeignHint);
        j.Rig.Handset.Nfc.Take();
        j.Home();
        j.Rig.Handset.Nfc.Dead = true;
        j.Amount("1600");
        j.Rig.RunFor(2_000);
        j.Keep("tap-reader-silent");
        j.Home();
    }

    private static void AskFor(Journey j, string minor)
    {
        j.Amount(minor);
        j.See(Text.TapOrInsert);
    }

    /// <summary>A card for payment that knows none of the applications.</summary>
    private sealed class ForeignCard : VirtualHandset.ICardApplication
    {
        public int Reset(byte[] atr) => 0;

        public int Process(byte[] command, int count, byte[] response)
        {
            response[0] = 0x6A;
            response[1] = 0x82;
            return 2;
        }
    }
}
