namespace Simulator.Cards;

/// <summary>An issuer for one card, for tools that run without the acquirer: checks the request cryptogram, answers with 91.</summary>
public sealed class TestIssuer(CardProfile card, CardApplicationProfile application)
{
    private readonly CardKeys _keys = new(card, application.Cryptogram);

    /// <summary>Field 55 of the answer.</summary>
    /// <param name="code">Two characters, 8A.</param>
    public byte[] Answer(byte[] requestCryptogram, int counter, string code) =>
        CardTlv.Write(0x91, _keys.IssuerAnswer(requestCryptogram, counter, code));

    /// <summary>Whether the card that asks has the key.</summary>
    public bool IsGenuine(IReadOnlyDictionary<uint, byte[]> inputs, byte[] aip, int counter, byte[] issuerData, byte[] cryptogram)
    {
        byte[] expected = _keys.Cryptogram(inputs, aip, counter, issuerData, false);
        return expected.AsSpan().SequenceEqual(cryptogram);
    }
}
