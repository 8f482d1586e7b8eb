using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// Addresses that the host has not got yet, each in a setting of its own: enciphered on flash like all settings, written
    /// before anything is sent, emptied once it is delivered (docs/adr/0019-e-mail-receipts.md).
    /// </summary>
    public sealed class MailQueue
    {
        /// <summary>More are not taken: a line that is down for long is no reason to collect addresses.</summary>
        public const int Capacity = 8;

        private readonly Settings _settings;
        private readonly byte[] _nothing = new byte[0];

        public MailQueue(Settings settings)
        {
            _settings = settings;
        }

        /// <summary>How many wait.</summary>
        public int Count
        {
            get
            {
                int count = 0;
                for (int i = 0; i < Capacity; i++)
                {
                    count += _settings.LengthOf(SettingNumber.MailNotice + i) > 0 ? 1 : 0;
                }

                return count;
            }
        }

        /// <summary>Stores a notice: Pending, and it counts when the settings' poll says Ok; Full when too many wait.</summary>
        public Status Add(MailNotice notice)
        {
            for (int i = 0; i < Capacity; i++)
            {
                if (_settings.LengthOf(SettingNumber.MailNotice + i) <= 0)
                {
                    return _settings.SetBytes(SettingNumber.MailNotice + i, notice.Bytes, 0, notice.Count);
                }
            }

            return Status.Full;
        }

        /// <summary>Reads the one that was asked for first.</summary>
        /// <returns>Its place, for <see cref="Remove"/>; -1 when none waits.</returns>
        public int ReadOldest(MailNotice into)
        {
            int oldest = -1;
            int batch = 0;
            int stan = 0;
            for (int i = 0; i < Capacity; i++)
            {
                if (_settings.LengthOf(SettingNumber.MailNotice + i) > 0 && Read(i, into)
                    && (oldest < 0 || into.Batch < batch || (into.Batch == batch && into.Stan < stan)))
                {
                    oldest = i;
                    batch = into.Batch;
                    stan = into.Stan;
                }
            }

            if (oldest >= 0)
            {
                _ = Read(oldest, into);
            }

            return oldest;
        }

        /// <summary>Wipes it: in memory at once, on flash when the settings' poll says Ok.</summary>
        public Status Remove(int place)
        {
            return _settings.SetBytes(SettingNumber.MailNotice + place, _nothing, 0, 0);
        }

        private bool Read(int place, MailNotice into)
        {
            into.Clear();
            int number = SettingNumber.MailNotice + place;
            return _settings.LengthOf(number) <= MailNotice.MaxBytes && into.Take(_settings.GetBytes(number, into.Bytes, 0));
        }
    }
}
