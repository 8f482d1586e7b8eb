using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// Which erase blocks belong to whom, from the start of the flash: vault, settings, transactions, archive (audit trail and
    /// downloads); the rest is free for others from <see cref="FirstFreeBlock"/> on. The order and the sizes are for good.
    /// </summary>
    public sealed class FlashLayout
    {
        public const int VaultBlocks = 8;
        public const int SettingsBlocks = 16;

        /// <summary>With vault and settings 4 MB: weeks of transactions (docs/journal.md).</summary>
        public const int DefaultLogBlocks = 1000;

        /// <summary>192 KB: the audit trail of some 2,000 entries beside everything a host sends down (docs/adr/0010-audit-trail.md).</summary>
        public const int ArchiveBlocks = 48;

        private const int SettingsFirst = VaultBlocks;
        private const int LogFirst = VaultBlocks + SettingsBlocks;

        private readonly IFlash _flash;
        private readonly int _logBlocks;
        private Settings _settings;

        /// <summary>For a flash of 4 MB or more.</summary>
        public FlashLayout(IFlash flash)
            : this(flash, DefaultLogBlocks)
        {
        }

        /// <param name="logBlocks">Blocks for the transactions.</param>
        public FlashLayout(IFlash flash, int logBlocks)
        {
            _flash = flash;
            _logBlocks = logBlocks;
        }

        public int FirstFreeBlock
        {
            get { return LogFirst + _logBlocks + ArchiveBlocks; }
        }

        public SoftwareVault Vault(byte[] deviceKey, IRandom random)
        {
            return new SoftwareVault(_flash, 0, VaultBlocks, deviceKey, random);
        }

        public Settings Settings(IKeyVault vault)
        {
            _settings = new Settings(_flash, SettingsFirst, SettingsBlocks, vault.CreateRecordCipher());
            return _settings;
        }

        /// <summary>Its witness is in the settings that this layout made before.</summary>
        public Archive Archive(IKeyVault vault)
        {
            return new Archive(_flash, LogFirst + _logBlocks, ArchiveBlocks, vault.CreateRecordCipher(), _settings);
        }

        /// <summary>The log watches over the counters of the settings that this layout made before.</summary>
        public TransactionLog Log(IKeyVault vault)
        {
            return new TransactionLog(_flash, LogFirst, _logBlocks, vault.CreateRecordCipher(), _settings, 0);
        }
    }
}
