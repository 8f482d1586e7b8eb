using Firmware.Ui;

namespace Simulator.Panel;

/// <summary>The one thing to do next, for somebody who has never seen the terminal. Found by what stands on its screen.</summary>
internal static class Hints
{
    private const string Enter = "<kbd>Enter</kbd>";
    private const string Sale = "<kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> <kbd>4</kbd>";

    private static readonly Words NoPower = new("The power is cut. Click <b>Power cut</b> once more to bring it back.", "电源已切断。再点一次<b>断电</b>即可恢复。");
    private static readonly Words GoOn = new($"Press {Enter} to go on, <kbd>Cancel</kbd> to go back.", $"按 {Enter} 继续，按 <kbd>Cancel</kbd> 返回。");
    private static readonly Words StartSale = new($"Press {Enter} to start the sale.", $"按 {Enter} 开始收款。");
    private static readonly Words MakeSale = new($"Make a sale: type {Sale} for 12.34, then {Enter}.", $"收一笔款：按 {Sale} 输入 12.34 元，再按 {Enter}。");
    private static readonly Words CardIsIn =
        new($"Type an amount, as {Sale} for 12.34, then {Enter}. The card is in already.", $"输入金额，例如按 {Sale} 输入 12.34 元，再按 {Enter}。卡已插好。");

    private static readonly Words SignIn = new(
        $"Sign in: press {Keys(Rig.AdministratorNumber)} then {Enter} (you can use your keyboard).",
        $"登录：按 {Keys(Rig.AdministratorNumber)}，再按 {Enter}（可以用电脑键盘）。");

    private static readonly Words FirstPassword = new($"The password it came with: {Keys(Rig.DefaultPassword)} then {Enter}.", $"初始密码：{Keys(Rig.DefaultPassword)}，再按 {Enter}。");
    private static readonly Words OwnPassword = new($"Type your password, then {Enter}.", $"输入您的密码，再按 {Enter}。");
    private static readonly Words NoPin = new($"Press {Enter}: this card has no PIN.", $"按 {Enter}：此卡没有密码。");

    private static readonly Words CoverClosed = new(
        $"The cover is closed: {Enter} prints on from the line that was cut, <kbd>Clear</kbd> the whole slip anew.",
        $"纸盖已合上：按 {Enter} 从断开的一行继续，按 <kbd>Clear</kbd> 整张重打。");

    private static readonly Words CoverClosedEarly = new($"The cover is closed: {Enter} prints the slip.", $"纸盖已合上：按 {Enter} 打印。");

    /// <summary>The first text that the screen shows decides: the page that asks comes before what else may stand there.</summary>
    private static readonly (Text OnScreen, Words Hint)[] Pages =
    [
        (Text.PasswordRepeat, new($"The same password once more: {Keys(Rig.AdministratorPassword)} then {Enter}.", $"再输入一次同样的密码：{Keys(Rig.AdministratorPassword)}，再按 {Enter}。")),
        (Text.PasswordNew, new(
            $"Choose a password of your own, for example {Keys(Rig.AdministratorPassword)} then {Enter}. Remember it.",
            $"设置自己的密码，例如 {Keys(Rig.AdministratorPassword)}，再按 {Enter}。请记住它。")),
        (Text.PasswordMustChange, new($"The first password must be changed: press {Enter}.", $"初始密码必须修改：按 {Enter}。")),
        (Text.SignInChecking, new("Checking the password…", "正在验证密码…")),
        (Text.ChooseApplication, new(
            $"This card holds several applications: choose with <kbd>1</kbd> or <kbd>2</kbd>, or <kbd>▲</kbd> <kbd>▼</kbd> and {Enter}.",
            $"此卡有多个应用：按 <kbd>1</kbd> 或 <kbd>2</kbd> 选择，或用 <kbd>▲</kbd> <kbd>▼</kbd> 再按 {Enter}。")),
        (Text.SignHere, new($"Sign on the screen with the mouse, then {Enter}.", $"用鼠标在屏幕上签名，再按 {Enter}。")),
        (Text.TapOneCard, new("Two cards are at the reader: click one of them to take it away.", "感应区有两张卡：点击其中一张移开。")),
        (Text.TapSeePhone, new("Click the phone to take it away, then again to tap it once more: its owner has confirmed.", "点击手机移开，再点一次重新挥卡：机主已确认。")),
        (Text.TapReadOk, new("The card is read: click it to take it away.", "读卡成功：点击卡片移开。")),
        (Text.TapAgain, new("It left too early. Click a card to present it again.", "移开得太早。点击卡片重新挥卡。")),
        (Text.TapOrInsert, new(
            "Click a card on the left: those that tap are held to the reader, the others go into the slot.",
            "点击左边的卡：带感应标记的贴近感应区，其余的插入卡槽。")),
        (Text.CardInsert, new("Drag a card into the slot, or click one; some can be held at the reader.", "把卡拖入卡槽，或点击一张；有些卡可以挥卡。")),
        (Text.PaperOutHint, new($"Switch <b>Paper out</b> off, then {Enter} goes on where it stopped.", $"关闭<b>缺纸</b>，再按 {Enter} 从断开处继续。")),
        (Text.CoverOpenHint, new($"Switch <b>Cover open</b> off, then press {Enter}.", $"关闭<b>纸盖打开</b>，再按 {Enter}。")),
        (Text.CardRemove, new("Click the card in the slot to take it out.", "点击卡槽里的卡将其取出。")),
        (Text.TearOffHint, new($"Press {Enter} for the second copy.", $"按 {Enter} 打印第二联。")),
        (Text.PrintingMerchant, new("The receipt is printing, on the right.", "正在打印，请看右侧。")),
        (Text.PrintingCustomer, new("The second copy is printing.", "正在打印第二联。")),
        (Text.SelfTestRunning, new("The terminal is testing its parts. A few seconds…", "终端正在自检，请稍候…")),
        (Text.SigningOn, new("The terminal signs on with the bank and gets its keys…", "终端正在向银行签到并获取密钥…")),
        (Text.ReversalSending, new("A payment in doubt is being cancelled before anything else…", "正在先冲正一笔未确定的交易…")),
        (Text.Approved, new("Paid. Take the card: click it.", "收款成功。点击卡片取出。")),
        (Text.Declined, new($"Not paid. Take the card (click it), then {Enter}.", $"未收到款。点击卡片取出，再按 {Enter}。")),
        (Text.CardReading, new("Terminal and chip talk to each other…", "终端正在与芯片通信…")),
        (Text.Processing, new("Terminal and chip talk to each other…", "终端正在与芯片通信…")),
        (Text.Connecting, new("Calling the bank…", "正在连接银行…")),
        (Text.Sending, new("Calling the bank…", "正在连接银行…")),
        (Text.Receiving, new("The bank is deciding…", "等待银行决定…")),
        (Text.CardLeaveIn, new("Leave the card in a moment longer…", "请勿拔卡…")),
    ];

    private static readonly Text[] Asking = [Text.SignInNumber, Text.SignInPassword, Text.PinTitle, Text.MenuTransactions];

    /// <summary>HTML of our own words; nothing that anybody typed is in it.</summary>
    public static Words For(Rig rig, Language language, bool firstUse)
    {
        if (!rig.Powered)
        {
            return NoPower;
        }

        bool Shows(Text id) => Parts(language, id).All(rig.Reader.Shows);
        if (Shows(Text.SignInNumber))
        {
            return SignIn;
        }

        if (Shows(Text.SignInPassword) && !Shows(Text.SignInChecking))
        {
            return firstUse ? FirstPassword : OwnPassword;
        }

        if (Shows(Text.PinTitle))
        {
            string pin = (rig.SeatedCard ?? rig.Field.Last) is { } name ? rig.Cards[name].Profile.Pin : "";
            return pin.Length > 0
                ? new($"Be the customer: type the PIN on the card's tag, {Keys(pin)} then {Enter}.", $"扮演顾客：输入卡片标签上的密码 {Keys(pin)}，再按 {Enter}。")
                : NoPin;
        }

        if (Shows(Text.CoverOpenHint) && !rig.Handset.Printer.CoverOpen)
        {
            return Shows(Text.PrintAnewHint) ? CoverClosed : CoverClosedEarly;
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
            return GoOn;
        }

        if (!rig.Reader.Read().Any(IsZeroAmount))
        {
            return StartSale;
        }

        return rig.SeatedCard is null ? MakeSale : CardIsIn;
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
