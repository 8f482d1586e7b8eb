using Drivers.Hal;

namespace Drivers.Battery
{
    /// <summary>Maxim MAX17048 fuel gauge (data sheet 19-6171, Table 2): 16-bit registers, high byte first.</summary>
    public sealed class Max17048
    {
        private enum Register : byte
        {
            CellVoltage = 0x02,
            StateOfCharge = 0x04,
        }

        private readonly II2c _bus;
        private readonly byte[] _write = new byte[1];
        private readonly byte[] _read = new byte[2];

        public Max17048(II2c bus)
        {
            _bus = bus;
        }

        /// <summary>Charge (0 to 100) and cell voltage. False when the gauge does not answer.</summary>
        public bool TryRead(out int percent, out int millivolts)
        {
            percent = 0;
            millivolts = 0;
            int charge = ReadRegister(Register.StateOfCharge);
            int voltage = ReadRegister(Register.CellVoltage);
            if (charge < 0 || voltage < 0)
            {
                return false;
            }

            // 1/256 % and 78.125 uV (5/64 mV) a step.
            percent = charge >> 8;
            percent = percent > 100 ? 100 : percent;
            millivolts = voltage * 5 / 64;
            return true;
        }

        private int ReadRegister(Register register)
        {
            _write[0] = (byte)register;
            return _bus.WriteRead(_write, 1, _read, 2) == Status.Ok ? (_read[0] << 8) | _read[1] : -1;
        }
    }
}
