using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>Numbers that only count up, whatever happens to the power.</summary>
    public enum Counter
    {
        /// <summary>System trace audit number, 1 to 999999, never twice in a batch.</summary>
        Stan = 0,

        /// <summary>Number on the slip, 1 to 999999.</summary>
        Voucher = 1,

        /// <summary>Batch, 1 to 999999.</summary>
        Batch = 2,
    }

    /// <summary>
    /// What the terminal remembers besides payments: settings by number (the caller's; 1 to 999), and the counters. Values
    /// are in memory after <see cref="Start"/>; a change is durable when <see cref="Poll"/> says Ok. One change at a time.
    /// </summary>
    public sealed class Settings
    {
        public const int MaxValueBytes = 96;

        public Status Start(long nowMs)
        {
            return Status.NoDevice;
        }

        public Status Poll(long nowMs)
        {
            return Status.NoDevice;
        }

        public int GetInt(int key, int fallback)
        {
            return fallback;
        }

        public string GetText(int key, string fallback)
        {
            return fallback;
        }

        /// <summary>Copies the value and returns its length; -1 when nothing is stored under that number.</summary>
        public int GetBytes(int key, byte[] into, int offset)
        {
            return -1;
        }

        /// <summary>Pending when taken; Invalid when too long, Full when there are too many settings.</summary>
        public Status SetInt(int key, int value)
        {
            return Status.NoDevice;
        }

        public Status SetText(int key, string value)
        {
            return Status.NoDevice;
        }

        public Status SetBytes(int key, byte[] value, int offset, int count)
        {
            return Status.NoDevice;
        }

        /// <summary>
        /// Takes the next number of a counter. Ok at once: it was made durable ahead of use. Busy while the next handful is
        /// being written (poll, then ask again); Full when the STAN came round to where the batch began (settle first).
        /// </summary>
        public Status Take(Counter counter, out int value)
        {
            value = 0;
            return Status.NoDevice;
        }

        /// <summary>The number last taken (batch: the open one). 0 before the first.</summary>
        public int Current(Counter counter)
        {
            return 0;
        }
    }
}
