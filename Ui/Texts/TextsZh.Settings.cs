namespace Firmware.Ui
{
    /// <content>Settings.</content>
    internal static partial class TextsZh
    {
        private static string Settings(Text id)
        {
            switch (id)
            {
                case Text.SettingsReceipts: return "签购单";
                case Text.SettingsShopName: return "商户名称";
                case Text.SettingsSignature: return "签名";
                case Text.SettingsIdle: return "待机与锁定";
                case Text.SettingsReceiptSize: return "字号";
                case Text.SettingsPaperWidth: return "纸宽";
                case Text.SettingsCopies: return "打印联数";
                case Text.SettingsLogo: return "标志";
                case Text.SettingsHeadLine: return "抬头第 {0} 行";
                case Text.SettingsFootLine: return "页脚第 {0} 行";
                case Text.SettingsDate: return "日期";
                case Text.SettingsTime: return "时间";
                case Text.SettingsZone: return "时区";
                case Text.SettingsDim: return "变暗时间";
                case Text.SettingsLock: return "锁定时间";
                case Text.SettingNotSaved: return "设置未能保存";
                case Text.AskNewDate: return "日期（8位，如20260115）";
                case Text.AskNewTime: return "时间（4位，如0930）";
                case Text.NoSuchDate: return "日期不存在";
                case Text.NoSuchTime: return "时间不存在";
                case Text.SignInUnlock: return "已锁定，请输入操作员 {0} 的密码";
                case Text.OptionSilent: return "静音";
                case Text.OptionLow: return "低";
                case Text.OptionMedium: return "中";
                case Text.OptionLoud: return "高";
                case Text.OptionSmall: return "小";
                case Text.OptionNormal: return "标准";
                case Text.OptionLarge: return "大";
                case Text.OptionBothCopies: return "商户和持卡人存根";
                case Text.OptionMerchantOnly: return "只打商户存根";
                case Text.OptionAskCopy: return "每次询问";
                case Text.OptionNoCopies: return "不打印";
                case Text.OptionNoLogo: return "无";
                case Text.OptionLogoShop: return "店铺";
                case Text.OptionLogoCup: return "茶杯";
                case Text.OptionLogoBasket: return "购物篮";
                case Text.OptionOnPaper: return "纸上签名";
                case Text.OptionOnScreen: return "屏幕签名";
                case Text.OptionNever: return "从不";
                case Text.OptionSeconds: return "{0} 秒";
                case Text.OptionMinutes: return "{0} 分钟";
                case Text.EntryPinyin: return "拼音";
                case Text.EntryLower: return "小写";
                case Text.EntryUpper: return "大写";
                case Text.EntryDigits: return "数字";
                case Text.EntryHintPinyin: return "2-9 键拼音，0 键空格，# 键切换输入法";
                case Text.EntryHintSyllable: return "按确认键选字，* 键换读音";
                case Text.EntryHintChoose: return "1-8 键选字，上下键翻页，确认键选首字";
                case Text.EntryHintLetters: return "连按同一键换字母，1 键符号，0 键空格，# 键切换";
                case Text.EntryHintDigits: return "# 键切换输入法";
                case Text.AskShopName: return "商户名称";
                case Text.AskLine: return "该行文字";
                default: return null;
            }
        }

        private static string Signing(Text id)
        {
            switch (id)
            {
                case Text.SignTitle: return "签名";
                case Text.SignHere: return "请在框内签名";
                case Text.SignHow: return "按确认键接受，按清除键重签";
                case Text.KeyOnPaper: return "纸上签名";
                default: return null;
            }
        }
    }
}
