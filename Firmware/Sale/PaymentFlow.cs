using System;
using Drivers.Buzzer;
using Drivers.Hal;
using Emv.Contact;
using Firmware.Host;
using Firmware.Loop;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// One transaction of whatever type, from what it needs to the slip; the table (<see cref="TransactionKinds"/>) says in
    /// what types differ. Each state waits for one thing; <see cref="Enter"/> alone changes it. What is on flash in each
    /// state is drawn in docs/money.md.
    /// </summary>
    public sealed partial class PaymentFlow
    {
        private const int CardWaitMs = 60000;
        private const int DebtWaitMs = 60000;
        private const int ResultMs = 8000;
        private const int ReadMs = 2000;
        private const int RemindMs = 10000;
        private const int TapRemindMs = 1000;
        private const int PollMs = 2;

        /// <summary>The customer may try again this often after the issuer called the PIN wrong.</summary>
        private const int OnlinePinTries = 3;

        private readonly PaymentContext _with;
        private readonly RecordBuilder _builder = new RecordBuilder();
        private readonly Verdict _verdict = new Verdict();
        private readonly Preparation _preparation;
        private readonly PaymentLimits _limits;
        private readonly RecentPayments _recent;
        private readonly OriginalMarks _marks;
        private readonly TransactionRecord _record = new TransactionRecord();
        private readonly CardData _card = new CardData();
        private readonly byte[] _pin = new byte[PinPage.MaxDigits];
        private readonly byte[] _chipData = new byte[HostReply.ChipDataCapacity];
        private readonly byte[] _arc = new byte[2];
        private readonly MessagePage _message;
        private readonly ProgressPage _progress;
        private readonly PinPage _pinPage = new PinPage();
        private readonly ChoicePage _choicePage = new ChoicePage();
        private State _state;
        private long _deadlineMs;
        private bool _begun;
        private ExchangeResult _exchange;
        private bool _onlinePin;
        private int _wrongPins;
        private int _chipDataLength;
        private TransactionKind _kind;
        private bool _usesCard;
        private CardSide _side;
        private bool _reads;

        /// <summary>The bank wants the card kept: the customer is not asked to take it.</summary>
        private bool _keeps;
        private long _balanceMinor;
        private Status _pinKey;
        private bool _debtShown;

        public PaymentFlow(PaymentContext with)
        {
            _with = with;
            _message = with.Ui.Message;
            _progress = with.Ui.Progress;
            _preparation = new Preparation(with);
            _limits = new PaymentLimits(with);
            _recent = new RecentPayments();
            _marks = new OriginalMarks(with);
            _side = with.Card;
        }

        private enum State : byte
        {
            Idle = 0,

            /// <summary>Supervisor, original, amount.</summary>
            Preparing,

            /// <summary>Adding up what the limits bound.</summary>
            Limits,

            /// <summary>An open reversal goes out first.</summary>
            Debts,
            SigningOn,
            WaitingForCard,

            /// <summary>Card and kernel at work, before and after the issuer.</summary>
            Card,
            Choosing,
            PinEntry,

            /// <summary>The pending record on its way to flash; nothing has left the terminal.</summary>
            Recording,

            /// <summary>The same card, amount and type a moment ago: the operator says whether it is meant.</summary>
            AskingTwice,

            /// <summary>A notice leaves its mark on the original before it is sent.</summary>
            MarkingFirst,

            /// <summary>The request is out.</summary>
            Online,

            /// <summary>The outcome on its way to flash.</summary>
            Concluding,

            /// <summary>The original is told.</summary>
            MarkingAfter,

            /// <summary>The result is in sight; the card is to leave.</summary>
            Removing,

            /// <summary>The customer signs on the screen.</summary>
            Signing,
            Printing,

            /// <summary>A last message that ends by itself or by a key.</summary>
            Closing,
        }

        public bool Working
        {
            get { return _state != State.Idle; }
        }

        /// <summary>It ended because a reversal is open, and the operator takes this amount in cash; 0 otherwise.</summary>
        public long CashMinor { get; private set; }

        /// <summary>Begins a payment whose amount is known.</summary>
        public void Start(TransactionType type, long amountMinor, long nowMs)
        {
            Begin(type);
            _preparation.Take(_kind, amountMinor);
            AfterPreparation(nowMs);
        }

        /// <summary>Begins a transaction that asks for what it needs.</summary>
        public void Start(TransactionType type, long nowMs)
        {
            Begin(type);
            _preparation.Start(_kind, nowMs);
            Enter(State.Preparing, 0, nowMs);
        }

        private void Begin(TransactionType type)
        {
            _kind = _with.Kinds.Of((byte)type);
            _record.Clear();
            _begun = false;
            _exchange = ExchangeResult.NotSent;
            _wrongPins = 0;
            _taps = 0;
            _quiet = 0;
            _side = _with.Card;
            _with.SignOnStep.Begin();
            _debtShown = false;
            CashMinor = 0;
        }

        private void PollPreparing(long nowMs)
        {
            if (!_preparation.Poll(nowMs))
            {
                return;
            }

            if (_preparation.Ready)
            {
                AfterPreparation(nowMs);
            }
            else if (_preparation.Told)
            {
                Finish(nowMs);
            }
            else
            {
                EndWith(Mood.Warning, Text.Cancelled, MoneyWords.NotMoved(_kind), nowMs);
            }
        }

        private void AfterPreparation(long nowMs)
        {
            _preparation.Fill(_record);
            _usesCard = _record.PanBytes == 0;
            _limits.Start(_kind, _record);
            Enter(State.Limits, 0, nowMs);
            PollLimits(nowMs);
        }

        private void PollLimits(long nowMs)
        {
            if (!_limits.Poll())
            {
                return;
            }

            if (_limits.Broken != Text.None)
            {
                EndWith(Mood.Bad, _limits.Broken, _limits.Detail, MoneyWords.NotMoved(_kind), Text.None, nowMs);
            }
            else if (_with.Log.HasOpenReversal)
            {
                ShowProgress(Text.ReversalSending, nowMs);
                _debtDueMs = nowMs + DebtPatienceMs;
                _with.Deliverer.Hurry();
                Enter(State.Debts, DebtWaitMs, nowMs);
            }
            else
            {
                StartSignOn(nowMs);
            }
        }

        /// <summary>Drops everything at once and wipes what is secret: the terminal is about to restart.</summary>
        public void Abort()
        {
            WipeSecrets();
            StopCards();
            _with.Tap.Forget();
            _state = State.Idle;
        }

        public long Poll(long nowMs)
        {
            if (_state < State.Recording)
            {
                PollBefore(nowMs);
            }
            else
            {
                PollAfter(nowMs);
            }

            return nowMs + PollMs;
        }

        private void PollBefore(long nowMs)
        {
            switch (_state)
            {
                case State.Preparing:
                    PollPreparing(nowMs);
                    break;
                case State.Limits:
                    PollLimits(nowMs);
                    break;
                case State.Debts:
                    PollDebts(nowMs);
                    break;
                case State.SigningOn:
                    PollSignOn(nowMs);
                    break;
                case State.WaitingForCard:
                    PollWaitingForCard(nowMs);
                    break;
                case State.Card:
                    PollCard(nowMs);
                    break;
                case State.Choosing:
                    PollChoosing(nowMs);
                    break;
                case State.PinEntry:
                    PollPin(nowMs);
                    break;
            }
        }

        private void PollAfter(long nowMs)
        {
            switch (_state)
            {
                case State.Recording:
                    PollRecording(nowMs);
                    break;
                case State.AskingTwice:
                    PollAskingTwice(nowMs);
                    break;
                case State.MarkingFirst:
                    PollMarkingFirst(nowMs);
                    break;
                case State.Online:
                    PollOnline(nowMs);
                    break;
                case State.Concluding:
                    PollConcluding(nowMs);
                    break;
                case State.MarkingAfter:
                    PollMarkingAfter(nowMs);
                    break;
                case State.Removing:
                    PollRemoving(nowMs);
                    break;
                case State.Signing:
                    if (_with.Signing.Poll(nowMs))
                    {
                        Print(nowMs);
                    }

                    break;
                case State.Printing:
                    PollPrinting(nowMs);
                    break;
                case State.Closing:
                    PollClosing(nowMs);
                    break;
            }
        }

        private void StartSignOn(long nowMs)
        {
            _with.Deliverer.Held = true;
            if (_with.Deliverer.Working)
            {
                // A notice is on its way: its answer first.
                Enter(State.Debts, DebtWaitMs, nowMs);
                return;
            }

            if (!_with.Client.Keys.Present || _with.Client.Keys.UsedUp)
            {
                EndWith(Mood.Bad, _with.Client.Keys.Present ? Text.WhyKeysUsedUp : Text.WhyNoKeys, null, MoneyWords.NotMoved(_kind), Text.AdviceAskAcquirer, nowMs);
                return;
            }

            if (_with.Client.SignedOn)
            {
                AskForCard(nowMs);
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
                AskForCard(nowMs);
            }
            else
            {
                EndWith(Mood.Bad, Text.SignOnFailed, _with.SignOnStep.WhyNot(), MoneyWords.NotMoved(_kind), Text.None, nowMs);
            }
        }

        private void StopCards()
        {
            _with.Card.Stop();
            _with.Tap.Stop();
        }

        /// <summary>The result is in sight; the next thing is the card, then the paper.</summary>
        private void PollRemoving(long nowMs)
        {
            if (_side.Lingers)
            {
                if (nowMs >= _deadlineMs)
                {
                    _with.Beeper.Play(Sound.RemoveCard, nowMs);
                    _deadlineMs = nowMs + RemindMs;
                }

                return;
            }

            if (_reads && _message.Result == PageResult.None && nowMs < _deadlineMs)
            {
                return;
            }

            _with.Beeper.Stop();
            if (Stands())
            {
                if (_with.Signing.Wanted(_record))
                {
                    _with.Signing.Start(_record, nowMs);
                    Enter(State.Signing, 0, nowMs);
                }
                else
                {
                    Print(nowMs);
                }
            }
            else
            {
                Enter(State.Closing, ResultMs, nowMs);
            }
        }

        private void PollClosing(long nowMs)
        {
            if (_message.Result != PageResult.None || nowMs >= _deadlineMs)
            {
                Finish(nowMs);
            }
        }

        private void Finish(long nowMs)
        {
            WipeSecrets();
            _with.Tap.Forget();
            _preparation.Wipe();
            _with.Deliverer.Held = false;
            _with.Deliverer.Hurry();
            Enter(State.Idle, 0, nowMs);
        }

        /// <summary>It is on flash for good, or on its way to the host for good: it gets a slip.</summary>
        private bool Stands()
        {
            return _record.State == TransactionState.Approved || _record.State == TransactionState.NoticeOpen;
        }

        private void WipeSecrets()
        {
            Array.Clear(_pin, 0, _pin.Length);
            Array.Clear(_chipData, 0, _chipData.Length);
            _card.Wipe();
            _record.DropPan();
            if (!_with.Client.Busy)
            {
                // A key that has enciphered a PIN which was not sent.
                _with.Client.Keys.Done();
            }
        }

        /// <summary>Shows the message that is made up and waits for the card to leave, if there is one.</summary>
        private void ShowEnd(long nowMs)
        {
            Text take = _keeps ? Text.CardKeep : Text.CardRemove;
            _keeps = false;
            _reads = false;
            if (_side.Lingers || _with.Card.CardPresent)
            {
                _side = _with.Card.CardPresent ? _with.Card : _side;
                _message.WithLine(Say(take));
                _with.Ui.Show(_message, nowMs);
                Enter(State.Removing, _side == _with.Card ? RemindMs : TapRemindMs, nowMs);
            }
            else
            {
                _message.WithKeys(Text.None, Text.KeyOk);
                _with.Ui.Show(_message, nowMs);
                // No card is taken that would give time to read: the slip waits a little.
                bool prints = Stands();
                _reads = prints;
                Enter(prints ? State.Removing : State.Closing, prints ? ReadMs : ResultMs, nowMs);
            }
        }

        private void ShowProgress(Text headline, long nowMs)
        {
            _progress.Start(Say(_kind.Name), Say(headline), _side == _with.Tap && _with.Tap.MayLeave ? Say(Text.TapReadOk) : null);
            if (_kind.HasAmount)
            {
                _progress.WithAmount(_record.AmountMinor);
            }

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
            _with.Trace.Write(nowMs, TraceSource.Sale, (int)state, 0);
        }
    }
}
