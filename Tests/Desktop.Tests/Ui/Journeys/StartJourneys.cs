using Drivers.Keypad;
using Firmware.Ui;
using Simulator;
using Simulator.Acquirer;

namespace Tests.Desktop.Ui.Journeys;

/// <summary>Power-on, sign-in, passwords, activation.</summary>
internal static class StartJourneys
{
    public static void NewTerminal(Journey j)
    {
        j.Rig.Provision(AcquirerServer.DefaultPort, false);
        j.Rig.PowerOn();
        j.Keep("start-self-test", Text.SelfTestTitle);
        j.See(Text.SignInNumber);
        j.Keep("start-sign-in");
        SignIn(j, Rig.DefaultPassword);
        j.See(Text.SignInChecking);
        j.Keep("start-must-change", Text.PasswordMustChange);
        j.Press(Key.Enter);
        Passwords(j);
        Activate(j);
    }

    private static void Passwords(Journey j)
    {
        j.Enter(Text.PasswordNew, "135");
        j.Keep("password-short", Text.PasswordTooShort);
        j.Type("111111");
        j.Press(Key.Enter);
        j.Keep("password-simple", Text.PasswordTooSimple);
        j.Type(Rig.AdministratorPassword);
        j.Press(Key.Enter);
        j.Enter(Text.PasswordRepeat, "999888");
        j.Keep("password-differs", Text.PasswordDiffers);
        j.Type(Rig.AdministratorPassword);
        j.Press(Key.Enter);
        j.Enter(Text.PasswordRepeat, Rig.AdministratorPassword);
        j.Keep("password-changed", Text.PasswordChanged);
        j.Press(Key.Enter);
    }

    private static void Activate(Journey j)
    {
        j.Keep("activation-kcv", Text.ActivateKcv);
        j.Rig.SetNetwork(false);
        j.Press(Key.Enter);
        j.Keep("activation-failed", Text.ActivateFailed);
        j.Rig.SetNetwork(true);
        j.Rig.Pipe!.LatencyMs = 800;
        j.Press(Key.Enter);
        j.Keep("activation-signing-on", Text.SigningOn);
        j.Keep("activation-loading", Text.DownloadLoading);
        j.Rig.Pipe!.LatencyMs = 80;
        j.Keep("activation-merchant", Text.ActivateMerchant);
        j.Rig.Pipe!.LatencyMs = 2_000;
        j.Press(Key.Enter);
        j.Keep("activation-echo", Text.ActivateEcho);
        j.Rig.Pipe!.LatencyMs = 80;
        j.Keep("activation-done", Text.ActivateDone);
        j.Home();
    }

    /// <summary>Wrong password, locked, somebody who is not there, the lock of the idle page.</summary>
    public static void Operators(Journey j)
    {
        j.Menu(Text.MenuSignOut);
        j.See(Text.SignInNumber);
        SignIn(j, "555555");
        j.Keep("sign-in-wrong", Text.SignInWrong);
        for (int i = 0; i < 4; i++)
        {
            j.See(Text.SignInWrong);
            j.Type("555555");
            j.Press(Key.Enter);
            j.Rig.RunFor(1_500);
        }

        j.Keep("sign-in-locked-administrator", Text.SignInLocked, Rig.AdministratorNumber);
        j.Press(Key.Enter);
        j.Rig.RunFor(16 * 60_000);
        j.See(Text.SignInNumber);
        SignIn(j, Rig.AdministratorPassword);
        j.See(Text.IdleEnterAmount);
        j.Rig.RunFor(1_000);
        j.Keep("idle-signed-in");
        Own(j);
    }

    /// <summary>One who changes his password may not choose the old one again.</summary>
    private static void Own(Journey j)
    {
        j.Menu(Text.MenuOffice, Text.MenuPassword);
        j.See(Text.SignInPassword, Rig.AdministratorNumber);
        j.Type(Rig.AdministratorPassword);
        j.Press(Key.Enter);
        j.Enter(Text.PasswordNew, Rig.AdministratorPassword);
        j.Keep("password-same", Text.PasswordSame);
        j.Home();
    }

    private static void SignIn(Journey j, string password)
    {
        j.Type(Rig.AdministratorNumber);
        j.Press(Key.Enter);
        j.See(Text.SignInPassword, Rig.AdministratorNumber);
        j.Type(password);
        j.Press(Key.Enter);
    }
}
