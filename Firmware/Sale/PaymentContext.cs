using System;
using Drivers.Buzzer;
using Drivers.Calendar;
using Drivers.Hal;
using Firmware.Host;
using Firmware.Loop;
using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>The parts of the terminal that a payment works with, put together once.</summary>
    public sealed class PaymentContext
    {
        public UiTask Ui;
        public Beeper Beeper;
        public CardSession Card;
        public TapSession Tap;
        public AcquirerClient Client;
        public AcquirerProfile Profile;
        public SignOn SignOn;
        public SignOnStep SignOnStep;
        public Deliverer Deliverer;
        public TransactionLog Log;
        public Settings Settings;
        public IKeyVault Vault;
        public PinBlock PinBlock;
        public TransactionKinds Kinds;
        public Pcf8563 Calendar;
        public Trace Trace;
        public CopyPrinting Printing;
        public MailFlow Mail;
        public Signing Signing;
        public StaffRegister Staff;
        public AuditTrail Audit;

        /// <summary>An entry of the log for whoever reads there at the moment: one flow at a time does. A payment under way has its own.</summary>
        public readonly TransactionRecord Entry = new TransactionRecord();

        /// <summary>Number of the operator who is signed in, two digits.</summary>
        public string Operator = "00";

        /// <summary>Local time; the calendar's first day when it does not run (the self-test has said so).</summary>
        public DateTime LocalTime()
        {
            return Calendar.TryRead(out DateTime now) ? now : new DateTime(2000, 1, 1);
        }
    }
}
