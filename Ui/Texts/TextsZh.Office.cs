namespace Firmware.Ui
{
    /// <content>Operators, audit trail, limits.</content>
    internal static partial class TextsZh
    {
        private static string Office(Text id)
        {
            switch (id)
            {
                case Text.PasswordGivenWhy: return "密码由主管设置，请改为自己的密码。";
                case Text.PasswordFor: return "操作员{0}密码";
                case Text.PasswordGiven: return "密码已保存";
                case Text.PasswordDaysLeft: return "密码{0}天后过期";
                case Text.PasswordDaysLeftHint: return "到期前请修改：菜单 6 1";
                case Text.MenuOffice: return "人员与管理";
                case Text.OperatorReset: return "重设密码";
                case Text.OperatorLocked: return "已锁定";
                case Text.OperatorMore: return "更多";
                case Text.OperatorNewNumber: return "新操作员号（01至98）";
                case Text.OperatorRole: return "选择角色";
                case Text.OperatorSureRemove: return "删除操作员{0}？";
                case Text.OperatorSelf: return "本人请用菜单 6 1";
                case Text.MenuAudit: return "审计记录";
                case Text.MenuAuditShow: return "查看审计记录";
                case Text.MenuAuditPrint: return "打印审计记录";
                case Text.AuditEmpty: return "暂无记录";
                case Text.AuditEnd: return "已到最早一条";
                case Text.AuditGap: return "此处缺少{0}条记录！";
                case Text.AuditPort: return "服务端口";
                case Text.AuditNobody: return "无人登录";
                case Text.AuditBatch: return "批次{0}";
                case Text.AuditConcerns: return "对象：操作员{0}";
                case Text.AuditEntryNumber: return "第{0}条";
                case Text.AuditSignedIn: return "登录";
                case Text.AuditSignInFailed: return "密码错误";
                case Text.AuditLocked: return "锁定";
                case Text.AuditUnlocked: return "解锁";
                case Text.AuditOperatorAdded: return "新增操作员";
                case Text.AuditOperatorRemoved: return "删除操作员";
                case Text.AuditPasswordReset: return "重设密码";
                case Text.AuditPasswordChanged: return "修改密码";
                case Text.AuditSignedOut: return "签退";
                case Text.AuditSettingChanged: return "修改设置";
                case Text.AuditKeyLoaded: return "装入密钥";
                case Text.AuditHistoryCleared: return "清除批次";
                case Text.AuditActivated: return "终端启用";
                case Text.AuditDownloaded: return "接收下载数据";
                case Text.AuditConfirmed: return "主管确认";
                case Text.AuditOther: return "其他事件";
                case Text.MenuLimits: return "限额与密码期限";
                case Text.LimitSaleOne: return "单笔消费";
                case Text.LimitSaleDay: return "每日消费";
                case Text.LimitRefundOne: return "单笔退货";
                case Text.LimitRefundDay: return "每日退货";
                case Text.LimitPreAuthOne: return "单笔预授权";
                case Text.LimitOperatorDay: return "操作员每日";
                case Text.LimitCashOne: return "单笔现金";
                case Text.LimitPasswordDays: return "密码期限";
                case Text.LimitNone: return "不限";
                case Text.LimitDays: return "{0}天";
                case Text.LimitChange: return "修改";
                case Text.LimitRemove: return "取消限额";
                case Text.LimitAskDays: return "密码有效天数";
                case Text.SupervisorNumber: return "主管操作员号";
                case Text.SupervisorNotOne: return "不是主管";
                default: return null;
            }
        }
    }
}
