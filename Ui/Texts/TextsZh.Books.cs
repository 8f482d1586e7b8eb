namespace Firmware.Ui
{
    /// <content>Transactions, settlement, reports.</content>
    internal static partial class TextsZh
    {
        private static string Books(Text id)
        {
            switch (id)
            {
                case Text.VoidTitle: return "撤销";
                case Text.RefundTitle: return "退货";
                case Text.BalanceTitle: return "余额查询";
                case Text.PreAuthTitle: return "预授权";
                case Text.PreAuthVoidTitle: return "预授权撤销";
                case Text.CompletionTitle: return "预授权完成";
                case Text.CompletionNoticeTitle: return "完成通知";
                case Text.CompletionVoidTitle: return "完成撤销";
                case Text.TipTitle: return "小费调整";
                case Text.SupervisorPassword: return "主管{0}的密码";
                case Text.AskVoucher: return "请输入凭证号";
                case Text.AskReference: return "请输入12位参考号";
                case Text.AskAuthorisation: return "请输入6位授权码";
                case Text.AskDate: return "原交易日期（4位，如0115）";
                case Text.AskDay: return "日期（4位，如0115）";
                case Text.AskCardTail: return "卡号后四位";
                case Text.AskTotalWithTip: return "含小费的总金额";
                case Text.TipTooLittle: return "金额小于原消费";
                case Text.SearchingVoucher: return "正在查找";
                case Text.VoucherUnknown: return "没有这张凭证";
                case Text.VoucherTypeHint: return "按确认键输入原交易信息";
                case Text.OriginalWrongKind: return "该交易不能这样处理";
                case Text.OriginalSettled: return "已结算，请用退货";
                case Text.OriginalSpent: return "该交易已处理过";
                case Text.TwiceAsk: return "重复交易？";
                case Text.TwiceHint: return "同卡同金额刚刚交易过，按确认键继续。";
                case Text.BalanceIs: return "可用余额";
                case Text.NoticeStored: return "已保存待发送";
                case Text.NoticeStoredHint: return "线路恢复后自动发送。";
                case Text.LimitOne: return "超过单笔限额";
                case Text.LimitDay: return "超过当日限额";
                case Text.LimitOperator: return "超过操作员当日限额";
                case Text.LastTitle: return "上一笔交易";
                case Text.StateApproved: return "交易成功";
                case Text.StateDeclined: return "交易被拒绝，资金未变动";
                case Text.StateReversing: return "正在冲正";
                case Text.StateReversed: return "已冲正";
                case Text.StateNotSent: return "未发送，资金未变动";
                case Text.StateNotice: return "等待发送";
                case Text.StateDamaged: return "记录已损坏";
                case Text.QueryNothing: return "没有找到交易";
                case Text.QueryNextHint: return "按确认键看下一笔";
                case Text.IdleNoticesOpen: return "待发送通知：{0}";
                case Text.IdleNoticesRefused: return "银行拒绝的通知：{0}";
                default: return null;
            }
        }

        private static string Settlement(Text id)
        {
            switch (id)
            {
                case Text.SettleTitle: return "结算";
                case Text.SettleAsk: return "现在结算？";
                case Text.SettleNothing: return "没有可结算的交易";
                case Text.SettleReversals: return "正在发送冲正";
                case Text.SettleNotices: return "正在发送通知";
                case Text.SettleTotals: return "正在对账";
                case Text.SettleUploading: return "正在上送明细";
                case Text.SettleClosing: return "正在结束批次";
                case Text.SettleDone: return "结算完成";
                case Text.SettleFailed: return "结算未完成";
                case Text.SettleFailedHint: return "数据未丢失，下次将继续。";
                case Text.MenuTransactions: return "交易";
                case Text.MenuPrintAndQuery: return "重打与查询";
                case Text.MenuSettlement: return "结算与报表";
                case Text.MenuLine: return "银行线路";
                case Text.MenuSettle: return "结算";
                case Text.MenuShift: return "班次报表";
                case Text.MenuDay: return "当日营业报表";
                case Text.MenuReprintSettlement: return "重打结算单";
                case Text.MenuQueryVoucher: return "按凭证号查询";
                case Text.MenuQueryCard: return "按卡号查询";
                case Text.MenuQueryDay: return "按日期查询";
                case Text.MenuLast: return "上一笔交易";
                case Text.MenuSignOff: return "向银行签退";
                case Text.EchoFailed: return "银行无应答";
                case Text.SignedOff: return "已向银行签退";
                case Text.SlipTypeBalance: return "余额查询";
                case Text.SlipTypePreAuth: return "预授权";
                case Text.SlipTypePreAuthVoid: return "预授权撤销";
                case Text.SlipTypeCompletion: return "预授权完成";
                case Text.SlipTypeCompletionNotice: return "预授权完成通知";
                case Text.SlipTypeCompletionVoid: return "预授权完成撤销";
                case Text.SlipTypeTip: return "小费调整";
                case Text.SlipOriginal: return "原凭证号";
                case Text.SlipToDeliver: return "已保存，待发送";
                case Text.SlipTip: return "小费";
                case Text.SlipSettlement: return "结算单";
                case Text.SlipShift: return "班次报表";
                case Text.SlipDay: return "当日营业报表";
                case Text.SlipDebit: return "借记";
                case Text.SlipCredit: return "贷记";
                case Text.SlipNet: return "净额";
                case Text.SlipBalanced: return "对账平";
                case Text.SlipNotBalanced: return "对账不平，已上送明细";
                case Text.SlipOpenReversals: return "未完成冲正";
                case Text.SlipOpenNotices: return "待发送通知";
                case Text.SlipRefusedNotices: return "被拒绝通知";
                case Text.SlipSetAside: return "损坏记录";
                case Text.SlipByType: return "按交易类型";
                case Text.SlipByOrganisation: return "按卡组织";
                case Text.SlipByOperator: return "按操作员";
                default: return null;
            }
        }
    }
}
