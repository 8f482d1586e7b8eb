using System.Text;
using Drivers.Keypad;
using Drivers.Printer;
using Firmware.Host;
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

        [TestMethod]
        public void Prints_the_whole_slip()
        {
            var t = new Bench();
            t.Start();
            Assert.IsTrue(t.RunUntilDone());
            Assert.IsTrue(t.Printing.Printed);
            Assert.AreEqual(1, t.Count("RMB 1,234.56"));
            Assert.AreEqual(1, t.Printer.Printed);
        }

        [TestMethod]
        public void Paper_that_ends_in_the_middle_is_replaced_and_the_slip_goes_on()
        {
            var t = new Bench();
            t.Model.PaperLeftRows = 300;
            t.Start();
            Assert.IsFalse(t.RunUntilDone(), "waits for paper");
            Assert.AreSame(t.Rig.Ui.Top.GetType(), typeof(MessagePage));
            t.Model.PaperOut = false;
            t.Run(1000);
            t.Rig.Press(Key.Enter);
            Assert.IsTrue(t.RunUntilDone());
            Assert.IsTrue(t.Printing.Printed);
            Assert.AreEqual(1, t.Count("RMB 1,234.56"));
            Assert.AreEqual(1, t.Count("0.1.0"));
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void A_stopped_slip_comes_anew_only_when_that_is_chosen(bool anew)
        {
            var t = new Bench();
            t.Model.PaperLeftRows = 300;
            t.Start();
            Assert.IsFalse(t.RunUntilDone(), "waits for paper");
            t.Model.PaperOut = false;
            t.Run(5000);
            Assert.AreEqual(1, t.Count("Sales slip"), "nothing comes by itself");
            t.Rig.Press(anew ? Key.Clear : Key.Enter);
            Assert.IsTrue(t.RunUntilDone());
            Assert.IsTrue(t.Printing.Printed);
            Assert.AreEqual(anew ? 2 : 1, t.Count("Sales slip"));
            Assert.AreEqual(1, t.Count("RMB 1,234.56"));
            Assert.AreEqual(1, t.Count("0.1.0"));
        }

        [TestMethod]
        public void Before_the_first_line_there_is_nothing_to_print_anew()
        {
            var t = new Bench();
            t.Model.PaperOut = true;
            t.Start();
            Assert.IsFalse(t.RunUntilDone());
            t.Rig.Press(Key.Clear);
            Assert.IsFalse(t.RunUntilDone());
            Assert.IsTrue(t.Rig.Ui.Top.Result == PageResult.None, "Clear says nothing here");
        }

        [TestMethod]
        public void Enter_without_new_paper_asks_again()
        {
            var t = new Bench();
            t.Model.PaperOut = true;
            t.Start();
            Assert.IsFalse(t.RunUntilDone());
            t.Rig.Press(Key.Enter);
            Assert.IsFalse(t.RunUntilDone());
            Assert.AreSame(t.Rig.Ui.Top.GetType(), typeof(MessagePage));
            Assert.IsTrue(t.Rig.Ui.Top.Result == PageResult.None, "the question is there again");
        }

        [TestMethod]
        [DataRow(0)]
        [DataRow(300)]
        public void Enter_right_after_loading_paper_goes_on(int rowsLeft)
        {
            var t = new Bench();
            t.Model.PaperOut = rowsLeft == 0;
            t.Model.PaperLeftRows = rowsLeft == 0 ? t.Model.PaperLeftRows : rowsLeft;
            t.Start();
            Assert.IsFalse(t.RunUntilDone(), "waits for paper");
            t.Model.PaperOut = false;
            t.Rig.Press(Key.Enter);
            Assert.IsTrue(t.RunUntilDone());
            Assert.IsTrue(t.Printing.Printed);
            Assert.AreEqual(1, t.Count("RMB 1,234.56"));
        }

        [TestMethod]
        public void Cancel_gives_the_slip_up()
        {
            var t = new Bench();
            t.Model.PaperOut = true;
            t.Start();
            Assert.IsFalse(t.RunUntilDone());
            t.Rig.Press(Key.Cancel);
            Assert.IsTrue(t.RunUntilDone());
            Assert.IsFalse(t.Printing.Printed);
        }

        [TestMethod]
        public void A_slip_given_up_half_way_does_not_stand_before_the_next()
        {
            var t = new Bench();
            t.Model.PaperLeftRows = 300;
            t.Start();
            Assert.IsFalse(t.RunUntilDone());
            t.Rig.Press(Key.Cancel);
            Assert.IsTrue(t.RunUntilDone());
            t.Model.PaperOut = false;
            t.Run(2000);
            t.Print();
            Assert.IsTrue(t.RunUntilDone());
            Assert.IsTrue(t.Printing.Printed);
        }

        [TestMethod]
        public void A_silent_printer_is_said_and_can_be_passed_over()
        {
            var t = new Bench();
            t.Model.Dead = true;
            t.Start();
            Assert.IsFalse(t.RunUntilDone());
            t.Rig.Press(Key.Cancel);
            Assert.IsTrue(t.RunUntilDone());
            Assert.IsFalse(t.Printing.Printed);
        }

        /// <summary>What a test works on. Made by each: the test framework of the device calls tests without an instance.</summary>
        private sealed class Bench
        {
            public readonly UiRig Rig;
            public readonly VirtualClock Clock;
            public readonly VirtualUart Line;
            public readonly PrinterModel Model;
            public readonly EscPosPrinter Printer;
            public readonly SlipPrinting Printing;
            public readonly SaleSlip Slip;

            public Bench()
            {
                Rig = new UiRig(Language.English);
                Clock = new VirtualClock();
                Line = new VirtualUart(Clock, SeededRandom.For(3, 1), LineBytes);
                Model = new PrinterModel(Clock, Line.Device, false);
                Printer = new EscPosPrinter(Line.Terminal);
                Printing = new SlipPrinting(Rig.Ui, Printer);
                Slip = new SaleSlip(SampleRecord.Header(), new TransactionKinds());
            }

            public void Start()
            {
                Assert.AreEqual(0, (int)Printer.Start(0));
                Print();
            }

            public void Print()
            {
                Slip.Start(SampleRecord.Make(), Language.English, SlipCopy.Merchant, false);
                Printing.Start(Slip, "Sale", Text.PrintingMerchant, Clock.NowMs);
            }

            public void Run(int ms)
            {
                long end = Clock.NowMs + ms;
                while (Clock.NowMs < end)
                {
                    Step();
                }
            }

            public bool RunUntilDone()
            {
                long end = Clock.NowMs + LimitMs;
                while (Clock.NowMs < end)
                {
                    Step();
                    if (Printing.Poll(Clock.NowMs))
                    {
                        return true;
                    }
                }

                return false;
            }

            public void Step()
            {
                Clock.AdvanceMs(StepMs);
                Line.Run(Clock.NowUs);
                Model.Run(Clock.NowUs);
                Line.Run(Clock.NowUs);
                Assert.AreEqual((int)Printer.Poll(Clock.NowMs), (int)Printer.State);
            }

            // Lines that came out whole with exactly that text.
            public int Count(string text)
            {
                int found = 0;
                for (int i = 0; i < Model.Roll.LineCount; i++)
                {
                    PaperLine line = Model.Roll.Line(i);
                    if (line.Complete && Encoding.UTF8.GetString(line.Text, 0, line.Text.Length) == text)
                    {
                        found++;
                    }
                }

                return found;
            }
        }
    }
}
