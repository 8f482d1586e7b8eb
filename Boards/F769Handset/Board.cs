using System;
using System.Device.Gpio;
using Drivers.Hal;
using Emv.Crypto;
using nanoFramework.Hardware.Stm32;

namespace F769Handset
{
    /// <summary>Opens every line of <see cref="PinMap"/> and hands them out as buses.</summary>
    internal static class Board
    {
        // Limits of the chips (ST7789 write cycle 66 ns; W25Q well above), rounded down to what SPI2 can divide.
        private const int DisplayClockHz = 12000000;
        private const int FlashClockHz = 12000000;

        /// <summary>The PN532 takes up to 5 MHz.</summary>
        private const int TapClockHz = 3000000;

        /// <summary>The XPT2046 converts at 125,000 a second at most, sixteen clocks each.</summary>
        private const int TouchClockHz = 1500000;

        // Fixed by the makers.
        private const int CalendarAddress = 0x51; // PCF8563
        private const int GaugeAddress = 0x36;    // MAX17048

        private const int DeviceKeyBytes = 16;

        /// <summary>Keeps the key apart from what <see cref="BoardRandom"/> makes of the same serial number.</summary>
        private const byte DeviceKeyLabel = 0x44;

        public static Buses Open()
        {
            var gpio = new GpioController();
            var expander = new Expander(new BoardI2c(PinMap.I2cBus, PinMap.ExpanderAddress));

            var buses = new Buses();
            buses.Clock = new BoardClock();
            buses.Random = new BoardRandom();
            OpenKeypad(buses, gpio);
            OpenDisplay(buses, gpio);
            OpenCard(buses, expander);
            OpenPrinterOrService(buses, expander);
            OpenTapReader(buses);
            OpenTouch(buses, expander);
            buses.Flash = new BoardSpi(PinMap.SpiBus, PinMap.FlashSelect, FlashClockHz);
            buses.Buzzer = new BoardPwm(PinMap.Buzzer);
            buses.Calendar = new BoardI2c(PinMap.I2cBus, CalendarAddress);
            buses.Gauge = new BoardI2c(PinMap.I2cBus, GaugeAddress);
            buses.Link = new BoardLink();
            return buses;
        }

        /// <summary>
        /// 16 bytes of this processor alone, from its serial number. They tie the vault's flash to the board; whoever can read the
        /// serial number can compute them, so a terminal in the field takes them from a secure element.
        /// </summary>
        public static byte[] DeviceKey()
        {
            byte[] serial = Utilities.UniqueDeviceId;
            var hash = new Sha256();
            var digest = new byte[Sha256.DigestLength];
            hash.Reset();
            hash.Update(DeviceKeyLabel);
            hash.Update(serial, 0, serial.Length);
            hash.Finish(digest, 0);
            var deviceKey = new byte[DeviceKeyBytes];
            Array.Copy(digest, 0, deviceKey, 0, DeviceKeyBytes);
            return deviceKey;
        }

        private static void OpenKeypad(Buses buses, GpioController gpio)
        {
            // Open drain: two keys held in one column must not short two rows.
            buses.KeypadRows = new IPin[]
            {
                new BoardPin(gpio, PinMap.KeypadRow1, PinMode.OutputOpenDrain),
                new BoardPin(gpio, PinMap.KeypadRow2, PinMode.OutputOpenDrain),
                new BoardPin(gpio, PinMap.KeypadRow3, PinMode.OutputOpenDrain),
                new BoardPin(gpio, PinMap.KeypadRow4, PinMode.OutputOpenDrain),
                new BoardPin(gpio, PinMap.KeypadRow5, PinMode.OutputOpenDrain),
            };
            buses.KeypadColumns = new IPin[]
            {
                new BoardPin(gpio, PinMap.KeypadColumn1, PinMode.InputPullUp),
                new BoardPin(gpio, PinMap.KeypadColumn2, PinMode.InputPullUp),
                new BoardPin(gpio, PinMap.KeypadColumn3, PinMode.InputPullUp),
                new BoardPin(gpio, PinMap.KeypadColumn4, PinMode.InputPullUp),
            };
        }

        private static void OpenDisplay(Buses buses, GpioController gpio)
        {
            buses.Display = new BoardSpi(PinMap.SpiBus, PinMap.DisplaySelect, DisplayClockHz);
            buses.DisplayDataCommand = new BoardPin(gpio, PinMap.DisplayDataCommand, PinMode.Output);
            buses.DisplayReset = new BoardPin(gpio, PinMap.DisplayReset, PinMode.Output);
            buses.Backlight = new Lamp(new BoardPin(gpio, PinMap.Backlight, PinMode.Output));
        }

        /// <summary>Two free ports for three lines: with the jumper set, the technician's cable takes the printer's place.</summary>
        private static void OpenPrinterOrService(Buses buses, Expander expander)
        {
            var jumper = new ExpanderPin(expander, PinMap.ExpanderServiceJumper, true);
            bool service = jumper.Read() && expander.State == Status.Ok;
            buses.Printer = new BoardUart(service ? PinMap.NoPort : PinMap.PrinterPort, false);
            buses.Service = new BoardUart(service ? PinMap.PrinterPort : PinMap.NoPort, false);
        }

        /// <summary>The reader hangs on an expander of its own, because the connectors have no line left; a unit without one has no taps.</summary>
        private static void OpenTapReader(Buses buses)
        {
            var expander = new Expander(new BoardI2c(PinMap.I2cBus, PinMap.TapExpanderAddress));
            expander.Read();
            if (expander.State != Status.Ok)
            {
                return;
            }

            buses.Nfc = new BoardSpi(PinMap.SpiBus, new ExpanderPin(expander, PinMap.TapSelect, false), TapClockHz);
            buses.NfcReady = new ExpanderPin(expander, PinMap.TapReady, false);
            buses.NfcReset = new ExpanderPin(expander, PinMap.TapReset, false);
            buses.NfcLights = new IPin[]
            {
                new ExpanderPin(expander, PinMap.TapLight1, true), new ExpanderPin(expander, PinMap.TapLight2, true),
                new ExpanderPin(expander, PinMap.TapLight3, true), new ExpanderPin(expander, PinMap.TapLight4, true),
            };
        }

        /// <summary>
        /// The resistive layer of the display's module. (The Discovery's own panel has a capacitive one, but it lies over a display
        /// that the handset does not use, and on I2C4, which the published image does not offer.)
        /// </summary>
        private static void OpenTouch(Buses buses, Expander expander)
        {
            var fitted = new ExpanderPin(expander, PinMap.ExpanderTouchFitted, true);
            if (fitted.Read() && expander.State == Status.Ok)
            {
                buses.Touch = new BoardSpi(PinMap.SpiBus, new ExpanderPin(expander, PinMap.ExpanderTouchSelect, false), TouchClockHz);
                buses.TouchPen = new ExpanderPin(expander, PinMap.ExpanderTouchPen, false);
            }
        }

        private static void OpenCard(Buses buses, Expander expander)
        {
            buses.Card = new BoardUart(PinMap.CardPort, true);
            buses.CardReset = new ExpanderPin(expander, PinMap.ExpanderCardReset, true);
            buses.CardClockEnable = new ExpanderPin(expander, PinMap.ExpanderCardClock, true);
            buses.CardPower = new ExpanderPin(expander, PinMap.ExpanderCardPower, true);
            buses.CardDetect = new ExpanderPin(expander, PinMap.ExpanderCardDetect, false);
        }
    }
}
