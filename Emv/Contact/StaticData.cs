namespace Emv.Contact
{
    /// <summary>
    /// The static data to be authenticated (Book 3, 10.3): ranges of the store in the order the AFL gives them. The AIP joins
    /// at the end when the SDA tag list says so.
    /// </summary>
    internal sealed class StaticData
    {
        internal const int MaxRanges = 128;

        private readonly short[] _offsets = new short[MaxRanges + 1];
        private readonly short[] _lengths = new short[MaxRanges + 1];

        internal int Count { get; private set; }

        /// <summary>A record cannot be authenticated: offline data authentication fails.</summary>
        internal bool Wrong { get; set; }

        internal void Clear()
        {
            Count = 0;
            Wrong = false;
        }

        internal void Add(int offset, int length)
        {
            if (Count == _offsets.Length)
            {
                Wrong = true;
                return;
            }

            _offsets[Count] = (short)offset;
            _lengths[Count] = (short)length;
            Count++;
        }

        internal int Offset(int index)
        {
            return _offsets[index];
        }

        internal int Length(int index)
        {
            return _lengths[index];
        }
    }
}
