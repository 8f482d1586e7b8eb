using System;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// What the stages of one transaction share: the data objects, the buffers, TVR and TSI, the command under way and the one
    /// way to change step. Everything is allocated here, once.
    /// </summary>
    internal sealed partial class Session
    {
        internal const int MaxHostData = 512;
        internal const int MaxCommand = 261;
        internal const int MaxResponse = 258;

        // A command's data; a GET PROCESSING OPTIONS needs three bytes of it for its template.
        internal const int MaxCommandData = 255;

        private const int StoreBytes = 6144;
        private const int StoreObjects = 200;

        // Objects of one level in a record or a template.
        private const int LevelObjects = 84;

        internal readonly TerminalProfile Terminal;
        internal readonly CaKeyTable CaKeys;
        internal readonly CandidateList Candidates;
        internal readonly PinRequest PinRequest = new PinRequest();
        internal readonly Outcome Outcome = new Outcome();
        internal readonly KernelLog Log = new KernelLog();
        internal readonly TagStore Store = new TagStore(StoreBytes, StoreObjects);
        internal readonly TlvIndex Tlv = new TlvIndex(LevelObjects);
        internal readonly TlvIndex Inner = new TlvIndex(LevelObjects);
        internal readonly StaticData StaticData = new StaticData();
        internal readonly byte[] Command = new byte[MaxCommand];
        internal readonly byte[] Scratch = new byte[16];
        internal readonly Padding Padding = new Padding();
        internal readonly TransactionHash TransactionHash;

        internal readonly Selection Selection;
        internal readonly Initiation Initiation;
        internal readonly RecordReader RecordReader;
        internal readonly Authentication Authentication;
        internal readonly Restrictions Restrictions;
        internal readonly CardholderVerification CardholderVerification;
        internal readonly RiskManagement RiskManagement;
        internal readonly ActionAnalysis ActionAnalysis;
        internal readonly Completion Completion;

        internal int CommandLength;
        internal Step Step;
        internal bool ForceOnline;

        // The transaction's own facts.
        internal ApplicationProfile Application;
        internal long AmountMinor;
        internal long OtherMinor;
        internal byte TransactionType;
        internal int Today;
        internal int RandomNumber;
        internal int Aip;
        internal bool HostApproved;

        private Stage _stage;
        private Stage _next;
        private int _terminalObjects;
        private int _terminalBytes;
        private bool _good;

        internal Session(TerminalProfile terminal, CaKeyTable caKeys)
        {
            Terminal = terminal;
            CaKeys = caKeys;
            Candidates = new CandidateList();
            TransactionHash = new TransactionHash(Store);
            Selection = new Selection(this);
            Initiation = new Initiation(this);
            RecordReader = new RecordReader(this);
            Authentication = new Authentication(this);
            Restrictions = new Restrictions(this);
            CardholderVerification = new CardholderVerification(this);
            RiskManagement = new RiskManagement(this);
            ActionAnalysis = new ActionAnalysis(this);
            Completion = new Completion(this);
        }

        internal bool ComputePending
        {
            get { return Step == Step.Compute || (Step == Step.AskPin && Authentication.Working); }
        }

        /// <summary>What a transaction needs before its card is there. False: the terminal's own data are wrong, and <see cref="Begin"/> will fail.</summary>
        internal bool Prepare(long amountMinor, long otherMinor, byte transactionType, DateTime localTime, int sequence)
        {
            const long MaxAmountMinor = 999999999999;
            Clear();
            Outcome.Reset();
            Log.Clear();
            ForceOnline = false;
            AmountMinor = amountMinor;
            OtherMinor = otherMinor;
            TransactionType = transactionType;
            Today = (localTime.Year * 10000) + (localTime.Month * 100) + localTime.Day;
            _good = amountMinor >= 0 && amountMinor <= MaxAmountMinor && otherMinor >= 0 && otherMinor <= amountMinor
                && TerminalData.Put(this, localTime, sequence);
            _terminalObjects = Store.Count;
            _terminalBytes = Store.Used;
            return _good;
        }

        /// <summary>The card is there; after <see cref="Prepare"/>.</summary>
        internal void Begin(byte[] unpredictable, Stage first)
        {
            if (!_good)
            {
                Fail(Reason.Configuration);
                return;
            }

            RandomNumber = Bytes.ToInt(unpredictable, 4, 4) & 0x7FFFFFFF;
            Padding.Seed(unpredictable);
            Store.Set(Tag.UnpredictableNumber, unpredictable, 0, 4);
            Go(first);
            Run();
        }

        /// <summary>Forgets what a card said and every TVR and TSI bit: another application begins.</summary>
        internal void ForgetApplication()
        {
            Store.Truncate(_terminalObjects, _terminalBytes);
            ClearBits(Tag.Tvr);
            ClearBits(Tag.Tsi);
            ClearBits(Tag.CvmResults);
            StaticData.Clear();
            TransactionHash.Clear();
            Application = null;
            Aip = 0;
        }

        /// <summary>Hands over to another stage. The last thing a stage does.</summary>
        internal void Go(Stage stage)
        {
            _next = stage;
        }

        /// <summary>An earlier stage goes on where it was: the next answer is for it.</summary>
        internal void Return(Stage stage)
        {
            _stage = stage;
        }

        internal void Responded(byte[] response, int count)
        {
            Step = Step.Idle;
            Array.Clear(Command, 0, CommandLength);
            CommandLength = 0;
            if (response == null || count < 2 || count > MaxResponse || count > response.Length)
            {
                Abort(Reason.TransmissionFailed);
                return;
            }

            int statusWord = response[count - 2] << 8 | response[count - 1];
            Log.Write(Rule.Response, statusWord, count - 2);
            Outcome.StatusWord = statusWord;
            try
            {
                _stage.Responded(response, count - 2, statusWord);
            }
            catch (Exception)
            {
                Fail(Reason.Internal);
            }

            Run();
        }

        internal void Compute()
        {
            try
            {
                if (Authentication.Working)
                {
                    Authentication.Work();
                }
                else
                {
                    _stage.Compute();
                }
            }
            catch (Exception)
            {
                Fail(Reason.Internal);
            }

            Run();
        }

        internal void Chosen(int index)
        {
            Step = Step.Idle;
            Selection.Chosen(index);
            Run();
        }

        internal void PinEntered(byte[] digits, int count)
        {
            CardholderVerification.PinEntered(digits, count);
            Run();
        }

        internal void OnlinePinCaptured()
        {
            CardholderVerification.OnlinePinCaptured();
            Run();
        }

        internal void PinBypassed()
        {
            Step = Step.Idle;
            CardholderVerification.PinBypassed();
            Run();
        }

        internal void PinPadBroken()
        {
            Step = Step.Idle;
            CardholderVerification.PinPadBroken();
            Run();
        }

        internal void OnlineAnswered(byte[] arc2, byte[] field55, int count)
        {
            if (arc2 == null || arc2.Length != 2 || (field55 != null && (count < 0 || count > field55.Length)))
            {
                throw new ArgumentException();
            }

            Step = Step.Idle;
            Completion.Answered(arc2, field55, field55 == null ? 0 : count);
            Run();
        }

        internal void OnlineFailed()
        {
            Step = Step.Idle;
            Completion.Unreachable();
            Run();
        }

        internal void CardLost(CardLoss why)
        {
            if (Step == Step.Done || Step == Step.Idle)
            {
                return;
            }

            Reason reason = why == CardLoss.Removed ? Reason.CardRemoved
                : why == CardLoss.NoAnswer ? Reason.CardMute
                : why == CardLoss.Protocol ? Reason.TransmissionFailed
                : Reason.Cancelled;
            if (Completion.CardLost())
            {
                return;
            }

            if (Step == Step.AskPin && why == CardLoss.Cancelled)
            {
                reason = Reason.PinCancelled;
            }

            Outcome.TryFallback = Application == null && (why == CardLoss.NoAnswer || why == CardLoss.Protocol);
            Abort(reason);
        }

        /// <summary>Ends without a decision: the card's or a person's doing.</summary>
        internal void Abort(Reason reason)
        {
            if (Completion.Refused != Reason.None)
            {
                // The sale was refused already; how the card behaved since does not change that.
                Finish(Decision.Declined, OutcomeKind.Result, Completion.Refused);
                return;
            }

            Finish(Decision.Aborted, OutcomeKind.Abort, reason);
        }

        /// <summary>Ends because of a fault of the terminal.</summary>
        internal void Fail(Reason reason)
        {
            Finish(Decision.Aborted, OutcomeKind.Error, reason);
        }

        /// <summary>The only way to Done.</summary>
        internal void Finish(Decision decision, OutcomeKind kind, Reason reason)
        {
            Outcome.Decision = decision;
            Outcome.Kind = kind;
            Outcome.Reason = reason;
            Outcome.MustReverse = HostApproved && decision != Decision.Approved;
            Outcome.Cvm = CardholderVerification.Cvm;
            Outcome.SignatureNeeded = decision == Decision.Approved && CardholderVerification.SignatureNeeded;
            CopyBits(Tag.Tvr, Outcome.Tvr);
            CopyBits(Tag.Tsi, Outcome.Tsi);
            Log.Write(Rule.Ended, (int)decision, (int)reason);
            CardholderVerification.WipePin();
            Authentication.Stop();
            Array.Clear(Command, 0, MaxCommand);
            CommandLength = 0;
            _next = null;
            Step = Step.Done;
        }

        internal void Clear()
        {
            Store.Wipe();
            Array.Clear(Command, 0, MaxCommand);
            Array.Clear(Scratch, 0, Scratch.Length);
            CommandLength = 0;
            Candidates.Clear();
            StaticData.Clear();
            TransactionHash.Clear();
            CardholderVerification.Reset();
            Authentication.Reset();
            Completion.Reset();
            RecordReader.After = null;
            Padding.Wipe();
            Application = null;
            Aip = 0;
            HostApproved = false;
            _stage = null;
            _next = null;
            Step = Step.Idle;
        }

        internal void SetTvr(int bit, Rule why)
        {
            SetBit(Tag.Tvr, bit, Rule.TvrBit, why);
        }

        internal void SetTsi(int bit, Rule why)
        {
            SetBit(Tag.Tsi, bit, Rule.TsiBit, why);
        }

        /// <summary>Sends a command without data: CLA INS P1 P2 Le = 00.</summary>
        internal void Send(byte cla, byte ins, byte p1, byte p2)
        {
            Header(cla, ins, p1, p2);
            Command[4] = 0;
            Transmit(5);
        }

        /// <summary>Sends a command whose <paramref name="count"/> bytes of data stand at Command[5] already.</summary>
        internal void SendData(byte cla, byte ins, byte p1, byte p2, int count, bool expectsData)
        {
            if (count == 0)
            {
                Send(cla, ins, p1, p2);
                return;
            }

            Header(cla, ins, p1, p2);
            Command[4] = (byte)count;
            int length = 5 + count;
            if (expectsData)
            {
                Command[length] = 0;
                length++;
            }

            Transmit(length);
        }

        /// <summary>Sends a command of an issuer script as it is.</summary>
        internal void SendRaw(byte[] data, int offset, int count)
        {
            Array.Copy(data, offset, Command, 0, count);
            Transmit(count);
        }

        private void Run()
        {
            try
            {
                while (_next != null)
                {
                    _stage = _next;
                    _next = null;
                    _stage.Enter();
                }
            }
            catch (Exception)
            {
                Fail(Reason.Internal);
            }
        }

        private void Header(byte cla, byte ins, byte p1, byte p2)
        {
            Command[0] = cla;
            Command[1] = ins;
            Command[2] = p1;
            Command[3] = p2;
        }

        private void Transmit(int length)
        {
            CommandLength = length;
            Log.Write(Rule.Command, Command[0] << 24 | Command[1] << 16 | Command[2] << 8 | Command[3], length);
            Step = Step.Transmit;
        }

        private void SetBit(uint tag, int bit, Rule entry, Rule why)
        {
            int at;
            int length;
            if (!Store.TryGet(tag, out at, out length))
            {
                return;
            }

            at += (bit >> 8) - 1;
            byte[] buffer = Store.Buffer;
            if ((buffer[at] & bit & 0xFF) == 0)
            {
                buffer[at] |= (byte)bit;
                Log.Write(entry, bit, (int)why);
            }
        }

        private void ClearBits(uint tag)
        {
            int at;
            int length;
            if (Store.TryGet(tag, out at, out length))
            {
                Array.Clear(Store.Buffer, at, length);
            }
        }

        private void CopyBits(uint tag, byte[] into)
        {
            int at;
            int length;
            if (Store.TryGet(tag, out at, out length))
            {
                Array.Copy(Store.Buffer, at, into, 0, into.Length);
            }
        }
    }
}
