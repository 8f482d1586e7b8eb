using Drivers.Hal;
using VirtualHandset;

namespace Simulator;

/// <summary>Milliseconds since the world began, which power cuts do not touch.</summary>
internal sealed class WorldClock : IClock
{
    public Handset? Handset { get; set; }

    public long NowMs => (Handset?.Clock.NowUs ?? 0) / 1000;
}
