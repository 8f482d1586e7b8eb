using System;
using Drivers.Hal;
using Drivers.Printer;
using Firmware.Host;
using Firmware.Loop;
using Firmware.Receipts;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// Closes the batch: reversals, notices, totals, upload where they differ, sign-off, slip, clear, next number. How far it
    /// came is on flash (<see cref="Stage"/>), so it goes on there after a power cut, and no payment begins before it has
    /// ended. See docs/money.md, "Settlement".
    /// </summary>
    public sealed partial class SettleFlow
    {
        private const int DebtWaitMs = 60000;
        private const int ShowMs = 8000;

        /// <summary>Attempts of one exchange before the operator is told and the settlement waits.</summary>
        private const int MostTries = 3;

        /// <summary>Times the whole batch is sent when the host counts differently.</summary>
        private const int MostRounds = 2;

        private readonly PaymentContext _with;
        private readonly SlipPrinting _printing;
        private readonly SettlementSlip _slip;
        private readonly SettlementFigures _figures;
        private readonly SettlementSums _foreign = new SettlementSums();
        private readonly TransactionRecord _record;
        private readonly MessagePage _message;
        private readonly ProgressPage _progress;
        private State _state;
        private State _next;
        private long _deadlineMs;
        private int _index;
        private int _stan;
        private int _tries;
        private int _round;
        private int _saving;
        private bool _failed;
        private string _why;
        private Stage _marking;
        private bool _marked;
        private Request _request;

        public SettleFlow(PaymentContext with, EscPosPrinter printer, SlipHeader header)
        {
            _with = with;
            _record = with.Entry;
            _message = with.Ui.Message;
            _progress = with.Ui.Progress;
            _printing = new SlipPrinting(with.Ui, printer);
            _slip = new SettlementSlip(header, with.Kinds);
            _figures = new SettlementFigures(with.Kinds);
        }

        /// <summary>How far the settlement is; the numbers stand on flash (<see cref="SettingNumber.Settling"/>).</summary>
        private enum Stage
        {
            None = 0,

            /// <summary>The totals go out: the host may have closed the batch.</summary>
            Totals = 1,

            /// <summary>They differed: the batch is being uploaded.</summary>
            Upload = 2,

            /// <summary>Closed at the host: print and clear.</summary>
            Closed = 3,

            /// <summary>The same, after an upload.</summary>
            ClosedByUpload = 4,
        }

        private enum Request : byte
        {
            Totals = 0,
            Single,
            Rows,
            End,
        }

        private enum State : byte
        {
            Idle = 0,
            Asking,
            Debts,
            SigningOn,

            /// <summary>Adding up what came from foreign cards.</summary>
            Counting,
            Marking,
            Stan,
            Exchange,
            Summing,
            Uploading,
            MarkingUploaded,
            SigningOff,
            SavingFigures,
            Printing,
            Clearing,
            Numbering,
            Showing,
        }

        public bool Working
        {
            get { return _state != State.Idle; }
        }

        /// <summary>A settlement has begun and not ended: it comes before any payment.</summary>
        public bool Unfinished
        {
            get { return StageNow != Stage.None || _with.SignOn.BatchDiffers; }
        }

        private Stage StageNow
        {
            get { return (Stage)(_with.Settings.GetInt(SettingNumber.Settling, 0) % StageRoom); }
        }

        /// <summary>The batch that is being settled.</summary>
        private int SettlingBatch
        {
            get { return _with.Settings.GetInt(SettingNumber.Settling, 0) / StageRoom; }
        }

        /// <param name="automatic">Nobody is asked: the time has come, or it goes on after a restart.</param>
        public void Start(bool automatic, long nowMs)
        {
            _tries = 0;
            _with.SignOnStep.Begin();
            _failed = false;
            _why = null;
            bool empty = _with.Log.BatchCount == 0 && _with.Log.OpenNotices == 0 && !_with.Log.HasOpenReversal;
            if (empty && StageNow == Stage.None)
            {
                Show(Mood.Info, Text.SettleNothing, Text.None, nowMs);
            }
            else if (automatic)
            {
                StartDebts(nowMs);
            }
            else
            {
                _message.Start(Mood.Info, Say(Text.SettleTitle), Say(Text.SettleAsk)).WithAmount(_with.Log.DebitMinor - _with.Log.CreditMinor)
                    .WithKeys(Text.KeyCancel, Text.KeyYes).WithTimeout(Theme.ImportantMessageMs);
                _with.Ui.Show(_message, nowMs);
                Enter(State.Asking, 0, nowMs);
            }
        }

        public void Poll(long nowMs)
        {
            if (_state <= State.Exchange)
            {
                PollOnline(nowMs);
                return;
            }

            switch (_state)
            {
                case State.Summing:
                    PollSumming(nowMs);
                    break;
                case State.Uploading:
                    PollUploading(nowMs);
                    break;
                case State.MarkingUploaded:
                    PollMarkingUploaded(nowMs);
                    break;
                case State.SigningOff:
                    PollSigningOff(nowMs);
                    break;
                case State.SavingFigures:
                    PollSavingFigures(nowMs);
                    break;
                case State.Printing:
                    PollPrinting(nowMs);
                    break;
                case State.Clearing:
                    PollClearing(nowMs);
                    break;
                case State.Numbering:
                    PollNumbering(nowMs);
                    break;
                case State.Showing:
                    PollShowing(nowMs);
                    break;
            }
        }

        private void PollOnline(long nowMs)
        {
            switch (_state)
            {
                case State.Asking:
                    PollAsking(nowMs);
                    break;
                case State.Debts:
                    PollDebts(nowMs);
                    break;
                case State.SigningOn:
                    PollSignOn(nowMs);
                    break;
                case State.Counting:
                    PollCounting(nowMs);
                    break;
                case State.Marking:
                    PollMarking(nowMs);
                    break;
                case State.Stan:
                    PollStan(nowMs);
                    break;
                case State.Exchange:
                    PollExchange(nowMs);
                    break;
            }
        }

        private void PollAsking(long nowMs)
        {
            if (_message.Result == PageResult.Entered)
            {
                StartDebts(nowMs);
            }
            else if (_message.Result != PageResult.None)
            {
                Enter(State.Idle, 0, nowMs);
            }
        }

        private void StartDebts(long nowMs)
        {
            bool reversal = _with.Log.HasOpenReversal;
            ShowProgress(reversal ? Text.SettleReversals : Text.SettleNotices, nowMs);
            _with.Deliverer.Held = false;
            _with.Deliverer.Hurry();
            // Once the totals are out the batch is what it is.
            Enter(State.Debts, StageNow == Stage.None ? DebtWaitMs : 0, nowMs);
        }

        /// <summary>What cannot be delivered stays, is printed on the slip, and does not stop the settlement for ever.</summary>
        private void PollDebts(long nowMs)
        {
            if (_with.Deliverer.Owes && nowMs < _deadlineMs)
            {
                return;
            }

            // Nothing new begins, and an address that is under way gives up the line.
            _with.Deliverer.Held = true;
            if (_with.Deliverer.Working || _with.Client.Busy)
            {
                return;
            }

            if (StageNow >= Stage.Closed)
            {
                AfterClose(nowMs);
            }
            else
            {
                StartSignOn(nowMs);
            }
        }

        private void StartSignOn(long nowMs)
        {
            if (_with.Client.SignedOn)
            {
                AfterSignOn(nowMs);
                return;
            }

            _with.SignOnStep.Start();
            WaitForKeys(nowMs);
        }

        private void WaitForKeys(long nowMs)
        {
            ShowProgress(Text.SigningOn, nowMs);
            Enter(State.SigningOn, 0, nowMs);
        }

        private void PollSignOn(long nowMs)
        {
            if (!_with.SignOnStep.Poll(nowMs))
            {
                return;
            }

            if (_with.SignOnStep.Succeeded)
            {
                AfterSignOn(nowMs);
            }
            else
            {
                _why = _with.SignOnStep.WhyNot();
                Fail(nowMs);
            }
        }

        private void AfterSignOn(long nowMs)
        {
            _round = 0;
            if (StageNow == Stage.Upload)
            {
                StartUpload(nowMs);
                return;
            }

            ShowProgress(Text.SettleTotals, nowMs);
            _foreign.Clear();
            _index = 0;
            Enter(State.Counting, 0, nowMs);
        }

        /// <summary>Writes how far it is; goes on with <paramref name="next"/> when that is on flash.</summary>
        private void Mark(Stage stage, State next, long nowMs)
        {
            _next = next;
            _marking = stage;
            int batch = stage == Stage.None ? 0 : StageNow == Stage.None ? _with.Settings.Current(Counter.Batch) : SettlingBatch;
            _marked = _with.Settings.SetInt(SettingNumber.Settling, (batch * StageRoom) + (int)stage) == Status.Pending;
            Enter(State.Marking, 0, nowMs);
        }

        private void PollMarking(long nowMs)
        {
            if (!_marked)
            {
                Mark(_marking, _next, nowMs);
                return;
            }

            if (_with.Settings.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            switch (_next)
            {
                case State.Uploading:
                    StartUpload(nowMs);
                    break;
                case State.Summing:
                    AfterClose(nowMs);
                    break;
                case State.Showing:
                    ShowEnd(nowMs);
                    break;
                default:
                    Enter(_next, 0, nowMs);
                    break;
            }
        }

        private void ShowEnd(long nowMs)
        {
            if (_failed)
            {
                Fail(nowMs);
                return;
            }

            _with.SignOn.BatchSettled();
            Show(Mood.Good, Text.SettleDone, Text.None, nowMs);
        }

        private void Fail(long nowMs)
        {
            Show(Mood.Bad, Text.SettleFailed, Text.SettleFailedHint, nowMs);
        }

        private void Show(Mood mood, Text headline, Text hint, long nowMs)
        {
            _message.Start(mood, Say(Text.SettleTitle), Say(headline));
            if (hint != Text.None)
            {
                _message.WithLine(Say(hint));
            }

            if (_why != null)
            {
                _message.WithLine(_why);
            }

            _message.WithKeys(Text.None, Text.KeyOk);
            _with.Ui.Show(_message, nowMs);
            Enter(State.Showing, ShowMs, nowMs);
        }

        private void PollShowing(long nowMs)
        {
            if (_message.Result != PageResult.None || nowMs >= _deadlineMs)
            {
                _record.Clear();
                _with.Deliverer.Held = false;
                Enter(State.Idle, 0, nowMs);
            }
        }

        private void ShowProgress(Text headline, long nowMs)
        {
            _progress.Start(Say(Text.SettleTitle), Say(headline), null);
            _with.Ui.Show(_progress, nowMs);
        }

        private string Say(Text id)
        {
            return _with.Ui.Texts.Of(id);
        }

        private void Enter(State state, int limitMs, long nowMs)
        {
            _state = state;
            _deadlineMs = nowMs + limitMs;
            _with.Trace.Write(nowMs, TraceSource.Sale, SettleTrace + (int)state, (int)StageNow);
        }

        /// <summary>Sets these states apart from a payment's in the trace.</summary>
        private const int SettleTrace = 64;

        private const int StageRoom = 8;
    }
}
