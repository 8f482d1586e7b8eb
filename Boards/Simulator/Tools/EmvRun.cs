using System.Globalization;
using System.Security.Cryptography;
using Drivers.Hal;
using Drivers.IcCard;
using Emv.Contact;
using Simulator.Cards;
using VirtualHandset;

namespace Simulator.Tools;

/// <summary>One thing that happened between terminal and card, or between terminal and people.</summary>
/// <param name="Command">Null for a note.</param>
/// <param name="Response">Null when the card did not answer.</param>
internal sealed record EmvEvent(string Note, byte[]? Command, byte[]? Response);

/// <summary>Runs the firmware's kernel and its card reader against a card on the virtual line, in virtual time.</summary>
internal sealed class EmvRun
{
    private const int MaxSteps = 200000;
    private const int CommandLimitMs = 70000;

    /// <summary>Stands in for an answer to reset that a recording lacks: T=1, so that every command crosses the line as it is.</summary>
    private const string NeutralAtr = "3BE000008131FE45EB";

    private readonly EmvSettings _settings;
    private readonly Handset _handset;
    private readonly IccReader _reader;
    private readonly ContactKernel _kernel;
    private int _pinsUsed;
    private SimulatedCard? _card;

    public EmvRun(EmvSettings settings)
    {
        _settings = settings;
        _handset = new Handset(settings.Options.Seed, null, 0, 0);
        _handset.PowerOn();
        Buses buses = _handset.Buses;
        _reader = new IccReader(buses.Card, buses.CardReset, buses.CardClockEnable, buses.CardPower, buses.CardDetect);
        _kernel = new ContactKernel(EmvTerminal.Build(settings.Tags, settings.Aids, settings.Options.ActionCodes, settings.Options), EmvTerminal.Keys(settings.CaKeys, settings.Options));
    }

    public List<EmvEvent> Events { get; } = [];

    public ContactKernel Kernel => _kernel;

    public EmvSettings Settings => _settings;

    /// <summary>Field 55 of the host's answer; null when there was none.</summary>
    public byte[]? IssuerData { get; private set; }

    /// <summary>Null for a simulated card.</summary>
    public RecordedCard? Recorded { get; private set; }

    /// <summary>Why the card gave no session; null when it did.</summary>
    public string? ResetFailure { get; private set; }

    public byte[] Atr => _reader.Atr[.._reader.AtrLength];

    public int Protocol => _reader.Protocol;

    public long VirtualMs => _handset.Clock.NowMs;

    public void Run()
    {
        InsertCard();
        Status on = Finish(_reader.PowerOn(_handset.Clock.NowMs));
        if (on != Status.Ok)
        {
            ResetFailure = on == Status.Protocol || on == Status.Checksum
                ? $"the answer to reset is not one EMV allows ({_reader.AtrFault.ToString().ToUpperInvariant()})"
                : $"no session: {on}";
            return;
        }

        _kernel.Start(_settings.AmountMinor, _settings.OtherMinor, _settings.Tags[0x9C][0], Moment(), Sequence(), Unpredictable());
        _kernel.ForceOnline = _settings.Options.ForceOnline;
        for (int step = 0; step < MaxSteps && _kernel.Step != Step.Done; step++)
        {
            OneStep();
        }

        if (_kernel.Step != Step.Done)
        {
            throw new InvalidOperationException($"The kernel did not come to an end within {MaxSteps} steps.");
        }
    }

    private void InsertCard()
    {
        if (_settings.File.Profile is { } profile)
        {
            _card = new SimulatedCard(profile);
            CardShelf.Insert(_handset.Card, _card);
            return;
        }

        RecordedSession recording = _settings.File.Recording!;
        byte[] atr = recording.Atr ?? Convert.FromHexString(NeutralAtr);
        AtrFault fault = recording.Atr is null ? AtrFault.None : FaultOf(atr);
        if (fault != AtrFault.None)
        {
            _settings.Warnings.Add($"a terminal would reject this answer to reset for {fault.ToString().ToUpperInvariant()}; the session is replayed behind another one");
            atr = Convert.FromHexString(NeutralAtr);
        }

        if (_settings.Options.Loose)
        {
            recording = Loosen(recording);
        }

        Recorded = recording.Card(atr);
        _handset.Card.Insert(Recorded);
    }

    /// <summary>Compares only what a command is, not the data of those that carry the terminal's values.</summary>
    internal static RecordedSession Loosen(RecordedSession strict) => new()
    {
        Name = strict.Name,
        Atr = strict.Atr,
        Setting = strict.Setting,
        Warnings = strict.Warnings,
        Exchanges = [.. strict.Exchanges.Select(e => e with { Mask = [.. e.Mask.Select((m, i) => e.Command[1] == 0xA4 || i < 5 ? m : (byte)0)] })],
    };

    private static AtrFault FaultOf(byte[] atr)
    {
        var parser = new AtrParser();
        parser.Start(true);
        AtrVerdict verdict = AtrVerdict.Incomplete;
        for (int i = 0; i < atr.Length && verdict == AtrVerdict.Incomplete; i++)
        {
            verdict = parser.Feed(atr[i]);
        }

        return verdict == AtrVerdict.Incomplete ? AtrFault.Tck : parser.Fault;
    }

    private void OneStep()
    {
        switch (_kernel.Step)
        {
            case Step.Transmit:
                Transmit();
                break;
            case Step.Compute:
                _kernel.Compute();
                break;
            case Step.Choose:
                Choose();
                break;
            case Step.AskPin:
                AskPin();
                break;
            case Step.GoOnline:
                GoOnline();
                break;
            default:
                throw new InvalidOperationException($"The kernel stands still at {_kernel.Step}.");
        }
    }

    private void Transmit()
    {
        byte[] command = _kernel.Command[.._kernel.CommandLength];
        Status status = Finish(_reader.Transmit(command, command.Length, _handset.Clock.NowMs));
        if (status == Status.Ok)
        {
            Events.Add(new EmvEvent("", command, _reader.Response[.._reader.ResponseLength]));
            _kernel.Responded(_reader.Response, _reader.ResponseLength);
            return;
        }

        Events.Add(new EmvEvent($"no answer: {status}", command, null));
        _kernel.CardLost(status switch
        {
            Status.Removed => CardLoss.Removed,
            Status.Timeout => CardLoss.NoAnswer,
            _ => CardLoss.Protocol,
        });
    }

    private Status Finish(Status started)
    {
        Status status = started;
        long limitMs = _handset.Clock.NowMs + CommandLimitMs;
        while (status == Status.Pending && _handset.Clock.NowMs < limitMs)
        {
            _handset.RunTo(_handset.Clock.FromTerminalMs(_reader.NextDueMs(_handset.Clock.NowMs)), false);
            status = _reader.Poll(_handset.Clock.NowMs);
        }

        return status;
    }

    private void Choose()
    {
        int wanted = (_settings.Choose ?? 1) - 1;
        string names = string.Join(", ", Enumerable.Range(0, _kernel.CandidateCount).Select(i => $"{i + 1} {_kernel.CandidateName(i)}"));
        if (wanted >= _kernel.CandidateCount)
        {
            Note($"choice among {names}: {wanted + 1} is none of them, cancelled");
            _kernel.Chosen(-1);
            return;
        }

        Note($"choice among {names}: {wanted + 1}");
        _kernel.Chosen(wanted);
    }

    private void AskPin()
    {
        PinRequest request = _kernel.PinRequest;
        string what = (request.Online ? "online PIN" : "offline PIN") + (request.Retry ? ", again" : "") + (request.LastTry ? ", last try" : request.TriesLeft > 0 ? $", {request.TriesLeft} tries left" : "");
        if (_settings.PinPadBroken)
        {
            Note($"asked for {what}: the PIN pad is broken");
            _kernel.PinPadBroken();
        }
        else if (_settings.Pins.Count == 0 || (!request.Online && _pinsUsed >= _settings.Pins.Count && request.Retry && _pinsUsed > 15))
        {
            Note($"asked for {what}: passed over");
            _kernel.PinBypassed();
        }
        else if (request.Online)
        {
            Note($"asked for {what}: entered");
            _kernel.OnlinePinCaptured();
        }
        else
        {
            string pin = _settings.Pins[Math.Min(_pinsUsed, _settings.Pins.Count - 1)];
            _pinsUsed++;
            Note($"asked for {what}: {pin.Length} digits entered");
            byte[] digits = [.. pin.Select(c => (byte)(c - '0'))];
            _kernel.PinEntered(digits, digits.Length);
        }
    }

    private void GoOnline()
    {
        if (_settings.Online == "down")
        {
            Note("online: the host cannot be reached");
            _kernel.OnlineFailed();
            return;
        }

        string genuine = "";
        byte[]? data = _settings.IssuerData;
        if (Issuer() is { } issuer)
        {
            byte[] cryptogram = Tag(0x9F26) ?? [];
            byte[] counter = Tag(0x9F36) ?? [0, 0];
            int number = (counter[0] << 8) | counter[1];
            var inputs = new[] { 0x9F02u, 0x9F03u, 0x9F1Au, 0x95u, 0x5F2Au, 0x9Au, 0x9Cu, 0x9F37u }.ToDictionary(t => t, t => Tag(t) ?? []);
            bool sound = issuer.IsGenuine(inputs, Tag(0x82) ?? [], number, Tag(0x9F10) ?? [], cryptogram);
            genuine = sound ? "; the request cryptogram is the card's own" : "; the request cryptogram is WRONG";
            data ??= cryptogram.Length == 8 ? issuer.Answer(cryptogram, number, _settings.ResponseCode) : null;
        }

        IssuerData = data;
        byte[] code = System.Text.Encoding.ASCII.GetBytes(_settings.ResponseCode);
        Note($"online: answered {_settings.ResponseCode}{(data is null ? "" : ", issuer data " + Convert.ToHexString(data))}{genuine}");
        _kernel.OnlineAnswered(code, data, data?.Length ?? 0);
    }

    private TestIssuer? Issuer()
    {
        if (_settings.File.Profile is not { } profile || Tag(0x84) is not { } name)
        {
            return null;
        }

        CardApplicationProfile? application = profile.Applications.FirstOrDefault(a => a.Aid.AsSpan().SequenceEqual(name));
        return application is null ? null : new TestIssuer(profile, application);
    }

    public byte[]? Tag(uint tag) =>
        _kernel.TryGetTag(tag, out int offset, out int length) ? _kernel.Store.Buffer[offset..(offset + length)] : null;

    private void Note(string text) => Events.Add(new EmvEvent(text, null, null));

    private DateTime Moment()
    {
        string text = Convert.ToHexString(_settings.Tags[0x9A]) + Convert.ToHexString(_settings.Tags[0x9F21]);
        return DateTime.TryParseExact("20" + text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment)
            ? moment
            : throw new EmvUsageException($"9A and 9F21 are no date and time: {text}");
    }

    private int Sequence() =>
        int.TryParse(Convert.ToHexString(_settings.Tags[0x9F41]), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : 1;

    private byte[] Unpredictable()
    {
        byte[] seed = System.Text.Encoding.ASCII.GetBytes($"padding {_settings.Options.Seed}");
        return [.. _settings.Tags[0x9F37], .. SHA256.HashData(seed)[..28]];
    }
}
