using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>
    /// The message authentication code of field 64, by the profile's scheme and under the key that its key scheme has for
    /// it (docs/acquirer.md). It takes several polls: a message is some 80 blocks.
    /// </summary>
    public sealed class HostMac
    {
        public const int Length = 8;

        private readonly IKeyVault _vault;
        private readonly AcquirerProfile _profile;
        private readonly byte[] _code = new byte[Length];

        public HostMac(IKeyVault vault, AcquirerProfile profile)
        {
            _vault = vault;
            _profile = profile;
        }

        /// <summary>8 bytes, after <see cref="Poll"/> said Ok.</summary>
        public byte[] Code
        {
            get { return _code; }
        }

        /// <summary>Begins the code over a message from its MTI to the field before 64. NotFound without a MAC key.</summary>
        public Status Start(MacWay way, byte[] message, int offset, int count)
        {
            KeySlot slot = _profile.KeyScheme == KeyScheme.Dukpt ? KeySlot.Dukpt : KeySlot.Mac;
            return _vault.MacStart(slot, way, _profile.MacScheme, message, offset, count);
        }

        /// <summary>Pending, then Ok.</summary>
        public Status Poll()
        {
            return _vault.MacPoll(_code, 0);
        }

        /// <summary>True when those 8 bytes are the code.</summary>
        public bool Matches(byte[] message, int offset)
        {
            int different = 0;
            for (int i = 0; i < Length; i++)
            {
                different |= _code[i] ^ message[offset + i];
            }

            return different == 0;
        }
    }
}
