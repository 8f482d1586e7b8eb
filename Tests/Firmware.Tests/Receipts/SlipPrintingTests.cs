using System.Text;
using Drivers.Keypad;
using Drivers.Printer;
using Firmware.Receipts;
using Firmware.Ui;
using Tests.Terminal.Ui;
using VirtualHandset;

namespace Tests.Terminal.Receipts
{
    [TestClass]
    public class SlipPrintingTests
    {
        private const int StepMs = 20;
        private const int LimitMs = 60000;
        private const int LineBytes = 256;

        private readonly UiRig _rig = new UiRig(Language.English);
        private readonly VirtualClock _clock = new VirtualClock();
        private readonly VirtualUart _line;
        private readonly PrinterModel _model;
        private readonly EscPosPrinter _printer;
        private readonly SlipPrinting _printing;
        private readonly SaleSlip _slip = new SaleSlip(SampleRecord.Header());

        public SlipPrintingTests()
        {
            _line = new VirtualUart(_clock, SeededRandom.For(3, 1), LineBytes);
            _model = new PrinterModel(_clock, _line.Device, false);
            _printer = new EscPosPrinter(_line.Terminal);
            _printing = new SlipPrinting(_rig.Ui, _printer);
        }

        [TestMethod]
        public void Prints_the_whole_slip()
        {
            Start();
            Assert.IsTrue(RunUntilDone());
            Assert.IsTrue(_printing.Printed);
            Assert.AreEqual(1, Count("RMB 1,234.56"));
            Assert.AreEqual(1, _printer.Printed);
        }

        [TestMethod]
        public void Paper_that_ends_in_the_middle_is_replaced_and_the_slip_goes_on()
        {
            _model.PaperLeftRows = 300;
            Start();
            Assert.IsFalse(RunUntilDone(), "waits for paper");
            Assert.AreSame(_rig.Ui.Top.GetType(), typeof(MessagePage));
            _model.PaperOut = false;
            Run(1000);
            _rig.Press(Key.Enter);
            Assert.IsTrue(RunUntilDone());
            Assert.IsTrue(_printing.Printed);
            Assert.AreEqual(1, Count("RMB 1,234.56"));
            Assert.AreEqual(1, Count("Terminal 1.0"));
        }

        [TestMethod]
        public void Enter_without_new_paper_asks_again()
        {
            _model.PaperOut = true;
            Start();
            Assert.IsFalse(RunUntilDone());
            _rig.Press(Key.Enter);
            Run(500);
            Assert.IsFalse(_printing.Poll(_clock.NowMs));
            Assert.IsTrue(_rig.Ui.Top.Result == PageResult.None, "the question is there again");
        }

        [TestMethod]
        public void Cancel_gives_the_slip_up()
        {
            _model.PaperOut = true;
            Start();
            Assert.IsFalse(RunUntilDone());
            _rig.Press(Key.Cancel);
            Assert.IsTrue(RunUntilDone());
            Assert.IsFalse(_printing.Printed);
        }

        [TestMethod]
        public void A_slip_given_up_half_way_does_not_stand_before_the_next()
        {
            _model.PaperLeftRows = 300;
            Start();
            Assert.IsFalse(RunUntilDone());
            _rig.Press(Key.Cancel);
            Assert.IsTrue(RunUntilDone());
            _model.PaperOut = false;
            Run(2000);
            Begin();
            Assert.IsTrue(RunUntilDone());
            Assert.IsTrue(_printing.Printed);
        }

        [TestMethod]
        public void A_silent_printer_is_said_and_can_be_passed_over()
        {
            _model.Dead = true;
            Start();
            Assert.IsFalse(RunUntilDone());
            _rig.Press(Key.Cancel);
            Assert.IsTrue(RunUntilDone());
            Assert.IsFalse(_printing.Printed);
        }

        private void Start()
        {
            Assert.AreEqual(0, (int)_printer.Start(0));
            Begin();
        }

        private void Begin()
        {
            _slip.Start(SampleRecord.Make(), Language.English, SlipCopy.Merchant, false);
            _printing.Start(_slip, "Sale", Text.PrintingMerchant, _clock.NowMs);
        }

        private void Run(int ms)
        {
            long end = _clock.NowMs + ms;
            while (_clock.NowMs < end)
            {
                Step();
            }
        }

        private bool RunUntilDone()
        {
            long end = _clock.NowMs + LimitMs;
            while (_clock.NowMs < end)
            {
                Step();
                if (_printing.Poll(_clock.NowMs))
                {
                    return true;
                }
            }

            return false;
        }

        private void Step()
        {
            _clock.AdvanceMs(StepMs);
            _line.Run(_clock.NowUs);
            _model.Run(_clock.NowUs);
            _line.Run(_clock.NowUs);
            Assert.AreEqual((int)_printer.Poll(_clock.NowMs), (int)_printer.State);
        }

        // Lines that came out whole with exactly that text.
        private int Count(string text)
        {
            int found = 0;
            for (int i = 0; i < _model.Roll.LineCount; i++)
            {
                PaperLine line = _model.Roll.Line(i);
                if (line.Complete && Encoding.UTF8.GetString(line.Text, 0, line.Text.Length) == text)
                {
                    found++;
                }
            }

            return found;
        }
    }
}
