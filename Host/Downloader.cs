using Drivers.Hal;
using Emv.Contact;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>
    /// Fetches one download from the host, block after block, into the store, where it counts from the moment it is complete
    /// (docs/acquirer.md, "Downloads"). After a power cut it goes on with the block that was next, if the host's version is still the
    /// same. A public key is taken only with the right checksum; the others of that download count without it.
    /// </summary>
    public sealed class Downloader
    {
        /// <summary>What stands in front of a block: flag 1, version 8.</summary>
        private const int HeadBytes = 9;
        private const int MostTries = 3;
        private const int EndOffset = 1;

        /// <summary>What holds the place of a key that was left out: too short for one, so that no reader takes it.</summary>
        private const int SpoiledBytes = 1;

        private readonly AcquirerClient _client;
        private readonly Settings _settings;
        private readonly DownloadStore _store;
        private readonly AuditTrail _audit;
        private CaKeyTable _checkTable;
        private CaKeyLoader _check;
        private DownloadSlot _slot;
        private State _state;
        private int _block;
        private int _version;
        private bool _last;
        private bool _begun;
        private bool _resuming;
        private int _tries;
        private State _afterCheck;
        private bool _taken;
        private bool _ended;
        private bool _spoiled;

        public Downloader(AcquirerClient client, Settings settings, DownloadStore store, AuditTrail audit)
        {
            _client = client;
            _settings = settings;
            _store = store;
            _audit = audit;
        }

        private enum State : byte
        {
            Done = 0,
            Asking,
            Waiting,
            Checking,
            Beginning,
            Adding,
            Committing,
            Ending,
        }

        /// <summary>Whose operator the audit trail names.</summary>
        public int Actor { get; set; } = AuditEntry.Nobody;

        /// <summary>What was fetched is in the store and counts.</summary>
        public bool Succeeded { get; private set; }

        /// <summary>No key had the right checksum, or a block made no sense: nothing was taken over.</summary>
        public bool Refused { get; private set; }

        /// <summary>Public keys that were left out for their checksum; the others count.</summary>
        public int Spoiled { get; private set; }

        /// <summary>Blocks that have arrived, those of before a power cut among them.</summary>
        public int Received
        {
            get { return _block - 1; }
        }

        /// <summary>Network management code of a download's blocks; its end is one more.</summary>
        public static int CodeOf(DownloadSlot slot)
        {
            switch (slot)
            {
                case DownloadSlot.CaKeys: return 370;
                case DownloadSlot.Applications: return 380;
                case DownloadSlot.Blacklist: return 390;
                default: return 360;
            }
        }

        public void Start(DownloadSlot slot)
        {
            _slot = slot;
            Succeeded = false;
            Refused = false;
            Spoiled = 0;
            _begun = false;
            _resuming = false;
            _ended = false;
            _taken = false;
            _spoiled = false;
            _tries = 0;
            _version = 0;
            _block = 1;
            _checkTable = slot == DownloadSlot.CaKeys ? new CaKeyTable() : null;
            _state = State.Asking;
        }

        /// <summary>Pending while under way, then Ok: look at <see cref="Succeeded"/>.</summary>
        public Status Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Asking:
                    Ask(nowMs);
                    break;
                case State.Waiting:
                    PollWaiting(nowMs);
                    break;
                case State.Checking:
                    PollChecking();
                    break;
                case State.Beginning:
                case State.Adding:
                case State.Committing:
                    PollWriting();
                    break;
                case State.Ending:
                    if (_client.Poll(nowMs) != Status.Pending)
                    {
                        // The host asks again if it did not hear of the end.
                        End(true);
                    }

                    break;
            }

            return _state == State.Done ? Status.Ok : Status.Pending;
        }

        private void Ask(long nowMs)
        {
            bool end = _ended;
            if (_settings.Take(Counter.Stan, out int stan) != Status.Ok)
            {
                return;
            }

            int batch = _settings.Current(Counter.Batch);
            Status status = end ? _client.StartDownload(CodeOf(_slot) + EndOffset, 0, stan, batch, nowMs)
                : _client.StartDownload(CodeOf(_slot), _block, stan, batch, nowMs);
            if (status == Status.Pending)
            {
                _state = end ? State.Ending : State.Waiting;
            }
            else if (end)
            {
                End(true);
            }
            else
            {
                TryAgain();
            }
        }

        private void PollWaiting(long nowMs)
        {
            if (_client.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            HostReply reply = _client.Reply;
            if (_client.Result != ExchangeResult.Answered)
            {
                TryAgain();
                return;
            }

            int version = VersionIn(reply);
            if (reply.ResponseCode != HostCodes.Approved || version < 0)
            {
                Refused = reply.ResponseCode == HostCodes.Approved;
                End(false);
                return;
            }

            _tries = 0;
            Take(reply, version);
        }

        private void Take(HostReply reply, int version)
        {
            int received = _store.Received(_slot, version);
            if (_block > 1 && version != _version)
            {
                // The host has another one by now: from the beginning.
                _block = 1;
                _resuming = false;
                _state = State.Asking;
                return;
            }

            _version = version;
            _last = reply.Data[0] != '2';
            if (!_begun && received > 0 && _block == 1 && !_last)
            {
                // These arrived before the power went. The newest is asked for once more: it may have been the last.
                _begun = true;
                _resuming = received > 1;
                _block = _resuming ? received : received + 1;
                _state = State.Asking;
                return;
            }

            if (_resuming)
            {
                _resuming = false;
                _block = received + 1;
                _state = _last ? State.Committing : State.Asking;
                return;
            }

            if (reply.DataLength == HeadBytes)
            {
                _last = true;
                _state = received < 0 ? State.Beginning : State.Committing;
                return;
            }

            bool fresh = _block == 1 && received != 0;
            if (_checkTable != null)
            {
                _check = new CaKeyLoader(_checkTable, reply.Data, HeadBytes, reply.DataLength - HeadBytes);
            }

            _begun = true;
            _afterCheck = fresh ? State.Beginning : State.Adding;
            _state = _checkTable != null ? State.Checking : _afterCheck;
        }

        private void PollChecking()
        {
            if (!_check.Poll())
            {
                return;
            }

            _spoiled = _check.Error != CaKeyError.None || _check.Loaded != 1;
            if (_spoiled)
            {
                Spoiled++;
                _audit.Note(AuditEvent.KeyRefused, Actor, _block);
                if (_last && Spoiled == _block)
                {
                    // Not one of them is right: the old ones stay.
                    Refused = true;
                    End(false);
                    return;
                }
            }

            _state = _afterCheck;
        }

        /// <summary>A step to flash: taken, then settled, then the next.</summary>
        private void PollWriting()
        {
            if (!_taken)
            {
                Status status = Write();
                _taken = status == Status.Pending;
                if (!_taken && status != Status.Busy)
                {
                    Refused = status == Status.Full || status == Status.Invalid;
                    End(false);
                }

                return;
            }

            if (!_store.Settled)
            {
                return;
            }

            _taken = false;
            if (_store.Result != Status.Ok)
            {
                End(false);
            }
            else
            {
                AfterWriting();
            }
        }

        private Status Write()
        {
            switch (_state)
            {
                case State.Beginning: return _store.Begin(_slot, _version);
                case State.Adding: return _store.Add(_slot, _version, _client.Reply.Data, HeadBytes, _spoiled ? SpoiledBytes : _client.Reply.DataLength - HeadBytes);
                default: return _store.Commit(_slot, _version);
            }
        }

        private void AfterWriting()
        {
            if (_state == State.Beginning)
            {
                _state = _client.Reply.DataLength == HeadBytes ? State.Committing : State.Adding;
            }
            else if (_state == State.Adding)
            {
                _block++;
                _state = _last ? State.Committing : State.Asking;
            }
            else
            {
                _audit.Note(AuditEvent.Downloaded, Actor, (int)_slot);
                _ended = true;
                _state = State.Asking;
            }
        }

        private void TryAgain()
        {
            _tries++;
            _state = State.Asking;
            if (_tries >= MostTries)
            {
                End(false);
            }
        }

        private static int VersionIn(HostReply reply)
        {
            int version = 0;
            for (int i = 1; i < HeadBytes; i++)
            {
                int digit = i < reply.DataLength ? reply.Data[i] - '0' : -1;
                if (digit < 0 || digit > 9)
                {
                    return -1;
                }

                version = (version * 10) + digit;
            }

            return reply.Data[0] >= '0' && reply.Data[0] <= '3' ? version : -1;
        }

        private void End(bool good)
        {
            Succeeded = good;
            _check = null;
            _checkTable = null;
            _state = State.Done;
        }
    }
}
