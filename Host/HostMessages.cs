using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>Builds the requests of docs/acquirer.md in the writer it owns.</summary>
    public sealed partial class HostMessages
    {
        public const int SignOnMti = 0x0800;
        public const int ReversalMti = 0x0400;

        /// <summary>f53: 2 = PIN joined with the card number; 0 = single-length key, 6 = double-length, 7 = AES.</summary>
        private const long PinWithSingleLengthKey = 2000000000000000;
        private const long PinWithDoubleLengthKey = 2600000000000000;
        private const long PinWithAesKey = 2700000000000000;

        private const int PinFormat4 = 4;

        private const int OperatorBytes = 3;

        private readonly AcquirerProfile _profile;
        private readonly TransactionKinds _kinds;
        private readonly HostKeys _keys;
        private readonly byte[] _serial = new byte[AesDukpt.SerialBytes];
        private readonly byte[] _operator = new byte[OperatorBytes];

        public HostMessages(AcquirerProfile profile, TransactionKinds kinds, HostKeys keys)
        {
            _profile = profile;
            _kinds = kinds;
            _keys = keys;
        }

        public IsoWriter Writer { get; } = new IsoWriter();

        /// <summary>0800: asks for working keys. Carries no MAC: there may be no key yet.</summary>
        public void SignOn(int stan, int batch, string operatorNumber)
        {
            Writer.Begin(SignOnMti);
            Writer.Number(IsoField.Stan, stan);
            Writer.Ascii(IsoField.TerminalId, _profile.TerminalId);
            Writer.Ascii(IsoField.MerchantId, _profile.MerchantId);
            Writer.Digits(IsoField.Private60, "00" + batch.ToString("D6") + _profile.SignOnCode.ToString("D3"));
            Writer.Ascii(IsoField.Private63, operatorNumber.PadLeft(3, '0'));
        }

        /// <summary>A payment request of the record's type, with MAC.</summary>
        /// <returns>Ok; NotFound without a MAC key; Invalid for a type that is not in the table.</returns>
        public Status Payment(TransactionRecord record, CardData card, byte[] chipData, int chipDataLength)
        {
            TransactionKind kind = _kinds.Of(record.Type);
            if (kind == null)
            {
                return Status.Invalid;
            }

            Begin(kind.Mti, kind, record);
            if (card.HasPin)
            {
                Writer.Number(IsoField.PinCaptureCode, _profile.PinLength);
            }

            if (card.Track2Digits > 0)
            {
                Writer.Packed(IsoField.Track2, card.Track2, 0, card.Track2Digits);
            }

            if (kind.SendsReference && record.OriginalReference[0] != 0)
            {
                Writer.Bytes(IsoField.ReferenceNumber, record.OriginalReference, 0, record.OriginalReference.Length);
            }

            if (kind.SendsAuthorisation && record.OriginalAuthorisation[0] != 0)
            {
                Writer.Bytes(IsoField.AuthorisationCode, record.OriginalAuthorisation, 0, record.OriginalAuthorisation.Length);
            }

            Writer.Ascii(IsoField.TerminalId, _profile.TerminalId);
            Writer.Ascii(IsoField.MerchantId, _profile.MerchantId);
            Writer.Ascii(IsoField.Currency, _profile.Currency.ToString("D3"));
            if (card.HasPin)
            {
                if (_profile.PinFormat != PinFormat4)
                {
                    Writer.Bytes(IsoField.PinBlock, card.PinBlock, 0, PinBlock.LengthOf(0));
                }

                Writer.Number(IsoField.SecurityControl, SecurityControl());
            }

            if (chipDataLength > 0)
            {
                Writer.Bytes(IsoField.ChipData, chipData, 0, chipDataLength);
            }

            if (card.HasPin && _profile.PinFormat == PinFormat4)
            {
                Writer.Bytes(IsoField.LongPinBlock, card.PinBlock, 0, PinBlock.LengthOf(PinFormat4));
            }

            Writer.Digits(IsoField.Private60, Field60(kind, record));
            AddOriginal(kind, record);
            AddSerial();
            Writer.Bytes(IsoField.Private63, OperatorOf(record), 0, OperatorBytes);
            Close();
            return Status.Ok;
        }

        /// <summary>0400: takes a payment in doubt back. Built from the record alone, which holds no track and no PIN.</summary>
        public Status Reversal(TransactionRecord record)
        {
            TransactionKind kind = _kinds.Of(record.Type);
            if (kind == null)
            {
                return Status.Invalid;
            }

            Begin(ReversalMti, kind, record);
            if (record.AuthorisationCode[0] != 0)
            {
                Writer.Bytes(IsoField.AuthorisationCode, record.AuthorisationCode, 0, record.AuthorisationCode.Length);
            }

            Writer.Bytes(IsoField.ResponseCode, record.ReversalReason, 0, record.ReversalReason.Length);
            Writer.Ascii(IsoField.TerminalId, _profile.TerminalId);
            Writer.Ascii(IsoField.MerchantId, _profile.MerchantId);
            Writer.Ascii(IsoField.Currency, _profile.Currency.ToString("D3"));
            if (record.ReversalField55Bytes > 0)
            {
                Writer.Bytes(IsoField.ChipData, record.ReversalField55, 0, record.ReversalField55Bytes);
            }

            Writer.Digits(IsoField.Private60, Field60(kind, record));
            AddOriginal(kind, record);
            AddSerial();
            Close();
            return Status.Ok;
        }

        /// <summary>Fields 2 to 25, which a reversal repeats from its original.</summary>
        private void Begin(int mti, TransactionKind kind, TransactionRecord record)
        {
            Writer.Begin(mti);
            if (record.PanBytes > 0)
            {
                Writer.Packed(IsoField.Pan, record.Pan, 0, record.PanDigits);
            }

            Writer.Number(IsoField.ProcessingCode, kind.ProcessingCode);
            if (kind.HasAmount)
            {
                Writer.Number(IsoField.Amount, record.AmountMinor);
            }

            Writer.Number(IsoField.Stan, record.Stan);
            int expiry = (Bcd(record.Expiry[0]) * 100) + Bcd(record.Expiry[1]);
            if (expiry != 0)
            {
                Writer.Number(IsoField.ExpiryDate, expiry);
            }

            Writer.Number(IsoField.EntryMode, record.EntryMode);
            if (record.PanSequence >= 0)
            {
                Writer.Number(IsoField.CardSequence, record.PanSequence);
            }

            Writer.Number(IsoField.ConditionCode, kind.ConditionCode);
        }

        private string Field60(TransactionKind kind, TransactionRecord record)
        {
            return kind.MessageType + record.Batch.ToString("D6") + "000" + _profile.CapabilityDigits;
        }

        /// <summary>f61: batch, trace number and date (MMDD) of the original; zeros where only the date is known.</summary>
        private void AddOriginal(TransactionKind kind, TransactionRecord record)
        {
            if (kind.NeedsOriginal)
            {
                string date = (record.OriginalDate % 10000).ToString("D4");
                Writer.Digits(IsoField.Private61, record.OriginalBatch.ToString("D6") + record.OriginalStan.ToString("D6") + date);
            }
        }

        /// <summary>f63: three characters.</summary>
        private byte[] OperatorOf(TransactionRecord record)
        {
            _operator[0] = (byte)'0';
            for (int i = 0; i < record.Operator.Length; i++)
            {
                _operator[i + 1] = record.Operator[i] == 0 ? (byte)'0' : record.Operator[i];
            }

            return _operator;
        }

        /// <summary>Adds field 64 to a message whose code was computed.</summary>
        public void Seal(byte[] code)
        {
            Writer.Bytes(IsoField.Mac, code, 0, HostMac.Length);
        }

        /// <summary>f62 under DUKPT: whose key it is, and which.</summary>
        private void AddSerial()
        {
            int count = _keys.CopySerial(_serial);
            if (count > 0)
            {
                Writer.Bytes(IsoField.Private62, _serial, 0, count);
            }
        }

        private long SecurityControl()
        {
            return _profile.PinFormat == PinFormat4 ? PinWithAesKey
                : _profile.SignOnCode == 1 && !_keys.Dukpt ? PinWithSingleLengthKey
                : PinWithDoubleLengthKey;
        }

        /// <summary>A code will follow. The bitmap is covered too, so its last bit is set before the code is computed.</summary>
        private void Close()
        {
            Writer.Buffer[9] |= 1;
        }

        private static int Bcd(byte pair)
        {
            return ((pair >> 4) * 10) + (pair & 0x0F);
        }
    }
}
