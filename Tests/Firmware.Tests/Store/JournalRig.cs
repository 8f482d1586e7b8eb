#nullable disable // also compiled into the desktop tests
using System;
using Drivers.Flash;
using Drivers.Hal;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    /// <summary>Sums instead of AES: the journal's own tests are about places and power, not about secrecy.</summary>
    public sealed class PlainCipher : IRecordCipher
    {
        private byte _sum;
        private bool _good = true;

        public Status SealStart(byte[] head, int headOffset, int headCount, byte[] data, int offset, int count)
        {
            _sum = Sum(head, headOffset, headCount, data, offset, count);
            _good = true;
            return Status.Pending;
        }

        public Status OpenStart(byte[] head, int headOffset, int headCount, byte[] tag, int tagOffset, byte[] data, int offset, int count)
        {
            _good = tag[tagOffset] == Sum(head, headOffset, headCount, data, offset, count);
            return Status.Pending;
        }

        public Status Poll()
        {
            return _good ? Status.Ok : Status.Checksum;
        }

        public void CopyTag(byte[] into, int offset)
        {
            for (int i = 0; i < 16; i++)
            {
                into[offset + i] = _sum;
            }
        }

        private static byte Sum(byte[] head, int headOffset, int headCount, byte[] data, int offset, int count)
        {
            int sum = 1;
            for (int i = 0; i < headCount; i++)
            {
                sum = (sum * 31) + head[headOffset + i];
            }

            for (int i = 0; i < count; i++)
            {
                sum = (sum * 31) + data[offset + i];
            }

            return (byte)(sum ^ (sum >> 8) ^ (sum >> 16));
        }
    }

    /// <summary>
    /// A journal with an owner that keeps the newest version of each key, and what a merchant would swear to: for each key
    /// the version that was reported durable, and the one that was being written.
    /// </summary>
    public sealed class JournalRig : IRecordOwner
    {
        public const int Keys = 12;
        public const int PollLimit = 20000;

        private readonly int[] _places = new int[Keys];
        private readonly int[] _live = new int[Keys];
        private readonly byte[] _payload = new byte[RecordHead.MaxPayloadBytes];
        private readonly int _first;
        private readonly int _blocks;

        public JournalRig(int first, int blocks)
            : this(first, blocks, 65536)
        {
        }

        public JournalRig(int first, int blocks, int sizeBytes)
        {
            _first = first;
            _blocks = blocks;
            Clock = new ManualClock();
            Model = new FlashModel(Clock, sizeBytes);
        }

        public ManualClock Clock { get; }

        public FlashModel Model { get; }

        public W25q Flash { get; private set; }

        public Journal Journal { get; private set; }

        /// <summary>Newest version of each key that recovery or an append told of.</summary>
        public int[] Versions { get; } = new int[Keys];

        /// <summary>Newest version that was reported durable.</summary>
        public int[] Durable { get; } = new int[Keys];

        /// <summary>Key and version being written when the power went; -1 when none was.</summary>
        public int TryingKey { get; private set; } = -1;

        public int TryingVersion { get; private set; }

        public Status PowerUp()
        {
            Model.PowerOn();
            Flash = new W25q(Model);
            Journal = new Journal(Flash, _first, _blocks, new PlainCipher(), this);
            Array.Clear(_places, 0, Keys);
            Array.Clear(Versions, 0, Keys);
            Status status = Flash.Start(Clock.NowMs);
            for (int i = 0; i < 200 && status == Status.Pending; i++)
            {
                Clock.NowMs++;
                status = Flash.Poll(Clock.NowMs);
            }

            if (status != Status.Ok)
            {
                return status;
            }

            status = Journal.Start(Clock.NowMs);
            return status == Status.Pending ? Finish() : status;
        }

        public Status Finish()
        {
            Status status = Status.Pending;
            for (int i = 0; i < PollLimit && status == Status.Pending; i++)
            {
                Clock.NowMs++;
                status = Journal.Poll(Clock.NowMs);
            }

            return status;
        }

        public void Rest()
        {
            for (int i = 0; i < PollLimit && Journal.Working; i++)
            {
                Clock.NowMs++;
                Assert.AreNotEqual(Status.Fault, Journal.Poll(Clock.NowMs));
            }
        }

        /// <summary>Writes the next version of a key: its bytes all follow from key and version.</summary>
        public Status Put(int key, int bytes)
        {
            int version = (Durable[key] > Versions[key] ? Durable[key] : Versions[key]) + 1;
            TryingKey = key;
            TryingVersion = version;
            Fill(key, version, bytes);
            Status status = Journal.Append(RecordKind.Setting, 0, key, version, _payload, 0, bytes, false);
            if (status == Status.Pending)
            {
                status = Finish();
            }

            if (status == Status.Ok)
            {
                Durable[key] = version;
            }

            TryingKey = -1;
            return status;
        }

        /// <summary>As <see cref="Put"/>, for tests in which it simply works.</summary>
        public void Write(int key, int bytes)
        {
            Assert.AreEqual(Status.Ok, Put(key, bytes));
        }

        /// <summary>After a restart: every key has its durable version or the one that was being written, readable. Empty = all good.</summary>
        public string Check()
        {
            for (int key = 0; key < Keys; key++)
            {
                int version = Versions[key];
                bool right = version == Durable[key] || (key == TryingKey && version == TryingVersion);
                if (!right)
                {
                    return "key " + key + " has version " + version + ", durable was " + Durable[key];
                }

                string wrong = version == 0 ? "" : CheckContent(key, version);
                if (wrong.Length > 0)
                {
                    return wrong;
                }
            }

            // What recovery found is what counts from now on.
            for (int key = 0; key < Keys; key++)
            {
                Durable[key] = Versions[key];
            }

            TryingKey = -1;
            return "";
        }

        public int PlaceOf(int key)
        {
            return _places[key];
        }

        public Status ReadKey(int key, out int count)
        {
            return Journal.Read(_places[key], _payload, 0, out count);
        }

        public void Seen(RecordHead head)
        {
            _places[head.Key] = head.Address;
            Versions[head.Key] = head.Auxiliary;
        }

        public bool Keep(RecordHead head)
        {
            return _places[head.Key] == head.Address;
        }

        public void Moved(RecordHead head, int newAddress)
        {
            if (_places[head.Key] == head.Address)
            {
                _places[head.Key] = newAddress;
            }
        }

        public void Live(out int[] addresses, out int count)
        {
            count = 0;
            for (int i = 0; i < Keys; i++)
            {
                if (_places[i] != 0)
                {
                    _live[count] = _places[i];
                    count++;
                }
            }

            addresses = _live;
        }

        private string CheckContent(int key, int version)
        {
            int count;
            Status status = Journal.Read(_places[key], _payload, 0, out count);
            for (int i = 0; i < 1000 && status == Status.Busy; i++)
            {
                Clock.NowMs++;
                Assert.AreNotEqual(Status.Fault, Journal.Poll(Clock.NowMs));
                status = Journal.Read(_places[key], _payload, 0, out count);
            }

            if (status != Status.Ok)
            {
                return "key " + key + " reads " + (int)status;
            }

            for (int i = 0; i < count; i++)
            {
                if (_payload[i] != (byte)((key * 17) + version + i))
                {
                    return "key " + key + " has foreign bytes";
                }
            }

            return "";
        }

        private void Fill(int key, int version, int bytes)
        {
            for (int i = 0; i < bytes; i++)
            {
                _payload[i] = (byte)((key * 17) + version + i);
            }
        }
    }
}
