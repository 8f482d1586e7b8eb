using System;
using Drivers.Hal;

namespace Drivers.Calendar
{
    /// <summary>
    /// NXP PCF8563 calendar clock (data sheet rev. 11, section 8.4): seven BCD registers from 02h, with VL in bit 7 of the
    /// seconds telling that the supply sagged and the time cannot be trusted.
    /// </summary>
    public sealed class Pcf8563
    {
        private enum Register : byte
        {
            Control1 = 0x00,
            Seconds = 0x02,
        }

        private const int TimeRegisters = 7;
        private const byte VoltageLow = 0x80;
        private const byte Century = 0x80;
        private const byte Stop = 0x20;
        private const int FirstYear = 2000;

        private readonly II2c _bus;
        private readonly byte[] _write = new byte[1 + TimeRegisters];
        private readonly byte[] _read = new byte[TimeRegisters];

        public Pcf8563(II2c bus)
        {
            _bus = bus;
        }

        /// <summary>Local time. False when the chip does not answer, its oscillator stopped, or the registers hold no date.</summary>
        public bool TryRead(out DateTime time)
        {
            time = DateTime.MinValue;
            _write[0] = (byte)Register.Seconds;
            if (_bus.WriteRead(_write, 1, _read, TimeRegisters) != Status.Ok || (_read[0] & VoltageLow) != 0)
            {
                return false;
            }

            int second = FromBcd(_read[0] & 0x7F);
            int minute = FromBcd(_read[1] & 0x7F);
            int hour = FromBcd(_read[2] & 0x3F);
            int day = FromBcd(_read[3] & 0x3F);
            int month = FromBcd(_read[5] & 0x1F);
            int year = FromBcd(_read[6]) + FirstYear;
            if ((_read[5] & Century) != 0
                || second < 0 || second > 59 || minute < 0 || minute > 59 || hour < 0 || hour > 23
                || month < 1 || month > 12 || year < FirstYear || day < 1 || day > DaysIn(year, month))
            {
                return false;
            }

            time = new DateTime(year, month, day, hour, minute, second);
            return true;
        }

        /// <summary>Sets local time, years 2000 to 2099, and clears the doubt about the oscillator.</summary>
        public Status Set(DateTime time)
        {
            if (time.Year < FirstYear || time.Year > FirstYear + 99)
            {
                return Status.Invalid;
            }

            // The prescaler stands still while the seven registers are written (section 8.8).
            Status status = WriteControl(Stop);
            if (status != Status.Ok)
            {
                return status;
            }

            _write[0] = (byte)Register.Seconds;
            _write[1] = ToBcd(time.Second);
            _write[2] = ToBcd(time.Minute);
            _write[3] = ToBcd(time.Hour);
            _write[4] = ToBcd(time.Day);
            _write[5] = (byte)time.DayOfWeek;
            _write[6] = ToBcd(time.Month);
            _write[7] = ToBcd(time.Year - FirstYear);
            status = _bus.WriteRead(_write, 1 + TimeRegisters, _read, 0);
            Status restarted = WriteControl(0);
            return status == Status.Ok ? restarted : status;
        }

        private Status WriteControl(byte value)
        {
            _write[0] = (byte)Register.Control1;
            _write[1] = value;
            return _bus.WriteRead(_write, 2, _read, 0);
        }

        /// <summary>Whether that day exists and the chip can hold it.</summary>
        public static bool IsDate(int year, int month, int day)
        {
            return year >= FirstYear && year <= FirstYear + 99 && month >= 1 && month <= 12 && day >= 1 && day <= DaysIn(year, month);
        }

        private static int DaysIn(int year, int month)
        {
            if (month == 2)
            {
                return (year & 3) == 0 ? 29 : 28;
            }

            return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
        }

        private static byte ToBcd(int value)
        {
            return (byte)(((value / 10) << 4) | (value % 10));
        }

        private static int FromBcd(int value)
        {
            int tens = value >> 4;
            int ones = value & 0x0F;
            return tens > 9 || ones > 9 ? -1 : (tens * 10) + ones;
        }
    }
}
