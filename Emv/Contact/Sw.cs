namespace Emv.Contact
{
    /// <summary>Status words (EMV 4.4 Book 3, 6.3.5 and the commands' own tables; ISO 7816-4).</summary>
    internal static class Sw
    {
        internal const int Ok = 0x9000;
        internal const int SelectedBlocked = 0x6283;
        internal const int PinWrong = 0x63C0;
        internal const int PinWrongMask = 0xFFF0;
        internal const int Blocked = 0x6983;
        internal const int ReferenceDataBlocked = 0x6984;
        internal const int ConditionsNotSatisfied = 0x6985;
        internal const int NotSupported = 0x6A81;
        internal const int FileNotFound = 0x6A82;
        internal const int RecordNotFound = 0x6A83;

        /// <summary>62xx and 63xx: a warning, the command was carried out.</summary>
        internal static bool IsWarning(int statusWord)
        {
            int sw1 = statusWord >> 8;
            return sw1 == 0x62 || sw1 == 0x63;
        }
    }
}
