using Drivers.Hal;
using Firmware.Host;
using Firmware.Sale;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Office
{
    /// <summary>
    /// Does what hosts asked for in the processing request digit of their replies, between payments: downloads, state, one after the
    /// other; what is still to be done stands on flash (<see cref="SettingNumber.HostRequests"/>). <see cref="Start"/>, then
    /// <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class UpdateFlow
    {
        /// <summary>Digits of the header: docs/acquirer.md.</summary>
        public const int AskParameters = 1;
        public const int AskState = 2;
        public const int AskKeys = 4;
        public const int AskApplications = 5;
        public const int AskBlacklist = 7;

        /// <summary>Everything that there is to fetch.</summary>
        public const int Everything = (1 << AskParameters) | (1 << AskKeys) | (1 << AskApplications) | (1 << AskBlacklist);

        /// <summary>A digit is a nibble: whatever a host puts there is carried out or at least heard.</summary>
        private const int MostDigit = 15;

        /// <summary>In the trace a digit stands above the states of those who deliver.</summary>
        private const int TraceCode = 48;

        private readonly Terminal _terminal;
        private readonly Downloader _downloader;
        private readonly SignOnStep _step;
        private State _state;
        private int _digit;
        private int _wanted;
        private bool _failed;
        private int _noted;
        private bool _taken;
        private State _after;
        private bool _sent;

        public UpdateFlow(Terminal terminal)
        {
            _terminal = terminal;
            _step = terminal.PaymentContext.SignOnStep;
            _downloader = new Downloader(terminal.Client, terminal.Settings, terminal.Archive.Downloads, terminal.Archive.Audit);
        }

        private enum State : byte
        {
            Done = 0,
            Noting,
            Waiting,
            SigningOn,
            Downloading,
            SendingState,
            Loading,
        }

        /// <summary>All of it was done.</summary>
        public bool Succeeded
        {
            get { return !_failed; }
        }

        /// <summary>Public keys that were left out for their checksum.</summary>
        public int SpoiledKeys { get; private set; }

        /// <summary>Digits that wait to be carried out, a bit each.</summary>
        public int Waiting
        {
            get { return _terminal.Settings.GetInt(SettingNumber.HostRequests, 0); }
        }

        /// <param name="digits">What came in newly, a bit each; what waits on flash is done as well.</param>
        public void Start(int digits, long nowMs)
        {
            _wanted = digits | Waiting;
            _failed = false;
            SpoiledKeys = 0;
            _step.Begin();
            _terminal.Deliverer.Held = true;
            _terminal.Ui.Progress.Start(Say(Text.DownloadTitle), Say(Text.Connecting), null);
            _terminal.Ui.Show(_terminal.Ui.Progress, nowMs);
            Note(_wanted, State.Waiting);
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Noting:
                    PollNoting(nowMs);
                    break;
                case State.Waiting:
                    if (!_terminal.Client.Busy && !_terminal.Deliverer.Working)
                    {
                        Next(nowMs);
                    }

                    break;
                case State.SigningOn:
                    PollSignOn(nowMs);
                    break;
                case State.Downloading:
                    if (_downloader.Poll(nowMs) != Status.Pending)
                    {
                        AfterDownload(nowMs);
                    }

                    break;
                case State.SendingState:
                    PollState(nowMs);
                    break;
                case State.Loading:
                    if (_terminal.Loaded.Poll(nowMs))
                    {
                        _terminal.Configure();
                        Tick();
                    }

                    break;
            }

            return _state == State.Done;
        }

        private void Note(int digits, State after)
        {
            _noted = digits;
            _after = after;
            _taken = digits == Waiting;
            _state = digits == Waiting ? after : State.Noting;
        }

        private void PollNoting(long nowMs)
        {
            if (!_taken)
            {
                _taken = _terminal.Settings.SetInt(SettingNumber.HostRequests, _noted) == Status.Pending;
            }
            else if (_terminal.Settings.Poll(nowMs) != Status.Pending)
            {
                _state = _after;
            }
        }

        private void Next(long nowMs)
        {
            _digit = 0;
            for (int digit = MostDigit; digit > 0; digit--)
            {
                _digit = (_wanted & (1 << digit)) != 0 ? digit : _digit;
            }

            switch (_digit)
            {
                case 0:
                    _terminal.Deliverer.Held = false;
                    _state = State.Done;
                    break;
                case AskParameters:
                    Download(DownloadSlot.Parameters, Text.DownloadParameters);
                    break;
                case AskKeys:
                    Download(DownloadSlot.CaKeys, Text.DownloadKeys);
                    break;
                case AskApplications:
                    Download(DownloadSlot.Applications, Text.DownloadApplications);
                    break;
                case AskBlacklist:
                    Download(DownloadSlot.Blacklist, Text.DownloadBlacklist);
                    break;
                case AskState:
                    _terminal.Ui.Progress.Say(Say(Text.DownloadStatus));
                    _sent = false;
                    _state = State.SendingState;
                    break;
                default:
                    // TMS and rates: there is nothing here that would take them. Heard, and not asked for again.
                    _terminal.Trace.Write(nowMs, Loop.TraceSource.Host, TraceCode + _digit, 0);
                    Tick();
                    break;
            }
        }

        private void Download(DownloadSlot slot, Text headline)
        {
            _terminal.Ui.Progress.Say(Say(headline));
            _downloader.Actor = _terminal.Staff.Actor;
            _downloader.Start(slot);
            _state = State.Downloading;
        }

        private void AfterDownload(long nowMs)
        {
            SpoiledKeys += _downloader.Spoiled;
            if (!_downloader.Succeeded)
            {
                RenewOrGiveUp();
                return;
            }

            _terminal.Ui.Progress.Say(Say(Text.DownloadLoading));
            _terminal.Loaded.Start();
            _state = State.Loading;
        }

        private void PollState(long nowMs)
        {
            if (!_sent)
            {
                if (_terminal.Settings.Take(Counter.Stan, out int stan) == Status.Ok)
                {
                    _sent = _terminal.Client.StartStatus(TerminalState(), stan, _terminal.Settings.Current(Counter.Batch), nowMs) == Status.Pending;
                    if (!_sent)
                    {
                        GiveUp();
                    }
                }

                return;
            }

            if (_terminal.Client.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            if (_terminal.Client.Result == ExchangeResult.Answered && HostCodes.IsApproval(_terminal.Client.Reply.ResponseCode))
            {
                Tick();
            }
            else
            {
                RenewOrGiveUp();
            }
        }

        /// <summary>Refused for its keys it is asked for once more under new ones.</summary>
        private void RenewOrGiveUp()
        {
            if (_step.TryRenew())
            {
                _terminal.Ui.Progress.Say(Say(Text.SigningOn));
                _state = State.SigningOn;
            }
            else
            {
                GiveUp();
            }
        }

        private void PollSignOn(long nowMs)
        {
            if (!_step.Poll(nowMs))
            {
                return;
            }

            if (_step.Succeeded)
            {
                _state = State.Waiting;
            }
            else
            {
                GiveUp();
            }
        }

        /// <summary>Software, what is owed, what the flash counted, battery, and the versions of what was downloaded.</summary>
        private string TerminalState()
        {
            DownloadStore store = _terminal.Archive.Downloads;
            _terminal.Gauge.TryRead(out int percent, out _);
            return "SW=" + Terminal.Version + ";REV=" + (_terminal.Log.HasOpenReversal ? "1" : "0") + ";NOTICES=" + _terminal.Log.OpenNotices.ToString()
                + ";BATCH=" + _terminal.Log.BatchCount.ToString() + ";SETASIDE=" + _terminal.Log.DamagedItems.ToString()
                + ";WORN=" + _terminal.Log.Journal.WornBlocks.ToString() + ";PAPER=" + (_terminal.Printer.PaperOut ? "0" : "1") + ";BATTERY=" + percent.ToString()
                + ";PAR=" + store.VersionOf(DownloadSlot.Parameters).ToString("D8") + ";CAPK=" + store.VersionOf(DownloadSlot.CaKeys).ToString("D8")
                + ";AID=" + store.VersionOf(DownloadSlot.Applications).ToString("D8") + ";BLACK=" + store.VersionOf(DownloadSlot.Blacklist).ToString("D8");
        }

        /// <summary>That one is done.</summary>
        private void Tick()
        {
            _wanted &= ~(1 << _digit);
            Note(_wanted, State.Waiting);
        }

        /// <summary>It stays to be done; the others wait with it.</summary>
        private void GiveUp()
        {
            _failed = true;
            _terminal.Deliverer.Held = false;
            _state = State.Done;
        }

        private string Say(Text id)
        {
            return _terminal.Texts.Of(id);
        }
    }
}
