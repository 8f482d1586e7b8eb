using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>Hears of a line that changed its level.</summary>
    public delegate void PinChanged(VirtualPin pin, bool high);

    /// <summary>Computes the level of a line at the moment it is read; true = high.</summary>
    public delegate bool PinLevel();

    /// <summary>One line between the processor and a chip. Either side may drive it; a chip may also compute it when it is read.</summary>
    public sealed class VirtualPin : IPin
    {
        private bool _high;

        public VirtualPin(bool high)
        {
            _high = high;
        }

        /// <summary>Called after each change of level, whoever made it; null when nobody listens.</summary>
        public PinChanged Changed { get; set; }

        /// <summary>When set, a read asks this instead of the stored level (key columns).</summary>
        public PinLevel Level { get; set; }

        /// <summary>The stored level, without asking <see cref="Level"/>.</summary>
        public bool High
        {
            get { return _high; }
        }

        public bool Read()
        {
            return Level != null ? Level() : _high;
        }

        public void Write(bool high)
        {
            if (high == _high)
            {
                return;
            }

            _high = high;
            if (Changed != null)
            {
                Changed(this, high);
            }
        }
    }
}
