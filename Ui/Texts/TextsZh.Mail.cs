namespace Firmware.Ui
{
    /// <content>E-receipts, and adjusting the touch screen.</content>
    internal static partial class TextsZh
    {
        private static string Mail(Text id)
        {
            switch (id)
            {
                case Text.MailTitle: return "电子小票";
                case Text.SettingsReceiptCode: return "小票二维码";
                case Text.SettingsMail: return "邮件小票";
                case Text.OptionNotOffered: return "否";
                case Text.OptionOffered: return "是";
                case Text.KeyMail: return "邮件";
                case Text.KeySend: return "发送";
                case Text.KeyCorrect: return "修改";
                case Text.MailPrompt: return "顾客的邮箱地址";
                case Text.MailHintDigits: return "*键：@，再按是点。#键：字母";
                case Text.MailHintLetters: return "*键：@，再按是点。1键：- _ #键：数字";
                case Text.MailHintDomain: return "上下键：换一个。确认键：选用";
                case Text.MailInvalid: return "邮箱地址还不完整";
                case Text.MailConfirm: return "小票发到这个邮箱？";
                case Text.MailTaken: return "小票即将发出";
                case Text.MailTakenHint: return "小票稍后由银行发出。";
                case Text.MailFull: return "待发送的小票太多";
                case Text.MailFullHint: return "请打印持卡人存根。";
                case Text.MailAsk: return "需要邮件小票吗？";
                case Text.MailAskHint: return "菜单键：输入邮箱。确认键：不需要";
                case Text.MailOffer: return "菜单键：改发到邮箱";
                case Text.IdleMailOpen: return "待发送的邮件小票：{0}";
                case Text.IdleMailRefused: return "被拒绝的邮件小票：{0}";
                case Text.TouchTitle: return "触摸屏";
                case Text.MenuTouch: return "触摸屏校准";
                case Text.TouchCross: return "请点按十字的中心";
                case Text.TouchCount: return "第{0}个，共3个";
                case Text.TouchNotThere: return "偏差太大，请重新点按";
                case Text.TouchCompare: return "再点一次，用于核对";
                case Text.TouchKept: return "触摸屏校准完成";
                case Text.TouchWrong: return "三次点按不一致";
                case Text.TouchWrongHint: return "未作更改。请用触笔重试。";
                default: return null;
            }
        }
    }
}
