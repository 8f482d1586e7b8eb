namespace Emv.Contact
{
    /// <summary>What the terminal does with the sale.</summary>
    public enum Decision
    {
        /// <summary>No decision yet.</summary>
        None = 0,

        /// <summary>The issuer approved online and the card sealed it with a transaction certificate.</summary>
        Approved,

        /// <summary>Refused by the issuer, the card or a rule.</summary>
        Declined,

        /// <summary>The transaction ended without a decision: nothing was bought.</summary>
        Aborted,
    }

    /// <summary>Whose doing the end of the transaction is.</summary>
    public enum OutcomeKind
    {
        /// <summary>A result of the rules: approved or declined.</summary>
        Result = 0,

        /// <summary>The card or a person ended it.</summary>
        Abort,

        /// <summary>The terminal is wrong: its parameters, its caller or the kernel itself.</summary>
        Error,
    }

    /// <summary>The reason for the decision: codes only, the words belong to the user interface.</summary>
    public enum Reason
    {
        None = 0,

        // Results, 1 to 49.

        /// <summary>Approved by the issuer, TC from the card.</summary>
        IssuerApproved = 1,

        /// <summary>The issuer's response code is a refusal.</summary>
        IssuerDeclined,

        /// <summary>TAC or IAC denial matched the TVR before the card was asked.</summary>
        TerminalDeclined,

        /// <summary>The card answered AAC to the first GENERATE AC.</summary>
        CardDeclined,

        /// <summary>The issuer approved, the card answered AAC to the second GENERATE AC: reverse.</summary>
        CardDeclinedAfterApproval,

        /// <summary>No answer from the issuer: this terminal never approves offline.</summary>
        UnableToGoOnline,

        /// <summary>The signature of a GENERATE AC answer is wrong (CDA).</summary>
        CdaFailed,

        /// <summary>The card says that the service is not allowed (CID reason 001).</summary>
        ServiceNotAllowed,

        // Aborts, 50 to 99.

        /// <summary>No application that card and terminal share.</summary>
        NoApplication = 50,

        /// <summary>SELECT answered 6A81: the card is blocked.</summary>
        CardBlocked,

        /// <summary>All shared applications are blocked or refused the transaction.</summary>
        ApplicationBlocked,

        /// <summary>The customer or the cashier cancelled.</summary>
        Cancelled,

        /// <summary>The card was pulled.</summary>
        CardRemoved,

        /// <summary>The card did not answer.</summary>
        CardMute,

        /// <summary>The card broke the transmission protocol.</summary>
        TransmissionFailed,

        /// <summary>A status word that ends the transaction.</summary>
        CardRefused,

        /// <summary>Data that is malformed, duplicate or of the wrong length (Book 3, 7.5).</summary>
        CardDataWrong,

        /// <summary>A mandatory data object is missing (Book 3, 7.2).</summary>
        CardDataMissing,

        /// <summary>More data than the kernel's buffers hold.</summary>
        CardDataTooLarge,

        /// <summary>The card answered a cryptogram of a higher kind than asked for, or an unknown kind.</summary>
        CryptogramTypeWrong,

        /// <summary>The PIN was wanted by the rules and the customer pressed cancel.</summary>
        PinCancelled,

        // Errors of our own, 100 and above.

        /// <summary>The terminal's parameters do not allow a transaction (no AID, amount out of range).</summary>
        Configuration = 100,

        /// <summary>The kernel met a state it should not have: a fault of ours, never of the card.</summary>
        Internal,
    }

    /// <summary>The cardholder verification that took place.</summary>
    public enum Cvm
    {
        /// <summary>None performed (3F) or none succeeded.</summary>
        None = 0,

        /// <summary>"No CVM required" was the rule.</summary>
        NoCvmRequired,
        Signature,
        OnlinePin,
        OfflinePlaintextPin,
        OfflinePlaintextPinAndSignature,
        OfflineEncipheredPin,
        OfflineEncipheredPinAndSignature,

        /// <summary>Phone or watch verified its owner (taps only).</summary>
        OnDevice,
    }

    /// <summary>The result of one transaction: one object, filled at <see cref="Step.Done"/>. No card data in it.</summary>
    public sealed class Outcome
    {
        internal Outcome()
        {
            Tvr = new byte[5];
            Tsi = new byte[2];
        }

        public Decision Decision { get; internal set; }

        public OutcomeKind Kind { get; internal set; }

        public Reason Reason { get; internal set; }

        public Cvm Cvm { get; internal set; }

        /// <summary>The receipt needs a signature line.</summary>
        public bool SignatureNeeded { get; internal set; }

        /// <summary>The five bytes of tag 95 as they stood at the end; the array is reused by the next transaction.</summary>
        public byte[] Tvr { get; private set; }

        /// <summary>The two bytes of tag 9B as they stood at the end; the array is reused by the next transaction.</summary>
        public byte[] Tsi { get; private set; }

        /// <summary>The issuer approved, the sale did not complete: a reversal is owed.</summary>
        public bool MustReverse { get; internal set; }

        /// <summary>The chip failed before any application was chosen: the stripe may be tried.</summary>
        public bool TryFallback { get; internal set; }

        /// <summary>The card asks for an advice message (CID bit 4).</summary>
        public bool AdviceRequired { get; internal set; }

        /// <summary>The last status word that mattered, 0 when none: for the fault log.</summary>
        public int StatusWord { get; internal set; }

        internal void Reset()
        {
            Decision = Decision.None;
            Kind = OutcomeKind.Result;
            Reason = Reason.None;
            Cvm = Cvm.None;
            SignatureNeeded = false;
            MustReverse = false;
            TryFallback = false;
            AdviceRequired = false;
            StatusWord = 0;
            System.Array.Clear(Tvr, 0, Tvr.Length);
            System.Array.Clear(Tsi, 0, Tsi.Length);
        }
    }
}
