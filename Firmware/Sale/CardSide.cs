using Emv.Contact;

namespace Firmware.Sale
{
    /// <summary>What a card at work needs of the flow that runs it.</summary>
    public enum CardWants : byte
    {
        /// <summary>Nothing: it works with the card.</summary>
        Nothing = 0,

        /// <summary>The customer chooses an application.</summary>
        Choice,

        /// <summary>The customer enters a PIN.</summary>
        Pin,

        /// <summary>The issuer decides.</summary>
        Issuer,

        /// <summary>The same sale again: <see cref="TapSession.Outcome"/> says how the customer is asked.</summary>
        Tap,

        /// <summary>The kernel is finished: <see cref="CardSide.Decision"/>.</summary>
        Done,
    }

    /// <summary>
    /// A card at work, in the slot or in the field: what a payment needs of it, whichever way it is read. Both sides' kernels
    /// share one session, so what the card said is always found with <see cref="Kernel"/>.
    /// </summary>
    public abstract class CardSide
    {
        protected CardSide(ContactKernel kernel)
        {
            Kernel = kernel;
        }

        public ContactKernel Kernel { get; }

        /// <summary>The card is needed and not there.</summary>
        public abstract bool Gone { get; }

        /// <summary>The card has yet to be taken away.</summary>
        public abstract bool Lingers { get; }

        /// <summary>There is no outcome: the card never came to talk.</summary>
        public abstract bool Failed { get; }

        /// <summary>First two digits of field 22, times ten.</summary>
        public abstract int EntryClass { get; }

        /// <summary>The PIN goes to the issuer.</summary>
        public abstract bool PinIsOnline { get; }

        public abstract Decision Decision { get; }

        public abstract Reason Reason { get; }

        /// <summary>How the cardholder is verified; final once the side is Done.</summary>
        public abstract Cvm Cvm { get; }

        public abstract bool SignatureNeeded { get; }

        /// <summary>Moves on by one step and says what is wanted now.</summary>
        public abstract CardWants Poll(long nowMs);

        /// <summary>The payment is over, or is to be: the kernel forgets the card's data, the card has no power.</summary>
        public abstract void Stop();

        /// <summary>Ends the kernel's work from outside; it says in its outcome what that means for the money.</summary>
        public abstract void Lose(CardLoss why);

        /// <summary>The PIN block stands.</summary>
        public abstract void PinCaptured();

        /// <summary>It could not be made.</summary>
        public abstract void PinPadBroken();

        /// <summary>Enter without digits.</summary>
        public abstract void PinBypassed();

        public abstract void Answered(byte[] arc2, byte[] chipData, int count);

        public abstract void Unanswered();

        public abstract int Field55(byte[] into, int offset);
    }
}
