namespace Firmware.Ui
{
    /// <content>Outcomes, printing, receipts, faults, menus.</content>
    internal static partial class TextsZh
    {
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
                case Text.WhyNotAllowed: return "卡片不允许此交易";
                case Text.WhyCardDeclined: return "卡片拒绝交易";
                case Text.WhyTerminalDeclined: return "终端风险检查未通过";
                case Text.WhyPinCancelled: return "已取消输入密码";
                case Text.WhyOnlineFailed: return "无法连接银行";
                case Text.WhyNoAnswer: return "银行无应答";
                case Text.WhyBadAnswer: return "应答校验失败";
                case Text.WhyCardRefusedAfter: return "卡片最终拒绝交易";
                case Text.WhyCustomerCancelled: return "持卡人取消";
                case Text.WhyOperatorCancelled: return "操作员取消";
                case Text.WhyNoCardInTime: return "等待插卡超时";
                case Text.WhyNotSaved: return "交易记录保存失败";
                case Text.WhyBatchFull: return "交易已满，请先结算";
                case Text.WhyReversalOpen: return "须先完成上一笔冲正";
                case Text.WhyNoKeys: return "终端密钥缺失";
                case Text.WhyInternal: return "终端内部错误";
                case Text.AdviceOtherCard: return "请换一张卡";
                case Text.AdviceAskIssuer: return "请持卡人联系发卡行";
                case Text.AdviceAskAcquirer: return "请联系收单机构";
                case Text.AdviceTryAgain: return "请重试";
                case Text.AdviceTryLater: return "请稍后再试";
                case Text.AdviceCheckAmount: return "请核对金额后重试";
                case Text.AdviceSignOn: return "终端将自动签到，请重试";
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
                case Text.HostNotSupported: return "暂不支持此功能";
                case Text.HostLostCard: return "此卡已挂失";
                case Text.HostNoAccount: return "无此账户";
                case Text.HostStolenCard: return "此卡为被盗卡";
                case Text.HostFallback: return "不允许降级交易";
                case Text.HostNoFunds: return "余额不足";
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
                case Text.HostCutoff: return "银行正在日切";
                case Text.HostIssuerDown: return "发卡行暂不可用";
                case Text.HostNoRoute: return "银行网络不通";
                case Text.HostUnlawful: return "交易违规";
                case Text.HostDuplicate: return "重复交易";
                case Text.HostReconcile: return "对账不平";
                case Text.HostSystem: return "银行系统故障";
                case Text.HostUnknownTerminal: return "终端未登记";
                case Text.HostIssuerTimeout: return "发卡行无应答";
                case Text.HostPinFormat: return "密码格式错误";
                case Text.HostMac: return "报文校验错误";
                case Text.HostPartial: return "银行仅批准部分金额";
                case Text.HostOther: return "银行应答码{0}";
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
                case Text.PrinterSilent: return "打印机无响应";
                case Text.PrinterSilentHint: return "检查打印机后按确认";
                case Text.TearOff: return "请撕下签购单";
                case Text.TearOffHint: return "按确认打印持卡人存根";
                case Text.ReprintTitle: return "重打印";
                case Text.ReprintNothing: return "没有可打印的交易";
                case Text.PrintSkipHint: return "按取消不打印";
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
                case Text.SlipMerchantId: return "商户编号";
                case Text.SlipTerminalId: return "终端编号";
                case Text.SlipOperator: return "操作员号";
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
                case Text.SlipAgreement: return "本人同意按以上金额付款。";
                case Text.SlipPinVerified: return "已验证密码，无需签名";
                case Text.SlipNoCvm: return "免密免签";
                case Text.SlipNotVerified: return "未进行持卡人验证";
                case Text.SlipKeep: return "请妥善保管此凭证。";
                case Text.SlipNotApproved: return "交易未完成";
                case Text.SlipReversed: return "已冲正";
                case Text.SlipVoided: return "已撤销";
                case Text.SlipUnionPay: return "银联";
                case Text.SlipCut: return "- - - - 由此撕下 - - - -";
                case Text.SlipSelfTest: return "自检报告";
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
                case Text.FaultPaperOutDo: return "打开纸盖装入纸卷，热敏面朝上。";
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
                case Text.MenuReprint: return "重打印上一笔";
                case Text.MenuReprintAny: return "按凭证号重打印";
                case Text.MenuSignOn: return "向银行签到";
                case Text.MenuEcho: return "通信测试";
                case Text.MenuTotals: return "批次合计";
                case Text.MenuSettings: return "设置";
                case Text.MenuPassword: return "修改密码";
                case Text.MenuSelfTest: return "自检";
                case Text.MenuFaults: return "打印故障清单";
                case Text.MenuAbout: return "关于本机";
                case Text.MenuSignOut: return "签退";
                case Text.SettingsTitle: return "设置";
                case Text.SettingsLanguage: return "语言";
                case Text.SettingsSound: return "声音";
                case Text.SettingsBrightness: return "亮度";
                case Text.SettingsDateTime: return "日期时间";
                case Text.LanguageEnglish: return "English（英文）";
                case Text.LanguageChinese: return "中文";
                case Text.TotalsCount: return "交易笔数";
                case Text.AboutTerminal: return "终端编号";
                case Text.AboutMerchant: return "商户编号";
                case Text.AboutSoftware: return "软件版本";
                default: return null;
            }
        }
    }
}
