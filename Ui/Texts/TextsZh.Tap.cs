namespace Firmware.Ui
{
    /// <content>Taps.</content>
    internal static partial class TextsZh
    {
        private static string Taps(Text id)
        {
            switch (id)
            {
                case Text.TapOrInsert: return "请插入银行卡或挥卡";
                case Text.TapHow: return "卡片、手机或手表靠近感应区，或插卡";
                case Text.TapReading: return "正在读卡，请保持不动";
                case Text.TapReadOk: return "读卡成功，请移开卡片";
                case Text.TapOneCard: return "请只出示一张卡";
                case Text.TapAgain: return "请重新挥卡";
                case Text.TapSeePhone: return "请查看手机";
                case Text.TapSeePhoneHint: return "在手机上确认后，请再次挥卡。";
                case Text.TapInsert: return "请改用插卡";
                case Text.TapInsertHint: return "本次交易须插卡，不能挥卡。";
                case Text.TapAnother: return "请插卡或换一张卡";
                case Text.TapAnotherHint: return "这张卡不能挥卡交易。";
                case Text.TapForeignHint: return "这不是支付卡。";
                case Text.TapPinWrong: return "密码错误，请重新挥卡再试。";
                case Text.SlipEntryTap: return "（挥卡）";
                case Text.SlipOnDevice: return "已在手机或手表上验证";
                case Text.PartTapReader: return "非接读卡器";
                case Text.FaultTapReaderSilent: return "非接读卡器无响应";
                case Text.FaultTapReaderSilentDo: return "请改用插卡。如仍出现请联系维修。";
                default: return null;
            }
        }
    }
}
