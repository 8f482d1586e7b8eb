namespace Drivers.Nfc
{
    /// <summary>What lies in the field, as far as the terminal is concerned.</summary>
    public enum CardState
    {
        /// <summary>No card that could be used.</summary>
        None = 0,

        /// <summary>One card, activated: commands may be sent.</summary>
        One,

        /// <summary>More than one card answered: "present one card".</summary>
        Collision,
    }
}
