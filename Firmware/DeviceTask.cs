using Drivers.Hal;
using Firmware.Health;
using Firmware.Loop;

namespace Firmware
{
    /// <summary>Keeps the devices moving that nobody else polls: display start, printer, beeper, flash writes, status symbols.</summary>
    public sealed class DeviceTask : ITask
    {
        /// <summary>While a device is at work, and when none is.</summary>
        private const int PollMs = 5;
        private const int RestPollMs = 20;
        private const int StatusMs = 1000;

        private readonly Terminal _terminal;
        private readonly Buses _buses;
        private bool _started;
        private bool _working;
        private int _bad;
        private long _statusDueMs;

        public DeviceTask(Terminal terminal, Buses buses)
        {
            _terminal = terminal;
            _buses = buses;
        }

        public long Poll(long nowMs)
        {
            if (!_started)
            {
                Start(nowMs);
            }

            _working = false;
            Note(_terminal.Display.Poll(nowMs), TraceSource.Display, nowMs);
            Note(_terminal.Printer.Poll(nowMs), TraceSource.Printer, nowMs);
            _terminal.Beeper.Poll(nowMs);
            _terminal.PaymentContext.Tap.PollAside(nowMs);
            _terminal.Idle.Poll(nowMs);
            PollStores(_terminal.Main.StoresUp, nowMs);

            if (nowMs >= _statusDueMs)
            {
                _statusDueMs = nowMs + StatusMs;
                ShowStatus();
            }

            return nowMs + (_working ? PollMs : RestPollMs);
        }

        private void PollStores(int up, long nowMs)
        {
            if (up > 0)
            {
                Note(_terminal.Vault.Poll(nowMs), TraceSource.Flash, nowMs);
            }

            if (up > 1)
            {
                Note(_terminal.Settings.Poll(nowMs), TraceSource.System, nowMs);
            }

            if (up > 2)
            {
                Note(_terminal.Log.Poll(nowMs), TraceSource.Journal, nowMs);
            }

            if (up > 3)
            {
                Note(_terminal.Archive.Poll(nowMs), TraceSource.Archive, nowMs);
            }
        }

        private void Start(long nowMs)
        {
            _started = true;
            _terminal.Display.Start(nowMs);
            Note(_terminal.Printer.Start(nowMs), TraceSource.Printer, nowMs);
            _terminal.PaymentContext.Tap.Begin(nowMs);
            Note(_terminal.Service.Start(), TraceSource.System, nowMs);
        }

        private void ShowStatus()
        {
            if (_terminal.Calendar.TryRead(out System.DateTime now))
            {
                _terminal.Ui.StatusBar.SetClock(now);
                _terminal.Staff.Day = (int)(now.Ticks / System.TimeSpan.TicksPerDay);
                _terminal.Archive.Audit.Date = (now.Year * 10000) + (now.Month * 100) + now.Day;
                _terminal.Archive.Audit.Time = (now.Hour * 10000) + (now.Minute * 100) + now.Second;
            }
            else
            {
                _terminal.Ui.StatusBar.SetClockUnknown();
            }

            _terminal.Ui.StatusBar.SetLink(_buses.Link.State, _terminal.Client.LineFailed);
            if (_terminal.Gauge.TryRead(out int percent, out _))
            {
                _terminal.Ui.StatusBar.SetBattery(percent);
            }
        }

        /// <summary>A device's trouble is shown by whoever uses it; here it only leaves a trace, once for each change.</summary>
        private void Note(Status status, TraceSource source, long nowMs)
        {
            _working |= status == Status.Pending;
            int bit = 1 << (int)source;
            bool bad = status != Status.Ok && status != Status.Pending && status != Status.Busy;
            if (bad != ((_bad & bit) != 0))
            {
                _bad ^= bit;
                _terminal.Trace.Write(nowMs, source, (int)status, 0);
            }
        }
    }
}
