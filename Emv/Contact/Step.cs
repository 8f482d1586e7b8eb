namespace Emv.Contact
{
    /// <summary>What the kernel wants next. The caller does it and tells the kernel with the method named here.</summary>
    public enum Step
    {
        /// <summary>Nothing under way: call <see cref="ContactKernel.Start"/>.</summary>
        Idle = 0,

        /// <summary>Send <see cref="ContactKernel.Command"/> to the card; answer with <see cref="ContactKernel.Responded"/>.</summary>
        Transmit,

        /// <summary>Long cryptography: call <see cref="ContactKernel.Compute"/>, once a poll.</summary>
        Compute,

        /// <summary>Let the cardholder choose or confirm an application; answer with <see cref="ContactKernel.Chosen"/>.</summary>
        Choose,

        /// <summary>
        /// Ask for the PIN as <see cref="ContactKernel.PinRequest"/> says; answer with <see cref="ContactKernel.PinEntered"/>,
        /// <see cref="ContactKernel.OnlinePinCaptured"/>, <see cref="ContactKernel.PinBypassed"/> or
        /// <see cref="ContactKernel.PinPadBroken"/>.
        /// </summary>
        AskPin,

        /// <summary>Ask the issuer; answer with <see cref="ContactKernel.OnlineAnswered"/> or <see cref="ContactKernel.OnlineFailed"/>.</summary>
        GoOnline,

        /// <summary>Finished: <see cref="ContactKernel.Outcome"/> holds until the next start or clear.</summary>
        Done,
    }

    /// <summary>Why the card is gone.</summary>
    public enum CardLoss
    {
        /// <summary>Pulled out of the slot.</summary>
        Removed = 0,

        /// <summary>No answer in the time the protocol gives.</summary>
        NoAnswer,

        /// <summary>Answered what the transmission protocol does not allow, and the retries are used up.</summary>
        Protocol,

        /// <summary>Not the card's fault: the customer or the cashier pressed cancel.</summary>
        Cancelled,
    }
}
