namespace Firmware.Ui
{
    /// <content>Cash, activation, downloads.</content>
    internal static partial class TextsZh
    {
        private static string Activation(Text id)
        {
            switch (id)
            {
                case Text.CashTitle: return "现金销售";
                case Text.SlipTypeCash: return "现金销售";
                case Text.CashTendered: return "收到现金";
                case Text.CashTooLittle: return "收款少于应收金额";
                case Text.CashChange: return "应找零";
                case Text.CashNoChange: return "无须找零";
                case Text.CashSaved: return "现金销售已记录";
                case Text.SlipCashTendered: return "收到现金";
                case Text.SlipCashChange: return "找零";
                case Text.SlipCashDrawer: return "现金合计";
                case Text.SlipCashNote: return "现金支付，未使用银行卡。";
                case Text.DebtTrying: return "正在发送";
                case Text.DebtAttempts: return "已尝试{0}次未成功";
                case Text.DebtNext: return "{0}秒后重试";
                case Text.DebtHint: return "完成前不能刷卡，可收现金。";
                case Text.KeyCash: return "现金";
                case Text.ActivateTitle: return "终端启用";
                case Text.ActivateFirst: return "终端尚未启用";
                case Text.ActivateFirstHint: return "请由操作员99启用：菜单 6 7";
                case Text.ActivateAsk: return "现在启用终端？";
                case Text.ActivateSteps: return "密钥、签到、参数、确认、测试。";
                case Text.ActivateAgain: return "完成前不能收款。";
                case Text.ActivateNoKey: return "等待装入主密钥";
                case Text.ActivateNoKeyHint: return "请技术人员通过服务端口装入。";
                case Text.ActivateKcv: return "请核对校验值";
                case Text.ActivateKcvValue: return "校验值{0}";
                case Text.ActivateKcvHint: return "与密钥函一致请按确认。";
                case Text.ActivateMerchant: return "请核对商户信息";
                case Text.ActivateAccount: return "结算账户{0}";
                case Text.ActivateRefused: return "未确认";
                case Text.ActivateRefusedHint: return "请联系收单机构：{0}";
                case Text.ActivateEcho: return "正在测试连接";
                case Text.ActivateDone: return "终端已启用";
                case Text.ActivateFailed: return "未能完成";
                case Text.ActivateFailedHint: return "按确认从此处重试。";
                case Text.IdleNotActivated: return "终端未启用，请按菜单";
                case Text.DownloadTitle: return "接收银行数据";
                case Text.DownloadParameters: return "正在下载参数";
                case Text.DownloadKeys: return "正在下载公钥";
                case Text.DownloadApplications: return "正在下载卡应用参数";
                case Text.DownloadBlacklist: return "正在下载黑名单";
                case Text.DownloadStatus: return "正在上送终端状态";
                case Text.DownloadLoading: return "正在启用新数据";
                case Text.DownloadFailed: return "下载未完成";
                case Text.MenuActivation: return "启用终端";
                case Text.MenuDownload: return "立即下载参数";
                case Text.DownloadDone: return "银行数据已更新";
                case Text.TwiceAgo: return "凭证号{0}，时间";
                default: return null;
            }
        }
    }
}
