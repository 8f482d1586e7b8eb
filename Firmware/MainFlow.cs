using System;
using Drivers.Hal;
using Firmware.Health;
using Firmware.Loop;
using Firmware.Office;
using Firmware.Sale;
using Firmware.Staff;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware
{
    /// <summary>The terminal's day: power-on, self-test, operator, acquirer, and then whatever is asked at the idle page.</summary>
    public sealed partial class MainFlow : ITask
    {
        /// <summary>While something is under way; a page that waits for a person is looked at as often as the keypad.</summary>
        private const int PollMs = 2;
        private const int WaitPollMs = 20;

        /// <summary>A password is checked in 64 slices.</summary>
        private const int SignInPollMs = 8;

        /// <summary>Recovery reads the whole journal in slices; longer than this and the flash is not usable.</summary>
        private const int RecoveryLimitMs = 30000;

        private const int Stores = 4;

        /// <summary>Steps of <see cref="Recover"/>: odd ones up to the first begin a store, the other follows the last of all.</summary>
        private const int LastStart = 7;
        private const int CrashStep = 15;

        private readonly Terminal _terminal;
        private readonly PaymentFlow _sale;
        private readonly SettleFlow _settle;
        private readonly QueryFlow _last;
        private CashFlow _cash;
        private readonly UpdateFlow _update;
        private readonly ActivationFlow _activation;
        private readonly Trace _crash;
        private readonly SignInFlow _signIn;
        private readonly MenuFlow _menu;
        private readonly IdlePage _idle = new IdlePage();
        private readonly MessagePage _message;
        private readonly ProgressPage _progress;
        private State _state;
        private long _deadlineMs;
        private int _recoveryStep;
        private bool _crashTold;
        private bool _testFromMenu;
        private OriginalMarks _marks;
        private bool _lookedBack;
        private bool _tellsLast;
        private bool _locked;

        public MainFlow(Terminal terminal, PaymentFlow sale, SettleFlow settle, Trace crash)
        {
            _terminal = terminal;
            _message = terminal.Ui.Message;
            _progress = terminal.Ui.Progress;
            _sale = sale;
            _settle = settle;
            _last = new QueryFlow(terminal.PaymentContext);
            _update = new UpdateFlow(terminal);
            _activation = new ActivationFlow(terminal, _update);
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

            /// <summary>Idle for long: the operator's password again. What comes by itself still comes.</summary>
            Locked,
            Sale,
            Menu,
            Settling,
            Cash,
            Activating,
            Updating,

            /// <summary>After a restart: what became of the payment in which the power went.</summary>
            LastPayment,

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

        /// <summary>
        /// How many of vault, settings, log and archive have recovered, in this order. A store that has needs to be polled from then on:
        /// it may be erasing a block ahead, and as long as that is not seen to its end no other store can read the flash.
        /// </summary>
        public int StoresUp
        {
            get
            {
                int up = (_recoveryStep - 1) / 2;
                return up < Stores ? up : Stores;
            }
        }

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
                    return nowMs + SignInPollMs;
                case State.SigningOn:
                    PollSigningOn(nowMs);
                    break;
                case State.Message:
                    PollMessage(nowMs);
                    return nowMs + WaitPollMs;
                case State.Idle:
                    PollIdle(nowMs);
                    return nowMs + WaitPollMs;
                case State.Locked:
                    PollLocked(nowMs);
                    return nowMs + WaitPollMs;
                case State.Sale:
                    return PollSale(nowMs);
                case State.Menu:
                    PollMenu(nowMs);
                    return nowMs + PollMs;
                case State.Settling:
                    PollSettling(nowMs);
                    break;
                case State.Activating:
                    PollActivating(nowMs);
                    break;
                case State.Updating:
                    PollUpdating(nowMs);
                    break;
                case State.Cash:
                    PollCash(nowMs);
                    break;
                case State.LastPayment:
                    PollLastPayment(nowMs);
                    break;
            }

            return nowMs + PollMs;
        }

        private void PollCash(long nowMs)
        {
            if (_cash.Poll(nowMs))
            {
                _cash = null;
                ShowIdle(nowMs);
            }
        }

        private void PollLastPayment(long nowMs)
        {
            if (_last.Poll(nowMs))
            {
                ShowIdle(nowMs);
            }
        }

        private void PowerOn(long nowMs)
        {
            _terminal.Deliverer.Held = true;
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
            _tellsLast = _terminal.Log.HasOpenReversal;
            _terminal.Configure();
            _terminal.Service.Unlocked = !_terminal.Vault.Has(KeySlot.TerminalMaster) && !_terminal.Vault.Has(KeySlot.Dukpt);
            _terminal.Tests.Start(false, nowMs);
            Enter(State.SelfTest, nowMs);
        }

        private void PollSelfTest(long nowMs)
        {
            if (!_terminal.Tests.Poll(nowMs))
            {
                return;
            }

            NoteFaults();
            if (_terminal.Tests.StopsPayments)
            {
                GiveUp(FaultCode.FlashFailed, nowMs);
                return;
            }

            if (_testFromMenu)
            {
                _testFromMenu = false;
                ShowIdle(nowMs);
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

        private void NoteFaults()
        {
            FaultBook book = _terminal.FaultBook;
            book.Load();
            DateTime now = _terminal.PaymentContext.LocalTime();
            if (_crash != null && !_crashTold)
            {
                book.Note(FaultCode.Restarted, now);
            }

            for (int i = 0; i < _terminal.Tests.Count; i++)
            {
                if (_terminal.Tests.ResultOf(i) != PartResult.Passed && _terminal.Tests.Part(i).Fault != FaultCode.None)
                {
                    book.Note(_terminal.Tests.Part(i).Fault, now);
                }
            }
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
            _terminal.Deliverer.Held = false;
            _signIn.Start(nowMs);
            Enter(State.SigningIn, nowMs);
        }

        private void PollSigningIn(long nowMs)
        {
            if (!_signIn.Poll(nowMs))
            {
                return;
            }

            SignedIn();
            AfterSignIn(nowMs);
        }

        private void SignedIn()
        {
            string number = SignInFlow.NumberText(_signIn.Operator);
            _terminal.Staff.Actor = _signIn.Operator;
            _terminal.PaymentContext.Operator = number;
            _terminal.SignOn.Operator = number;
            _idle.SetOperator(number);
            _terminal.Service.Unlocked = _signIn.Role == Role.Administrator;
        }

        private void StartSignOn(long nowMs)
        {
            if (_terminal.Client.SignedOn || !_terminal.Client.Keys.Present)
            {
                AfterSignOn(nowMs);
                return;
            }

            _terminal.PaymentContext.SignOnStep.Start();
            _progress.Start(Say(Text.SigningOn), Say(Text.Connecting), null);
            _terminal.Ui.Show(_progress, nowMs);
            Enter(State.SigningOn, nowMs);
        }

        private void PollSigningOn(long nowMs)
        {
            SignOnStep step = _terminal.PaymentContext.SignOnStep;
            if (!step.Poll(nowMs))
            {
                return;
            }

            _terminal.Deliverer.Held = false;
            if (step.Succeeded)
            {
                AfterSignOn(nowMs);
                return;
            }

            _message.Start(Mood.Warning, Say(Text.MenuSignOn), Say(Text.SignOnFailed)).WithLine(step.WhyNot()).WithLine(Say(Text.SignOnLater))
                .WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
            _terminal.Ui.Show(_message, nowMs);
            Enter(State.Message, nowMs);
        }

        private void PollMessage(long nowMs)
        {
            if (_message.Result != PageResult.None)
            {
                AfterSignOn(nowMs);
            }
        }

        /// <summary>Sign-in and sign-on are done: first what the last power cut left behind.</summary>
        private void AfterSignOn(long nowMs)
        {
            bool first = !_lookedBack;
            _lookedBack = true;
            if (_settle.Unfinished && _terminal.Client.SignedOn && first)
            {
                StartSettling(true, nowMs);
            }
            else if (first && _tellsLast)
            {
                _last.Start(QueryBy.Last, false, nowMs);
                Enter(State.LastPayment, nowMs);
            }
            else
            {
                ShowIdle(nowMs);
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
