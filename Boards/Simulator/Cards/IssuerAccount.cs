namespace Simulator.Cards;

/// <summary>The facts that a card and its issuer share; the acquirer's books take them over. Invented cards and scheme test numbers only.</summary>
/// <param name="IssuerMasterKey">For application cryptograms, 16 bytes; the card's own key follows from it (Book 2, A1.4.1).</param>
public sealed record IssuerAccount(string Pan, int PanSequence, string Pin, byte[] IssuerMasterKey, string ExpiryYymm, long BalanceMinor)
{
    /// <summary>Issuer master key of cards whose file names none. TEST ONLY.</summary>
    public static byte[] TestMasterKey => Convert.FromHexString("A1B2C3D4E5F6071829384A5B6C7D8E9F");

    /// <summary>Master key for issuer scripts (integrity; PIN encipherment uses the same), of every test card. TEST ONLY.</summary>
    public static byte[] TestScriptKey => Convert.FromHexString("1F2E3D4C5B6A79880112233445566778");
}
