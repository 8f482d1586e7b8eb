using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// The region behind the transactions: one journal that the audit trail and the downloads share, under the same rules as
    /// the money. What is not live any more (old audit entries, replaced downloads) goes with the oldest block.
    /// </summary>
    public sealed class Archive : IRecordOwner
    {
        private enum Writer : byte
        {
            Nobody = 0,
            Audit,
            Downloads,
        }

        /// <summary>Room for an archive without downloads; it grows when the first comes in.</summary>
        private const int FewAddresses = 4;

        private readonly Journal _journal;
        private int[] _live = new int[FewAddresses];
        private Writer _writing;

        /// <param name="blocks">Erase blocks of the region, at least <see cref="Journal.MinBlocks"/>.</param>
        /// <param name="settings">Where the audit trail's witness stands; may be null.</param>
        public Archive(IFlash flash, int firstBlock, int blocks, IRecordCipher cipher, Settings settings)
        {
            _journal = new Journal(flash, firstBlock, blocks, cipher, this);
            Audit = new AuditTrail(this, settings);
            Downloads = new DownloadStore(this);
        }

        public AuditTrail Audit { get; }

        public DownloadStore Downloads { get; }

        /// <summary>Recovered: entries are taken and read.</summary>
        public bool Ready { get; private set; }

        /// <summary>What the journal below counts: torn, damaged and repaired records, worn blocks.</summary>
        public Journal Journal
        {
            get { return _journal; }
        }

        public Status Start(long nowMs)
        {
            Ready = false;
            _writing = Writer.Nobody;
            Audit.Clear();
            Downloads.Clear();
            return _journal.Start(nowMs);
        }

        /// <summary>Pending while recovering or while something is being written, then Ok or what went wrong.</summary>
        public Status Poll(long nowMs)
        {
            Status status = _journal.Poll(nowMs);
            if (status == Status.Pending)
            {
                return status;
            }

            if (!Ready)
            {
                Ready = status == Status.Ok;
                return status;
            }

            Writer writer = _writing;
            _writing = Writer.Nobody;
            if (writer == Writer.Audit)
            {
                Audit.Written(status);
            }
            else if (writer == Writer.Downloads)
            {
                Downloads.Written(status);
            }

            if (_writing == Writer.Nobody && Audit.WriteNext() == Status.Pending)
            {
                _writing = Writer.Audit;
            }

            return _writing == Writer.Nobody ? status : Status.Pending;
        }

        internal Status AppendAudit(int number, byte[] payload, int count)
        {
            return _journal.Append(RecordKind.Audit, 0, number, 0, payload, 0, count, true);
        }

        /// <summary>Busy while the audit trail has something to write: it goes first.</summary>
        internal Status AppendDownload(byte slot, int key, int auxiliary, byte[] payload, int offset, int count)
        {
            if (!Ready || _writing != Writer.Nobody || !Audit.Settled)
            {
                return Status.Busy;
            }

            Status status = _journal.Append(RecordKind.Download, slot, key, auxiliary, payload, offset, count, false);
            if (status == Status.Pending)
            {
                _writing = Writer.Downloads;
            }

            return status;
        }

        internal JournalCursor CreateCursor()
        {
            return _journal.CreateCursor();
        }

        void IRecordOwner.Seen(RecordHead head)
        {
            if (head.Kind == RecordKind.Audit)
            {
                Audit.Seen(head);
            }
            else if (head.Kind == RecordKind.Download)
            {
                Downloads.Seen(head);
            }
        }

        bool IRecordOwner.Keep(RecordHead head)
        {
            return head.Kind == RecordKind.Audit ? Audit.Keep(head) : head.Kind == RecordKind.Download && Downloads.Keep(head);
        }

        void IRecordOwner.Moved(RecordHead head, int newAddress)
        {
            if (head.Kind == RecordKind.Audit)
            {
                Audit.Moved(head, newAddress);
            }
            else if (head.Kind == RecordKind.Download)
            {
                Downloads.Moved(head, newAddress);
            }
        }

        void IRecordOwner.Live(out int[] addresses, out int count)
        {
            if (_live.Length <= FewAddresses && Downloads.Any)
            {
                _live = new int[DownloadStore.MostAddresses + 1];
            }

            count = Audit.CopyAddress(_live, 0);
            count = Downloads.CopyAddresses(_live, count);
            addresses = _live;
        }
    }
}
