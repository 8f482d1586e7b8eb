using System;
using Drivers.Hal;
using Drivers.Printer;
using Firmware.Health;
using Firmware.Receipts;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>What is printed.</summary>
    public enum Report : byte
    {
        /// <summary>The last settlement once more.</summary>
        Settlement = 0,

        /// <summary>The operator's own transactions of the open batch.</summary>
        Shift,

        /// <summary>Everybody's of today, settled or not.</summary>
        Day,

        /// <summary>The open batch, transaction by transaction.</summary>
        List,

        /// <summary>The last self-test.</summary>
        SelfTest,

        /// <summary>The last faults.</summary>
        Faults,
    }

    /// <summary>Adds up and prints a report. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.</summary>
    public sealed class ReportFlow
    {
        private readonly PaymentContext _with;
        private readonly SlipPrinting _printing;
        private readonly SlipHeader _header;
        private readonly SelfTest _tests;
        private readonly FaultBook _faults;
        private readonly SettlementFigures _settlement;
        private readonly ReportFigures _figures;
        private readonly TransactionRecord _record;
        private readonly ProgressPage _progress;
        private readonly MessagePage _message;
        private Report _report;
        private State _state;
        private int _today;
        private int _now;

        public ReportFlow(PaymentContext with, EscPosPrinter printer, SlipHeader header, SelfTest tests, FaultBook faults)
        {
            _with = with;
            _record = with.Entry;
            _message = with.Ui.Message;
            _progress = with.Ui.Progress;
            _printing = new SlipPrinting(with.Ui, printer);
            _header = header;
            _tests = tests;
            _faults = faults;
            _settlement = new SettlementFigures(with.Kinds);
            _figures = new ReportFigures(with.Kinds);
        }

        private enum State : byte
        {
            Done = 0,
            Adding,
            Printing,
            Nothing,
        }

        public void Start(Report report, long nowMs)
        {
            _report = report;
            if (report == Report.Settlement)
            {
                StartSettlement(nowMs);
                return;
            }

            DateTime now = _with.LocalTime();
            _today = (now.Year * 10000) + (now.Month * 100) + now.Day;
            _now = (now.Hour * 10000) + (now.Minute * 100) + now.Second;
            if (report > Report.Day)
            {
                StartList(nowMs);
                return;
            }

            _figures.Clear();
            _with.Log.StartSearch();
            _progress.Start(Title(), Say(Text.PleaseWait), null);
            _with.Ui.Show(_progress, nowMs);
            _state = State.Adding;
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Adding:
                    PollAdding(nowMs);
                    break;
                case State.Printing:
                    _state = _printing.Poll(nowMs) ? State.Done : _state;
                    break;
                case State.Nothing:
                    _state = _message.Result != PageResult.None ? State.Done : _state;
                    break;
            }

            return _state == State.Done;
        }

        private void StartSettlement(long nowMs)
        {
            if (!_settlement.TryLoad(_with.Settings))
            {
                _message.Start(Mood.Info, Title(), Say(Text.ReprintNothing)).WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
                _with.Ui.Show(_message, nowMs);
                _state = State.Nothing;
                return;
            }

            var slip = new SettlementSlip(_header, _with.Kinds);
            slip.Start(_settlement, _with.Ui.Texts.Language, true);
            Print(slip, nowMs);
        }

        /// <summary>Slips that are composed from what is there already. Each is made when it is asked for: they are rare.</summary>
        private void StartList(long nowMs)
        {
            string when = SlipTime.Of(_today, _now);
            Language language = _with.Ui.Texts.Language;
            switch (_report)
            {
                case Report.List:
                    var list = new ListSlip(_header, _with.Kinds, _with.Log, _record);
                    list.Start(_with.Settings.Current(Counter.Batch), when, language);
                    Print(list, nowMs);
                    break;
                case Report.SelfTest:
                    var tests = new SelfTestSlip(_header);
                    tests.Start(_tests, language, when);
                    Print(tests, nowMs);
                    break;
                default:
                    var faults = new FaultSlip(_header, _faults);
                    faults.Start(when, language);
                    Print(faults, nowMs);
                    break;
            }
        }

        private void PollAdding(long nowMs)
        {
            Status status = _with.Log.SearchNext(_record);
            if (status == Status.Busy || status == Status.Pending)
            {
                return;
            }

            if (status == Status.Ok)
            {
                if (_record.State == TransactionState.Approved && Belongs())
                {
                    _figures.Add(_record);
                }

                return;
            }

            _record.Clear();
            Text title = _report == Report.Shift ? Text.SlipShift : Text.SlipDay;
            var slip = new ReportSlip(_header, _with.Kinds);
            slip.Start(_figures, title, SlipTime.Of(_today, _now), _with.Ui.Texts.Language);
            Print(slip, nowMs);
        }

        private bool Belongs()
        {
            if (_report == Report.Day)
            {
                return _record.Date == _today;
            }

            return _record.Batch == _with.Settings.Current(Counter.Batch)
                && _record.Operator[0] == _with.Operator[0] && _record.Operator[1] == _with.Operator[1];
        }

        private void Print(SlipComposer slip, long nowMs)
        {
            _printing.Start(slip, Title(), Text.Printing, nowMs);
            _state = State.Printing;
        }

        private string Title()
        {
            return Say(_report == Report.Settlement ? Text.ReprintTitle : Text.ReportTitle);
        }

        private string Say(Text id)
        {
            return _with.Ui.Texts.Of(id);
        }
    }
}
