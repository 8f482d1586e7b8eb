using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>How an exchange ended, and what the reply says.</summary>
    public sealed partial class AcquirerClient
    {
        private ExchangeResult Classify(Status status)
        {
            if (!_channel.FirstByteOut)
            {
                return ExchangeResult.NotSent;
            }

            return status == Status.Timeout ? ExchangeResult.NoReply : ExchangeResult.BrokenReply;
        }

        private void Accept()
        {
            int offset = _channel.ReplyOffset + FrameHeader.Length;
            int count = _channel.ReplyLength - FrameHeader.Length;
            if (_reader.Parse(_channel.Reply, offset, count) != Status.Ok)
            {
                End(ExchangeResult.BrokenReply);
                return;
            }

            if (!BelongsToRequest())
            {
                End(ExchangeResult.WrongReply);
                return;
            }

            ReadReply();
            if (!_macDue || RefusedWithoutKey())
            {
                Answered();
            }
            else if (_reader.Has(IsoField.Mac) && _mac.Start(MacWay.Reply, _channel.Reply, offset, count - HostMac.Length) == Status.Pending)
            {
                _phase = Phase.Verifying;
            }
            else
            {
                End(ExchangeResult.BadMac);
            }
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
            Reply.DataLength = _download ? _reader.Copy(IsoField.Private62, Reply.Data, 0, HostReply.DataCapacity) : 0;
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

        /// <summary>The reply is what it should be; what it means for the keys.</summary>
        private void Answered()
        {
            NoteRequest();
            if (_requestMti == HostMessages.SignOnMti && !_download)
            {
                SignedOn = false;
                bool approved = Reply.ResponseCode == HostCodes.Approved;
                if (approved && Keys.Dukpt)
                {
                    // There is nothing to fetch: the keys follow from the initial key.
                    SignedOn = Keys.Present;
                }
                else if (approved && _keys.Start(_channel.Reply, _reader.OffsetOf(IsoField.Private62), _reader.LengthOf(IsoField.Private62)) == Status.Pending)
                {
                    _phase = Phase.TakingKeys;
                    return;
                }
            }
            else if (_requestMti == HostMessages.ManagementMti && _signOff)
            {
                // A sign-off leaves no keys, whatever the host says to it.
                SignedOn = false;
            }
            else
            {
                NoteRefusal();
            }

            End(ExchangeResult.Answered);
        }

        private void NoteRefusal()
        {
            bool refused = HostCodes.WantsSignOn(Reply.ResponseCode);
            _refusals = refused ? _refusals + 1 : 0;
            if (refused || Reply.ProcessingRequest == HostCodes.RequestSignOn)
            {
                SignedOn = false;
                RenewalDue = true;
            }
        }

        /// <summary>The processing request digit of whatever reply; a new sign-on is seen to at once.</summary>
        private void NoteRequest()
        {
            if (Reply.ProcessingRequest != 0 && Reply.ProcessingRequest != HostCodes.RequestSignOn)
            {
                _requests |= 1 << Reply.ProcessingRequest;
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
