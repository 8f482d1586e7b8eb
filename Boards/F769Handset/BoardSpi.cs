using System;
using System.Device.Spi;
using Drivers.Hal;

namespace F769Handset
{
    /// <summary>One device on an SPI bus; the driver of the bus holds its chip select for the length of a call.</summary>
    internal sealed class BoardSpi : ISpi
    {
        private readonly SpiDevice _device;

        public BoardSpi(int bus, int chipSelect, int clockHz)
        {
            var settings = new SpiConnectionSettings(bus, chipSelect);
            settings.ClockFrequency = clockHz;
            settings.Mode = SpiMode.Mode0;
            settings.DataBitLength = 8;
            _device = SpiDevice.Create(settings);
        }

        public Status Write(byte[] data, int offset, int count)
        {
            try
            {
                _device.Write(new SpanByte(data, offset, count));
                return Status.Ok;
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

        public Status Transfer(byte[] data, int offset, int count)
        {
            try
            {
                var bytes = new SpanByte(data, offset, count);
                _device.TransferFullDuplex(bytes, bytes);
                return Status.Ok;
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
    }
}
