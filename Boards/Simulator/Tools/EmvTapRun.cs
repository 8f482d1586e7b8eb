using System.Globalization;
using System.Security.Cryptography;
using Emv.Contact;
using Emv.Contactless;
using Simulator.Cards;
using VirtualHandset;

namespace Simulator.Tools;

/// <summary>One tap of the entry point and its kernels with one card; the card's answers come without a reader in between.</summary>
internal sealed class EmvTapRun
{
    private const int MaxSteps = 20000;
    private const int MaxTaps = 3;

    private const byte RelayInstruction = 0xEA;

    /// <summary>Application, kernel and version; the same names as the chip list.</summary>
    private static readonly (string Aid, int Kernel, int Version)[] Applications =
    [
        ("A000000333010101", 7, 0x0020), ("A000000333010102", 7, 0x0020), ("A000000333010103", 7, 0x0020), ("A000000333010106", 7, 0x0020),
        ("A0000000031010", 3, 0x0096), ("A0000000032010", 3, 0x0096), ("A0000000041010", 2, 0x0002), ("A0000000043060", 2, 0x0002),
    ];

    private readonly EmvSettings _settings;
    private readonly EmvTapConfiguration? _configuration;
    private readonly EntryPoint _point;
    private readonly ICardApplication _card;
    private readonly byte[] _response = new byte[300];
    private readonly RecordedSession? _recording;
    private int _taps;
    private int _commands;
    private int _relays;

    public EmvTapRun(EmvSettings settings)
    {
        _settings = settings;
        _configuration = settings.Options.ConfigurationPath is { } path ? EmvTapConfiguration.Load(path)
            : settings.File.Recording?.Setting.Configuration is { } node ? EmvTapConfiguration.Read(node) : null;
        foreach (var (tag, value) in _configuration?.Terminal ?? [])
        {
            // What stands on the command line or beside the exchanges wins; what was only read out of them does not.
            if (!settings.Options.Terminal.ContainsKey(tag) && !(settings.File.Recording?.Setting.Terminal.ContainsKey(tag) ?? false))
            {
                settings.Tags[tag] = value;
                settings.FromRecording.Remove(tag);
            }
        }

        var reader = new ReaderProfile();
        byte[] stripped = "2PAY."u8.ToArray();
        List<byte[]> aids = [.. EmvTapHints.Aids(settings.File.Recording, settings.Aids).Where(a => !a.AsSpan().StartsWith(stripped))];
        bool configured = _configuration is { Combinations.Count: > 0 };
        foreach (Combination combination in configured ? _configuration!.Combinations : [.. (aids.Count > 0 ? aids : Applications.Select(a => Convert.FromHexString(a.Aid))).Select(Combine)])
        {
            Finish(combination, configured);
            if (!reader.Add(combination))
            {
                throw new EmvUsageException("the reader's list of combinations is full or holds one that cannot be used");
            }
        }

        TerminalProfile terminal = EmvTerminal.Build(settings.Tags, configured ? [] : aids, settings.Options.ActionCodes);
        terminal.ExceptionFile = _configuration?.ExceptionFile ?? [];
        _point = new EntryPoint(new ContactKernel(terminal, EmvTerminal.Keys(settings.CaKeys.Concat(_configuration?.CaKeys ?? []))), reader);
        if (settings.File.Profile is { } profile)
        {
            _card = profile.Contactless is null
                ? throw new EmvUsageException($"'{profile.Name}' has no contactless side: a \"contactless\" section gives it one (docs/cards.md)")
                : new ContactlessCard(new SimulatedCard(profile));
            return;
        }

        _recording = settings.File.Recording!;
        Recorded = (settings.Options.Loose ? EmvRun.Loosen(_recording) : _recording).Card([0x3B, 0x00]);
        _card = Recorded;
    }

    public IEnumerable<string> Warnings => _settings.Warnings.Concat(_configuration?.Warnings ?? []);

    public List<EmvEvent> Events { get; } = [];

    public EntryPoint Point => _point;

    public EmvSettings Settings => _settings;

    public RecordedCard? Recorded { get; }

    /// <summary>What every tap ended with, in order.</summary>
    public List<string> Outcomes { get; } = [];

    public void Run()
    {
        _card.Reset(new byte[40]);
        if (!_point.Start(_settings.AmountMinor, _settings.OtherMinor, _settings.Tags[0x9C][0], Moment(), 1))
        {
            Outcomes.Add(Describe());
            return;
        }

        do
        {
            _taps++;
            Note($"tap {_taps}");
            Present();
        }
        while (_point.Outcome.Result == TapResult.TryAgain && _taps < MaxTaps && Recorded is not ({ DeviationAt: >= 0 } or { Complete: true }));
    }

    public byte[]? Tag(uint tag) =>
        _point.TryGetTag(tag, out int offset, out int length) ? _point.Store.Buffer[offset..(offset + length)] : null;

    public string Describe()
    {
        TapOutcome outcome = _point.Outcome;
        string ui = outcome.UiOnOutcome.Present ? $", shows {(byte)outcome.UiOnOutcome.Message:X2} {EmvWords.Split(outcome.UiOnOutcome.Message.ToString()).ToLowerInvariant()}" : "";
        return $"{EmvWords.Split(outcome.Result.ToString())}{(outcome.Reason == Reason.None ? "" : ": " + EmvWords.Of(outcome.Reason))}{ui}{(outcome.Start == TapStart.None ? "" : ", start " + outcome.Start)}";
    }

    private void Present()
    {
        byte[] fresh = SHA256.HashData(System.Text.Encoding.ASCII.GetBytes($"tap {_settings.Options.Seed} {_taps}"));
        _point.CardPresented([.. EmvTapHints.Unpredictable(_recording, _taps) ?? (_taps == 1 ? _settings.Tags[0x9F37] : fresh[..4]), .. fresh[4..8], .. EmvTapHints.RelayNumbers(_recording, _taps)]);
        for (int step = 0; step < MaxSteps && _point.Step != Step.Done; step++)
        {
            switch (_point.Step)
            {
                case Step.Transmit:
                    Exchange();
                    break;
                case Step.Compute:
                    _point.Compute();
                    break;
                case Step.GoOnline:
                    GoOnline();
                    break;
                default:
                    throw new InvalidOperationException($"The entry point stands still at {_point.Step}.");
            }
        }

        Outcomes.Add(Describe());
        Note(Outcomes[^1]);
    }

    private void Exchange()
    {
        byte[] command = _point.Command[.._point.CommandLength];
        int length = _card.Process(command, command.Length, _response);
        length = ++_commands == _settings.Options.TearAtCommand ? 0 : length;
        Events.Add(new EmvEvent("", command, _response[..length]));
        if (length == 0)
        {
            Note("the card is silent or gone");
            _point.CardLost(CardLoss.NoAnswer);
            return;
        }

        int elapsed = _settings.Options.RelayTenthMs;
        if (command[1] == RelayInstruction && _recording is not null)
        {
            Kernel2Settings? kernel = _configuration?.Combinations.Select(c => c.Mastercard).FirstOrDefault(m => m is not null);
            elapsed = EmvTapHints.RelayTime(_recording, _relays++, Recorded!.Played, _response.AsSpan(0, length), kernel ?? new Kernel2Settings());
        }

        _point.Responded(_response, length, elapsed);
    }

    private void GoOnline()
    {
        Outcomes.Add($"{Describe()}, cardholder {EmvWords.Split(_point.Outcome.Cvm.ToString()).ToLowerInvariant()}");
        Note(Outcomes[^1]);
        if (_settings.Online == "down")
        {
            Note("online: the host cannot be reached");
            _point.OnlineFailed();
            return;
        }

        Note($"online: answered {_settings.ResponseCode}{Genuine()}");
        _point.OnlineAnswered(System.Text.Encoding.ASCII.GetBytes(_settings.ResponseCode));
    }

    /// <summary>Whether the simulated card's issuer would know its cryptogram.</summary>
    private string Genuine()
    {
        byte[] name = Tag(0x84) ?? [];
        CardApplicationProfile? application = _settings.File.Profile?.Applications.FirstOrDefault(a => a.Aid.AsSpan().SequenceEqual(name));
        if (application is null)
        {
            return "";
        }

        byte[] counter = Tag(0x9F36) ?? [0, 0];
        var inputs = new[] { 0x9F02u, 0x9F03u, 0x9F1Au, 0x95u, 0x5F2Au, 0x9Au, 0x9Cu, 0x9F37u }.ToDictionary(t => t, t => Tag(t) ?? []);
        bool sound = new TestIssuer(_settings.File.Profile!, application).IsGenuine(inputs, Tag(0x82) ?? [], (counter[0] << 8) | counter[1], Tag(0x9F10) ?? [], Tag(0x9F26) ?? []);
        return sound ? "; the request cryptogram is the card's own" : "; the request cryptogram is WRONG";
    }

    private Combination Combine(byte[] aid)
    {
        string hex = Convert.ToHexString(aid);
        (string Aid, int Kernel, int Version) known = Applications.FirstOrDefault(a => hex.StartsWith(a.Aid, StringComparison.Ordinal));
        int kernel = hex.StartsWith("A000000003", StringComparison.Ordinal) ? 3 : hex.StartsWith("A000000004", StringComparison.Ordinal) ? 2 : 7;
        ApplicationProfile application = EmvTerminal.Application(aid, _settings.Tags, _settings.Options.ActionCodes);
        EmvOptions options = _settings.Options;
        return new Combination(application, known.Aid is null ? kernel : known.Kernel)
        {
            CvmLimitMinor = options.CvmLimitMinor,
            TransactionLimitMinor = options.TapLimitMinor,
            OfflineApproval = options.OfflineToOnline ? OfflineApproval.GoOnline : OfflineApproval.Decline,
        };
    }

    /// <summary>A TTQ that was given, by a recording or by hand, is sent as it is: the limits follow from its second byte. A configuration's own stays.</summary>
    private void Finish(Combination combination, bool configured)
    {
        bool own = _configuration?.WithQualifiers.Contains(combination) ?? false;
        bool byHand = _settings.Options.Terminal.ContainsKey(0x9F66);
        if (_settings.Tags.TryGetValue(0x9F66, out byte[]? ttq) && combination.Kernel != Combination.Kernel2 && (byHand || !own))
        {
            combination.Ttq = [(byte)(ttq[0] & ~0x08), (byte)(ttq[1] & 0x3F), ttq[2], ttq[3]];
            combination.AlwaysOnline = false;
            combination.FloorLimitMinor = (ttq[1] & 0x80) != 0 ? 0 : Combination.None;
            combination.CvmLimitMinor = (ttq[1] & 0x40) != 0 ? 0 : Combination.None;
        }

        if (!configured && combination.Mastercard is { } mastercard)
        {
            Seen(mastercard);
        }
    }

    /// <summary>What a recording shows of kernel 2's own data.</summary>
    private void Seen(Kernel2Settings mastercard)
    {
        if (_settings.Tags.TryGetValue(0x9F33, out byte[]? capabilities))
        {
            mastercard.CardInputCapability = capabilities[0];
            mastercard.CvmCapability = capabilities[1];
            mastercard.NoCvmCapability = capabilities[1];
            mastercard.SecurityCapability = capabilities[2];
        }

        mastercard.RiskManagementData = _settings.Tags.GetValueOrDefault(0x9F1Du, mastercard.RiskManagementData);
        mastercard.MobileSupport = _settings.Tags.TryGetValue(0x9F7E, out byte[]? mobile) ? mobile[0] : -1;
        mastercard.TransactionCategory = _settings.Tags.TryGetValue(0x9F53, out byte[]? category) ? category[0] : (byte)0;
    }

    private void Note(string text) => Events.Add(new EmvEvent(text, null, null));

    private DateTime Moment()
    {
        string text = Convert.ToHexString(_settings.Tags[0x9A]) + Convert.ToHexString(_settings.Tags[0x9F21]);
        return DateTime.TryParseExact("20" + text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment)
            ? moment
            : throw new EmvUsageException($"9A and 9F21 are no date and time: {text}");
    }
}
