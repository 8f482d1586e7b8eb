using System;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// EMV 4.4 contact kernel for an attended, online-only terminal. It is asked and told: it does no I/O, knows no clock and
    /// no thread. Call <see cref="Start"/>, then do what <see cref="Step"/> says and report back, until
    /// <see cref="Contact.Step.Done"/>. Whatever the card sends ends in an <see cref="Outcome"/>; only a call that does not fit the step
    /// throws (<see cref="InvalidOperationException"/>: a fault of the caller).
    /// </summary>
    public sealed class ContactKernel
    {
        private readonly Session _session;

        /// <summary>Allocates every buffer the kernel ever uses.</summary>
        public ContactKernel(TerminalProfile terminal, CaKeyTable caKeys)
        {
            if (terminal == null || caKeys == null)
            {
                throw new ArgumentNullException();
            }

            _session = new Session(terminal, caKeys);
        }

        /// <summary>Buffers and tools that the contactless kernels share.</summary>
        internal Session Session
        {
            get { return _session; }
        }

        /// <summary>What the kernel wants next.</summary>
        public Step Step
        {
            get { return _session.Step; }
        }

        /// <summary>The command APDU at <see cref="Contact.Step.Transmit"/>; the array is the kernel's own and reused.</summary>
        public byte[] Command
        {
            get { return _session.Command; }
        }

        /// <summary>Bytes of <see cref="Command"/> that count, 5 to 261.</summary>
        public int CommandLength
        {
            get { return _session.CommandLength; }
        }

        /// <summary>Applications to choose from at <see cref="Contact.Step.Choose"/>, best first. One alone has to be confirmed.</summary>
        public int CandidateCount
        {
            get { return _session.Candidates.Count; }
        }

        /// <summary>The PIN entry wanted at <see cref="Contact.Step.AskPin"/>.</summary>
        public PinRequest PinRequest
        {
            get { return _session.PinRequest; }
        }

        /// <summary>The result at <see cref="Contact.Step.Done"/>; the object is reused by the next transaction.</summary>
        public Outcome Outcome
        {
            get { return _session.Outcome; }
        }

        /// <summary>Every decision with its reason.</summary>
        public KernelLog Log
        {
            get { return _session.Log; }
        }

        /// <summary>The data objects of the transaction, card's and terminal's. Holds the PAN until <see cref="Clear"/>.</summary>
        public TagStore Store
        {
            get { return _session.Store; }
        }

        /// <summary>
        /// Cryptography is waiting and may be done now by calling <see cref="Compute"/>. Always so at
        /// <see cref="Contact.Step.Compute"/>; at <see cref="Contact.Step.AskPin"/> it uses the time the customer takes.
        /// </summary>
        public bool ComputePending
        {
            get { return _session.ComputePending; }
        }

        /// <summary>The merchant wants this sale authorised online (TVR byte 4 bit 4). Set after <see cref="Start"/>.</summary>
        public bool ForceOnline
        {
            get { return _session.ForceOnline; }
            set { _session.ForceOnline = value; }
        }

        /// <summary>Begins a transaction with a card that has answered its reset.</summary>
        /// <param name="amountMinor">Amount authorised in minor units, cashback included (9F02), 0 to 999,999,999,999.</param>
        /// <param name="otherMinor">Cashback (9F03), not above the amount.</param>
        /// <param name="transactionType">9C: 00 goods and services, 01 cash, 09 cashback, 20 refund.</param>
        /// <param name="localTime">Local date and time of the terminal (9A, 9F21).</param>
        /// <param name="sequence">Transaction sequence counter (9F41), 1 to 99,999,999.</param>
        /// <param name="unpredictable">
        /// At least 8 random bytes: the first four are 9F37, the next feed random selection; all of them seed the padding of
        /// enciphered PINs, so pass 32 where the card may ask for that.
        /// </param>
        public void Start(long amountMinor, long otherMinor, byte transactionType, DateTime localTime, int sequence, byte[] unpredictable)
        {
            if (unpredictable == null || unpredictable.Length < 8)
            {
                throw new ArgumentException();
            }

            bool good = _session.Prepare(amountMinor, otherMinor, transactionType, localTime, sequence) && _session.Terminal.Count > 0;
            if (!good)
            {
                _session.Fail(Reason.Configuration);
                return;
            }

            _session.Begin(unpredictable, _session.Selection);
        }

        /// <summary>The card's answer to <see cref="Command"/>: data and SW1 SW2; GET RESPONSE and 6Cxx are the reader's work.</summary>
        public void Responded(byte[] response, int count)
        {
            Expect(Step.Transmit);
            _session.Responded(response, count);
        }

        /// <summary>One bounded slice of cryptography (about 10,000 IL instructions).</summary>
        public void Compute()
        {
            if (!_session.ComputePending)
            {
                throw new InvalidOperationException();
            }

            _session.Compute();
        }

        /// <summary>Name to show for candidate <paramref name="index"/>: preferred name, label, or the AID in hex.</summary>
        public string CandidateName(int index)
        {
            return _session.Candidates.Name(index);
        }

        /// <param name="index">The candidate chosen; -1: none of them, the transaction ends as cancelled.</param>
        public void Chosen(int index)
        {
            Expect(Step.Choose);
            _session.Chosen(index);
        }

        /// <summary>An offline PIN: one digit a byte, values 0 to 9, 4 to 12 of them. The kernel wipes its copy after use; the caller wipes its own.</summary>
        public void PinEntered(byte[] digits, int count)
        {
            Expect(Step.AskPin);
            _session.PinEntered(digits, count);
        }

        /// <summary>The online PIN is with the caller.</summary>
        public void OnlinePinCaptured()
        {
            Expect(Step.AskPin);
            _session.OnlinePinCaptured();
        }

        /// <summary>The customer or the merchant passed over the PIN (TVR byte 3 bit 4).</summary>
        public void PinBypassed()
        {
            Expect(Step.AskPin);
            _session.PinBypassed();
        }

        /// <summary>The PIN pad does not work (TVR byte 3 bit 5).</summary>
        public void PinPadBroken()
        {
            Expect(Step.AskPin);
            _session.PinPadBroken();
        }

        /// <summary>Builds field 55 of the request from <see cref="TerminalProfile.Field55Tags"/>; returns its length.</summary>
        public int Field55(byte[] into, int offset)
        {
            return _session.BuildTags(_session.Terminal.Field55Tags, into, offset);
        }

        /// <summary>Builds a TLV list of any tags the kernel holds, those without a value left out; returns its length.</summary>
        public int BuildTags(uint[] tags, byte[] into, int offset)
        {
            return _session.BuildTags(tags, into, offset);
        }

        /// <summary>Copies the PAN, one digit a byte (values 0 to 9); returns the number of digits, at most 19. 0: none read.</summary>
        public int Pan(byte[] into, int offset)
        {
            return _session.CopyPan(into, offset);
        }

        /// <summary>Copies track 2 equivalent data as it packs into field 35 (two a byte, D as separator, no padding); returns the number of nibbles, at most 37. 0: none.</summary>
        public int Track2(byte[] into, int offset)
        {
            return _session.CopyTrack2(into, offset);
        }

        /// <summary>PAN sequence number (5F34), -1 when the card has none.</summary>
        public int PanSequence
        {
            get { return _session.PanSequence; }
        }

        /// <summary>The host's answer.</summary>
        /// <param name="arc2">Field 39: two characters, goes to the card as 8A.</param>
        /// <param name="field55">Field 55 of the answer (91, 71, 72), or null.</param>
        /// <param name="count">Bytes of <paramref name="field55"/>, at most 512.</param>
        public void OnlineAnswered(byte[] arc2, byte[] field55, int count)
        {
            Expect(Step.GoOnline);
            _session.OnlineAnswered(arc2, field55, count);
        }

        /// <summary>No answer, or one that cannot be trusted: the sale is declined.</summary>
        public void OnlineFailed()
        {
            Expect(Step.GoOnline);
            _session.OnlineFailed();
        }

        /// <summary>The card is gone; may be told at any step but Done. Ends the transaction.</summary>
        public void CardLost(CardLoss why)
        {
            _session.CardLost(why);
        }

        /// <summary>Finds a data object in <see cref="Store"/>.</summary>
        public bool TryGetTag(uint tag, out int offset, out int length)
        {
            return _session.Store.TryGet(tag, out offset, out length);
        }

        /// <summary>Wipes card data, PIN and recovered values; the outcome and the log stay readable. Step becomes Idle.</summary>
        public void Clear()
        {
            _session.Clear();
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
