using Drivers.Hal;
using Emv.Contact;
using Firmware.Loop;

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
        private readonly Trace _trace;

        protected CardSide(ContactKernel kernel, Trace trace)
        {
            Kernel = kernel;
            _trace = trace;
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

        /// <summary>The card's answer, for the kernel at work.</summary>
        protected abstract void Heard(byte[] response, int count);

        /// <summary>The reader was given the kernel's command. False: it cannot send it, and the kernel has lost its card.</summary>
        protected bool Begun(Status status, byte[] command, int count, long nowMs)
        {
            _trace.Write(nowMs, TraceSource.Kernel, command[1], count);
            bool begun = status == Status.Ok || status == Status.Pending;
            if (!begun)
            {
                Lose(LossOf(status));
            }

            return begun;
        }

        /// <summary>What the reader says of the exchange under way; the kernel hears of its end, good or bad. False: it goes on.</summary>
        protected bool Ended(Status status, byte[] response, int count, long nowMs)
        {
            if (status == Status.Pending)
            {
                return false;
            }

            bool answered = status == Status.Ok;
            _trace.Write(nowMs, TraceSource.Card, (int)status, answered ? response[count - 2] << 8 | response[count - 1] : 0);
            if (answered)
            {
                Heard(response, count);
            }
            else
            {
                Lose(LossOf(status));
            }

            return true;
        }

        private static CardLoss LossOf(Status status)
        {
            switch (status)
            {
                case Status.Removed:
                    return CardLoss.Removed;
                case Status.Timeout:
                    return CardLoss.NoAnswer;
                default:
                    return CardLoss.Protocol;
            }
        }
    }
}
