using System.Security.Cryptography;
using VirtualHandset;

namespace Simulator.Cards;

/// <summary>The contactless side of a <see cref="SimulatedCard"/>: its directory and applications in the field. Counters are shared with the chip.</summary>
public sealed class ContactlessCard : ICardApplication
{
    private const int NotFound = 0x6A82;
    private const int RecordNotFound = 0x6A83;
    private const int UnknownInstruction = 0x6D00;
    private const int SeePhone = 0x6986;

    /// <summary>AIP of kernel 2: EMV mode; verification on the device; relay resistance.</summary>
    private const int EmvMode = 0x0080;
    private const int OnDevice = 0x0200;
    private const int RelayResistance = 0x0001;

    private static readonly byte[] DirectoryName = "2PAY.SYS.DDF01"u8.ToArray();

    private readonly SimulatedCard _card;
    private readonly CardTapProfile _tap;
    private readonly Dictionary<string, ContactlessFiles> _quick = [];
    private readonly Dictionary<string, CardSession> _sessions = [];
    private ContactlessFiles? _selected;
    private CardSession? _session;
    private byte[] _lastCryptogram = [];

    /// <param name="card">A card whose profile has a contactless side.</param>
    public ContactlessCard(SimulatedCard card)
    {
        _card = card;
        _tap = card.Profile.Contactless ?? throw new ArgumentException("The card has no contactless side.");
        foreach (CardApplicationProfile application in card.Profile.Applications)
        {
            string name = Convert.ToHexString(application.Aid);
            if (_tap.Kernel == 2)
            {
                var files = new CardFiles(card.Profile, application, EmvMode | (_tap.Device ? OnDevice : 0) | (_tap.Relay.Length > 0 ? RelayResistance : 0));
                _sessions[name] = new CardSession(card, card.Profile, files);
            }
            else
            {
                _quick[name] = new ContactlessFiles(card.Profile, application, _tap);
            }
        }
    }

    /// <summary>The owner unlocked the device with the last tap's message in view.</summary>
    public bool Unlocked { get; set; }

    public SimulatedCard Chip => _card;

    /// <inheritdoc/>
    public int Reset(byte[] atr)
    {
        _selected = null;
        _session = null;

        // A card in the field has no answer to reset; one byte says that it is alive.
        atr[0] = 0x3B;
        return 1;
    }

    /// <inheritdoc/>
    public int Process(byte[] command, int count, byte[] response)
    {
        CardReply reply = Answer(new CardCommand(command.AsSpan(0, count)));
        reply.Data.CopyTo(response, 0);
        response[reply.Data.Length] = (byte)(reply.Status >> 8);
        response[reply.Data.Length + 1] = (byte)reply.Status;
        return reply.Data.Length + 2;
    }

    private CardReply Answer(CardCommand command)
    {
        switch (command.Class, command.Instruction)
        {
            case (0x00, 0xA4):
                return Select(command.Data);
            case (0x00, 0xB2):
                byte[]? record = _session?.Files.Record(command.P2 >> 3, command.P1) ?? _selected?.Record(command.P2 >> 3, command.P1);
                return record is null ? new CardReply(RecordNotFound) : new CardReply(SimulatedCard.Ok, record);
            case (0x80, 0xA8):
                return Options(command);
            case (0x80, 0xAE) when _session is not null:
                CardReply reply = _session.Answer(command);
                _lastCryptogram = reply.Status == SimulatedCard.Ok ? reply.Data : [];
                return reply;
            case (0x80, 0xEA) when _session is not null && _tap.Relay.Length > 0 && command.Data.Length == 4:
                byte[] entropy = SHA256.HashData([.. command.Data, 0xEA])[..4];
                _session.RelayData = [.. command.Data, .. entropy, .. _tap.Relay];
                return new CardReply(SimulatedCard.Ok, CardTlv.Write(0x80, entropy, _tap.Relay));
            case (0x80, 0xD0) when _lastCryptogram.Length > 0:
                return new CardReply(SimulatedCard.Ok, _lastCryptogram);
            default:
                return new CardReply(UnknownInstruction);
        }
    }

    private CardReply Options(CardCommand command)
    {
        if (_tap.OptionsStatus != SimulatedCard.Ok)
        {
            return new CardReply(_tap.OptionsStatus);
        }

        if (_session is not null)
        {
            return _session.Answer(command);
        }

        if (_selected is null)
        {
            return new CardReply(SimulatedCard.ConditionsNotSatisfied);
        }

        if (_tap.Device && !Unlocked)
        {
            Unlocked = true;
            return new CardReply(SeePhone);
        }

        _card.Counter++;
        return _selected.Options(command.Data, _card.Counter);
    }

    private CardReply Select(byte[] name)
    {
        _selected = null;
        _session = null;
        if (name.AsSpan().SequenceEqual(DirectoryName))
        {
            byte[] entries = [.. _card.Profile.Applications.SelectMany(Entry)];
            return new CardReply(SimulatedCard.Ok, CardTlv.Write(0x6F, CardTlv.Write(0x84, DirectoryName), CardTlv.Write(0xA5, CardTlv.Write(0xBF0C, entries))));
        }

        if (_tap.ExtendedSelection.Length > 0 && name.AsSpan().EndsWith(_tap.ExtendedSelection))
        {
            name = name[..^_tap.ExtendedSelection.Length];
        }

        string hex = Convert.ToHexString(name);
        if (_sessions.TryGetValue(hex, out _session))
        {
            _session.Selected();
            return new CardReply(SimulatedCard.Ok, _session.Files.Fci);
        }

        return _quick.TryGetValue(hex, out _selected) ? new CardReply(SimulatedCard.Ok, _selected.Fci) : new CardReply(NotFound);
    }

    private byte[] Entry(CardApplicationProfile application) => CardTlv.Write(
        0x61,
        CardTlv.Write(0x4F, application.Aid),
        CardTlv.Write(0x50, System.Text.Encoding.ASCII.GetBytes(application.Label)),
        application.Priority == 0 ? [] : CardTlv.Write(0x87, [(byte)application.Priority]),
        _tap.KernelIdentifier.Length == 0 ? [] : CardTlv.Write(0x9F2A, _tap.KernelIdentifier),
        _tap.ExtendedSelection.Length == 0 ? [] : CardTlv.Write(0x9F29, _tap.ExtendedSelection));
}

/// <summary>One application of kernel 3 or 7: the cryptogram comes with the options, the signature is fDDA version 01.</summary>
internal sealed class ContactlessFiles
{
    private const int Arqc = 2;
    private const int Tc = 1;

    private static readonly byte[] Pdol = CardTlv.List((0x9F66, 4), (0x9F02, 6), (0x9F03, 6), (0x9F1A, 2), (0x95, 5), (0x5F2A, 2), (0x9A, 3), (0x9C, 1), (0x9F37, 4));

    private readonly CardProfile _card;
    private readonly CardTapProfile _tap;
    private readonly CardApplicationProfile _application;
    private readonly CardKeys _keys;
    private readonly List<byte[]> _records = [];
    private readonly RsaKey? _icc;

    public ContactlessFiles(CardProfile card, CardApplicationProfile application, CardTapProfile tap)
    {
        _card = card;
        _tap = tap;
        _application = application;
        _keys = new CardKeys(card, application.Cryptogram);
        Fci = CardTlv.Write(
            0x6F,
            CardTlv.Write(0x84, application.Aid),
            CardTlv.Write(0xA5, CardTlv.Write(0x50, System.Text.Encoding.ASCII.GetBytes(application.Label)), CardTlv.Write(0x9F38, Pdol)));
        if (!tap.Offline)
        {
            return;
        }

        byte[] identity =
        [
            .. CardTlv.Write(0x5A, Convert.FromHexString(card.Pan.Length % 2 == 0 ? card.Pan : card.Pan + "F")),
            .. CardTlv.Write(0x5F24, Convert.FromHexString(card.ExpiryYymm + "28")),
            .. CardTlv.Write(0x9F07, application.UsageControl),
        ];
        CaKey ca = TestCa.Default.Find(Convert.ToHexString(application.Aid)[..10], application.CaIndex)!;
        RsaKey issuer = TestCa.Default.Issuer(application.IssuerKeyBits, application.Exponent)!;
        _icc = TestCa.Default.Icc(application.IccKeyBits, application.Exponent)!;
        (byte[] certificate, byte[] remainder) = CardCertificates.Issuer(ca.Key, issuer, card.Pan);
        (byte[] own, byte[] rest) = CardCertificates.Icc(issuer, _icc, card.Pan, identity);
        _records.Add(identity);
        _records.Add([.. CardTlv.Write(0x8F, [(byte)application.CaIndex]), .. CardTlv.Write(0x9F32, issuer.ExponentBytes), .. Part(0x92, remainder)]);
        _records.Add(CardTlv.Write(0x90, certificate));
        _records.Add([.. CardTlv.Write(0x9F47, _icc.ExponentBytes), .. Part(0x9F48, rest)]);
        _records.Add(CardTlv.Write(0x9F46, own));
    }

    public byte[] Fci { get; }

    public byte[]? Record(int sfi, int record)
    {
        if (sfi == 1 && record >= 1 && record <= _records.Count)
        {
            return CardTlv.Write(0x70, _records[record - 1]);
        }

        return sfi == 2 && record == 1 && _signature.Length > 0 ? CardTlv.Write(0x70, _signature) : null;
    }

    private byte[] _signature = [];

    public CardReply Options(byte[] template, int counter)
    {
        if (CardTlv.Read(template) is not [(0x83, var data)] || CardTlv.Split(Pdol, data) is not { } inputs)
        {
            return new CardReply(SimulatedCard.WrongLength);
        }

        bool decline = _card.Behaviour.First == FirstAnswer.Decline;
        int type = decline ? 0 : _tap.Offline ? Tc : Arqc;
        byte[] aip = [(byte)(_icc is null ? 0x00 : 0x20), 0x00];
        byte[] issuerData = _keys.IssuerData(new CardResults { First = type });
        byte[] qualifiers = _tap.Device ? [(byte)(_tap.Qualifiers.Length > 0 ? _tap.Qualifiers[0] & 0x3F : 0), 0x80] : _tap.Qualifiers;
        string track = _card.Pan + "D" + _card.ExpiryYymm + _card.ServiceCode + "00000000";
        track += track.Length % 2 != 0 ? "F" : "";
        byte[] answer =
        [
            .. CardTlv.Write(0x82, aip),
            .. _icc is null ? [] : CardTlv.Write(0x94, [0x08, 1, (byte)_records.Count, 1, 0x10, 1, 1, 0]),
            .. CardTlv.Write(0x57, Convert.FromHexString(track[..Math.Min(track.Length, 38)])),
            .. CardTlv.Write(0x5F34, [Convert.ToByte(_card.PanSequence.ToString("00"), 16)]),
            .. CardTlv.Write(0x9F10, issuerData),
            .. CardTlv.Write(0x9F26, _keys.Cryptogram(inputs, aip, counter, issuerData)),
            .. CardTlv.Write(0x9F27, [(byte)(type << 6)]),
            .. CardTlv.Write(0x9F36, [(byte)(counter >> 8), (byte)counter]),
            .. qualifiers.Length == 0 ? [] : CardTlv.Write(0x9F6C, qualifiers),
        ];
        if (_icc is not null)
        {
            Sign(inputs, qualifiers, counter);
        }

        return new CardReply(SimulatedCard.Ok, CardTlv.Write(0x77, answer));
    }

    /// <summary>fDDA 01: the terminal's number, amount and currency, then 9F69; read from record 1 of SFI 2.</summary>
    private void Sign(Dictionary<uint, byte[]> inputs, byte[] qualifiers, int counter)
    {
        byte[] seed = SHA256.HashData([.. System.Text.Encoding.ASCII.GetBytes(_card.Pan), (byte)(counter >> 8), (byte)counter]);
        byte[] related = [0x01, .. seed[..4], .. qualifiers.Length == 0 ? [0, 0] : qualifiers];
        byte[] signature = CardCertificates.DynamicData(_icc!, [8, .. seed[8..16]], [.. inputs[0x9F37], .. inputs[0x9F02], .. inputs[0x5F2A], .. related]);
        _signature = [.. CardTlv.Write(0x9F4B, CardFiles.Spoil(_card, signature)), .. CardTlv.Write(0x9F69, related)];
    }

    private static byte[] Part(uint tag, byte[] remainder) => remainder.Length == 0 ? [] : CardTlv.Write(tag, remainder);
}
