using System;
using Drivers.Hal;
using Drivers.Printer;

namespace VirtualHandset
{
    /// <summary>
    /// The virtual board: a clock, one model per chip, and the <see cref="Buses"/> that a terminal takes. It moves time and
    /// the chips; <c>Machine</c> puts a terminal on it.
    /// </summary>
    public sealed class Handset
    {
        private const int MaxModels = 16;
        private const int LineBytes = 512;

        // W25Q64.
        private const int FlashBytes = 8 * 1024 * 1024;

        // Each model draws from a stream of its own.
        private const uint FirmwareStream = 1;
        private const uint KeypadStream = 2;
        private const uint PrinterLineStream = 3;
        private const uint CardLineStream = 4;
        private const uint ServiceLineStream = 5;

        private readonly IModel[] _models = new IModel[MaxModels];
        private int _modelCount;

        /// <param name="link">The way to the acquirer: an in-process pipe or a socket.</param>
        public Handset(uint seed, ILink link)
            : this(seed, link, LcdModel.Width, LcdModel.Height)
        {
        }

        /// <param name="keptWidth">Columns of the LCD's frame to keep; 0 spares 150 KB where nobody looks at the screen (and the printer keeps lines without dots).</param>
        /// <param name="keptHeight">Rows to keep.</param>
        public Handset(uint seed, ILink link, int keptWidth, int keptHeight)
            : this(seed, link, keptWidth, keptHeight, EscPos.RowDots, true)
        {
        }

        /// <param name="printerRowDots">384 for 58 mm paper, 576 for 80 mm.</param>
        /// <param name="printerHasChinese">Whether its controller has Chinese characters.</param>
        public Handset(uint seed, ILink link, int keptWidth, int keptHeight, int printerRowDots, bool printerHasChinese)
        {
            Seed = seed;
            Clock = new VirtualClock();
            Random = SeededRandom.For(seed, FirmwareStream);

            Keypad = new KeypadModel(Clock, SeededRandom.For(seed, KeypadStream));
            Lcd = new LcdModel(Clock, keptWidth, keptHeight);
            Backlight = new PwmModel(Clock);
            Buzzer = new PwmModel(Clock);
            Calendar = new Pcf8563Model(Clock, DefaultStart);
            Gauge = new Max17048Model();
            PrinterLine = new VirtualUart(Clock, SeededRandom.For(seed, PrinterLineStream), LineBytes);
            Printer = new PrinterModel(Clock, PrinterLine.Device, keptWidth > 0, printerRowDots, printerHasChinese);
            CardLine = new VirtualUart(Clock, SeededRandom.For(seed, CardLineStream), LineBytes);
            ServiceLine = new VirtualUart(Clock, SeededRandom.For(seed, ServiceLineStream), LineBytes);
            CardReset = new VirtualPin(false);
            CardClockEnable = new VirtualPin(false);
            CardPower = new VirtualPin(false);
            CardDetect = new VirtualPin(false);
            CardDetect.Changed = OnCardDetect;

            Add(Keypad);
            Add(Lcd);
            Add(Backlight);
            Add(Buzzer);
            Add(Calendar);
            Add(PrinterLine);
            Add(Printer);
            Add(CardLine);
            Add(ServiceLine);
            Card = new CardModel(Clock, CardLine.Device, CardReset, CardClockEnable, CardPower, CardDetect);
            Add(Card);
            Nfc = new Pn532Model(Clock);
            Add(Nfc);
            NfcLights = new[] { new VirtualPin(false), new VirtualPin(false), new VirtualPin(false), new VirtualPin(false) };

            Touch = new TouchModel(LcdModel.Width, LcdModel.Height);
            Flash = new FlashModel(Clock, FlashBytes);
            Buses = MakeBuses(link);
        }

        /// <summary>Local time at which the calendar chip of a new handset stands.</summary>
        public static DateTime DefaultStart
        {
            get { return new DateTime(2026, 1, 15, 10, 0, 0); }
        }

        /// <summary>Everything random in this world follows from it.</summary>
        public readonly uint Seed;

        public readonly VirtualClock Clock;

        /// <summary>What the firmware gets as randomness.</summary>
        public readonly SeededRandom Random;

        public readonly KeypadModel Keypad;
        public readonly LcdModel Lcd;
        /// <summary>The touch layer over the display.</summary>
        public readonly TouchModel Touch;

        public readonly PwmModel Backlight;
        public readonly PwmModel Buzzer;
        public readonly Pcf8563Model Calendar;
        public readonly Max17048Model Gauge;
        /// <summary>Keeps its contents without power; <see cref="Machine"/> tells it when the power goes and comes.</summary>
        public readonly FlashModel Flash;
        public readonly VirtualUart PrinterLine;
        public readonly PrinterModel Printer;

        /// <summary>The card slot.</summary>
        public readonly CardModel Card;

        /// <summary>The card's I/O line; the card model holds the device end and the pins below.</summary>
        public readonly VirtualUart CardLine;
        public readonly VirtualPin CardReset;
        public readonly VirtualPin CardClockEnable;
        public readonly VirtualPin CardPower;

        /// <summary>High while a card is seated; the card model writes it.</summary>
        public readonly VirtualPin CardDetect;

        /// <summary>The contactless reader and what is held to it.</summary>
        public readonly Pn532Model Nfc;

        /// <summary>The reader's lights, left to right; high = lit.</summary>
        public readonly VirtualPin[] NfcLights;

        /// <summary>The technician's line (key injection); the test holds the device end.</summary>
        public readonly VirtualUart ServiceLine;

        /// <summary>What the terminal gets.</summary>
        public readonly Buses Buses;

        /// <summary>Whether the terminal's supply is on.</summary>
        public bool Powered { get; private set; }

        /// <summary>When a model will next do something by itself, in the terminal's milliseconds (rounded up); <see cref="VirtualClock.Never"/> when all wait to be asked.</summary>
        public long NextEventMs
        {
            get { return Clock.ToTerminalMs(NextEventUs); }
        }

        /// <summary>The same on <see cref="VirtualClock.NowUs"/>.</summary>
        public long NextEventUs
        {
            get
            {
                // By name and not over an interface: this is asked at every step of the world.
                long next = PrinterLine.NextUs;
                next = Earlier(next, Printer.NextUs);
                next = Earlier(next, CardLine.NextUs);
                next = Earlier(next, ServiceLine.NextUs);
                next = Earlier(next, Card.NextUs);
                next = Earlier(next, Nfc.NextUs);
                return next;
            }
        }

        private void Add(IModel model)
        {
            _models[_modelCount] = model;
            _modelCount++;
        }

        /// <summary>The supply comes on: the terminal's milliseconds start at 0.</summary>
        public void PowerOn()
        {
            Clock.PowerOn();
            Powered = true;
        }

        /// <summary>The supply goes away at this instant; every chip forgets what it would forget.</summary>
        public void PowerCut()
        {
            Powered = false;
            for (int i = 0; i < _modelCount; i++)
            {
                _models[i].PowerLost();
            }

            CardReset.Write(false);
            CardClockEnable.Write(false);
            CardPower.Write(false);
            for (int i = 0; i < NfcLights.Length; i++)
            {
                NfcLights[i].Write(false);
            }
        }

        /// <summary>Moves time to that moment; every model does what is due on the way, in order of time.</summary>
        /// <param name="untilUs">On <see cref="VirtualClock.NowUs"/>.</param>
        /// <param name="stopOnInterrupt">Return early when a line with an interrupt changed (received byte, card detect).</param>
        /// <returns>True when it stopped for an interrupt.</returns>
        public bool RunTo(long untilUs, bool stopOnInterrupt)
        {
            int interrupts = Clock.Interrupts;
            long next = NextEventUs;
            while (next <= untilUs)
            {
                Clock.AdvanceTo(next);
                RunWhatIsDue(Clock.NowUs);
                if (stopOnInterrupt && Clock.Interrupts != interrupts)
                {
                    return true;
                }

                next = NextEventUs;
            }

            Clock.AdvanceTo(untilUs);
            return false;
        }

        /// <summary>Lets that much time pass.</summary>
        public void RunFor(long ms)
        {
            RunTo(Clock.NowUs + (ms * 1000), false);
        }

        private void RunWhatIsDue(long nowUs)
        {
            if (PrinterLine.NextUs <= nowUs)
            {
                PrinterLine.Run(nowUs);
            }

            if (Printer.NextUs <= nowUs)
            {
                Printer.Run(nowUs);
            }

            if (CardLine.NextUs <= nowUs)
            {
                CardLine.Run(nowUs);
            }

            if (ServiceLine.NextUs <= nowUs)
            {
                ServiceLine.Run(nowUs);
            }

            if (Card.NextUs <= nowUs)
            {
                Card.Run(nowUs);
            }

            if (Nfc.NextUs <= nowUs)
            {
                Nfc.Run(nowUs);
            }
        }

        private static long Earlier(long oneUs, long otherUs)
        {
            return oneUs < otherUs ? oneUs : otherUs;
        }

        private void OnCardDetect(VirtualPin pin, bool high)
        {
            Clock.Interrupt();
        }

        private Buses MakeBuses(ILink link)
        {
            var buses = new Buses();
            buses.Clock = Clock;
            buses.Random = Random;
            buses.KeypadRows = Keypad.Rows;
            buses.KeypadColumns = Keypad.Columns;
            buses.Display = Lcd;
            buses.DisplayDataCommand = Lcd.DataCommand;
            buses.DisplayReset = Lcd.Reset;
            buses.Backlight = Backlight;
            buses.Touch = Touch;
            buses.TouchPen = Touch.PenDown;
            buses.Printer = PrinterLine.Terminal;
            buses.PrinterRowDots = Printer.RowDots;
            buses.PrinterHasChinese = Printer.HasChinese;
            buses.Card = CardLine.Terminal;
            buses.CardReset = CardReset;
            buses.CardClockEnable = CardClockEnable;
            buses.CardPower = CardPower;
            buses.CardDetect = CardDetect;
            buses.Nfc = Nfc;
            buses.NfcReady = Nfc.Ready;
            buses.NfcReset = Nfc.Reset;
            buses.NfcLights = new IPin[] { NfcLights[0], NfcLights[1], NfcLights[2], NfcLights[3] };
            buses.Flash = Flash;
            buses.Buzzer = Buzzer;
            buses.Calendar = Calendar;
            buses.Gauge = Gauge;
            buses.Link = link;
            buses.Service = ServiceLine.Terminal;
            return buses;
        }
    }
}
