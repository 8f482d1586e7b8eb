namespace Emv.Contact
{
    /// <summary>One part of a transaction. It is entered, told what happened, and hands over with <see cref="Session.Go"/>.</summary>
    internal abstract class Stage
    {
        protected readonly Session S;

        protected Stage(Session session)
        {
            S = session;
        }

        /// <summary>Begins: asks for a step of the kernel or hands over.</summary>
        internal abstract void Enter();

        /// <summary>The card's answer to this stage's command. The data are valid during the call only.</summary>
        /// <param name="count">Bytes of data without the status word.</param>
        internal virtual void Responded(byte[] data, int count, int statusWord)
        {
            S.Fail(Reason.Internal);
        }

        /// <summary>A slice of this stage's own cryptography, after the background work is done.</summary>
        internal virtual void Compute()
        {
            S.Fail(Reason.Internal);
        }
    }
}
