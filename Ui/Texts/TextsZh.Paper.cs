namespace Firmware.Ui
{
    /// <content>Slips, their printing, reports, the e-receipt.</content>
    internal static partial class TextsZh
    {
        private static string Paper(Text id)
        {
            switch (id)
            {
                case Text.SlipScan: return "扫码保存电子小票";
                case Text.SlipByHour: return "按小时";
                case Text.SlipList: return "交易清单";
                case Text.SlipListCount: return "笔数";
                case Text.SlipFaults: return "故障清单";
                case Text.SlipNoFaults: return "没有故障记录";
                case Text.KeyAnew: return "重打";
                case Text.PrintAnewHint: return "清除键：整张重新打印";
                case Text.MenuPrintList: return "打印交易清单";
                case Text.MenuPrintSelfTest: return "打印自检结果";
                case Text.ReportTitle: return "报表";
                case Text.CustomerCopyAsk: return "顾客需要小票吗？";
                case Text.CustomerCopyAskHint: return "确认键：打印。取消键：不需要";
                default: return null;
            }
        }
    }
}
