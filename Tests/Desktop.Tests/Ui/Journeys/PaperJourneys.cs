using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;

namespace Tests.Desktop.Ui.Journeys;

/// <summary>The printer in trouble, and settings.</summary>
internal static class PaperJourneys
{
    private const string Card = "no-cvm";

    public static void Printing(Journey j)
    {
        var printer = j.Rig.Handset.Printer;
        printer.PaperOut = true;
        Sell(j, "1000");
        j.Keep("slip-no-paper", Text.PaperOut);
        printer.PaperOut = false;
        j.Press(Key.Enter);
        j.See(Text.TearOff);
        printer.CoverOpen = true;
        j.Press(Key.Enter);
        j.Keep("slip-cover", Text.CoverOpen);
        printer.CoverOpen = false;
        j.Press(Key.Enter);
        j.Home();
        Sell(j, "1100");
        j.See(Text.PrintingMerchant);
        j.Rig.RunFor(700);
        printer.PaperOut = true;
        j.See(Text.PaperOut);
        j.Keep("slip-cut-short");
        printer.PaperOut = false;
        j.Press(Key.Clear);
        j.See(Text.TearOff);
        j.Home();
        Sell(j, "1200");
        j.See(Text.PrintingMerchant);
        printer.Hot = true;
        j.Keep("slip-hot", Text.Overheated);
        printer.Hot = false;
        j.See(Text.TearOff);
        j.Home();
        _ = j.Rig.Machine.Terminal.Settings.SetInt(SettingNumber.Copies, (int)CopyPolicy.Ask);
        j.Rig.RunFor(1_000);
        Sell(j, "1300");
        j.Keep("copy-ask", Text.CustomerCopyAsk);
        j.Home();
        printer.PaperOut = true;
        j.Rig.RunFor(3_000);
        j.Keep("idle-no-paper");
        printer.PaperOut = false;
        printer.Dead = true;
        j.Menu(Text.MenuPrintAndQuery, Text.MenuReprint);
        j.Keep("printer-silent", Text.PrinterSilent);
        j.Press(Key.Cancel);
        j.Home();
    }

    private static void Sell(Journey j, string minor)
    {
        j.Amount(minor);
        j.Rig.InsertCard(Card);
        j.See(Text.Approved);
        j.Rig.RemoveCard();
    }

    public static void Settings(Journey j)
    {
        j.Menu(Text.MenuSettings);
        j.Keep("settings-menu");
        j.Home();
        foreach (Text setting in new[] { Text.SettingsBrightness, Text.SettingsSound, Text.SettingsReceipts, Text.SettingsSignature, Text.SettingsIdle, Text.SettingsDateTime, Text.MailTitle })
        {
            j.Menu(Text.MenuSettings, setting);
            j.Keep("settings-" + setting.ToString().Replace("Settings", "", StringComparison.Ordinal).ToLowerInvariant());
            j.Home();
        }

        foreach (Text item in new[] { Text.SettingsReceiptSize, Text.SettingsLogo })
        {
            j.Menu(Text.MenuSettings, Text.SettingsReceipts, item);
            j.Keep("settings-" + item.ToString()["Settings".Length..].ToLowerInvariant());
            j.Home();
        }

        foreach (Text item in new[] { Text.SettingsDim, Text.SettingsLock })
        {
            j.Menu(Text.MenuSettings, Text.SettingsIdle, item);
            j.Keep("settings-" + item.ToString()["Settings".Length..].ToLowerInvariant());
            j.Home();
        }

        j.Menu(Text.MenuSettings, Text.SettingsLanguage);
        j.Keep("settings-language");
        j.Home();
        j.Menu(Text.MenuSettings, Text.SettingsDateTime, Text.SettingsZone);
        j.Keep("settings-zone");
        j.Home();
        Clock(j);
        Line(j);
    }

    private static void Clock(Journey j)
    {
        j.Menu(Text.MenuSettings, Text.SettingsDateTime, Text.SettingsDate);
        j.See(Text.AskNewDate);
        j.Keep("date-ask");
        j.Type("20261341");
        j.Press(Key.Enter);
        j.Keep("date-wrong", Text.NoSuchDate);
        j.Home();
        j.Menu(Text.MenuSettings, Text.SettingsDateTime, Text.SettingsTime);
        j.See(Text.AskNewTime);
        j.Keep("time-ask");
        j.Type("2561");
        j.Press(Key.Enter);
        j.Keep("time-wrong", Text.NoSuchTime);
        j.Home();
    }

    private static void Line(Journey j)
    {
        j.Menu(Text.MenuSettings, Text.SettingsReceipts);
        j.Rig.Settle();
        j.Press(Key.D4);
        j.Keep("line-ask", Text.AskLine);
        j.Home();
    }
}
