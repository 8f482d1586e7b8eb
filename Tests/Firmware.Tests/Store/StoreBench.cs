#nullable disable // also compiled into the desktop tests
using System;
using Drivers.Flash;
using Drivers.Hal;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    /// <summary>A clock that moves when the test says so.</summary>
    public sealed class ManualClock : IClock
    {
        public long NowMs { get; set; }
    }

    /// <summary>
    /// Vault, settings and transaction log over the real driver and the flash model, which outlives them: cut the power,
    /// call <see cref="PowerUp"/>, look at what is left.
    /// </summary>
    public sealed class StoreBench
    {
        /// <summary>Polls after which a test calls it stuck.</summary>
        public const int PollLimit = 40000;

        public const int RegionBlocks = Firmware.Store.Journal.MinBlocks;

        private readonly byte[] _deviceKey = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
        private readonly int _logBlocks;
        private readonly uint _seed;
        private uint _starts;

        public StoreBench(int logBlocks, int sizeBytes, uint seed)
        {
            _logBlocks = logBlocks;
            _seed = seed;
            Clock = new ManualClock();
            Model = new FlashModel(Clock, sizeBytes);
        }

        public ManualClock Clock { get; }

        public FlashModel Model { get; }

        public W25q Flash { get; private set; }

        public SoftwareVault Vault { get; private set; }

        public Settings Settings { get; private set; }

        public TransactionLog Log { get; private set; }

        /// <summary>A new terminal on the old flash. PowerLost comes out when a cut was ordered.</summary>
        public Status PowerUp()
        {
            _starts++;
            Model.PowerOn();
            Flash = new W25q(Model);
            Vault = new SoftwareVault(Flash, 0, RegionBlocks, _deviceKey, new SeededRandom((_seed * 1000) + _starts));
            Settings = new Settings(Flash, RegionBlocks, RegionBlocks, Vault.CreateRecordCipher());
            Log = new TransactionLog(Flash, 2 * RegionBlocks, _logBlocks, Vault.CreateRecordCipher(), Settings, 0);
            Status status = Flash.Start(Clock.NowMs);
            // The chip may still be at an erase that was begun before.
            const int EraseMs = 100;
            for (int i = 0; i < EraseMs && status == Status.Pending; i++)
            {
                Clock.NowMs++;
                status = Flash.Poll(Clock.NowMs);
            }

            if (status == Status.Ok)
            {
                status = Vault.Start(Clock.NowMs);
                status = status == Status.Pending ? FinishVault() : status;
            }

            if (status == Status.Ok)
            {
                status = Settings.Start(Clock.NowMs);
                status = status == Status.Pending ? FinishSettings() : status;
            }

            if (status == Status.Ok)
            {
                status = Log.Start(Clock.NowMs);
                status = status == Status.Pending ? FinishLog() : status;
            }

            // What the log knew better than the counters.
            return status == Status.Ok ? FinishSettings() : status;
        }

        public Status FinishVault()
        {
            Status status = Status.Pending;
            for (int i = 0; i < PollLimit && status == Status.Pending; i++)
            {
                Clock.NowMs++;
                status = Vault.Poll(Clock.NowMs);
            }

            return status;
        }

        public Status FinishSettings()
        {
            Status status = Status.Pending;
            for (int i = 0; i < PollLimit && status == Status.Pending; i++)
            {
                Clock.NowMs++;
                status = Settings.Poll(Clock.NowMs);
            }

            return status;
        }

        public Status FinishLog()
        {
            Status status = Status.Pending;
            for (int i = 0; i < PollLimit && status == Status.Pending; i++)
            {
                Clock.NowMs++;
                status = Log.Poll(Clock.NowMs);
            }

            return status;
        }

        /// <summary>Background work until there is none left, so that reads are not Busy.</summary>
        public void Rest()
        {
            for (int i = 0; i < PollLimit && (Log.Journal.Working || Settings.Journal.Working); i++)
            {
                Clock.NowMs++;
                Assert.AreNotEqual(Status.Fault, Settings.Poll(Clock.NowMs));
                Assert.AreNotEqual(Status.Fault, Log.Poll(Clock.NowMs));
            }
        }

        public Status ReadBatch(int index, TransactionRecord into)
        {
            Status status = Log.ReadBatch(index, into);
            for (int i = 0; i < PollLimit && status == Status.Busy; i++)
            {
                status = Log.ReadBatch(index, into);
            }

            return status;
        }

        public Status ReadDamaged(int index, TransactionRecord into)
        {
            Status status = Log.ReadDamaged(index, into);
            for (int i = 0; i < PollLimit && status == Status.Busy; i++)
            {
                status = Log.ReadDamaged(index, into);
            }

            return status;
        }

        public Status ReadLast(TransactionRecord into)
        {
            Status status = Log.ReadLast(into);
            for (int i = 0; i < PollLimit && status == Status.Busy; i++)
            {
                status = Log.ReadLast(into);
            }

            return status;
        }

        public Status ReadOpenReversal(TransactionRecord into)
        {
            Status status = Log.ReadOpenReversal(into);
            for (int i = 0; i < PollLimit && status == Status.Busy; i++)
            {
                status = Log.ReadOpenReversal(into);
            }

            return status;
        }

        public Status Update(TransactionRecord record)
        {
            Status status = Log.Update(record);
            for (int i = 0; i < PollLimit && status == Status.Busy; i++)
            {
                status = Log.Update(record);
            }

            return status;
        }

        public Status OpenReversal(TransactionRecord record)
        {
            Status status = Log.OpenReversal(record);
            for (int i = 0; i < PollLimit && status == Status.Busy; i++)
            {
                status = Log.OpenReversal(record);
            }

            return status;
        }

        /// <summary>True when those bytes lie anywhere on the flash.</summary>
        public bool Contains(byte[] pattern)
        {
            var page = new byte[256 + pattern.Length];
            for (int address = 0; address < Model.SizeBytes; address += 256)
            {
                int count = address + page.Length > Model.SizeBytes ? Model.SizeBytes - address : page.Length;
                Model.Peek(address, page, 0, count);
                for (int i = 0; i + pattern.Length <= count; i++)
                {
                    if (page[i] == pattern[0] && IsAt(page, i, pattern))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        private static bool IsAt(byte[] page, int at, byte[] pattern)
        {
            for (int i = 1; i < pattern.Length; i++)
            {
                if (page[at + i] != pattern[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
