namespace Emv.Contact
{
    /// <summary>What kind of PIN entry is wanted. One object, reused.</summary>
    public sealed class PinRequest
    {
        /// <summary>The tries left are not known.</summary>
        public const int Unknown = -1;

        internal PinRequest()
        {
            TriesLeft = Unknown;
        }

        /// <summary>
        /// True: the PIN goes to the issuer; keep the digits, build the PIN block and call
        /// <see cref="ContactKernel.OnlinePinCaptured"/>. False: hand the digits to <see cref="ContactKernel.PinEntered"/>.
        /// </summary>
        public bool Online { get; internal set; }

        /// <summary>Tries the card still allows, <see cref="Unknown"/> when it does not say. Offline PIN only.</summary>
        public int TriesLeft { get; internal set; }

        /// <summary>One try left: warn the customer (Book 4, 11.2 "last PIN try").</summary>
        public bool LastTry { get; internal set; }

        /// <summary>The previous PIN was wrong.</summary>
        public bool Retry { get; internal set; }

        internal void Set(bool online, int triesLeft, bool retry)
        {
            Online = online;
            TriesLeft = triesLeft;
            LastTry = triesLeft == 1;
            Retry = retry;
        }
    }
}
