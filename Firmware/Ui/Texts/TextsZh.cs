namespace Firmware.Ui
{
    /// <summary>The Chinese wording. A switch and not an array: it takes no heap, and a jump table finds the text.</summary>
    internal static class TextsZh
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
                case Text.KeySignOut: return "签退";
                case Text.PleaseWait: return "请稍候";
                case Text.Done: return "完成";
                case Text.Yes: return "是";
                case Text.No: return "否";
                case Text.NotReady: return "未就绪";
                case Text.TimedOut: return "操作超时";
                case Text.Cancelled: return "已取消";
                case Text.NotAllowed: return "无权进行此操作";
                case Text.Failed: return "失败";
                case Text.MoreBelow: return "下面还有";
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
                case Text.IdleReversalOpen: return "有冲正未完成，详见菜单";
                case Text.IdlePaperOut: return "打印机缺纸，请换新纸卷";
                case Text.IdleBatteryLow: return "电量不足，请连接充电器";
                case Text.IdleLinkDown: return "未连接银行";
                case Text.IdleNotSignedOn: return "未向银行签到";
                case Text.Monday: return "星期一";
                case Text.Tuesday: return "星期二";
                case Text.Wednesday: return "星期三";
                case Text.Thursday: return "星期四";
                case Text.Friday: return "星期五";
                case Text.Saturday: return "星期六";
                case Text.Sunday: return "星期日";
                case Text.DateFormat: return "{0}年{1}月{2}日";
                case Text.AmountTitle: return "金额";
                case Text.AmountZero: return "金额不能为零";
                case Text.AmountTooBig: return "金额超过上限";
                default: return null;
            }
        }

        private static string SelfTest(Text id)
        {
            switch (id)
            {
                case Text.SelfTestTitle: return "开机自检";
                case Text.SelfTestRunning: return "检测中";
                case Text.SelfTestPassed: return "全部正常";
                case Text.SelfTestWarned: return "可以使用，但有警告";
                case Text.SelfTestFailed: return "终端需要处理";
                case Text.SelfTestAgain: return "重新检测";
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
                case Text.SelfTestPrinted: return "自检报告";
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
                case Text.PasswordMustChangeWhy: return "初始密码人人皆知，必须更换后才能使用。";
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
                case Text.OperatorAdd: return "新增收银员";
                case Text.OperatorRemove: return "删除收银员";
                case Text.OperatorUnlock: return "解锁";
                case Text.OperatorAdded: return "已新增操作员{0}";
                case Text.OperatorRemoved: return "已删除操作员{0}";
                case Text.OperatorUnlocked: return "操作员{0}已解锁";
                case Text.OperatorExists: return "操作员{0}已存在";
                case Text.OperatorUnknown: return "没有操作员{0}";
                case Text.SignedOut: return "已签退";
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
                case Text.CardRetry: return "读卡失败，请重新插卡";
                case Text.CardWrongWay: return "未检测到芯片，请换方向插卡";
                case Text.ChooseApplication: return "请选择卡应用";
                case Text.PinTitle: return "请输入密码";
                case Text.PinHint: return "输入4至12位密码后按确认";
                case Text.PinHintBypass: return "无密码请直接按确认";
                case Text.PinWrong: return "密码错误";
                case Text.PinTriesLeft: return "还可以输入{0}次";
                case Text.PinLastTry: return "最后一次：再输错将锁卡";
                case Text.PinBlocked: return "密码已被锁定";
                case Text.PinOk: return "密码正确";
                case Text.PinForShop: return "收款方：{0}";
                case Text.Processing: return "正在处理";
                case Text.Connecting: return "正在连接银行";
                case Text.Sending: return "正在发送";
                case Text.Receiving: return "等待银行应答";
                case Text.ReversalSending: return "正在冲正上一笔交易";
                case Text.ReversalPending: return "冲正尚未完成";
                case Text.ReversalPendingHint: return "下一笔交易前将自动冲正。";
                case Text.ReversalDone: return "冲正成功";
                case Text.SigningOn: return "正在向银行签到";
                case Text.SignedOn: return "签到成功";
                case Text.SignOnFailed: return "签到失败";
                case Text.EchoOk: return "通信正常";
                case Text.Approved: return "交易成功";
                case Text.Declined: return "交易失败";
                case Text.NotDone: return "交易未完成";
                case Text.Amount: return "金额";
                case Text.CardNumber: return "卡号";
                case Text.SignatureAsk: return "请持卡人签名";
                case Text.MoneyNotMoved: return "未扣款。";
                case Text.MoneyMoved: return "已扣款。";
                case Text.MoneyReturning: return "如已扣款，将自动退回。";
                case Text.MoneyReturned: return "交易已冲正，款项已退回。";
                case Text.MoneyUnknown: return "结果尚未确定，冲正完成前请勿重复收款。";
                default: return null;
            }
        }

        private static string Outcome(Text id)
        {
            switch (id)
            {
                case Text.WhyCardRemoved: return "卡片被提前拔出";
                case Text.WhyCardSilent: return "卡片无响应";
                case Text.WhyCardError: return "卡片数据错误";
                case Text.WhyNoApplication: return "本终端不受理此卡";
                case Text.WhyCardBlocked: return "卡片已被锁定";
                case Text.WhyAppBlocked: return "卡应用已被锁定";
                case Text.WhyExpired: return "卡片已过期";
                case Text.WhyNotYetValid: return "卡片尚未生效";
                case Text.WhyNotAllowed: return "卡片不允许此交易";
                case Text.WhyCardDeclined: return "卡片拒绝交易";
                case Text.WhyTerminalDeclined: return "终端风险检查未通过";
                case Text.WhyPinFailed: return "密码验证未通过";
                case Text.WhyPinTryLimit: return "密码错误次数超限";
                case Text.WhyPinCancelled: return "已取消输入密码";
                case Text.WhyPinTimedOut: return "输入密码超时";
                case Text.WhyOnlineFailed: return "无法连接银行";
                case Text.WhyNoAnswer: return "银行无应答";
                case Text.WhyBadAnswer: return "应答校验失败";
                case Text.WhyIssuerNotGenuine: return "发卡行认证失败";
                case Text.WhyCardRefusedAfter: return "银行已批准，但卡片拒绝";
                case Text.WhyCustomerCancelled: return "持卡人取消";
                case Text.WhyOperatorCancelled: return "操作员取消";
                case Text.WhyNoCardInTime: return "等待插卡超时";
                case Text.WhyNotSaved: return "交易记录保存失败";
                case Text.WhyBatchFull: return "交易已满，请先结算";
                case Text.WhyReversalOpen: return "须先完成上一笔冲正";
                case Text.WhyNotSignedOn: return "请先向银行签到";
                case Text.WhyNoKeys: return "终端密钥缺失";
                case Text.WhyBatteryLow: return "电量过低，不能收款";
                case Text.WhyPowerLost: return "交易中断电";
                case Text.WhyInternal: return "终端内部错误";
                case Text.WhyUseMagstripe: return "芯片无法使用";
                case Text.AdviceOtherCard: return "请换一张卡";
                case Text.AdviceAskIssuer: return "请持卡人联系发卡行";
                case Text.AdviceAskAcquirer: return "请联系收单机构";
                case Text.AdviceTryAgain: return "请重试";
                case Text.AdviceTryLater: return "请稍后再试";
                case Text.AdviceCheckAmount: return "请核对金额后重试";
                case Text.AdviceSignOn: return "请从菜单重新签到";
                case Text.AdviceKeepCard: return "银行要求没收此卡";
                case Text.AdviceCheckPin: return "请核对密码后重试";
                default: return null;
            }
        }

        private static string Host(Text id)
        {
            switch (id)
            {
                case Text.HostApproved: return "交易成功";
                case Text.HostReferIssuer: return "需联系发卡行";
                case Text.HostBadMerchant: return "商户未登记";
                case Text.HostKeepCard: return "发卡行要求收回卡片";
                case Text.HostDoNotHonour: return "发卡行拒绝";
                case Text.HostError: return "银行处理出错";
                case Text.HostInProgress: return "交易仍在处理";
                case Text.HostInvalidTransaction: return "交易无效";
                case Text.HostInvalidAmount: return "金额无效";
                case Text.HostInvalidCard: return "卡号无效";
                case Text.HostNoIssuer: return "找不到发卡行";
                case Text.HostReenter: return "请重新交易";
                case Text.HostInvalidResponse: return "应答无效";
                case Text.HostNoAction: return "银行未处理";
                case Text.HostSuspectedMalfunction: return "操作可能有误";
                case Text.HostBadFee: return "手续费不被接受";
                case Text.HostNoRecord: return "找不到原交易";
                case Text.HostFormatError: return "报文格式错误";
                case Text.HostBankUnsupported: return "不支持此银行";
                case Text.HostExpiredCard: return "卡片已过期";
                case Text.HostSuspectedFraud: return "银行怀疑欺诈";
                case Text.HostCallSecurity: return "请联系安全部门";
                case Text.HostRestrictedCard: return "卡片使用受限";
                case Text.HostPinTries: return "密码错误次数超限";
                case Text.HostNoCreditAccount: return "无此信用账户";
                case Text.HostNotSupported: return "暂不支持此功能";
                case Text.HostLostCard: return "此卡已挂失";
                case Text.HostNoAccount: return "无此账户";
                case Text.HostStolenCard: return "此卡为被盗卡";
                case Text.HostNoInvestment: return "无此投资账户";
                case Text.HostFallback: return "不允许降级交易";
                case Text.HostNoFunds: return "余额不足";
                case Text.HostNoChecking: return "无此支票账户";
                case Text.HostNoSavings: return "无此储蓄账户";
                case Text.HostWrongPin: return "密码错误";
                case Text.HostNoCardRecord: return "无此卡记录";
                case Text.HostCardNotAllowed: return "此卡不允许该交易";
                case Text.HostTerminalNotAllowed: return "本终端不允许该交易";
                case Text.HostAmountLimit: return "超过卡片金额限额";
                case Text.HostSecurity: return "违反安全规定";
                case Text.HostOriginalAmount: return "与原金额不符";
                case Text.HostCountLimit: return "超过使用次数限制";
                case Text.HostTooLate: return "应答超时";
                case Text.HostSignOn: return "需要重新签到";
                case Text.HostBooksDiffer: return "对账不平";
                case Text.HostCutoff: return "银行正在日切";
                case Text.HostIssuerDown: return "发卡行暂不可用";
                case Text.HostNoRoute: return "银行网络不通";
                case Text.HostUnlawful: return "交易违规";
                case Text.HostDuplicate: return "重复交易";
                case Text.HostReconcile: return "调节控制错误";
                case Text.HostSystem: return "银行系统故障";
                case Text.HostUnknownTerminal: return "终端未登记";
                case Text.HostIssuerTimeout: return "发卡行无应答";
                case Text.HostPinFormat: return "密码格式错误";
                case Text.HostMac: return "报文校验错误";
                case Text.HostOther: return "银行应答码{0}";
                case Text.HostCode: return "应答码 {0}";
                default: return null;
            }
        }

        private static string Printing(Text id)
        {
            switch (id)
            {
                case Text.Printing: return "正在打印";
                case Text.PrintingMerchant: return "正在打印商户存根";
                case Text.PrintingCustomer: return "正在打印持卡人存根";
                case Text.PaperOut: return "打印机缺纸";
                case Text.PaperOutHint: return "装好纸卷后按确认";
                case Text.CoverOpen: return "打印机盖未合上";
                case Text.CoverOpenHint: return "合上纸盖后按确认";
                case Text.Overheated: return "打印头过热";
                case Text.OverheatedHint: return "冷却后自动继续打印";
                case Text.PrinterSilent: return "打印机无响应";
                case Text.PrinterSilentHint: return "按确认重试，按取消不打印";
                case Text.TearOff: return "请撕下签购单";
                case Text.TearOffHint: return "按确认打印持卡人存根";
                case Text.SecondCopy: return "打印持卡人存根？";
                case Text.ReprintTitle: return "重打印";
                case Text.ReprintNothing: return "没有可打印的交易";
                case Text.PrintLater: return "未打印，可从菜单重打印";
                default: return null;
            }
        }

        private static string Receipt(Text id)
        {
            switch (id)
            {
                case Text.SlipTitle: return "签购单";
                case Text.SlipMerchantCopy: return "商户存根";
                case Text.SlipCustomerCopy: return "持卡人存根";
                case Text.SlipReprint: return "* 重打印凭证 *";
                case Text.SlipMerchantName: return "商户名称";
                case Text.SlipMerchantId: return "商户编号";
                case Text.SlipTerminalId: return "终端编号";
                case Text.SlipOperator: return "操作员号";
                case Text.SlipAcquirer: return "收单机构";
                case Text.SlipIssuer: return "发卡机构";
                case Text.SlipOrganisation: return "卡组织";
                case Text.SlipCardNumber: return "卡号";
                case Text.SlipEntryChip: return "（插卡）";
                case Text.SlipEntryOther: return "（手工）";
                case Text.SlipType: return "交易类型";
                case Text.SlipTypeSale: return "消费";
                case Text.SlipTypeVoid: return "消费撤销";
                case Text.SlipTypeRefund: return "退货";
                case Text.SlipBatch: return "批次号";
                case Text.SlipVoucher: return "凭证号";
                case Text.SlipAuthorisation: return "授权码";
                case Text.SlipReference: return "参考号";
                case Text.SlipDateTime: return "日期时间";
                case Text.SlipAmount: return "金额";
                case Text.SlipSignature: return "持卡人签名：";
                case Text.SlipAgreement: return "本人同意按以上金额从本卡账户付款。";
                case Text.SlipPinVerified: return "已验证密码，无需签名";
                case Text.SlipNoCvm: return "免密免签";
                case Text.SlipNotVerified: return "未进行持卡人验证";
                case Text.SlipKeep: return "请妥善保管此凭证。";
                case Text.SlipNotApproved: return "交易未完成";
                case Text.SlipReversed: return "已冲正";
                case Text.SlipVoided: return "已撤销";
                case Text.SlipSoftware: return "软件版本";
                case Text.SlipCut: return "- - - - 由此撕下 - - - -";
                case Text.SlipSelfTest: return "自检报告";
                case Text.SlipPart: return "部件";
                case Text.SlipResult: return "结果";
                case Text.SlipDoNext: return "处理办法";
                default: return null;
            }
        }

        private static string Fault(Text id)
        {
            switch (id)
            {
                case Text.FaultTitle: return "故障 {0}";
                case Text.FaultBatteryLow: return "电池电量很低";
                case Text.FaultBatteryLowDo: return "请连接充电器。";
                case Text.FaultBatterySilent: return "电量计无响应";
                case Text.FaultBatterySilentDo: return "请保持充电并联系维修。";
                case Text.FaultMemory: return "可用内存不足";
                case Text.FaultMemoryDo: return "请重新开机，如仍出现请联系维修。";
                case Text.FaultFlashSilent: return "数据存储器无响应";
                case Text.FaultFlashSilentDo: return "请停止收款并联系维修。";
                case Text.FaultFlashFailed: return "数据存储写入失败";
                case Text.FaultFlashFailedDo: return "请停止收款并联系维修。";
                case Text.FaultJournal: return "交易记录损坏";
                case Text.FaultJournalDo: return "请停止收款并联系维修。";
                case Text.FaultPrinterSilent: return "打印机无响应";
                case Text.FaultPrinterSilentDo: return "请重新开机，如仍出现请联系维修。";
                case Text.FaultPaperOut: return "打印纸已用完";
                case Text.FaultPaperOutDo: return "打开纸盖，装入新纸卷，热敏面朝上。";
                case Text.FaultCoverOpen: return "打印机盖未合上";
                case Text.FaultCoverOpenDo: return "请按下纸盖直到扣紧。";
                case Text.FaultOverheated: return "打印头过热";
                case Text.FaultOverheatedDo: return "请等待一分钟，自动冷却。";
                case Text.FaultReaderSilent: return "读卡器无响应";
                case Text.FaultReaderSilentDo: return "请重新开机，如仍出现请联系维修。";
                case Text.FaultCardLeft: return "卡槽内有卡";
                case Text.FaultCardLeftDo: return "请取出卡片。";
                case Text.FaultClockLost: return "时钟时间丢失";
                case Text.FaultClockLostDo: return "向银行签到后自动校时。";
                case Text.FaultClockSilent: return "时钟无响应";
                case Text.FaultClockSilentDo: return "请联系维修。";
                case Text.FaultKeyStuck: return "有按键卡住";
                case Text.FaultKeyStuckDo: return "请松开按键或清洁键盘。";
                case Text.FaultLinkDown: return "网络未连接";
                case Text.FaultLinkDownDo: return "请检查信号或网线。";
                case Text.FaultHostSilent: return "银行无应答";
                case Text.FaultHostSilentDo: return "请重试，如仍无应答请联系收单机构。";
                case Text.FaultKeysMissing: return "终端没有密钥";
                case Text.FaultKeysMissingDo: return "请由服务人员注入密钥。";
                case Text.FaultRestarted: return "终端出错后已重启";
                case Text.FaultRestartedDo: return "无需处理，再次出现请告知维修。";
                default: return null;
            }
        }

        private static string Menu(Text id)
        {
            switch (id)
            {
                case Text.MenuTitle: return "菜单";
                case Text.MenuSale: return "消费";
                case Text.MenuReprint: return "重打印上一笔";
                case Text.MenuReprintAny: return "按凭证号重打印";
                case Text.MenuSignOn: return "向银行签到";
                case Text.MenuEcho: return "通信测试";
                case Text.MenuReversal: return "发送未完成冲正";
                case Text.MenuTotals: return "批次合计";
                case Text.MenuSettings: return "设置";
                case Text.MenuOperators: return "操作员管理";
                case Text.MenuPassword: return "修改密码";
                case Text.MenuSelfTest: return "自检";
                case Text.MenuFaults: return "故障列表";
                case Text.MenuAbout: return "关于本机";
                case Text.MenuSignOut: return "签退";
                case Text.SettingsTitle: return "设置";
                case Text.SettingsLanguage: return "语言";
                case Text.SettingsSound: return "声音";
                case Text.SettingsBrightness: return "亮度";
                case Text.SettingsDateTime: return "日期时间";
                case Text.SettingsSaved: return "已保存";
                case Text.LanguageEnglish: return "英文";
                case Text.LanguageChinese: return "中文";
                case Text.On: return "开";
                case Text.Off: return "关";
                case Text.TotalsCount: return "消费笔数";
                case Text.TotalsAmount: return "合计金额";
                case Text.AboutTerminal: return "终端编号";
                case Text.AboutMerchant: return "商户编号";
                case Text.AboutSoftware: return "软件版本";
                case Text.NoFaults: return "没有故障";
                default: return null;
            }
        }
    }
}
