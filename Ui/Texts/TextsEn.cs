namespace Firmware.Ui
{
    /// <summary>The English wording. Switches and not an array: they take no heap, and a jump table finds the text.</summary>
    internal static partial class TextsEn
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
                case Text.KeyCancel: return "Cancel";
                case Text.KeyBack: return "Back";
                case Text.KeyClear: return "Clear";
                case Text.KeyEnter: return "Enter";
                case Text.KeyOk: return "OK";
                case Text.KeyNext: return "Next";
                case Text.KeyRetry: return "Retry";
                case Text.KeySkip: return "Skip";
                case Text.KeyMenu: return "Menu";
                case Text.KeySale: return "Sale";
                case Text.KeyYes: return "Yes";
                case Text.KeyNo: return "No";
                case Text.KeyPrint: return "Print";
                case Text.KeyChoose: return "Choose";
                case Text.PleaseWait: return "Please wait";
                case Text.NotReady: return "Not ready";
                case Text.Cancelled: return "Cancelled";
                case Text.NotAllowed: return "You may not do this";
                case Text.Failed: return "Failed";
                default: return null;
            }
        }

        private static string Idle(Text id)
        {
            switch (id)
            {
                case Text.IdleEnterAmount: return "Enter the amount";
                case Text.IdleEnterStarts: return "Enter starts the sale";
                case Text.IdleOperator: return "Operator {0}";
                case Text.IdleReversalOpen: return "Reversal pending: sent when online";
                case Text.IdlePaperOut: return "No paper: load a new roll";
                case Text.IdleNotSignedOn: return "Not signed on with the bank";
                case Text.Monday: return "Monday";
                case Text.Tuesday: return "Tuesday";
                case Text.Wednesday: return "Wednesday";
                case Text.Thursday: return "Thursday";
                case Text.Friday: return "Friday";
                case Text.Saturday: return "Saturday";
                case Text.Sunday: return "Sunday";
                case Text.DateFormat: return "{0}-{1}-{2}";
                case Text.AmountZero: return "The amount must not be zero";
                case Text.AmountTooBig: return "The amount is too large";
                default: return null;
            }
        }

        private static string SelfTest(Text id)
        {
            switch (id)
            {
                case Text.SelfTestTitle: return "Self-test";
                case Text.SelfTestRunning: return "Testing";
                case Text.PartBattery: return "Power and battery";
                case Text.PartMemory: return "Memory";
                case Text.PartFlash: return "Data storage";
                case Text.PartPrinter: return "Printer and paper";
                case Text.PartCardReader: return "Card reader";
                case Text.PartLink: return "Network";
                case Text.PartClock: return "Clock";
                case Text.PartKeys: return "Keys";
                case Text.ResultOk: return "OK";
                case Text.ResultWarning: return "Check";
                case Text.ResultFailed: return "Fault";
                case Text.ResultWaiting: return "...";
                default: return null;
            }
        }

        private static string Staff(Text id)
        {
            switch (id)
            {
                case Text.SignInTitle: return "Sign in";
                case Text.SignInNumber: return "Operator number (2 digits)";
                case Text.SignInPassword: return "Password of operator {0}";
                case Text.SignInWrong: return "Wrong number or password";
                case Text.SignInLocked: return "Operator {0} locked";
                case Text.SignInLockedHint: return "Ask the administrator to unlock it";
                case Text.SignInLockedWait: return "Locked: try again in {0} minutes";
                case Text.SignInTriesLeft: return "Tries left: {0}";
                case Text.SignInFirstUse: return "First sign-in: 99 and 123456";
                case Text.SignInChecking: return "Checking";
                case Text.PasswordMustChange: return "Choose new password";
                case Text.PasswordMustChangeWhy: return "The password it came with is known to everybody.";
                case Text.PasswordNew: return "New password (6 to 12 digits)";
                case Text.PasswordRepeat: return "New password once more";
                case Text.PasswordTooShort: return "At least 6 digits";
                case Text.PasswordTooSimple: return "Too easy to guess: choose another";
                case Text.PasswordSame: return "That is the old password";
                case Text.PasswordDiffers: return "The two do not match";
                case Text.PasswordChanged: return "Password changed";
                case Text.PasswordNotSaved: return "Password not saved";
                case Text.PasswordAged: return "Password too old: choose a new one";
                case Text.RoleAdministrator: return "Administrator";
                case Text.RoleSupervisor: return "Supervisor";
                case Text.RoleCashier: return "Cashier";
                case Text.OperatorsTitle: return "Operators";
                case Text.OperatorAdd: return "Add an operator";
                case Text.OperatorRemove: return "Remove";
                case Text.OperatorUnlock: return "Unlock";
                case Text.OperatorRemoved: return "Operator {0} removed";
                case Text.OperatorUnlocked: return "Operator {0} unlocked";
                case Text.OperatorExists: return "Operator {0} exists already";
                default: return null;
            }
        }

        private static string Sale(Text id)
        {
            switch (id)
            {
                case Text.SaleTitle: return "Sale";
                case Text.CardInsert: return "Insert card";
                case Text.CardInsertHow: return "Chip up, into the front slot";
                case Text.CardReading: return "Reading the card";
                case Text.CardLeaveIn: return "Leave the card in";
                case Text.CardRemove: return "Take the card";
                case Text.ChooseApplication: return "Choose application";
                case Text.PinTitle: return "Enter PIN";
                case Text.PinHint: return "4 to 12 digits, then Enter";
                case Text.PinHintBypass: return "No PIN? Just press Enter";
                case Text.PinWrong: return "Wrong PIN";
                case Text.PinTriesLeft: return "Tries left: {0}";
                case Text.PinLastTry: return "Last try: a wrong PIN blocks the card";
                case Text.PinForShop: return "To {0}";
                case Text.Processing: return "Processing";
                case Text.Connecting: return "Connecting to the bank";
                case Text.Sending: return "Sending";
                case Text.Receiving: return "Waiting for the bank";
                case Text.ReversalSending: return "Undoing an open payment";
                case Text.ReversalPendingHint: return "Reversed before the next payment.";
                case Text.SigningOn: return "Signing on with the bank";
                case Text.SignOnFailed: return "Sign-on failed";
                case Text.EchoOk: return "The bank answers";
                case Text.Approved: return "Approved";
                case Text.Declined: return "Declined";
                case Text.MoneyNotMoved: return "No money was taken.";
                case Text.MoneyReturning: return "If money was taken, it is returned automatically.";
                default: return null;
            }
        }
    }
}
