using Drivers.Hal;
using Firmware.Loop;
using Firmware.Store;

namespace Firmware
{
    /// <summary>
    /// The tail of the trace of a terminal that crashed, kept as a setting: for each event its time, source, code and value
    /// in 12 bytes, the newest first. Nothing in a trace is card data.
    /// </summary>
    public static class CrashRecord
    {
        /// <summary>Events kept: as many as a setting holds.</summary>
        public const int Events = 8;

        private const int EventBytes = 12;

        public static Status Write(Trace crash, Settings settings)
        {
            var record = new byte[Events * EventBytes];
            int count = 0;
            for (int age = 0; age < Events; age++)
            {
                if (!crash.TryRead(age, out long timeMs, out TraceSource source, out int code, out int value))
                {
                    break;
                }

                Put(record, count, (uint)timeMs);
                Put(record, count + 4, ((uint)source << 16) | (uint)code);
                Put(record, count + 8, (uint)value);
                count += EventBytes;
            }

            return settings.SetBytes(SettingNumber.CrashRecord, record, 0, count);
        }

        private static void Put(byte[] into, int offset, uint value)
        {
            into[offset] = (byte)(value >> 24);
            into[offset + 1] = (byte)(value >> 16);
            into[offset + 2] = (byte)(value >> 8);
            into[offset + 3] = (byte)value;
        }
    }
}
