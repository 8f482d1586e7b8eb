namespace Firmware.Ui
{
    /// <content>Outcomes, printing, receipts, faults, menus.</content>
    internal static partial class TextsEn
    {
        private static string Outcome(Text id)
        {
            switch (id)
            {
                case Text.WhyCardRemoved: return "Card was taken out";
                case Text.WhyCardSilent: return "Card does not answer";
                case Text.WhyCardError: return "Card answers wrongly";
                case Text.WhyNoApplication: return "Card not accepted";
                case Text.WhyCardBlocked: return "The card is blocked";
                case Text.WhyAppBlocked: return "Application blocked";
                case Text.WhyNotAllowed: return "Not allowed by card";
                case Text.WhyCardDeclined: return "The card refused";
                case Text.WhyTerminalDeclined: return "Refused for safety";
                case Text.WhyPinCancelled: return "PIN entry cancelled";
                case Text.WhyOnlineFailed: return "No line to the bank";
                case Text.WhyNoAnswer: return "No answer from bank";
                case Text.WhyBadAnswer: return "Answer failed check";
                case Text.WhyCardRefusedAfter: return "Refused by the card";
                case Text.WhyCustomerCancelled: return "Customer cancelled";
                case Text.WhyOperatorCancelled: return "Operator cancelled";
                case Text.WhyNoCardInTime: return "No card in time";
                case Text.WhyNotSaved: return "Record was not saved";
                case Text.WhyBatchFull: return "Full: settle first";
                case Text.WhyReversalOpen: return "Reversal goes first";
                case Text.WhyNoKeys: return "The keys are missing";
                case Text.WhyInternal: return "Terminal error";
                case Text.AdviceOtherCard: return "Please use another card";
                case Text.AdviceAskIssuer: return "The customer may ask the card's bank";
                case Text.AdviceAskAcquirer: return "Call the acquirer";
                case Text.AdviceTryAgain: return "Please try again";
                case Text.AdviceTryLater: return "Please try again later";
                case Text.AdviceCheckAmount: return "Check the amount and try again";
                case Text.AdviceSignOn: return "It signs on by itself: try again";
                case Text.AdviceKeepCard: return "The bank asks you to keep the card";
                case Text.AdviceCheckPin: return "Try again with the right PIN";
                default: return null;
            }
        }

        private static string Host(Text id)
        {
            switch (id)
            {
                case Text.HostApproved: return "Approved";
                case Text.HostReferIssuer: return "The bank wants to be called";
                case Text.HostBadMerchant: return "The shop is not registered";
                case Text.HostKeepCard: return "The bank keeps this card";
                case Text.HostDoNotHonour: return "The bank refused";
                case Text.HostError: return "An error at the bank";
                case Text.HostInProgress: return "Still being processed";
                case Text.HostInvalidTransaction: return "Not a valid payment";
                case Text.HostInvalidAmount: return "Not a valid amount";
                case Text.HostInvalidCard: return "Not a valid card number";
                case Text.HostNoIssuer: return "The card's bank is unknown";
                case Text.HostInvalidResponse: return "An invalid answer arrived";
                case Text.HostNoAction: return "Nothing was done";
                case Text.HostSuspectedMalfunction: return "Something looks wrong";
                case Text.HostBadFee: return "The fee is not accepted";
                case Text.HostNoRecord: return "The first payment is not found";
                case Text.HostFormatError: return "The message was not understood";
                case Text.HostBankUnsupported: return "This bank is not supported";
                case Text.HostExpiredCard: return "The card has expired";
                case Text.HostSuspectedFraud: return "The bank suspects fraud";
                case Text.HostCallSecurity: return "Call the acquirer's security";
                case Text.HostRestrictedCard: return "The card's use is restricted";
                case Text.HostPinTries: return "Too many wrong PINs";
                case Text.HostNotSupported: return "This is not supported yet";
                case Text.HostLostCard: return "The card is reported lost";
                case Text.HostNoAccount: return "There is no such account";
                case Text.HostStolenCard: return "The card is reported stolen";
                case Text.HostFallback: return "Chip is needed, not the stripe";
                case Text.HostNoFunds: return "Not enough money";
                case Text.HostWrongPin: return "Wrong PIN";
                case Text.HostNoCardRecord: return "The card is not on record";
                case Text.HostCardNotAllowed: return "Not allowed for this card";
                case Text.HostTerminalNotAllowed: return "Not allowed for this terminal";
                case Text.HostAmountLimit: return "Above the card's amount limit";
                case Text.HostSecurity: return "Against the security rules";
                case Text.HostOriginalAmount: return "The first amount does not match";
                case Text.HostCountLimit: return "Used too often";
                case Text.HostTooLate: return "The answer came too late";
                case Text.HostSignOn: return "Sign-on is needed";
                case Text.HostCutoff: return "The bank closes its day";
                case Text.HostIssuerDown: return "The card's bank is not reachable";
                case Text.HostNoRoute: return "The way to the bank is interrupted";
                case Text.HostUnlawful: return "The payment is not permitted";
                case Text.HostDuplicate: return "This was sent twice";
                case Text.HostReconcile: return "The books do not agree";
                case Text.HostSystem: return "The bank's system has a fault";
                case Text.HostUnknownTerminal: return "The terminal is not registered";
                case Text.HostIssuerTimeout: return "The card's bank did not answer";
                case Text.HostPinFormat: return "The PIN did not arrive intact";
                case Text.HostMac: return "The message failed its check";
                case Text.HostPartial: return "Only part of it was approved";
                case Text.HostOther: return "The bank answered with code {0}";
                default: return null;
            }
        }

        private static string Printing(Text id)
        {
            switch (id)
            {
                case Text.Printing: return "Printing";
                case Text.PrintingMerchant: return "Printing merchant copy";
                case Text.PrintingCustomer: return "Printing customer copy";
                case Text.PaperOut: return "No paper";
                case Text.PaperOutHint: return "Load a new roll, then press Enter";
                case Text.CoverOpen: return "Printer cover open";
                case Text.CoverOpenHint: return "Close it, then press Enter";
                case Text.Overheated: return "The printer is too hot";
                case Text.PrinterSilent: return "Printer: no answer";
                case Text.PrinterSilentHint: return "Check the printer, then press Enter";
                case Text.TearOff: return "Tear off the slip";
                case Text.TearOffHint: return "Enter prints the customer copy";
                case Text.ReprintTitle: return "Reprint";
                case Text.ReprintNothing: return "Nothing to print";
                case Text.PrintSkipHint: return "Cancel goes on without the slip";
                default: return null;
            }
        }

        private static string Receipt(Text id)
        {
            switch (id)
            {
                case Text.SlipTitle: return "Sales slip";
                case Text.SlipMerchantCopy: return "Merchant copy";
                case Text.SlipCustomerCopy: return "Customer copy";
                case Text.SlipReprint: return "* REPRINT *";
                case Text.SlipMerchantId: return "Merchant no.";
                case Text.SlipTerminalId: return "Terminal no.";
                case Text.SlipOperator: return "Operator";
                case Text.SlipOrganisation: return "Card scheme";
                case Text.SlipCardNumber: return "Card number";
                case Text.SlipEntryChip: return "(C) chip";
                case Text.SlipEntryOther: return "(M) manual";
                case Text.SlipType: return "Type";
                case Text.SlipTypeSale: return "SALE";
                case Text.SlipTypeVoid: return "VOID";
                case Text.SlipTypeRefund: return "REFUND";
                case Text.SlipBatch: return "Batch";
                case Text.SlipVoucher: return "Voucher";
                case Text.SlipAuthorisation: return "Auth. code";
                case Text.SlipReference: return "Reference";
                case Text.SlipDateTime: return "Date/time";
                case Text.SlipAmount: return "Amount";
                case Text.SlipSignature: return "Cardholder's signature:";
                case Text.SlipAgreement: return "I agree to pay the amount above from this card.";
                case Text.SlipPinVerified: return "PIN verified, no signature";
                case Text.SlipNoCvm: return "No PIN or signature needed";
                case Text.SlipNotVerified: return "The cardholder was not verified";
                case Text.SlipKeep: return "Please keep this slip.";
                case Text.SlipNotApproved: return "NOT COMPLETED";
                case Text.SlipReversed: return "CANCELLED (REVERSED)";
                case Text.SlipVoided: return "VOIDED";
                case Text.SlipUnionPay: return "UnionPay";
                case Text.SlipCut: return "- - - - tear here - - - -";
                case Text.SlipSelfTest: return "Self-test";
                default: return null;
            }
        }

        private static string Fault(Text id)
        {
            switch (id)
            {
                case Text.FaultTitle: return "Fault {0}";
                case Text.FaultBatteryLow: return "Battery almost empty";
                case Text.FaultBatteryLowDo: return "Connect the charger.";
                case Text.FaultBatterySilent: return "Battery: no answer";
                case Text.FaultBatterySilentDo: return "Keep the charger connected and call service.";
                case Text.FaultMemory: return "Memory is short";
                case Text.FaultMemoryDo: return "Switch off and on. If it returns, call service.";
                case Text.FaultFlashSilent: return "Storage: no answer";
                case Text.FaultFlashSilentDo: return "Take no payments and call service.";
                case Text.FaultFlashFailed: return "Storage cannot write";
                case Text.FaultFlashFailedDo: return "Take no payments and call service.";
                case Text.FaultJournal: return "Records are damaged";
                case Text.FaultJournalDo: return "Take no payments and call service.";
                case Text.FaultPrinterSilent: return "Printer: no answer";
                case Text.FaultPrinterSilentDo: return "Switch off and on. If it returns, call service.";
                case Text.FaultPaperOut: return "The paper is used up";
                case Text.FaultPaperOutDo: return "Open the cover, load a roll, print side up.";
                case Text.FaultCoverOpen: return "Printer cover open";
                case Text.FaultCoverOpenDo: return "Press the cover until it clicks.";
                case Text.FaultOverheated: return "Print head too hot";
                case Text.FaultOverheatedDo: return "Wait a minute, it cools by itself.";
                case Text.FaultReaderSilent: return "Card slot: no answer";
                case Text.FaultReaderSilentDo: return "Switch off and on. If it returns, call service.";
                case Text.FaultCardLeft: return "Card is in the slot";
                case Text.FaultCardLeftDo: return "Take the card out.";
                case Text.FaultClockLost: return "Clock lost its time";
                case Text.FaultClockLostDo: return "Sign on with the bank: it sets the clock.";
                case Text.FaultClockSilent: return "Clock: no answer";
                case Text.FaultClockSilentDo: return "Call service.";
                case Text.FaultKeyStuck: return "A key is stuck";
                case Text.FaultKeyStuckDo: return "Free the key or clean the keypad.";
                case Text.FaultLinkDown: return "No network";
                case Text.FaultLinkDownDo: return "Check the signal or the cable.";
                case Text.FaultHostSilent: return "No answer from bank";
                case Text.FaultHostSilentDo: return "Try again. If it stays, call the acquirer.";
                case Text.FaultKeysMissing: return "No keys in terminal";
                case Text.FaultKeysMissingDo: return "Have the keys injected by service.";
                case Text.FaultRestarted: return "Restarted on error";
                case Text.FaultRestartedDo: return "Nothing to do. Tell service if it happens again.";
                default: return null;
            }
        }

        private static string Menu(Text id)
        {
            switch (id)
            {
                case Text.MenuTitle: return "Menu";
                case Text.MenuReprint: return "Reprint the last slip";
                case Text.MenuReprintAny: return "Reprint by voucher";
                case Text.MenuSignOn: return "Sign on with the bank";
                case Text.MenuEcho: return "Test the connection";
                case Text.MenuTotals: return "Totals of the batch";
                case Text.MenuSettings: return "Settings";
                case Text.MenuPassword: return "Change my password";
                case Text.MenuSelfTest: return "Self-test";
                case Text.MenuFaults: return "Fault list";
                case Text.MenuAbout: return "About this terminal";
                case Text.MenuSignOut: return "Sign out";
                case Text.SettingsTitle: return "Settings";
                case Text.SettingsLanguage: return "Language";
                case Text.SettingsSound: return "Sound";
                case Text.SettingsBrightness: return "Brightness";
                case Text.SettingsDateTime: return "Date and time";
                case Text.LanguageEnglish: return "English";
                case Text.LanguageChinese: return "中文 (Chinese)";
                case Text.TotalsCount: return "Transactions";
                case Text.AboutTerminal: return "Terminal";
                case Text.AboutMerchant: return "Merchant";
                case Text.AboutSoftware: return "Software";
                default: return null;
            }
        }
    }
}
