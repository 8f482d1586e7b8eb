namespace F769Handset
{
    /// <summary>
    /// Where each part of the handset hangs on the STM32F769I Discovery (MB1225). The Arduino names are those printed beside
    /// connectors CN9, CN11, CN13 and CN14 (ST UM2033, "Arduino Uno V3 connectors"); which serial ports, buses and timers the
    /// published nanoFramework image offers is set in its target ST_STM32F769I_DISCOVERY. The wiring is drawn in
    /// docs/technician-guide.md.
    /// </summary>
    internal static class PinMap
    {
        // nanoFramework numbers a pin port * 16 + line.
        private const int PortA = 0 * 16;
        private const int PortC = 2 * 16;
        private const int PortF = 5 * 16;
        private const int PortH = 7 * 16;
        private const int PortJ = 9 * 16;

        // Key matrix. Rows are driven, columns are read with pull-up.
        public const int KeypadRow1 = PortJ + 1;    // D2
        public const int KeypadRow2 = PortJ + 0;    // D4
        public const int KeypadRow3 = PortF + 7;    // D6
        public const int KeypadRow4 = PortJ + 3;    // D7
        public const int KeypadRow5 = PortJ + 4;    // D8
        public const int KeypadColumn1 = PortA + 6; // A0
        public const int KeypadColumn2 = PortA + 4; // A1
        public const int KeypadColumn3 = PortC + 2; // A2
        public const int KeypadColumn4 = PortF + 10; // A3

        // SPI2: D13 clock (PA12), D12 in (PB14), D11 out (PB15), shared by display and flash.
        public const int SpiBus = 2;
        public const int DisplaySelect = PortH + 6;      // D9
        public const int DisplayDataCommand = PortF + 8; // A4
        public const int DisplayReset = PortF + 9;       // A5
        public const int Backlight = PortC + 8;          // D5
        public const int FlashSelect = PortF + 6;        // D3

        /// <summary>D10, TIM1 channel 4: the one timer of the published image that reaches these connectors.</summary>
        public const int Buzzer = PortA + 11;

        // I2C1: D15 clock (PB8), D14 data (PB9).
        public const int I2cBus = 1;

        /// <summary>PCF8574 with A0 to A2 low: the card's slow lines.</summary>
        public const int ExpanderAddress = 0x20;

        // The expander starts with all outputs high: the lines that feed the card are inverted, so it starts without supply.
        public const int ExpanderCardReset = 0;
        public const int ExpanderCardClock = 1;
        public const int ExpanderCardPower = 2;
        public const int ExpanderCardDetect = 3;

        /// <summary>Jumper to ground: the printer's connector is the service port until the next power-on.</summary>
        public const int ExpanderServiceJumper = 4;

        /// <summary>Touch controller of the display's module (XPT2046): select is high, and so at rest, after power-on; its pen line is low while something presses.</summary>
        public const int ExpanderTouchSelect = 5;
        public const int ExpanderTouchPen = 6;

        /// <summary>Bridge to ground: the module has a touch layer and it is wired.</summary>
        public const int ExpanderTouchFitted = 7;

        /// <summary>PCF8574 with A0 high: the contactless reader's lines. Without it the board has no reader.</summary>
        public const int TapExpanderAddress = 0x21;

        // Lights sink current: lit while low. Select and reset are high, and so at rest, after power-on.
        public const int TapLight1 = 0;
        public const int TapLight2 = 1;
        public const int TapLight3 = 2;
        public const int TapLight4 = 3;
        public const int TapSelect = 4;
        public const int TapReset = 5;
        public const int TapReady = 6;

        /// <summary>USART6: D1 out, D0 in.</summary>
        public const string PrinterPort = "COM6";

        /// <summary>UART5 on the Wi-Fi connector CN2, both lines joined to the card's I/O through an open-drain buffer.</summary>
        public const string CardPort = "COM5";

        /// <summary>
        /// No such port in the published image, which keeps USART1 (ST-LINK's virtual port) for itself: opening it fails. An image
        /// of our own that offers a third port brings it to life as the service port.
        /// </summary>
        public const string NoPort = "COM4";
    }
}
