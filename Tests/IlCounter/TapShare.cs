using System.Globalization;
using Drivers.Keypad;
using Emv.Contactless;
using Firmware.Ui;
using Simulator;
using Simulator.Acquirer;
using Simulator.Cards;

namespace IlCounter;

/// <summary>
/// The terminal's own share of the time that a card must stay in the field: everything that the terminal executes from the poll that switched the
/// field on to the one that said "card may leave", and the time on the reader's bus. The whole terminal runs; the card is as quick as the model lets it be.
/// </summary>
public sealed class TapShare
{
    /// <summary>What the share may be for an online-only tap.</summary>
    public const double BudgetMs = 100;

    /// <summary>docs/performance.md: the reference board's speed.</summary>
    public const int InstructionsPerMs = 750;

    /// <summary>Kernel 2 with certificates of 1,408 bits for CDA, kernel 3 with fDDA, and their plain kinds.</summary>
    public static readonly string[] Cards = ["tap-unionpay", "tap-visa", "tap-visa-offline", "mastercard-plain", "tap-mastercard"];

    /// <summary>Mastercard as kernel 2 meets it without offline data authentication.</summary>
    private const string Plain = """
        {
          "name": "Mastercard without CDA", "brand": "mastercard", "pan": "5413330089020029", "expiry": "3012",
          "applications": [ { "aid": "A0000000041010", "label": "MASTERCARD", "authentication": "none" } ], "contactless": { }
        }
        """;

    private static readonly string[] s_parts = ["Drivers.Nfc.", "Emv.Crypto.", "Emv.", "Firmware.Sale.", ""];

    private readonly long[] _numbers;

    private TapShare(string card, long[] numbers)
    {
        Card = card;
        _numbers = numbers;
    }

    public string Card { get; }

    /// <summary>PN532 and block protocol.</summary>
    public long Driver => _numbers[0];

    /// <summary>Ciphers and hashes before the card may leave.</summary>
    public long Cryptography => _numbers[1];

    /// <summary>Entry point and kernel.</summary>
    public long Kernel => _numbers[2];

    /// <summary>Joins reader, kernel and payment.</summary>
    public long Session => _numbers[3];

    /// <summary>Keypad, screen, clock, line, calendar: what else was due meanwhile.</summary>
    public long Rest => _numbers[4];

    /// <summary>Of all these, polls in which the reader had nothing to say: the terminal waits for card or chip. Counted all the same.</summary>
    public long Waiting => _numbers[5];

    public long BusUs => _numbers[6];

    /// <summary>Ciphers and hashes after the card may leave, up to the page that asks the issuer.</summary>
    public long CryptographyLater => _numbers[7];

    public long LongestPoll => _numbers[8];

    public long Commands => _numbers[9];

    public long All => Driver + Cryptography + Kernel + Session + Rest;

    public double Ms => (double)All / InstructionsPerMs + BusUs / 1000.0;

    /// <summary>Head of the table that <see cref="ToString"/> gives the rows of.</summary>
    public static string Head => "card                kernel   driver  kernel  crypto  session    rest   all IL  (waiting)  commands   bus ms   share ms   crypto after";

    /// <summary>Measures one tap in a counting copy of the program.</summary>
    public static TapShare Of(string card, IlWorld world) => new(card, (long[])world.Run(Measure, card)!);

    /// <summary>The methods that took most of it, a line each.</summary>
    public static string Profile(string card, int lines, IlWorld world) => (string)world.Run(Methods, card, lines)!;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Card,-20}{_numbers[10],6}{Driver,9:N0}{Kernel,8:N0}{Cryptography,8:N0}{Session,9:N0}{Rest,8:N0}{All,9:N0}{Waiting,11:N0}{Commands,10}{BusUs / 1000.0,9:F1}{Ms,11:F1}{CryptographyLater,15:N0}");

    private static long[] Measure(string card)
    {
        var tap = new Run(card);
        var numbers = new long[11];
        foreach (var (method, count) in tap.Executed)
        {
            numbers[Array.FindIndex(s_parts, method.StartsWith)] += count;
        }

        numbers[5] = tap.Waiting;
        numbers[6] = tap.BusUs;
        numbers[7] = tap.Later.Where(m => m.Method.StartsWith("Emv.Crypto.")).Sum(m => m.Count);
        numbers[8] = tap.LongestPoll;
        numbers[9] = tap.Commands;
        numbers[10] = tap.Kernel;
        return numbers;
    }

    private static string Methods(string card, int lines)
    {
        var tap = new Run(card);
        return string.Join("\n", tap.Executed.Take(lines).Select(m => $"{m.Count,8} {m.Method}"));
    }

    /// <summary>One tap on the whole terminal.</summary>
    private sealed class Run
    {
        private const long AmountMinor = 1234;
        private const int LimitMs = 5000;

        private readonly Rig _rig;
        private bool _field;
        private bool _counts;
        private bool _left;
        private long[] _start = [];
        private long[] _before = [];
        private long[] _atLeaving = [];
        private long _busBefore;
        private long _busStart;
        private int _commandsStart;

        public Run(string card)
        {
            _rig = new Rig(new RigOptions { MoreCards = new Dictionary<string, CardFile> { ["mastercard-plain"] = CardFile.Parse("plain", Plain) } });
            _rig.Provision(AcquirerServer.DefaultPort);
            _rig.SignInFirst();

            // The first tap fills caches and tables; the second is like all others.
            Tap(card);
            _rig.Machine.Polled = Polled;
            _rig.Handset.NfcLights[^1].Changed = (_, lit) => Lit(lit);
            _counts = true;
            _before = IlTally.Snapshot();
            Tap(card);
            _rig.Machine.Polled = null;
            Kernel = _rig.Machine.Terminal.PaymentContext.Tap.Outcome.Kernel;
        }

        public IReadOnlyList<(string Method, long Count)> Executed { get; private set; } = [];

        public IReadOnlyList<(string Method, long Count)> Later { get; private set; } = [];

        public long Waiting { get; private set; }

        public long BusUs { get; private set; }

        public long LongestPoll { get; private set; }

        public int Commands { get; private set; }

        public int Kernel { get; }

        private void Tap(string card)
        {
            _rig.Type(AmountMinor.ToString(CultureInfo.InvariantCulture));
            _rig.Press(Key.Enter);
            Expect(Text.TapOrInsert);
            _rig.RunFor(600);
            _left = false;
            _rig.Field.Tap(card);
            Firmware.Sale.TapSession tap = _rig.Machine.Terminal.PaymentContext.Tap;
            Until(() => _counts ? _left : tap.MayLeave);
            Until(() => tap.Outcome.Result != TapResult.None);
            Later = _counts ? IlTally.Since(_atLeaving) : [];
            _rig.Field.Untap();
            string idle = _rig.Say(Text.IdleEnterAmount);
            while (!_rig.WaitFor(idle, LimitMs))
            {
                _rig.Press(Key.Enter);
            }
        }

        private void Until(Func<bool> done)
        {
            for (long endMs = _rig.NowMs + LimitMs; !done() && _rig.NowMs < endMs;)
            {
                _rig.RunFor(1);
            }
        }

        private void Expect(Text text) =>
            _ = _rig.WaitFor(_rig.Say(text), LimitMs) ? 0 : throw new InvalidOperationException($"\"{_rig.Say(text)}\" did not come:\n{_rig.Reader.Text}");

        /// <summary>The last of the four lights goes on: with them the card may leave, whatever the same poll goes on with.</summary>
        private void Lit(bool lit)
        {
            if (lit && !_left && _start.Length > 0)
            {
                _left = true;
                _atLeaving = IlTally.Snapshot();
                Executed = IlTally.Since(_start);
                LongestPoll = Math.Max(LongestPoll, _atLeaving.Sum() - _before.Sum());
                BusUs = _rig.Handset.Nfc.BusUs - _busStart;
                Commands = _rig.Handset.Nfc.Commands - _commandsStart;
            }
        }

        private void Polled()
        {
            if (_left)
            {
                return;
            }

            long[] now = IlTally.Snapshot();
            long bus = _rig.Handset.Nfc.BusUs;
            bool field = _rig.Handset.Nfc.FieldOn;

            if (field && !_field)
            {
                // Another search; the last of them finds the card.
                (_start, _busStart, _commandsStart, Waiting, LongestPoll) = (_before, _busBefore, _rig.Handset.Nfc.Commands, 0, 0);
            }

            long poll = now.Sum() - _before.Sum();
            Waiting += bus == _busBefore ? poll : 0;
            LongestPoll = Math.Max(LongestPoll, poll);
            (_before, _busBefore, _field) = (now, bus, field);
        }
    }
}
