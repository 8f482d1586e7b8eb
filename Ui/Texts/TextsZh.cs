namespace Firmware.Ui
{
    /// <summary>The Chinese wording. Switches and not an array: they take no heap, and a jump table finds the text.</summary>
    internal static partial class TextsZh
    {
        /// <summary>The wording, null for a number that is no text.</summary>
        public static string Of(Text id)
        {
            switch ((int)id >> Texts.GroupShift)
            {
                case 0x000 >> Texts.GroupShift: return Common(id);
                case 0x040 >> Texts.GroupShift: return Idle(id);
                case 0x080 >> Texts.GroupShift: return SelfTest(id);
                case 0x0C0 >> Texts.GroupShift: return Staff(id);
                case 0x100 >> Texts.GroupShift: return Sale(id);
                case 0x140 >> Texts.GroupShift: return Outcome(id);
                case 0x180 >> Texts.GroupShift: return Host(id);
                case 0x1C0 >> Texts.GroupShift: return Printing(id);
                case 0x200 >> Texts.GroupShift: return Receipt(id);
                case 0x240 >> Texts.GroupShift: return Fault(id);
                case 0x280 >> Texts.GroupShift: return Menu(id);
                case 0x300 >> Texts.GroupShift: return Books(id);
                case 0x340 >> Texts.GroupShift: return Settlement(id);
                case 0x380 >> Texts.GroupShift: return Office(id);
                case 0x3C0 >> Texts.GroupShift: return Activation(id);
                case 0x400 >> Texts.GroupShift: return Keys(id);
                case 0x440 >> Texts.GroupShift: return Taps(id);
                case 0x480 >> Texts.GroupShift: return Settings(id);
                case 0x4C0 >> Texts.GroupShift: return Signing(id);
                case 0x500 >> Texts.GroupShift: return Paper(id);
                case 0x580 >> Texts.GroupShift: return Full(id);
                case 0x5C0 >> Texts.GroupShift: return Custody(id);
                case 0x640 >> Texts.GroupShift: return Mail(id);
                case 0x6C0 >> Texts.GroupShift: return MoneyMore(id);
                case 0x740 >> Texts.GroupShift: return Audit(id);
                default: return null;
            }
        }

        private static string Common(Text id)
        {
            switch (id)
            {
                case Text.None: return "";
                case Text.KeyCancel: return "取消";
                case Text.KeyBack: return "返回";
                case Text.KeyClear: return "清除";
                case Text.KeyEnter: return "确认";
                case Text.KeyOk: return "确定";
                case Text.KeyNext: return "下一步";
                case Text.KeyRetry: return "重试";
                case Text.KeySkip: return "跳过";
                case Text.KeyMenu: return "菜单";
                case Text.KeySale: return "收款";
                case Text.KeyYes: return "是";
                case Text.KeyNo: return "否";
                case Text.KeyPrint: return "打印";
                case Text.KeyChoose: return "选择";
                case Text.PleaseWait: return "请稍候";
                case Text.NotReady: return "未就绪";
                case Text.Cancelled: return "已取消";
                case Text.NotAllowed: return "无权进行此操作";
                case Text.Failed: return "失败";
                default: return null;
            }
        }

        private static string Idle(Text id)
        {
            switch (id)
            {
                case Text.IdleEnterAmount: return "请输入金额";
                case Text.IdleEnterStarts: return "按确认键开始收款";
                case Text.IdleOperator: return "操作员 {0}";
                case Text.IdleReversalOpen: return "冲正未完成，联网后自动发送";
                case Text.IdlePaperOut: return "打印机缺纸，请换新纸卷";
                case Text.IdleNotSignedOn: return "未向银行签到";
                case Text.Monday: return "星期一";
                case Text.Tuesday: return "星期二";
                case Text.Wednesday: return "星期三";
                case Text.Thursday: return "星期四";
                case Text.Friday: return "星期五";
                case Text.Saturday: return "星期六";
                case Text.Sunday: return "星期日";
                case Text.DateFormat: return "{0}年{1}月{2}日";
                case Text.AmountZero: return "金额不能为零";
                case Text.AmountTooBig: return "金额超过上限";
                default: return null;
            }
        }

        private static string SelfTest(Text id)
        {
            switch (id)
            {
                case Text.SelfTestTitle: return "自检";
                case Text.SelfTestRunning: return "检测中";
                case Text.PartBattery: return "电源和电池";
                case Text.PartMemory: return "内存";
                case Text.PartFlash: return "数据存储";
                case Text.PartPrinter: return "打印机和纸";
                case Text.PartCardReader: return "读卡器";
                case Text.PartLink: return "通信网络";
                case Text.PartClock: return "时钟";
                case Text.PartKeys: return "键盘";
                case Text.ResultOk: return "正常";
                case Text.ResultWarning: return "注意";
                case Text.ResultFailed: return "故障";
                case Text.ResultWaiting: return "...";
                default: return null;
            }
        }

        private static string Staff(Text id)
        {
            switch (id)
            {
                case Text.SignInTitle: return "操作员登录";
                case Text.SignInNumber: return "操作员号（2位）";
                case Text.SignInPassword: return "操作员{0}的密码";
                case Text.SignInWrong: return "操作员号或密码错误";
                case Text.SignInLocked: return "操作员{0}已被锁定";
                case Text.SignInLockedHint: return "请联系系统管理员解锁";
                case Text.SignInLockedWait: return "已锁定，请{0}分钟后再试";
                case Text.SignInTriesLeft: return "还可以输入{0}次";
                case Text.SignInFirstUse: return "首次登录：99，密码123456";
                case Text.SignInChecking: return "正在验证";
                case Text.PasswordMustChange: return "请设置新密码";
                case Text.PasswordMustChangeWhy: return "初始密码人人皆知，请先修改。";
                case Text.PasswordNew: return "新密码（6至12位数字）";
                case Text.PasswordRepeat: return "请再次输入新密码";
                case Text.PasswordTooShort: return "密码至少6位";
                case Text.PasswordTooSimple: return "密码过于简单，请换一个";
                case Text.PasswordSame: return "不能与旧密码相同";
                case Text.PasswordDiffers: return "两次输入不一致";
                case Text.PasswordChanged: return "密码已修改";
                case Text.PasswordNotSaved: return "密码未能保存";
                case Text.PasswordAged: return "密码已过期，请设置新密码";
                case Text.RoleAdministrator: return "系统管理员";
                case Text.RoleSupervisor: return "主管";
                case Text.RoleCashier: return "收银员";
                case Text.OperatorsTitle: return "操作员管理";
                case Text.OperatorAdd: return "新增操作员";
                case Text.OperatorRemove: return "删除";
                case Text.OperatorUnlock: return "解锁";
                case Text.OperatorRemoved: return "已删除操作员{0}";
                case Text.OperatorUnlocked: return "操作员{0}已解锁";
                case Text.OperatorExists: return "操作员{0}已存在";
                default: return null;
            }
        }

        private static string Sale(Text id)
        {
            switch (id)
            {
                case Text.SaleTitle: return "消费";
                case Text.CardInsert: return "请插入银行卡";
                case Text.CardInsertHow: return "芯片朝上，插入前端卡槽";
                case Text.CardReading: return "正在读卡";
                case Text.CardLeaveIn: return "请勿拔卡";
                case Text.CardRemove: return "请取走银行卡";
                case Text.ChooseApplication: return "请选择卡应用";
                case Text.PinTitle: return "请输入密码";
                case Text.PinHint: return "输入4至12位密码后按确认";
                case Text.PinHintBypass: return "无密码请直接按确认";
                case Text.PinWrong: return "密码错误";
                case Text.PinTriesLeft: return "还可以输入{0}次";
                case Text.PinLastTry: return "最后一次：再输错将锁卡";
                case Text.PinForShop: return "收款方：{0}";
                case Text.Processing: return "正在处理";
                case Text.Connecting: return "正在连接银行";
                case Text.Sending: return "正在发送";
                case Text.Receiving: return "等待银行应答";
                case Text.ReversalSending: return "正在冲正上一笔交易";
                case Text.ReversalPendingHint: return "下一笔交易前将自动冲正。";
                case Text.SigningOn: return "正在向银行签到";
                case Text.SignOnFailed: return "签到失败";
                case Text.EchoOk: return "通信正常";
                case Text.Approved: return "交易成功";
                case Text.Declined: return "交易失败";
                case Text.MoneyNotMoved: return "未扣款。";
                case Text.MoneyReturning: return "如已扣款，将自动退回。";
                default: return null;
            }
        }
    }
}
