namespace VirtualHandset
{
    /// <summary>A chip of the virtual board. Those with a life of their own have <c>NextUs</c> and <c>Run</c> besides; <see cref="Handset"/> asks them by name.</summary>
    public interface IModel
    {
        /// <summary>The supply went away: forgets what the chip would forget.</summary>
        void PowerLost();
    }
}
