using Drivers.Keypad;
using Firmware.Ui;
using Simulator.Acquirer;
using TransactionType = Firmware.Host.TransactionType;

namespace Desktop.Tests.Shops;

/// <summary>
/// 77, 22, 99 and A0, for every message that the terminal sends: it signs on again by itself and sends the same once more; refused
/// again it says so in plain words, and what is owed is delivered all the same.
/// </summary>
[TestClass]
public sealed class KeyRefusalTests
{
    private const string Card = "unionpay-debit";
    private const int LimitMs = 90_000;

    /// <summary>What the operator does, the message that is refused, the words when all went well; null: it goes on by itself.</summary>
    private static readonly Dictionary<string, (string Message, Action<Course> Do, Text? Good)> Rows = new()
    {
        ["sale"] = ("0200", c => c.Buy(), Text.Approved),
        ["void"] = ("0200", c => c.After(TransactionType.Void, c.Sale, Text.SaleTitle), Text.Approved),
        ["balance"] = ("0200", c => c.With(TransactionType.Balance, 0), Text.BalanceIs),
        ["pre-authorisation"] = ("0100", c => c.With(TransactionType.PreAuthorisation, 3000), Text.Approved),
        ["pre-authorisation void"] = ("0100", c => c.After(TransactionType.PreAuthorisationVoid, c.PreAuth, Text.PreAuthTitle), Text.Approved),
        ["completion"] = ("0200", c => c.After(TransactionType.Completion, c.PreAuth, Text.PreAuthTitle, 3000), Text.Approved),
        ["completion void"] = ("0200", c => c.After(TransactionType.CompletionVoid, c.Completion, Text.CompletionTitle), Text.Approved),
        ["refund"] = ("0220", c => c.After(TransactionType.Refund, c.Sale, Text.SaleTitle, 500), null),
        ["completion notice"] = ("0220", c => c.After(TransactionType.CompletionNotice, c.PreAuth, Text.PreAuthTitle, 3000), null),
        ["tip"] = ("0220", c => c.After(TransactionType.TipAdjust, c.Sale, Text.SaleTitle, 1100, Text.AskTotalWithTip), null),
        ["reversal"] = ("0400", c => c.Doubt(), null),
        ["settlement"] = ("0500", c => c.Settle(), Text.SettleDone),
        ["upload, one"] = ("0320.203", c => c.Upload(), Text.SettleDone),
        ["upload, rows"] = ("0320.201", c => c.Upload(), Text.SettleDone),
        ["upload, end"] = ("0320.202", c => c.Upload(), Text.SettleDone),
        ["parameters"] = ("0800.360", c => c.Download(), Text.DownloadDone),
        ["public keys"] = ("0800.370", c => c.Download(), Text.DownloadDone),
        ["applications"] = ("0800.380", c => c.Download(), Text.DownloadDone),
        ["blacklist"] = ("0800.390", c => c.Download(), Text.DownloadDone),
        ["state"] = ("0820.362", c => c.Ask(2), Text.DownloadDone),
        ["echo"] = ("0820.301", c => c.Line(Key.D2), Text.EchoOk),
    };

    public static IEnumerable<object[]> Once =>
        Rows.Keys.Select(what => new object[] { what, "77" }).Concat(
            from what in new[] { "sale", "refund", "reversal", "settlement", "echo" } from code in new[] { "22", "99", "A0" } select new object[] { what, code });

    public static IEnumerable<object[]> Twice => Rows.Keys.Select(what => new object[] { what });

    [TestMethod]
    [DynamicData(nameof(Once))]
    public void Refused_once_it_signs_on_and_does_it(string what, string code)
    {
        var (message, act, good) = Rows[what];
        var course = new Course(what, message, code, 1);
        act(course);
        course.Sees(good);
        course.Quiet();
        // After a settlement the terminal signs on in any case.
        Assert.AreEqual(good == Text.SettleDone ? 2 : 1, course.SignOns, "sign-ons");
        Assert.AreEqual(0, course.Left, "refusals that nobody met");
        course.MoneyHolds();
    }

    [TestMethod]
    [DynamicData(nameof(Twice))]
    public void Refused_twice_the_operator_is_told_and_nothing_is_lost(string what)
    {
        var (message, act, good) = Rows[what];
        // A settlement tries an exchange three times before it waits; what is owed goes out again and again, and the page wants to be seen.
        int refusals = message[..4] is "0500" or "0320" or "0220" or "0400" ? 4 : 2;
        var course = new Course(what, message, "77", refusals);
        act(course);
        course.SeesRefused(good is null);
        Assert.IsTrue(good is null || course.SignOns == 1, "sign-ons by itself");
        course.Quiet();
        Assert.AreEqual(0, course.Left, "refusals that nobody met");
        course.MoneyHolds();
    }

    /// <summary>A shop with what the row needs, and a host that refuses that message so many times: the later ones after the sign-on.</summary>
    private sealed class Course
    {
        private readonly Shop _shop = new();
        private readonly string _message;
        private readonly string _code;
        private int _further;

        /// <summary>Until the operator is told: afterwards the idle page signs on for the next payment.</summary>
        private bool _counts = true;

        public Course(string what, string message, string code, int refusals)
        {
            _message = message;
            _code = code;
            _further = refusals - 1;
            Prepare(what);
            _shop.Rig.Host.Exchanged += Look;
        }

        public int Sale { get; private set; }

        public int PreAuth { get; private set; }

        public int Completion { get; private set; }

        public int SignOns { get; private set; }

        public int Left => _further + _shop.Rig.Host.Misbehave.Count;

        public void MoneyHolds() => _shop.MoneyHolds();

        public void Buy()
        {
            Refuse();
            Pay(2);
        }

        public void With(TransactionType type, long amount)
        {
            Refuse();
            _shop.Choose(type);
            if (amount > 0)
            {
                _shop.Enter(Text.IdleEnterAmount, amount.ToString());
            }

            Present(2);
        }

        public void After(TransactionType type, int voucher, Text name, long amount = 0, Text prompt = Text.IdleEnterAmount)
        {
            Refuse();
            _shop.Choose(type);
            _shop.Original(voucher, name);
            if (amount > 0)
            {
                _shop.Enter(prompt, amount.ToString());
            }
        }

        public void Doubt()
        {
            Refuse();
            _shop.Rig.Host.Misbehave.Add(MisbehaviourKind.WrongMac, "0200");
            Pay(1);
            _shop.See(Text.MoneyReturning);
        }

        public void Settle()
        {
            Refuse();
            _shop.Rig.Press(Key.Menu);
            _shop.See(Text.MenuSettlement);
            _shop.Rig.Press(Key.D3);
            _shop.See(Text.MenuSettle);
            _shop.Rig.Press(Key.D1);
            _shop.See(Text.SettleAsk);
            _shop.Rig.Press(Key.Enter);
        }

        public void Upload()
        {
            _shop.Rig.Host.Misbehave.Add(MisbehaviourKind.Unbalanced, "0500");
            Settle();
        }

        public void Download()
        {
            Refuse();
            _shop.Rig.Press(Key.Menu);
            _shop.See(Text.MenuOffice);
            _shop.Rig.Press(Key.D6);
            _shop.See(Text.MenuDownload);
            _shop.Rig.Press(Key.D6);
        }

        public void Ask(int digit)
        {
            _shop.Rig.Host.Misbehave.Add(MisbehaviourKind.Ask, "0820.301", digit);
            Refuse();
            Line(Key.D2, false);
            _shop.See(Text.EchoOk);
            _shop.Rig.Press(Key.Enter);
        }

        public void Line(Key key, bool refuse = true)
        {
            if (refuse)
            {
                Refuse();
            }

            _shop.Rig.Press(Key.Menu);
            _shop.See(Text.MenuLine);
            _shop.Rig.Press(Key.D4);
            _shop.See(Text.MenuEcho);
            _shop.Rig.Press(key);
        }

        /// <summary>The words at the end, or that nothing is owed any more.</summary>
        public void Sees(Text? good)
        {
            if (good is { } words)
            {
                _shop.See(words);
            }

            Leave();
        }

        /// <param name="idle">It goes on by itself: the idle page tells of it.</param>
        public void SeesRefused(bool idle)
        {
            string[] words = idle
                ? [Texts.Of(Language.English, Text.IdleReversalKeys), Texts.Of(Language.English, Text.IdleNoticesKeys, "1")]
                : [_shop.Say(Text.RefusesKeys)];
            if (idle)
            {
                Leave();
            }

            Assert.IsTrue(_shop.Rig.WaitUntil(() => words.Any(_shop.Rig.Reader.Shows), LimitMs), _shop.Rig.Reader.Text);
            if (!idle)
            {
                _counts = false;
            }
        }

        /// <summary>Everything that was owed is with the host within half a minute, and the terminal is at its idle page.</summary>
        public void Quiet()
        {
            Leave();
            _shop.Rig.RunFor(30_000);
            Leave();
            Assert.IsFalse(_shop.Rig.Machine.Terminal.Log.HasOpenReversal);
            Assert.AreEqual(0, _shop.Rig.Machine.Terminal.Log.OpenNotices);
        }

        private void Leave()
        {
            _shop.Rig.RemoveCard();
            _shop.ToIdle();
        }

        private void Pay(int pins)
        {
            _shop.Rig.Type("4200");
            _shop.Rig.Press(Key.Enter);
            Present(pins);
        }

        private void Refuse() => _shop.Rig.Host.Misbehave.Add(MisbehaviourKind.Decline, _message, 0, _code);

        /// <summary>Card and PIN; the PIN once more when the sale is sent again.</summary>
        private void Present(int pins)
        {
            _shop.See(Text.CardInsert);
            _shop.Rig.InsertCard(Card);
            for (int i = 0; i < pins; i++)
            {
                if (!_shop.Rig.WaitFor(_shop.Say(Text.PinTitle), 12_000))
                {
                    return;
                }

                _shop.Rig.Type(_shop.Rig.Cards[Card].Profile.Pin);
                _shop.Rig.Press(Key.Enter);
            }
        }

        private void Prepare(string what)
        {
            _shop.Rig.Sell(1000, Card);
            Sale = _shop.LastVoucher;
            if (what == "upload, rows")
            {
                _shop.Choose(TransactionType.Void);
                _shop.Original(Sale, Text.SaleTitle);
                _shop.Done(Text.Approved);
            }

            if (what.StartsWith("completion", StringComparison.Ordinal) || what == "pre-authorisation void")
            {
                _shop.Choose(TransactionType.PreAuthorisation);
                _shop.Enter(Text.IdleEnterAmount, "3000");
                _shop.Pay(Card, Text.Approved);
                _shop.ToIdle();
                PreAuth = _shop.LastVoucher;
            }

            if (what == "completion void")
            {
                _shop.Choose(TransactionType.Completion);
                _shop.Original(PreAuth, Text.PreAuthTitle);
                _shop.Enter(Text.IdleEnterAmount, "3000");
                _shop.Done(Text.Approved);
                Completion = _shop.LastVoucher;
            }
        }

        private void Look(byte[] request, byte[]? reply)
        {
            IsoMessage message = IsoCodec.Read(request.AsSpan(IsoFrame.PrefixBytes));
            string code = message.Text(60) is { Length: >= 11 } text ? text.Substring(8, 3) : "";
            if (message.Mti == "0800" && code is "001" or "003" or "004")
            {
                SignOns += _counts ? 1 : 0;
            }

            bool refused = _message == message.Mti || _message == message.Mti + "." + code;
            if (_further > 0 && refused && reply is not null && IsoCodec.Read(reply.AsSpan(IsoFrame.PrefixBytes)).Text(39) == _code)
            {
                _further--;
                Refuse();
            }
        }
    }
}
