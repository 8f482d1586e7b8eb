using System.Text;
using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>What a query goes by.</summary>
    public enum QueryBy : byte
    {
        /// <summary>The newest, whatever became of it.</summary>
        Last = 0,
        Voucher,
        CardTail,
        Day,
    }

    /// <summary>
    /// Finds transactions in the journal and shows what became of each, one page at a time, or prints the one found by
    /// voucher again. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class QueryFlow
    {
        private const int MostDigits = 6;
        private const int TailDigits = 4;

        private readonly PaymentContext _with;
        private readonly NumberPage _page;
        private readonly MessagePage _message;
        private readonly ProgressPage _progress;
        private readonly TransactionRecord _record;
        private readonly byte[] _digits = new byte[MostDigits];
        private readonly byte[] _masked = new byte[2 * TransactionRecord.MaxPanBytes];
        private State _state;
        private QueryBy _by;
        private bool _print;
        private int _wanted;

        public QueryFlow(PaymentContext with)
        {
            _with = with;
            _record = with.Entry;
            _message = with.Ui.Message;
            _progress = with.Ui.Progress;
            _page = with.Ui.Number;
        }

        private enum State : byte
        {
            Done = 0,
            Asking,
            Searching,
            Showing,
            Printing,
            Mail,
            Nothing,
        }

        /// <param name="print">Print it instead of showing it; Last and Voucher only.</param>
        public void Start(QueryBy by, bool print, long nowMs)
        {
            _by = by;
            _print = print;
            if (by == QueryBy.Last)
            {
                _state = State.Searching;
                return;
            }

            Text prompt = by == QueryBy.Voucher ? Text.AskVoucher : by == QueryBy.CardTail ? Text.AskCardTail : Text.AskDay;
            bool voucher = by == QueryBy.Voucher;
            _page.Start(Title(), Say(prompt), _digits, voucher ? 1 : TailDigits, voucher ? MostDigits : TailDigits, false, null, false);
            _with.Ui.Show(_page, nowMs);
            _state = State.Asking;
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Asking:
                    PollAsking(nowMs);
                    break;
                case State.Searching:
                    PollSearching(nowMs);
                    break;
                case State.Showing:
                    PollShowing(nowMs);
                    break;
                case State.Printing:
                    _state = _with.Printing.Poll(nowMs) ? State.Done : _state;
                    break;
                case State.Mail:
                    _state = _with.Mail.Poll(nowMs) ? State.Done : _state;
                    break;
                case State.Nothing:
                    _state = _message.Result != PageResult.None ? State.Done : _state;
                    break;
            }

            return _state == State.Done;
        }

        /// <summary>The sentence for a state of a transaction.</summary>
        private static Text StateText(TransactionRecord record)
        {
            switch (record.State)
            {
                case TransactionState.Approved:
                    return Approval(record.Flags);
                case TransactionState.Declined:
                    return Text.StateDeclined;
                case TransactionState.Pending:
                case TransactionState.ReversalOpen:
                    return Text.StateReversing;
                case TransactionState.Reversed:
                    return Text.StateReversed;
                case TransactionState.Abandoned:
                    return Text.StateNotSent;
                case TransactionState.NoticeOpen:
                    return Text.StateNotice;
                default:
                    return Text.StateDamaged;
            }
        }

        /// <summary>What has become of what was approved.</summary>
        private static Text Approval(ushort flags)
        {
            return (flags & RecordFlags.Voided) != 0 ? Text.StateVoided
                : (flags & RecordFlags.Completed) != 0 ? Text.StateCompleted
                : (flags & RecordFlags.Refunded) != 0 ? Text.StateRefunded : Text.StateApproved;
        }

        private void PollAsking(long nowMs)
        {
            if (_page.Result == PageResult.None)
            {
                return;
            }

            _state = State.Done;
            if (_page.Result == PageResult.Entered)
            {
                _wanted = 0;
                for (int i = 0; i < _page.Count; i++)
                {
                    _wanted = (_wanted * 10) + _digits[i] - '0';
                }

                _with.Log.StartSearch();
                Search(nowMs);
            }
        }

        private void Search(long nowMs)
        {
            _progress.Start(Title(), Say(Text.SearchingVoucher), null);
            _with.Ui.Show(_progress, nowMs);
            _state = State.Searching;
        }

        private void PollSearching(long nowMs)
        {
            Status status = Read();
            if (status == Status.Busy || status == Status.Pending)
            {
                return;
            }

            if (status != Status.Ok || (_print && !Printable()))
            {
                _message.Start(Mood.Info, Title(), Say(_print ? Text.ReprintNothing : Text.QueryNothing))
                    .WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
                _with.Ui.Show(_message, nowMs);
                _state = State.Nothing;
            }
            else if (_print)
            {
                _record.DropPan();
                _with.Printing.Start(_record, true, nowMs);
                _state = State.Printing;
            }
            else if (Fits())
            {
                _record.DropPan();
                ShowRecord(nowMs);
            }
        }

        private Status Read()
        {
            switch (_by)
            {
                case QueryBy.Last:
                    return _with.Log.ReadLast(_record);
                case QueryBy.Voucher:
                    return _with.Log.ReadVoucher(_wanted, _record);
                default:
                    return _with.Log.SearchNext(_record);
            }
        }

        private bool Printable()
        {
            return _record.State == TransactionState.Approved || _record.State == TransactionState.NoticeOpen;
        }

        private bool Fits()
        {
            switch (_by)
            {
                case QueryBy.CardTail:
                    return Tail() == _wanted;
                case QueryBy.Day:
                    return _record.Date % 10000 == _wanted;
                default:
                    return true;
            }
        }

        private int Tail()
        {
            int tail = 0;
            for (int i = 0; i < _record.PanTail.Length; i++)
            {
                tail = (tail * 100) + ((_record.PanTail[i] >> 4) * 10) + (_record.PanTail[i] & 0x0F);
            }

            return tail;
        }

        private void ShowRecord(long nowMs)
        {
            TransactionKind kind = _with.Kinds.Of(_record.Type);
            int digits = _record.CopyMaskedPan(_masked, 0);
            bool more = _by == QueryBy.CardTail || _by == QueryBy.Day;
            string when = (_record.Date % 10000 / 100).ToString("D2") + "-" + (_record.Date % 100).ToString("D2")
                + " " + (_record.Time / 10000).ToString("D2") + ":" + (_record.Time / 100 % 100).ToString("D2");
            _message.Start(Mood.Info, Title(), kind == null ? Title() : Say(kind.Name)).WithAmount(_record.AmountMinor)
                .WithLine(_record.Voucher.ToString("D6") + "  " + when)
                .WithLine(Encoding.UTF8.GetString(_masked, 0, digits))
                .WithLine(Say(StateText(_record)));
            if (more)
            {
                _message.WithLine(Say(Text.QueryNextHint));
            }

            _message.WithKeys(more ? Text.KeyBack : Text.None, more ? Text.KeyNext : Text.KeyOk).WithTimeout(Theme.ImportantMessageMs);
            if (Printable() && _record.Stan != 0 && _with.Mail.Offered)
            {
                _message.WithMenu(Text.KeyMail);
            }

            _with.Ui.Show(_message, nowMs);
            _state = State.Showing;
        }

        private void PollShowing(long nowMs)
        {
            if (_message.Result == PageResult.None)
            {
                return;
            }

            _state = State.Done;
            if (_message.Result == PageResult.Other)
            {
                _with.Mail.Start(_record, nowMs);
                _state = State.Mail;
            }
            else if (_message.Result == PageResult.Entered && (_by == QueryBy.CardTail || _by == QueryBy.Day))
            {
                Search(nowMs);
            }
        }

        private string Title()
        {
            if (_print)
            {
                return Say(Text.ReprintTitle);
            }

            switch (_by)
            {
                case QueryBy.Voucher:
                    return Say(Text.MenuQueryVoucher);
                case QueryBy.CardTail:
                    return Say(Text.MenuQueryCard);
                case QueryBy.Day:
                    return Say(Text.MenuQueryDay);
                default:
                    return Say(Text.LastTitle);
            }
        }

        private string Say(Text id)
        {
            return _with.Ui.Texts.Of(id);
        }
    }
}
