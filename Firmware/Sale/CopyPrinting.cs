using Drivers.Printer;
using Firmware.Host;
using Firmware.Receipts;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// Puts a sale on paper: the merchant's copy, a pause to tear it off, the customer's copy, or what of it the merchant's
    /// policy leaves. The sale stands whatever the printer does; a slip that was given up can be printed again from the menu.
    /// </summary>
    public sealed class CopyPrinting
    {
        /// <summary>Nobody presses a key: the customer's copy comes by itself.</summary>
        private const int TearOffMs = 10000;

        private readonly UiTask _ui;
        private readonly SlipPrinting _printing;
        private readonly SaleSlip _slip;
        private readonly MessagePage _message;
        private readonly TransactionKinds _kinds;
        private readonly SlipHeader _header;
        private readonly MailFlow _mail;
        private TransactionRecord _record;
        private CopyPolicy _policy;
        private bool _reprint;
        private bool _paper;
        private State _state;

        public CopyPrinting(UiTask ui, EscPosPrinter printer, SlipHeader header, TransactionKinds kinds, MailFlow mail)
        {
            _mail = mail;
            _ui = ui;
            _message = ui.Message;
            _printing = new SlipPrinting(ui, printer);
            _kinds = kinds;
            _header = header;
            _slip = new SaleSlip(header, kinds);
        }

        private enum State : byte
        {
            Done = 0,
            Merchant,
            TearOff,
            Customer,

            /// <summary>No customer's copy will be printed: by e-mail, or none at all.</summary>
            AskingMail,
            Mail,
        }

        /// <summary>Begins with the merchant's copy. The record must stay as it is until this is done. A reprint is asked for: it comes whole.</summary>
        public void Start(TransactionRecord record, bool reprint, long nowMs)
        {
            _record = record;
            _reprint = reprint;
            _policy = reprint || _header.Settings == null ? CopyPolicy.Both : Preferences.Copies(_header.Settings);
            _paper = false;
            if (_policy == CopyPolicy.None && !SaleSlip.NeedsSignature(record))
            {
                WithoutPaper(nowMs);
                return;
            }

            Print(SlipCopy.Merchant, Text.PrintingMerchant, nowMs);
            _state = State.Merchant;
        }

        /// <summary>True when both copies are printed or given up.</summary>
        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Merchant:
                    if (_printing.Poll(nowMs))
                    {
                        AfterMerchant(nowMs);
                    }

                    break;
                case State.TearOff:
                    PollTearOff(nowMs);
                    break;
                case State.Customer:
                    if (_printing.Poll(nowMs))
                    {
                        _state = State.Done;
                    }

                    break;
                case State.AskingMail:
                    PollAskingMail(nowMs);
                    break;
                case State.Mail:
                    PollMail(nowMs);
                    break;
            }

            return _state == State.Done;
        }

        /// <summary>The host knows the payment, and the merchant offers to have its receipt sent.</summary>
        private bool MailOffered
        {
            get { return _record.Stan != 0 && _mail.Offered; }
        }

        /// <summary>Without paper for the first copy there is none for the second.</summary>
        private void AfterMerchant(long nowMs)
        {
            _paper = _printing.Printed && _policy != CopyPolicy.MerchantOnly && _policy != CopyPolicy.None;
            if (_paper)
            {
                ShowTearOff(nowMs);
            }
            else
            {
                WithoutPaper(nowMs);
            }
        }

        private void WithoutPaper(long nowMs)
        {
            if (!MailOffered)
            {
                _state = State.Done;
                return;
            }

            _message.Start(Mood.Info, _ui.Texts.Of(Title()), _ui.Texts.Of(Text.MailAsk))
                .WithAmount(_record.AmountMinor).WithLine(_ui.Texts.Of(Text.MailAskHint))
                .WithKeys(Text.None, Text.KeyOk).WithMenu(Text.KeyMail).WithTimeout(TearOffMs);
            _ui.Show(_message, nowMs);
            _state = State.AskingMail;
        }

        private void PollAskingMail(long nowMs)
        {
            if (_message.Result == PageResult.Other)
            {
                StartMail(nowMs);
            }
            else if (_message.Result != PageResult.None)
            {
                _state = State.Done;
            }
        }

        private void StartMail(long nowMs)
        {
            _mail.Start(_record, nowMs);
            _state = State.Mail;
        }

        /// <summary>Who did not type an address after all is asked about the paper again.</summary>
        private void PollMail(long nowMs)
        {
            if (!_mail.Poll(nowMs))
            {
                return;
            }

            if (_paper && !_mail.Taken)
            {
                ShowTearOff(nowMs);
            }
            else
            {
                _state = State.Done;
            }
        }

        private void ShowTearOff(long nowMs)
        {
            bool ask = _policy == CopyPolicy.Ask;
            _message.Start(Mood.Printer, _ui.Texts.Of(Title()), _ui.Texts.Of(ask ? Text.CustomerCopyAsk : Text.TearOff))
                .WithAmount(_record.AmountMinor).WithLine(_ui.Texts.Of(ask ? Text.CustomerCopyAskHint : Text.TearOffHint))
                .WithKeys(ask ? Text.KeyNo : Text.KeySkip, Text.KeyPrint).WithTimeout(TearOffMs);
            if (MailOffered)
            {
                _message.WithLine(_ui.Texts.Of(Text.MailOffer)).WithMenu(Text.KeyMail);
            }

            _ui.Show(_message, nowMs);
            _state = State.TearOff;
        }

        private void PollTearOff(long nowMs)
        {
            bool unasked = _policy == CopyPolicy.Ask && _message.Result == PageResult.TimedOut;
            if (_message.Result == PageResult.Other)
            {
                StartMail(nowMs);
            }
            else if (_message.Result == PageResult.Cancelled || unasked)
            {
                _state = State.Done;
            }
            else if (_message.Result != PageResult.None)
            {
                Print(SlipCopy.Customer, Text.PrintingCustomer, nowMs);
                _state = State.Customer;
            }
        }

        private Text Title()
        {
            TransactionKind kind = _kinds.Of(_record.Type);
            return kind == null ? Text.Printing : kind.Name;
        }

        private void Print(SlipCopy copy, Text headline, long nowMs)
        {
            _slip.Start(_record, _ui.Texts.Language, copy, _reprint);
            _printing.Start(_slip, _ui.Texts.Of(Title()), headline, nowMs);
        }
    }
}
