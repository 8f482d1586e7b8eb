using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Staff
{
    /// <summary>Operators among the settings: numbers <see cref="FirstSetting"/> to <see cref="FirstSetting"/> + 99 are theirs.</summary>
    public sealed class SettingsStaffStore : IStaffStore
    {
        public const int FirstSetting = 500;

        private readonly Settings _settings;
        private readonly byte[] _scratch = new byte[Settings.MaxValueBytes];

        public SettingsStaffStore(Settings settings)
        {
            _settings = settings;
        }

        public int Read(int number, byte[] into)
        {
            int count = _settings.GetBytes(FirstSetting + number, _scratch, 0);
            if (count <= 0 || count > into.Length)
            {
                return 0;
            }

            System.Array.Copy(_scratch, 0, into, 0, count);
            return count;
        }

        public Status Write(int number, byte[] record, int count)
        {
            return _settings.SetBytes(FirstSetting + number, record, 0, count);
        }

        public Status Poll(long nowMs)
        {
            return _settings.Poll(nowMs);
        }
    }
}
