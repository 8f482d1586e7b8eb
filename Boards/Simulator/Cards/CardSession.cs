using System.Security.Cryptography;

namespace Simulator.Cards;

/// <summary>One application between SELECT and the last GENERATE AC.</summary>
internal sealed class CardSession
{
    private const int Aac = 0x00;
    private const int Tc = 0x40;
    private const int Arqc = 0x80;
    private const int CdaRequested = 0x10;
    private const int TypeMask = 0xC0;
    private const int DynamicNumberLength = 8;

    private readonly SimulatedCard _card;
    private readonly CardProfile _profile;
    private readonly CardKeys _keys;
    private CardResults _results = new();
    private byte[] _transactionData = [];
    private byte[] _requestCryptogram = new byte[8];
    private bool _initiated;
    private int _generated;
    private bool _issuerSeen;
    private bool _issuerGood;
    private int _lastScripts;

    public CardSession(SimulatedCard card, CardProfile profile, CardFiles files)
    {
        _card = card;
        _profile = profile;
        Files = files;
        IsBlocked = files.Application.Blocked;
        _keys = new CardKeys(profile, files.Application.Cryptogram);
    }

    public CardFiles Files { get; }

    public bool IsBlocked { get; private set; }

    public void Selected()
    {
        _results = new CardResults { ScriptCommands = _lastScripts };
        _transactionData = [];
        _initiated = false;
        _generated = 0;
        _issuerSeen = false;
        _issuerGood = false;
    }

    public CardReply Answer(CardCommand command) => command.Instruction switch
    {
        0xA8 => GetProcessingOptions(command),
        0x88 => InternalAuthenticate(command),
        0x82 => ExternalAuthenticate(command),
        _ => GenerateAc(command),
    };

    /// <summary>An issuer script command with its MAC (docs/cards.md).</summary>
    public CardReply Script(CardCommand command)
    {
        if (_generated == 0)
        {
            return new CardReply(SimulatedCard.ConditionsNotSatisfied);
        }

        _results.ScriptCommands++;
        _lastScripts = _results.ScriptCommands;
        CardReply reply = CardScripts.Run(command, _keys, _card.Counter, _requestCryptogram, this, _card);
        _results.ScriptFailed |= reply.Status != SimulatedCard.Ok;
        return reply;
    }

    public void Block(bool blocked) => IsBlocked = blocked;

    private CardReply GetProcessingOptions(CardCommand command)
    {
        List<(uint Tag, byte[] Value)>? objects = CardTlv.Read(command.Data);
        if (objects is not [(0x83, var data)] || CardTlv.ReadList(Files.Application.Pdol)!.Sum(e => e.Length) != data.Length)
        {
            return new CardReply(SimulatedCard.WrongLength);
        }

        if (_initiated)
        {
            return new CardReply(SimulatedCard.ConditionsNotSatisfied);
        }

        _initiated = true;
        _card.Counter++;
        _transactionData = data;
        byte[] format1 = CardTlv.Write(0x80, Files.Aip, Files.Afl);
        byte[] format2 = CardTlv.Write(0x77, CardTlv.Write(0x82, Files.Aip), CardTlv.Write(0x94, Files.Afl));
        return new CardReply(SimulatedCard.Ok, Files.Application.Template77 ? format2 : format1);
    }

    private CardReply InternalAuthenticate(CardCommand command)
    {
        if (Files.IccKey is null || !_initiated || CardTlv.Split(Files.Ddol, command.Data) is null)
        {
            return new CardReply(SimulatedCard.ConditionsNotSatisfied);
        }

        byte[] signature = CardFiles.Spoil(_profile, CardCertificates.DynamicData(Files.IccKey, DynamicNumber(), command.Data));
        return new CardReply(SimulatedCard.Ok, Files.Application.Template77 ? CardTlv.Write(0x77, CardTlv.Write(0x9F4B, signature)) : CardTlv.Write(0x80, signature));
    }

    private CardReply ExternalAuthenticate(CardCommand command)
    {
        bool announced = (Files.Aip[0] & 0x04) != 0;
        if (!announced || _generated != 1 || _issuerSeen)
        {
            return new CardReply(SimulatedCard.ConditionsNotSatisfied);
        }

        if (command.Data.Length is < 8 or > 16)
        {
            return new CardReply(SimulatedCard.WrongLength);
        }

        _issuerSeen = true;
        _issuerGood = _keys.IsIssuer(command.Data, _requestCryptogram, _card.Counter);
        _results.IssuerFailed = !_issuerGood;
        return new CardReply(_issuerGood ? SimulatedCard.Ok : SimulatedCard.NotAuthenticated);
    }

    private CardReply GenerateAc(CardCommand command)
    {
        byte[] list = _generated == 0 ? Files.Cdol1 : Files.Cdol2;
        if (!_initiated || _generated >= 2 || IsBlocked && (command.P1 & TypeMask) != Aac)
        {
            return new CardReply(SimulatedCard.ConditionsNotSatisfied);
        }

        if (CardTlv.Split(list, command.Data) is not { } inputs)
        {
            return new CardReply(SimulatedCard.WrongLength);
        }

        _results.PinVerified = _card.Pin.Verified;
        _results.PinFailed = _card.Pin.Failed;
        _results.PinBlocked = _card.Pin.TriesLeft == 0;
        int type = _generated == 0 ? FirstType(command.P1 & TypeMask) : SecondType(command.P1 & TypeMask, inputs);
        if (type < 0)
        {
            return new CardReply(SimulatedCard.ConditionsNotSatisfied);
        }

        if (_generated == 0)
        {
            _results.First = type >> 6;
        }
        else
        {
            _results.Second = type >> 6;
        }

        _generated = type == Arqc ? 1 : 2;
        _transactionData = [.. _transactionData, .. command.Data];
        byte[] issuerData = _keys.IssuerData(_results);
        byte[] cryptogram = _keys.Cryptogram(inputs, Files.Aip, _card.Counter, issuerData);
        if (type == Arqc)
        {
            _requestCryptogram = cryptogram;
        }

        bool sign = (command.P1 & CdaRequested) != 0 && type != Aac && Files.Application.Authentication == CardAuthentication.Cda;
        return new CardReply(SimulatedCard.Ok, sign ? Signed(type, cryptogram, issuerData, inputs[0x9F37]) : Plain(type, cryptogram, issuerData));
    }

    private int FirstType(int asked)
    {
        if (asked == TypeMask)
        {
            return -1;
        }

        return _profile.Behaviour.First switch
        {
            FirstAnswer.Decline => Aac,
            FirstAnswer.AsAsked => asked,
            _ => asked == Aac ? Aac : Arqc,
        };
    }

    private int SecondType(int asked, Dictionary<uint, byte[]> inputs)
    {
        if (asked is Arqc or TypeMask)
        {
            return -1;
        }

        if (inputs.TryGetValue(0x91, out byte[]? data) && data.Any(b => b != 0))
        {
            _issuerSeen = true;
            _issuerGood = _keys.IsIssuer(data, _requestCryptogram, _card.Counter);
            _results.IssuerFailed = !_issuerGood;
        }

        bool issuerWrong = _issuerSeen ? !_issuerGood : Files.Application.IssuerAuthentication == IssuerAuthentication.Mandatory;
        bool approves = asked == Tc && _profile.Behaviour.Second == SecondAnswer.AsAsked && !issuerWrong;
        if (approves)
        {
            _card.LastOnlineCounter = _card.Counter;
            _lastScripts = 0;
        }

        return approves ? Tc : Aac;
    }

    private byte[] Plain(int type, byte[] cryptogram, byte[] issuerData)
    {
        byte[] counter = [(byte)(_card.Counter >> 8), (byte)_card.Counter];
        return Files.Application.Template77
            ? CardTlv.Write(0x77, CardTlv.Write(0x9F27, [(byte)type]), CardTlv.Write(0x9F36, counter), CardTlv.Write(0x9F26, cryptogram), CardTlv.Write(0x9F10, issuerData))
            : CardTlv.Write(0x80, [(byte)type], counter, cryptogram, issuerData);
    }

    /// <summary>What relay resistance exchanged: under the signature behind the hash (Book C-2).</summary>
    public byte[] RelayData { get; set; } = [];

    /// <summary>CDA (Book 2, 6.6.1): the signature covers the cryptogram and, by a hash, everything both sides said.</summary>
    private byte[] Signed(int type, byte[] cryptogram, byte[] issuerData, byte[] unpredictable)
    {
        byte[] head = [.. CardTlv.Write(0x9F27, [(byte)type]), .. CardTlv.Write(0x9F36, [(byte)(_card.Counter >> 8), (byte)_card.Counter])];
        byte[] tail = CardTlv.Write(0x9F10, issuerData);
        byte[] hash = SHA1.HashData([.. _transactionData, .. head, .. tail]);
        byte[] dynamicData = [.. DynamicNumber(), (byte)type, .. cryptogram, .. hash, .. RelayData];
        byte[] signature = CardFiles.Spoil(_profile, CardCertificates.DynamicData(Files.IccKey!, dynamicData, unpredictable));
        return CardTlv.Write(0x77, head, CardTlv.Write(0x9F4B, signature), tail);
    }

    /// <summary>ICC dynamic number with its length: fresh for each transaction, and reproducible.</summary>
    private byte[] DynamicNumber()
    {
        byte[] seed = [.. System.Text.Encoding.ASCII.GetBytes(_profile.Pan), (byte)(_card.Counter >> 8), (byte)_card.Counter];
        return [DynamicNumberLength, .. SHA256.HashData(seed)[..DynamicNumberLength]];
    }
}
