using Firmware.Ui;

namespace Firmware.Health
{
    /// <summary>What a fault is called, what happened, and what to do.</summary>
    public static class Faults
    {
        /// <summary>"E302".</summary>
        public static string Name(FaultCode code)
        {
            return "E" + ((int)code).ToString();
        }

        /// <summary>What happened, a plain sentence. The step to take is the text after it.</summary>
        public static Text What(FaultCode code)
        {
            switch (code)
            {
                case FaultCode.BatteryLow: return Text.FaultBatteryLow;
                case FaultCode.BatterySilent: return Text.FaultBatterySilent;
                case FaultCode.Memory: return Text.FaultMemory;
                case FaultCode.FlashSilent: return Text.FaultFlashSilent;
                case FaultCode.FlashFailed: return Text.FaultFlashFailed;
                case FaultCode.Journal: return Text.FaultJournal;
                case FaultCode.PrinterSilent: return Text.FaultPrinterSilent;
                case FaultCode.PaperOut: return Text.FaultPaperOut;
                case FaultCode.CoverOpen: return Text.FaultCoverOpen;
                case FaultCode.Overheated: return Text.FaultOverheated;
                case FaultCode.ReaderSilent: return Text.FaultReaderSilent;
                case FaultCode.CardLeft: return Text.FaultCardLeft;
                case FaultCode.TapReaderSilent: return Text.FaultTapReaderSilent;
                case FaultCode.ClockLost: return Text.FaultClockLost;
                case FaultCode.ClockSilent: return Text.FaultClockSilent;
                case FaultCode.KeyStuck: return Text.FaultKeyStuck;
                case FaultCode.LinkDown: return Text.FaultLinkDown;
                case FaultCode.HostSilent: return Text.FaultHostSilent;
                case FaultCode.KeysMissing: return Text.FaultKeysMissing;
                case FaultCode.Restarted: return Text.FaultRestarted;
                default: return Text.None;
            }
        }

        /// <summary>What to do. In <see cref="Text"/> every fault's advice follows its sentence.</summary>
        public static Text Advice(FaultCode code)
        {
            Text what = What(code);
            return what == Text.None ? Text.None : (Text)((int)what + 1);
        }

        /// <summary>True when no payment may be taken while it lasts: the record of it could not be kept.</summary>
        public static bool StopsPayments(FaultCode code)
        {
            switch (code)
            {
                case FaultCode.Memory:
                case FaultCode.FlashSilent:
                case FaultCode.FlashFailed:
                case FaultCode.Journal:
                case FaultCode.ReaderSilent:
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>Fills a page with code, sentence and step.</summary>
        public static void Describe(FaultCode code, Texts texts, MessagePage page)
        {
            page.Start(StopsPayments(code) ? Mood.Bad : Mood.Warning, texts.Of(Text.FaultTitle, Name(code)), texts.Of(What(code)))
                .WithLine(texts.Of(Advice(code)))
                .WithKeys(Text.None, Text.KeyOk)
                .WithTimeout(Theme.ImportantMessageMs);
        }
    }
}
