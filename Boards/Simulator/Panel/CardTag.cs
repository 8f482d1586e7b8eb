using Simulator.Cards;

namespace Simulator.Panel;

/// <summary>A card as it lies on the panel's shelf: what is printed on it and on the tag tied to it.</summary>
/// <param name="Pin">Empty for a card that is never asked for one.</param>
/// <param name="Hue">Colour of the plastic, degrees.</param>
/// <param name="Taps">Whether it can be held at the reader.</param>
public sealed record CardTag(string Id, Words Name, Words Says, string Pin, int Hue, bool Taps)
{
    private static readonly Dictionary<string, (Words Name, Words Says, int Hue)> Known = new()
    {
        ["unionpay-debit"] = (new("UnionPay debit", "银联借记卡"), new("the everyday card", "日常用卡"), 172),
        ["unionpay-credit"] = (new("UnionPay credit", "银联信用卡"), new("sign on the slip", "纸上签名"), 215),
        ["no-cvm"] = (new("Small change", "小额卡"), new("no PIN up to 300.00", "300.00 元以下免密"), 24),
        ["two-applications"] = (new("Debit & credit", "借贷合一"), new("two in one: choose", "两个应用：请选择"), 262),
        ["visa-plaintext-pin"] = (new("Visa", "Visa"), new("PIN checked by the chip", "芯片验证密码"), 228),
        ["mastercard-enciphered-pin"] = (new("Mastercard", "Mastercard"), new("PIN enciphered to the chip", "密码加密送芯片"), 8),
        ["block-protocol"] = (new("UnionPay T=1", "银联 T=1"), new("other protocol, slow", "另一种协议，较慢"), 142),
        ["blocked-pin"] = (new("PIN blocked", "密码已锁"), new("falls back to signature", "改为签名"), 245),
        ["declining"] = (new("Says no", "拒绝卡"), new("the chip declines", "芯片拒绝交易"), 345),
        ["refuses-after-approval"] = (new("Second thoughts", "反悔卡"), new("refuses after approval", "批准后又拒绝"), 316),
        ["tap-unionpay"] = (new("QuickPass", "云闪付卡"), new("tap; PIN from 1,000.00 on", "1,000.00 起输密码"), 180),
        ["tap-unionpay-phone"] = (new("Phone", "手机"), new("tap, confirm, tap again", "挥、确认、再挥"), 268),
        ["tap-visa"] = (new("Visa", "Visa"), new("tap a small amount", "小额挥卡"), 226),
        ["tap-mastercard"] = (new("Mastercard", "Mastercard"), new("tap; PIN above 1,000.00", "超过 1,000.00 输密码"), 12),
        ["tap-chip-only"] = (new("Chip only", "仅芯片"), new("tap: wants the slot", "挥卡后要求插卡"), 95),
        ["tap-visa-offline"] = (new("Stubborn Visa", "固执的 Visa"), new("tap: approves by itself", "挥卡：自行批准"), 332),
        ["forged"] = (new("Forged", "伪造卡"), new("a copy: wrong signature", "复制的：签名有误"), 48),
    };

    /// <summary>Where it lies on the shelf: the everyday cards first, the troublemakers last.</summary>
    public static int Place(string id)
    {
        int place = Known.Keys.ToList().IndexOf(id);
        return place < 0 ? Known.Count : place;
    }

    public static CardTag Of(string id, CardProfile card)
    {
        bool asksPin = card.PinTriesLeft > 0 && card.Applications.Any(application => application.Cvm.Any(IsPin));
        string pin = asksPin ? card.Pin : "";
        return Known.TryGetValue(id, out var known)
            ? new CardTag(id, known.Name, known.Says, pin, known.Hue, card.Contactless is not null)
            : new CardTag(id, new(card.Name, card.Name), new(card.Brand.ToString(), card.Brand.ToString()), pin, Math.Abs(id.Sum(c => c) * 37) % 360, card.Contactless is not null);
    }

    /// <summary>Methods 1 to 5 of a CVM rule involve a PIN (EMV 4.4 Book 3, table 43).</summary>
    private static bool IsPin(CvmRuleBytes rule) => (rule.Code & 0x3F) is >= 1 and <= 5;
}
