using Drivers.Hal;
using Drivers.Printer;
using VirtualHandset;

namespace Tests.Devices
{
    [TestClass]
    public class PrinterKindsTests
    {
        private const int LimitMs = 60000;

        [TestMethod]
        public void Wide_paper_takes_48_columns_on_one_line()
        {
            var rig = new PrinterRig(false, EscPos.WideRowDots, true);
            Assert.AreEqual(48, rig.Printer.Columns);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Start(rig.Clock.NowMs));
            rig.Run(2000);
            rig.Begin();
            rig.Say("012345678901234567890123456789012345678901234567");
            rig.End();
            Assert.IsTrue(rig.Finish(LimitMs));
            Assert.AreEqual("012345678901234567890123456789012345678901234567|cut|", rig.Paper());
        }

        [TestMethod]
        public void Narrow_paper_in_a_wide_printer_takes_32_columns_in_its_middle()
        {
            PrinterRig rig = Wide(true);
            rig.Model.ChangeRoll(EscPos.RowDots);
            rig.Printer.PaperDots = EscPos.RowDots;
            rig.Begin();
            Assert.AreEqual(32, rig.Printer.Columns);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Text("12345678901234567890123456789012", TextStyle.Normal));
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Raster(new byte[] { 0xFF, 0xFF }, 2, 1));
            Assert.AreEqual((int)Status.Invalid, (int)rig.Printer.Raster(new byte[72], 72, 1), "wider than the paper");
            rig.End();
            Assert.IsTrue(rig.Finish(LimitMs));
            Assert.AreEqual(0, rig.Model.Violations, rig.Model.LastViolation);
            Assert.AreEqual("12345678901234567890123456789012|cut|", rig.Paper());
            int row = rig.Model.Roll.Line(1).FirstRow;
            Assert.IsTrue(rig.Model.Roll.Dot(184, row) && rig.Model.Roll.Dot(199, row), "16 dots in the middle of 384");
            Assert.IsFalse(rig.Model.Roll.Dot(183, row) || rig.Model.Roll.Dot(200, row));
        }

        [TestMethod]
        public void Told_nothing_it_prints_as_wide_as_its_head_and_narrow_paper_loses_the_right_part()
        {
            PrinterRig rig = Wide(true);
            rig.Model.ChangeRoll(EscPos.RowDots);
            rig.Begin();
            var rows = new byte[EscPos.WideRowDots / 8];
            rows[47] = 0x01;
            rows[48] = 0xFF;
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Raster(rows, rows.Length, 1));
            rig.End();
            Assert.IsTrue(rig.Finish(LimitMs));
            int row = rig.Model.Roll.Line(0).FirstRow;
            Assert.IsTrue(rig.Model.Roll.Dot(383, row), "the last dot of the paper");
            Assert.AreEqual(EscPos.RowBytes, rig.Model.Roll.RowBytes, "and no more of them");
        }

        [TestMethod]
        public void Another_width_counts_from_the_next_slip_on()
        {
            PrinterRig rig = Wide(false);
            rig.Begin();
            rig.Printer.PaperDots = EscPos.RowDots;
            Assert.AreEqual(48, rig.Printer.Columns, "the slip that is begun stays as it is");
            rig.Say("012345678901234567890123456789012345678901234567");
            rig.End();
            Assert.IsTrue(rig.Finish(LimitMs));
            rig.Begin();
            Assert.AreEqual(32, rig.Printer.Columns);
            rig.Printer.PaperDots = EscPos.WideRowDots;
            rig.End();
            Assert.IsTrue(rig.Finish(LimitMs));
            rig.Begin();
            rig.Say("012345678901234567890123456789012345678901234567");
            rig.End();
            Assert.IsTrue(rig.Finish(LimitMs));
            Assert.AreEqual("012345678901234567890123456789012345678901234567|cut|cut|012345678901234567890123456789012345678901234567|cut|", rig.Paper());
        }

        [TestMethod]
        public void A_head_for_narrow_paper_stays_narrow_whatever_it_is_told()
        {
            var rig = PrinterRig.Ready(false);
            rig.Printer.PaperDots = EscPos.WideRowDots;
            rig.Numbered(1);
            Assert.IsTrue(rig.Finish(LimitMs));
            Assert.AreEqual(32, rig.Printer.Columns);
            Assert.AreEqual("00|cut|", rig.Paper());
        }

        [TestMethod]
        public void A_printer_without_Chinese_gets_such_lines_as_dots_in_their_place()
        {
            var rig = new PrinterRig(true, EscPos.RowDots, false);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Start(rig.Clock.NowMs));
            rig.Run(2000);
            rig.Begin();
            rig.Say("before");
            rig.Say("\u91D1\u989D 1.00");
            rig.Say("after");
            rig.End();
            Assert.IsTrue(rig.Finish(LimitMs));
            Assert.AreEqual(0, rig.Model.Violations, rig.Model.LastViolation);
            Assert.AreEqual("before|after|cut|", rig.Paper());
            PaperLine dots = rig.Model.Roll.Line(1);
            Assert.AreEqual((int)PaperLineKind.Raster, (int)dots.Kind);
            Assert.AreEqual(24, dots.Rows);

            // As wide as the printer's own characters would be, and with the same white below.
            Assert.IsTrue(Ink(rig, dots.FirstRow, 0, 24) > 20);
            Assert.IsTrue(Ink(rig, dots.FirstRow, 24, 48) > 20);
            Assert.AreEqual(0, Ink(rig, dots.FirstRow, 48, 60));
            Assert.IsTrue(Ink(rig, dots.FirstRow, 60, 108) > 10);
            Assert.AreEqual(0, Ink(rig, dots.FirstRow, 108, 384));
            Assert.AreEqual(dots.FirstRow + EscPos.LinePitch, rig.Model.Roll.Line(3).FirstRow);
        }

        [TestMethod]
        public void A_line_of_dots_that_is_cut_comes_again_whole()
        {
            var rig = new PrinterRig(false, EscPos.RowDots, false);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Start(rig.Clock.NowMs));
            rig.Run(2000);
            rig.Model.PaperLeftRows = EscPos.LinePitch + 10;
            rig.Begin();
            rig.Say("before");
            rig.Say("\u91D1\u989D");
            rig.Say("after");
            rig.End();
            Assert.IsTrue(rig.Finish(LimitMs));
            Assert.IsTrue(rig.Printer.Held);
            rig.Model.PaperOut = false;
            rig.Run(1000);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Resume());
            Assert.IsTrue(rig.Finish(LimitMs));
            Assert.AreEqual("before|after|cut|", rig.Paper());
            int whole = 0;
            for (int i = 0; i < rig.Model.Roll.LineCount; i++)
            {
                PaperLine line = rig.Model.Roll.Line(i);
                whole += line.Kind == PaperLineKind.Raster && line.Complete ? 1 : 0;
            }

            Assert.AreEqual(1, whole);
        }

        [TestMethod]
        public void A_slip_longer_than_the_queue_comes_out_whole_and_in_order()
        {
            var rig = PrinterRig.Ready(false);
            rig.Numbered(99);
            Assert.IsTrue(rig.Finish(LimitMs));
            string paper = rig.Paper();
            Assert.IsTrue(paper.IndexOf("00|01|02|") == 0);
            Assert.IsTrue(paper.IndexOf("96|97|98|cut|") > 0);
            Assert.AreEqual((99 * 3) + 4, paper.Length);
        }

        private static PrinterRig Wide(bool keepDots)
        {
            var rig = new PrinterRig(keepDots, EscPos.WideRowDots, true);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Start(rig.Clock.NowMs));
            rig.Run(2000);
            return rig;
        }

        private static int Ink(PrinterRig rig, int firstRow, int left, int right)
        {
            int ink = 0;
            for (int row = firstRow; row < firstRow + EscPos.CharacterRows; row++)
            {
                for (int x = left; x < right; x++)
                {
                    ink += rig.Model.Roll.Dot(x, row) ? 1 : 0;
                }
            }

            return ink;
        }
    }
}
