using Drivers.Hal;

namespace Drivers.IcCard
{
    /// <summary>Contact card reader, EMV Level 1: power-on and answer to reset, then command by command over T=0 or T=1.</summary>
    public sealed class IccReader
    {
        /// <summary>Longest response: 256 bytes of data and the status word.</summary>
        public const int MaxResponse = 258;

        /// <summary>Longest answer to reset (ISO 7816-3).</summary>
        public const int MaxAtr = 33;

        private readonly IPin _cardDetect;
        private readonly byte[] _atr = new byte[MaxAtr];
        private readonly byte[] _response = new byte[MaxResponse];

        public IccReader(IUart uart, IPin reset, IPin clockEnable, IPin power, IPin cardDetect)
        {
            _cardDetect = cardDetect;
        }

        /// <summary>A card is seated.</summary>
        public bool CardPresent
        {
            get { return _cardDetect.Read(); }
        }

        /// <summary>Answer to reset, complete after PowerOn's Ok.</summary>
        public byte[] Atr
        {
            get { return _atr; }
        }

        public int AtrLength { get; private set; }

        /// <summary>Data and SW1 SW2 of the last command, complete after Transmit's Ok.</summary>
        public byte[] Response
        {
            get { return _response; }
        }

        public int ResponseLength { get; private set; }

        /// <summary>Starts activation and cold reset; Poll until Ok.</summary>
        public Status PowerOn(long nowMs)
        {
            return Status.NoDevice;
        }

        /// <summary>Starts one command; Poll until Ok.</summary>
        public Status Transmit(byte[] command, int count, long nowMs)
        {
            return Status.NoDevice;
        }

        /// <summary>Moves on what PowerOn or Transmit started.</summary>
        public Status Poll(long nowMs)
        {
            return Status.NoDevice;
        }

        /// <summary>Deactivates the contacts.</summary>
        public void PowerOff()
        {
        }
    }
}
