using System;
using Drivers.Hal;
using Firmware.Health;
using Firmware.Loop;
using Firmware.Sale;
using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware
{
    /// <summary>The terminal's day: power-on, self-test, operator, acquirer, and then whatever is asked at the idle page.</summary>
    public sealed class MainFlow : ITask
    {
        /// <summary>While something is under way; a page that waits for a person is looked at as often as the keypad.</summary>
        private const int PollMs = 2;
        private const int WaitPollMs = 20;

        /// <summary>Recovery reads the whole journal in slices; longer than this and the flash is not usable.</summary>
        private const int RecoveryLimitMs = 30000;

        private readonly Terminal _terminal;
        private readonly SaleFlow _sale;
        private readonly Trace _crash;
        private readonly SignInFlow _signIn;
        private readonly MenuFlow _menu;
        private readonly IdlePage _idle = new IdlePage();
        private readonly MessagePage _message = new MessagePage();
        private readonly ProgressPage _progress = new ProgressPage();
        private State _state;
        private long _deadlineMs;
        private int _recoveryStep;
        private bool _crashTold;

        public MainFlow(Terminal terminal, SaleFlow sale, Trace crash)
        {
            _terminal = terminal;
            _sale = sale;
            _crash = crash;
            _signIn = new SignInFlow(terminal.Ui, terminal.Staff);
            _menu = new MenuFlow(terminal);
        }

        private enum State : byte
        {
            PowerOn = 0,

            /// <summary>Vault, settings, transaction log: read from flash, in that order.</summary>
            Recovering,
            SelfTest,

            /// <summary>Says that the terminal restarted itself, and what to do.</summary>
            Restarted,
            SigningIn,
            SigningOn,
            Message,
            Idle,
            Sale,
            Menu,

            /// <summary>Without its memory the terminal takes no payments; only a restart leads out.</summary>
            OutOfOrder,
        }

        /// <summary>At the idle page, with somebody signed in.</summary>
        public bool Idle
        {
            get { return _state == State.Idle; }
        }

        /// <summary>Vault, settings and log are read and may be polled.</summary>
        public bool Recovered { get; private set; }

        /// <summary>Nobody can be paid: the flash or the vault failed.</summary>
        public bool OutOfOrder
        {
            get { return _state == State.OutOfOrder; }
        }

        public long Poll(long nowMs)
        {
            switch (_state)
            {
                case State.PowerOn:
                    PowerOn(nowMs);
                    break;
                case State.Recovering:
                    PollRecovering(nowMs);
                    break;
                case State.SelfTest:
                    PollSelfTest(nowMs);
                    break;
                case State.Restarted:
                    PollRestarted(nowMs);
                    return nowMs + WaitPollMs;
                case State.SigningIn:
                    PollSigningIn(nowMs);
                    return nowMs + WaitPollMs;
                case State.SigningOn:
                    PollSigningOn(nowMs);
                    break;
                case State.Message:
                    PollMessage(nowMs);
                    return nowMs + WaitPollMs;
                case State.Idle:
                    PollIdle(nowMs);
                    return nowMs + WaitPollMs;
                case State.Sale:
                    return PollSale(nowMs);
                case State.Menu:
                    PollMenu(nowMs);
                    return nowMs + WaitPollMs;
            }

            return nowMs + PollMs;
        }

        private void PowerOn(long nowMs)
        {
            _terminal.Reverser.Held = true;
            Status flash = _terminal.Flash.Start(nowMs);
            _terminal.Trace.Write(nowMs, TraceSource.Flash, (int)flash, 0);
            Enter(State.Recovering, nowMs);
            _deadlineMs = nowMs + RecoveryLimitMs;
            if (flash != Status.Ok && flash != Status.Pending)
            {
                GiveUp(FaultCode.FlashSilent, nowMs);
            }
        }

        private void PollRecovering(long nowMs)
        {
            Status status = Recover(nowMs);
            if (status == Status.Pending && nowMs < _deadlineMs)
            {
                return;
            }

            if (status != Status.Ok)
            {
                GiveUp(FaultCode.Journal, nowMs);
                return;
            }

            Recovered = true;
            _terminal.Configure();
            _terminal.Service.Unlocked = !_terminal.Vault.Has(KeySlot.TerminalMaster);
            _terminal.Tests.Start(nowMs);
            Enter(State.SelfTest, nowMs);
        }

        /// <summary>Starts and polls one store after the other; Ok when the last is ready.</summary>
        private Status Recover(long nowMs)
        {
            Status status;
            switch (_recoveryStep)
            {
                case 0:
                    status = _terminal.Flash.Poll(nowMs);
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
                    status = OpenFirstBatch();
                    break;
                default:
                    return _crash == null ? Status.Ok : KeepCrash(nowMs);
            }

            bool starting = (_recoveryStep & 1) == 1 && _recoveryStep < 7;
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

        /// <summary>The last event of the terminal that failed: what the fault list shows after a restart.</summary>
        private Status KeepCrash(long nowMs)
        {
            if (_recoveryStep == 8)
            {
                _recoveryStep++;
                return CrashRecord.Write(_crash, _terminal.Settings) == Status.Pending ? Status.Pending : Status.Ok;
            }

            return _terminal.Settings.Poll(nowMs) == Status.Pending ? Status.Pending : Status.Ok;
        }

        private void PollSelfTest(long nowMs)
        {
            if (!_terminal.Tests.Poll(nowMs))
            {
                return;
            }

            if (_terminal.Tests.StopsPayments)
            {
                GiveUp(FaultCode.FlashFailed, nowMs);
                return;
            }

            if (_crash != null && !_crashTold)
            {
                _crashTold = true;
                Faults.Describe(FaultCode.Restarted, _terminal.Texts, _message);
                _message.WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
                _terminal.Ui.Show(_message, nowMs);
                Enter(State.Restarted, nowMs);
                return;
            }

            StartSignIn(nowMs);
        }

        private void PollRestarted(long nowMs)
        {
            if (_message.Result != PageResult.None)
            {
                StartSignIn(nowMs);
            }
        }

        private void StartSignIn(long nowMs)
        {
            _terminal.Reverser.Held = false;
            _signIn.Start(nowMs);
            Enter(State.SigningIn, nowMs);
        }

        private void PollSigningIn(long nowMs)
        {
            if (!_signIn.Poll(nowMs))
            {
                return;
            }

            string number = SignInFlow.NumberText(_signIn.Operator);
            _terminal.SaleContext.Operator = number;
            _terminal.SignOn.Operator = number;
            _idle.SetOperator(number);
            _terminal.Service.Unlocked = _signIn.Role == Role.Administrator;
            StartSignOn(nowMs);
        }

        private void StartSignOn(long nowMs)
        {
            if (_terminal.Client.SignedOn || !_terminal.Vault.Has(KeySlot.TerminalMaster))
            {
                ShowIdle(nowMs);
                return;
            }

            _terminal.Reverser.Held = true;
            _progress.Start(Say(Text.SigningOn), Say(Text.Connecting), null);
            _terminal.Ui.Show(_progress, nowMs);
            Enter(State.SigningOn, nowMs);
        }

        private void PollSigningOn(long nowMs)
        {
            if (!_terminal.SignOn.Working)
            {
                if (_terminal.Client.Busy || _terminal.Reverser.Working)
                {
                    return;
                }

                _terminal.SignOn.Start();
            }

            if (_terminal.SignOn.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            _terminal.Reverser.Held = false;
            if (_terminal.SignOn.Succeeded)
            {
                ShowIdle(nowMs);
                return;
            }

            _message.Start(Mood.Warning, Say(Text.SigningOn), Say(Text.SignOnFailed)).WithLine(WhyNot())
                .WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
            _terminal.Ui.Show(_message, nowMs);
            Enter(State.Message, nowMs);
        }

        private string WhyNot()
        {
            string code = _terminal.Client.Reply.ResponseCode;
            return code.Length > 0 && code != Host.HostCodes.Approved
                ? HostCodeTexts.Say(_terminal.Texts, code)
                : Say(SaleReasons.Of(_terminal.Client.Result));
        }

        private void PollMessage(long nowMs)
        {
            if (_message.Result != PageResult.None)
            {
                ShowIdle(nowMs);
            }
        }

        private void ShowIdle(long nowMs)
        {
            _terminal.Ui.Show(_idle, nowMs);
            Enter(State.Idle, nowMs);
        }

        private void PollIdle(long nowMs)
        {
            if (_terminal.Calendar.TryRead(out DateTime now))
            {
                _idle.SetDate(now);
            }

            if (_terminal.Service.TakeChanged())
            {
                _terminal.Configure();
            }

            _idle.SetWarning(Warning());
            if (_idle.TryTakeAmount(out long amountMinor))
            {
                _sale.Start(TransactionType.Sale, amountMinor, nowMs);
                Enter(State.Sale, nowMs);
            }
            else if (_idle.TryTakeMenu())
            {
                _menu.Start(_signIn.Role, _signIn.Operator, nowMs);
                Enter(State.Menu, nowMs);
            }
        }

        private Text Warning()
        {
            if (_terminal.Log.HasOpenReversal)
            {
                return Text.IdleReversalOpen;
            }

            if (_terminal.Printer.PaperOut)
            {
                return Text.IdlePaperOut;
            }

            return _terminal.Client.SignedOn ? Text.None : Text.IdleNotSignedOn;
        }

        private long PollSale(long nowMs)
        {
            long due = _sale.Poll(nowMs);
            if (!_sale.Working)
            {
                ShowIdle(nowMs);
            }

            return due;
        }

        private void PollMenu(long nowMs)
        {
            if (!_menu.Poll(nowMs))
            {
                return;
            }

            switch (_menu.Next)
            {
                case AfterMenu.SignOut:
                    _terminal.Service.Unlocked = false;
                    StartSignIn(nowMs);
                    break;
                case AfterMenu.SignOn:
                    _terminal.Client.ForgetSignOn();
                    StartSignOn(nowMs);
                    break;
                case AfterMenu.SelfTest:
                    _terminal.Tests.Start(nowMs);
                    Enter(State.SelfTest, nowMs);
                    break;
                default:
                    ShowIdle(nowMs);
                    break;
            }
        }

        private void GiveUp(FaultCode fault, long nowMs)
        {
            Faults.Describe(fault, _terminal.Texts, _message);
            _terminal.Ui.Show(_message, nowMs);
            Enter(State.OutOfOrder, nowMs);
        }

        private string Say(Text id)
        {
            return _terminal.Texts.Of(id);
        }

        private void Enter(State state, long nowMs)
        {
            _state = state;
            _terminal.Trace.Write(nowMs, TraceSource.System, (int)state, 0);
        }
    }
}
