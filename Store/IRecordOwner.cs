namespace Firmware.Store
{
    /// <summary>
    /// Who knows what the records of a journal mean: it keeps the index in memory and says what must not be lost. The heads
    /// it is given belong to the journal: copy what is needed.
    /// </summary>
    public interface IRecordOwner
    {
        /// <summary>
        /// A record counts: found in recovery (oldest place first; a newer version of the same key has a higher or equal
        /// sequence) or just written.
        /// </summary>
        void Seen(RecordHead head);

        /// <summary>The block of that record is about to be erased: true when it must be copied on.</summary>
        bool Keep(RecordHead head);

        /// <summary>It was copied; the old place (in the head) is gone soon.</summary>
        void Moved(RecordHead head, int newAddress);

        /// <summary>Where everything lies for which <see cref="Keep"/> would say true: the next recovery begins at the oldest of them.</summary>
        void Live(out int[] addresses, out int count);
    }
}
