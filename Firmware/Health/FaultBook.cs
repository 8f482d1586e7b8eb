using System;
using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Health
{
    /// <summary>
    /// The last faults with the time of each, kept as a setting: what a technician asks for on the telephone. A fault that
    /// comes again as the newest is counted, not written anew.
    /// </summary>
    public sealed class FaultBook
    {
        public const int MaxEntries = 8;

        private const int EntryBytes = 12;
        private const int MaxTimes = 999;

        private readonly Settings _settings;
        private readonly byte[] _entries = new byte[MaxEntries * EntryBytes];
        private bool _changed;

        public FaultBook(Settings settings)
        {
            _settings = settings;
        }

        public int Count { get; private set; }

        /// <summary>Reads what is stored; once the settings are recovered.</summary>
        public void Load()
        {
            int bytes = _settings.GetBytes(SettingNumber.FaultBook, _entries, 0);
            Count = bytes > 0 ? bytes / EntryBytes : 0;
        }

        /// <param name="age">0 is the newest.</param>
        /// <param name="date">yyyymmdd, 0 when the clock did not know.</param>
        /// <param name="time">hhmmss.</param>
        public FaultCode At(int age, out int date, out int time, out int times)
        {
            int at = age * EntryBytes;
            date = Get(at);
            time = Get(at + 4);
            times = (_entries[at + 10] << 8) | _entries[at + 11];
            return (FaultCode)((_entries[at + 8] << 8) | _entries[at + 9]);
        }

        public void Note(FaultCode code, DateTime now)
        {
            int times = 0;
            if (Count > 0 && At(0, out _, out _, out int before) == code)
            {
                times = before < MaxTimes ? before : MaxTimes;
            }
            else
            {
                Array.Copy(_entries, 0, _entries, EntryBytes, _entries.Length - EntryBytes);
                Count = Count < MaxEntries ? Count + 1 : MaxEntries;
            }

            Put(0, (now.Year * 10000) + (now.Month * 100) + now.Day);
            Put(4, (now.Hour * 10000) + (now.Minute * 100) + now.Second);
            Put(8, ((int)code << 16) | (times + 1));
            _changed = true;
        }

        /// <summary>Writes what was noted, when the settings have time. At each idle poll.</summary>
        public void Poll()
        {
            if (_changed)
            {
                Status status = _settings.SetBytes(SettingNumber.FaultBook, _entries, 0, Count * EntryBytes);
                _changed = status == Status.Busy;
            }
        }

        private int Get(int at)
        {
            return (_entries[at] << 24) | (_entries[at + 1] << 16) | (_entries[at + 2] << 8) | _entries[at + 3];
        }

        private void Put(int at, int value)
        {
            _entries[at] = (byte)(value >> 24);
            _entries[at + 1] = (byte)(value >> 16);
            _entries[at + 2] = (byte)(value >> 8);
            _entries[at + 3] = (byte)value;
        }
    }
}
