using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <content>The exchanges of a settlement: totals, upload, end.</content>
    public sealed partial class SettleFlow
    {
        private const int ChipEntry = 5;
        private const int TapEntry = 7;

        private readonly int[] _sent = new int[HostMessages.MostRows];
        private int _sentCount;
        private int _confirming;
        private int _uploaded;
        private bool _rows;
        private bool _updating;
        private bool _holding;

        /// <summary>Where the acquirer wants foreign cards told apart, the batch is read once before the totals go out.</summary>
        private void PollCounting(long nowMs)
        {
            if (_with.Profile.ForeignApart && _index < _with.Log.BatchCount)
            {
                int before = _with.Log.BatchCount;
                Status status = _with.Log.ReadBatch(_index, _record);
                if (status == Status.Ok)
                {
                    _foreign.AddForeign(_record);
                }

                _index += status == Status.Busy || _with.Log.BatchCount < before ? 0 : 1;
                return;
            }

            _record.Clear();
            _request = Request.Totals;
            Mark(Stage.Totals, State.Stan, nowMs);
        }

        private void PollStan(long nowMs)
        {
            Status taken = _with.Settings.Take(Counter.Stan, out _stan);
            if (taken == Status.Busy)
            {
                return;
            }

            if (taken != Status.Ok)
            {
                // The numbers of the batch are used up; only settlement can follow, and it repeats the last.
                _stan = _with.Settings.Current(Counter.Stan);
            }

            if (Send(nowMs) == Status.Pending)
            {
                Enter(State.Exchange, 0, nowMs);
            }
            else
            {
                Retry(nowMs);
            }
        }

        private Status Send(long nowMs)
        {
            int batch = SettlingBatch;
            switch (_request)
            {
                case Request.Totals:
                    return _with.Client.StartSettlement(_stan, batch, _with.Log, _foreign, _with.Operator, nowMs);
                case Request.Single:
                    return _with.Client.StartUploadSingle(_record, nowMs);
                case Request.Rows:
                    return _with.Client.StartUploadRows(_stan, batch, nowMs);
                default:
                    return _with.Client.StartUploadEnd(_stan, batch, _uploaded, nowMs);
            }
        }

        private void PollExchange(long nowMs)
        {
            if (_with.Client.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            string code = _with.Client.Reply.ResponseCode;
            if (_with.Client.Result == ExchangeResult.Answered && code == HostCodes.Approved)
            {
                _tries = 0;
                TakeAnswer(nowMs);
            }
            else if (_with.SignOnStep.TryRenew())
            {
                WaitForKeys(nowMs);
            }
            else if (_request == Request.End && code == HostCodes.Reconcile && _round + 1 < MostRounds)
            {
                _round++;
                StartUpload(nowMs);
            }
            else
            {
                Retry(nowMs);
            }
        }

        private void TakeAnswer(long nowMs)
        {
            switch (_request)
            {
                case Request.Totals:
                    bool equal = _with.Client.Reply.SettlementFlag == 1;
                    Mark(equal ? Stage.Closed : Stage.Upload, equal ? State.Summing : State.Uploading, nowMs);
                    break;
                case Request.End:
                    Mark(Stage.ClosedByUpload, State.Summing, nowMs);
                    break;
                default:
                    _confirming = 0;
                    _updating = false;
                    _holding = false;
                    Enter(State.MarkingUploaded, 0, nowMs);
                    break;
            }
        }

        /// <summary>The same again some times; then the operator is told. What is on flash says where it goes on.</summary>
        private void Retry(long nowMs)
        {
            _tries++;
            if (_tries < MostTries)
            {
                if (_request == Request.Totals || _request == Request.End)
                {
                    Enter(State.Stan, 0, nowMs);
                }
                else
                {
                    StartUpload(nowMs);
                }

                return;
            }

            _failed = true;
            _why = _with.Client.KeysRefused ? Say(Text.RefusesKeys) : null;
            if (_request == Request.Totals && _with.Client.Result == ExchangeResult.NotSent)
            {
                // The host knows nothing of it: payments may go on.
                Mark(Stage.None, State.Showing, nowMs);
            }
            else
            {
                Fail(nowMs);
            }
        }

        /// <summary>From the first transaction on; those that the host has are passed over.</summary>
        private void StartUpload(long nowMs)
        {
            ShowProgress(Text.SettleUploading, nowMs);
            _index = 0;
            _uploaded = 0;
            _rows = false;
            _sentCount = 0;
            _with.Client.ClearRows();
            Enter(State.Uploading, 0, nowMs);
        }

        /// <summary>First the messages for one transaction each, then the rows, then the end; one record a poll.</summary>
        private void PollUploading(long nowMs)
        {
            if (_index >= _with.Log.BatchCount)
            {
                EndPass(nowMs);
                return;
            }

            int before = _with.Log.BatchCount;
            Status status = _with.Log.ReadBatch(_index, _record);
            if (status == Status.Busy)
            {
                return;
            }

            if (status != Status.Ok)
            {
                // Set aside by the log, which shortens the batch; reported on the slip.
                _index += _with.Log.BatchCount < before ? 0 : 1;
                return;
            }

            _index++;
            TransactionKind kind = _with.Kinds.Of(_record.Type);
            bool single = kind != null && kind.Upload == UploadAs.Single && (_record.EntryMode / 10 == ChipEntry || _record.EntryMode / 10 == TapEntry);
            if (kind == null || kind.Upload == UploadAs.Nothing || single == _rows)
            {
                return;
            }

            _uploaded++;
            if ((_record.Flags & RecordFlags.Uploaded) != 0 && _round == 0)
            {
                return;
            }

            _sent[_sentCount] = _index - 1;
            _sentCount++;
            if (single)
            {
                _request = Request.Single;
                Enter(State.Stan, 0, nowMs);
            }
            else if (_with.Client.AddRow(_record) == HostMessages.MostRows)
            {
                _request = Request.Rows;
                Enter(State.Stan, 0, nowMs);
            }
        }

        private void EndPass(long nowMs)
        {
            if (!_rows)
            {
                _rows = true;
                _index = 0;
            }
            else if (_sentCount > 0)
            {
                _request = Request.Rows;
                Enter(State.Stan, 0, nowMs);
            }
            else
            {
                ShowProgress(Text.SettleClosing, nowMs);
                _request = Request.End;
                Enter(State.Stan, 0, nowMs);
            }
        }

        /// <summary>Each transaction that the host acknowledged gets its mark, so that a power cut resumes behind it.</summary>
        private void PollMarkingUploaded(long nowMs)
        {
            if (_updating)
            {
                if (_with.Log.Poll(nowMs) == Status.Pending)
                {
                    return;
                }

                _updating = false;
                _confirming++;
            }

            if (_confirming == _sentCount)
            {
                _sentCount = 0;
                Enter(State.Uploading, 0, nowMs);
                return;
            }

            if (!_holding)
            {
                Status read = _with.Log.ReadBatch(_sent[_confirming], _record);
                _holding = read == Status.Ok;
                // Without its mark it is sent once more after a power cut: the host takes it twice without harm.
                _confirming += read == Status.Ok || read == Status.Busy ? 0 : 1;
                return;
            }

            _record.Flags |= RecordFlags.Uploaded;
            Status status = _with.Log.Update(_record);
            if (status != Status.Busy)
            {
                _holding = false;
                _updating = status == Status.Pending;
                _confirming += _updating ? 0 : 1;
            }
        }
    }
}
