namespace Firmware.Ui
{
    /// <content>Slips, their printing, reports, the e-receipt.</content>
    internal static partial class TextsEn
    {
        private static string Paper(Text id)
        {
            switch (id)
            {
                case Text.SlipScan: return "Your receipt: scan to keep it";
                case Text.SlipByHour: return "By hour";
                case Text.SlipList: return "Transactions";
                case Text.SlipListCount: return "Transactions";
                case Text.SlipFaults: return "Faults";
                case Text.SlipNoFaults: return "No faults on record";
                case Text.KeyAnew: return "Anew";
                case Text.PrintAnewHint: return "Clear: the whole slip once more";
                case Text.MenuPrintList: return "Transaction list";
                case Text.MenuPrintSelfTest: return "Self-test slip";
                case Text.ReportTitle: return "Reports";
                case Text.CustomerCopyAsk: return "Slip for customer?";
                case Text.CustomerCopyAskHint: return "Enter: print it. Cancel: none is wanted";
                default: return null;
            }
        }
    }
}
