using Drivers.Hal;
using Drivers.Printer;
using VirtualHandset;

namespace Tests.Devices
{
    /// <summary>The real driver and the printer model on a virtual line; polled every 20 ms as in the terminal.</summary>
    public sealed class PrinterRig
    {
        public const int PollMs = 20;

        private const int LineBytes = 256;
        private const int MostWaits = 500;

        public readonly VirtualClock Clock = new VirtualClock();
        public readonly VirtualUart Line;
        public readonly PrinterModel Model;
        public readonly EscPosPrinter Printer;

        public PrinterRig(bool keepDots)
            : this(keepDots, EscPos.RowDots, true)
        {
        }

        /// <summary>A printer of that width, with or without Chinese.</summary>
        public PrinterRig(bool keepDots, int rowDots, bool chinese)
        {
            Line = new VirtualUart(Clock, SeededRandom.For(3, 1), LineBytes);
            Model = new PrinterModel(Clock, Line.Device, keepDots, rowDots, chinese);
            Printer = new EscPosPrinter(Line.Terminal, rowDots, chinese);
        }

        /// <summary>A rig whose printer has said that it is well.</summary>
        public static PrinterRig Ready(bool keepDots)
        {
            var rig = new PrinterRig(keepDots);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.Start(rig.Clock.NowMs));
            rig.Run(2000);
            Assert.AreEqual((int)Status.Ok, (int)rig.Printer.State);
            return rig;
        }

        public void Run(int ms)
        {
            long end = Clock.NowMs + ms;
            while (Clock.NowMs < end)
            {
                Step();
            }
        }

        /// <summary>Until the slip is out or held; false when neither comes in that time.</summary>
        public bool Finish(int limitMs)
        {
            long end = Clock.NowMs + limitMs;
            while (Clock.NowMs < end && !Printer.Idle && !Printer.Held)
            {
                Step();
            }

            return Printer.Idle || Printer.Held;
        }

        public void Begin()
        {
            Assert.AreEqual((int)Status.Ok, (int)Printer.BeginSlip());
        }

        public void Say(string line)
        {
            Status taken = Printer.Text(line, TextStyle.Normal);
            for (int i = 0; i < MostWaits && taken == Status.Full; i++)
            {
                Step();
                taken = Printer.Text(line, TextStyle.Normal);
            }

            Assert.AreEqual((int)Status.Ok, (int)taken);
        }

        public void End()
        {
            Assert.AreEqual((int)Status.Ok, (int)Printer.EndSlip());
        }

        /// <summary>A slip of that many numbered lines, "00" and so on.</summary>
        public void Numbered(int lines)
        {
            Begin();
            for (int i = 0; i < lines; i++)
            {
                Say((i / 10).ToString() + (i % 10).ToString());
            }

            End();
        }

        /// <summary>The text of the paper's lines, complete ones as they are, cut ones in brackets.</summary>
        public string Paper()
        {
            string paper = "";
            for (int i = 0; i < Model.Roll.LineCount; i++)
            {
                PaperLine line = Model.Roll.Line(i);
                if (line.Kind == PaperLineKind.Text)
                {
                    string text = Latin(line.Text);
                    paper += (line.Complete ? text : "[" + text + "]") + "|";
                }
                else if (line.Kind == PaperLineKind.Cut)
                {
                    paper += "cut|";
                }
            }

            return paper;
        }

        private static string Latin(byte[] bytes)
        {
            var characters = new char[bytes.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                characters[i] = (char)bytes[i];
            }

            return new string(characters);
        }

        private void Step()
        {
            Status polled = Printer.Poll(Clock.NowMs);
            Assert.AreEqual((int)Printer.State, (int)polled);
            long end = Clock.NowUs + (PollMs * 1000);
            long next = Next();
            while (next <= end)
            {
                Clock.AdvanceTo(next);
                Line.Run(Clock.NowUs);
                Model.Run(Clock.NowUs);
                next = Next();
            }

            Clock.AdvanceTo(end);
        }

        private long Next()
        {
            return Line.NextUs < Model.NextUs ? Line.NextUs : Model.NextUs;
        }
    }
}
