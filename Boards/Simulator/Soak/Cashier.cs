using Drivers.Keypad;
using Firmware.Ui;
using Simulator.Cards;

namespace Simulator.Soak;

/// <summary>What a cashier and a customer mean to do with one transaction.</summary>
public sealed class CashierPlan
{
    /// <summary>Digits for the pages that ask for numbers, in their order; when they run out the page is left.</summary>
    public Queue<string> Numbers { get; init; } = new();

    public string Card { get; init; } = "";

    public long AmountMinor { get; init; }

    /// <summary>A wrong PIN the first time.</summary>
    public bool WrongPin { get; init; }

    /// <summary>The customer changes his mind when he is asked for the PIN.</summary>
    public bool LeavesAtPin { get; init; }

    /// <summary>The customer pulls the card at this moment; 0 = waits to be asked.</summary>
    public long TearAtMs { get; init; }
}

/// <summary>
/// Answers whatever page the terminal shows, as a cashier and a customer would. Looks at the page and not at the pixels: a
/// soak has no screen.
/// </summary>
public sealed class Cashier(Rig rig)
{
    private const int LookMs = 150;

    /// <summary>A message is read this long before it is answered.</summary>
    private const int ReadMs = 900;

    private Page? _seen;
    private long _seenMs;
    private int _cardUses;
    private bool _amountTyped;
    private bool _torn;
    private int _pins;
    private int _signIns;

    private CashierPlan _plan = new();

    public bool Idle => rig.Machine.Terminal is { Main.Idle: true };

    /// <summary>Called at every look: for whoever changes the world meanwhile.</summary>
    public Action? Looked { get; set; }

    public void Plan(CashierPlan plan)
    {
        _plan = plan;
        _cardUses = 0;
        _amountTyped = false;
        _torn = false;
        _pins = 0;
    }

    /// <summary>Works until the idle page is there again, or the power is gone, or the time is up.</summary>
    public bool Work(long limitMs)
    {
        long endMs = rig.NowMs + limitMs;
        _signIns = 0;
        while (rig.NowMs < endMs)
        {
            rig.RunFor(LookMs);
            Looked?.Invoke();
            if (!rig.Powered || rig.Machine.Terminal is null)
            {
                return false;
            }

            if (Idle)
            {
                rig.TakeCards();
                return true;
            }

            Look();
        }

        return false;
    }

    private void Look()
    {
        Page? page = rig.Machine.Terminal.Ui.Top;
        if (_plan.TearAtMs > 0 && !_torn && rig.NowMs >= _plan.TearAtMs && rig.HoldsCard)
        {
            rig.TakeCards();
            _torn = true;
        }

        if (page is null || page.Result != PageResult.None)
        {
            return;
        }

        if (!ReferenceEquals(page, _seen))
        {
            _seen = page;
            _seenMs = rig.NowMs;
        }

        switch (page)
        {
            case NumberPage number:
                EnterNumber(number);
                break;
            case PinPage:
                EnterPin();
                break;
            case AmountPage:
                EnterAmount(page);
                break;
            case ChoicePage:
                rig.Press(Key.Cancel);
                break;
            case MessagePage when rig.NowMs - _seenMs >= ReadMs:
                Answer();
                break;
        }
    }

    private void EnterNumber(NumberPage page)
    {
        string digits = Digits(page);
        rig.Type(digits);
        rig.Press(digits.Length == 0 ? Key.Cancel : Key.Enter);
    }

    private string Digits(NumberPage page)
    {
        if (Says(page.Title, Text.SignInTitle))
        {
            bool number = page.CancelHint == Text.None;
            // A new terminal has the first password until it was changed; which of the two a power cut left is found out.
            return number ? Rig.AdministratorNumber : _signIns++ % 2 == 0 ? Rig.AdministratorPassword : Rig.DefaultPassword;
        }

        if (Says(page.Title, Text.MenuPassword))
        {
            return Rig.AdministratorPassword;
        }

        return _plan.Numbers.TryDequeue(out string? digits) ? digits : "";
    }

    private static bool Says(string? title, Text id) => title == Texts.Of(Language.English, id) || title == Texts.Of(Language.Chinese, id);

    private void EnterPin()
    {
        if (_plan.LeavesAtPin || !rig.Cards.TryGetValue(_plan.Card, out var card))
        {
            rig.Press(Key.Cancel);
            return;
        }

        string pin = card.Profile.Pin;
        rig.Type(_plan.WrongPin && _pins++ == 0 ? pin[1..] + "7" : pin);
        rig.Press(Key.Enter);
    }

    private void EnterAmount(Page page)
    {
        if (_amountTyped || _plan.AmountMinor == 0)
        {
            rig.Press(Key.Cancel);
            return;
        }

        _amountTyped = true;
        rig.Type(_plan.AmountMinor.ToString());
        rig.Press(Key.Enter);
        rig.RunFor(LookMs);
        if (page.Result == PageResult.None && ReferenceEquals(rig.Machine.Terminal?.Ui.Top, page))
        {
            // More than it may be.
            rig.Press(Key.Cancel);
        }
    }

    /// <summary>A phone is tapped again when its owner has looked at it.</summary>
    private int UsesOf(string card) => rig.Cards.TryGetValue(card, out SimulatedCard? known) && known.Profile.Contactless is { Device: true } ? 2 : 1;

    private void Answer()
    {
        _seenMs = rig.NowMs;
        if (rig.HoldsCard)
        {
            rig.TakeCards();
        }
        else if (_plan.Card.Length > 0 && _cardUses < UsesOf(_plan.Card))
        {
            rig.Offer(_plan.Card);
            _cardUses++;
        }
        else
        {
            rig.Press(Key.Enter);
        }
    }
}
