using System;
using Drivers.Hal;

namespace F769Handset
{
    /// <summary>Milliseconds since power-on, from the CLR's tick.</summary>
    internal sealed class BoardClock : IClock
    {
        public long NowMs
        {
            get { return Environment.TickCount64; }
        }
    }
}
