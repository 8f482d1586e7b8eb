using System;
using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>NXP PCF8563 on its own cell: the time goes on through power cuts, until the cell is lost.</summary>
    public sealed class Pcf8563Model : II2c, IModel
    {
        private const int RegisterCount = 16;
        private const int Seconds = 2;
        private const int LastTimeRegister = 8;
        private const byte VoltageLow = 0x80;
        private const byte StopBit = 0x20;
        private const long TicksPerUs = 10;

        private readonly VirtualClock _clock;
        private readonly byte[] _registers = new byte[RegisterCount];
        private long _baseTicks;
        private long _baseUs;
        private bool _doubtful;

        /// <param name="start">Local time that the chip shows when the world begins.</param>
        public Pcf8563Model(VirtualClock clock, DateTime start)
        {
            _clock = clock;
            SetTime(start);
        }

        /// <summary>The chip does not answer.</summary>
        public bool Dead { get; set; }

        /// <summary>What the chip counts now, whether it can be trusted or not.</summary>
        public DateTime Time
        {
            get
            {
                bool stopped = (_registers[0] & StopBit) != 0;
                return new DateTime(stopped ? _baseTicks : _baseTicks + ((_clock.NowUs - _baseUs) * TicksPerUs));
            }
        }

        /// <summary>Sets the chip without the bus, as at the factory.</summary>
        public void SetTime(DateTime time)
        {
            _baseTicks = time.Ticks;
            _baseUs = _clock.NowUs;
            _doubtful = false;
        }

        /// <summary>The cell ran down: the oscillator stopped, and the time starts from nowhere.</summary>
        public void LoseClock()
        {
            SetTime(new DateTime(2000, 1, 1));
            _doubtful = true;
        }

        public Status WriteRead(byte[] write, int writeCount, byte[] read, int readCount)
        {
            if (Dead)
            {
                return Status.NoDevice;
            }

            if (writeCount < 1)
            {
                return Status.Invalid;
            }

            ShowTime();
            int register = write[0] & (RegisterCount - 1);
            bool setsTime = false;
            for (int i = 1; i < writeCount; i++)
            {
                setsTime |= register >= Seconds && register <= LastTimeRegister;
                Store(register, write[i]);
                register = (register + 1) % RegisterCount;
            }

            if (setsTime)
            {
                TakeTime();
            }

            for (int i = 0; i < readCount; i++)
            {
                read[i] = _registers[(register + i) % RegisterCount];
            }

            return Status.Ok;
        }

        public void PowerLost()
        {
        }

        private void Store(int register, byte value)
        {
            if (register == 0 && ((_registers[0] ^ value) & StopBit) != 0)
            {
                // Freeze or release the count where it stands.
                _baseTicks = Time.Ticks;
                _baseUs = _clock.NowUs;
            }

            _registers[register] = value;
        }

        private void ShowTime()
        {
            DateTime time = Time;
            _registers[2] = (byte)(Bcd(time.Second) | (_doubtful ? VoltageLow : 0));
            _registers[3] = Bcd(time.Minute);
            _registers[4] = Bcd(time.Hour);
            _registers[5] = Bcd(time.Day);
            _registers[6] = (byte)time.DayOfWeek;
            _registers[7] = Bcd(time.Month);
            _registers[8] = Bcd(time.Year % 100);
        }

        private void TakeTime()
        {
            _doubtful = (_registers[2] & VoltageLow) != 0;
            var time = new DateTime(
                2000 + Binary(_registers[8]),
                Binary(_registers[7] & 0x1F),
                Binary(_registers[5] & 0x3F),
                Binary(_registers[4] & 0x3F),
                Binary(_registers[3] & 0x7F),
                Binary(_registers[2] & 0x7F));
            _baseTicks = time.Ticks;
            _baseUs = _clock.NowUs;
        }

        private static byte Bcd(int value)
        {
            return (byte)(((value / 10) << 4) | (value % 10));
        }

        private static int Binary(int bcd)
        {
            return ((bcd >> 4) * 10) + (bcd & 0x0F);
        }
    }
}
