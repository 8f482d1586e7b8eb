namespace System.Device.I2c
{
    public enum I2cBusSpeed
    {
        StandardMode = 0,
        FastMode = 1,
        FastModePlus = 2,
    }

    public sealed class I2cConnectionSettings
    {
        public I2cConnectionSettings(int busId, int deviceAddress) => throw null;

        public I2cConnectionSettings(int busId, int deviceAddress, System.Device.I2c.I2cBusSpeed busSpeed) => throw null;

        public int BusId => throw null;

        public int DeviceAddress => throw null;

        public System.Device.I2c.I2cBusSpeed BusSpeed => throw null;
    }

    public class I2cDevice : System.IDisposable
    {
        public byte ReadByte() => throw null;

        public System.Device.I2c.I2cTransferResult Read(System.SpanByte buffer) => throw null;

        public System.Device.I2c.I2cTransferResult WriteByte(byte value) => throw null;

        public System.Device.I2c.I2cTransferResult Write(System.SpanByte buffer) => throw null;

        public System.Device.I2c.I2cTransferResult WriteRead(System.SpanByte writeBuffer, System.SpanByte readBuffer) => throw null;

        public static System.Device.I2c.I2cDevice Create(System.Device.I2c.I2cConnectionSettings settings) => throw null;

        public I2cDevice(System.Device.I2c.I2cConnectionSettings settings) => throw null;

        ~I2cDevice()
        {
        }

        public void Dispose() => throw null;

        public System.Device.I2c.I2cConnectionSettings ConnectionSettings => throw null;
    }

    public struct I2cTransferResult
    {
        private readonly int _state;

        public uint BytesTransferred => throw null;

        public System.Device.I2c.I2cTransferStatus Status => throw null;
    }

    public enum I2cTransferStatus
    {
        UnknownError = 0,
        FullTransfer = 1,
        ClockStretchTimeout = 2,
        PartialTransfer = 3,
        SlaveAddressNotAcknowledged = 4,
    }
}
