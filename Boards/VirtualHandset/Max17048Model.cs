using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>Maxim MAX17048 beside a cell of which the test decides the charge.</summary>
    public sealed class Max17048Model : II2c
    {
        private const int VersionValue = 0x0012;

        /// <summary>Charge, 0 to 100.</summary>
        public int Percent { get; set; } = 87;

        /// <summary>Voltage of the cell at rest.</summary>
        public int Millivolts { get; set; } = 3950;

        /// <summary>What the load takes away from <see cref="Millivolts"/> now.</summary>
        public int SagMillivolts { get; set; }

        /// <summary>The gauge does not answer.</summary>
        public bool Dead { get; set; }

        public Status WriteRead(byte[] write, int writeCount, byte[] read, int readCount)
        {
            if (Dead)
            {
                return Status.NoDevice;
            }

            if (writeCount < 1)
            {
                return Status.Invalid;
            }

            int value = 0;
            switch (write[0])
            {
                case 0x02:
                    value = (Millivolts - SagMillivolts) * 64 / 5;
                    break;
                case 0x04:
                    value = Percent << 8;
                    break;
                case 0x08:
                    value = VersionValue;
                    break;
                default:
                    break;
            }

            for (int i = 0; i < readCount; i++)
            {
                read[i] = (byte)(i == 0 ? value >> 8 : value);
            }

            return Status.Ok;
        }
    }
}
