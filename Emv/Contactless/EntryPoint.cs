using System;
using Emv.Contact;
using Emv.Data;

namespace Emv.Contactless
{
    /// <summary>
    /// Entry point and kernels for taps (EMV Contactless Books A, B, C-2, C-3, C-7), asked and told like the contact kernel:
    /// no I/O, no clock, no thread. <see cref="Start"/> with the amount, <see cref="CardPresented"/> when the reader has a card, then what
    /// <see cref="Step"/> says, until Done. The issuer is always asked; a card never approves here.
    /// </summary>
    /// <remarks>
    /// It borrows store, buffers and key cache of a <see cref="ContactKernel"/>: one sale at a time on either of the two.
    /// </remarks>
    public sealed class EntryPoint
    {
        private readonly Session _session;
        private readonly Tap _tap;
        private bool _prepared;
        private bool _ready;
        private long _amountMinor;
        private long _otherMinor;
        private byte _transactionType;
        private DateTime _localTime;
        private int _sequence;

        /// <param name="shared">The terminal's contact kernel; its terminal profile and CA keys hold for taps too.</param>
        public EntryPoint(ContactKernel shared, ReaderProfile reader)
        {
            if (shared == null || reader == null)
            {
                throw new ArgumentNullException();
            }

            _session = shared.Session;
            _tap = new Tap(_session, reader);
        }

        /// <summary>Idle: bring a card. Transmit, Compute, GoOnline, Done as with the contact kernel; never Choose or AskPin.</summary>
        public Step Step
        {
            get { return _session.Step; }
        }

        /// <summary>The command APDU at <see cref="Contact.Step.Transmit"/>; the array is reused.</summary>
        public byte[] Command
        {
            get { return _session.Command; }
        }

        public int CommandLength
        {
            get { return _session.CommandLength; }
        }

        /// <summary>Filled at GoOnline (Online Request) and at Done; reused.</summary>
        public TapOutcome Outcome
        {
            get { return _tap.Outcome; }
        }

        public KernelLog Log
        {
            get { return _session.Log; }
        }

        /// <summary>The data objects of the tap. Holds the PAN until <see cref="Clear"/>.</summary>
        public TagStore Store
        {
            get { return _session.Store; }
        }

        /// <summary>Nothing more is wanted of the card: say so at once. What is left to compute needs no card.</summary>
        public bool CardMayLeave
        {
            get { return _tap.CardMayLeave; }
        }

        /// <summary>
        /// Start A: pre-processing (Book B, 3.1). True: turn the field on and say "present card"; false: no combination takes
        /// this amount, the step is Done with Try Another Interface.
        /// </summary>
        /// <param name="amountMinor">Amount authorised in minor units, cashback included, 0 to 999,999,999,999.</param>
        /// <param name="otherMinor">Cashback.</param>
        /// <param name="transactionType">9C.</param>
        /// <param name="localTime">9A and 9F21.</param>
        /// <param name="sequence">9F41.</param>
        public bool Start(long amountMinor, long otherMinor, byte transactionType, DateTime localTime, int sequence)
        {
            _session.Clear();
            _session.Log.Clear();
            _session.Outcome.Reset();
            _ready = false;
            _tap.Outcome.Reset();
            _tap.CardMayLeave = false;
            _amountMinor = amountMinor;
            _otherMinor = otherMinor;
            _transactionType = transactionType;
            _localTime = localTime;
            _sequence = sequence;
            bool any = _tap.PreProcessing.Run(_tap.Reader, amountMinor, transactionType, _session.Terminal.CurrencyExponent);
            _prepared = any;
            if (!any)
            {
                _tap.NothingAllowed(_tap.Reader.Count == 0 ? Reason.Configuration : Reason.NoApplication);
                return false;
            }

            _tap.Outcome.UiOnRestart.Set(MessageId.PresentCard, UiStatus.ReadyToRead, 0);
            return true;
        }

        /// <summary>
        /// Does before the card is there what needs no card; after <see cref="Start"/> and after a Try Again. <see cref="CardPresented"/> makes up for it
        /// where it was not called. <see cref="Outcome"/> stays readable.
        /// </summary>
        public void Prepare()
        {
            _session.Prepare(_amountMinor, _otherMinor, _transactionType, _localTime, _sequence);
            for (int i = 0; i < _tap.Reader.Count; i++)
            {
                _session.Log.Write(Rule.PreProcessed, i, _tap.PreProcessing.Flags(i));
            }

            _ready = true;
        }

        /// <summary>Start B: a card or device is in the field and activated. After <see cref="Start"/> and after every Try Again.</summary>
        /// <param name="unpredictable">
        /// At least 8 fresh random bytes for this presentment; the first four are 9F37. With 16, the last eight are 9F37 of the two
        /// repetitions that relay resistance may need; else they are drawn from the others.
        /// </param>
        public void CardPresented(byte[] unpredictable)
        {
            if (!_prepared || _session.Step == Step.Transmit || _session.Step == Step.Compute || _session.Step == Step.GoOnline)
            {
                throw new InvalidOperationException();
            }

            if (unpredictable == null || unpredictable.Length < 8)
            {
                throw new ArgumentException();
            }

            _tap.Outcome.Reset();
            _tap.CardMayLeave = false;
            _tap.Combination = null;
            _tap.ElapsedTenthMs = -1;
            _tap.HasRepeats = unpredictable.Length >= 16;
            if (_tap.HasRepeats)
            {
                Array.Copy(unpredictable, 8, _tap.Repeats, 0, _tap.Repeats.Length);
            }

            if (!_ready)
            {
                Prepare();
            }

            _ready = false;
            _tap.Now = (((_localTime.Day * 24) + _localTime.Hour) * 60 + _localTime.Minute) * 60 + _localTime.Second;
            _tap.Directory.Reset();
            _session.Begin(unpredictable, _tap.Directory);
            AfterEvent();
        }

        /// <summary>The card's answer to <see cref="Command"/>: data and SW1 SW2.</summary>
        public void Responded(byte[] response, int count)
        {
            Responded(response, count, -1);
        }

        /// <summary>The same with the time from the command's last bit to the answer's first, for relay resistance (Book C-2).</summary>
        /// <param name="elapsedTenthMs">In tenths of a millisecond; -1: not measured.</param>
        public void Responded(byte[] response, int count, int elapsedTenthMs)
        {
            Expect(Step.Transmit);
            _tap.ElapsedTenthMs = elapsedTenthMs;
            _session.Responded(response, count);
            AfterEvent();
        }

        /// <summary>One bounded slice of cryptography.</summary>
        public void Compute()
        {
            Expect(Step.Compute);
            _session.Compute();
            AfterEvent();
        }

        /// <summary>The card left, or the protocol broke, while it was needed; or somebody pressed cancel. Ignored when the card may leave.</summary>
        public void CardLost(CardLoss why)
        {
            if (_session.Step == Step.Done || _session.Step == Step.Idle)
            {
                return;
            }

            if (why == CardLoss.Cancelled)
            {
                _tap.EndApplication(Reason.Cancelled);
                return;
            }

            if (_tap.CardMayLeave)
            {
                return;
            }

            Reason reason = why == CardLoss.Removed ? Reason.CardRemoved : why == CardLoss.NoAnswer ? Reason.CardMute : Reason.TransmissionFailed;
            if (_tap.Outcome.Kernel == 0)
            {
                _tap.StartBAgain(reason);
                return;
            }

            _tap.Kernel2.Torn();
            _tap.TryAgain(reason, false);
        }

        /// <summary>
        /// At an Online Request with online PIN: the customer has none and pressed Enter. UnionPay's credit cards are signed for
        /// instead, and the issuer decides (ours; the cryptogram says nothing of it). False: this card must have its PIN.
        /// </summary>
        public bool PinBypassed()
        {
            Expect(Step.GoOnline);
            return _tap.PinBypassed();
        }

        /// <summary>The host's answer. Scripts and issuer data in it are not for a card that has left; they are dropped.</summary>
        /// <param name="arc2">Field 39, two characters.</param>
        public void OnlineAnswered(byte[] arc2)
        {
            if (arc2 == null || arc2.Length != 2)
            {
                throw new ArgumentException();
            }

            Expect(Step.GoOnline);
            bool approved = IsApproval(arc2);
            _session.Log.Write(Rule.HostAnswered, 0, approved ? 1 : 0);
            if (approved)
            {
                _tap.Approve();
                return;
            }

            _tap.Decline(Reason.IssuerDeclined);
        }

        /// <summary>No answer, or one that cannot be trusted: the sale is declined.</summary>
        public void OnlineFailed()
        {
            Expect(Step.GoOnline);
            _session.Log.Write(Rule.HostUnreachable, 0, 0);
            _tap.Decline(Reason.UnableToGoOnline);
        }

        /// <summary>Builds field 55 from <see cref="ReaderProfile.Field55Tags"/>; returns its length.</summary>
        public int Field55(byte[] into, int offset)
        {
            return _session.BuildTags(_tap.Reader.Field55Tags, into, offset);
        }

        /// <summary>Copies the PAN, one digit a byte; returns the number of digits, 0: none read.</summary>
        public int Pan(byte[] into, int offset)
        {
            return _session.CopyPan(into, offset);
        }

        /// <summary>Copies track 2 equivalent data as it packs into field 35; returns the number of nibbles, 0: none.</summary>
        public int Track2(byte[] into, int offset)
        {
            return _session.CopyTrack2(into, offset);
        }

        /// <summary>PAN sequence number (5F34), -1 when the card has none.</summary>
        public int PanSequence
        {
            get { return _session.PanSequence; }
        }

        /// <summary>Finds a data object in <see cref="Store"/>.</summary>
        public bool TryGetTag(uint tag, out int offset, out int length)
        {
            return _session.Store.TryGet(tag, out offset, out length);
        }

        /// <summary>Wipes card data; outcome and log stay readable, an interrupted Mastercard sale is kept for its time.</summary>
        public void Clear()
        {
            _session.Clear();
            _prepared = false;
            _ready = false;
        }

        /// <summary>Wipes everything, the interrupted sale too.</summary>
        public void Forget()
        {
            Clear();
            _tap.Kernel2.ForgetTorn();
        }

        private void AfterEvent()
        {
            if (_session.Step == Step.Done)
            {
                _tap.Adopt();
            }
        }

        private bool IsApproval(byte[] arc2)
        {
            string codes = _session.Terminal.ApprovalCodes;
            for (int i = 0; i + 1 < codes.Length; i += 2)
            {
                if (codes[i] == arc2[0] && codes[i + 1] == arc2[1])
                {
                    return true;
                }
            }

            return false;
        }

        private void Expect(Step step)
        {
            if (_session.Step != step)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
