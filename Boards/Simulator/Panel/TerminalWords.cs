using System.Reflection;
using Firmware;
using Firmware.Loop;
using Firmware.Sale;

namespace Simulator.Panel;

/// <summary>What an event of the firmware's own trace means. The firmware writes numbers of its states; their names are looked up in it, so that the words follow when they move.</summary>
internal static class TerminalWords
{
    // Where each flow's states begin among the codes of its source.
    private const int SettleCode = 64;
    private const int MailCode = 32;
    private const int DigitCode = 48;
    private const int MostDigits = 16;

    /// <summary>Whose states they are, from which code on, and what each is called.</summary>
    internal static readonly (TraceSource Source, int From, Type Flow, Words Who, Dictionary<string, Words> States)[] Flows =
    [
        (TraceSource.Sale, SettleCode, typeof(SettleFlow), new("settlement", "结算"), new()
        {
            ["Idle"] = new("over", "完毕"), ["Asking"] = new("asks whether to close the batch", "询问是否结算"), ["Debts"] = new("what is owed goes first", "先送待发交易"),
            ["SigningOn"] = new("signs on", "签到"), ["Counting"] = new("counts foreign cards", "统计外卡"), ["Marking"] = new("notes that it has begun", "记下已开始"),
            ["Stan"] = new("takes a number", "取流水号"), ["Exchange"] = new("asks the bank", "与银行对账"), ["Summing"] = new("adds up", "合计"),
            ["Uploading"] = new("uploads payments", "上送交易"), ["MarkingUploaded"] = new("notes what is uploaded", "记下已上送"), ["SigningOff"] = new("signs off", "签退"),
            ["SavingFigures"] = new("keeps the figures", "保存结果"), ["Printing"] = new("prints", "打印"), ["Clearing"] = new("empties the batch", "清空批次"),
            ["Numbering"] = new("next batch number", "更新批次号"), ["Showing"] = new("shows the result", "显示结果"),
        }),
        (TraceSource.Sale, 0, typeof(PaymentFlow), new("payment", "交易"), new()
        {
            ["Idle"] = new("over", "完毕"), ["Preparing"] = new("is prepared", "准备"), ["Limits"] = new("limits are looked at", "检查限额"),
            ["Debts"] = new("an open reversal goes first", "先送未完成的冲正"), ["SigningOn"] = new("signs on", "签到"), ["WaitingForCard"] = new("waits for a card", "等待卡片"),
            ["Card"] = new("card and kernel at work", "卡片与内核交互"), ["Choosing"] = new("application is chosen", "选择应用"), ["PinEntry"] = new("PIN is entered", "输入密码"),
            ["Recording"] = new("written down before it is sent", "发送前先存储"), ["AskingTwice"] = new("the same again? is asked", "询问是否重复"), ["MarkingFirst"] = new("the original is marked", "标记原交易"),
            ["Online"] = new("the request is out", "请求已发出"), ["Concluding"] = new("the outcome is written down", "存储结果"), ["MarkingAfter"] = new("the original is told", "更新原交易"),
            ["Removing"] = new("the card is to leave", "等待取卡"), ["Signing"] = new("the customer signs", "顾客签名"), ["Printing"] = new("prints", "打印"),
            ["Closing"] = new("last message", "最后提示"),
        }),
        (TraceSource.Host, MailCode, typeof(MailDelivery), new("e-mail receipt", "邮件小票"), new()
        {
            ["Idle"] = new("at rest", "空闲"), ["Sending"] = new("is sent", "正在发送"), ["Removing"] = new("sent, is wiped", "已发送，清除"),
        }),
        (TraceSource.Host, 0, typeof(Deliverer), new("what is owed", "待发交易"), new()
        {
            ["Idle"] = new("at rest", "空闲"), ["SigningOn"] = new("signs on", "签到"), ["Sending"] = new("a reversal is sent", "发送冲正"), ["Closing"] = new("the reversal is closed", "冲正完成"),
            ["SendingNotice"] = new("a notice is sent", "发送通知"), ["ClosingNotice"] = new("the notice is closed", "通知完成"), ["Counting"] = new("is counted", "清点"),
        }),
        (TraceSource.System, 0, typeof(MainFlow), new("terminal", "主控"), new()
        {
            ["PowerOn"] = new("power on", "上电"), ["Recovering"] = new("reads its memory", "读取存储"), ["SelfTest"] = new("tests itself", "自检"), ["Restarted"] = new("has restarted itself", "自行重启"),
            ["SigningIn"] = new("operator signs in", "操作员登录"), ["SigningOn"] = new("signs on with the bank", "向银行签到"), ["Message"] = new("shows a message", "显示提示"), ["Idle"] = new("idle page", "主页"),
            ["Locked"] = new("locked", "已锁定"), ["Sale"] = new("payment", "交易"), ["Menu"] = new("menu", "菜单"), ["Settling"] = new("settlement", "结算"), ["Cash"] = new("cash", "现金"),
            ["Activating"] = new("activation", "激活"), ["Updating"] = new("downloads", "下载"), ["LastPayment"] = new("what became of the last payment", "查明上一笔交易"), ["OutOfOrder"] = new("out of order", "停用"),
        }),
    ];

    public static Words Of(TraceSource source, int code, int value)
    {
        string more = value != 0 ? $" ({value})" : "";
        foreach (var (from, first, flow, who, states) in Flows)
        {
            if (source == from && code >= first && Enum.GetName(StatesOf(flow), (byte)Math.Min(code - first, byte.MaxValue)) is { } name && states.TryGetValue(name, out Words? means))
            {
                return new($"{who.English}: {means.English}{more}", $"{who.Chinese}：{means.Chinese}{more}");
            }
        }

        return source == TraceSource.Host && code is >= DigitCode and < DigitCode + MostDigits
            ? new($"the bank asks for {code - DigitCode}, which is nothing here", $"银行请求 {code - DigitCode}，无需处理")
            : new($"event {code}{more}", $"事件 {code}{more}");
    }

    internal static Type StatesOf(Type flow) => flow.GetNestedType("State", BindingFlags.NonPublic)!;
}
