#nullable disable // also compiled into the desktop tests
using Drivers.Flash;
using Drivers.Hal;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    /// <summary>An archive over the real driver and the flash model, which outlives it.</summary>
    public sealed class ArchiveRig
    {
        public const int PollLimit = 40000;

        private readonly int _blocks;
        private readonly byte[] _item = new byte[DownloadStore.MaxItemBytes];

        public ArchiveRig(int blocks)
        {
            _blocks = blocks;
            Clock = new ManualClock();
            Model = new FlashModel(Clock, 131072);
        }

        public ManualClock Clock { get; }

        public FlashModel Model { get; }

        public Archive Archive { get; private set; }

        public AuditTrail Audit
        {
            get { return Archive.Audit; }
        }

        public DownloadStore Downloads
        {
            get { return Archive.Downloads; }
        }

        /// <summary>A new terminal on the old flash. PowerLost comes out when a cut was ordered.</summary>
        public Status PowerUp()
        {
            Model.PowerOn();
            var flash = new W25q(Model);
            Archive = new Archive(flash, 2, _blocks, new PlainCipher(), null);
            Status status = flash.Start(Clock.NowMs);
            for (int i = 0; status == Status.Pending && i < PollLimit; i++)
            {
                Clock.NowMs++;
                status = flash.Poll(Clock.NowMs);
            }

            return status == Status.Ok && Archive.Start(Clock.NowMs) == Status.Pending ? Settle() : status;
        }

        /// <summary>Polls until nothing is under way.</summary>
        public Status Settle()
        {
            Status status = Status.Pending;
            for (int i = 0; (status == Status.Pending || !Archive.Ready || !Audit.Settled || !Downloads.Settled) && i < PollLimit; i++)
            {
                Clock.NowMs++;
                status = Archive.Poll(Clock.NowMs);
            }

            return status;
        }

        public void Note(int subject)
        {
            Audit.Note(AuditEvent.SettingChanged, 99, subject);
            Assert.AreEqual(Status.Ok, Settle());
        }

        /// <summary>Every entry that can be read, newest first, as text: "3! 2 1" with ! behind one that tells of missing ones.</summary>
        public string Trail()
        {
            string text = "";
            var entry = new AuditEntry();
            Audit.StartReading();
            Status status = Status.Busy;
            for (int i = 0; (status == Status.Busy || status == Status.Ok) && i < PollLimit; i++)
            {
                status = Audit.ReadNext(entry);
                if (status == Status.Ok)
                {
                    text += (text.Length == 0 ? "" : " ") + entry.Number.ToString() + (entry.Missing > 0 ? "!" : "");
                }
            }

            return text;
        }

        /// <summary>A download of so many items, each filled with its version and number; goes on where it was cut.</summary>
        public void Download(DownloadSlot slot, int version, int items)
        {
            if (Downloads.Received(slot, version) < 0)
            {
                Assert.AreEqual(Status.Pending, Downloads.Begin(slot, version));
                Assert.AreEqual(Status.Ok, Settle());
            }

            for (int i = Downloads.Received(slot, version); i < items; i++)
            {
                Fill(version, i);
                Assert.AreEqual(Status.Pending, Downloads.Add(slot, version, _item, 0, 100));
                Assert.AreEqual(Status.Ok, Settle());
            }

            Assert.AreEqual(Status.Pending, Downloads.Commit(slot, version));
            Assert.AreEqual(Status.Ok, Settle());
        }

        /// <summary>True when the download that counts has that version and every item of it is what was sent.</summary>
        public bool Holds(DownloadSlot slot, int version, int items)
        {
            if (Downloads.VersionOf(slot) != version || Downloads.CountOf(slot) != items)
            {
                return false;
            }

            var read = new byte[DownloadStore.MaxItemBytes];
            for (int i = 0; i < items; i++)
            {
                Status status = Status.Busy;
                int count = 0;
                for (int polls = 0; status == Status.Busy && polls < PollLimit; polls++)
                {
                    status = Downloads.Read(slot, i, read, out count);
                }

                Fill(version, i);
                if (status != Status.Ok || count != 100 || read[0] != _item[0] || read[99] != _item[99])
                {
                    return false;
                }
            }

            return true;
        }

        private void Fill(int version, int item)
        {
            for (int i = 0; i < 100; i++)
            {
                _item[i] = (byte)((version * 16) + item);
            }
        }
    }
}
