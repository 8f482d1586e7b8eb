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
        ("touch-cross", r => Touch(r, 40, 56, r.Texts.Of(Text.TouchCount, "1"), null)),
        ("touch-again", r => Touch(r, 280, 56, r.Texts.Of(Text.TouchCount, "2"), r.Texts.Of(Text.TouchNotThere))),
        ("touch-compare", r => Touch(r, 280, 182, r.Texts.Of(Text.TouchCompare), null)),
        ("touch-kept", r => TouchEnd(r, Mood.Good, Text.TouchKept, Text.None)),
        ("touch-wrong", r => TouchEnd(r, Mood.Warning, Text.TouchWrong, Text.TouchWrongHint)),
        ("mail-taken", r => Plain(r, Mood.Good, Text.MailTaken, Text.MailTakenHint)),
        ("mail-full", r => Plain(r, Mood.Bad, Text.MailFull, Text.MailFullHint)),
    ];

    private static void Touch(ScreenRig r, int x, int y, string count, string? remark)
    {
        var page = new TouchPage();
        page.Start(r.Texts.Of(Text.TouchTitle), x, y, count, remark);
        r.Show(page);
    }

    private static void TouchEnd(ScreenRig r, Mood mood, Text headline, Text line)
    {
        var page = new MessagePage();
        page.Start(mood, r.Texts.Of(Text.TouchTitle), r.Texts.Of(headline)).WithKeys(mood == Mood.Good ? Text.None : Text.KeyCancel, mood == Mood.Good ? Text.KeyOk : Text.KeyRetry);
        if (line != Text.None)
        {
            page.WithLine(r.Texts.Of(line));
        }

        r.Show(page);
    }

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
            .WithLine(address).WithKeys(Text.KeyCancel, Text.KeySend).WithClear(Text.KeyCorrect);
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
