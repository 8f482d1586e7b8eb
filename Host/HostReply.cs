using System;

namespace Firmware.Host
{
    /// <summary>How one request and its answer ended. Everything but <see cref="Answered"/> and <see cref="NotSent"/> is doubt.</summary>
    public enum ExchangeResult : byte
    {
        /// <summary>A reply that belongs to the request, whole, with a correct MAC where one is due.</summary>
        Answered = 0,

        /// <summary>The link failed before the first byte went out: the host knows nothing of it.</summary>
        NotSent,

        /// <summary>No complete reply within the time it has.</summary>
        NoReply,

        /// <summary>The connection broke, or what came is no message.</summary>
        BrokenReply,

        /// <summary>A well-formed message that answers something else (type, trace number, terminal, amount, processing code).</summary>
        WrongReply,

        /// <summary>The reply's MAC is wrong or missing.</summary>
        BadMac,
    }

    /// <summary>What the terminal keeps of a host's reply. No element of it is secret.</summary>
    public sealed class HostReply
    {
        public const int ChipDataCapacity = 256;

        /// <summary>Response code (f39), two characters; empty when there was no answer.</summary>
        public string ResponseCode = string.Empty;

        /// <summary>Authorisation code (f38), six characters or empty.</summary>
        public string AuthorisationCode = string.Empty;

        /// <summary>Retrieval reference number (f37), twelve characters or empty.</summary>
        public string ReferenceNumber = string.Empty;

        /// <summary>Host date MMDD (f13) and time hhmmss (f12); -1 when absent.</summary>
        public int Date = -1;
        public int Time = -1;

        /// <summary>Card organisation, first three characters of f63.</summary>
        public string CardOrganisation = string.Empty;

        /// <summary>Batch number the host gave at sign-on (f60); -1 when absent.</summary>
        public int Batch = -1;

        /// <summary>Verdict on the totals of a settlement (f48): 1 equal, 2 not; -1 when absent.</summary>
        public int SettlementFlag = -1;

        /// <summary>Money on the account (f54); meaningful when <see cref="HasBalance"/>.</summary>
        public long BalanceMinor;
        public bool HasBalance;

        /// <summary>What the host asks for next; see <see cref="FrameHeader.ProcessingRequest"/>.</summary>
        public int ProcessingRequest;

        /// <summary>Issuer's EMV data (f55).</summary>
        public byte[] ChipData { get; } = new byte[DataCapacity];

        public int ChipDataLength;

        /// <summary>A piece of a download (f62), <see cref="DataLength"/> bytes; 0 after any other request. It has the place of the chip data: no reply has both.</summary>
        public const int DataCapacity = 512;

        public byte[] Data
        {
            get { return ChipData; }
        }

        public int DataLength;

        public void Clear()
        {
            ResponseCode = string.Empty;
            AuthorisationCode = string.Empty;
            ReferenceNumber = string.Empty;
            CardOrganisation = string.Empty;
            Date = -1;
            Time = -1;
            Batch = -1;
            ProcessingRequest = 0;
            SettlementFlag = -1;
            BalanceMinor = 0;
            HasBalance = false;
            ChipDataLength = 0;
            DataLength = 0;
            Array.Clear(ChipData, 0, ChipData.Length);
        }
    }
}
