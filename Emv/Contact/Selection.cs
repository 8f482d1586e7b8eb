using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// Application selection (EMV 4.4 Book 1, 12): payment system environment, else the list of AIDs; choice by priority and
    /// cardholder; final SELECT. Comes back here when the chosen application refuses.
    /// </summary>
    internal sealed class Selection : Stage
    {
        // "1PAY.SYS.DDF01", Book 1, 12.2.2.
        private static readonly byte[] PseName =
        {
            0x31, 0x50, 0x41, 0x59, 0x2E, 0x53, 0x59, 0x53, 0x2E, 0x44, 0x44, 0x46, 0x30, 0x31,
        };

        private const byte FirstOccurrence = 0x00;
        private const byte NextOccurrence = 0x02;
        private const int MaxDirectoryRecords = 64;
        private const int MaxOccurrences = 16;
        private const int MaxDirectorySfi = 10;

        private const int PseAbsent = 1;
        private const int PseBlocked = 2;
        private const int PseBroken = 3;
        private const int PseEmpty = 4;

        private const int RejectedBlocked = 1;
        private const int RejectedMalformed = 2;
        private const int RejectedExact = 3;
        private const int RejectedFull = 4;
        private const int RejectedFinal = 5;
        private const int RejectedInitiation = 6;
        private const int RejectedTwice = 7;

        private readonly Fci _fci;
        private State _state;
        private int _directorySfi;
        private int _record;
        private int _codeTable;
        private int _profile;
        private int _occurrence;
        private int _current;
        private bool _sawBlocked;
        private bool _sawAny;

        internal Selection(Session session)
            : base(session)
        {
            _fci = new Fci(session.Tlv, session.Inner);
        }

        private enum State
        {
            Pse = 0,
            Directory,
            List,
            Choice,
            Final,
        }

        internal override void Enter()
        {
            _sawBlocked = false;
            _sawAny = false;
            S.Candidates.Clear();
            _state = State.Pse;
            Select(PseName, PseName.Length, FirstOccurrence);
        }

        internal override void Responded(byte[] data, int count, int statusWord)
        {
            switch (_state)
            {
                case State.Pse:
                    PseSelected(data, count, statusWord);
                    break;
                case State.Directory:
                    DirectoryRecord(data, count, statusWord);
                    break;
                case State.List:
                    Occurrence(data, count, statusWord);
                    break;
                case State.Final:
                    FinallySelected(data, count, statusWord);
                    break;
                default:
                    S.Fail(Reason.Internal);
                    break;
            }
        }

        /// <summary>GET PROCESSING OPTIONS answered 6985 (Book 3, 10.1): the application leaves the list.</summary>
        internal void Refused()
        {
            S.ForgetApplication();
            S.Return(this);
            Reject(RejectedInitiation);
        }

        internal void Chosen(int index)
        {
            if (index < 0 || index >= S.Candidates.Count)
            {
                S.Abort(Reason.Cancelled);
                return;
            }

            SelectFinally(index);
        }

        // Book 1, 12.3.2, step 1.
        private void PseSelected(byte[] data, int count, int statusWord)
        {
            if (statusWord == Sw.NotSupported)
            {
                S.Abort(Reason.CardBlocked);
                return;
            }

            if (statusWord != Sw.Ok)
            {
                WithoutPse(statusWord, statusWord == Sw.SelectedBlocked ? PseBlocked : PseAbsent);
                return;
            }

            if (!_fci.Parse(data, count))
            {
                WithoutPse(0, PseBroken);
                return;
            }

            _directorySfi = _fci.SingleByte(data, Tag.Sfi);
            _codeTable = _fci.SingleByte(data, Tag.IssuerCodeTable);
            if (_directorySfi < 1 || _directorySfi > MaxDirectorySfi)
            {
                WithoutPse(0, PseBroken);
                return;
            }

            S.Log.Write(Rule.PseFound, 0, _directorySfi);
            _record = 1;
            _state = State.Directory;
            ReadDirectory();
        }

        private void ReadDirectory()
        {
            S.Send(0x00, 0xB2, (byte)_record, (byte)(_directorySfi << 3 | 4));
        }

        // Steps 2 to 6: every record until 6A83; anything else sends us to the list of AIDs with an empty list.
        private void DirectoryRecord(byte[] data, int count, int statusWord)
        {
            if (statusWord == Sw.RecordNotFound)
            {
                DirectoryRead();
                return;
            }

            TlvIndex tlv = S.Tlv;
            if (statusWord != Sw.Ok || tlv.Parse(data, 0, count) != TlvError.None || tlv.Find(Tag.RecordTemplate) != 0
                || tlv.Parse(data, tlv.Offset(0), tlv.Length(0)) != TlvError.None)
            {
                S.Candidates.Clear();
                WithoutPse(statusWord, PseBroken);
                return;
            }

            for (int i = 0; i < tlv.Count; i++)
            {
                if (tlv.Tag(i) == Tag.ApplicationTemplate)
                {
                    DirectoryEntry(data, tlv.Offset(i), tlv.Length(i));
                }
            }

            _record++;
            if (_record > MaxDirectoryRecords)
            {
                DirectoryRead();
                return;
            }

            ReadDirectory();
        }

        // Book 1, 12.2.3, Table 12.
        private void DirectoryEntry(byte[] data, int offset, int length)
        {
            TlvIndex entry = S.Inner;
            int name = entry.Parse(data, offset, length) == TlvError.None ? entry.Find(Tag.AdfName) : -1;
            if (name < 0 || entry.Length(name) < 5 || entry.Length(name) > 16)
            {
                S.Log.Write(Rule.CandidateRejected, -1, RejectedMalformed);
                return;
            }

            int profile = Match(data, entry.Offset(name), entry.Length(name));
            if (profile >= 0)
            {
                _sawAny = true;
                AddCandidate(profile, data, entry.Offset(name), entry.Length(name), entry, _codeTable);
            }
        }

        private void DirectoryRead()
        {
            if (S.Candidates.Count == 0)
            {
                WithoutPse(0, PseEmpty);
                return;
            }

            Choose();
        }

        private void WithoutPse(int statusWord, int why)
        {
            S.Log.Write(Rule.PseNotUsed, statusWord, why);
            _state = State.List;
            _profile = 0;
            SelectListed();
        }

        // Book 1, 12.3.3, steps 1 and 5.
        private void SelectListed()
        {
            if (_profile == S.Terminal.Count)
            {
                Choose();
                return;
            }

            _occurrence = 1;
            byte[] aid = S.Terminal[_profile].Aid;
            Select(aid, aid.Length, FirstOccurrence);
        }

        // Steps 2 to 4 and 6.
        private void Occurrence(byte[] data, int count, int statusWord)
        {
            if (statusWord == Sw.NotSupported && _profile == 0 && _occurrence == 1)
            {
                S.Abort(Reason.CardBlocked);
                return;
            }

            bool next = false;
            if (statusWord == Sw.Ok || (_occurrence > 1 && Sw.IsWarning(statusWord)) || statusWord == Sw.SelectedBlocked)
            {
                next = Compare(data, count, statusWord);
            }

            if (next && _occurrence < MaxOccurrences)
            {
                _occurrence++;
                byte[] aid = S.Terminal[_profile].Aid;
                Select(aid, aid.Length, NextOccurrence);
                return;
            }

            _profile++;
            SelectListed();
        }

        // True when the card may have another application that begins with the same AID.
        private bool Compare(byte[] data, int count, int statusWord)
        {
            ApplicationProfile application = S.Terminal[_profile];
            byte[] aid = application.Aid;
            bool known = _sawAny;
            _sawAny = true;
            if (!_fci.Parse(data, count) || _fci.NameLength < aid.Length || !Bytes.Equal(data, _fci.NameOffset, aid, 0, aid.Length))
            {
                // A blocked application may answer without FCI; it may have brothers.
                _sawBlocked |= statusWord != Sw.Ok;
                S.Log.Write(Rule.CandidateRejected, _profile, statusWord == Sw.Ok ? RejectedMalformed : RejectedBlocked);
                return statusWord != Sw.Ok;
            }

            bool exact = _fci.NameLength == aid.Length;
            if (statusWord != Sw.Ok)
            {
                _sawBlocked = true;
                S.Log.Write(Rule.CandidateRejected, _profile, RejectedBlocked);
                return !exact;
            }

            if (!exact && !application.PartialSelection)
            {
                // Not an application of ours at all.
                _sawAny = known;
                S.Log.Write(Rule.CandidateRejected, _profile, RejectedExact);
                return true;
            }

            AddCandidate(_profile, data, _fci.NameOffset, _fci.NameLength, _fci.Proprietary, _fci.SingleByte(data, Tag.IssuerCodeTable));
            return !exact;
        }

        private void AddCandidate(int profile, byte[] data, int aidOffset, int aidLength, TlvIndex objects, int codeTable)
        {
            if (S.Candidates.Contains(data, aidOffset, aidLength))
            {
                S.Log.Write(Rule.CandidateRejected, profile, RejectedTwice);
                return;
            }

            int name = IsCodeTableKnown(codeTable) ? objects.Find(Tag.PreferredName) : -1;
            if (name < 0 || objects.Length(name) == 0)
            {
                name = objects.Find(Tag.ApplicationLabel);
            }

            int nameOffset = name < 0 ? 0 : objects.Offset(name);
            int nameLength = name < 0 ? 0 : objects.Length(name);
            int priority = Fci.SingleByte(objects, data, Tag.ApplicationPriority);
            priority = priority < 0 ? 0 : priority;
            if (!S.Candidates.Add(profile, data, aidOffset, aidLength, nameOffset, nameLength, priority))
            {
                S.Log.Write(Rule.CandidateRejected, profile, RejectedFull);
                return;
            }

            S.Log.Write(Rule.CandidateAdded, profile, priority);
        }

        // Only ISO 8859-1 can be shown, and only where the terminal says so (Book 4, Annex A3, byte 5 bit 1).
        private bool IsCodeTableKnown(int codeTable)
        {
            return codeTable == 1 && (S.Terminal.AdditionalCapabilities[4] & 1) != 0;
        }

        // The longest of our AIDs that the card's name is or begins with.
        private int Match(byte[] data, int offset, int length)
        {
            int best = -1;
            for (int i = 0; i < S.Terminal.Count; i++)
            {
                ApplicationProfile application = S.Terminal[i];
                byte[] aid = application.Aid;
                bool fits = length == aid.Length || (length > aid.Length && application.PartialSelection);
                if (fits && Bytes.Equal(data, offset, aid, 0, aid.Length) && (best < 0 || aid.Length > S.Terminal[best].Aid.Length))
                {
                    best = i;
                }
            }

            return best;
        }

        // Book 1, 12.4: nothing, one without confirmation, or the cardholder's choice.
        private void Choose()
        {
            CandidateList candidates = S.Candidates;
            if (candidates.Count == 0)
            {
                S.Outcome.TryFallback = !_sawAny;
                S.Abort(_sawBlocked || _sawAny ? Reason.ApplicationBlocked : Reason.NoApplication);
                return;
            }

            if (candidates.Count == 1 && !candidates.NeedsConfirmation(0))
            {
                SelectFinally(0);
                return;
            }

            _state = State.Choice;
            S.Step = Step.Choose;
        }

        private void SelectFinally(int index)
        {
            S.Log.Write(Rule.ApplicationChosen, S.Candidates.Count, index);
            _current = index;
            _state = State.Final;
            int length = S.Candidates.Aid(index, S.Command, 5);
            S.SendData(0x00, 0xA4, 0x04, FirstOccurrence, length, true);
        }

        private void FinallySelected(byte[] data, int count, int statusWord)
        {
            int length = S.Candidates.Aid(_current, S.Scratch, 0);
            if (statusWord != Sw.Ok || !_fci.Parse(data, count) || _fci.NameLength != length
                || !Bytes.Equal(data, _fci.NameOffset, S.Scratch, 0, length))
            {
                _sawBlocked |= statusWord == Sw.SelectedBlocked;
                Reject(RejectedFinal);
                return;
            }

            int profile = S.Candidates.Profile(_current);
            S.Application = S.Terminal[profile];
            if (!TerminalData.PutApplication(S, S.Application, data, _fci.NameOffset, _fci.NameLength)
                || !S.Store.Set(Tag.DfName, data, _fci.NameOffset, _fci.NameLength) || !KeepFciObjects(data))
            {
                S.Abort(Reason.CardDataTooLarge);
                return;
            }

            S.Log.Write(Rule.ApplicationSelected, profile, 0);
            S.Go(S.Initiation);
        }

        // Book 1, 11.3.4: what the FCI says about the application.
        private bool KeepFciObjects(byte[] data)
        {
            TlvIndex objects = _fci.Proprietary;
            for (int i = 0; i < objects.Count; i++)
            {
                uint tag = objects.Tag(i);
                if (TagFormat.IsForeign(tag) || S.Store.Contains(tag))
                {
                    S.Log.Write(Rule.ForeignObjectIgnored, (int)tag, objects.Length(i));
                    continue;
                }

                if (!S.Store.Set(tag, data, objects.Offset(i), objects.Length(i)))
                {
                    return false;
                }

                if (tag == Tag.LanguagePreference && objects.Length(i) >= 2)
                {
                    S.Log.Write(Rule.Language, Bytes.ToInt(data, objects.Offset(i), 2), 0);
                }
            }

            return true;
        }

        private void Reject(int why)
        {
            S.Log.Write(Rule.CandidateRejected, S.Candidates.Profile(_current), why);
            _sawAny = true;
            S.Candidates.RemoveAt(_current);
            Choose();
        }

        private void Select(byte[] name, int length, byte occurrence)
        {
            System.Array.Copy(name, 0, S.Command, 5, length);
            S.SendData(0x00, 0xA4, 0x04, occurrence, length, true);
        }
    }
}
