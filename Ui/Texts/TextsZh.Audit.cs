namespace Firmware.Ui
{
    /// <content>What an audit entry was about.</content>
    internal static partial class TextsZh
    {
        private static string Audit(Text id)
        {
            switch (id)
            {
                case Text.AuditBrackets: return "({0})";
                case Text.AuditLimit: return "限额：{0}";
                case Text.AuditLimitOther: return "其他交易限额";
                case Text.AuditInternal: return "内部数据";
                case Text.AuditParameters: return "银行参数";
                case Text.AuditPublicKeys: return "公钥";
                case Text.AuditApplications: return "卡应用参数";
                case Text.AuditBlacklist: return "黑名单";
                case Text.AuditPublicKey: return "下载的第{0}个公钥";
                case Text.AuditMasterKey: return "主密钥";
                case Text.AuditPinKey: return "密码加密密钥";
                case Text.AuditMacKey: return "报文校验密钥";
                case Text.AuditTrackKey: return "磁道加密密钥";
                case Text.AuditTransportKey: return "传输密钥";
                case Text.AuditInitialKey: return "初始密钥";
                case Text.AuditHost: return "主机地址";
                case Text.AuditHostPort: return "主机端口";
                case Text.AuditSettleAt: return "自动结算时间";
                case Text.AuditKeyScheme: return "密钥体系";
                case Text.AuditMacScheme: return "报文校验方式";
                case Text.AuditPinFormat: return "密码数据格式";
                case Text.AuditKeyForm: return "工作密钥格式";
                case Text.AuditKeyBlocks: return "密钥块";
                case Text.AuditHotline: return "服务热线";
                case Text.AuditAccount: return "结算账户";
                case Text.AuditBank: return "结算银行";
                case Text.AuditUploadEnd: return "明细上送结束码";
                case Text.AuditForeignApart: return "外卡单独合计";
                case Text.AuditTaps: return "挥卡";
                case Text.AuditTapLimits: return "挥卡限额";
                case Text.SlipTimes: return " {0}笔";
                case Text.SignOnLater: return "下一笔交易前将自动签到。";
                case Text.DownloadFailedHint: return "其余数据稍后自动下载。";
                case Text.PasswordGivenHint: return "登录时须修改。";
                case Text.CardKeep: return "请收银员取出并保留卡片";
                case Text.StateVoided: return "已撤销";
                case Text.StateRefunded: return "已退货（部分或全部）";
                case Text.StateCompleted: return "已完成收款";
                case Text.PasswordFirst: return "首次密码：123456";
                default: return null;
            }
        }
    }
}
