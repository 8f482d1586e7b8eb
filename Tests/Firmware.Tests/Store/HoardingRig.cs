using Drivers.Flash;
using Drivers.Hal;
using Firmware.Store;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    /// <summary>A journal whose owner needs everything it ever wrote, until it is told otherwise.</summary>
    public sealed class HoardingRig : IRecordOwner
    {
        private readonly ManualClock _clock = new ManualClock();
        private readonly FlashModel _model;
        private readonly int _blocks;
        private readonly byte[] _payload = new byte[RecordHead.MaxPayloadBytes];
        private readonly int[] _places = new int[512];
        private readonly int[] _live = new int[512];
        private Journal _journal;
        private int _key;

        public HoardingRig(int blocks)
        {
            _blocks = blocks;
            _model = new FlashModel(_clock, 65536);
        }

        public bool KeepAll { get; set; } = true;

        /// <summary>Different records that recovery found.</summary>
        public int Found { get; private set; }

        public Status PowerUp()
        {
            var flash = new W25q(_model);
            Found = 0;
            System.Array.Clear(_places, 0, _places.Length);
            Status status = flash.Start(_clock.NowMs);
            _clock.NowMs += 2;
            status = status == Status.Pending ? flash.Poll(_clock.NowMs) : status;
            _journal = new Journal(flash, 0, _blocks, new PlainCipher(), this);
            status = status == Status.Ok ? _journal.Start(_clock.NowMs) : status;
            return status == Status.Pending ? Finish() : status;
        }

        public Status Append(int bytes, bool urgent)
        {
            _key++;
            Status status = _journal.Append(RecordKind.Setting, 0, _key, 0, _payload, 0, bytes, urgent);
            return status == Status.Pending ? Finish() : status;
        }

        public void Seen(RecordHead head)
        {
            Found += _places[head.Key] == 0 ? 1 : 0;
            _places[head.Key] = head.Address;
        }

        public bool Keep(RecordHead head)
        {
            return KeepAll && _places[head.Key] == head.Address;
        }

        public void Moved(RecordHead head, int newAddress)
        {
            _places[head.Key] = newAddress;
        }

        public void Live(out int[] addresses, out int count)
        {
            addresses = _live;
            count = 0;
            for (int i = 0; i < _places.Length && KeepAll; i++)
            {
                if (_places[i] != 0)
                {
                    _live[count] = _places[i];
                    count++;
                }
            }
        }

        private Status Finish()
        {
            Status status = Status.Pending;
            for (int i = 0; i < 20000 && status == Status.Pending; i++)
            {
                _clock.NowMs++;
                status = _journal.Poll(_clock.NowMs);
            }

            return status;
        }
    }
}
