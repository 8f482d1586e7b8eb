using Drivers.Keypad;
using Firmware.Ui;
using Simulator.Acquirer;

namespace Simulator.Soak;

/// <summary>The flash of a terminal that is ready for business: keys in, passwords chosen. Every day begins with a copy.</summary>
public static class ShopImage
{
    public const string SupervisorPassword = "402957";
    private const int LimitMs = 30_000;

    public static FlashCopy Make()
    {
        var rig = new Rig(new RigOptions { Seed = 1 });
        rig.Provision(AcquirerServer.DefaultPort);
        rig.SignInFirst();
        ChooseSupervisorPassword(rig);
        rig.PowerCut();
        return FlashCopy.Of(rig.Handset.Flash);
    }

    private static void ChooseSupervisorPassword(Rig rig)
    {
        rig.Press(Key.Menu);
        rig.Press(Key.D1);
        rig.Press(Key.D1);
        rig.Type(Rig.DefaultPassword);
        rig.Press(Key.Enter);
        Expect(rig, Text.PasswordMustChange);
        rig.Press(Key.Enter);
        Expect(rig, Text.PasswordNew);
        rig.Type(SupervisorPassword);
        rig.Press(Key.Enter);
        Expect(rig, Text.PasswordRepeat);
        rig.Type(SupervisorPassword);
        rig.Press(Key.Enter);
        Expect(rig, Text.AskVoucher);
        rig.Press(Key.Cancel);
        Expect(rig, Text.IdleEnterAmount);
    }

    private static void Expect(Rig rig, Text text)
    {
        if (!rig.WaitFor(rig.Say(text), LimitMs))
        {
            throw new InvalidOperationException($"The terminal did not come to \"{rig.Say(text)}\":\n{rig.Reader.Text}");
        }
    }
}
