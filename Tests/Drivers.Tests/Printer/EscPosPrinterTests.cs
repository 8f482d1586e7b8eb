using Drivers.Hal;
using Drivers.Printer;
using VirtualHandset;

namespace Tests.Devices
{
    [TestClass]
    public class EscPosPrinterTests
    {
        private const int SlipMs = 20000;

        [TestMethod]
        public void A_slip_comes_out_line_by_line_and_ends_with_a_cut()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Numbered(3);
            Assert.IsFalse(rig.Printer.Idle);
            Assert.AreEqual((int)Status.Busy, (int)rig.Printer.State);
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.AreEqual("00|01|02|cut|", rig.Paper());
            Assert.AreEqual(1, rig.Printer.Printed);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.State);
            Assert.AreEqual(0, rig.Model.Violations, rig.Model.LastViolation);
        }

        [TestMethod]
        public void Chinese_goes_out_as_GB2312_and_what_the_printer_lacks_as_a_box()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Begin();
            rig.Say("\u4E2D\u56FD A\u00A5\u9F98");
            rig.End();
            rig.Finish(SlipMs);
            byte[] text = rig.Model.Roll.Line(0).Text;
            CollectionAssert.AreEqual(new byte[] { 0xD6, 0xD0, 0xB9, 0xFA, 0x20, 0x41, 0xA3, 0xA4, 0xA1, 0xF5 }, text);
            Assert.AreEqual(10, PrinterText.Columns("\u4E2D\u56FD A\u00A5\u9F98"));
            Assert.AreEqual(0, rig.Model.Violations, rig.Model.LastViolation);
        }

        [TestMethod]
        public void Styles_belong_to_their_line_only()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Begin();
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Text("BIG", TextStyle.DoubleHeight | TextStyle.DoubleWidth | TextStyle.Center));
            rig.Say("small");
            rig.End();
            rig.Finish(SlipMs);
            PaperLine big = rig.Model.Roll.Line(0);
            PaperLine small = rig.Model.Roll.Line(1);
            Assert.AreEqual(2, big.WidthFactor);
            Assert.AreEqual(2, big.HeightFactor);
            Assert.AreEqual(48, big.Rows);
            Assert.AreEqual(1, small.WidthFactor);
            Assert.AreEqual(1, small.HeightFactor);
            Assert.AreEqual(EscPos.LinePitch, small.Rows);
        }

        [TestMethod]
        public void A_line_wider_than_the_paper_goes_on_in_the_next()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Begin();
            rig.Say("0123456789012345678901234567890123");
            rig.End();
            rig.Finish(SlipMs);
            Assert.AreEqual("01234567890123456789012345678901|23|cut|", rig.Paper());
        }

        [TestMethod]
        public void A_picture_keeps_its_dots_across_bands_and_stands_in_the_middle()
        {
            PrinterRig rig = PrinterRig.Ready(true);
            const int Height = 60;
            var picture = new byte[2 * Height];
            for (int row = 0; row < Height; row++)
            {
                picture[row * 2] = (byte)(0x80 >> (row % 8));
                picture[(row * 2) + 1] = 1;
            }

            rig.Begin();
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Raster(picture, 2, Height));
            rig.End();
            rig.Finish(SlipMs);
            const int Left = (EscPos.RowBytes - 2) / 2 * 8;
            for (int row = 0; row < Height; row++)
            {
                // The fourth of each eight rows is the byte DLE; it begins no question here.
                Assert.IsTrue(rig.Model.Roll.Dot(Left + (row % 8), row), "left dot");
                Assert.IsTrue(rig.Model.Roll.Dot(Left + 15, row), "right dot");
                Assert.AreEqual(row % 8 == 7, rig.Model.Roll.Dot(Left + 7, row), "no dot more");
                Assert.IsFalse(rig.Model.Roll.Dot(Left + 8, row), "white");
            }

            Assert.AreEqual(0, rig.Model.Violations, rig.Model.LastViolation);
        }

        [TestMethod]
        public void A_picture_that_looks_like_a_question_is_printed_all_the_same()
        {
            PrinterRig rig = PrinterRig.Ready(true);
            rig.Begin();
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Raster(new byte[] { 0x10, 0x04, 0x01, 0x80, 0x10, 0x14, 0x08, 0x01 }, 4, 2));
            rig.Say("after");
            rig.End();
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.AreEqual("after|cut|", rig.Paper());
            Assert.AreEqual(0, rig.Model.Violations, rig.Model.LastViolation);
        }

        [TestMethod]
        public void A_long_slip_never_overruns_the_printer()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Begin();
            for (int i = 0; i < 100; i++)
            {
                rig.Say("01234567890123456789012345678901");
            }

            rig.End();
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.AreEqual(0, rig.Model.Overruns);
            Assert.IsTrue(rig.Model.MostWaiting <= EscPosPrinter.WindowBytes + 64, "window");
            Assert.AreEqual(1, rig.Printer.Printed);
            Assert.AreEqual(100 + 2, rig.Model.Roll.LineCount);
        }

        [TestMethod]
        public void Printing_keeps_the_motor_busy()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            long start = rig.Clock.NowMs;
            rig.Numbered(40);
            Assert.IsTrue(rig.Finish(SlipMs));

            // 44 lines of 30 rows at 480 rows a second are 2.75 s.
            Assert.IsTrue(rig.Clock.NowMs - start < 3100, "took " + (rig.Clock.NowMs - start).ToString() + " ms");
        }

        [TestMethod]
        public void A_slip_that_does_not_fit_is_refused_line_by_line_and_can_still_be_closed()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Begin();
            Status status = Status.Ok;
            int lines = 0;
            while (status == Status.Ok && lines < 1000)
            {
                status = rig.Printer.Text("01234567890123456789012345678901", TextStyle.Normal);
                lines++;
            }

            Assert.AreEqual((int)Status.Full, (int)status);
            Assert.AreEqual((int)Status.Full, (int)rig.Printer.Raster(new byte[48 * 24], 48, 24));
            rig.End();
            Assert.IsTrue(rig.Finish(60000));
            Assert.AreEqual(lines - 1 + 2, rig.Model.Roll.LineCount);
        }

        [TestMethod]
        public void Calls_in_the_wrong_order_are_refused()
        {
            var rig = new PrinterRig(false);
            Assert.AreEqual((int)Status.Invalid, (int)rig.Printer.Poll(0));
            Assert.AreEqual((int)Status.Invalid, (int)rig.Printer.BeginSlip());
            rig = PrinterRig.Ready(false);
            Assert.AreEqual((int)Status.Invalid, (int)rig.Printer.Text("x", TextStyle.Normal));
            Assert.AreEqual((int)Status.Invalid, (int)rig.Printer.EndSlip());
            Assert.AreEqual((int)Status.Invalid, (int)rig.Printer.Resume());
            rig.Begin();
            Assert.AreEqual((int)Status.Busy, (int)rig.Printer.BeginSlip());
            Assert.AreEqual((int)Status.Invalid, (int)rig.Printer.Feed(0));
            Assert.AreEqual((int)Status.Invalid, (int)rig.Printer.Raster(new byte[10], 49, 1));
        }
    }
}
