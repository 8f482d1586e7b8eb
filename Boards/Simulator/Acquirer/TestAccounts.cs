using Simulator.Cards;

namespace Simulator.Acquirer;

/// <summary>The accounts behind the simulator's cards: the shelf and the issuer share these facts and nothing else.</summary>
public static class TestAccounts
{
    /// <summary>One account for each card on the shelf; cards with the same number share one.</summary>
    public static IReadOnlyList<Account> All => [.. CardShelf.Accounts.DistinctBy(card => card.Pan).Select(Of)];

    public static Account Of(IssuerAccount card) =>
        new(card.Pan, card.Pin, card.IssuerMasterKey, card.PanSequence, card.ExpiryYymm, card.BalanceMinor);
}
