namespace Emv.Contactless
{
    /// <summary>Messages for the cardholder (EMV Contactless Book A, 9.4): the numbers are the book's, the words the terminal's.</summary>
    public enum MessageId : byte
    {
        None = 0,
        Approved = 0x03,
        NotAuthorised = 0x07,
        EnterPin = 0x09,
        ProcessingError = 0x0F,
        RemoveCard = 0x10,
        Welcome = 0x14,
        PresentCard = 0x15,
        Processing = 0x16,
        CardReadOk = 0x17,
        InsertOrSwipe = 0x18,
        PresentOneCard = 0x19,
        ApprovedSign = 0x1A,
        Authorising = 0x1B,
        TryAnotherCard = 0x1C,
        InsertCard = 0x1D,
        ClearDisplay = 0x1E,
        SeePhone = 0x20,
        PresentAgain = 0x21,
    }

    /// <summary>What the lights and tones say (Book A, 9.2 and 9.3).</summary>
    public enum UiStatus : byte
    {
        None = 0,
        NotReady,
        Idle,
        ReadyToRead,
        Processing,
        CardRead,
        ProcessingError,
    }

    /// <summary>User interface request data (Book A, 7.1). One object, overwritten.</summary>
    public sealed class UiRequest
    {
        internal UiRequest()
        {
        }

        /// <summary>There is something to show.</summary>
        public bool Present
        {
            get { return Status != UiStatus.None; }
        }

        public MessageId Message { get; private set; }

        public UiStatus Status { get; private set; }

        /// <summary>How long the message stays before the next one may replace it.</summary>
        public int HoldMs { get; private set; }

        internal void Set(MessageId message, UiStatus status, int holdMs)
        {
            Message = message;
            Status = status;
            HoldMs = holdMs;
        }

        internal void Clear()
        {
            Set(MessageId.None, UiStatus.None, 0);
        }
    }
}
