using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>
    /// Whether the profile's key scheme has what it takes, and under DUKPT the number of the exchange that comes: it is taken
    /// before the PIN is enciphered or, without a PIN, before the message is built, and ends with the exchange.
    /// </summary>
    public sealed class HostKeys
    {
        /// <summary>The last DUKPT numbers are for reversals and notices: what the terminal owes must still go out.</summary>
        public const int ReservedNumbers = 128;

        private readonly IKeyVault _vault;
        private readonly AcquirerProfile _profile;

        public HostKeys(IKeyVault vault, AcquirerProfile profile)
        {
            _vault = vault;
            _profile = profile;
        }

        public bool Dukpt
        {
            get { return _profile.KeyScheme == KeyScheme.Dukpt; }
        }

        /// <summary>The key is there from which everything else follows.</summary>
        public bool Present
        {
            get { return _vault.Has(Dukpt ? KeySlot.Dukpt : KeySlot.TerminalMaster); }
        }

        /// <summary>No new payment may be begun: the initial key has no numbers left for it.</summary>
        public bool UsedUp
        {
            get { return Dukpt && _vault.KeysLeft <= ReservedNumbers; }
        }

        /// <summary>The slot under which PINs of this exchange are enciphered.</summary>
        public KeySlot PinSlot
        {
            get { return Dukpt ? KeySlot.Dukpt : KeySlot.Pin; }
        }

        /// <summary>
        /// Makes the exchange's key ready: Pending, call again; then Ok. Under a master key Ok at once. NotFound, Full or
        /// Fault as the vault says.
        /// </summary>
        public Status Prepare()
        {
            if (!Dukpt)
            {
                return Status.Ok;
            }

            Status status = _vault.NextKeyPoll();
            if (status == Status.Fault)
            {
                // Told once; whoever tries again takes the number after.
                _vault.EndKey();
            }

            if (status != Status.Invalid)
            {
                return status;
            }

            Status started = _vault.NextKeyStart();
            return started == Status.Busy ? Status.Pending : started;
        }

        /// <summary>The exchange is over, or will not be: the next one gets the next key.</summary>
        public void Done()
        {
            _vault.EndKey();
        }

        /// <summary>Field 62 of a request under DUKPT; 0 bytes otherwise.</summary>
        public int CopySerial(byte[] into)
        {
            return Dukpt ? _vault.CopySerial(into, 0) : 0;
        }
    }
}
