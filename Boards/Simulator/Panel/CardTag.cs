using Simulator.Cards;

namespace Simulator.Panel;

/// <summary>A card as it lies on the panel's shelf: what is printed on it and on the tag tied to it.</summary>
/// <param name="Pin">Empty for a card that is never asked for one.</param>
/// <param name="Hue">Colour of the plastic, degrees.</param>
/// <param name="Taps">Whether it can be held at the reader.</param>
public sealed record CardTag(string Id, string Name, string Says, string Pin, int Hue, bool Taps)
{
    private static readonly Dictionary<string, (string Name, string Says, int Hue)> Known = new()
    {
        ["unionpay-debit"] = ("UnionPay debit", "the everyday card", 172),
        ["unionpay-credit"] = ("UnionPay credit", "sign on the slip", 215),
        ["no-cvm"] = ("Small change", "no PIN up to 300.00", 24),
        ["two-applications"] = ("Debit & credit", "two in one: choose", 262),
        ["visa-plaintext-pin"] = ("Visa", "PIN checked by the chip", 228),
        ["mastercard-enciphered-pin"] = ("Mastercard", "PIN enciphered to the chip", 8),
        ["block-protocol"] = ("UnionPay T=1", "other protocol, slow", 142),
        ["blocked-pin"] = ("PIN blocked", "falls back to signature", 245),
        ["declining"] = ("Says no", "the chip declines", 345),
        ["refuses-after-approval"] = ("Second thoughts", "refuses after approval", 316),
        ["tap-unionpay"] = ("QuickPass", "tap; PIN from 1,000.00 on", 180),
        ["tap-unionpay-phone"] = ("Phone", "tap, confirm, tap again", 268),
        ["tap-visa"] = ("Visa", "tap a small amount", 226),
        ["tap-mastercard"] = ("Mastercard", "tap; PIN above 1,000.00", 12),
        ["tap-chip-only"] = ("Chip only", "tap: wants the slot", 95),
        ["tap-visa-offline"] = ("Stubborn Visa", "tap: approves by itself", 332),
        ["forged"] = ("Forged", "a copy: wrong signature", 48),
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
            : new CardTag(id, card.Name, card.Brand.ToString(), pin, Math.Abs(id.Sum(c => c) * 37) % 360, card.Contactless is not null);
    }

    /// <summary>Methods 1 to 5 of a CVM rule involve a PIN (EMV 4.4 Book 3, table 43).</summary>
    private static bool IsPin(CvmRuleBytes rule) => (rule.Code & 0x3F) is >= 1 and <= 5;
}
