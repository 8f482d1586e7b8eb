using Emv.Contact;

namespace Emv.Contactless
{
    /// <summary>The outcomes of EMV Contactless Book A, 6.2 to 6.8.</summary>
    public enum TapResult : byte
    {
        /// <summary>No outcome yet.</summary>
        None = 0,

        /// <summary>The issuer approved. A card's own approval never ends here.</summary>
        Approved,
        Declined,

        /// <summary>Ask the issuer; the card may go. Tell the answer to the entry point.</summary>
        OnlineRequest,

        /// <summary>Nothing was bought with this card.</summary>
        EndApplication,

        /// <summary>Followed inside the entry point by the next combination; never left standing.</summary>
        SelectNext,

        /// <summary>Use the chip or the stripe.</summary>
        TryAnotherInterface,

        /// <summary>The same sale again with <see cref="EntryPoint.CardPresented"/>, as the messages say.</summary>
        TryAgain,
    }

    /// <summary>Cardholder verification an outcome asks for (Book A, 6.1).</summary>
    public enum TapCvm : byte
    {
        NotApplicable = 0,
        NoCvm,
        Signature,

        /// <summary>Ask for the PIN now, before the message to the host.</summary>
        OnlinePin,

        /// <summary>The phone or watch verified its owner.</summary>
        ConfirmationCodeVerified,
    }

    /// <summary>Where the entry point begins again (Book B, 2.2).</summary>
    public enum TapStart : byte
    {
        None = 0,

        /// <summary>Pre-processing: a new sale.</summary>
        A,

        /// <summary>A card to the field: same sale, pre-processing stays.</summary>
        B,

        /// <summary>Combination selection with the card in the field; done inside.</summary>
        C,

        /// <summary>Kernel again after the host's answer; this terminal needs no second presentment and never asks for it.</summary>
        D,
    }

    /// <summary>Result of a tap: one object, filled at GoOnline and Done. No card data in it.</summary>
    public sealed class TapOutcome
    {
        internal TapOutcome()
        {
            UiOnOutcome = new UiRequest();
            UiOnRestart = new UiRequest();
            Tvr = new byte[5];
        }

        public TapResult Result { get; internal set; }

        /// <summary>Why, in the words of the contact kernel.</summary>
        public Reason Reason { get; internal set; }

        public TapCvm Cvm { get; internal set; }

        /// <summary>Where to begin again; B: call <see cref="EntryPoint.CardPresented"/> with the next card.</summary>
        public TapStart Start { get; internal set; }

        /// <summary>Shown at once. Not present at a Try Again: the card was lost before a kernel ran, poll again without a word.</summary>
        public UiRequest UiOnOutcome { get; private set; }

        /// <summary>Shown when the field comes up again.</summary>
        public UiRequest UiOnRestart { get; private set; }

        /// <summary>Kernel that ran, 0 when none was reached.</summary>
        public int Kernel { get; internal set; }

        /// <summary>Field off for so long before a restart; -1: leave it.</summary>
        public int FieldOffMs { get; internal set; }

        /// <summary>How long to wait for the card to leave before saying so; 0: do not.</summary>
        public int RemovalTimeoutMs { get; internal set; }

        /// <summary>The receipt needs a signature line.</summary>
        public bool SignatureNeeded
        {
            get { return Cvm == TapCvm.Signature && (Result == TapResult.OnlineRequest || Result == TapResult.Approved); }
        }

        /// <summary>The five bytes of tag 95 at the end; the array is reused.</summary>
        public byte[] Tvr { get; private set; }

        /// <summary>The last status word that mattered, 0 when none.</summary>
        public int StatusWord { get; internal set; }

        internal void Reset()
        {
            Result = TapResult.None;
            Reason = Reason.None;
            Cvm = TapCvm.NotApplicable;
            Start = TapStart.None;
            Kernel = 0;
            FieldOffMs = -1;
            RemovalTimeoutMs = 0;
            StatusWord = 0;
            UiOnOutcome.Clear();
            UiOnRestart.Clear();
            for (int i = 0; i < Tvr.Length; i++)
            {
                Tvr[i] = 0;
            }
        }
    }
}
