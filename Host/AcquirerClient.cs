using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>
    /// Talks to the acquirer: one exchange at a time, each started by name and polled until it is no longer Pending.
    /// It classifies how an exchange ended (<see cref="Result"/>); what follows from that is the caller's business.
    /// </summary>
    public sealed class AcquirerClient
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
        private readonly byte[] _scratch = new byte[HostMac.Length];
        private int _requestMti;
        private int _stan;
        private long _amountMinor;
        private int _processingCode;
        private bool _macDue;
        private bool _signOff;

        public AcquirerClient(ILink link, AcquirerProfile profile, TransactionKinds kinds, IKeyVault vault)
        {
            _profile = profile;
            _kinds = kinds;
            _channel = new HostChannel(link, profile);
            _mac = new HostMac(vault);
            _messages = new HostMessages(profile, kinds, _mac);
            _keys = new WorkingKeys(vault);
        }

        public bool Busy
        {
            get { return _channel.Busy; }
        }

        /// <summary>The request of the exchange under way has left; now the host thinks.</summary>
        public bool RequestOut
        {
            get { return _channel.Busy && _channel.FirstByteOut; }
        }

        /// <summary>Working keys have been received since power-on and the host has not asked for new ones.</summary>
        public bool SignedOn { get; private set; }

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

        /// <summary>Sends a payment. The pending record must be on flash before.</summary>
        public Status StartPayment(TransactionRecord record, CardData card, byte[] chipData, int chipDataLength, long nowMs)
        {
            if (Busy)
            {
                return Status.Busy;
            }

            Status built = _messages.Payment(record, card, chipData, chipDataLength);
            return StartMac(built, record, nowMs);
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

        public Status StartSettlement(int stan, int batch, TransactionLog log, string operatorNumber, long nowMs)
        {
            return Busy ? Status.Busy : StartClearing(_messages.Settlement(stan, batch, log, operatorNumber), HostMessages.SettlementMti, stan, nowMs);
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
            if (Busy)
            {
                return Status.Busy;
            }

            return StartMac(_messages.Reversal(record), record, nowMs);
        }

        /// <summary>Pending while under way, then Ok: look at <see cref="Result"/>.</summary>
        public Status Poll(long nowMs)
        {
            if (!_channel.Busy)
            {
                return Status.Ok;
            }

            Status status = _channel.Poll(nowMs);
            if (status == Status.Pending)
            {
                return Status.Pending;
            }

            Result = status == Status.Ok ? Accept() : Classify(status);
            if (Result != ExchangeResult.Answered)
            {
                Reply.Clear();
                // A late answer must not meet the next request.
                _channel.Close();
            }

            _channel.Wipe();
            _messages.Writer.Clear();
            return Status.Ok;
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
                Reply.Clear();
                Result = ExchangeResult.NotSent;
                SignedOn = built != Status.NotFound && SignedOn;
                return built;
            }

            Expect(mti, stan, -1, -1, _profile.SettlementMac);
            return Send(nowMs);
        }

        private Status StartMac(Status built, TransactionRecord record, long nowMs)
        {
            if (built != Status.Ok)
            {
                Reply.Clear();
                Result = ExchangeResult.NotSent;
                SignedOn = built != Status.NotFound && SignedOn;
                return built;
            }

            TransactionKind kind = _kinds.Of(record.Type);
            Expect(_messages.Writer.Mti, record.Stan, kind.HasAmount ? record.AmountMinor : -1, kind.ProcessingCode, true);
            return Send(nowMs);
        }

        private void Expect(int mti, int stan, long amountMinor, int processingCode, bool macDue)
        {
            _requestMti = mti;
            _stan = stan;
            _amountMinor = amountMinor;
            _processingCode = processingCode;
            _macDue = macDue;
        }

        private Status Send(long nowMs)
        {
            Reply.Clear();
            Status status = _channel.Start(_messages.Writer, nowMs);
            if (status != Status.Pending)
            {
                Result = ExchangeResult.NotSent;
                _messages.Writer.Clear();
                _channel.Wipe();
            }

            return status;
        }

        private ExchangeResult Classify(Status status)
        {
            if (!_channel.FirstByteOut)
            {
                return ExchangeResult.NotSent;
            }

            return status == Status.Timeout ? ExchangeResult.NoReply : ExchangeResult.BrokenReply;
        }

        private ExchangeResult Accept()
        {
            int offset = _channel.ReplyOffset + FrameHeader.Length;
            int count = _channel.ReplyLength - FrameHeader.Length;
            if (_reader.Parse(_channel.Reply, offset, count) != Status.Ok)
            {
                return ExchangeResult.BrokenReply;
            }

            if (!BelongsToRequest())
            {
                return ExchangeResult.WrongReply;
            }

            ReadReply();
            if (_macDue && !RefusedWithoutKey() && !MacIsRight(offset, count))
            {
                return ExchangeResult.BadMac;
            }

            NoteSignOn();
            return ExchangeResult.Answered;
        }

        private bool BelongsToRequest()
        {
            return _reader.Mti == _requestMti + 0x10
                && _reader.Number(IsoField.Stan) == _stan
                && _reader.IsAscii(IsoField.TerminalId, _profile.TerminalId)
                && (!_reader.Has(IsoField.MerchantId) || _reader.IsAscii(IsoField.MerchantId, _profile.MerchantId))
                && Same(IsoField.Amount, _amountMinor)
                && Same(IsoField.ProcessingCode, _processingCode)
                && _reader.LengthOf(IsoField.ResponseCode) == 2;
        }

        /// <summary>An element the host may leave out in a refusal, but must not change.</summary>
        private bool Same(int field, long sent)
        {
            return sent < 0 || !_reader.Has(field) || _reader.Number(field) == sent;
        }

        /// <summary>Refusals that a host sends when it shares no key with the terminal carry no MAC; they never approve.</summary>
        private bool RefusedWithoutKey()
        {
            return !_reader.Has(IsoField.Mac) && HostCodes.ComeWithoutMac(Reply.ResponseCode);
        }

        private bool MacIsRight(int offset, int count)
        {
            return _reader.Has(IsoField.Mac) && _mac.Verify(_channel.Reply, offset, count, _scratch) == Status.Ok;
        }

        private void ReadReply()
        {
            Reply.ResponseCode = Text(IsoField.ResponseCode);
            Reply.AuthorisationCode = Text(IsoField.AuthorisationCode);
            Reply.ReferenceNumber = Text(IsoField.ReferenceNumber);
            string extra = Text(IsoField.Private63);
            Reply.CardOrganisation = extra.Length >= 3 ? extra.Substring(0, 3) : string.Empty;
            Reply.Date = (int)_reader.Number(IsoField.LocalDate);
            Reply.Time = (int)_reader.Number(IsoField.LocalTime);
            Reply.ChipDataLength = _reader.Copy(IsoField.ChipData, Reply.ChipData, 0, HostReply.ChipDataCapacity);
            Reply.ProcessingRequest = FrameHeader.ProcessingRequest(_channel.Reply, _channel.ReplyOffset);
            Reply.Batch = ReadBatch();
            Reply.SettlementFlag = ReadSettlementFlag();
            ReadBalance();
        }

        /// <summary>The digit behind the domestic totals of field 48.</summary>
        private int ReadSettlementFlag()
        {
            const int FlagDigit = 30;
            if (_reader.LengthOf(IsoField.Totals) <= FlagDigit)
            {
                return -1;
            }

            return _channel.Reply[_reader.OffsetOf(IsoField.Totals) + (FlagDigit >> 1)] >> 4;
        }

        /// <summary>f54: account 2, type 2, currency 3, sign C or D, amount 12.</summary>
        private void ReadBalance()
        {
            const int Whole = 20;
            const int SignAt = 7;
            string text = Text(IsoField.Balance);
            Reply.HasBalance = text.Length >= Whole && long.TryParse(text.Substring(SignAt + 1, Whole - SignAt - 1), out Reply.BalanceMinor);
            if (Reply.HasBalance && text[SignAt] == 'D')
            {
                Reply.BalanceMinor = -Reply.BalanceMinor;
            }
        }

        private int ReadBatch()
        {
            if (_reader.LengthOf(IsoField.Private60) < 8)
            {
                return -1;
            }

            int batch = 0;
            for (int i = 2; i < 8; i++)
            {
                int pair = _channel.Reply[_reader.OffsetOf(IsoField.Private60) + (i >> 1)];
                batch = (batch * 10) + ((i & 1) == 0 ? pair >> 4 : pair & 0x0F);
            }

            return batch;
        }

        private void NoteSignOn()
        {
            if (_requestMti == HostMessages.SignOnMti)
            {
                SignedOn = Reply.ResponseCode == HostCodes.Approved
                    && _keys.Load(_channel.Reply, _reader.OffsetOf(IsoField.Private62), _reader.LengthOf(IsoField.Private62)) == Status.Ok;
            }
            else if (_requestMti == HostMessages.ManagementMti)
            {
                // A sign-off leaves no keys; an echo says nothing about them.
                SignedOn = SignedOn && !_signOff;
            }
            else if (HostCodes.WantsSignOn(Reply.ResponseCode) || Reply.ProcessingRequest == HostCodes.RequestSignOn)
            {
                SignedOn = false;
                RenewalDue = true;
            }
        }

        private string Text(int field)
        {
            int count = _reader.LengthOf(field);
            if (count <= 0)
            {
                return string.Empty;
            }

            var characters = new char[count];
            for (int i = 0; i < count; i++)
            {
                byte b = _channel.Reply[_reader.OffsetOf(field) + i];
                characters[i] = b >= ' ' && b < 0x7F ? (char)b : '?';
            }

            return new string(characters);
        }
    }
}
