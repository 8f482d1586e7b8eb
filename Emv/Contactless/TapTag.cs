namespace Emv.Contactless
{
    /// <summary>Tags that only contactless books define, or define anew.</summary>
    public static class TapTag
    {
        /// <summary>Terminal transaction qualifiers (C-3, C-7); in C-2 this tag is the card's.</summary>
        public const uint Ttq = 0x9F66;

        /// <summary>Card transaction qualifiers (C-3, C-7).</summary>
        public const uint Ctq = 0x9F6C;

        /// <summary>Card authentication related data (C-3, C-7).</summary>
        public const uint CardAuthenticationData = 0x9F69;

        /// <summary>Form factor indicator (C-3), third party data (C-2).</summary>
        public const uint FormFactor = 0x9F6E;

        /// <summary>Kernel identifier in a directory entry (Book B, 3.3.2.5).</summary>
        public const uint KernelIdentifier = 0x9F2A;

        /// <summary>Extended selection in a directory entry (Book B, 3.3.3.3).</summary>
        public const uint ExtendedSelection = 0x9F29;

        /// <summary>Transaction category code (C-2).</summary>
        public const uint CategoryCode = 0x9F53;

        /// <summary>DRDOL: what RECOVER AC wants (C-2).</summary>
        public const uint Drdol = 0x9F51;

        /// <summary>Mobile support indicator (C-2).</summary>
        public const uint MobileSupport = 0x9F7E;

        /// <summary>POS cardholder interaction information (C-2).</summary>
        public const uint CardholderInteraction = 0xDF4B;
    }
}
