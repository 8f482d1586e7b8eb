namespace Firmware.Store
{
    /// <summary>How a message authentication code of 8 bytes is computed (docs/acquirer.md, "Which messages carry a MAC").</summary>
    public enum MacScheme : byte
    {
        /// <summary>All blocks XORed, two encryptions over the hex characters of the result.</summary>
        UnionPayEcb = 0,

        /// <summary>ANSI X9.19: ISO/IEC 9797-1 algorithm 3, padding method 1; with a key of 8 bytes X9.9.</summary>
        X919 = 1,

        /// <summary>The first 8 bytes of AES-CMAC (NIST SP 800-38B).</summary>
        AesCmac = 2,
    }

    /// <summary>On which way a code belongs: DUKPT has a key for each.</summary>
    public enum MacWay : byte
    {
        Request = 0,
        Reply = 1,
    }
}
