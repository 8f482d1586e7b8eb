using System;
using Drivers.Hal;
using Drivers.Display;

namespace Firmware.Ui
{
    /// <summary>The right end of the header: link, battery, clock. The terminal tells it what is; it repaints what changed.</summary>
    public sealed class StatusBar
    {
        private const int ClockWidth = 40;
        private const int LinkWidth = 18;
        private const int BatteryWidth = 26;
        private const int Gap = 6;
        private const int TextTop = (Theme.HeaderHeight - Theme.TextHeight) / 2;
        private const int ClockLeft = Theme.Width - Theme.Margin / 2 - ClockWidth;
        private const int BatteryLeft = ClockLeft - Gap - BatteryWidth;
        private const int LinkLeft = BatteryLeft - Gap - LinkWidth;
        private const int LowPercent = 15;

        private int _minuteOfDay = -1;
        private LinkState _link;
        private bool _failed;
        private int _percent = -1;
        private bool _changed;

        /// <summary>True once after something visible changed.</summary>
        internal bool TakeChanged()
        {
            bool changed = _changed;
            _changed = false;
            return changed;
        }

        public void SetClock(DateTime local)
        {
            int minute = local.Hour * 60 + local.Minute;
            _changed |= minute != _minuteOfDay;
            _minuteOfDay = minute;
        }

        public void SetClockUnknown()
        {
            _changed |= _minuteOfDay != -1;
            _minuteOfDay = -1;
        }

        /// <param name="failed">The bank could not be reached the last time; without it a link that is down merely rests until it is needed.</param>
        public void SetLink(LinkState link, bool failed)
        {
            _changed |= link != _link || failed != _failed;
            _link = link;
            _failed = failed;
        }

        /// <param name="percent">0 to 100; -1 when the gauge does not answer.</param>
        public void SetBattery(int percent)
        {
            _changed |= percent != _percent;
            _percent = percent;
        }

        /// <param name="fresh">The header has just been cleared: nothing has to be painted over.</param>
        internal void Paint(Screen screen, bool fresh)
        {
            PaintLink(screen);
            PaintBattery(screen, fresh);
            string clock = _minuteOfDay < 0 ? "--:--" : (_minuteOfDay / 60).ToString("D2") + ":" + (_minuteOfDay % 60).ToString("D2");
            if (fresh)
            {
                screen.Text(ClockLeft, TextTop, ClockWidth, clock, Align.Right, Theme.HeaderInk, Theme.Header);
            }
            else
            {
                screen.Retext(ClockLeft, TextTop, ClockWidth, clock, screen.Text16, Align.Right, Theme.HeaderInk, Theme.Header);
            }
        }

        // Four bars: all lit when up, two while it opens, none while it rests, red when it failed.
        private void PaintLink(Screen screen)
        {
            const int Bars = 4;
            int lit = _link == LinkState.Up ? Bars : _link == LinkState.Opening ? 2 : 0;
            for (int i = 0; i < Bars; i++)
            {
                int height = 4 + 4 * i;
                ushort color = i < lit ? Theme.HeaderInk : _failed && _link == LinkState.Down ? Theme.StatusBad : Theme.StatusDim;
                screen.Fill(LinkLeft + i * 5, TextTop + 16 - height, 3, height, color);
            }
        }

        private void PaintBattery(Screen screen, bool fresh)
        {
            const int Top = TextTop + 3;
            const int Height = 11;
            const int Inside = BatteryWidth - 7;
            ushort color = _percent < 0 ? Theme.StatusDim : _percent < LowPercent ? Theme.StatusBad : Theme.HeaderInk;
            screen.Frame(BatteryLeft, Top, BatteryWidth - 3, Height, 1, color);
            screen.Fill(BatteryLeft + BatteryWidth - 3, Top + 3, 2, Height - 6, color);
            int width = _percent <= 0 ? 0 : (_percent * Inside + 99) / 100;
            screen.Fill(BatteryLeft + 2, Top + 2, width, Height - 4, color);
            if (!fresh)
            {
                screen.Fill(BatteryLeft + 2 + width, Top + 2, Inside - width, Height - 4, Theme.Header);
            }
        }
    }
}
