using Simulator.Acquirer;

namespace Simulator.Panel;

/// <summary>A message to or from the bank in one line, in both languages: type, terminal, STAN, amount, answer; nothing of the card.</summary>
internal static class MessageWords
{
    public static Words Of(byte[] frame)
    {
        try
        {
            IsoMessage message = IsoCodec.Read(frame.AsSpan(Envelope.Detect(frame).Message));
            return new(MessageText.Summary(message), Chinese(message));
        }
        catch (IsoFormatException)
        {
            return new($"{frame.Length} bytes that are no message", $"{frame.Length} 字节，不是报文");
        }
    }

    private static string Chinese(IsoMessage message)
    {
        string amount = message.Text(4) is { } minor ? $" 金额 {long.Parse(minor)}" : "";
        string code = message.Text(39) is { } answer ? $" 应答码 {answer}" : "";
        return $"{message.Mti} {TypeName(message.Mti)}，终端 {message.Text(41)} STAN {message.Text(11)}{amount}{code}";
    }

    private static string TypeName(string mti)
    {
        string group = mti[1] switch
        {
            '1' => "授权",
            '2' => "金融",
            '3' => "批上送",
            '4' => "冲正",
            '5' => "结算",
            '6' => "管理",
            '8' => "网络管理",
            _ => "未知类别",
        };
        string function = mti[2] switch { '0' => "请求", '1' => "应答", '2' => "通知", '3' => "通知应答", _ => "未知功能" };
        return $"{group}{function}{(mti[3] == '1' ? "（重发）" : "")}";
    }
}
