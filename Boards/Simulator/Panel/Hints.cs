using Firmware.Ui;

namespace Simulator.Panel;

/// <summary>The one thing to do next, for somebody who has never seen the terminal. Found by what stands on its screen.</summary>
internal static class Hints
{
    /// <summary>The first text that the screen shows decides: the page that asks comes before what else may stand there.</summary>
    private static readonly (Text OnScreen, string Hint)[] Pages =
    [
        (Text.PasswordRepeat, $"The same password once more: {Keys(Rig.AdministratorPassword)} then <kbd>Enter</kbd>."),
        (Text.PasswordNew, $"Choose a password of your own, for example {Keys(Rig.AdministratorPassword)} then <kbd>Enter</kbd>. Remember it."),
        (Text.PasswordMustChange, "The first password must be changed: press <kbd>Enter</kbd>."),
        (Text.SignInChecking, "Checking the password…"),
        (Text.ChooseApplication, "This card holds several applications: choose with <kbd>1</kbd> or <kbd>2</kbd>, or <kbd>▲</kbd> <kbd>▼</kbd> and <kbd>Enter</kbd>."),
        (Text.TapOneCard, "Two cards are at the reader: click one of them to take it away."),
        (Text.TapSeePhone, "Click the phone to take it away, then again to tap it once more: its owner has confirmed."),
        (Text.TapReadOk, "The card is read: click it to take it away."),
        (Text.TapAgain, "It left too early. Click a card to present it again."),
        (Text.TapOrInsert, "Click a card on the left: those that tap are held to the reader, the others go into the slot."),
        (Text.CardInsert, "Drag a card into the slot, or click one; some can be held at the reader."),
        (Text.PaperOutHint, "Switch <b>Paper out</b> off, then <kbd>Enter</kbd> goes on where it stopped."),
        (Text.CoverOpenHint, "Switch <b>Cover open</b> off, then press <kbd>Enter</kbd>."),
        (Text.CardRemove, "Click the card in the slot to take it out."),
        (Text.TearOffHint, "Press <kbd>Enter</kbd> for the second copy."),
        (Text.PrintingMerchant, "The receipt is printing, on the right."),
        (Text.PrintingCustomer, "The second copy is printing."),
        (Text.SelfTestRunning, "The terminal is testing its parts. A few seconds…"),
        (Text.SigningOn, "The terminal signs on with the bank and gets its keys…"),
        (Text.ReversalSending, "A payment in doubt is being cancelled before anything else…"),
        (Text.Approved, "Paid. Take the card: click it."),
        (Text.Declined, "Not paid. Take the card (click it), then <kbd>Enter</kbd>."),
        (Text.CardReading, "Terminal and chip talk to each other…"),
        (Text.Processing, "Terminal and chip talk to each other…"),
        (Text.Connecting, "Calling the bank…"),
        (Text.Sending, "Calling the bank…"),
        (Text.Receiving, "The bank is deciding…"),
        (Text.CardLeaveIn, "Leave the card in a moment longer…"),
    ];

    private static readonly Text[] Asking = [Text.SignInNumber, Text.SignInPassword, Text.PinTitle, Text.MenuTransactions];

    /// <summary>HTML of our own words; nothing that anybody typed is in it.</summary>
    public static string For(Rig rig, Language language, bool firstUse)
    {
        if (!rig.Powered)
        {
            return "The power is cut. Click <b>Power cut</b> once more to bring it back.";
        }

        bool Shows(Text id) => Parts(language, id).All(rig.Reader.Shows);
        if (Shows(Text.SignInNumber))
        {
            return $"Sign in: press {Keys(Rig.AdministratorNumber)} then <kbd>Enter</kbd> (you can use your keyboard).";
        }

        if (Shows(Text.SignInPassword) && !Shows(Text.SignInChecking))
        {
            return firstUse
                ? $"The password it came with: {Keys(Rig.DefaultPassword)} then <kbd>Enter</kbd>."
                : "Type your password, then <kbd>Enter</kbd>.";
        }

        if (Shows(Text.PinTitle))
        {
            string pin = rig.SeatedCard is { } name ? rig.Cards[name].Profile.Pin : "";
            return pin.Length > 0 ? $"Be the customer: type the PIN on the card's tag, {Keys(pin)} then <kbd>Enter</kbd>." : "Press <kbd>Enter</kbd>: this card has no PIN.";
        }

        foreach (var (onScreen, hint) in Pages)
        {
            if (Shows(onScreen))
            {
                return hint;
            }
        }

        if (!Shows(Text.IdleEnterAmount))
        {
            return "Press <kbd>Enter</kbd> to go on, <kbd>Cancel</kbd> to go back.";
        }

        if (!rig.Reader.Read().Any(IsZeroAmount))
        {
            return "Press <kbd>Enter</kbd> to start the sale.";
        }

        return rig.SeatedCard is null
            ? "Make a sale: type <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> <kbd>4</kbd> for 12.34, then <kbd>Enter</kbd>."
            : "Type an amount, as <kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> <kbd>4</kbd> for 12.34, then <kbd>Enter</kbd>. The card is in already.";
    }

    /// <summary>What stands on the page in sight and on no other; empty when it is none of those known here.</summary>
    public static string PageText(Rig rig, Language language)
    {
        foreach (Text id in Asking.Concat(Pages.Select(page => page.OnScreen)).Append(Text.IdleEnterAmount))
        {
            string[] parts = Parts(language, id);
            if (parts.All(rig.Reader.Shows))
            {
                return parts.MaxBy(part => part.Length)!;
            }
        }

        return "";
    }

    /// <summary>What stands before and behind the value that a text leaves room for.</summary>
    private static string[] Parts(Language language, Text id) =>
        Texts.Of(language, id).Split("{0}", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The amount field before anything is typed.</summary>
    private static bool IsZeroAmount(LcdReader.Line line) => line.Height > 16 && line.Text.EndsWith("0.00", StringComparison.Ordinal) && line.Text.Count(char.IsDigit) == 3;

    private static string Keys(string digits) => string.Join(' ', digits.Select(digit => $"<kbd>{digit}</kbd>"));
}
