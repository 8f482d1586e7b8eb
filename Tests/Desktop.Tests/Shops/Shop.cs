using Drivers.Keypad;
using Firmware.Ui;
using Simulator.Acquirer;
using Simulator;
using TransactionKinds = Firmware.Host.TransactionKinds;
using TransactionType = Firmware.Host.TransactionType;

namespace Desktop.Tests.Shops;

/// <summary>A shop with its terminal ready: the moves a cashier makes, and the checks after them.</summary>
internal sealed class Shop
{
    public const string SupervisorPassword = "402957";
    private const int LimitMs = 90_000;
    private bool _supervisorKnown;

    public Shop(uint seed = 1, int linkDelayMs = 80, bool foreignApart = false, KeyOptions? keys = null)
        : this(new RigOptions { Seed = seed, LinkDelayMs = linkDelayMs, ForeignApart = foreignApart, Keys = keys ?? new KeyOptions() })
    {
    }

    public Shop(RigOptions options)
    {
        Rig = new Rig(options);
        Rig.Provision(AcquirerServer.DefaultPort);
        Rig.SignInFirst();
    }

    public Rig Rig { get; }

    public IEnumerable<BookTransaction> Standing(Simulator.Acquirer.TransactionKind kind) =>
        Rig.Host.Books.Standing(Rig.TerminalId).Where(t => t.Kind == kind);

    public int LastVoucher => Rig.Machine.Terminal.Settings.Current(Firmware.Store.Counter.Voucher);

    public string Say(Text id) => Rig.Say(id);

    public string Say(Text id, string value) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Say(id), value);

    public void See(Text id, long limitMs = LimitMs) => Assert.IsTrue(Rig.WaitFor(Say(id), limitMs), $"\"{Say(id)}\" did not come; on the screen:\n{Rig.Reader.Text}");

    public void SeeOneOf(params Text[] ids) =>
        Assert.IsTrue(Rig.WaitUntil(() => ids.Any(id => Rig.Reader.Shows(Say(id))), LimitMs), $"none of {string.Join(", ", ids)}; on the screen:\n{Rig.Reader.Text}");

    /// <summary>Menu, transactions, the type's own number.</summary>
    public void Choose(TransactionType type)
    {
        Rig.Press(Key.Menu);
        See(Text.MenuTransactions);
        Rig.Press(Key.D1);
        var kinds = new TransactionKinds();
        int at = Enumerable.Range(0, kinds.Count).First(i => kinds.At(i).Type == type);
        Rig.Press((Key)((int)Key.D0 + at));
        if (kinds.At(at).Supervised)
        {
            Supervise();
        }
    }

    public void Supervise()
    {
        Assert.IsTrue(Rig.WaitFor(Say(Text.SupervisorPassword, "00"), LimitMs), Rig.Reader.Text);
        Rig.Type(_supervisorKnown ? SupervisorPassword : Rig.DefaultPassword);
        Rig.Press(Key.Enter);
        if (!_supervisorKnown)
        {
            See(Text.PasswordMustChange);
            Rig.Press(Key.Enter);
            See(Text.PasswordNew);
            Rig.Type(SupervisorPassword);
            Rig.Press(Key.Enter);
            See(Text.PasswordRepeat);
            Rig.Type(SupervisorPassword);
            Rig.Press(Key.Enter);
            _supervisorKnown = true;
        }
    }

    public void Enter(Text prompt, string digits)
    {
        See(prompt);
        Rig.Type(digits);
        Rig.Press(Key.Enter);
    }

    /// <summary>Voucher, then Enter at the page that shows the original.</summary>
    public void Original(int voucher, Text name)
    {
        Enter(Text.AskVoucher, voucher.ToString());
        See(name);
        Assert.IsTrue(Rig.WaitUntil(() => Rig.Reader.Shows("****"), LimitMs), Rig.Reader.Text);
        Rig.Press(Key.Enter);
    }

    /// <summary>A voucher that the terminal does not hold, then Enter at the page that says so.</summary>
    public void UnknownOriginal()
    {
        Enter(Text.AskVoucher, "777777");
        See(Text.VoucherUnknown);
        Rig.Press(Key.Enter);
    }

    /// <summary>Card in, PIN when asked, up to one of the endings; then out.</summary>
    public void Pay(string card, Text ending)
    {
        See(Text.CardInsert);
        Rig.InsertCard(card);
        SeeOneOf(Text.PinTitle, ending);
        if (Rig.Reader.Shows(Say(Text.PinTitle)))
        {
            Rig.Type(Rig.Cards[card].Profile.Pin);
            Rig.Press(Key.Enter);
            See(ending);
        }

        Rig.RemoveCard();
    }

    /// <summary>Slips and messages away until the idle page is there.</summary>
    public void ToIdle()
    {
        for (int i = 0; i < 8; i++)
        {
            if (Rig.WaitUntil(() => Rig.Reader.Shows(Say(Text.IdleEnterAmount)), i == 0 ? 2_000 : 12_000))
            {
                return;
            }

            Rig.Press(Key.Enter);
        }

        Assert.Fail(Rig.Reader.Text);
    }

    public void Done(Text ending)
    {
        See(ending);
        ToIdle();
    }

    /// <summary>Power on, sign-in, up to whatever comes after it.</summary>
    public void SignInAgain()
    {
        Rig.PowerOn();
        See(Text.SignInNumber);
        Rig.Type(Rig.AdministratorNumber);
        Rig.Press(Key.Enter);
        Assert.IsTrue(Rig.WaitFor(Say(Text.SignInPassword, Rig.AdministratorNumber), LimitMs), Rig.Reader.Text);
        Rig.Type(Rig.AdministratorPassword);
        Rig.Press(Key.Enter);
    }

    public void MoneyHolds() => Assert.AreEqual("", string.Join("; ", Rig.CheckMoney()));
}
