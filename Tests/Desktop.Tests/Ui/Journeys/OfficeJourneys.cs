using Drivers.Keypad;
using Firmware.Ui;
using Simulator.Acquirer;

namespace Tests.Desktop.Ui.Journeys;

/// <summary>Menus, line, settlement, staff, limits, downloads, keys.</summary>
internal static class OfficeJourneys
{
    private const string Card = "no-cvm";

    public static void Menus(Journey j)
    {
        j.Menu();
        j.Keep("menu");
        j.Home();
        foreach (Text menu in new[] { Text.MenuTransactions, Text.MenuPrintAndQuery, Text.MenuSettlement, Text.MenuLine, Text.MenuOffice })
        {
            j.Menu(menu);
            j.Keep("menu-" + menu.ToString()["Menu".Length..].ToLowerInvariant());
            j.Home();
        }

        j.Menu(Text.MenuLine, Text.MenuEcho);
        j.Keep("echo", Text.EchoOk);
        j.Home();
        j.Menu(Text.MenuLine, Text.MenuAbout);
        j.Keep("about", Text.AboutSoftware);
        j.Home();
        j.Menu(Text.MenuLine, Text.MenuSignOff);
        j.Keep("signed-off", Text.SignedOff);
        j.Home();
        j.Keep("idle-not-signed-on", Text.IdleNotSignedOn);
        j.Rig.SetNetwork(false);
        j.Menu(Text.MenuLine, Text.MenuEcho);
        j.Keep("echo-failed", Text.EchoFailed);
        j.Home();
        j.Menu(Text.MenuSelfTest);
        j.Rig.WaitUntil(() => j.Shows(Text.KeyNext), 20_000);
        j.Keep("self-test-again", Text.SelfTestTitle);
        j.Home();
    }

    public static void Settlement(Journey j)
    {
        j.Menu(Text.MenuSettlement, Text.MenuSettle);
        j.Keep("settle-nothing", Text.SettleNothing);
        j.Home();
        j.Rig.Sell(10000, Card);
        j.Rig.Sell(2500, Card);
        j.Menu(Text.MenuSettlement, Text.MenuTotals);
        j.Keep("totals", Text.TotalsCount);
        j.Home();
        j.Menu(Text.MenuSettlement, Text.MenuSettle);
        j.Keep("settle-ask", Text.SettleAsk);
        j.Rig.SetNetwork(false);
        j.Press(Key.Enter);
        j.Keep("settle-failed", Text.SettleFailed);
        j.Rig.SetNetwork(true);
        j.Rig.RunFor(20_000);
        j.Home();
        j.Rig.Host.Misbehave.Add(MisbehaviourKind.Unbalanced, "0500");
        j.Rig.Pipe!.LatencyMs = 1_000;
        j.Menu(Text.MenuSettlement, Text.MenuSettle);
        j.See(Text.SettleAsk);
        j.Press(Key.Enter);
        j.Keep("settle-totals", Text.SettleTotals);
        j.Keep("settle-uploading", Text.SettleUploading);
        j.Keep("settle-closing", Text.SettleClosing);
        j.Rig.Pipe!.LatencyMs = 80;
        j.Keep("settle-printing", Text.Printing);
        j.Keep("settled", Text.SettleDone);
        j.Home();
        j.Menu(Text.MenuSettlement, Text.MenuShift);
        j.Keep("shift-printing", Text.Printing);
        j.Home();
    }

    public static void Office(Journey j)
    {
        Staff(j);
        j.Menu(Text.MenuOffice, Text.MenuLimits);
        j.Keep("limits", Text.MenuLimits);
        j.Choose(Text.LimitSaleOne);
        j.Keep("limit-change", Text.LimitRemove);
        j.Choose(Text.LimitChange);
        j.See(Text.IdleEnterAmount);
        j.Keep("limit-amount");
        j.Type("500000");
        j.Press(Key.Enter);
        j.See(Text.MenuLimits);
        j.Keep("limit-set");
        j.Home();
        j.Menu(Text.MenuOffice, Text.MenuLimits);
        j.Rig.Settle();
        j.Press(Key.D8);
        j.Keep("limit-days");
        j.Press(Key.D1);
        j.Keep("limit-ask-days", Text.LimitAskDays);
        j.Home();
        Downloads(j);
        Audit(j);
    }

    private static void Staff(Journey j)
    {
        j.Menu(Text.MenuOffice, Text.OperatorsTitle, Text.OperatorAdd);
        j.Keep("staff-number", Text.OperatorNewNumber);
        j.Type("07");
        j.Press(Key.Enter);
        j.Choose(Text.RoleCashier);
        j.Enter(Text.PasswordNew, "975310");
        j.Enter(Text.PasswordRepeat, "975310");
        j.Keep("staff-added", Text.PasswordGiven);
        j.Press(Key.Enter);
        j.Keep("staff-list", Text.OperatorsTitle);
        for (int number = 20; number < 27; number++)
        {
            j.Choose(Text.OperatorAdd);
            j.Enter(Text.OperatorNewNumber, number.ToString());
            j.Choose(Text.RoleCashier);
            j.Enter(Text.PasswordNew, "975310");
            j.Enter(Text.PasswordRepeat, "975310");
            j.See(Text.PasswordGiven);
            j.Press(Key.Enter);
        }

        j.Keep("staff-many", Text.OperatorMore);
        j.Rig.Settle();
        j.Press(Key.D3);
        j.Choose(Text.OperatorRemove);
        j.See(Text.OperatorSureRemove, "07");
        j.Press(Key.Enter);
        j.Keep("staff-removed", Text.OperatorRemoved, "07");
        j.Home();
        j.Menu(Text.MenuOffice, Text.MenuPassword);
        j.Keep("own-password", Text.SignInPassword, "99");
        j.Home();
    }

    private static void Downloads(Journey j)
    {
        j.Rig.Pipe!.LatencyMs = 700;
        j.Menu(Text.MenuOffice, Text.MenuDownload);
        List<Text> steps = [Text.DownloadStatus, Text.DownloadParameters, Text.DownloadKeys, Text.DownloadApplications, Text.DownloadBlacklist, Text.DownloadLoading];
        while (j.Rig.WaitUntil(() => j.Shows(Text.DownloadDone) || steps.Any(j.Shows), 60_000) && !j.Shows(Text.DownloadDone))
        {
            Text step = steps.First(j.Shows);
            steps.Remove(step);
            j.Keep("download-" + step.ToString()["Download".Length..].ToLowerInvariant());
        }

        j.Rig.Pipe!.LatencyMs = 80;
        j.Keep("download-done", Text.DownloadDone);
        j.Home();
        j.Rig.SetNetwork(false);
        j.Menu(Text.MenuOffice, Text.MenuDownload);
        j.Keep("download-failed", Text.DownloadFailed);
        j.Home();
        j.Rig.SetNetwork(true);
    }

    private static void Audit(Journey j)
    {
        j.Menu(Text.MenuOffice, Text.MenuAuditShow);
        for (int i = 0; i < 40 && !j.Rig.WaitUntil(() => j.Shows(Text.AuditEnd), 400); i++)
        {
            j.Rig.Settle();
            if (i < 12)
            {
                j.Keep($"audit-{i}");
            }

            j.Press(Key.Enter);
        }

        j.Keep("audit-end", Text.AuditEnd);
        j.Home();
    }

    /// <summary>A master key from two components.</summary>
    public static void Keys(Journey j)
    {
        j.Menu(Text.MenuLine, Text.MenuKeys);
        j.Keep("keys-replace", Text.ComponentReplace);
        j.Press(Key.Enter);
        j.Keep("keys-kind", Text.ComponentLength);
        j.Press(Key.D1);
        j.Keep("keys-how-many", Text.ComponentHowMany);
        j.Press(Key.D1);
        j.See(Text.ComponentPartOf, "1");
        Component(j, "00112233445566778899AABBCCDDEEFF");
        j.Keep("keys-typed");
        j.Press(Key.Enter);
        j.See(Text.ComponentPartCheckHint);
        j.Keep("keys-check");
        j.Press(Key.Enter);
        j.Keep("keys-next-person", Text.ComponentNextPerson);
        j.Press(Key.Enter);
        j.See(Text.ComponentPartOf, "2");
        Component(j, "01326754CDFEAB98764510236BA89DCE");
        j.Press(Key.Enter);
        j.See(Text.ComponentPartCheckHint);
        j.Press(Key.Enter);
        j.See(Text.ComponentResultHint);
        j.Keep("keys-result");
        j.Press(Key.Cancel);
        j.Keep("keys-left", Text.ComponentCancelled);
        j.Home();
        Again(j);
    }

    private static void Again(Journey j)
    {
        j.Menu(Text.MenuLine, Text.MenuKeys);
        j.See(Text.ComponentReplace);
        j.Press(Key.Enter);
        j.See(Text.ComponentLength);
        j.Press(Key.D1);
        j.See(Text.ComponentHowMany);
        j.Press(Key.D1);
        for (int part = 1; part <= 2; part++)
        {
            j.See(Text.ComponentPartOf, part.ToString());
            Component(j, part == 1 ? "00112233445566778899AABBCCDDEEFF" : "01326754CDFEAB98764510236BA89DCE");
            j.Press(Key.Enter);
            j.See(Text.ComponentPartCheckHint);
            j.Press(Key.Enter);
            if (part == 1)
            {
                j.See(Text.ComponentNextPerson);
                j.Press(Key.Enter);
            }
        }

        j.See(Text.ComponentResultHint);
        j.Press(Key.Enter);
        j.Keep("keys-stored", Text.ComponentStored);
        j.Home();
    }

    private static void Component(Journey j, string digits)
    {
        foreach (char digit in digits)
        {
            if (digit > '9')
            {
                j.Press(Key.F1, (Key)((int)Key.D1 + digit - 'A'));
            }
            else
            {
                j.Press((Key)((int)Key.D0 + digit - '0'));
            }
        }
    }
}
