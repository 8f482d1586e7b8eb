using Drivers.Display;
using Drivers.Hal;

namespace Drivers.Printer
{
    /// <summary>Writes the items of a slip in ESC/POS. Each sets all it needs and ends with a fence: GS r 1, which is answered when everything before it is done.</summary>
    internal static class SlipItems
    {
        /// <summary>Kept free for <see cref="AddTail"/>, so that every slip can be closed.</summary>
        public const int TailBytes = 16;
        private const int TailLines = 4;
        private const byte FeedDots = 0x4A;

        public static Status AddText(Slip slip, string line, TextStyle style, Font face, int pitch)
        {
            int wide = (style & TextStyle.DoubleWidth) != 0 ? 0x10 : 0;
            int high = (style & TextStyle.DoubleHeight) != 0 ? 1 : 0;
            slip.BeginItem();
            slip.Add(EscPos.Gs, 0x21, (byte)(wide | high));
            slip.Add(EscPos.Esc, 0x45, (byte)((style & TextStyle.Bold) != 0 ? 1 : 0));
            AddAlignment(slip, style);
            PrinterText.Add(slip, line, face);
            slip.Add(EscPos.LineFeed);
            if (high != 0 && pitch > EscPos.CharacterRows && PrinterText.HasWide(line))
            {
                // Such a line is higher than the pitch, and Chinese characters fill it: without this the next line touches them.
                slip.Add(EscPos.Esc, FeedDots, (byte)(pitch - EscPos.CharacterRows));
            }

            return EndItem(slip, TailBytes);
        }

        /// <summary>Takes all bands of the picture or none.</summary>
        public static Status AddPicture(Slip slip, byte[] rows, int widthBytes, int height)
        {
            int bands = (height + EscPosPrinter.BandRows - 1) / EscPosPrinter.BandRows;
            if (slip.RoomBytes < (widthBytes * height) + (bands * Slip.ItemOverheadBytes) + TailBytes)
            {
                return Status.Full;
            }

            for (int row = 0; row < height; row += EscPosPrinter.BandRows)
            {
                int count = height - row < EscPosPrinter.BandRows ? height - row : EscPosPrinter.BandRows;
                slip.BeginItem();
                AddAlignment(slip, TextStyle.Center);
                slip.Add(EscPos.Gs, 0x76, 0x30);
                slip.Add(0, (byte)widthBytes, 0);
                slip.Add((byte)count);
                slip.Add(0);
                AddDots(slip, rows, row * widthBytes, count * widthBytes);
                Status status = EndItem(slip, TailBytes);
                if (status != Status.Ok)
                {
                    return status;
                }
            }

            return Status.Ok;
        }

        /// <summary>The band of a line of characters that was drawn last, and after the last one the white below it.</summary>
        public static Status AddBand(Slip slip, TextRaster line)
        {
            slip.BeginItem();
            AddAlignment(slip, line.Style);
            slip.Add(EscPos.Gs, 0x76, 0x30);
            slip.Add(0, (byte)line.WidthBytes, 0);
            slip.Add(EscPos.CharacterRows);
            slip.Add(0);
            slip.Add(line.Dots, 0, line.WidthBytes * EscPos.CharacterRows);
            if (line.WhiteRows > 0)
            {
                slip.Add(EscPos.Esc, FeedDots, (byte)line.WhiteRows);
            }

            return EndItem(slip, TailBytes);
        }

        public static Status AddFeed(Slip slip, int lines)
        {
            slip.BeginItem();
            slip.Add(EscPos.Esc, 0x64, (byte)lines);
            return EndItem(slip, TailBytes);
        }

        /// <summary>Paper up to the tear bar, and a partial cut for mechanisms that have a knife.</summary>
        public static Status AddTail(Slip slip)
        {
            slip.BeginItem();
            slip.Add(EscPos.Esc, 0x64, TailLines);
            slip.Add(EscPos.Gs, 0x56, 1);
            return EndItem(slip, 0);
        }

        private static void AddAlignment(Slip slip, TextStyle style)
        {
            int where = (style & TextStyle.Center) != 0 ? 1 : (style & TextStyle.Right) != 0 ? 2 : 0;
            slip.Add(EscPos.Esc, 0x61, (byte)where);
        }

        private static Status EndItem(Slip slip, int reserveBytes)
        {
            slip.Add(EscPos.Gs, 0x72, 1);
            return slip.EndItem(reserveBytes) ? Status.Ok : Status.Full;
        }

        /// <summary>
        /// Controllers look for DLE EOT, DLE ENQ and DLE DC4 in pictures too. Where two bytes are one of these, one dot more
        /// in the first keeps the picture from asking questions.
        /// </summary>
        private static void AddDots(Slip slip, byte[] rows, int offset, int count)
        {
            int start = offset;
            int last = offset + count - 1;
            int i = offset;
            while (i < last)
            {
                // Four bytes a turn: hardly any is the one that begins a question.
                if (i < last - 3 && rows[i] != EscPos.Dle && rows[i + 1] != EscPos.Dle && rows[i + 2] != EscPos.Dle && rows[i + 3] != EscPos.Dle)
                {
                    i += 4;
                    continue;
                }

                if (rows[i] == EscPos.Dle && IsQuestion(rows[i + 1]))
                {
                    slip.Add(rows, start, i - start);
                    slip.Add(EscPos.Dle + 1);
                    start = i + 1;
                }

                i++;
            }

            slip.Add(rows, start, offset + count - start);
        }

        /// <summary>The same in place, for bytes from there up to (not with) that one.</summary>
        internal static void Scrub(byte[] dots, int from, int end)
        {
            for (int i = from; i < end - 1; i++)
            {
                if (dots[i] == EscPos.Dle && IsQuestion(dots[i + 1]))
                {
                    dots[i] = EscPos.Dle + 1;
                }
            }
        }

        private static bool IsQuestion(byte b)
        {
            return b == EscPos.Eot || b == EscPos.Enq || b == EscPos.Dc4;
        }
    }
}
