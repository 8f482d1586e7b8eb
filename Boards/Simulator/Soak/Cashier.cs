using Drivers.Keypad;
using Firmware.Ui;

namespace Simulator.Soak;

/// <summary>
/// Answers whatever page the terminal shows, as a cashier and a customer would, from a plan: digits for the pages that ask
/// for numbers, an amount, a card. Looks at the page and not at the pixels: a soak has no screen.
/// </summary>
public sealed class Cashier(Rig rig)
{
    private const int LookMs = 150;

    /// <summary>A message is read this long before it is answered.</summary>
    private const int ReadMs = 900;

    private readonly Queue<string> _numbers = new();
    private Page? _seen;
    private long _seenMs;
    private bool _cardUsed;
    private bool _amountTyped;

    public string Card { get; set; } = "unionpay-debit";

    public long AmountMinor { get; set; }

    /// <summary>The customer pulls the card at this moment; 0 = waits to be asked.</summary>
    public long TearAtMs { get; set; }

    public bool WantsCard { get; set; }

    public bool Idle => rig.Machine.Terminal is { Main.Idle: true };

    public void Plan(bool wantsCard, long amountMinor, params string[] numbers)
    {
        _numbers.Clear();
        Array.ForEach(numbers, _numbers.Enqueue);
        WantsCard = wantsCard;
        AmountMinor = amountMinor;
        _cardUsed = false;
        _amountTyped = false;
        TearAtMs = 0;
    }

    /// <summary>Works until the idle page is there again, or the power is gone, or the time is up.</summary>
    public bool Work(long limitMs)
    {
        long endMs = rig.NowMs + limitMs;
        while (rig.NowMs < endMs)
        {
            rig.RunFor(LookMs);
            if (!rig.Powered || rig.Machine.Terminal is null)
            {
                return false;
            }

            if (Idle)
            {
                rig.RemoveCard();
                return true;
            }

            Look();
        }

        return false;
    }

    private void Look()
    {
        Page? page = rig.Machine.Terminal.Ui.Top;
        if (TearAtMs > 0 && rig.NowMs >= TearAtMs && rig.SeatedCard is not null)
        {
            rig.RemoveCard();
            TearAtMs = 0;
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
                rig.Type(number.Title == rig.Say(Text.SignInTitle) ? SignIn(number) : _numbers.TryDequeue(out string? digits) ? digits : "");
                rig.Press(_numbers.Count == 0 && number.Count == 0 ? Key.Cancel : Key.Enter);
                break;
            case PinPage:
                rig.Type(rig.Cards[Card].Profile.Pin);
                rig.Press(Key.Enter);
                break;
            case AmountPage when _amountTyped:
                rig.Press(Key.Cancel);
                break;
            case AmountPage:
                _amountTyped = true;
                rig.Type(AmountMinor.ToString());
                rig.Press(Key.Enter);
                rig.RunFor(LookMs);
                if (page.Result == PageResult.None && ReferenceEquals(rig.Machine.Terminal?.Ui.Top, page))
                {
                    rig.Press(Key.Cancel);
                }

                break;
            case ChoicePage:
                rig.Press(Key.Cancel);
                break;
            case MessagePage when rig.NowMs - _seenMs >= ReadMs:
                Answer();
                break;
        }
    }

    private void Answer()
    {
        _seenMs = rig.NowMs;
        if (rig.SeatedCard is not null)
        {
            rig.RemoveCard();
        }
        else if (WantsCard && !_cardUsed)
        {
            rig.InsertCard(Card);
            _cardUsed = true;
        }
        else
        {
            rig.Press(Key.Enter);
        }
    }

    private static string SignIn(NumberPage page) => page.CancelHint == Text.None ? Rig.AdministratorNumber : Rig.AdministratorPassword;
}
