namespace System.Device.Spi
{
    public enum DataFlow
    {
        MsbFirst = 0,
        LsbFirst = 1,
    }

    public enum SpiBusConfiguration
    {
        FullDuplex = 0,
        HalfDuplex = 1,
        Simplex = 2,
    }

    public sealed class SpiBusInfo
    {
        internal SpiBusInfo()
        {
        }

        public int MaxClockFrequency => throw null;

        public int MinClockFrequency => throw null;
    }

    public sealed class SpiConnectionSettings
    {
        public SpiConnectionSettings(int busId, int chipSelectLine = -1) => throw null;

        public int BusId
        {
            get => throw null;
            set => throw null;
        }

        public int ChipSelectLine
        {
            get => throw null;
            set => throw null;
        }

        public System.Device.Spi.SpiMode Mode
        {
            get => throw null;
            set => throw null;
        }

        public int DataBitLength
        {
            get => throw null;
            set => throw null;
        }

        public int ClockFrequency
        {
            get => throw null;
            set => throw null;
        }

        public System.Device.Spi.DataFlow DataFlow
        {
            get => throw null;
            set => throw null;
        }

        public System.Device.Gpio.PinValue ChipSelectLineActiveState
        {
            get => throw null;
            set => throw null;
        }

        public System.Device.Spi.SpiBusConfiguration Configuration
        {
            get => throw null;
            set => throw null;
        }
    }

    public class SpiDevice : System.IDisposable
    {
        public byte ReadByte() => throw null;

        public void Read(System.SpanByte buffer) => throw null;

        public void Read(ushort[] buffer) => throw null;

        public void WriteByte(byte value) => throw null;

        public void Write(ushort[] buffer) => throw null;

        public void Write(System.SpanByte buffer) => throw null;

        public void TransferFullDuplex(ushort[] writeBuffer, ushort[] readBuffer) => throw null;

        public void TransferFullDuplex(System.SpanByte writeBuffer, System.SpanByte readBuffer) => throw null;

        public static System.Device.Spi.SpiBusInfo GetBusInfo(int busId) => throw null;

        public static System.Device.Spi.SpiDevice Create(System.Device.Spi.SpiConnectionSettings settings) => throw null;

        public SpiDevice(System.Device.Spi.SpiConnectionSettings settings) => throw null;

        public void Dispose() => throw null;

        protected void Dispose(bool disposing) => throw null;

        ~SpiDevice()
        {
        }

        public System.Device.Spi.SpiConnectionSettings ConnectionSettings => throw null;
    }

    public class SpiDeviceAlreadyInUseException : System.Exception
    {
        public override string ToString() => throw null;

        public SpiDeviceAlreadyInUseException() => throw null;
    }

    public enum SpiMode
    {
        Mode0 = 0,
        Mode1 = 1,
        Mode2 = 2,
        Mode3 = 3,
    }

    public enum SpiSharingMode
    {
        Exclusive = 0,
        Shared = 1,
    }
}
