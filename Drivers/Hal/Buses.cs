namespace Drivers.Hal
{
    /// <summary>Every line that leaves the processor, by what hangs on it. A board fills it once; the terminal takes it from there.</summary>
    public sealed class Buses
    {
        /// <summary>Milliseconds since power-on.</summary>
        public IClock Clock;

        /// <summary>Unpredictable bytes.</summary>
        public IRandom Random;

        /// <summary>Key matrix rows, outputs, active low, top to bottom (5).</summary>
        public IPin[] KeypadRows;

        /// <summary>Key matrix columns, inputs with pull-up, left to right (4).</summary>
        public IPin[] KeypadColumns;

        /// <summary>LCD controller, with its command/data pin (low = command), reset (active low) and backlight.</summary>
        public ISpi Display;
        public IPin DisplayDataCommand;
        public IPin DisplayReset;
        public IPwm Backlight;

        /// <summary>Thermal printer, 115200 8N1.</summary>
        public IUart Printer;

        /// <summary>Dots of its row: 384 (58 mm paper) or 576 (80 mm).</summary>
        public int PrinterRowDots = 384;

        /// <summary>Whether it has the characters of GB2312; without them the firmware draws Chinese lines itself.</summary>
        public bool PrinterHasChinese = true;

        /// <summary>Touch layer over the display (XPT2046 class) and its pen line (low = something presses). Both null on a board without one; the line may be null.</summary>
        public ISpi Touch;
        public IPin TouchPen;

        /// <summary>Contact card: I/O line as a half-duplex UART that hears only the card, reset (active low), clock enable, supply enable, and card detect (high = card seated).</summary>
        public IUart Card;
        public IPin CardReset;
        public IPin CardClockEnable;
        public IPin CardPower;
        public IPin CardDetect;

        /// <summary>Contactless reader (PN532) with its ready line (low = it has something to say) and its reset (active low). All three are null on a board without one; the lines may be null on a board with one.</summary>
        public ISpi Nfc;
        public IPin NfcReady;
        public IPin NfcReset;

        /// <summary>The reader's four lights from left to right, high = lit (EMV Contactless Book A, 9.2); null on a board without them.</summary>
        public IPin[] NfcLights;

        /// <summary>SPI NOR flash.</summary>
        public ISpi Flash;

        public IPwm Buzzer;

        /// <summary>Battery-backed calendar clock.</summary>
        public II2c Calendar;

        /// <summary>Battery gauge.</summary>
        public II2c Gauge;

        /// <summary>The way to the acquirer.</summary>
        public ILink Link;

        /// <summary>Service port for technicians (key injection), 115200 8N1.</summary>
        public IUart Service;
    }
}
