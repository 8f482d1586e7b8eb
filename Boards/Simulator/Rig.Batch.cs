using Drivers.Hal;
using Drivers.Keypad;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Simulator;

/// <content>A terminal with a long day behind it.</content>
public sealed partial class Rig
{
    private const int WriteLimitMs = 5_000;
    private const int CashMinor = 100;

    /// <summary>The administrator signs in again after a restart, with the password that <see cref="SignInFirst"/> chose.</summary>
    public void SignInAgain()
    {
        PowerOn();
        Expect(Say(Text.SignInNumber));
        Type(AdministratorNumber);
        Press(Key.Enter);
        Expect(Texts.Of(_options.Language, Text.SignInPassword, AdministratorNumber));
        Type(AdministratorPassword);
        Press(Key.Enter);
        Expect(Say(Text.IdleEnterAmount), HostLimitMs);
    }

    /// <summary>So many cash sales into the open batch, past the keypad: what hours at the counter leave on flash.</summary>
    public void KeepCash(int count)
    {
        TransactionLog log = Machine.Terminal.Log;
        Firmware.Host.TransactionKind cash = Machine.Terminal.Kinds.Of((byte)TransactionType.Cash);
        for (int i = 0; i < count; i++)
        {
            var record = new TransactionRecord
            {
                Type = (byte)cash.Type, TotalsSign = cash.TotalsSign, AmountMinor = CashMinor, TenderedMinor = CashMinor, Date = 20260115, Time = 90000,
                Batch = Machine.Terminal.Settings.Current(Counter.Batch),
            };
            AdministratorNumber.Select(c => (byte)c).ToArray().CopyTo(record.Operator, 0);
            Until(() => Machine.Terminal.Settings.Take(Counter.Voucher, out record.Voucher) == Status.Ok);
            Until(() => log.Keep(record) == Status.Pending);
            Until(() => log.Poll(Handset.Clock.NowMs) == Status.Ok);
        }
    }

    private void Until(Func<bool> done)
    {
        long endMs = NowMs + WriteLimitMs;
        while (!done())
        {
            if (NowMs >= endMs)
            {
                throw new InvalidOperationException("The terminal's log takes no more.");
            }

            RunFor(1);
        }
    }
}
