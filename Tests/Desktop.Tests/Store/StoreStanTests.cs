using Drivers.Hal;
using Firmware.Store;
using Tests.Terminal.Store;
using VirtualHandset;

namespace Tests.Desktop.Store;

/// <summary>
/// Whatever happens - power cuts in any write and in the recovery from them, a batch that begins just before 999999, counters
/// that are destroyed - no trace number is given out twice in a batch. The numbers in a message repeat a run.
/// </summary>
[TestClass]
public class StoreStanTests
{
    private const int SizeBytes = 131072;
    private const int Seeds = 60;
    private const int Steps = 260;
    private const int LastStan = 999_999;

    [TestMethod]
    public void A_trace_number_never_repeats_within_a_batch()
    {
        int taken = 0;
        int cuts = 0;
        int ruins = 0;
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var life = new StanLife(seed);
            life.Live(Steps);
            taken += life.Taken;
            cuts += life.Cuts;
            ruins += life.Ruins;
        }

        Console.WriteLine($"{taken} trace numbers, {cuts} power cuts, counters destroyed {ruins} times");
        Assert.IsTrue(cuts > Seeds * 5 && ruins > Seeds / 4, $"{cuts} cuts, {ruins} ruins");
    }

    private sealed class StanLife(uint seed)
    {
        private readonly SeededRandom _random = new(seed);
        private readonly StoreBench _bench = new(6, SizeBytes, seed);
        private readonly HashSet<int> _used = [];
        private readonly TransactionRecord _record = new();
        private int _batch;

        public int Taken { get; private set; }

        public int Cuts { get; private set; }

        public int Ruins { get; private set; }

        private readonly List<string> _story = [];

        public void Live(int steps)
        {
            PowerUp();
            if (_random.Chance(1, 3))
            {
                foreach (int stan in (int[])[400_000, 800_000, LastStan - _random.Below(60)])
                {
                    _bench.Settings.Raise(Counter.Stan, stan);
                    Assert.AreEqual(Status.Ok, _bench.FinishSettings());
                }
            }

            for (int i = 0; i < steps; i++)
            {
                try
                {
                    if (_random.Chance(1, 10))
                    {
                        _bench.Model.CutAfter(1 + _random.Below(8), _random.Next());
                    }

                    Step();
                }
                catch (PowerLost)
                {
                    Cuts++;
                    _story.Add("cut");
                    PowerUp();
                }

                if (_random.Chance(1, 250))
                {
                    Ruin();
                }
            }
        }

        private void Step()
        {
            int batch = _bench.Settings.Current(Counter.Batch);
            if (batch != _batch)
            {
                _batch = batch;
                _used.Clear();
                _story.Add($"batch {batch}");
            }

            if (_random.Chance(1, 40))
            {
                Write(_bench.Log.ClearBatch());
                Assert.AreEqual(Status.Ok, _bench.Settings.Take(Counter.Batch, out _));
                Assert.AreEqual(Status.Ok, _bench.FinishSettings());
                return;
            }

            Status status = Status.Busy;
            int stan = 0;
            while (status == Status.Busy)
            {
                status = _bench.Settings.Take(Counter.Stan, out stan);
                if (status == Status.Busy)
                {
                    Assert.AreEqual(Status.Ok, _bench.FinishSettings());
                }
            }

            if (status == Status.Full)
            {
                return;
            }

            Assert.AreEqual(Status.Ok, status);
            Assert.IsTrue(stan is >= 1 and <= LastStan && _used.Add(stan), $"seed {seed}: {stan} was used in batch {_batch} already: {string.Join(", ", _story.TakeLast(60))}");
            _story.Add(stan.ToString());
            Taken++;
            if (_random.Chance(2, 3))
            {
                // A payment; sign-ons and settlements take numbers that the log does not see.
                _record.Clear();
                _record.Stan = stan;
                _record.Voucher = Taken;
                _record.Batch = _batch;
                Write(_bench.Log.Begin(_record));
                Write(_bench.Log.Conclude(_record, TransactionState.Declined));
            }
        }

        private void Write(Status taken)
        {
            if (taken == Status.Busy)
            {
                // A reversal from a cut is open: it is delivered first.
                var open = new TransactionRecord();
                Assert.AreEqual(Status.Ok, _bench.ReadOpenReversal(open));
                Assert.AreEqual(Status.Pending, _bench.Log.CloseReversal(open));
                Assert.AreEqual(Status.Ok, _bench.FinishLog());
                return;
            }

            if (taken == Status.Pending)
            {
                Assert.AreEqual(Status.Ok, _bench.FinishLog());
            }
        }

        private void PowerUp()
        {
            bool up = false;
            while (!up)
            {
                _bench.Model.CutAfter(_random.Chance(1, 4) ? 1 + _random.Below(4) : 0, _random.Next());
                try
                {
                    Assert.AreEqual(Status.Ok, _bench.PowerUp(), $"seed {seed}");
                    up = true;
                }
                catch (PowerLost)
                {
                    Cuts++;
                }
            }

            _bench.Model.CutAfter(0, 0);
            if (_bench.Settings.Current(Counter.Batch) == 0)
            {
                Assert.AreEqual(Status.Ok, _bench.Settings.Take(Counter.Batch, out _));
                Assert.AreEqual(Status.Ok, _bench.FinishSettings());
            }
        }

        /// <summary>All of the counters' region is lost; the newest payment is what is left to go by.</summary>
        private void Ruin()
        {
            var last = new TransactionRecord();
            _bench.Rest();
            if (_bench.ReadLast(last) != Status.Ok || last.Batch != _batch)
            {
                return;
            }

            for (int at = StoreBench.RegionBlocks * FlashModel.BlockBytes; at < 2 * StoreBench.RegionBlocks * FlashModel.BlockBytes; at += 3)
            {
                _bench.Model.FlipBit(at, at & 7);
            }

            Ruins++;
            _story.Add($"ruin after {last.Stan}");
            PowerUp();
        }
    }
}
