using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>
    /// Talks to the acquirer: one exchange at a time, each started by name and polled until it is no longer Pending.
    /// It classifies how an exchange ended (<see cref="Result"/>); what follows from that is the caller's business.
    /// </summary>
    public sealed partial class AcquirerClient
    {
        /// <summary>Network management codes.</summary>
        public const int SignOffCode = 2;
        public const int EchoCode = 301;

        private readonly AcquirerProfile _profile;
        private readonly TransactionKinds _kinds;
        private readonly HostChannel _channel;
        private readonly HostMac _mac;
        private readonly HostMessages _messages;
        private readonly WorkingKeys _keys;
        private readonly IsoReader _reader = new IsoReader();
        private Phase _phase;
        private TransactionRecord _record;
        private MailNotice _mail;
        private CardData _card;
        private byte[] _chipData;
        private int _chipDataLength;
        private int _requestMti;
        private int _stan;
        private long _amountMinor;
        private int _processingCode;
        private bool _macDue;
        private bool _signOff;
        private bool _download;
        private int _requests;
        private int _refusals;

        public AcquirerClient(ILink link, AcquirerProfile profile, TransactionKinds kinds, IKeyVault vault)
        {
            _profile = profile;
            _kinds = kinds;
            _channel = new HostChannel(link, profile);
            _mac = new HostMac(vault, profile);
            Keys = new HostKeys(vault, profile);
            _messages = new HostMessages(profile, kinds, Keys);
            _keys = new WorkingKeys(vault, profile);
        }

        private enum Phase : byte
        {
            Idle = 0,

            /// <summary>The exchange's key is made ready, then the message built.</summary>
            PreparingKey,

            /// <summary>The request's code is computed.</summary>
            Sealing,
            Exchanging,

            /// <summary>The reply's code is computed.</summary>
            Verifying,

            /// <summary>New working keys go into the vault.</summary>
            TakingKeys,
        }

        /// <summary>The bank did not answer the last time it was asked.</summary>
        public bool LineFailed
        {
            get { return _channel.Failed; }
        }

        public bool Busy
        {
            get { return _phase != Phase.Idle; }
        }

        /// <summary>The keys of the exchange that comes: whoever needs one before (a PIN does) prepares it there.</summary>
        public HostKeys Keys { get; }

        /// <summary>The request of the exchange under way has left; now the host thinks.</summary>
        public bool RequestOut
        {
            get { return _channel.Busy && _channel.FirstByteOut; }
        }

        /// <summary>Working keys have been received since power-on and the host has not asked for new ones.</summary>
        public bool SignedOn { get; private set; }

        /// <summary>Fresh keys were refused too: only the acquirer's people can help. Until some exchange is not.</summary>
        public bool KeysRefused
        {
            get { return _refusals > 1; }
        }

        /// <summary>The host has asked for a new sign-on, by code or by its processing request, and has not got one yet.</summary>
        public bool RenewalDue { get; private set; }

        public ExchangeResult Result { get; private set; }

        /// <summary>The last reply's content; empty response code when there was none.</summary>
        public HostReply Reply { get; } = new HostReply();

        public long BytesSent
        {
            get { return _channel.BytesSent; }
        }

        public long BytesReceived
        {
            get { return _channel.BytesReceived; }
        }

        /// <summary>Asks for working keys; they are in the vault when this ends with response code 00.</summary>
        public Status StartSignOn(int stan, int batch, string operatorNumber, long nowMs)
        {
            if (Busy)
            {
                return Status.Busy;
            }

            RenewalDue = false;
            _messages.SignOn(stan, batch, operatorNumber);
            Expect(HostMessages.SignOnMti, stan, -1, -1, false);
            return Send(nowMs);
        }

        /// <summary>Sends a payment. The pending record must be on flash before. The arguments stay as they are until the exchange ends.</summary>
        public Status StartPayment(TransactionRecord record, CardData card, byte[] chipData, int chipDataLength, long nowMs)
        {
            if (Busy)
            {
                return Status.Busy;
            }

            _card = card;
            _chipData = chipData;
            _chipDataLength = chipDataLength;
            return StartWithKey(record);
        }

        /// <summary>0820: 002 signs off (the keys are forgotten), 301 is an echo.</summary>
        public Status StartManagement(int code, int stan, int batch, long nowMs)
        {
            if (Busy)
            {
                return Status.Busy;
            }

            _signOff = code == SignOffCode;
            _messages.Management(code, stan, batch);
            Expect(HostMessages.ManagementMti, stan, -1, -1, false);
            return Send(nowMs);
        }

        /// <summary>0800 with a code of 36x to 39x: asks for block <paramref name="block"/> (from 1) of a download, or tells its end (block 0).</summary>
        public Status StartDownload(int code, int block, int stan, int batch, long nowMs)
        {
            if (Busy)
            {
                return Status.Busy;
            }

            _messages.Download(code, block, stan, batch);
            Expect(HostMessages.SignOnMti, stan, -1, -1, false);
            _download = true;
            return Send(nowMs);
        }

        /// <summary>0820 362: the terminal's state, a line of ASCII.</summary>
        public Status StartStatus(string state, int stan, int batch, long nowMs)
        {
            if (Busy)
            {
                return Status.Busy;
            }

            _signOff = false;
            _messages.StatusUpload(state, stan, batch);
            Expect(HostMessages.ManagementMti, stan, -1, -1, false);
            return Send(nowMs);
        }

        /// <summary>The digits of processing requests that came in since this was last asked, a bit each; a sign-on is seen to elsewhere.</summary>
        public int TakeRequests()
        {
            int requests = _requests;
            _requests = 0;
            return requests;
        }

        public Status StartSettlement(int stan, int batch, TransactionLog log, SettlementSums foreign, string operatorNumber, long nowMs)
        {
            return Busy ? Status.Busy : StartClearing(_messages.Settlement(stan, batch, log, foreign, operatorNumber), HostMessages.SettlementMti, stan, nowMs);
        }

        /// <summary>Sends the rows that <see cref="AddRow"/> collected.</summary>
        public Status StartUploadRows(int stan, int batch, long nowMs)
        {
            return Busy ? Status.Busy : StartClearing(_messages.UploadRows(stan, batch), HostMessages.UploadMti, stan, nowMs);
        }

        public Status StartUploadSingle(TransactionRecord record, long nowMs)
        {
            return Busy ? Status.Busy : StartClearing(_messages.UploadSingle(record), HostMessages.UploadMti, record.Stan, nowMs);
        }

        public Status StartUploadEnd(int stan, int batch, int count, long nowMs)
        {
            return Busy ? Status.Busy : StartClearing(_messages.UploadEnd(stan, batch, count), HostMessages.UploadMti, stan, nowMs);
        }

        public void ClearRows()
        {
            _messages.ClearRows();
        }

        /// <summary>Adds a row to the next message of a batch upload; returns how many it has.</summary>
        public int AddRow(TransactionRecord record)
        {
            return _messages.AddRow(record);
        }

        public Status StartReversal(TransactionRecord record, long nowMs)
        {
            return Busy ? Status.Busy : StartWithKey(record);
        }

        /// <summary>Pending while under way, then Ok: look at <see cref="Result"/>.</summary>
        public Status Poll(long nowMs)
        {
            switch (_phase)
            {
                case Phase.PreparingKey:
                    PollPreparingKey();
                    break;
                case Phase.Sealing:
                    PollSealing(nowMs);
                    break;
                case Phase.Exchanging:
                    PollExchanging(nowMs);
                    break;
                case Phase.Verifying:
                    PollVerifying();
                    break;
                case Phase.TakingKeys:
                    PollTakingKeys();
                    break;
            }

            return Busy ? Status.Pending : Status.Ok;
        }

        /// <summary>The next exchange signs on first: the operator asked for new keys.</summary>
        public void ForgetSignOn()
        {
            SignedOn = false;
        }

        private Status StartClearing(Status built, int mti, int stan, long nowMs)
        {
            if (built != Status.Ok)
            {
                EndUnsent(built);
                return built;
            }

            Expect(mti, stan, -1, -1, _messages.SettlementCarriesMac);
            if (!_macDue)
            {
                return Send(nowMs);
            }

            StartSealing();
            return Busy ? Status.Pending : Status.NotFound;
        }

        private Status StartWithKey(TransactionRecord record)
        {
            Reply.Clear();
            _record = record;
            _phase = Phase.PreparingKey;
            return Status.Pending;
        }

        private void PollPreparingKey()
        {
            Status status = Keys.Prepare();
            if (status == Status.Pending)
            {
                return;
            }

            if (_mail != null && status == Status.Ok)
            {
                _messages.Mail(_mail);
                Expect(HostMessages.MailMti, _mail.Stan, -1, -1, true);
                StartSealing();
                return;
            }

            if (status == Status.Ok)
            {
                status = _card != null ? _messages.Payment(_record, _card, _chipData, _chipDataLength) : _messages.Reversal(_record);
            }

            if (status != Status.Ok)
            {
                EndUnsent(status);
                return;
            }

            TransactionKind kind = _kinds.Of(_record.Type);
            Expect(_messages.Writer.Mti, _record.Stan, kind.HasAmount ? _record.AmountMinor : -1, kind.ProcessingCode, true);
            StartSealing();
        }

        private void StartSealing()
        {
            Status status = _mac.Start(MacWay.Request, _messages.Writer.Buffer, 0, _messages.Writer.Length);
            if (status == Status.Pending)
            {
                _phase = Phase.Sealing;
            }
            else
            {
                EndUnsent(status);
            }
        }

        private void PollSealing(long nowMs)
        {
            Status status = _mac.Poll();
            if (status == Status.Pending)
            {
                return;
            }

            if (status != Status.Ok)
            {
                EndUnsent(status);
                return;
            }

            _messages.Seal(_mac.Code);
            Status sent = Send(nowMs);
            if (sent != Status.Pending)
            {
                EndUnsent(sent);
            }
        }

        private void PollExchanging(long nowMs)
        {
            Status status = _channel.Poll(nowMs);
            if (status == Status.Pending)
            {
                return;
            }

            if (status == Status.Ok)
            {
                Accept();
            }
            else
            {
                End(Classify(status));
            }
        }

        private void PollVerifying()
        {
            Status status = _mac.Poll();
            if (status == Status.Pending)
            {
                return;
            }

            bool right = status == Status.Ok && _mac.Matches(_channel.Reply, _channel.ReplyOffset + _channel.ReplyLength - HostMac.Length);
            if (right)
            {
                Answered();
            }
            else
            {
                End(ExchangeResult.BadMac);
            }
        }

        private void PollTakingKeys()
        {
            Status status = _keys.Poll();
            if (status == Status.Pending)
            {
                return;
            }

            SignedOn = status == Status.Ok;
            End(ExchangeResult.Answered);
        }

        /// <summary>Not a byte left the terminal.</summary>
        private void EndUnsent(Status why)
        {
            Reply.Clear();
            Result = ExchangeResult.NotSent;
            SignedOn = why != Status.NotFound && SignedOn;
            EndExchange();
        }

        private void End(ExchangeResult result)
        {
            Result = result;
            if (result != ExchangeResult.Answered)
            {
                Reply.Clear();
                // A late answer must not meet the next request.
                _channel.Close();
            }

            EndExchange();
        }

        private void EndExchange()
        {
            _phase = Phase.Idle;
            _record = null;
            _mail = null;
            _card = null;
            _chipData = null;
            Keys.Done();
            _channel.Wipe();
            _messages.Writer.Clear();
        }

        private void Expect(int mti, int stan, long amountMinor, int processingCode, bool macDue)
        {
            _requestMti = mti;
            _download = false;
            _stan = stan;
            _amountMinor = amountMinor;
            _processingCode = processingCode;
            _macDue = macDue;
        }

        private Status Send(long nowMs)
        {
            Reply.Clear();
            Status status = _channel.Start(_messages.Writer, nowMs);
            if (status == Status.Pending)
            {
                _phase = Phase.Exchanging;
            }
            else
            {
                Result = ExchangeResult.NotSent;
                EndExchange();
            }

            return status;
        }
    }
}
