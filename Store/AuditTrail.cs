using System;
using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// Who did what, and when. Each entry has the next number and is sealed under the record cipher with that number, so that none
    /// can be changed, made up, or taken out without a gap; a witness in the settings tells when the newest ones were
    /// cut off. What it cannot tell: that the whole flash was put back to an older state (docs/adr/0010-audit-trail.md).
    /// The oldest entries give way to new ones.
    /// </summary>
    public sealed class AuditTrail
    {
        /// <summary>Entries that may wait for the flash; more are counted as missing by their numbers.</summary>
        private const int Waiting = 4;

        /// <summary>The witness is written every so many entries.</summary>
        private const int WitnessEvery = 8;

        private const byte Version = 1;
        private const int Bytes = 15;
        private const int ActorAt = 2;
        private const int SubjectAt = 3;
        private const int DateAt = 7;
        private const int TimeAt = 11;

        private readonly Archive _archive;
        private readonly Settings _settings;
        private readonly byte[] _queue = new byte[Waiting * Bytes];
        private readonly byte[] _payload = new byte[Bytes];
        private byte[] _read;
        private JournalCursor _cursor;
        private int _first;
        private int _count;
        private int _writing;
        private int _lastAddress;
        private int _taken;
        private int _expected;
        private int _address;
        private bool _reading;

        internal AuditTrail(Archive archive, Settings settings)
        {
            _archive = archive;
            _settings = settings;
        }

        /// <summary>Number of the newest entry on flash; 0 before the first.</summary>
        public int LastNumber { get; private set; }

        /// <summary>Local date (yyyymmdd) and time (hhmmss) that entries get; whoever has a clock keeps them right.</summary>
        public int Date { get; set; }

        public int Time { get; set; }

        /// <summary>Everything noted is on flash, or cannot be written.</summary>
        public bool Settled
        {
            get { return _count == 0; }
        }

        /// <summary>Entries that could not be written since power-on.</summary>
        public int Lost { get; private set; }

        /// <summary>Takes an entry; durable when <see cref="Settled"/>.</summary>
        public void Note(AuditEvent what, int actor, int subject)
        {
            if (_count == Waiting)
            {
                Lost++;
                _taken++;
                return;
            }

            int at = (_first + _count) % Waiting * Bytes;
            _queue[at] = Version;
            _queue[at + 1] = (byte)what;
            _queue[at + ActorAt] = (byte)actor;
            RecordHead.PutInt(_queue, at + SubjectAt, subject);
            RecordHead.PutInt(_queue, at + DateAt, Date);
            RecordHead.PutInt(_queue, at + TimeAt, Time);
            _count++;
        }

        /// <summary>Begins before the newest entry.</summary>
        public void StartReading()
        {
            if (_cursor == null)
            {
                _cursor = _archive.CreateCursor();
                _read = new byte[RecordHead.MaxPayloadBytes];
            }

            _cursor.Reset();
            _reading = false;
            _address = 0;
            int witness = _settings == null ? 0 : _settings.GetInt(SettingNumber.AuditWitness, 0);
            _expected = LastNumber > witness ? LastNumber : witness;
        }

        /// <summary>
        /// Ok: the next older entry. Busy: ask again. NotFound: that was all (the older ones gave way, or
        /// there are none); <see cref="AuditEntry.Missing"/> tells of those that should have come before.
        /// </summary>
        public Status ReadNext(AuditEntry into)
        {
            if (_address == 0)
            {
                Status moved = _cursor.MoveOlder();
                if (moved != Status.Ok)
                {
                    return moved == Status.Pending ? Status.Busy : moved;
                }

                // A copy that cleaning made carries the number of its original: it has been shown.
                RecordHead head = _cursor.Current;
                _address = head.Kind != RecordKind.Audit || head.Key > _expected ? 0 : head.Address;
                return Status.Busy;
            }

            if (!_reading)
            {
                Status begun = _archive.Journal.ReadStart(_address);
                _reading = begun == Status.Pending;
                _address = _reading || begun == Status.Busy ? _address : 0;
                return Status.Busy;
            }

            Status status = _archive.Journal.ReadPoll(_read, 0, out int count);
            _reading = status == Status.Pending;
            if (status == Status.Pending || status == Status.Busy)
            {
                return Status.Busy;
            }

            _address = 0;
            return status == Status.Ok && count == Bytes && _read[0] == Version ? Decode(into) : Status.Busy;
        }

        internal void Clear()
        {
            _first = 0;
            _count = 0;
            _writing = 0;
            _taken = 0;
            _lastAddress = 0;
            LastNumber = 0;
            Lost = 0;
        }

        internal Status WriteNext()
        {
            if (_count == 0)
            {
                return Status.Ok;
            }

            Array.Copy(_queue, _first * Bytes, _payload, 0, Bytes);
            _reading = false;
            _writing = LastNumber + 1 + _taken;
            Status status = _archive.AppendAudit(_writing, _payload, Bytes);
            if (status != Status.Pending && status != Status.Busy)
            {
                Drop();
            }

            return status;
        }

        internal void Written(Status status)
        {
            if (status != Status.Ok)
            {
                Lost++;
            }

            _first = (_first + 1) % Waiting;
            _count--;
            if (_settings != null && _writing % WitnessEvery == 0)
            {
                // Busy with something else: the next multiple will do.
                Status kept = _settings.SetInt(SettingNumber.AuditWitness, _writing);
                _reading &= kept != Status.Fault;
            }
        }

        internal void Seen(RecordHead head)
        {
            if (head.Key >= LastNumber)
            {
                LastNumber = head.Key;
                _lastAddress = head.Address;
                _taken = 0;
            }
        }

        /// <summary>The newest entry alone must stay: it has the number to go on from.</summary>
        internal bool Keep(RecordHead head)
        {
            return head.Address == _lastAddress;
        }

        internal void Moved(RecordHead head, int newAddress)
        {
            _lastAddress = head.Address == _lastAddress ? newAddress : _lastAddress;
        }

        internal int CopyAddress(int[] into, int count)
        {
            if (_lastAddress != 0)
            {
                into[count] = _lastAddress;
                count++;
            }

            return count;
        }

        private void Drop()
        {
            Lost++;
            _first = (_first + 1) % Waiting;
            _count--;
        }

        private Status Decode(AuditEntry into)
        {
            into.Number = _cursor.Current.Key;
            into.Event = (AuditEvent)_read[1];
            into.Actor = _read[ActorAt];
            into.Subject = RecordHead.GetInt(_read, SubjectAt);
            into.Date = RecordHead.GetInt(_read, DateAt);
            into.Time = RecordHead.GetInt(_read, TimeAt);
            into.Missing = _expected - into.Number;
            _expected = into.Number - 1;
            return Status.Ok;
        }
    }
}
