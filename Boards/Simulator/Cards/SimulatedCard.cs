using VirtualHandset;

namespace Simulator.Cards;

/// <summary>
/// A payment card made from a <see cref="CardProfile"/>: files, PIN, keys and counters behind EMV's commands. Counters and
/// the PIN live as long as the object: inserting the same card again goes on where it was.
/// </summary>
public sealed class SimulatedCard : ICardApplication
{
    internal const int Ok = 0x9000;
    internal const int WrongLength = 0x6700;
    internal const int NotAuthenticated = 0x6300;
    internal const int ConditionsNotSatisfied = 0x6985;
    internal const int WrongParameters = 0x6A86;

    private const int NotFound = 0x6A82;
    private const int RecordNotFound = 0x6A83;
    private const int DataNotFound = 0x6A88;
    private const int CardBlocked = 0x6A81;
    private const int ApplicationBlocked = 0x6283;
    private const int UnknownInstruction = 0x6D00;
    private const int UnknownClass = 0x6E00;
    private const int DirectorySfi = 1;

    private static readonly byte[] PseName = "1PAY.SYS.DDF01"u8.ToArray();

    private readonly Dictionary<string, CardSession> _sessions = [];
    private readonly List<CardFiles> _applications;
    private readonly CardProfile _profile;
    private readonly CardReplies _replies;
    private CardSession? _selected;
    private bool _pseSelected;
    private int _commands;
    private bool _blocked;

    public SimulatedCard(CardProfile profile)
    {
        _profile = profile;
        _replies = new CardReplies(profile.Behaviour);
        _applications = [.. profile.Applications.Select(a => new CardFiles(profile, a))];
        Pin = new CardPin(profile);
        _blocked = profile.Behaviour.CardBlocked;
        foreach (CardFiles files in _applications)
        {
            _sessions[Convert.ToHexString(files.Application.Aid)] = new CardSession(this, profile, files);
        }
    }

    public CardProfile Profile => _profile;

    /// <summary>The faults of the transmission that the profile asks for, to be given to the slot together with the card.</summary>
    public CardFaults Faults => new()
    {
        TearAtCharacter = _profile.Behaviour.TearAtCharacter,
        NullsBeforeReply = _profile.Behaviour.NullBytes,
        SingleByteAcks = _profile.Behaviour.SingleByteAcks,
        WtxBeforeReply = _profile.Behaviour.WaitingTimeExtensions,
        ExtraDelayMs = _profile.Behaviour.SlowMs,
    };

    /// <summary>Transactions so far.</summary>
    public int Counter { get; internal set; }

    /// <summary>Counter of the last transaction that the issuer was seen in.</summary>
    public int LastOnlineCounter { get; internal set; }

    /// <summary>PIN tries left.</summary>
    public int PinTriesLeft => Pin.TriesLeft;

    internal CardPin Pin { get; }

    /// <inheritdoc/>
    public int Reset(byte[] atr)
    {
        _selected = null;
        _pseSelected = false;
        _commands = 0;
        Pin.Forget();
        _profile.Atr.CopyTo(atr, 0);
        return _profile.Atr.Length;
    }

    /// <inheritdoc/>
    public int Process(byte[] command, int count, byte[] response)
    {
        int limit = _profile.Behaviour.MuteAfterCommands;
        if (limit >= 0 && _commands >= limit)
        {
            return 0;
        }

        _commands++;
        CardReply reply = count < 4 ? new CardReply(WrongLength) : Answer(new CardCommand(command.AsSpan(0, count)));
        byte[] said = _replies.Instead(command.AsSpan(0, count), [.. reply.Data, (byte)(reply.Status >> 8), (byte)reply.Status]);
        said.CopyTo(response, 0);
        return said.Length;
    }

    internal void Block() => _blocked = true;

    private CardReply Answer(CardCommand command)
    {
        if (!command.IsWellFormed)
        {
            return new CardReply(WrongLength);
        }

        switch (command.Class, command.Instruction)
        {
            case (0x00, 0xA4):
                return Select(command);
            case (0x00, 0xB2):
                return ReadRecord(command);
            case (0x00, 0x20):
                return _selected is null ? new CardReply(ConditionsNotSatisfied) : Pin.Verify(command, _selected);
            case (0x00, 0x84):
                return command.P1 == 0 && command.P2 == 0 ? new CardReply(Ok, Pin.NewChallenge()) : new CardReply(WrongParameters);
            case (0x80, 0xCA):
                return GetData(command);
            case (0x80, 0xA8) or (0x80, 0xAE) or (0x00, 0x88) or (0x00, 0x82):
                return _selected is null ? new CardReply(ConditionsNotSatisfied) : _selected.Answer(command);
            case (0x84, _) or (0x8C, _) or (0x04, _):
                return _selected is null ? new CardReply(ConditionsNotSatisfied) : _selected.Script(command);
        }

        return new CardReply(command.Class is 0x00 or 0x80 ? UnknownInstruction : UnknownClass);
    }

    private CardReply Select(CardCommand command)
    {
        if (_blocked)
        {
            return new CardReply(CardBlocked);
        }

        if (command.P1 != 0x04 || command.P2 is not (0x00 or 0x02))
        {
            return new CardReply(WrongParameters);
        }

        bool next = command.P2 == 0x02;
        if (!next && command.Data.AsSpan().SequenceEqual(PseName))
        {
            if (!_profile.Pse)
            {
                return new CardReply(NotFound);
            }

            _selected = null;
            _pseSelected = true;
            return new CardReply(Ok, PseFci());
        }

        return SelectApplication(command.Data, next);
    }

    private CardReply SelectApplication(byte[] name, bool next)
    {
        List<CardFiles> matches = [.. _applications.Where(a => a.Application.Aid.AsSpan().StartsWith(name))];
        int at = 0;
        if (next)
        {
            at = _selected is null ? matches.Count : matches.IndexOf(_selected.Files) + 1;
        }

        if (name.Length < 5 || at >= matches.Count)
        {
            return new CardReply(NotFound);
        }

        _pseSelected = false;
        _selected = _sessions[Convert.ToHexString(matches[at].Application.Aid)];
        _selected.Selected();
        Pin.Forget();
        return new CardReply(_selected.IsBlocked ? ApplicationBlocked : Ok, matches[at].Fci);
    }

    private byte[] PseFci() =>
        CardTlv.Write(0x6F, CardTlv.Write(0x84, PseName), CardTlv.Write(0xA5, CardTlv.Write(0x88, [DirectorySfi]), _profile.Language.Length == 0 ? [] : CardTlv.Write(0x5F2D, System.Text.Encoding.ASCII.GetBytes(_profile.Language))));

    private CardReply ReadRecord(CardCommand command)
    {
        int sfi = command.P2 >> 3;
        if ((command.P2 & 0x07) != 0x04 || command.P1 == 0)
        {
            return new CardReply(WrongParameters);
        }

        if (_pseSelected)
        {
            bool there = sfi == DirectorySfi && command.P1 <= _applications.Count;
            return there ? new CardReply(Ok, DirectoryEntry(_applications[command.P1 - 1].Application)) : new CardReply(RecordNotFound);
        }

        byte[]? record = _selected?.Files.Record(sfi, command.P1);
        return record is null ? new CardReply(RecordNotFound) : new CardReply(Ok, record);
    }

    private static byte[] DirectoryEntry(CardApplicationProfile application) =>
        CardTlv.Write(0x70, CardTlv.Write(
            0x61,
            CardTlv.Write(0x4F, application.Aid),
            CardTlv.Write(0x50, System.Text.Encoding.ASCII.GetBytes(application.Label)),
            application.Priority == 0 && !application.Confirm ? [] : CardTlv.Write(0x87, [(byte)(application.Priority | (application.Confirm ? 0x80 : 0))]),
            CardFiles.PreferredName(application)));

    private CardReply GetData(CardCommand command)
    {
        int tag = (command.P1 << 8) | command.P2;
        return (_selected, tag) switch
        {
            (null, _) => new CardReply(ConditionsNotSatisfied),
            (_, 0x9F36) => new CardReply(Ok, CardTlv.Write(0x9F36, [(byte)(Counter >> 8), (byte)Counter])),
            (_, 0x9F13) => new CardReply(Ok, CardTlv.Write(0x9F13, [(byte)(LastOnlineCounter >> 8), (byte)LastOnlineCounter])),
            (_, 0x9F17) => new CardReply(Ok, CardTlv.Write(0x9F17, [(byte)Pin.TriesLeft])),
            _ => new CardReply(DataNotFound),
        };
    }
}

/// <summary>A response: data and status word.</summary>
internal sealed record CardReply(int Status, byte[] Data)
{
    public CardReply(int status)
        : this(status, [])
    {
    }
}

/// <summary>A command taken apart.</summary>
internal sealed class CardCommand
{
    private const int HeaderLength = 5;

    public CardCommand(ReadOnlySpan<byte> bytes)
    {
        Class = bytes[0];
        Instruction = bytes[1];
        P1 = bytes[2];
        P2 = bytes[3];
        int lc = bytes.Length > HeaderLength ? bytes[4] : 0;
        IsWellFormed = bytes.Length <= HeaderLength || (lc > 0 && (bytes.Length == HeaderLength + lc || bytes.Length == HeaderLength + lc + 1));
        Data = IsWellFormed && lc > 0 ? bytes.Slice(HeaderLength, lc).ToArray() : [];
    }

    public byte Class { get; }

    public byte Instruction { get; }

    public byte P1 { get; }

    public byte P2 { get; }

    public byte[] Data { get; }

    public bool IsWellFormed { get; }
}
