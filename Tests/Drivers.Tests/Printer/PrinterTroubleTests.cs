using Drivers.Hal;
using Drivers.Printer;

namespace Tests.Devices
{
    [TestClass]
    public class PrinterTroubleTests
    {
        private const int SlipMs = 20000;

        private static void ExpectState(Status expected, PrinterRig rig)
        {
            Assert.AreEqual((int)expected, (int)rig.Printer.State);
        }

        [TestMethod]
        public void Tells_paper_cover_and_heat_while_idle()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Model.PaperOut = true;
            rig.Run(2000);
            Assert.IsTrue(rig.Printer.PaperOut && !rig.Printer.CoverOpen && !rig.Printer.Overheated);
            ExpectState(Status.Removed, rig);
            rig.Model.PaperOut = false;
            rig.Model.CoverOpen = true;
            rig.Run(2000);
            Assert.IsTrue(!rig.Printer.PaperOut && rig.Printer.CoverOpen);
            ExpectState(Status.Removed, rig);
            rig.Model.CoverOpen = false;
            rig.Model.Hot = true;
            rig.Run(2000);
            Assert.IsTrue(rig.Printer.Overheated && !rig.Printer.CoverOpen);
            ExpectState(Status.Fault, rig);
            rig.Model.Hot = false;
            rig.Run(2000);
            ExpectState(Status.Ok, rig);
        }

        [TestMethod]
        public void Goes_on_with_the_line_that_was_cut_when_paper_is_back()
        {
            PrinterRig rig = PrinterRig.Ready(false);

            // Ten lines and a third of the eleventh.
            rig.Model.PaperLeftRows = (10 * EscPos.LinePitch) + 10;
            rig.Numbered(14);
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.IsTrue(rig.Printer.Held);
            ExpectState(Status.Removed, rig);
            Assert.IsFalse(rig.Printer.CanResume);
            Assert.AreEqual((int)Status.Removed, (int)rig.Printer.Resume());
            Assert.AreEqual("00|01|02|03|04|05|06|07|08|09|[10]|", rig.Paper());

            rig.Model.PaperOut = false;
            rig.Run(2000);
            Assert.IsTrue(rig.Printer.Held, "waits to be told");
            Assert.IsTrue(rig.Printer.CanResume);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Resume());
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.IsTrue(rig.Printer.Idle);
            Assert.AreEqual("00|01|02|03|04|05|06|07|08|09|[10]|10|11|12|13|cut|", rig.Paper());
            Assert.AreEqual(0, rig.Model.Violations, rig.Model.LastViolation);
        }

        [TestMethod]
        public void No_line_is_lost_wherever_the_paper_ends_and_one_comes_twice_only_at_its_very_end()
        {
            for (int rows = 1; rows < 6 * EscPos.LinePitch; rows += 7)
            {
                PrinterRig rig = PrinterRig.Ready(false);
                rig.Model.PaperLeftRows = rows;
                rig.Numbered(6);
                Assert.IsTrue(rig.Finish(SlipMs));
                Assert.IsTrue(rig.Printer.Held);
                rig.Run(500);
                rig.Model.PaperOut = false;
                rig.Run(1000);
                Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Resume());
                Assert.IsTrue(rig.Finish(SlipMs));
                string whole = "";
                string paper = rig.Paper();
                for (int i = 0; i < paper.Length; i++)
                {
                    // The cut line stands in brackets: leave it out.
                    if (paper[i] == '[')
                    {
                        i = paper.IndexOf('|', i);
                    }
                    else
                    {
                        whole += paper[i].ToString();
                    }
                }

                // With the last white row the line is whole, and the printer can no longer say so.
                bool atTheVeryEnd = rows == 4 * EscPos.LinePitch;
                Assert.AreEqual(atTheVeryEnd ? "00|01|02|03|03|04|05|cut|" : "00|01|02|03|04|05|cut|", whole);
            }
        }

        [TestMethod]
        public void A_slip_begun_without_paper_waits_and_then_comes_out_whole()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Model.PaperOut = true;
            rig.Numbered(3);
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.IsTrue(rig.Printer.Held);
            Assert.AreEqual("", rig.Paper());
            rig.Model.PaperOut = false;
            rig.Run(1000);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Resume());
            rig.Finish(SlipMs);
            Assert.AreEqual("00|01|02|cut|", rig.Paper());
        }

        [TestMethod]
        public void A_cancelled_slip_does_not_come_later_and_the_next_one_is_clean()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Model.PaperLeftRows = (2 * EscPos.LinePitch) + 10;
            rig.Numbered(30);
            rig.Finish(SlipMs);
            Assert.IsTrue(rig.Printer.Held);
            rig.Printer.Cancel();
            rig.Run(1000);
            Assert.IsTrue(rig.Printer.Idle);
            rig.Model.PaperOut = false;
            rig.Model.Roll.Tear();
            rig.Run(3000);
            Assert.AreEqual("", rig.Paper());
            rig.Begin();
            rig.Say("next");
            rig.End();
            rig.Finish(SlipMs);
            Assert.AreEqual("next|cut|", rig.Paper());
            Assert.AreEqual(1, rig.Printer.Printed);
        }

        [TestMethod]
        public void A_hot_head_only_makes_it_wait()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Numbered(20);
            rig.Run(400);
            rig.Model.Hot = true;
            rig.Run(15000);
            Assert.IsFalse(rig.Printer.Held);
            ExpectState(Status.Fault, rig);
            int lines = rig.Model.Roll.LineCount;
            Assert.IsTrue(lines > 1 && lines < 20, "stopped on the way");
            rig.Model.Hot = false;
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.AreEqual(1, rig.Printer.Printed);
            Assert.AreEqual(20 + 2, rig.Model.Roll.LineCount);
        }

        /// <summary>Inside a picture nothing can be asked: what the printer said of its head just before must not hold the slip for ever.</summary>
        [TestMethod]
        public void A_head_that_was_hot_in_the_middle_of_a_picture_does_not_hold_the_slip_for_ever()
        {
            const int WidthBytes = 48;
            const int Height = 24;
            const int Pictures = 3;
            byte[] picture = new byte[WidthBytes * Height];
            for (int afterMs = 0; afterMs < 1500; afterMs += 20)
            {
                PrinterRig rig = PrinterRig.Ready(false);
                rig.Begin();
                for (int i = 0; i < Pictures; i++)
                {
                    Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Raster(picture, WidthBytes, Height));
                }

                rig.End();
                rig.Run(afterMs);
                rig.Model.Hot = true;
                rig.Run(40);
                rig.Model.Hot = false;
                Assert.IsTrue(rig.Finish(SlipMs));
                Assert.AreEqual(1, rig.Printer.Printed);
            }
        }

        [TestMethod]
        public void An_open_cover_stops_the_slip_and_keeps_it()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Numbered(20);
            rig.Run(500);
            rig.Model.CoverOpen = true;
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.IsTrue(rig.Printer.Held && rig.Printer.CoverOpen);
            rig.Model.CoverOpen = false;
            rig.Run(1000);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Resume());
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.IsTrue(rig.Paper().IndexOf("18|19|cut|") > 0, rig.Paper());
        }

        [TestMethod]
        public void A_printer_that_does_not_answer_is_no_device_and_a_slip_for_it_is_held()
        {
            var rig = new PrinterRig(false);
            rig.Model.Dead = true;
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Start(rig.Clock.NowMs));
            ExpectState(Status.Pending, rig);
            rig.Run(4000);
            ExpectState(Status.NoDevice, rig);
            rig.Numbered(2);
            Assert.IsTrue(rig.Finish(5000));
            Assert.IsTrue(rig.Printer.Held);
            rig.Model.Dead = false;
            rig.Run(3000);
            Assert.IsTrue(rig.Printer.CanResume);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Resume());
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.AreEqual("00|01|cut|", rig.Paper());
        }

        [TestMethod]
        public void A_printer_that_restarts_within_a_slip_is_noticed_and_the_slip_goes_on()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Numbered(20);
            rig.Run(500);
            rig.Model.PowerLost();
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.IsTrue(rig.Printer.Held);
            ExpectState(Status.Timeout, rig);
            rig.Run(1000);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Resume());
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.IsTrue(rig.Paper().IndexOf("18|19|cut|") > 0, rig.Paper());
        }

        [TestMethod]
        public void A_printer_that_asks_to_wait_and_never_to_go_on_is_held_and_resumed()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            rig.Begin();
            for (int i = 0; i < 10; i++)
            {
                rig.Say("before");
            }

            rig.Run(300);
            Assert.AreEqual((int)Status.Ok, (int)rig.Line.Device.Write(new byte[] { 0x13 }, 0, 1));
            rig.Run(100);
            for (int i = 0; i < 10; i++)
            {
                rig.Say(i.ToString() + "|after");
            }

            rig.End();
            Assert.IsTrue(rig.Finish(60000), "it waits for ever");
            Assert.IsTrue(rig.Printer.Held);
            ExpectState(Status.Timeout, rig);
            rig.Run(1000);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Resume());
            Assert.IsTrue(rig.Finish(SlipMs));
            Assert.IsTrue(rig.Paper().IndexOf("9|after|cut|") > 0, rig.Paper());
        }

        [TestMethod]
        public void The_model_counts_what_its_manual_does_not_know()
        {
            PrinterRig rig = PrinterRig.Ready(false);
            Assert.AreEqual((int)Status.Ok, (int)rig.Line.Terminal.Write(new byte[] { 0x1B, 0x7A, 0xD6, 0xD0, 0x0A }, 0, 5));
            rig.Run(200);
            Assert.AreEqual(3, rig.Model.Violations, "ESC z, and two bytes of Chinese outside Chinese mode");
        }
    }
}
