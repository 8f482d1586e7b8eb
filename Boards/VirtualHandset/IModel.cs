namespace VirtualHandset
{
    /// <summary>A chip with a life of its own: it does things in time without being asked.</summary>
    public interface IModel
    {
        /// <summary>When it will next do something by itself, on <see cref="VirtualClock.NowUs"/>; <see cref="VirtualClock.Never"/> when it waits to be asked.</summary>
        long NextUs { get; }

        /// <summary>Does what is due; the clock already stands there.</summary>
        void Run(long nowUs);

        /// <summary>The supply went away: forgets what the chip would forget.</summary>
        void PowerLost();
    }
}
