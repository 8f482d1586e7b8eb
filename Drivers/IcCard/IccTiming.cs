namespace Drivers.IcCard
{
    /// <summary>
    /// Times of EMV Level 1 at the card clock of this terminal, 3.5712 MHz: one etu is 372 clocks, 9,600 baud
    /// (EMV 4.3 Book 1, 6.1 and 8.1). In milliseconds, rounded to the safe side of the window the specification gives.
    /// </summary>
    public static class IccTiming
    {
        public const int ClockHz = 3571200;

        /// <summary>Clock divided by F = 372, D = 1.</summary>
        public const int DefaultBaud = 9600;

        /// <summary>Supply to clock: lets the regulator settle.</summary>
        public const int SupplyRampMs = 2;

        /// <summary>RST stays low 40,000 to 45,000 clocks: 11.2 to 12.6 ms (6.1.3).</summary>
        public const int ResetLowMs = 12;

        /// <summary>TS may begin until 42,000 clocks after RST went high, 11.8 ms; a character more, and the poll that reads it.</summary>
        public const int AtrStartMs = 15;

        /// <summary>Between two characters of the answer to reset the terminal waits 10,080 initial etu (8.1).</summary>
        public const int AtrCharacterMs = 1050;

        /// <summary>The whole answer to reset within 20,160 initial etu (8.1).</summary>
        public const int AtrTotalMs = 2100;

        /// <summary>Supply off between two sessions, at least 10 ms.</summary>
        public const int DischargeMs = 10;

        /// <summary>From a received character to the next sent one 16 etu in T=0 (9.2.2.1): 6 remain after its stop bit.</summary>
        public const int TurnaroundT0Ms = 1;

        /// <summary>Block guard time of 22 etu in T=1 (9.2.4.2.2): 12 remain after the stop bit.</summary>
        public const int TurnaroundT1Ms = 2;
    }
}
