using Drivers.Hal;
using Firmware.Loop;
using Firmware.Sale;
using Firmware.Store;

namespace Firmware
{
    /// <content>What is read from flash before anything else can begin.</content>
    public sealed partial class MainFlow
    {
        /// <summary>Starts and polls one store after the other; Ok when the last is ready.</summary>
        private Status Recover(long nowMs)
        {
            Status status;
            switch (_recoveryStep)
            {
                case 0:
                    status = _terminal.Flash.Poll(nowMs);
                    if (status == Status.Ok)
                    {
                        // Without it the terminal speaks all the same, in its smaller type.
                        _terminal.Trace.Write(nowMs, TraceSource.Flash, (int)_terminal.Assets.Open(), _terminal.Assets.ContentVersion);
                    }

                    break;
                case 1:
                    status = _terminal.Vault.Start(nowMs);
                    break;
                case 2:
                    status = _terminal.Vault.Poll(nowMs);
                    break;
                case 3:
                    status = _terminal.Settings.Start(nowMs);
                    break;
                case 4:
                    status = _terminal.Settings.Poll(nowMs);
                    break;
                case 5:
                    status = _terminal.Log.Start(nowMs);
                    break;
                case 6:
                    status = _terminal.Log.Poll(nowMs);
                    break;
                case 7:
                    status = _terminal.Archive.Start(nowMs);
                    break;
                case 8:
                    status = _terminal.Archive.Poll(nowMs);
                    break;
                case 9:
                    status = OpenFirstBatch();
                    break;
                case 10:
                    status = MendMarks(nowMs);
                    break;
                case 11:
                    status = _terminal.LoadCaKeys(nowMs) ? Status.Ok : Status.Pending;
                    break;
                case 12:
                    _terminal.Loaded.Start();
                    status = Status.Ok;
                    break;
                case 13:
                    status = _terminal.Loaded.Poll(nowMs) ? Status.Ok : Status.Pending;
                    break;
                default:
                    return _crash == null ? Status.Ok : KeepCrash(nowMs);
            }

            bool starting = (_recoveryStep & 1) == 1 && _recoveryStep <= LastStart;
            if (status == Status.Ok || (starting && status == Status.Pending))
            {
                _recoveryStep++;
                return Status.Pending;
            }

            return status == Status.Busy ? Status.Pending : status;
        }

        /// <summary>Batches count from 1.</summary>
        private Status OpenFirstBatch()
        {
            return _terminal.Settings.Current(Counter.Batch) > 0 ? Status.Ok : _terminal.Settings.Take(Counter.Batch, out _);
        }

        /// <summary>The newest transaction may have been cut off from the mark it leaves on its original.</summary>
        private Status MendMarks(long nowMs)
        {
            if (_marks == null)
            {
                TransactionRecord record = _terminal.PaymentContext.Entry;
                Status read = _terminal.Log.ReadLast(record);
                if (read == Status.Busy)
                {
                    return Status.Pending;
                }

                if (read != Status.Ok)
                {
                    return Status.Ok;
                }

                _marks = new OriginalMarks(_terminal.PaymentContext);
                _marks.Start(record, false);
                record.Clear();
            }

            return _marks.Poll(nowMs) ? Status.Ok : Status.Pending;
        }

        /// <summary>The last event of the terminal that failed: what the fault list shows after a restart.</summary>
        private Status KeepCrash(long nowMs)
        {
            if (_recoveryStep == CrashStep)
            {
                _recoveryStep++;
                return CrashRecord.Write(_crash, _terminal.Settings) == Status.Pending ? Status.Pending : Status.Ok;
            }

            return _terminal.Settings.Poll(nowMs) == Status.Pending ? Status.Pending : Status.Ok;
        }
    }
}
