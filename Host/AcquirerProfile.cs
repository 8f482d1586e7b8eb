using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>Where the keys of PIN and MAC come from.</summary>
    public enum KeyScheme : byte
    {
        /// <summary>Working keys under a terminal master key (DES or AES), new ones at every sign-on.</summary>
        MasterKey = 0,

        /// <summary>DUKPT: a key of its own for every exchange. DES or AES, as the initial key is.</summary>
        Dukpt = 1,
    }

    /// <summary>
    /// What differs from acquirer to acquirer, terminal to terminal. Every point on which the published sources of the
    /// protocol disagree is a member here, not a constant in the code.
    /// </summary>
    public sealed class AcquirerProfile
    {
        public string HostAddress = "127.0.0.1";
        public int HostPort = 8583;

        /// <summary>Card acceptor terminal identification (f41), 8 characters.</summary>
        public string TerminalId = "10000001";

        /// <summary>Card acceptor identification (f42), 15 characters.</summary>
        public string MerchantId = "898310058120001";

        /// <summary>TPDU: id 60, destination, source; 5 bytes.</summary>
        public byte[] Tpdu = { 0x60, 0x00, 0x03, 0x00, 0x00 };

        /// <summary>Application class, main version, terminal state and processing request, sub-version; 6 bytes BCD.</summary>
        public byte[] Header = { 0x60, 0x31, 0x00, 0x31, 0x12, 0x34 };

        /// <summary>Network management code of a sign-on: 001 single-length, 003 double-length keys, 004 with a track key.</summary>
        public int SignOnCode = 3;

        public KeyScheme KeyScheme;

        public MacScheme MacScheme;

        /// <summary>ISO 9564-1 format of the PIN block: 0 with DES keys, 4 with AES keys.</summary>
        public int PinFormat;

        /// <summary>Working keys come as key blocks (TR-31), not as cryptograms with check values.</summary>
        public bool KeyBlocks;

        /// <summary>Transaction currency, ISO 4217 numeric.</summary>
        public int Currency = 156;

        /// <summary>Longest PIN this acquirer takes (f26): 6 or 12.</summary>
        public int PinLength = 12;

        /// <summary>f60.4 and f60.5 of a chip transaction: capability 6 (contact and contactless chip), condition 0.</summary>
        public string CapabilityDigits = "60";

        /// <summary>0500 and 0320 carry field 64 too.</summary>
        public bool SettlementMac;

        /// <summary>f60.3 of the message that ends a batch upload: 202, 206 or 207; the sources disagree.</summary>
        public int UploadEndCode = 202;

        /// <summary>f48 of the settlement tells cards of other organisations than UnionPay apart; otherwise all count as domestic.</summary>
        public bool ForeignApart;

        public int ConnectTimeoutMs = 15000;

        /// <summary>Time from the last byte out to a complete answer.</summary>
        public int ReplyTimeoutMs = 30000;

        /// <summary>First pause after a reversal could not be delivered; doubles up to <see cref="RetryMostMs"/>.</summary>
        public int RetryFirstMs = 1000;
        public int RetryMostMs = 60000;
    }
}
