using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// Read application data (EMV 4.4 Book 3, 10.2): every record the AFL names, in its order. Objects stay where the record
    /// lands in the store; nothing is copied twice.
    /// </summary>
    internal sealed class RecordReader : Stage
    {
        private const int EntryLength = 4;
        private const int MaxSfi = 30;
        private const int LastEmvSfi = 10;
        private const int MaxRecords = StaticData.MaxRanges;

        private int _entry;
        private int _record;
        private int _read;
        private int _objectsBefore;
        private int _sfi;
        private int _last;
        private int _authenticatedEnd;
        private int _aflAt;
        private int _aflLength;

        internal RecordReader(Session session)
            : base(session)
        {
        }

        /// <summary>Who goes on after the last record and judges what is there; null: the contact rules, then authentication.</summary>
        internal Stage After { get; set; }

        internal override void Enter()
        {
            S.Store.TryGet(Tag.Afl, out _aflAt, out _aflLength);
            _read = 0;
            _objectsBefore = S.Store.Count;
            if (!IsAflValid())
            {
                S.Log.Write(Rule.ObjectMalformed, (int)Tag.Afl, 0);
                S.Abort(Reason.CardDataWrong);
                return;
            }

            BeginEntry();
        }

        internal override void Responded(byte[] data, int count, int statusWord)
        {
            if (statusWord != Sw.Ok)
            {
                S.Abort(Reason.CardRefused);
                return;
            }

            int sfi = _sfi;
            S.Log.Write(Rule.RecordRead, (sfi << 8) | _record, count);
            int at = S.Store.Append(data, 0, count);
            _read++;
            if (at < 0 || _read > MaxRecords)
            {
                S.Abort(Reason.CardDataTooLarge);
                return;
            }

            if (!TakeRecord(at, count, sfi))
            {
                return;
            }

            if (_record < _last)
            {
                _record++;
                Read();
                return;
            }

            _entry += EntryLength;
            if (_entry < _aflLength)
            {
                BeginEntry();
                return;
            }

            Complete();
        }

        private void BeginEntry()
        {
            _sfi = Afl(0) >> 3;
            _record = Afl(1);
            _last = Afl(2);
            _authenticatedEnd = _record + Afl(3);
            Read();
        }

        private void Read()
        {
            S.Send(0x00, 0xB2, (byte)_record, (byte)(_sfi << 3 | 4));
        }

        // Book 3, 7.5 and 10.2: each entry names an SFI 1-30, records from 1 up, and not more to authenticate than to read.
        private bool IsAflValid()
        {
            int length = _aflLength;
            for (_entry = 0; _entry < length; _entry += EntryLength)
            {
                int sfi = Afl(0);
                int first = Afl(1);
                int last = Afl(2);
                if ((sfi & 7) != 0 || sfi >> 3 < 1 || sfi >> 3 > MaxSfi || first < 1 || last < first || Afl(3) > last - first + 1)
                {
                    return false;
                }
            }

            _entry = 0;
            return length > 0;
        }

        private bool TakeRecord(int at, int count, int sfi)
        {
            TlvIndex tlv = S.Tlv;
            byte[] buffer = S.Store.Buffer;
            int offset;
            int length;
            bool isTemplate = TlvIndex.IsOnly((int)Tag.RecordTemplate, buffer, at, count, out offset);
            if (isTemplate)
            {
                length = at + count - offset;
            }
            else
            {
                isTemplate = tlv.Parse(buffer, at, count) == TlvError.None && tlv.Count == 1 && tlv.Tag(0) == Tag.RecordTemplate;
                offset = isTemplate ? tlv.Offset(0) : 0;
                length = isTemplate ? tlv.Length(0) : 0;
            }

            bool authenticated = _record < _authenticatedEnd;
            if (!isTemplate)
            {
                // Book 3, 10.3: records of SFI 11-30 may be of any form, but only a template 70 can be authenticated.
                S.StaticData.Wrong |= authenticated;
                if (sfi <= LastEmvSfi)
                {
                    S.Abort(Reason.CardDataWrong);
                    return false;
                }

                return true;
            }

            if (authenticated)
            {
                S.StaticData.Add(sfi <= LastEmvSfi ? offset : at, sfi <= LastEmvSfi ? length : count);
            }

            if (tlv.Parse(buffer, offset, length) != TlvError.None)
            {
                if (sfi <= LastEmvSfi)
                {
                    S.Abort(Reason.CardDataWrong);
                    return false;
                }

                return true;
            }

            for (int i = 0; i < tlv.Count; i++)
            {
                if (!TakeObject(tlv.Tag(i), tlv.Offset(i), tlv.Length(i)))
                {
                    return false;
                }
            }

            return true;
        }

        private bool TakeObject(uint tag, int offset, int length)
        {
            int range = TagFormat.LengthRange(tag);
            if (range == TagFormat.Foreign)
            {
                S.Log.Write(Rule.ForeignObjectIgnored, (int)tag, length);
                return true;
            }

            if (!TagFormat.IsWellFormed(tag, range, S.Store.Buffer, offset, length))
            {
                S.Log.Write(Rule.ObjectMalformed, (int)tag, length);
                S.Abort(Reason.CardDataWrong);
                return false;
            }

            return S.Store.Add(tag, offset, length) || IsRepeated(tag, length);
        }

        private bool IsRepeated(uint tag, int length)
        {
            if (!S.Store.Contains(tag))
            {
                S.Abort(Reason.CardDataTooLarge);
                return false;
            }

            if (IsFromFci(tag))
            {
                S.Log.Write(Rule.ForeignObjectIgnored, (int)tag, length);
                return true;
            }

            // Book 3, 10.2: more than one occurrence of a primitive data object ends the transaction.
            if (!TagFormat.IsConstructed(tag))
            {
                S.Log.Write(Rule.DuplicateObject, (int)tag, length);
                S.Abort(Reason.CardDataWrong);
                return false;
            }

            return true;
        }

        // Some cards repeat a label or the language of their FCI in a record; that is no redundancy within the records.
        private bool IsFromFci(uint tag)
        {
            for (int i = 0; i < _objectsBefore; i++)
            {
                uint known;
                int offset;
                int length;
                S.Store.Get(i, out known, out offset, out length);
                if (known == tag)
                {
                    return tag != Tag.Aip && tag != Tag.Afl;
                }
            }

            return false;
        }

        // Book 3, 7.2: mandatory data objects. Then PAN and dates must be what they say.
        private void Complete()
        {
            if (After != null)
            {
                S.Go(After);
                return;
            }

            if (!Has(Tag.ExpirationDate) || !Has(Tag.Pan) || !Has(Tag.Cdol1) || !Has(Tag.Cdol2))
            {
                S.Abort(Reason.CardDataMissing);
                return;
            }

            if (!IsPanValid() || !IsDateValid(Tag.ExpirationDate) || !IsDateValid(Tag.EffectiveDate))
            {
                S.Abort(Reason.CardDataWrong);
                return;
            }

            S.Go(S.Authentication);
        }

        private bool Has(uint tag)
        {
            if (S.Store.Contains(tag))
            {
                return true;
            }

            S.Log.Write(Rule.ObjectMissing, (int)tag, 0);
            return false;
        }

        internal bool IsPanValid()
        {
            int offset;
            int length;
            S.Store.TryGet(Tag.Pan, out offset, out length);
            int digits = TagFormat.Digits(S.Store.Buffer, offset, length, 0);
            if (digits < 8 || digits > 19)
            {
                S.Log.Write(Rule.ObjectMalformed, (int)Tag.Pan, length);
                return false;
            }

            return true;
        }

        internal bool IsDateValid(uint tag)
        {
            int at = S.Fixed(tag, 3);
            if (at < 0)
            {
                return !S.Store.Contains(tag);
            }

            // Digits, and a month and a day that there are; packed decimals compare like numbers.
            int year = S.Store.Buffer[at];
            int month = S.Store.Buffer[at + 1];
            int day = S.Store.Buffer[at + 2];
            if (year > 0x99 || (year & 15) > 9 || month < 1 || month > 0x12 || (month & 15) > 9 || day < 1 || day > 0x31 || (day & 15) > 9)
            {
                S.Log.Write(Rule.ObjectMalformed, (int)tag, 3);
                return false;
            }

            return true;
        }

        private int Afl(int part)
        {
            return S.Store.Buffer[_aflAt + _entry + part];
        }
    }
}
