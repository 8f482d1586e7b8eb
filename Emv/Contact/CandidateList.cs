using System;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>Applications that card and terminal share, sorted for the cardholder (Book 1, 12.3 and 12.4).</summary>
    internal sealed class CandidateList
    {
        internal const int Max = 16;
        private const int AidLength = 16;
        private const int NameLength = 16;

        // One slot per candidate; _order says which slot stands where.
        private readonly byte[] _aids = new byte[Max * AidLength];
        private readonly int[] _aidLengths = new int[Max];
        private readonly byte[] _names = new byte[Max * NameLength];
        private readonly int[] _nameLengths = new int[Max];
        private readonly int[] _profiles = new int[Max];
        private readonly int[] _priorities = new int[Max];
        private readonly int[] _order = new int[Max];
        private int _count;

        internal int Count
        {
            get { return _count; }
        }

        internal void Clear()
        {
            Array.Clear(_aids, 0, _aids.Length);
            Array.Clear(_names, 0, _names.Length);
            _count = 0;
        }

        /// <summary>True when an application of that very name is in the list.</summary>
        internal bool Contains(byte[] data, int offset, int length)
        {
            for (int i = 0; i < _count; i++)
            {
                int slot = _order[i];
                if (_aidLengths[slot] == length && Bytes.Equal(_aids, slot * AidLength, data, offset, length))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>Adds a candidate behind those of the same priority. False: the list is full.</summary>
        /// <param name="priority">The priority byte (87): bit 8 confirmation, bits 4-1 rank, 0 = none.</param>
        internal bool Add(int profile, byte[] data, int aidOffset, int aidLength, int nameOffset, int nameLength, int priority)
        {
            if (_count == Max)
            {
                return false;
            }

            int slot = FreeSlot();
            if (nameLength > NameLength)
            {
                nameLength = NameLength;
            }

            Array.Copy(data, aidOffset, _aids, slot * AidLength, aidLength);
            _aidLengths[slot] = aidLength;
            if (nameLength > 0)
            {
                Array.Copy(data, nameOffset, _names, slot * NameLength, nameLength);
            }

            _nameLengths[slot] = nameLength;
            _profiles[slot] = profile;
            _priorities[slot] = priority;
            int at = _count;
            while (at > 0 && Rank(_priorities[_order[at - 1]]) > Rank(priority))
            {
                _order[at] = _order[at - 1];
                at--;
            }

            _order[at] = slot;
            _count++;
            return true;
        }

        internal void RemoveAt(int index)
        {
            _count--;
            for (int i = index; i < _count; i++)
            {
                _order[i] = _order[i + 1];
            }
        }

        internal int Profile(int index)
        {
            return _profiles[_order[index]];
        }

        internal bool NeedsConfirmation(int index)
        {
            return (_priorities[_order[index]] & 0x80) != 0;
        }

        /// <summary>Copies the name to select; returns its length.</summary>
        internal int Aid(int index, byte[] into, int offset)
        {
            int slot = _order[index];
            Array.Copy(_aids, slot * AidLength, into, offset, _aidLengths[slot]);
            return _aidLengths[slot];
        }

        internal string Name(int index)
        {
            int slot = _order[index];
            int length = _nameLengths[slot];
            int from = slot * NameLength;
            if (length > 0)
            {
                var text = new char[length];
                for (int i = 0; i < length; i++)
                {
                    // ISO 8859-1 is the first page of Unicode; control characters become blanks.
                    byte c = _names[from + i];
                    text[i] = (c & 0x7F) < 0x20 ? ' ' : (char)c;
                }

                return new string(text);
            }

            length = _aidLengths[slot];
            var hex = new char[2 * length];
            for (int i = 0; i < length; i++)
            {
                byte b = _aids[(slot * AidLength) + i];
                hex[2 * i] = Nibble(b >> 4);
                hex[(2 * i) + 1] = Nibble(b & 15);
            }

            return new string(hex);
        }

        private int FreeSlot()
        {
            for (int slot = 0; slot < Max; slot++)
            {
                bool used = false;
                for (int i = 0; i < _count; i++)
                {
                    used |= _order[i] == slot;
                }

                if (!used)
                {
                    return slot;
                }
            }

            return 0;
        }

        // Book 1, 12.2.3, Table 13: 1 is the highest rank, 0 is none and comes last.
        private static int Rank(int priority)
        {
            int rank = priority & 0x0F;
            return rank == 0 ? 16 : rank;
        }

        private static char Nibble(int value)
        {
            return (char)(value < 10 ? '0' + value : 'A' + value - 10);
        }
    }
}
