using Drivers.Keypad;
using Firmware.Ui;

namespace Tests.Desktop.Ui;

/// <summary>The receipt by e-mail.</summary>
public static class FaceGallery
{
    public static IReadOnlyList<(string Name, Action<ScreenRig> Show)> Pages { get; } =
    [
        ("tear-off-mail", r => Message(r, Mood.Printer, Text.SaleTitle, Text.TearOff, Text.KeySkip, Text.KeyPrint, Text.TearOffHint, Text.MailOffer)),
        ("mail-ask", r => Message(r, Mood.Info, Text.SaleTitle, Text.MailAsk, Text.None, Text.KeyOk, Text.MailAskHint)),
        ("mail-empty", r => Mail(r)),
        ("mail-letters", r => { Mail(r); r.Press(Key.Hash, Key.D2); }),
        ("mail-domains", r => { Mail(r); r.Press(Key.D1, Key.D3, Key.D8, Key.Star, Key.Down); }),
        ("mail-longest", r => { Mail(r); r.Press([.. Enumerable.Repeat(Key.D9, MailAddress.MaxLength - 8), Key.Star, Key.Hash]); r.Press(Key.D7); r.Press(Key.Enter); }),
        ("mail-invalid", r => { Mail(r); r.Press(Key.D1, Key.D3, Key.D8, Key.Enter); }),
        ("mail-confirm", r => Confirm(r, "000001@139.com")),
        ("mail-confirm-longest", r => Confirm(r, new string('9', MailAddress.MaxLength - 8) + "@163.com")),
        ("mail-taken", r => Plain(r, Mood.Good, Text.MailTaken, Text.MailTakenHint)),
        ("mail-full", r => Plain(r, Mood.Bad, Text.MailFull, Text.MailFullHint)),
    ];

    private static void Mail(ScreenRig r)
    {
        var page = new MailPage();
        page.Start(r.Texts.Of(Text.MailTitle), r.Texts.Of(Text.MailPrompt), EntryMode.Digits);
        r.Show(page);
    }

    private static void Confirm(ScreenRig r, string address)
    {
        var page = new MessagePage();
        page.Start(Mood.Info, r.Texts.Of(Text.MailTitle), r.Texts.Of(Text.MailConfirm)).WithAmount(123456)
            .WithLine(address).WithLine(r.Texts.Of(Text.MailConfirmHint)).WithKeys(Text.KeyCancel, Text.KeySend).WithClear(Text.KeyCorrect);
        r.Show(page);
    }

    private static void Plain(ScreenRig r, Mood mood, Text headline, Text line)
    {
        var page = new MessagePage();
        page.Start(mood, r.Texts.Of(Text.MailTitle), r.Texts.Of(headline)).WithLine(r.Texts.Of(line)).WithKeys(Text.None, Text.KeyOk);
        r.Show(page);
    }

    private static void Message(ScreenRig r, Mood mood, Text title, Text headline, Text cancel, Text enter, params Text[] lines)
    {
        var page = new MessagePage();
        page.Start(mood, r.Texts.Of(title), r.Texts.Of(headline)).WithAmount(123456).WithKeys(cancel, enter);
        foreach (Text line in lines)
        {
            page.WithLine(r.Texts.Of(line));
        }

        page.WithMenu(Text.KeyMail);
        r.Show(page);
    }
}
