namespace Simulator.Cards;

/// <summary>The symmetric side of a card: its key, cryptograms, issuer authentication, script MACs.</summary>
internal sealed class CardKeys
{
    private const byte KeyIndex = 0x01;

    private readonly CardProfile _card;
    private readonly CardCryptogram _kind;
    private readonly byte[] _key;
    private readonly byte[] _scriptKey;

    public CardKeys(CardProfile card, CardCryptogram kind)
    {
        _card = card;
        _kind = kind;
        _key = CardDes.CardKey(card.IssuerMasterKey, card.Pan, card.PanSequence);
        _scriptKey = CardDes.CardKey(IssuerAccount.TestScriptKey, card.Pan, card.PanSequence);
    }

    /// <summary>9F10 for the state of the transaction.</summary>
    public byte[] IssuerData(CardResults results) => _kind switch
    {
        CardCryptogram.Pboc01 => [0x07, KeyIndex, 0x01, .. results.Vis(), 0x01],
        CardCryptogram.Visa10 => [0x06, KeyIndex, 0x0A, .. results.Vis()],
        CardCryptogram.Visa18 => [0x06, KeyIndex, 0x12, .. results.Vis()],
        CardCryptogram.Ccd => [0x0F, 0xA5, KeyIndex, .. results.Core(), .. new byte[8], 0x0F, .. new byte[15]],
        _ => [KeyIndex, 0x10, .. results.Mchip(), 0xDA, 0xC0, .. new byte[8]],
    };

    /// <summary>The application cryptogram over what the terminal sent and what the card knows (Book 2, 8.1).</summary>
    /// <param name="asBehaved">With the damage that the profile may ask for.</param>
    public byte[] Cryptogram(IReadOnlyDictionary<uint, byte[]> inputs, byte[] aip, int counter, byte[] issuerData, bool asBehaved = true)
    {
        byte[] part = _kind switch
        {
            CardCryptogram.Pboc01 or CardCryptogram.Visa10 => issuerData[3..7],
            _ => issuerData,
        };
        byte[] data =
        [
            .. inputs[0x9F02], .. inputs[0x9F03], .. inputs[0x9F1A], .. inputs[0x95], .. inputs[0x5F2A], .. inputs[0x9A], .. inputs[0x9C], .. inputs[0x9F37],
            .. aip, (byte)(counter >> 8), (byte)counter, .. part,
        ];
        byte[] cryptogram = CardDes.Mac(Session(counter), data, _kind != CardCryptogram.Visa10);
        if (asBehaved && _card.Behaviour.WrongCryptogram)
        {
            cryptogram[0] ^= 0xFF;
        }

        return cryptogram;
    }

    /// <summary>Checks what the issuer sent in 91 (Book 2, 8.2). The response code is the one the issuer sent along.</summary>
    public bool IsIssuer(byte[] data, byte[] requestCryptogram, int counter)
    {
        if (_card.Behaviour.RejectsIssuer)
        {
            return false;
        }

        byte[] session = Session(counter);
        if (UsesStatusUpdate(_kind))
        {
            return data.Length >= 8 && CardDes.Mac(session, [.. requestCryptogram, .. data[4..]], true)[..4].AsSpan().SequenceEqual(data.AsSpan(0, 4));
        }

        if (data.Length < 10)
        {
            return false;
        }

        byte[] block = [.. requestCryptogram];
        block[0] ^= data[8];
        block[1] ^= data[9];
        return CardDes.Encrypt(session, block).AsSpan().SequenceEqual(data.AsSpan(0, 8));
    }

    /// <summary>What a genuine issuer puts into 91.</summary>
    public byte[] IssuerAnswer(byte[] requestCryptogram, int counter, string code)
    {
        byte[] session = Session(counter);
        byte[] characters = System.Text.Encoding.ASCII.GetBytes(code);
        if (UsesStatusUpdate(_kind))
        {
            // Book 3, annex C10: the issuer approves, or not.
            byte[] update = [0x00, (byte)(code == "00" ? 0x80 : 0x00), 0x00, 0x00];
            return [.. CardDes.Mac(session, [.. requestCryptogram, .. update], true)[..4], .. update];
        }

        byte[] block = [.. requestCryptogram];
        block[0] ^= characters[0];
        block[1] ^= characters[1];
        return [.. CardDes.Encrypt(session, block), .. characters];
    }

    /// <summary>Response cryptogram by method 2 (four bytes and a card status update), else by method 1 (eight bytes and the response code).</summary>
    public static bool UsesStatusUpdate(CardCryptogram kind) => kind is CardCryptogram.Ccd or CardCryptogram.Visa18;

    /// <summary>MAC of a script command; see docs/cards.md.</summary>
    public byte[] ScriptMac(byte[] header, int counter, byte[] requestCryptogram, byte[] data) =>
        CardDes.Mac(ScriptSession(requestCryptogram), [.. header, (byte)(counter >> 8), (byte)counter, .. requestCryptogram, .. data], true);

    public byte[] DecipherScript(byte[] requestCryptogram, byte[] data) => CardDes.Decrypt(ScriptSession(requestCryptogram), data);

    public byte[] EncipherScript(byte[] requestCryptogram, byte[] data) => CardDes.Encrypt(ScriptSession(requestCryptogram), data);

    private byte[] ScriptSession(byte[] requestCryptogram) => CardDes.SessionKey(_scriptKey, requestCryptogram);

    private byte[] Session(int counter) => CardDes.SessionKey(
        _kind switch
        {
            CardCryptogram.Pboc01 => SessionKeys.Pboc,
            CardCryptogram.Visa10 => SessionKeys.None,
            _ => SessionKeys.EmvCommon,
        },
        _key,
        counter);
}

/// <summary>What the card tells its issuer about the transaction, from which 9F10 is made.</summary>
internal sealed class CardResults
{
    public const int NotRequested = 2;

    /// <summary>0 AAC, 1 TC, 2 ARQC.</summary>
    public int First { get; set; } = NotRequested;

    /// <summary>0 AAC, 1 TC, 2 not asked yet.</summary>
    public int Second { get; set; } = NotRequested;

    public bool PinVerified { get; set; }

    public bool PinFailed { get; set; }

    public bool PinBlocked { get; set; }

    public bool IssuerFailed { get; set; }

    public int ScriptCommands { get; set; }

    public bool ScriptFailed { get; set; }

    /// <summary>Four bytes: length, and three as VIS 1.5 and JR/T 0025 lay them out.</summary>
    public byte[] Vis()
    {
        bool pinDone = PinVerified || PinFailed;
        int b2 = (Second << 6) | (First << 4) | (IssuerFailed ? 0x08 : 0) | (pinDone ? 0x04 : 0) | (PinFailed ? 0x02 : 0);
        int b3 = PinBlocked ? 0x40 : 0;
        int b4 = (Math.Min(ScriptCommands, 15) << 4) | (ScriptFailed ? 0x04 : 0);
        return [0x03, (byte)b2, (byte)b3, (byte)b4];
    }

    /// <summary>Five bytes as EMV Book 3, annex C7.3 lays them out, in its main bits.</summary>
    public byte[] Core()
    {
        int b1 = (Second << 6) | (First << 4) | (PinVerified || PinFailed ? 0x04 : 0) | (PinFailed ? 0x02 : 0);
        return [(byte)b1, (byte)(PinBlocked ? 0x40 : 0), (byte)(ScriptCommands & 0x0F), 0x00, (byte)(IssuerFailed ? 0x08 : 0)];
    }

    /// <summary>Six bytes, in the spirit of M/Chip.</summary>
    public byte[] Mchip()
    {
        int b1 = (Second << 6) | (First << 4) | (PinVerified || PinFailed ? 0x01 : 0);
        return [(byte)b1, (byte)(PinFailed ? 0x04 : 0), (byte)(PinBlocked ? 0x10 : 0), 0x00, (byte)(IssuerFailed ? 0x08 : 0), (byte)(ScriptCommands & 0x0F)];
    }
}
