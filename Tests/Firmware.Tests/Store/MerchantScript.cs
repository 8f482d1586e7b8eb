#nullable disable // also compiled into the desktop tests
using System;
using Drivers.Hal;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    /// <summary>
    /// A merchant's day against the store, with an acquirer's books beside it: sales, refusals, doubt, corrections, settings,
    /// settlements. It can be cut off anywhere, goes on after the restart, and knows what must be true then.
    /// </summary>
    public sealed class MerchantScript
    {
        public const int SettingKey = 7;

        private const int MostStans = 4000;
        private const int MostApproved = 64;

        private readonly StoreBench _bench;
        private readonly TransactionRecord _record = new TransactionRecord();
        private readonly bool[] _stanUsed = new bool[MostStans];
        private readonly int[] _stans = new int[MostApproved];
        private readonly long[] _amounts = new long[MostApproved];
        private readonly byte[] _pan;
        private int _approved;
        private int _inDoubtStan;
        private int _setting;
        private int _settingTrying;
        private int _batch;
        private bool _clearing;
        private int _tries;

        public MerchantScript(StoreBench bench, byte[] pan)
        {
            _bench = bench;
            _pan = pan;
        }

        /// <summary>Steps finished since the beginning.</summary>
        public int Step { get; private set; }

        /// <summary>Reversals delivered after restarts.</summary>
        public int Delivered { get; private set; }

        /// <summary>Goes on with the day up to that step.</summary>
        public void Run(int steps)
        {
            while (Step < steps)
            {
                switch (Step % 9)
                {
                    case 2:
                        Sale(TransactionState.Declined);
                        break;
                    case 4:
                        Sale(TransactionState.ReversalOpen);
                        break;
                    case 5:
                        ChangeSetting();
                        break;
                    case 6:
                        Correct();
                        break;
                    case 7:
                        TurnIntoReversal();
                        break;
                    case 8:
                        Settle();
                        break;
                    default:
                        Sale(TransactionState.Approved);
                        break;
                }

                Step++;
            }
        }

        /// <summary>What the terminal does after power-on before it takes the next payment.</summary>
        public void AfterRestart()
        {
            if (_clearing && _bench.Log.BatchCount == 0 && _bench.Log.DebitCount == 0)
            {
                // The closing was being written and made it.
                _approved = 0;
            }

            _clearing = false;
            Assert.IsTrue(_bench.Log.HasPending == false, "pending after a restart");
            Assert.AreEqual(0, _bench.Log.DamagedItems);
            DeliverReversal();
            CheckBooks();
            CheckSettings();
        }

        /// <summary>The terminal's books are the acquirer's: number, sum and every single payment.</summary>
        public void CheckBooks()
        {
            _bench.Rest();
            TransactionLog log = _bench.Log;
            long sum = 0;
            for (int i = 0; i < _approved; i++)
            {
                sum += _amounts[i];
            }

            Assert.AreEqual(_approved, log.BatchCount);
            Assert.AreEqual(_approved, log.DebitCount);
            Assert.IsTrue(sum == log.DebitMinor, "sum " + log.DebitMinor + " instead of " + sum);
            for (int i = 0; i < _approved; i++)
            {
                Assert.AreEqual(Status.Ok, _bench.ReadBatch(i, _record));
                int at = Find(_record.Stan);
                Assert.IsTrue(at >= 0, "a payment the acquirer does not know");
                Assert.IsTrue(_amounts[at] == _record.AmountMinor, "another amount");
                Assert.AreEqual(TransactionState.Approved, _record.State);
            }
        }

        private void CheckSettings()
        {
            int value = _bench.Settings.GetInt(SettingKey, 0);
            Assert.IsTrue(value == _setting || value == _settingTrying, "setting " + value + ", durable " + _setting);
            _setting = value;
            _settingTrying = value;
            int batch = _bench.Settings.Current(Counter.Batch);
            Assert.IsTrue(batch == _batch || batch == _batch + 1, "batch " + batch + " after " + _batch);
            _batch = batch;
        }

        private void Sale(TransactionState outcome)
        {
            _tries++;
            _record.Clear();
            _record.Type = 1;
            _record.TotalsSign = 1;
            _record.AmountMinor = 100 + (_tries * 7);
            Assert.IsTrue(_record.SetPan(_pan, 0, _pan.Length));
            _record.Stan = Take(Counter.Stan);
            Assert.IsFalse(_stanUsed[_record.Stan], "STAN " + _record.Stan + " twice");
            _stanUsed[_record.Stan] = true;
            _record.Voucher = Take(Counter.Voucher);
            _record.Batch = _bench.Settings.Current(Counter.Batch);
            Finish(_bench.Log.Begin(_record));

            // The request leaves; the acquirer books it unless it declines.
            if (outcome == TransactionState.Declined)
            {
                Finish(_bench.Log.Conclude(_record, outcome));
                return;
            }

            _stans[_approved] = _record.Stan;
            _amounts[_approved] = _record.AmountMinor;
            _approved++;
            _inDoubtStan = _record.Stan;
            if (outcome == TransactionState.Approved)
            {
                Finish(_bench.Log.Conclude(_record, outcome));
                _inDoubtStan = 0;
                return;
            }

            _record.ReversalReason[0] = (byte)'9';
            _record.ReversalReason[1] = (byte)'8';
            Finish(_bench.OpenReversal(_record));
            DeliverReversal();
        }

        private void ChangeSetting()
        {
            _settingTrying = _setting + 1;
            Status status = Status.Busy;
            for (int i = 0; i < 50 && status == Status.Busy; i++)
            {
                status = _bench.Settings.SetInt(SettingKey, _settingTrying);
                Assert.AreEqual(Status.Ok, _bench.FinishSettings());
            }

            Assert.AreEqual(Status.Pending, status);
            _setting = _settingTrying;
        }

        private void Correct()
        {
            if (_approved == 0)
            {
                return;
            }

            _bench.Rest();
            Assert.AreEqual(Status.Ok, _bench.ReadBatch(0, _record));
            _record.Flags |= 2;
            Finish(_bench.Update(_record));
        }

        // The card did not complete although the host approved.
        private void TurnIntoReversal()
        {
            if (_approved == 0)
            {
                return;
            }

            _bench.Rest();
            Assert.AreEqual(Status.Ok, _bench.ReadBatch(_approved - 1, _record));
            _record.ReversalReason[0] = (byte)'9';
            _record.ReversalReason[1] = (byte)'6';
            Finish(_bench.OpenReversal(_record));
            DeliverReversal();
        }

        private void Settle()
        {
            _clearing = true;
            Finish(_bench.Log.ClearBatch());
            _approved = 0;
            _clearing = false;
            int next;
            Assert.AreEqual(Status.Ok, _bench.Settings.Take(Counter.Batch, out next));
            Assert.AreEqual(Status.Ok, _bench.FinishSettings());
            _batch = next;
        }

        private void DeliverReversal()
        {
            if (!_bench.Log.HasOpenReversal)
            {
                return;
            }

            _bench.Rest();
            Assert.AreEqual(Status.Ok, _bench.ReadOpenReversal(_record));
            Assert.IsTrue(_record.PanBytes == _pan.Length, "a reversal needs the card number");
            Assert.IsTrue(_record.ReversalReason[0] == (byte)'9');

            // The acquirer takes it out of its books; it may never have had it, and may hear it twice.
            int at = Find(_record.Stan);
            if (at >= 0)
            {
                _approved--;
                _stans[at] = _stans[_approved];
                _amounts[at] = _amounts[_approved];
            }

            Finish(_bench.Log.CloseReversal(_record));
            Delivered++;
        }

        private int Take(Counter counter)
        {
            int value = 0;
            Status status = Status.Busy;
            for (int i = 0; i < 200 && status == Status.Busy; i++)
            {
                status = _bench.Settings.Take(counter, out value);
                Assert.AreEqual(Status.Ok, _bench.FinishSettings());
            }

            Assert.AreEqual(Status.Ok, status);
            return value;
        }

        private void Finish(Status taken)
        {
            Assert.AreEqual(Status.Pending, taken);
            Assert.AreEqual(Status.Ok, _bench.FinishLog());
        }

        private int Find(int stan)
        {
            for (int i = 0; i < _approved; i++)
            {
                if (_stans[i] == stan)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
