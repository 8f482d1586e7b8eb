using System.Device.Gpio;
using Drivers.Hal;

namespace F769Handset
{
    /// <summary>One line of the processor.</summary>
    internal sealed class BoardPin : IPin
    {
        private readonly GpioPin _pin;

        public BoardPin(GpioController controller, int number, PinMode mode)
        {
            _pin = controller.OpenPin(number, mode);
        }

        public bool Read()
        {
            return _pin.Read() == PinValue.High;
        }

        public void Write(bool high)
        {
            _pin.Write(high ? PinValue.High : PinValue.Low);
        }
    }
}
