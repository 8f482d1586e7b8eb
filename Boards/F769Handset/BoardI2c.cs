using System;
using System.Device.I2c;
using Drivers.Hal;

namespace F769Handset
{
    /// <summary>One device on the I2C bus, at 400 kHz.</summary>
    internal sealed class BoardI2c : II2c
    {
        private readonly I2cDevice _device;

        public BoardI2c(int bus, int address)
        {
            _device = I2cDevice.Create(new I2cConnectionSettings(bus, address, I2cBusSpeed.FastMode));
        }

        public Status WriteRead(byte[] write, int writeCount, byte[] read, int readCount)
        {
            try
            {
                return Meaning(Transfer(write, writeCount, read, readCount));
            }
            catch (ArgumentException)
            {
                return Status.Invalid;
            }
            catch (Exception)
            {
                return Status.Fault;
            }
        }

        private I2cTransferStatus Transfer(byte[] write, int writeCount, byte[] read, int readCount)
        {
            if (readCount == 0)
            {
                return _device.Write(new SpanByte(write, 0, writeCount)).Status;
            }

            if (writeCount == 0)
            {
                return _device.Read(new SpanByte(read, 0, readCount)).Status;
            }

            return _device.WriteRead(new SpanByte(write, 0, writeCount), new SpanByte(read, 0, readCount)).Status;
        }

        private static Status Meaning(I2cTransferStatus status)
        {
            switch (status)
            {
                case I2cTransferStatus.FullTransfer:
                    return Status.Ok;
                case I2cTransferStatus.SlaveAddressNotAcknowledged:
                    return Status.NoDevice;
                case I2cTransferStatus.ClockStretchTimeout:
                    return Status.Timeout;
                default:
                    return Status.Protocol;
            }
        }
    }
}
