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
            if (_recoveryStep >= CrashStep)
            {
                return _crash == null ? Status.Ok : KeepCrash(nowMs);
            }

            Status status = RecoverStep(nowMs);
            bool starting = (_recoveryStep & 1) == 1 && _recoveryStep <= LastStart;
            if (status == Status.Ok || (starting && status == Status.Pending))
            {
                _recoveryStep++;
                return Status.Pending;
            }

            return status == Status.Busy ? Status.Pending : status;
        }

        private Status RecoverStep(long nowMs)
        {
            switch (_recoveryStep)
            {
                case 0:
                    return PollFlash(nowMs);
                case 1:
                    return _terminal.Vault.Start(nowMs);
                case 2:
                    return _terminal.Vault.Poll(nowMs);
                case 3:
                    return _terminal.Settings.Start(nowMs);
                case 4:
                    return _terminal.Settings.Poll(nowMs);
                case 5:
                    return _terminal.Log.Start(nowMs);
                case 6:
                    return _terminal.Log.Poll(nowMs);
                case 7:
                    return _terminal.Archive.Start(nowMs);
                case 8:
                    return _terminal.Archive.Poll(nowMs);
                case 9:
                    return OpenFirstBatch();
                case 10:
                    return MendMarks(nowMs);
                case 11:
                    return _terminal.LoadCaKeys(nowMs) ? Status.Ok : Status.Pending;
                case 12:
                    _terminal.Loaded.Start();
                    return Status.Ok;
                case 13:
                    return _terminal.Loaded.Poll(nowMs) ? Status.Ok : Status.Pending;
                case 14:
                    return OpenGlyphs();
                default:
                    return Status.Ok;
            }
        }

        private Status PollFlash(long nowMs)
        {
            Status status = _terminal.Flash.Poll(nowMs);
            if (status == Status.Ok)
            {
                // Without it the terminal speaks all the same, in its smaller type.
                _terminal.Trace.Write(nowMs, TraceSource.Flash, (int)_terminal.Assets.Open(), _terminal.Assets.ContentVersion);
            }

            return status;
        }

        /// <summary>Chinese that is not compiled in is found at once from here on.</summary>
        private Status OpenGlyphs()
        {
            return _terminal.Glyphs.Open() == Status.Busy ? Status.Busy : Status.Ok;
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
