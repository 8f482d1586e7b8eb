using System.Text;
using Drivers.Printer;
using Emv.Contact;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Receipts
{
    /// <summary>Who keeps the slip.</summary>
    public enum SlipCopy : byte
    {
        Merchant = 0,
        Customer,
    }

    /// <summary>
    /// The sales slip, from the record alone: what is printed today and what a reprint prints in a year are the same. The
    /// card number is masked, the signature line is there where the cardholder verification asked for one, on the merchant's copy.
    /// </summary>
    public sealed class SaleSlip : SlipComposer
    {
        private const int SignatureLines = 3;
        private const int ChipEntry = 5;
        private const int TapEntry = 7;
        private const byte CryptogramKind = 0xC0;
        private const byte KindTc = 0x40;
        private const byte KindArqc = 0x80;
        private const TextStyle Large = TextStyle.DoubleWidth | TextStyle.DoubleHeight;

        private readonly TransactionKinds _kinds;
        private readonly char[] _hex = new char[2 * TransactionRecord.MaxAidBytes];
        private readonly byte[] _masked = new byte[2 * TransactionRecord.MaxPanBytes];
        private readonly QrPicture _code = new QrPicture();
        private readonly SignaturePicture _signature = new SignaturePicture();
        private readonly ReceiptText _receipt = new ReceiptText();
        private TransactionRecord _record;
        private Language _language;
        private SlipCopy _copy;
        private bool _reprint;

        public SaleSlip(SlipHeader header, TransactionKinds kinds)
            : base(header)
        {
            _kinds = kinds;
        }

        /// <summary>Begins a slip. The record must not change until the last line was taken.</summary>
        public void Start(TransactionRecord record, Language language, SlipCopy copy, bool reprint)
        {
            _record = record;
            _language = language;
            _copy = copy;
            _reprint = reprint;
            Restart();
        }

        protected override bool Compose(int item)
        {
            switch (item)
            {
                case 0:
                    AddShopHead(TextStyle.DoubleHeight);
                    return true;
                case 1:
                    Add("", TextStyle.Normal);
                    Add(Say(Text.SlipTitle), TextStyle.Bold | TextStyle.Center);
                    return true;
                case 2:
                    AddMarks();
                    return true;
                case 3:
                    AddShop();
                    return true;
                case 4:
                    AddCard();
                    return true;
                case 5:
                    AddNumbers();
                    return true;
                case 6:
                    AddAmount();
                    return true;
                case 7:
                    AddChip();
                    return true;
                case 8:
                    AddVerification();
                    return true;
                case 9:
                    AddReceiptCode();
                    return true;
                case 10:
                    AddEnd();
                    return true;
                default:
                    return false;
            }
        }

        private string Say(Text id)
        {
            return Texts.Of(_language, id);
        }

        private void AddMarks()
        {
            Add(Say(_copy == SlipCopy.Merchant ? Text.SlipMerchantCopy : Text.SlipCustomerCopy), TextStyle.Center);
            if (_reprint)
            {
                Add(Say(Text.SlipReprint), TextStyle.Bold | TextStyle.Center);
            }

            if (_record.State == TransactionState.NoticeOpen)
            {
                Add(Say(Text.SlipToDeliver), TextStyle.Bold | TextStyle.Center);
            }
            else if (_record.State != TransactionState.Approved)
            {
                Add(Say(_record.State == TransactionState.Reversed ? Text.SlipReversed : Text.SlipNotApproved), TextStyle.Bold | TextStyle.DoubleHeight | TextStyle.Center);
            }

            else if ((_record.Flags & RecordFlags.Voided) != 0)
            {
                Add(Say(Text.SlipVoided), TextStyle.Bold | TextStyle.DoubleHeight | TextStyle.Center);
            }

            AddRule();
        }

        private void AddShop()
        {
            AddPair(Say(Text.SlipMerchantId), Header.MerchantId);
            AddShortPair(Say(Text.SlipTerminalId), Header.TerminalId);
            AddShortPair(Say(Text.SlipOperator), Ascii(_record.Operator, _record.Operator.Length));
            EndPairs();
            AddRule();
        }

        private void AddCard()
        {
            string organisation = OrganisationName();
            if (organisation.Length != 0)
            {
                AddPair(Say(Text.SlipOrganisation), organisation);
            }

            if (IsCash())
            {
                AddPair(Say(Text.SlipType), Say(TypeName()), TextStyle.Bold);
                return;
            }

            int digits = _record.CopyMaskedPan(_masked, 0);
            Add(Say(Text.SlipCardNumber), TextStyle.Normal);
            Add(Ascii(_masked, digits) + " " + Say(EntryName()), TextStyle.Bold | TextStyle.DoubleHeight);
            AddPair(Say(Text.SlipType), Say(TypeName()), TextStyle.Bold);
        }

        private Text EntryName()
        {
            switch (_record.EntryMode / 10)
            {
                case ChipEntry: return Text.SlipEntryChip;
                case TapEntry: return Text.SlipEntryTap;
                default: return Text.SlipEntryOther;
            }
        }

        private void AddNumbers()
        {
            AddShortPair(Say(Text.SlipBatch), _record.Batch.ToString("D6"));
            AddShortPair(Say(Text.SlipVoucher), _record.Voucher.ToString("D6"));
            EndPairs();
            AddIfThere(Text.SlipAuthorisation, _record.AuthorisationCode);
            AddIfThere(Text.SlipReference, _record.ReferenceNumber);
            AddPair(Say(Text.SlipDateTime), DateTimeText());
            if (_record.OriginalVoucher != 0)
            {
                AddPair(Say(Text.SlipOriginal), _record.OriginalVoucher.ToString("D6"));
            }

            if (_record.TipMinor != 0)
            {
                AddPair(Say(Text.SlipTip), Money.FormatForPaper(_record.TipMinor));
            }

            AddRule();
        }

        private void AddAmount()
        {
            string amount = Money.FormatForPaper(_record.AmountMinor);
            Add(Say(Text.SlipAmount), TextStyle.Bold);
            // Amounts too long for double width stay double height: large, and never cut.
            Add(amount, TextStyle.Bold | TextStyle.Right | (amount.Length * 2 <= Columns ? Large : TextStyle.DoubleHeight));
            if (_record.TenderedMinor > 0)
            {
                AddPair(Say(Text.SlipCashTendered), Money.FormatForPaper(_record.TenderedMinor));
                AddPair(Say(Text.SlipCashChange), Money.FormatForPaper(_record.TenderedMinor - _record.AmountMinor));
            }

            AddRule();
        }

        // EMV names, the same in every language: they are for whoever compares the slip with the host's log.
        private void AddChip()
        {
            if (_record.AidBytes == 0)
            {
                return;
            }

            AddPair("AID", Hex(_record.Aid, _record.AidBytes));
            if (_record.ApplicationLabelBytes != 0)
            {
                AddPair("APP", Ascii(_record.ApplicationLabel, _record.ApplicationLabelBytes));
            }

            int kind = _record.CryptogramInformation & CryptogramKind;
            AddPair(kind == KindTc ? "TC" : kind == KindArqc ? "ARQC" : "AAC", Hex(_record.Cryptogram, _record.Cryptogram.Length));
            AddPair("TVR " + Hex(_record.Tvr, _record.Tvr.Length), "TSI " + Hex(_record.Tsi, _record.Tsi.Length));
            AddPair("ATC", Hex(_record.Atc, _record.Atc.Length));
            AddRule();
        }

        /// <summary>Whether the rules ask for a signature on the merchant's copy.</summary>
        public static bool NeedsSignature(TransactionRecord record)
        {
            var cvm = (Cvm)record.Cvm;
            return cvm == Cvm.Signature || cvm == Cvm.OfflinePlaintextPinAndSignature || cvm == Cvm.OfflineEncipheredPinAndSignature;
        }

        private void AddVerification()
        {
            if (IsCash())
            {
                AddWrapped(Say(Text.SlipCashNote), TextStyle.Normal);
                return;
            }

            if (_record.OriginalVoucher != 0 && _record.AidBytes == 0)
            {
                // Done from the journal: no card was there, and nobody to verify.
                return;
            }

            if (NeedsSignature(_record))
            {
                AddSignature();
                return;
            }

            switch ((Cvm)_record.Cvm)
            {
                case Cvm.OnlinePin:
                case Cvm.OfflinePlaintextPin:
                case Cvm.OfflineEncipheredPin:
                    AddWrapped(Say(Text.SlipPinVerified), TextStyle.Normal);
                    break;
                case Cvm.OnDevice:
                    AddWrapped(Say(Text.SlipOnDevice), TextStyle.Normal);
                    break;
                case Cvm.NoCvmRequired:
                    AddWrapped(Say(Text.SlipNoCvm), TextStyle.Normal);
                    break;
                default:
                    AddWrapped(Say(Text.SlipNotVerified), TextStyle.Normal);
                    break;
            }
        }

        private void AddSignature()
        {
            if (_copy != SlipCopy.Merchant)
            {
                return;
            }

            Add(Say(Text.SlipSignature), TextStyle.Normal);
            if (_record.SignatureBytes > 0)
            {
                _signature.Start(_record.Signature, _record.SignatureBytes);
                AddPicture(_signature);
            }
            else
            {
                for (int i = 0; i < SignatureLines; i++)
                {
                    Add("", TextStyle.Normal);
                }
            }

            Add(new string('_', Columns), TextStyle.Normal);
            AddWrapped(Say(Text.SlipAgreement), TextStyle.Normal);
        }

        private void AddReceiptCode()
        {
            if (_copy != SlipCopy.Customer || !Header.ReceiptCode || _record.State != TransactionState.Approved)
            {
                return;
            }

            int count = _receipt.Write(_record, Header, Say(TypeName()), _language);
            if (_code.Start(_receipt.Bytes, count))
            {
                AddPicture(_code);
                AddWrapped(Say(Text.SlipScan), TextStyle.Center);
            }
        }

        private void AddEnd()
        {
            Add("", TextStyle.Normal);
            if (_copy == SlipCopy.Customer)
            {
                AddWrapped(Say(Text.SlipKeep), TextStyle.Center);
            }

            for (int i = 0; i < Header.FootLines.Length; i++)
            {
                if (Header.FootLines[i].Length != 0)
                {
                    AddWrapped(Header.FootLines[i], TextStyle.Center);
                }
            }

            Add(Say(_copy == SlipCopy.Merchant ? Text.SlipMerchantCopy : Text.SlipCustomerCopy), TextStyle.Center);
            Add(Header.Software, TextStyle.Center);
            Add(Say(Text.SlipCut), TextStyle.Center);
        }

        private void AddIfThere(Text label, byte[] value)
        {
            if (value[0] > ' ')
            {
                AddPair(Say(label), Ascii(value, value.Length));
            }
        }

        private Text TypeName()
        {
            TransactionKind kind = _kinds.Of(_record.Type);
            return kind == null ? Text.None : kind.SlipName;
        }

        private bool IsCash()
        {
            TransactionKind kind = _kinds.Of(_record.Type);
            return kind != null && kind.Cash;
        }

        private string OrganisationName()
        {
            return _record.Organisation[0] <= ' ' ? "" : CardSchemes.Name(Ascii(_record.Organisation, _record.Organisation.Length), _language);
        }

        private string DateTimeText()
        {
            return SlipTime.Of(_record.Date, _record.Time);
        }

        private static string Ascii(byte[] data, int count)
        {
            return Encoding.UTF8.GetString(data, 0, count);
        }

        private string Hex(byte[] data, int count)
        {
            for (int i = 0; i < count; i++)
            {
                _hex[2 * i] = Digit(data[i] >> 4);
                _hex[2 * i + 1] = Digit(data[i] & 0x0F);
            }

            return new string(_hex, 0, 2 * count);
        }

        private static char Digit(int value)
        {
            return (char)(value < 10 ? '0' + value : 'A' + value - 10);
        }
    }
}
