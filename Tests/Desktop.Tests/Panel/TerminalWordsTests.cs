using Firmware.Loop;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Panel;

namespace Desktop.Tests.Panel;

/// <summary>The firmware's trace holds numbers; the panel says what they mean.</summary>
[TestClass]
public class TerminalWordsTests
{
    [TestMethod]
    public void Every_state_that_the_firmware_traces_has_words_in_both_languages()
    {
        foreach (var (_, _, flow, _, states) in TerminalWords.Flows)
        {
            CollectionAssert.AreEqual(Enum.GetNames(TerminalWords.StatesOf(flow)), states.Keys.ToArray(), flow.Name);
            Assert.IsTrue(states.Values.All(words => words.English.Length > 0 && words.Chinese.Any(c => c >= 0x4E00)), flow.Name);
        }
    }

    [TestMethod]
    [DataRow(TraceSource.Sale, 12, 0, "payment: the request is out", "交易：请求已发出")]
    [DataRow(TraceSource.Sale, 64 + 13, 2, "settlement: prints (2)", "结算：打印 (2)")]
    [DataRow(TraceSource.Host, 2, 1, "what is owed: a reversal is sent (1)", "待发交易：发送冲正 (1)")]
    [DataRow(TraceSource.Host, 33, 0, "e-mail receipt: is sent", "邮件小票：正在发送")]
    [DataRow(TraceSource.Host, 48 + 9, 0, "the bank asks for 9, which is nothing here", "银行请求 9，无需处理")]
    [DataRow(TraceSource.System, 7, 0, "terminal: idle page", "主控：主页")]
    [DataRow(TraceSource.System, 901, 0, "event 901", "事件 901")]
    public void An_event_is_told_as_a_sentence(TraceSource source, int code, int value, string english, string chinese)
    {
        Assert.AreEqual(new Words(english, chinese), TerminalWords.Of(source, code, value));
    }
}
