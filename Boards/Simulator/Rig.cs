using Drivers.Hal;
using Drivers.Keypad;
using Drivers.Printer;
using Firmware.Store;
using Firmware.Ui;
using Simulator.Acquirer;
using Simulator.Cards;
using Simulator.Paper;
using VirtualHandset;

namespace Simulator;

/// <summary>How a <see cref="Rig"/> is put together.</summary>
public sealed class RigOptions
{
    /// <summary>Everything random follows from it.</summary>
    public uint Seed { get; init; } = 1;

    public Language Language { get; init; } = Language.English;

    /// <summary>One way to the acquirer, milliseconds; not with a real socket.</summary>
    public int LinkDelayMs { get; init; } = 80;

    /// <summary>Keys and codes between terminal and acquirer.</summary>
    public KeyOptions Keys { get; init; } = new();

    /// <summary>Whether the printer takes 58 and 80 mm paper; otherwise it takes 58 mm.</summary>
    public bool TwoWidths { get; init; }

    /// <summary>Width of the roll that is in, millimetres. With <see cref="TwoWidths"/> the terminal is told so with its settings.</summary>
    public int PaperMm { get; init; } = EscPos.NarrowMm;

    /// <summary>Whether anybody looks at screen and paper; without them a run is faster and <see cref="Rig.Reader"/> sees nothing.</summary>
    public bool Seen { get; init; } = true;

    /// <summary>The acquirer tells foreign cards apart; the terminal is told so with its settings.</summary>
    public bool ForeignApart { get; init; }

    /// <summary>What the shop is called, at the terminal and at the acquirer.</summary>
    public string ShopName { get; init; } = Rig.ShopName;

    /// <summary>Cards besides those of the shelf, by name; the issuer knows their accounts.</summary>
    public IReadOnlyDictionary<string, CardFile> MoreCards { get; init; } = new Dictionary<string, CardFile>();
}

/// <summary>
/// A terminal on its virtual handset with everything around it: acquirer, cards, paper, the way between them. In virtual
/// time over a pipe, so that a seed repeats a run bit for bit, or over a real socket for the panel. Not for several threads.
/// </summary>
public sealed partial class Rig
{
    /// <summary>First password of the administrator, and the one these runs change it to.</summary>
    public const string DefaultPassword = "123456";
    public const string AdministratorPassword = "836251";
    public const string AdministratorNumber = "99";

    public const string ShopName = "Morning Light Tea House";

    /// <summary>How long keys are down and up: longer than the debouncing, as fingers are.</summary>
    private const int PressMs = 70;
    private const int ReleaseMs = 60;

    private const int LookEveryMs = 20;

    /// <summary>A page is finished when nothing was painted for so long; what blinks is waited for no longer than the limit.</summary>
    private const int SettleMs = 60;
    private const int SettleLimitMs = 400;
    private const int ServiceLimitMs = 10_000;
    private const int PageLimitMs = 30_000;
    private const int HostLimitMs = 90_000;

    /// <summary>Stands for the key that a real unit is born with: the same for every rig, so that a flash image fits tomorrow.</summary>
    internal static readonly byte[] DeviceKey = "simulated unit 1"u8.ToArray();

    /// <summary>For recordings without one: T=0, direct convention, no historical bytes (EMV 4.4 Book 1, 8.3).</summary>
    private static readonly byte[] PlainAtr = [0x3B, 0x60, 0x00, 0x00];

    private readonly WorldClock _world = new();
    private readonly RigOptions _options;
    private readonly Dictionary<string, SimulatedCard> _cards = [];
    private readonly RigField _field;
    private int _tearNextAfter = -1;

    /// <summary>A rig in virtual time, its acquirer behind an in-process pipe.</summary>
    public Rig(RigOptions options)
        : this(options, new AcquirerHost(HostOptions(options.Seed, options.MoreCards.Values.Select(file => file.Profile).OfType<CardProfile>(), options.Keys, options.ForeignApart, options.ShopName)), null, null)
    {
    }

    /// <param name="tcp">The way to a real socket; null for a pipe in virtual time.</param>
    /// <param name="way">What the terminal holds in its hands in place of <paramref name="tcp"/>; null for that itself.</param>
    public Rig(RigOptions options, AcquirerHost host, TcpLink? tcp, ILink? way)
    {
        _options = options;
        Host = host;
        Tcp = tcp;
        Pipe = tcp is null ? new PipeLink(_world, host, Handset.DefaultStart, (int)options.Seed) { LatencyMs = options.LinkDelayMs } : null;
        ILink link = way ?? (ILink?)tcp ?? Pipe!;
        Handset = options.Seen ? new Handset(options.Seed, link, LcdModel.Width, LcdModel.Height, options.TwoWidths ? EscPos.WideRowDots : EscPos.RowDots, true) : new Handset(options.Seed, link, 0, 0);
        if (options.TwoWidths)
        {
            Handset.Printer.ChangeRoll(DotsOf(options.PaperMm));
        }

        AssetImage.Lend(Handset.Flash);
        _world.Handset = Handset;
        Handset.Printer.Glyphs = options.Seen ? new PaperFont() : Handset.Printer.Glyphs;
        Reader = new LcdReader(Handset.Lcd);
        if (!options.Seen)
        {
            // Without a picture there is nothing to read.
            Handset.Lcd.WindowFilled = null;
        }

        _field = new RigField(Handset, options.Seed, Find);
        Machine = new Machine(Handset, DeviceKey);
        foreach (ShelfCard card in CardShelf.Cards)
        {
            _cards[card.Id] = card.Issue();
        }

        foreach (var (name, file) in options.MoreCards)
        {
            if (file.Profile is not null)
            {
                _cards[name] = new SimulatedCard(file.Profile);
            }
        }
    }

    public AcquirerHost Host { get; }

    public Handset Handset { get; }

    public Machine Machine { get; }

    public LcdReader Reader { get; }

    public PipeLink? Pipe { get; }

    public TcpLink? Tcp { get; }

    /// <summary>The cards at hand, by the name that scenarios and the panel call them by. A card keeps its counters while the rig lives.</summary>
    public IReadOnlyDictionary<string, SimulatedCard> Cards => _cards;

    /// <summary>Name of the seated card; null when the slot is empty.</summary>
    public string? SeatedCard { get; private set; }

    /// <summary>Name of the card that hangs in the slot without contact; null when there is none.</summary>
    public string? HalfOutCard { get; private set; }

    /// <summary>Hears every command to a card with its answer: command, its length, response, its length.</summary>
    public Action<byte[], int, byte[], int>? CardTalk { get; set; }

    /// <summary>What is held to the contactless reader.</summary>
    public RigField Field => _field;

    public uint Seed => _options.Seed;

    public bool Powered => Handset.Powered;

    /// <summary>Milliseconds since this world began.</summary>
    public long NowMs => _world.NowMs;

    public long BytesSent => Pipe?.BytesSent ?? Tcp!.BytesSent;

    public long BytesReceived => Pipe?.BytesReceived ?? Tcp!.BytesReceived;

    public bool NetworkUp => Pipe?.NetworkUp ?? Tcp!.NetworkUp;

    public string TerminalId => Host.Options.TerminalIds[0];

    /// <summary>The test acquirer for the cards of the shelf.</summary>
    public static AcquirerOptions HostOptions(uint seed, IEnumerable<CardProfile> moreCards, KeyOptions? keys = null, bool foreignApart = false, string shopName = ShopName) => new()
    {
        ForeignApart = foreignApart,
        Seed = seed,
        KeyScheme = keys?.Scheme ?? KeyScheme.MasterKey,
        KeyCipher = keys?.Cipher ?? KeyCipher.Des,
        MacScheme = keys?.Mac ?? Acquirer.MacScheme.UnionPayEcb,
        FullMacKey = keys?.FullMacKey ?? false,
        KeyBlocks = keys?.KeyBlocks ?? false,
        MerchantName = shopName,
        Parameters = TestDownloads.Parameters(shopName),
        CaKeys = TestDownloads.CaKeys(),
        Applications = TestDownloads.Applications(),
        Accounts = [.. CardShelf.Accounts.Concat(moreCards.Select(card => card.Account)).DistinctBy(account => account.Pan).Select(Open)],
    };

    public void PowerOn()
    {
        if (!Powered)
        {
            Machine.PowerOn();
        }
    }

    public void PowerCut()
    {
        if (Powered)
        {
            Machine.PowerCut();
            Pipe?.Close();
            Tcp?.Close();
        }
    }

    public void RunFor(long ms)
    {
        bool powered = Powered;
        Machine.RunFor(ms);
        if (powered && !Powered)
        {
            // The power failed by itself, in the middle of a write: the modem went with it.
            Pipe?.Close();
            Tcp?.Close();
        }

        if (SeatedCard is not null && !Handset.Card.Present)
        {
            SeatedCard = null;
        }

        _field.Look();
        FinishRoll();
    }

    /// <summary>The power fails in the middle of the n-th program or erase from now.</summary>
    public void CutAtFlashOperation(int operation) => Handset.Flash.CutAfter(operation, Seed);

    public void SetNetwork(bool up)
    {
        Pipe?.SetNetwork(up);
        Tcp?.SetNetwork(up);
    }

    public void Press(Key key)
    {
        Handset.Keypad.Press(key);
        RunFor(PressMs);
        Handset.Keypad.Release(key);
        RunFor(ReleaseMs);
    }

    public void Type(string digits)
    {
        foreach (char digit in digits)
        {
            Press((Key)((int)Key.D0 + digit - '0'));
        }
    }

    /// <summary>Runs until the screen shows that text; false when it did not within the limit.</summary>
    public bool WaitFor(string text, long limitMs) => WaitUntil(() => Reader.Shows(text), limitMs);

    /// <summary>Runs until the screen changes to something that fits.</summary>
    public bool WaitUntil(Func<bool> fits, long limitMs)
    {
        long endMs = NowMs + limitMs;
        int seen = Handset.Lcd.Version - 1;
        while (true)
        {
            if (Handset.Lcd.Version != seen)
            {
                seen = Handset.Lcd.Version;
                if (fits())
                {
                    return true;
                }
            }

            if (NowMs >= endMs || !Powered)
            {
                return false;
            }

            RunFor(LookEveryMs);
        }
    }

    /// <summary>Lets a page that has begun to appear be painted to its end.</summary>
    public void Settle()
    {
        int quiet = 0;
        int seen = Handset.Lcd.Version;
        for (int ms = 0; ms < SettleLimitMs && quiet < SettleMs; ms += LookEveryMs)
        {
            RunFor(LookEveryMs);
            quiet = Handset.Lcd.Version == seen ? quiet + LookEveryMs : 0;
            seen = Handset.Lcd.Version;
        }
    }

    /// <summary>What a technician does before the terminal is handed out: master key, address of the host, language, shop.</summary>
    /// <param name="activated">As if somebody had activated it; otherwise its first sign-in begins with that.</param>
    /// <param name="keys">With its keys injected; otherwise whoever activates it needs them.</param>
    public void Provision(int hostPort, bool activated = true, bool keys = true)
    {
        PowerOn();
        ExpectOneOf(Texts.Of(Language.Chinese, Text.SignInNumber), Texts.Of(Language.English, Text.SignInNumber));
        var tool = new ServiceTool(Handset.ServiceLine.Device);
        if (keys)
        {
            InjectKeys(tool);
            if (_options.Keys.NumbersLeft is { } left)
            {
                UseUp(left);
            }
        }

        foreach (var (number, value) in Settings(hostPort, activated).Concat(_options.Keys.TerminalSettings))
        {
            tool.SendSetting(number, value);
            TakeAnswer(tool);
        }

        PowerCut();
        Handset.Printer.Roll.Tear();
    }

    /// <summary>First sign-in of the administrator with the change of password that it demands, and sign-on with the acquirer.</summary>
    public void SignInFirst()
    {
        PowerOn();
        Expect(Say(Text.SignInNumber));
        Type(AdministratorNumber);
        Press(Key.Enter);
        Expect(Texts.Of(_options.Language, Text.SignInPassword, AdministratorNumber));
        Type(DefaultPassword);
        Press(Key.Enter);
        Expect(Say(Text.PasswordMustChange));
        Press(Key.Enter);
        Expect(Say(Text.PasswordNew));
        Type(AdministratorPassword);
        Press(Key.Enter);
        Expect(Say(Text.PasswordRepeat));
        Type(AdministratorPassword);
        Press(Key.Enter);
        Expect(Say(Text.IdleEnterAmount), HostLimitMs);
    }

    /// <summary>One sale by chip from the idle page and back to it: amount, card, PIN if it is asked for, both slips.</summary>
    /// <param name="tell">Hears what happens; may be null.</param>
    /// <exception cref="InvalidOperationException">The terminal does not do what a good sale does.</exception>
    public void Sell(long amountMinor, string card, Action<string>? tell = null)
    {
        Type(amountMinor.ToString());
        Press(Key.Enter);
        Expect(Say(Text.CardInsert));
        InsertCard(card);
        tell?.Invoke($"Sale of {Money.Format(amountMinor)}: the card is in.");
        ExpectOneOf(Say(Text.PinTitle), Say(Text.Approved));
        if (Reader.Shows(Say(Text.PinTitle)))
        {
            tell?.Invoke("The customer types the PIN.");
            Type(Cards[card].Profile.Pin);
            Press(Key.Enter);
            Expect(Say(Text.Approved), HostLimitMs);
        }

        tell?.Invoke("Approved. The card is taken.");
        RemoveCard();
        FinishPrinting();
        tell?.Invoke("The slips are printed, the terminal is ready for the next sale.");
    }

    /// <summary>Every money invariant that does not hold; waits a little where the flash is at work.</summary>
    public IReadOnlyList<string> CheckMoney()
    {
        Pipe?.Pump();
        const int Tries = 50;
        for (int i = 0; i < Tries; i++)
        {
            if (MoneyInvariants.Check(Machine.Terminal.Log, Host, TerminalId) is { } wrong)
            {
                return wrong;
            }

            RunFor(LookEveryMs);
        }

        return ["the terminal's log could not be read"];
    }

    /// <summary>The newest events of the terminal's trace, for whoever has to find out why.</summary>
    public string RecentTrace(int most)
    {
        var events = new List<string>();
        for (int age = 0; age < most && Machine.Terminal is { } terminal; age++)
        {
            if (terminal.Trace.TryRead(age, out long timeMs, out Firmware.Loop.TraceSource source, out int code, out int value))
            {
                events.Add($"{timeMs} {source} {code} {value}");
            }
        }

        return string.Join(", ", events);
    }

    public string Say(Text id) => Texts.Of(_options.Language, id);

    private static Account Open(IssuerAccount card) =>
        new(card.Pan, card.Pin, card.IssuerMasterKey, card.PanSequence, card.ExpiryYymm, card.BalanceMinor);

    private IEnumerable<(int Number, string Value)> Settings(int hostPort, bool activated)
    {
        yield return (SettingNumber.Activation, activated ? "9" : "0");
        yield return (SettingNumber.Language, _options.Language == Language.Chinese ? "zh" : "en");
        yield return (SettingNumber.ShopName, _options.ShopName);
        yield return (SettingNumber.HostAddress, "127.0.0.1");
        yield return (SettingNumber.HostPort, hostPort.ToString());
        yield return (SettingNumber.TerminalId, TerminalId);
        yield return (SettingNumber.MerchantId, Host.Options.MerchantId);
        if (_options.TwoWidths)
        {
            yield return (SettingNumber.PaperWidth, _options.PaperMm.ToString());
        }

        if (_options.ForeignApart)
        {
            yield return (SettingNumber.ForeignApart, "1");
        }
    }

    private void TakeAnswer(ServiceTool tool)
    {
        long endMs = NowMs + ServiceLimitMs;
        int status;
        while (!tool.TryTakeAnswer(out status) && NowMs < endMs)
        {
            RunFor(LookEveryMs);
        }

        if (status != 0)
        {
            throw new InvalidOperationException($"The terminal answered {status} at the service port.");
        }
    }

    /// <summary>Between the two copies the terminal waits for the first to be torn off.</summary>
    private void FinishPrinting()
    {
        string idle = Say(Text.IdleEnterAmount);
        string tearOff = Say(Text.TearOffHint);
        ExpectOneOf(tearOff, idle);
        if (Reader.Shows(tearOff))
        {
            Press(Key.Enter);
            Expect(idle);
        }
    }

    private void ExpectOneOf(string first, string second)
    {
        if (!WaitUntil(() => Reader.Shows(first) || Reader.Shows(second), HostLimitMs))
        {
            throw new InvalidOperationException($"The terminal came neither to \"{first}\" nor to \"{second}\". {Account()}");
        }
    }

    private void Expect(string text, long limitMs = PageLimitMs) =>
        _ = WaitFor(text, limitMs) ? text : throw new InvalidOperationException($"The terminal did not come to \"{text}\". {Account()}");

    private string Account() =>
        (Machine.LastCrash is { } crash ? $"It has crashed {Machine.Crashes} times, last: {crash}\n" : "") + $"On its screen:\n{(Powered ? Reader.Text : "(no power)")}";
}
