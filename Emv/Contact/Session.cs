using System;
using Emv.Data;

namespace Emv.Contact
{
    internal sealed class Session
    {
        public const int MaxHostData = 512;
        internal readonly TerminalProfile Terminal;
        internal readonly CandidateList Candidates = new CandidateList();
        internal readonly PinRequest PinRequest = new PinRequest();
        internal readonly Outcome Outcome = new Outcome();
        internal readonly KernelLog Log = new KernelLog();
        internal readonly TagStore Store = new TagStore(6144, 200);
        internal readonly byte[] Command = new byte[261];
        internal int CommandLength = 0;
        internal Step Step;
        internal bool ForceOnline;
        internal Session(TerminalProfile terminal, CaKeyTable caKeys) { Terminal = terminal; }
        internal bool ComputePending { get { return Step == Step.Compute; } }
        internal int PanSequence { get { return -1; } }
        internal void Begin(long amountMinor, long otherMinor, byte transactionType, DateTime localTime, int sequence, byte[] unpredictable) { Step = Step.Done; Outcome.Reset(); Outcome.Decision = Decision.Aborted; Outcome.Reason = Reason.Internal; }
        internal void Responded(byte[] response, int count) { }
        internal void Compute() { }
        internal void Chosen(int index) { }
        internal void PinEntered(byte[] digits, int count) { }
        internal void OnlinePinCaptured() { }
        internal void PinBypassed() { }
        internal void PinPadBroken() { }
        internal int BuildTags(uint[] tags, byte[] into, int offset) { return 0; }
        internal int CopyPan(byte[] into, int offset) { return 0; }
        internal int CopyTrack2(byte[] into, int offset) { return 0; }
        internal void OnlineAnswered(byte[] arc2, byte[] field55, int count) { }
        internal void OnlineFailed() { }
        internal void CardLost(CardLoss why) { }
        internal void Clear() { }
    }

    internal sealed class CandidateList
    {
        internal int Count { get { return 0; } }
        internal string Name(int index) { return ""; }
    }
}
