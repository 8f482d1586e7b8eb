#nullable disable // also compiled into the desktop tests
using System;
using Drivers.Hal;
using Firmware.Staff;
using Firmware.Store;

namespace Tests.Terminal.Staff
{
    /// <summary>Operators on a store in memory and a stand-in for the stretching: what matters here is who asks for it, and how often.</summary>
    public sealed class StaffRig
    {
        public const long LimitPolls = 200;

        public readonly MemoryStore Store = new MemoryStore();
        public readonly FakeStretch Stretch = new FakeStretch();
        public StaffRegister Staff;
        public long NowMs;

        /// <summary>Today; 0 while no clock runs.</summary>
        public int Day;

        public StaffRig()
        {
            PowerOn();
        }

        public static byte[] Digits(string digits)
        {
            var bytes = new byte[digits.Length];
            for (int i = 0; i < digits.Length; i++)
            {
                bytes[i] = (byte)digits[i];
            }

            return bytes;
        }

        /// <summary>A register that remembers nothing but what was stored.</summary>
        public void PowerOn()
        {
            Staff = new StaffRegister(Store, Stretch, new Counting(), null) { Day = Day };
        }

        /// <summary>Checks a password to the end.</summary>
        public CheckResult Check(int number, string digits)
        {
            Assert.AreEqual((int)Status.Pending, (int)Staff.BeginCheck(number, Digits(digits), digits.Length, AuditEvent.None, NowMs));
            Assert.AreEqual((int)Status.Ok, (int)Finish());
            return Staff.Result;
        }

        public Status Change(int number, string digits)
        {
            Status begun = Staff.BeginChange(number, Digits(digits), digits.Length);
            return begun == Status.Pending ? Finish() : begun;
        }

        public Status Finish()
        {
            Status status = Status.Pending;
            for (int i = 0; i < LimitPolls && status == Status.Pending; i++)
            {
                NowMs += 10;
                status = Staff.Poll(NowMs);
            }

            return status;
        }

        private sealed class Counting : IRandom
        {
            private byte _next = 1;

            public void Fill(byte[] buffer, int offset, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    buffer[offset + i] = _next++;
                }
            }
        }
    }

    /// <summary>Each write takes a poll before it counts; until then a power cut loses it.</summary>
    public sealed class MemoryStore : IStaffStore
    {
        private readonly byte[][] _records = new byte[100][];
        private byte[] _pending;
        private int _number = -1;

        /// <summary>Answer to every write from now on, in place of taking it.</summary>
        public Status Refuse = Status.Ok;

        public int Writes;

        public int Read(int number, byte[] into)
        {
            byte[] record = _records[number];
            if (record == null)
            {
                return 0;
            }

            Array.Copy(record, 0, into, 0, record.Length);
            return record.Length;
        }

        public Status Write(int number, byte[] record, int count)
        {
            if (Refuse != Status.Ok)
            {
                return Refuse;
            }

            Writes++;
            _number = number;
            _pending = count == 0 ? null : new byte[count];
            if (count != 0)
            {
                Array.Copy(record, 0, _pending, 0, count);
            }

            return Status.Pending;
        }

        public Status Poll(long nowMs)
        {
            if (_number >= 0)
            {
                _records[_number] = _pending;
                _number = -1;
            }

            return Status.Ok;
        }

        public bool Holds(byte[] text)
        {
            for (int number = 0; number < _records.Length; number++)
            {
                byte[] record = _records[number];
                for (int at = 0; record != null && at + text.Length <= record.Length; at++)
                {
                    int same = 0;
                    while (same < text.Length && record[at + same] == text[same])
                    {
                        same++;
                    }

                    if (same == text.Length)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>Mixes salt, password and rounds; counts the rounds.</summary>
    public sealed class FakeStretch : IPasswordStretch
    {
        public int Rounds;
        public int MostRoundsAtOnce;

        public Status Stretch(byte[] salt, byte[] password, int offset, int count, int rounds, byte[] into, int intoOffset)
        {
            Rounds += rounds;
            if (rounds > MostRoundsAtOnce)
            {
                MostRoundsAtOnce = rounds;
            }

            uint state = 2166136261;
            for (int i = 0; i < salt.Length; i++)
            {
                state = (state ^ salt[i]) * 16777619;
            }

            for (int i = 0; i < count; i++)
            {
                state = (state ^ password[offset + i]) * 16777619;
            }

            for (int i = 0; i < 16; i++)
            {
                state = (state ^ (uint)i) * 16777619;
                into[intoOffset + i] = (byte)(state >> 13);
            }

            return Status.Ok;
        }
    }
}
