using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Staff
{
    /// <summary>Makes trying passwords expensive, under a key that only this terminal has.</summary>
    public interface IPasswordStretch
    {
        /// <summary>Some rounds over salt and password; 16 bytes out. The password belongs to the caller, who wipes it.</summary>
        Status Stretch(byte[] salt, byte[] password, int offset, int count, int rounds, byte[] into, int intoOffset);
    }

    /// <summary>The one thing of the key vault that operators need.</summary>
    public sealed class VaultStretch : IPasswordStretch
    {
        private readonly IKeyVault _vault;

        public VaultStretch(IKeyVault vault)
        {
            _vault = vault;
        }

        public Status Stretch(byte[] salt, byte[] password, int offset, int count, int rounds, byte[] into, int intoOffset)
        {
            return _vault.Stretch(salt, password, offset, count, rounds, into, intoOffset);
        }
    }
}
