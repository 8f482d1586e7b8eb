using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Staff
{
    /// <summary>An audit entry in words.</summary>
    public static class AuditWords
    {
        public static Text Name(AuditEvent what)
        {
            switch (what)
            {
                case AuditEvent.SignedIn: return Text.AuditSignedIn;
                case AuditEvent.SignInFailed: return Text.AuditSignInFailed;
                case AuditEvent.Locked: return Text.AuditLocked;
                case AuditEvent.Unlocked: return Text.AuditUnlocked;
                case AuditEvent.OperatorAdded: return Text.AuditOperatorAdded;
                case AuditEvent.OperatorRemoved: return Text.AuditOperatorRemoved;
                case AuditEvent.PasswordReset: return Text.AuditPasswordReset;
                case AuditEvent.PasswordChanged: return Text.AuditPasswordChanged;
                case AuditEvent.SignedOut: return Text.AuditSignedOut;
                case AuditEvent.SettingChanged: return Text.AuditSettingChanged;
                case AuditEvent.KeyLoaded: return Text.AuditKeyLoaded;
                case AuditEvent.HistoryCleared: return Text.AuditHistoryCleared;
                case AuditEvent.Activated: return Text.AuditActivated;
                case AuditEvent.Downloaded: return Text.AuditDownloaded;
                case AuditEvent.KeyRefused: return Text.AuditKeyRefused;
                case AuditEvent.Confirmed: return Text.AuditConfirmed;
                default: return Text.AuditOther;
            }
        }

        /// <summary>Who did it.</summary>
        public static string Who(Language language, int actor)
        {
            if (actor == AuditEntry.ServicePort)
            {
                return Texts.Of(language, Text.AuditPort);
            }

            return actor == AuditEntry.Nobody ? Texts.Of(language, Text.AuditNobody) : Texts.Of(language, Text.IdleOperator, SignInFlow.NumberText(actor));
        }

        /// <summary>To whom or what; null where the event says it all.</summary>
        public static string Whom(Language language, AuditEntry entry)
        {
            switch (entry.Event)
            {
                case AuditEvent.SettingChanged:
                    return AuditSubjects.Setting(language, entry.Subject);
                case AuditEvent.KeyLoaded:
                    return Texts.Of(language, AuditSubjects.Key(entry.Subject));
                case AuditEvent.KeyRefused:
                    return Texts.Of(language, Text.AuditPublicKey, entry.Subject.ToString());
                case AuditEvent.Downloaded:
                    return Texts.Of(language, AuditSubjects.Download(entry.Subject));
                case AuditEvent.HistoryCleared:
                    return Texts.Of(language, Text.AuditBatch, entry.Subject.ToString("D6"));
                case AuditEvent.Activated:
                case AuditEvent.SignedOut:
                    return null;
                default:
                    return entry.Subject == entry.Actor ? null : Texts.Of(language, Text.AuditConcerns, SignInFlow.NumberText(entry.Subject));
            }
        }

        public static string When(AuditEntry entry)
        {
            return (entry.Date / 10000).ToString("D4") + "-" + (entry.Date / 100 % 100).ToString("D2") + "-" + (entry.Date % 100).ToString("D2")
                + " " + (entry.Time / 10000).ToString("D2") + ":" + (entry.Time / 100 % 100).ToString("D2");
        }
    }
}
