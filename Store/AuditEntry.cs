namespace Firmware.Store
{
    /// <summary>What happened. The numbers are on flash: they keep their meaning for good.</summary>
    public enum AuditEvent : byte
    {
        None = 0,
        SignedIn = 1,
        SignInFailed = 2,
        Locked = 3,
        Unlocked = 4,
        OperatorAdded = 5,
        OperatorRemoved = 6,
        PasswordReset = 7,
        PasswordChanged = 8,
        SignedOut = 9,

        /// <summary>Subject: the setting's number.</summary>
        SettingChanged = 10,

        /// <summary>Subject: the key slot.</summary>
        KeyLoaded = 11,

        /// <summary>Subject: the batch whose transactions became history.</summary>
        HistoryCleared = 12,

        /// <summary>Merchant and account were confirmed by a person.</summary>
        Activated = 13,

        /// <summary>Subject: the <see cref="DownloadSlot"/> that has new content.</summary>
        Downloaded = 14,

        /// <summary>A supervisor confirmed a transaction with his password.</summary>
        Confirmed = 15,

        /// <summary>A public key that the host sent had a wrong checksum. Subject: which of the download.</summary>
        KeyRefused = 16,
    }

    /// <summary>One entry of the audit trail.</summary>
    public sealed class AuditEntry
    {
        /// <summary>Actor of what came in at the service port.</summary>
        public const int ServicePort = 254;

        /// <summary>Actor when nobody is signed in.</summary>
        public const int Nobody = 255;

        /// <summary>Counts up by one from the terminal's first day on.</summary>
        public int Number;
        public AuditEvent Event;

        /// <summary>Who did it: an operator's number, or one of the constants above.</summary>
        public int Actor;

        /// <summary>To whom or what; its meaning depends on the event.</summary>
        public int Subject;

        /// <summary>Local date as yyyymmdd and time as hhmmss.</summary>
        public int Date;
        public int Time;

        /// <summary>Entries between this one and the next newer one that are not there: the trail was tampered with, or its flash is damaged.</summary>
        public int Missing;
    }
}
