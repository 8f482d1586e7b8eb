using System;
using System.Device.Pwm;
using Drivers.Hal;

namespace F769Handset
{
    /// <summary>A timer output. A failure leaves the line quiet: no sale waits for a beep.</summary>
    internal sealed class BoardPwm : IPwm
    {
        private readonly PwmChannel _channel;

        public BoardPwm(int pin)
        {
            _channel = PwmChannel.CreateFromPin(pin);
        }

        /// <summary>Whether the last call was carried out.</summary>
        public Status State { get; private set; }

        public void Start(int frequencyHz, int dutyPercent)
        {
            try
            {
                _channel.Frequency = frequencyHz;
                _channel.DutyCycle = dutyPercent / 100.0;
                _channel.Start();
                State = Status.Ok;
            }
            catch (Exception)
            {
                State = Status.Fault;
            }
        }

        public void Stop()
        {
            try
            {
                _channel.Stop();
                State = Status.Ok;
            }
            catch (Exception)
            {
                State = Status.Fault;
            }
        }
    }

    /// <summary>A lamp on a plain pin: any duty above 0 is on.</summary>
    internal sealed class Lamp : IPwm
    {
        private readonly IPin _pin;

        public Lamp(IPin pin)
        {
            _pin = pin;
        }

        public void Start(int frequencyHz, int dutyPercent)
        {
            _pin.Write(dutyPercent > 0);
        }

        public void Stop()
        {
            _pin.Write(false);
        }
    }
}
