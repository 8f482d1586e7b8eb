using System;
using System.Device.Spi;
using Drivers.Hal;

namespace F769Handset
{
    /// <summary>
    /// One device on an SPI bus; the driver of the bus holds its chip select for the length of a call, or a line of the
    /// expander does where the processor has none left.
    /// </summary>
    internal sealed class BoardSpi : ISpi
    {
        private const int NoLine = -1;

        private readonly SpiDevice _device;
        private readonly IPin _select;

        public BoardSpi(int bus, int chipSelect, int clockHz)
        {
            var settings = new SpiConnectionSettings(bus, chipSelect);
            settings.ClockFrequency = clockHz;
            settings.Mode = SpiMode.Mode0;
            settings.DataBitLength = 8;
            _device = SpiDevice.Create(settings);
        }

        /// <param name="select">Low for the length of a call.</param>
        public BoardSpi(int bus, IPin select, int clockHz)
            : this(bus, NoLine, clockHz)
        {
            _select = select;
        }

        public Status Write(byte[] data, int offset, int count)
        {
            Select(true);
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
            finally
            {
                Select(false);
            }
        }

        public Status Transfer(byte[] data, int offset, int count)
        {
            Select(true);
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
            finally
            {
                Select(false);
            }
        }

        private void Select(bool selected)
        {
            if (_select != null)
            {
                _select.Write(!selected);
            }
        }
    }
}
