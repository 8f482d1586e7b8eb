using System;

namespace Firmware.Store
{
    /// <summary>
    /// A transaction record as bytes: a version, then every field in a fixed order; fields of varying length carry a
    /// length byte. Numbers are big-endian. The layout is on flash: a change needs a new version number.
    /// </summary>
    internal sealed class TransactionCodec
    {
        /// <summary>Longest possible record.</summary>
        public const int MaxBytes = 336 + 1 + SignatureStrokes.MaxBytes;

        private const byte Version = 4;

        /// <summary>Without the signature.</summary>
        private const byte ThirdVersion = 3;

        /// <summary>Without what a customer gave in cash.</summary>
        private const byte SecondVersion = 2;

        /// <summary>Without what refers to and marks originals.</summary>
        private const byte FirstVersion = 1;

        private byte[] _bytes;
        private int _at;
        private int _end;
        private bool _reading;
        private bool _failed;

        /// <returns>Bytes written.</returns>
        public int Encode(TransactionRecord record, byte[] into, int offset)
        {
            _bytes = into;
            _at = offset;
            _end = into.Length;
            _reading = false;
            _failed = false;
            Byte(Version);
            All(record, Version);
            return _at - offset;
        }

        /// <summary>False when the bytes are not a record of a known version; <paramref name="record"/> is clear then.</summary>
        public bool TryDecode(byte[] from, int offset, int count, TransactionRecord record)
        {
            _bytes = from;
            _at = offset;
            _end = offset + count;
            _reading = true;
            _failed = false;
            record.Clear();
            byte version = Byte(0);
            if (version <= Version && version >= FirstVersion)
            {
                All(record, version);
            }
            else
            {
                _failed = true;
            }

            if (_failed)
            {
                record.Clear();
            }

            return !_failed;
        }

        private void All(TransactionRecord r, byte version)
        {
            r.Type = Byte(r.Type);
            r.TotalsSign = (sbyte)Byte((byte)r.TotalsSign);
            r.Cvm = Byte(r.Cvm);
            r.Flags = (ushort)Int(r.Flags);
            r.Stan = Int(r.Stan);
            r.Batch = Int(r.Batch);
            r.Voucher = Int(r.Voucher);
            r.AmountMinor = Long(r.AmountMinor);
            r.TipMinor = Long(r.TipMinor);
            r.Date = Int(r.Date);
            r.Time = Int(r.Time);
            r.EntryMode = Int(r.EntryMode);
            r.PanSequence = (sbyte)Byte((byte)r.PanSequence);
            r.PanBytes = Counted(r.Pan, r.PanBytes);
            r.PanDigits = Byte((byte)r.PanDigits);
            Bytes(r.PanHead);
            Bytes(r.PanTail);
            Bytes(r.Expiry);
            Bytes(r.AuthorisationCode);
            Bytes(r.ReferenceNumber);
            Bytes(r.ResponseCode);
            Bytes(r.Operator);
            Bytes(r.Organisation);
            r.AidBytes = Counted(r.Aid, r.AidBytes);
            r.ApplicationLabelBytes = Counted(r.ApplicationLabel, r.ApplicationLabelBytes);
            r.ReversalField55Bytes = Counted(r.ReversalField55, r.ReversalField55Bytes);
            Bytes(r.Cryptogram);
            r.CryptogramInformation = Byte(r.CryptogramInformation);
            Bytes(r.Tvr);
            Bytes(r.Tsi);
            Bytes(r.Atc);
            Bytes(r.ReversalReason);
            r.OriginalBatch = Int(r.OriginalBatch);
            r.OriginalStan = Int(r.OriginalStan);
            r.OriginalDate = Int(r.OriginalDate);
            if (version > FirstVersion)
            {
                r.OriginalVoucher = Int(r.OriginalVoucher);
                Bytes(r.OriginalReference);
                Bytes(r.OriginalAuthorisation);
                r.RefundedMinor = Long(r.RefundedMinor);
                r.MarkedBy = Int(r.MarkedBy);
            }

            if (version > SecondVersion)
            {
                r.TenderedMinor = Long(r.TenderedMinor);
            }

            if (version > ThirdVersion)
            {
                r.SignatureBytes = Counted(r.Signature, r.SignatureBytes);
            }
        }

        private bool Fits(int count)
        {
            _failed |= _at + count > _end;
            return !_failed;
        }

        private byte Byte(byte value)
        {
            if (!Fits(1))
            {
                return 0;
            }

            if (_reading)
            {
                value = _bytes[_at];
            }
            else
            {
                _bytes[_at] = value;
            }

            _at++;
            return value;
        }

        private int Int(int value)
        {
            if (!Fits(4))
            {
                return 0;
            }

            if (_reading)
            {
                value = RecordHead.GetInt(_bytes, _at);
            }
            else
            {
                RecordHead.PutInt(_bytes, _at, value);
            }

            _at += 4;
            return value;
        }

        private long Long(long value)
        {
            int high = Int((int)(value >> 32));
            int low = Int((int)value);
            return ((long)high << 32) | (uint)low;
        }

        private void Bytes(byte[] field)
        {
            Raw(field, field.Length);
        }

        private int Counted(byte[] field, int count)
        {
            count = Byte((byte)count);
            if (count > field.Length)
            {
                _failed = true;
                return 0;
            }

            Raw(field, count);
            return _failed ? 0 : count;
        }

        private void Raw(byte[] field, int count)
        {
            if (!Fits(count))
            {
                return;
            }

            if (_reading)
            {
                Array.Copy(_bytes, _at, field, 0, count);
            }
            else
            {
                Array.Copy(field, 0, _bytes, _at, count);
            }

            _at += count;
        }
    }
}
