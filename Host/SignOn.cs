using System;
using Drivers.Calendar;
using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>One sign-on from taking a trace number to working keys in the vault, batch number and clock set.</summary>
    public sealed class SignOn
    {
        private readonly AcquirerClient _client;
        private readonly Settings _settings;
        private readonly TransactionLog _log;
        private readonly Pcf8563 _calendar;
        private bool _sent;

        public SignOn(AcquirerClient client, Settings settings, TransactionLog log, Pcf8563 calendar)
        {
            _log = log;
            _client = client;
            _settings = settings;
            _calendar = calendar;
        }

        /// <summary>Who signs on: the operator's number.</summary>
        public string Operator { get; set; } = "00";

        public bool Working { get; private set; }

        /// <summary>The host has closed the terminal's batch and the terminal has not: settle.</summary>
        public bool BatchDiffers { get; private set; }

        /// <summary>The last one ended with keys; otherwise <see cref="AcquirerClient.Result"/> and its reply say why not.</summary>
        public bool Succeeded { get; private set; }

        /// <summary>The batch that differed is settled now; the next sign-on says which one is next.</summary>
        public void BatchSettled()
        {
            BatchDiffers = false;
            _client.ForgetSignOn();
        }

        /// <summary>How setting the calendar from the host's time went; Ok when it needed none.</summary>
        public Status Clock { get; private set; }

        /// <summary>Begins; poll until it is no longer Pending.</summary>
        public void Start()
        {
            Working = true;
            Succeeded = false;
            _sent = false;
        }

        /// <summary>Pending while under way, then Ok: look at <see cref="Succeeded"/>.</summary>
        public Status Poll(long nowMs)
        {
            if (!Working)
            {
                return Status.Ok;
            }

            if (!_sent)
            {
                return PollStart(nowMs);
            }

            if (_client.Poll(nowMs) == Status.Pending)
            {
                return Status.Pending;
            }

            Succeeded = _client.Result == ExchangeResult.Answered && _client.SignedOn;
            if (Succeeded)
            {
                SetCalendar();
                TakeBatch();
            }

            Working = false;
            return Status.Ok;
        }

        private Status PollStart(long nowMs)
        {
            Status taken = _settings.Take(Counter.Stan, out int stan);
            if (taken == Status.Busy)
            {
                return Status.Pending;
            }

            if (taken == Status.Ok)
            {
                Status started = _client.StartSignOn(stan, _settings.Current(Counter.Batch), Operator, nowMs);
                if (started == Status.Pending)
                {
                    _sent = true;
                    return Status.Pending;
                }
            }

            Working = false;
            return Status.Ok;
        }

        /// <summary>
        /// The host names the batch to use. A terminal that still holds transactions keeps its own until they are settled: the
        /// host closed it, and settlement finds that out.
        /// </summary>
        private void TakeBatch()
        {
            int batch = _client.Reply.Batch;
            BatchDiffers = batch > 0 && batch != _settings.Current(Counter.Batch);
            if (BatchDiffers && _log.BatchCount == 0 && _log.OpenNotices == 0 && !_log.HasOpenReversal)
            {
                _settings.Raise(Counter.Batch, batch);
                BatchDiffers = _settings.Current(Counter.Batch) != batch;
            }
        }

        /// <summary>The host's time has no year: the calendar's own is kept, the nearest one across New Year.</summary>
        private void SetCalendar()
        {
            int date = _client.Reply.Date;
            int time = _client.Reply.Time;
            if (date < 0 || time < 0 || !_calendar.TryRead(out DateTime now))
            {
                return;
            }

            int month = date / 100;
            int day = date % 100;
            int year = now.Year;
            if (month - now.Month > 6)
            {
                year--;
            }
            else if (now.Month - month > 6)
            {
                year++;
            }

            int hour = time / 10000;
            int minute = time / 100 % 100;
            int second = time % 100;
            if (month < 1 || month > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            {
                return;
            }

            var host = new DateTime(year, month, day, hour, minute, second);
            long apartSeconds = (host.Ticks - now.Ticks) / TimeSpan.TicksPerSecond;
            const int ToleratedSeconds = 30;
            if (apartSeconds > ToleratedSeconds || apartSeconds < -ToleratedSeconds)
            {
                // A clock that cannot be set is the self-test's to report; receipts carry the host's time.
                Clock = _calendar.Set(host);
            }
        }
    }
}
