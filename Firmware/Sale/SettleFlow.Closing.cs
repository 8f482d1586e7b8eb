using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <content>What follows when the host has closed the batch: sign-off, figures, slip, clear, next number.</content>
    public sealed partial class SettleFlow
    {
        /// <summary>Without paper the slip waits this long for somebody, then it is left to a reprint.</summary>
        private const int PaperWaitMs = 60000;

        private bool _asked;

        /// <summary>After a power cut the batch may be cleared already.</summary>
        private void AfterClose(long nowMs)
        {
            ShowProgress(Text.SettleClosing, nowMs);
            bool cleared = _with.Log.BatchCount == 0 && _with.Log.DebitCount == 0 && _with.Log.CreditCount == 0;
            if (cleared)
            {
                _saving = 0;
                Enter(State.Numbering, 0, nowMs);
                return;
            }

            _figures.Clear();
            _index = 0;
            Enter(State.Summing, 0, nowMs);
        }

        private void PollSumming(long nowMs)
        {
            if (_index < _with.Log.BatchCount)
            {
                int before = _with.Log.BatchCount;
                Status status = _with.Log.ReadBatch(_index, _record);
                if (status == Status.Ok)
                {
                    AddToFigures();
                }

                _index += status == Status.Busy || _with.Log.BatchCount < before ? 0 : 1;
                return;
            }

            _record.Clear();
            System.DateTime now = _with.LocalTime();
            _figures.Batch = SettlingBatch;
            _figures.Date = (now.Year * 10000) + (now.Month * 100) + now.Day;
            _figures.Time = (now.Hour * 10000) + (now.Minute * 100) + now.Second;
            _figures.Balanced = StageNow == Stage.Closed;
            _figures.DebitCount = _with.Log.DebitCount;
            _figures.DebitMinor = _with.Log.DebitMinor;
            _figures.CreditCount = _with.Log.CreditCount;
            _figures.CreditMinor = _with.Log.CreditMinor;
            _figures.OpenReversals = _with.Log.HasOpenReversal ? 1 : 0;
            _figures.OpenNotices = _with.Log.OpenNotices;
            _figures.RefusedNotices = _with.Settings.GetInt(SettingNumber.RefusedNotices, 0);
            _figures.Damaged = _with.Log.DamagedItems;
            _asked = false;
            Enter(State.SigningOff, 0, nowMs);
        }

        private void AddToFigures()
        {
            for (int i = 0; i < _with.Kinds.Count; i++)
            {
                if ((byte)_with.Kinds.At(i).Type == _record.Type && !_with.Kinds.At(i).Cash)
                {
                    bool tip = _record.TotalsSign == TransactionRecord.RaisesDebit;
                    _figures.Add(i, tip ? _record.TipMinor : _record.AmountMinor);
                }
            }
        }

        /// <summary>The sign-off is a courtesy: its answer changes nothing.</summary>
        private void PollSigningOff(long nowMs)
        {
            if (!_asked && _with.Client.SignedOn)
            {
                if (_with.Settings.Take(Counter.Stan, out int stan) == Status.Busy)
                {
                    return;
                }

                _asked = _with.Client.StartManagement(AcquirerClient.SignOffCode, stan, SettlingBatch, nowMs) == Status.Pending;
                if (_asked)
                {
                    return;
                }
            }

            if (_asked && _with.Client.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            _asked = false;
            _with.Client.ForgetSignOn();
            _saving = 0;
            Enter(State.SavingFigures, 0, nowMs);
        }

        /// <summary>The figures are on flash before the batch goes: the slip can be printed again.</summary>
        private void PollSavingFigures(long nowMs)
        {
            if (_with.Settings.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            if (_saving < 2)
            {
                Status status = _saving == 0 ? _figures.SaveTotals(_with.Settings) : _figures.SaveTypes(_with.Settings);
                _saving += status == Status.Busy ? 0 : 1;
                return;
            }

            _slip.Start(_figures, _with.Ui.Texts.Language, false);
            _printing.Start(_slip, Say(Text.SettleTitle), Text.Printing, nowMs);
            Enter(State.Printing, PaperWaitMs, nowMs);
        }

        private void PollPrinting(long nowMs)
        {
            if (_printing.Poll(nowMs) || nowMs >= _deadlineMs)
            {
                _asked = false;
                Enter(State.Clearing, 0, nowMs);
            }
        }

        private void PollClearing(long nowMs)
        {
            if (!_asked)
            {
                _asked = _with.Log.ClearBatch() == Status.Pending;
                if (_asked)
                {
                    _with.Audit.Note(AuditEvent.HistoryCleared, _with.Staff.Actor, SettlingBatch);
                }

                return;
            }

            Status status = _with.Log.Poll(nowMs);
            if (status == Status.Pending)
            {
                return;
            }

            if (status != Status.Ok)
            {
                Fail(nowMs);
                return;
            }

            _saving = 0;
            Enter(State.Numbering, 0, nowMs);
        }

        /// <summary>Batch plus one, unless that was done before a power cut; then nothing is left to finish.</summary>
        private void PollNumbering(long nowMs)
        {
            if (_with.Settings.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            if (_saving == 0)
            {
                bool same = _with.Settings.Current(Counter.Batch) == SettlingBatch;
                Status taken = same ? _with.Settings.Take(Counter.Batch, out _) : Status.Ok;
                _saving = taken == Status.Ok ? 1 : 0;
            }
            else if (_saving == 1)
            {
                Status status = _with.Settings.SetInt(SettingNumber.RefusedNotices, 0);
                _saving = status == Status.Pending ? 2 : 1;
            }
            else if (_saving == 2)
            {
                // The slip has told of them: the idle page need not go on.
                int newest = _with.Log.NewestDamaged;
                bool told = newest <= _with.Settings.GetInt(SettingNumber.SetAsideTold, 0);
                _saving = told || _with.Settings.SetInt(SettingNumber.SetAsideTold, newest) == Status.Pending ? 3 : 2;
            }
            else
            {
                Mark(Stage.None, State.Showing, nowMs);
            }
        }
    }
}
