using Drivers.Display;
using Drivers.Hal;
using VirtualHandset;

namespace Tests.Devices
{
    [TestClass]
    public class St7789Tests
    {
        private const ushort White = 0xFFFF;
        private const ushort Blue = 0x001F;
        private const ushort Red = 0xF800;

        // A corner of the glass is enough, and leaves room on a small heap.
        private const int Kept = 48;

        private static VirtualClock s_clock;
        private static LcdModel s_lcd;

        private static St7789 Ready()
        {
            s_clock = new VirtualClock();
            s_lcd = new LcdModel(s_clock, Kept, Kept);
            var display = new St7789(s_lcd, s_lcd.DataCommand, s_lcd.Reset);
            display.Start(s_clock.NowMs);
            for (int i = 0; i < 40 && display.Poll(s_clock.NowMs) == Status.Pending; i++)
            {
                s_clock.AdvanceMs(10);
            }

            Assert.AreEqual((int)Status.Ok, (int)display.Poll(s_clock.NowMs));
            return display;
        }

        [TestMethod]
        public void Wakes_the_panel_as_its_data_sheet_asks_and_shows_black()
        {
            Ready();
            Assert.IsTrue(s_lcd.Visible);
            Assert.AreEqual(0, s_lcd.Violations, s_lcd.LastViolation);
            Assert.AreEqual(0, (int)s_lcd.At(0, 0));
            Assert.AreEqual(0, (int)s_lcd.At(Kept - 1, Kept - 1));
            Assert.IsTrue(s_clock.NowMs < 400, "ready in time");
        }

        [TestMethod]
        public void Says_what_the_bus_said_when_there_is_no_panel()
        {
            s_clock = new VirtualClock();
            s_lcd = new LcdModel(s_clock, 0, 0);
            s_lcd.Dead = true;
            var display = new St7789(s_lcd, s_lcd.DataCommand, s_lcd.Reset);
            Assert.AreEqual((int)Status.Invalid, (int)display.Poll(0));
            display.Start(s_clock.NowMs);
            for (int i = 0; i < 40 && display.Poll(s_clock.NowMs) == Status.Pending; i++)
            {
                s_clock.AdvanceMs(10);
            }

            Assert.AreEqual((int)Status.NoDevice, (int)display.Poll(s_clock.NowMs));
        }

        [TestMethod]
        public void Nothing_is_drawn_before_the_panel_is_ready()
        {
            s_clock = new VirtualClock();
            s_lcd = new LcdModel(s_clock, Kept, Kept);
            var display = new St7789(s_lcd, s_lcd.DataCommand, s_lcd.Reset);
            display.Start(s_clock.NowMs);
            display.Fill(0, 0, 10, 10, White);
            display.DrawText(0, 0, "A", Fonts.Text16, White, 0);
            Assert.AreEqual(0L, s_lcd.Bytes);
        }

        [TestMethod]
        public void A_rectangle_ends_where_it_should()
        {
            var display = Ready();
            display.Fill(3, 4, 5, 6, Red);
            for (int y = 0; y < 14; y++)
            {
                for (int x = 0; x < 14; x++)
                {
                    bool inside = x >= 3 && x < 8 && y >= 4 && y < 10;
                    Assert.AreEqual(inside ? Red : 0, (int)s_lcd.At(x, y));
                }
            }
        }

        [TestMethod]
        public void Rectangles_are_cut_at_the_edges_of_the_screen()
        {
            var display = Ready();
            display.Fill(-5, -5, 7, 7, Red);
            display.Fill(310, 230, 50, 50, Red);
            display.Fill(400, 10, 5, 5, Red);
            display.Fill(10, 10, 0, 5, Red);
            Assert.AreEqual((int)Red, (int)s_lcd.At(1, 1));
            Assert.AreEqual(0, (int)s_lcd.At(2, 2));
            Assert.AreEqual(0, (int)s_lcd.At(10, 10));
            Assert.AreEqual(0, s_lcd.Violations, s_lcd.LastViolation);
        }

        [TestMethod]
        public void A_letter_has_its_dots_in_ink_and_its_ground_in_paper()
        {
            var display = Ready();
            Assert.AreEqual(8, display.DrawText(0, 0, "L", Fonts.Text16, White, Blue));

            // Unifont's L: a stem in column 1, rows 4 to 13, and a foot in row 13.
            Assert.AreEqual((int)Blue, (int)s_lcd.At(0, 0));
            Assert.AreEqual((int)White, (int)s_lcd.At(1, 4));
            Assert.AreEqual((int)White, (int)s_lcd.At(1, 13));
            Assert.AreEqual((int)White, (int)s_lcd.At(6, 13));
            Assert.AreEqual((int)Blue, (int)s_lcd.At(6, 12));
            Assert.AreEqual(0, (int)s_lcd.At(8, 4));
            Assert.AreEqual(0, (int)s_lcd.At(1, 16));
        }

        [TestMethod]
        public void Chinese_is_twice_as_wide_as_Latin()
        {
            var display = Ready();
            Assert.AreEqual(16 + 8 + 16, display.DrawText(0, 0, "\u4E2DA\u56FD", Fonts.Text16, White, Blue));
            Assert.AreEqual(40, display.Measure("\u4E2DA\u56FD", Fonts.Text16));

            // The stem of the first character runs down its middle.
            Assert.AreEqual((int)White, (int)s_lcd.At(7, 1));
            Assert.AreEqual((int)White, (int)s_lcd.At(7, 14));
            Assert.AreEqual((int)Blue, (int)s_lcd.At(39, 0));
        }

        [TestMethod]
        public void A_character_without_a_glyph_is_drawn_as_a_question_mark()
        {
            Assert.IsFalse(Fonts.Text16.Contains('\u9F98'));
            var display = Ready();
            display.DrawText(0, 0, "?", Fonts.Text16, White, Blue);
            display.DrawText(0, 16, "\u9F98", Fonts.Text16, White, Blue);
            for (int y = 0; y < 16; y++)
            {
                for (int x = 0; x < 8; x++)
                {
                    Assert.AreEqual((int)s_lcd.At(x, y), (int)s_lcd.At(x, y + 16));
                }
            }
        }

        [TestMethod]
        public void Text_is_cut_dot_by_dot_at_the_left_and_upper_edges()
        {
            var display = Ready();
            display.DrawText(8, 8, "LM", Fonts.Text16, White, Blue);
            display.DrawText(-3, -5, "LM", Fonts.Text16, White, Blue);
            for (int y = 0; y < 3; y++)
            {
                for (int x = 0; x < 5; x++)
                {
                    Assert.AreEqual((int)s_lcd.At(8 + x + 3, 8 + y + 5), (int)s_lcd.At(x, y));
                }
            }

            display.DrawText(316, 236, "LM", Fonts.Text16, White, Blue);
            display.DrawText(0, 500, "LM", Fonts.Text16, White, Blue);
            Assert.AreEqual(0, s_lcd.Violations, s_lcd.LastViolation);
        }

        [TestMethod]
        public void Colours_change_between_two_texts_and_come_back()
        {
            var display = Ready();
            display.DrawText(0, 0, "H", Fonts.Text16, White, Blue);
            display.DrawText(8, 0, "H", Fonts.Text16, Blue, White);
            display.DrawText(16, 0, "H", Fonts.Text16, Red, 0);
            display.DrawText(24, 0, "H", Fonts.Text16, White, Blue);
            for (int y = 0; y < 16; y++)
            {
                for (int x = 0; x < 8; x++)
                {
                    bool ink = s_lcd.At(x, y) == White;
                    Assert.AreEqual((int)(ink ? Blue : White), (int)s_lcd.At(8 + x, y));
                    Assert.AreEqual((int)(ink ? Red : 0), (int)s_lcd.At(16 + x, y));
                    Assert.AreEqual((int)s_lcd.At(x, y), (int)s_lcd.At(24 + x, y));
                }
            }
        }

        [TestMethod]
        public void Colours_that_are_kept_and_colours_with_and_without_a_table_show_the_same_dots()
        {
            var display = Ready();
            display.Keep(Red, 0);
            display.DrawText(0, 0, "Hg", Fonts.Text16, Red, 0);

            // A few glyphs are drawn without a table, a long text with one.
            display.DrawText(0, 16, "Hg", Fonts.Text16, White, Blue);
            display.DrawText(0, 32, "Hg and whatever makes this a long text", Fonts.Text16, Blue, White);
            for (int y = 0; y < 16; y++)
            {
                for (int x = 0; x < 16; x++)
                {
                    bool ink = s_lcd.At(x, y) == Red;
                    Assert.AreEqual((int)(ink ? White : Blue), (int)s_lcd.At(x, 16 + y));
                    Assert.AreEqual((int)(ink ? Blue : White), (int)s_lcd.At(x, 32 + y));
                }
            }
        }

        [TestMethod]
        public void On_paper_only_the_rows_with_ink_are_written()
        {
            var display = Ready();
            display.Fill(0, 0, 40, 16, Red);
            Assert.AreEqual(3, display.DrawText(0, 0, "L g", 0, Fonts.Text16, White, Blue, true, St7789.MostWork));
            Assert.AreEqual(24, display.DrawnWidth);

            // The rows of L are 4 to 13; a blank has none; g goes below the line.
            Assert.AreEqual((int)Red, (int)s_lcd.At(1, 3));
            Assert.AreEqual((int)White, (int)s_lcd.At(1, 4));
            Assert.AreEqual((int)White, (int)s_lcd.At(1, 13));
            Assert.AreEqual((int)Blue, (int)s_lcd.At(0, 13));
            Assert.AreEqual((int)Red, (int)s_lcd.At(1, 14));
            Assert.AreEqual((int)Red, (int)s_lcd.At(8, 8));
            Assert.AreEqual((int)Red, (int)s_lcd.At(18, 4));
            Assert.IsTrue(s_lcd.At(18, 15) != Red);
        }

        [TestMethod]
        public void A_text_comes_out_in_pieces_as_large_as_may_be()
        {
            const string Text = "Many words that no poll has time for, one after the other";
            var display = Ready();
            display.DrawText(-300, 0, Text, Fonts.Text16, White, Blue);
            int at = 0;
            int x = -300;
            int pieces = 0;
            while (at < Text.Length)
            {
                int drawn = display.DrawText(x, 16, Text, at, Fonts.Text16, White, Blue, false, St7789.MostWork);
                Assert.IsTrue(drawn > 0, "one at least");
                Assert.AreEqual(8 * drawn, display.DrawnWidth);
                Assert.IsTrue(display.Work <= St7789.MostWork);
                at += drawn;
                x += display.DrawnWidth;
                pieces++;
            }

            Assert.IsTrue(pieces > 2);
            for (int column = 0; column < Kept; column++)
            {
                Assert.AreEqual((int)s_lcd.At(column, 11), (int)s_lcd.At(column, 27));
            }

            Assert.AreEqual(0, display.DrawText(0, 0, Text, 0, Fonts.Text16, Red, Blue, false, 100), "nothing fits into that");
        }

        [TestMethod]
        public void A_bitmap_of_odd_width_keeps_its_rows_apart()
        {
            var display = Ready();
            display.DrawBitmap(2, 2, 10, 2, new byte[] { 0xFF, 0xC0, 0x80, 0x40 }, White, Blue);
            Assert.AreEqual((int)White, (int)s_lcd.At(11, 2));
            Assert.AreEqual((int)White, (int)s_lcd.At(2, 3));
            Assert.AreEqual((int)Blue, (int)s_lcd.At(3, 3));
            Assert.AreEqual((int)White, (int)s_lcd.At(11, 3));
            Assert.AreEqual(0, (int)s_lcd.At(12, 2));
            Assert.AreEqual(0, (int)s_lcd.At(2, 4));
        }

        [TestMethod]
        public void Large_figures_are_as_high_as_they_say()
        {
            var display = Ready();
            int width = display.DrawText(0, 0, "1.", Fonts.Amount32, White, Blue);
            Assert.AreEqual(display.Measure("1.", Fonts.Amount32), width);
            Assert.AreEqual((int)Blue, (int)s_lcd.At(0, 31));
            Assert.AreEqual(0, (int)s_lcd.At(0, 32));
            Assert.AreEqual(0, (int)s_lcd.At(width, 0));
            Assert.IsTrue(Fonts.Amount32.Contains('\u00A5') && Fonts.Amount32.Contains('9') && !Fonts.Amount32.Contains('A'));
        }

        [TestMethod]
        public void A_rendered_glyph_has_the_dots_that_text_shows()
        {
            var display = Ready();
            Font font = Fonts.Amount32;
            int width = font.WidthOf('5');
            var pixels = new byte[width * font.Height * 2];

            // In colours not used before: nothing is prepared for them.
            display.Render('5', font, 0, 0, width, font.Height, Red, White, pixels);
            display.DrawText(0, 0, "5", font, Red, White);
            for (int y = 0; y < font.Height; y++)
            {
                for (int x = 0; x < width; x++)
                {
                    int at = ((y * width) + x) * 2;
                    Assert.AreEqual((int)s_lcd.At(x, y), (pixels[at] << 8) | pixels[at + 1]);
                }
            }
        }

        [TestMethod]
        public void The_model_notices_a_driver_in_a_hurry()
        {
            s_clock = new VirtualClock();
            s_lcd = new LcdModel(s_clock, 0, 0);
            s_lcd.Reset.Write(false);
            s_clock.AdvanceMs(1);
            s_lcd.Reset.Write(true);
            s_clock.AdvanceMs(1);
            Assert.AreEqual((int)Status.Ok, (int)s_lcd.Write(new byte[] { 0x11 }, 0, 1));
            Assert.IsTrue(s_lcd.Violations > 0);
        }
    }
}
