namespace Simulator.Cards;

/// <summary>How a simulated card or device answers in the field: the section "contactless" of its profile (docs/cards.md).</summary>
public sealed class CardTapProfile
{
    /// <summary>2 Mastercard, 3 Visa, 7 UnionPay.</summary>
    public int Kernel { get; init; }

    /// <summary>Card transaction qualifiers (9F6C), kernels 3 and 7; empty for none.</summary>
    public byte[] Qualifiers { get; init; } = [];

    /// <summary>A phone or watch: asks to be unlocked at the first tap and has verified its owner at the next.</summary>
    public bool Device { get; init; }

    /// <summary>Approves by itself, with fDDA.</summary>
    public bool Offline { get; init; }

    /// <summary>Status word of GET PROCESSING OPTIONS; 9000 for the ordinary answer.</summary>
    public int OptionsStatus { get; init; } = SimulatedCard.Ok;

    /// <summary>9F2A in the directory; empty for none.</summary>
    public byte[] KernelIdentifier { get; init; } = [];

    /// <summary>9F29 in the directory; empty for none.</summary>
    public byte[] ExtendedSelection { get; init; } = [];

    /// <summary>Relay resistance, kernel 2: least time, most time, transmission time, two bytes each in tenths of a millisecond; empty for a card without.</summary>
    public byte[] Relay { get; init; } = [];

    internal static CardTapProfile? Read(CardJson? node, CardBrand brand)
    {
        if (node is null)
        {
            return null;
        }

        var of = new CardFields(node, "\"contactless\"");
        byte[] status = of.Hex("optionsStatus", [0x90, 0x00], 2, 2);
        var tap = new CardTapProfile
        {
            Kernel = of.Number("kernel", brand == CardBrand.Visa ? 3 : brand == CardBrand.Mastercard ? 2 : 7, 2, 7),
            Qualifiers = of.Hex("qualifiers", [0x00, 0x00], 0, 2),
            Device = of.Flag("device", false),
            Offline = of.Flag("offline", false),
            OptionsStatus = (status[0] << 8) | status[1],
            KernelIdentifier = of.Hex("kernelIdentifier", [], 0, 8),
            ExtendedSelection = of.Hex("extendedSelection", [], 0, 11),
            Relay = of.Hex("relay", [], 0, 6),
        };
        node.Member("comment");
        node.NothingElse("\"contactless\"");
        if (tap.Kernel is not (2 or 3 or 7) || tap.Qualifiers.Length == 1 || tap.Relay.Length is not (0 or 6))
        {
            throw node.Wrong("knows kernels 2, 3 and 7, qualifiers of two bytes or none, and relay times of six or none");
        }

        return tap;
    }
}
