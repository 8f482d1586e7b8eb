using Drivers.Display;
using Drivers.Hal;

namespace Drivers.Printer
{
    /// <summary>What goes onto a slip. A slip of any length goes through the same few kilobytes: Full means "again when some of it is on paper".</summary>
    public sealed partial class EscPosPrinter
    {
        private readonly bool _chineseFont;
        private readonly TextRaster _raster;

        /// <summary>Codes of all characters, and the dots of those that <see cref="LargeFace"/> does not have.</summary>
        public Font Face { get; set; } = Fonts.Text16;

        /// <summary>24 rows, as many as a line of the printer's own: for a printer that has no Chinese. Null, or not loaded: the smaller one.</summary>
        public Font LargeFace { get; set; }

        /// <summary>Dots from one line to the next, 24 to 60; from the next slip on.</summary>
        public int LinePitch
        {
            get { return _preamble[PreamblePitchAt]; }
            set { _preamble[PreamblePitchAt] = (byte)value; }
        }

        /// <summary>Whether a picture of that many bytes would be taken now.</summary>
        public bool HasRoom(int pictureBytes)
        {
            return _slip.RoomBytes + _confirmedAt > pictureBytes + (2 * Slip.ItemOverheadBytes) + SlipItems.TailBytes;
        }

        /// <summary>Opens a slip. It begins to print as soon as the printer has said that it can. Busy when another is not finished.</summary>
        public Status BeginSlip()
        {
            if (_phase != Phase.Idle)
            {
                return _phase == Phase.Off ? Status.Invalid : Status.Busy;
            }

            ForgetSlip();
            FitPaper();
            _open = true;
            StartOver(0);
            return Status.Ok;
        }

        /// <summary>A slip that is held goes on as wide as it was begun.</summary>
        private void FitPaper()
        {
            RowDots = PaperDots < HeadDots ? PaperDots : HeadDots;
            _preamble[PreambleAreaAt + 2] = (byte)RowDots;
            _preamble[PreambleAreaAt + 3] = (byte)(RowDots >> 8);
            if (_raster != null)
            {
                _raster.RowDots = RowDots;
            }
        }

        /// <summary>One line of the open slip. Full when there is no room for it now.</summary>
        public Status Text(string line, TextStyle style)
        {
            Status ready = MakeRoom();
            if (ready != Status.Ok)
            {
                return ready;
            }

            if (!_chineseFont && PrinterText.HasWide(line))
            {
                _raster.Start(Face, LargeFace, line, style, LinePitch);
                return Status.Ok;
            }

            return SlipItems.AddText(_slip, line, style, Face, LinePitch);
        }

        /// <summary>A picture in the middle of the paper, all of it or nothing (Full). A tall one is given in bands of <see cref="BandRows"/>.</summary>
        /// <param name="rows">Rows from the top, the leftmost dot in the highest bit, 1 = black.</param>
        /// <param name="widthBytes">Bytes of a row, up to those of the paper.</param>
        public Status Raster(byte[] rows, int widthBytes, int height)
        {
            Status ready = MakeRoom();
            if (ready != Status.Ok)
            {
                return ready;
            }

            bool fits = widthBytes >= 1 && widthBytes <= RowDots / 8 && height >= 1 && rows.Length >= widthBytes * height;
            return fits ? SlipItems.AddPicture(_slip, rows, widthBytes, height) : Status.Invalid;
        }

        /// <summary>Empty lines.</summary>
        public Status Feed(int lines)
        {
            Status ready = MakeRoom();
            if (ready != Status.Ok)
            {
                return ready;
            }

            return lines >= 1 && lines <= 255 ? SlipItems.AddFeed(_slip, lines) : Status.Invalid;
        }

        /// <summary>Closes the slip: paper up to the tear bar, and a partial cut for mechanisms that have a knife. Full while a line before it is still being drawn.</summary>
        public Status EndSlip()
        {
            Status ready = MakeRoom();
            if (ready != Status.Ok)
            {
                return ready;
            }

            _open = false;
            return SlipItems.AddTail(_slip);
        }

        /// <summary>Invalid: no slip is open. Full: a line is being drawn that comes first.</summary>
        private Status MakeRoom()
        {
            if (!_open)
            {
                return Status.Invalid;
            }

            if (_raster != null && _raster.Busy)
            {
                return Status.Full;
            }

            DropPrinted();
            return Status.Ok;
        }

        /// <summary>What is on paper leaves the queue.</summary>
        private void DropPrinted()
        {
            if (_confirmedAt > 0)
            {
                _slip.Drop(_confirmedAt);
                _sendAt -= _confirmedAt;
                _confirmedAt = 0;
            }
        }

        /// <summary>A few characters of the line that goes out as dots; each band that is drawn goes into the queue when it has room.</summary>
        private void DrawText()
        {
            if (_raster == null || !_raster.Busy)
            {
                return;
            }

            if (!_raster.Draw())
            {
                return;
            }

            DropPrinted();
            if (SlipItems.AddBand(_slip, _raster) == Status.Ok)
            {
                _raster.NextBand();
            }
        }

        private void ForgetSlip()
        {
            _slip.Clear();
            _raster?.Clear();
        }
    }
}
