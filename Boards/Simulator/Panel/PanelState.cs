using System.Text.Encodings.Web;
using System.Text.Json;
using Drivers.Printer;
using Firmware.Store;
using Firmware.Ui;
using Simulator.Acquirer;

namespace Simulator.Panel;

/// <summary>What the panel says besides the picture. Lives on the terminal's thread.</summary>
internal sealed class PanelState(Rig rig, PanelTrace trace, ScenarioRecorder recorder)
{
    private const int MostBookLines = 30;

    /// <summary>The books are compared so often, and whenever they grew.</summary>
    private const int CheckEveryMs = 2000;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What the panel offers the bank to do wrong, in words.</summary>
    private static readonly (string Word, Words Says)[] Mischiefs =
    [
        ("0200:drop-request", new("request lost on the way", "请求在途中丢失")),
        ("0200:drop-reply", new("answer lost on the way", "应答在途中丢失")),
        ("0200:delay=8000", new("answer 8 s late", "应答迟到 8 秒")),
        ("0200:delay=45000", new("answer 45 s late", "应答迟到 45 秒")),
        ("0200:wrong-mac", new("wrong check value (MAC)", "报文校验值错误")),
        ("0200:decline=51", new("declined: not enough money", "拒绝：余额不足")),
        ("0200:decline=05", new("declined without a reason", "拒绝，不说明原因")),
        ("0200:hang-up", new("hangs up", "挂断")),
        ("0200:garbage=40", new("answers rubbish", "应答为乱码")),
        ("0200:wrong-amount", new("another amount", "金额不符")),
    ];

    private IReadOnlyList<string>? _broken = [];
    private long _checkDueMs;
    private int _linesChecked = -1;
    private bool _firstUse;
    private int _lcdSeen = -1;
    private string _screen = "";
    private Words _hint = Words.None;
    private bool _poweredSeen;
    private string? _cardSeen;
    private bool _coverSeen;
    private (int Tears, int Lines) _slipSeen;
    private string _slip = "";
    private int _printsForMm;

    /// <summary>What the bank was told to do wrong.</summary>
    public string Mischief { get; set; } = "";

    public int Times { get; set; } = 1;

    private Words _said = Words.None;

    private int _saidCount;

    /// <summary>A sentence for whoever looks, once.</summary>
    public void Say(Words sentence)
    {
        _said = sentence;
        _saidCount++;
    }

    public string HelloJson() => JsonSerializer.Serialize(new
    {
        Kind = "hello",
        Cards = rig.Cards.OrderBy(card => CardTag.Place(card.Key)).Select(card => CardTag.Of(card.Key, card.Value.Profile)),
        Mischief = Mischiefs.Select(mischief => new { mischief.Word, mischief.Says }),
    }, Options);

    public string Compose()
    {
        Read();
        Check();
        if (rig.Host.Misbehave.Count == 0)
        {
            Mischief = "";
        }

        return JsonSerializer.Serialize(new
        {
            Kind = "state",
            Hint = _hint,
            Screen = _screen,
            Power = rig.Powered,
            Link = rig.NetworkUp,
            Paper = !rig.Handset.Printer.PaperOut,
            rig.Handset.Printer.CoverOpen,
            rig.RollMm,
            PrintsForMm = PrintsForMm(),
            Visible = rig.Powered && rig.Handset.Lcd.Visible && rig.Handset.Backlight.DutyPercent > 0,
            BuzzerHz = rig.Handset.Buzzer.FrequencyHz,
            Card = rig.SeatedCard,
            Half = rig.HalfOutCard,
            Held = rig.Field.Held,
            rig.Field.Lights,
            rig.Handset.Printer.Hot,
            Battery = rig.Handset.Gauge.Percent,
            ReaderDead = rig.Handset.Nfc.Dead,
            Worn = rig.Handset.Flash.WearNext,
            FlashFails = rig.Handset.Flash.ProgramsFail,
            Times,
            recorder.Recording,
            recorder.Steps,
            Said = _said,
            SaidCount = _saidCount,
            FlashPrograms = rig.Handset.Flash.Programs,
            FlashErases = rig.Handset.Flash.Erases,
            Sent = rig.BytesSent,
            Received = rig.BytesReceived,
            TurnMs = trace.LongestTurnMs,
            Turns = trace.TurnsPerSecond,
            Clock = Clock(),
            Mischief,
            Slip = Slip(),
            InvariantsHold = _broken is null or { Count: 0 },
            Verdict = _broken is { Count: > 0 } ? _broken[0] : "",
            Books = Lines(),
        }, Options);
    }

    /// <summary>The width that the terminal lays slips out for, as it was told; what holds while it is off.</summary>
    private int PrintsForMm()
    {
        if (rig.Powered && rig.Machine.Terminal.SlipHeader.HeadDots == rig.Handset.Printer.RowDots)
        {
            _printsForMm = Preferences.PaperDots(rig.Machine.Terminal.Settings, rig.Handset.Printer.RowDots) > EscPos.RowDots ? EscPos.WideMm : EscPos.NarrowMm;
        }

        return _printsForMm > 0 ? _printsForMm : rig.PaperMm;
    }

    private string Slip()
    {
        VirtualHandset.PaperRoll roll = rig.Handset.Printer.Roll;
        if (_slipSeen != (roll.Tears, roll.LineCount))
        {
            _slipSeen = (roll.Tears, roll.LineCount);
            _slip = PaperText.LastSlip(roll);
        }

        return _slip;
    }

    private string Clock() => rig.Powered && rig.Machine.Terminal.Calendar.TryRead(out DateTime now) ? now.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) : "";

    private void Read()
    {
        if (rig.Handset.Lcd.Version == _lcdSeen && rig.Powered == _poweredSeen && rig.SeatedCard == _cardSeen && rig.Handset.Printer.CoverOpen == _coverSeen)
        {
            return;
        }

        _lcdSeen = rig.Handset.Lcd.Version;
        _poweredSeen = rig.Powered;
        _cardSeen = rig.SeatedCard;
        _coverSeen = rig.Handset.Printer.CoverOpen;
        _screen = rig.Powered ? rig.Reader.Text : "";
        Language language = rig.Powered ? rig.Machine.Terminal.Texts.Language : Language.English;
        if (rig.Powered && rig.Reader.Shows(Texts.Of(language, Text.SignInNumber)))
        {
            _firstUse = rig.Reader.Shows(Texts.Of(language, Text.SignInFirstUse));
        }

        _hint = Hints.For(rig, language, _firstUse);
    }

    private void Check()
    {
        int lines = rig.Host.Books.Lines.Count;
        if (!rig.Powered || (rig.NowMs < _checkDueMs && lines == _linesChecked) || !rig.Machine.Terminal.Main.Idle)
        {
            return;
        }

        _checkDueMs = rig.NowMs + CheckEveryMs;
        _linesChecked = lines;
        _broken = MoneyInvariants.Check(rig.Machine.Terminal.Log, rig.Host, rig.TerminalId) ?? _broken;
    }

    private List<object> Lines()
    {
        lock (rig.Host.Sync)
        {
            return [.. rig.Host.Books.Transactions.Reverse().Take(MostBookLines).Select(Line)];
        }
    }

    private static object Line(BookTransaction transaction)
    {
        string state = transaction.Reversed ? "reversed" : transaction.Approved ? "stands" : "declined";
        return new
        {
            Time = transaction.Line.At.ToString("HH:mm:ss"),
            What = transaction.Kind.ToString().ToLowerInvariant(),
            Card = "•••• " + transaction.Line.Card[^4..],
            Amount = Money.Format(transaction.AmountMinor),
            State = state,
            Code = state == "declined" ? transaction.Line.Code : "",
            transaction.Stands,
        };
    }
}
