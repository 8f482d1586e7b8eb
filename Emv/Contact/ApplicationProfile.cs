using System;

namespace Emv.Contact
{
    /// <summary>What the acquirer says about one application (AID): Book 4, 7.1 "application dependent data".</summary>
    public sealed class ApplicationProfile
    {
        /// <summary>Bytes of a TVR, TAC or IAC.</summary>
        public const int ActionCodeLength = 5;

        /// <param name="aid">5 to 16 bytes.</param>
        public ApplicationProfile(byte[] aid)
        {
            if (aid == null)
            {
                throw new ArgumentNullException();
            }

            Aid = aid;
            PartialSelection = true;
            Versions = new int[0];
            TacDenial = new byte[ActionCodeLength];
            TacOnline = new byte[] { 0xFC, 0xF8, 0xFC, 0xF8, 0xF0 };
            TacDefault = new byte[] { 0xFC, 0xF8, 0xFC, 0xF8, 0xF0 };
            DefaultDdol = new byte[] { 0x9F, 0x37, 0x04 };
            DefaultTdol = new byte[0];
        }

        /// <summary>Application identifier of the terminal, 5 to 16 bytes.</summary>
        public byte[] Aid { get; private set; }

        /// <summary>Application selection indicator: cards whose AID goes on after ours match too (Book 1, 12.3.1).</summary>
        public bool PartialSelection { get; set; }

        /// <summary>Application versions the terminal knows (9F09), the preferred one first; empty = not compared, 0 is sent.</summary>
        public int[] Versions { get; set; }

        /// <summary>Terminal action code, denial: five bytes like the TVR.</summary>
        public byte[] TacDenial { get; set; }

        /// <summary>Terminal action code, online. An online-only terminal goes online anyway; kept for the log.</summary>
        public byte[] TacOnline { get; set; }

        /// <summary>Terminal action code, default. This terminal declines when the issuer is out of reach; kept for the log.</summary>
        public byte[] TacDefault { get; set; }

        /// <summary>Floor limit in minor units (9F1B); 0 sends every sale online.</summary>
        public long FloorLimitMinor { get; set; }

        /// <summary>Threshold for biased random selection in minor units, 0 to the floor limit (Book 3, 10.6.2).</summary>
        public long ThresholdMinor { get; set; }

        /// <summary>Target percentage for random selection, 0 to 99.</summary>
        public int TargetPercent { get; set; }

        /// <summary>Maximum target percentage for biased random selection, 0 to 99, not below the target.</summary>
        public int MaxTargetPercent { get; set; }

        /// <summary>DDOL for cards without one; must hold 9F37 to be of use.</summary>
        public byte[] DefaultDdol { get; set; }

        /// <summary>TDOL for cards without one; empty = none.</summary>
        public byte[] DefaultTdol { get; set; }

        /// <summary>AID and action codes have the lengths they must have.</summary>
        public bool IsValid
        {
            get
            {
                return Aid.Length >= 5 && Aid.Length <= 16 && Versions != null && DefaultDdol != null && DefaultTdol != null
                    && IsActionCode(TacDenial) && IsActionCode(TacOnline) && IsActionCode(TacDefault)
                    && FloorLimitMinor >= 0 && ThresholdMinor >= 0;
            }
        }

        private static bool IsActionCode(byte[] code)
        {
            return code != null && code.Length == ActionCodeLength;
        }
    }
}
