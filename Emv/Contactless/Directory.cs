using System;
using Emv.Contact;
using Emv.Data;

namespace Emv.Contactless
{
    /// <summary>Combination selection (EMV Contactless Book B, 3.3): the PPSE, the candidates, the final SELECT.</summary>
    internal sealed class Directory : Stage
    {
        private const int MaxCandidates = 16;
        private const int MaxName = 16;
        private const int NoPriority = 16;
        private const byte EntryModeContactless = 0x07;

        private static readonly byte[] PpseName =
        {
            (byte)'2', (byte)'P', (byte)'A', (byte)'Y', (byte)'.', (byte)'S', (byte)'Y', (byte)'S', (byte)'.', (byte)'D', (byte)'D', (byte)'F', (byte)'0', (byte)'1',
        };

        private readonly Tap _tap;
        private readonly Fci _fci;
        private readonly byte[] _directory = new byte[Session.MaxResponse];
        private readonly byte[] _combinations = new byte[MaxCandidates];
        private readonly byte[] _priorities = new byte[MaxCandidates];
        private readonly short[] _names = new short[MaxCandidates];
        private readonly byte[] _nameLengths = new byte[MaxCandidates];
        private readonly short[] _extensions = new short[MaxCandidates];
        private readonly byte[] _extensionLengths = new byte[MaxCandidates];
        private int _count;
        private int _chosen;
        private bool _read;
        private Reason _lastReason;

        internal Directory(Tap tap)
            : base(tap.S)
        {
            _tap = tap;
            _fci = new Fci(S.Tlv, S.Inner);
        }

        internal void Reset()
        {
            _count = 0;
            _read = false;
            _lastReason = Reason.NoApplication;
        }

        /// <summary>The combination chosen did not work out; entering again takes the next.</summary>
        internal void GiveUp(Reason reason)
        {
            _lastReason = reason;
        }

        internal override void Enter()
        {
            if (!_read)
            {
                // 3.3.2.2.
                Array.Copy(PpseName, 0, S.Command, 5, PpseName.Length);
                S.SendData(0x00, 0xA4, 0x04, 0x00, PpseName.Length, true);
                return;
            }

            Next();
        }

        internal override void Responded(byte[] data, int count, int statusWord)
        {
            if (_read)
            {
                Selected(data, count, statusWord);
                return;
            }

            _read = true;
            if (statusWord == Sw.Ok)
            {
                Array.Copy(data, 0, _directory, 0, count);
                int entries = ReadDirectory(count);
                S.Log.Write(Rule.DirectoryRead, statusWord, entries);
            }

            Next();
        }

        // 3.3.2.3 to 3.3.2.5. A directory that cannot be read is one without entries.
        private int ReadDirectory(int count)
        {
            if (!_fci.Parse(_directory, count))
            {
                return 0;
            }

            TlvIndex proprietary = _fci.Proprietary;
            int list = proprietary.Find(Tag.FciIssuerDiscretionary);
            if (list < 0 || S.Tlv.Parse(_directory, proprietary.Offset(list), proprietary.Length(list)) != TlvError.None)
            {
                return 0;
            }

            int entries = 0;
            for (int i = 0; i < S.Tlv.Count; i++)
            {
                if (S.Tlv.Tag(i) == Tag.ApplicationTemplate && S.Inner.Parse(_directory, S.Tlv.Offset(i), S.Tlv.Length(i)) == TlvError.None)
                {
                    entries++;
                    TakeEntry(S.Inner);
                }
            }

            return entries;
        }

        // 3.3.2.5 A to E for one entry.
        private void TakeEntry(TlvIndex entry)
        {
            int name = entry.Find(Tag.AdfName);
            if (name < 0 || entry.Length(name) < 5 || entry.Length(name) > MaxName)
            {
                return;
            }

            int offset = entry.Offset(name);
            int length = entry.Length(name);
            int kernel = RequestedKernel(entry, offset);
            if (kernel < 0)
            {
                return;
            }

            int priority = Fci.SingleByte(entry, _directory, Tag.ApplicationPriority);
            priority = priority < 0 || (priority & 15) == 0 ? NoPriority : priority & 15;
            int extension = entry.Find(TapTag.ExtendedSelection);
            for (int i = 0; i < _tap.Reader.Count && _count < MaxCandidates; i++)
            {
                Combination combination = _tap.Reader[i];
                if (_tap.PreProcessing.Has(i, PreProcessing.NotAllowed) || (kernel != 0 && kernel != combination.Kernel)
                    || !NameMatches(combination.Application, offset, length))
                {
                    continue;
                }

                bool extended = extension >= 0 && combination.ExtendedSelection && entry.Length(extension) + length <= MaxName;
                _combinations[_count] = (byte)i;
                _priorities[_count] = (byte)priority;
                _names[_count] = (short)offset;
                _nameLengths[_count] = (byte)length;
                _extensions[_count] = (short)(extended ? entry.Offset(extension) : 0);
                _extensionLengths[_count] = (byte)(extended ? entry.Length(extension) : 0);
                _count++;
                S.Log.Write(Rule.CombinationAdded, i, priority);
            }
        }

        private bool NameMatches(ApplicationProfile application, int offset, int length)
        {
            byte[] aid = application.Aid;
            return aid.Length <= length && (aid.Length == length || application.PartialSelection)
                && Bytes.Equal(aid, 0, _directory, offset, aid.Length);
        }

        // 3.3.2.5 C and D; 0: any kernel that goes with the name, -1: leave the entry out.
        private int RequestedKernel(TlvIndex entry, int name)
        {
            int at = entry.Find(TapTag.KernelIdentifier);
            if (at < 0 || entry.Length(at) == 0)
            {
                return DefaultKernel(name);
            }

            int first = _directory[entry.Offset(at)];
            if (first < 0x80)
            {
                return first;
            }

            // Domestic kernels are known by three bytes; none of ours is.
            return entry.Length(at) < 3 || (first & 0x3F) == 0 ? -1 : Bytes.ToInt(_directory, entry.Offset(at), 3);
        }

        // RIDs that imply a kernel where the directory names none (Book B, Table 3-6).
        private int DefaultKernel(int name)
        {
            int provider = Bytes.ToInt(_directory, name, 3);
            int rest = Bytes.ToInt(_directory, name + 3, 2);
            if (provider != 0xA00000)
            {
                return 0;
            }

            switch (rest)
            {
                case 0x0003:
                    return Combination.Kernel3;
                case 0x0004:
                    return Combination.Kernel2;
                case 0x0025:
                    return 4;
                case 0x0065:
                    return 5;
                case 0x0152:
                case 0x0324:
                    return 6;
                case 0x0333:
                    return Combination.Kernel7;
                default:
                    return 0;
            }
        }

        // 3.3.2.6, 3.3.2.7, 3.3.3.1, 3.3.3.2: highest priority, then the order of the directory.
        private void Next()
        {
            int best = -1;
            for (int i = 0; i < _count; i++)
            {
                if (_priorities[i] != 0 && (best < 0 || _priorities[i] < _priorities[best]))
                {
                    best = i;
                }
            }

            if (best < 0)
            {
                _tap.EndSelection(_lastReason);
                return;
            }

            _chosen = best;
            _priorities[best] = 0;
            _tap.Index = _combinations[best];
            _tap.Combination = _tap.Reader[_tap.Index];
            S.Log.Write(Rule.ApplicationChosen, _count, best);
            int length = _nameLengths[best];
            Array.Copy(_directory, _names[best], S.Command, 5, length);
            Array.Copy(_directory, _extensions[best], S.Command, 5 + length, _extensionLengths[best]);
            S.ForgetApplication();
            S.SendData(0x00, 0xA4, 0x04, 0x00, length + _extensionLengths[best], true);
        }

        // 3.3.3.4 to 3.3.3.6: what cannot be selected or used makes place for the next.
        private void Selected(byte[] data, int count, int statusWord)
        {
            S.Application = _tap.Combination.Application;
            Reason reason = statusWord != Sw.Ok ? Reason.CardRefused : Take(data, count);
            if (reason != Reason.None)
            {
                S.Log.Write(Rule.CandidateRejected, _tap.Index, statusWord == Sw.Ok ? 2 : 5);
                _lastReason = reason;
                Next();
                return;
            }

            S.Log.Write(Rule.KernelActivated, _tap.Index, _tap.Combination.Kernel);
            _tap.Outcome.Kernel = _tap.Combination.Kernel;
            switch (_tap.Combination.Kernel)
            {
                case Combination.Kernel2:
                    _tap.Kernel2.Reset();
                    S.Go(_tap.Kernel2);
                    break;
                case Combination.Kernel3:
                    _tap.Kernel3.Reset();
                    S.Go(_tap.Kernel3);
                    break;
                default:
                    _tap.Kernel7.Reset();
                    S.Go(_tap.Kernel7);
                    break;
            }
        }

        private Reason Take(byte[] data, int count)
        {
            if (!_fci.Parse(data, count))
            {
                return Reason.CardDataWrong;
            }

            // The name is the one selected, or goes on after it.
            int length = _nameLengths[_chosen];
            if (_fci.NameLength < length || !Bytes.Equal(data, _fci.NameOffset, _directory, _names[_chosen], length))
            {
                return Reason.CardDataWrong;
            }

            bool qualifiers = _tap.Combination.Kernel != Combination.Kernel2;
            if (!S.Store.Set(Tag.DfName, data, _fci.NameOffset, _fci.NameLength)
                || !TerminalData.PutApplication(S, S.Application, data, _fci.NameOffset, _fci.NameLength)
                || (qualifiers && !S.Store.Set(TapTag.Ttq, _tap.PreProcessing.Ttq, _tap.Index * PreProcessing.TtqLength, PreProcessing.TtqLength)))
            {
                return Reason.CardDataTooLarge;
            }

            // Contactless chip (ISO 8583:1987 field 22, first two digits); the terminal's own capabilities after another kernel's.
            S.Scratch[0] = EntryModeContactless;
            S.Store.Set(Tag.EntryMode, S.Scratch, 0, 1);
            S.Store.Set(Tag.TerminalCapabilities, S.Terminal.TerminalCapabilities, 0, 3);
            Reason reason = _tap.Keep(_fci.Proprietary, data);
            if (reason != Reason.None)
            {
                return reason;
            }

            int offset;
            int pdol;
            S.Store.TryGet(Tag.Pdol, out offset, out pdol);

            // 3.3.3.6: a Visa application that does not ask for the TTQ is none for kernel 3; C-7 wants the PDOL likewise.
            return qualifiers && (pdol == 0 || !Dol.Names(S.Store.Buffer, offset, pdol, TapTag.Ttq)) ? Reason.CardDataMissing : Reason.None;
        }
    }
}
