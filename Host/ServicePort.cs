using System;
using Drivers.Assets;
using Drivers.Hal;
using Firmware.Loop;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>
    /// The technician's port: identify the terminal, inject keys, write a setting. Frames and replies are described in
    /// docs/technician-guide.md, "Service port". Keys and settings are taken only while the terminal has neither a master
    /// nor an initial key (and from then on until somebody signs in), or while an administrator is signed in.
    /// </summary>
    public sealed class ServicePort : ITask
    {
        public const int Baud = 115200;
        public const byte FrameStart = 0x02;
        public const byte Identify = (byte)'I';
        public const byte LoadMasterKey = (byte)'K';
        public const byte LoadAesMasterKey = (byte)'A';
        public const byte LoadTransportKey = (byte)'P';
        public const byte LoadInitialKey = (byte)'D';
        public const byte LoadKeyBlock = (byte)'B';
        public const byte WriteSetting = (byte)'S';
        public const byte WriteAssets = (byte)'F';
        public const byte CheckAssets = (byte)'C';
        public const byte ReplyFlag = 0x80;

        private const int HeaderBytes = 4;
        private const int CrcBytes = 2;
        private const int MaxPayload = 300;
        private const int CheckBytes = 4;
        private const int PollMs = 20;

        /// <summary>While fonts are loaded: thousands of pages.</summary>
        private const int LoadPollMs = 2;
        private const byte TripleDesLetter = (byte)'T';
        private const byte AesLetter = (byte)'A';
        private const byte MasterLetter = (byte)'M';
        private const byte TransportLetter = (byte)'P';
        private const byte InitialLetter = (byte)'D';

        /// <summary>A frame that does not arrive whole within this is dropped.</summary>
        private const int FrameTimeoutMs = 1000;

        private readonly IUart _uart;
        private readonly IKeyVault _vault;
        private readonly Settings _settings;
        private readonly AuditTrail _audit;
        private readonly AssetLoader _assets;
        private readonly byte[] _frame = new byte[HeaderBytes + MaxPayload + CrcBytes];
        private readonly byte[] _reply = new byte[HeaderBytes + 1 + CheckBytes + CrcBytes];
        private int _count;
        private long _startedMs;
        private int _waitingPayload;
        private Status _writing;
        private byte _pendingType;
        private KeySlot _slot;
        private bool _opening;
        private bool _changed;
        private int _setting;

        /// <param name="audit">Hears of keys and settings; may be null.</param>
        /// <param name="assets">Takes fonts and dictionary.</param>
        public ServicePort(IUart uart, IKeyVault vault, Settings settings, AuditTrail audit, AssetLoader assets)
        {
            _assets = assets;
            _audit = audit;
            _uart = uart;
            _vault = vault;
            _settings = settings;
        }

        /// <summary>Keys and settings are taken. Whoever knows who is signed in decides.</summary>
        public bool Unlocked { get; set; }

        /// <summary>A setting was written since this was last asked.</summary>
        public bool TakeChanged()
        {
            bool changed = _changed;
            _changed = false;
            return changed;
        }

        public Status Start()
        {
            return _uart.Configure(Baud, Parity.None, 1);
        }

        public long Poll(long nowMs)
        {
            if (_pendingType != 0)
            {
                PollWriting(nowMs);
            }
            else if (_waitingPayload > 0)
            {
                // Somebody else was writing when the frame came.
                Take(_waitingPayload, nowMs);
            }
            else
            {
                Receive(nowMs);
            }

            return nowMs + (_pendingType == WriteAssets || _pendingType == CheckAssets ? LoadPollMs : PollMs);
        }

        private void Receive(long nowMs)
        {
            if (_count > 0 && nowMs - _startedMs > FrameTimeoutMs)
            {
                Forget();
            }

            while (_uart.Available > 0 && _pendingType == 0 && _waitingPayload == 0)
            {
                if (_uart.Read(_frame, _count, 1) != 1 || (_count == 0 && _frame[0] != FrameStart))
                {
                    continue;
                }

                _startedMs = _count == 0 ? nowMs : _startedMs;
                _count++;
                int payload = _count >= HeaderBytes ? (_frame[2] << 8) | _frame[3] : 0;
                if (payload > MaxPayload)
                {
                    Answer(_frame[1], Status.Invalid, 0);
                }
                else if (_count >= HeaderBytes && _count == HeaderBytes + payload + CrcBytes)
                {
                    Take(payload, nowMs);
                }
            }
        }

        private void Take(int payload, long nowMs)
        {
            _waitingPayload = 0;
            byte type = _frame[1];
            int end = HeaderBytes + payload;
            int crc = (_frame[end] << 8) | _frame[end + 1];
            if (Crc16.Of(_frame, 1, end - 1) != crc)
            {
                Answer(type, Status.Checksum, 0);
                return;
            }

            if (type == Identify)
            {
                _slot = SlotOf(payload > 0 ? _frame[HeaderBytes] : MasterLetter);
                Answer(type, _vault.Has(_slot) ? Status.Ok : Status.NotFound, CheckBytes);
                return;
            }

            if (!Unlocked)
            {
                Answer(type, Status.Busy, 0);
                return;
            }

            _opening = false;
            Status status = Carry(type, payload);
            if (status == Status.Pending || status == Status.Ok)
            {
                _pendingType = type;
                _setting = type == WriteSetting ? Number() : 0;
                _count = 0;
                Array.Clear(_frame, 0, _frame.Length);
            }
            else if (status == Status.Busy && nowMs - _startedMs < FrameTimeoutMs)
            {
                _opening = false;
                _waitingPayload = payload;
            }
            else
            {
                _opening = false;
                Answer(type, status, 0);
            }
        }

        private Status Carry(byte type, int payload)
        {
            _slot = KeySlot.TerminalMaster;
            switch (type)
            {
                case LoadMasterKey:
                    return TakeKey(KeyAlgorithm.Des, 0, payload);
                case LoadAesMasterKey:
                    return TakeKey(KeyAlgorithm.Aes, 0, payload);
                case LoadTransportKey:
                    _slot = KeySlot.Transport;
                    return TakeKey(payload > 0 ? AlgorithmOf(_frame[HeaderBytes]) : KeyAlgorithm.None, 1, payload);
                case LoadInitialKey:
                    return TakeInitialKey(payload);
                case LoadKeyBlock:
                    _slot = payload > 0 ? SlotOf(_frame[HeaderBytes]) : KeySlot.None;
                    _opening = true;
                    return payload > 1 && _slot != KeySlot.Transport ? _vault.ImportStart(_slot, _frame, HeaderBytes + 1, payload - 1) : Status.Invalid;
                case WriteSetting:
                    _slot = KeySlot.None;
                    return payload > 2
                        ? _settings.SetBytes(Number(), _frame, HeaderBytes + 2, payload - 2)
                        : Status.Invalid;
                case WriteAssets:
                    _slot = KeySlot.None;
                    return payload > 2 ? _assets.Take(Number(), _frame, HeaderBytes + 2, payload - 2) : Status.Invalid;
                case CheckAssets:
                    _slot = KeySlot.None;
                    return payload == 2 ? _assets.StartCheck(Number()) : Status.Invalid;
                default:
                    return Status.Invalid;
            }
        }

        /// <summary>The first two bytes of the payload.</summary>
        private int Number()
        {
            return (_frame[HeaderBytes] << 8) | _frame[HeaderBytes + 1];
        }

        /// <summary>Key and check value from <paramref name="skip"/> bytes into the payload on.</summary>
        private Status TakeKey(KeyAlgorithm algorithm, int skip, int payload)
        {
            int key = payload - skip - CheckBytes;
            int at = HeaderBytes + skip;
            return key > 0 ? _vault.LoadKey(_slot, algorithm, _frame, at, key, _frame, at + key, CheckBytes) : Status.Invalid;
        }

        /// <summary>Algorithm 1, length of the serial number 1, serial number, key 16, check value 4.</summary>
        private Status TakeInitialKey(int payload)
        {
            const int Fixed = 2;
            _slot = KeySlot.Dukpt;
            int serial = payload > Fixed ? _frame[HeaderBytes + 1] : 0;
            int at = HeaderBytes + Fixed + serial;
            int key = payload - Fixed - serial - CheckBytes;
            return key > 0
                ? _vault.LoadInitialKey(AlgorithmOf(_frame[HeaderBytes]), _frame, at, key, _frame, HeaderBytes + Fixed, serial, _frame, at + key, CheckBytes)
                : Status.Invalid;
        }

        private static KeyAlgorithm AlgorithmOf(byte letter)
        {
            return letter == AesLetter ? KeyAlgorithm.Aes : letter == TripleDesLetter ? KeyAlgorithm.Des : KeyAlgorithm.None;
        }

        private static KeySlot SlotOf(byte letter)
        {
            switch (letter)
            {
                case MasterLetter:
                    return KeySlot.TerminalMaster;
                case TransportLetter:
                    return KeySlot.Transport;
                case InitialLetter:
                    return KeySlot.Dukpt;
                default:
                    return KeySlot.None;
            }
        }

        /// <summary>The answer says Ok only when what was taken would survive a power cut.</summary>
        private void PollWriting(long nowMs)
        {
            if (_opening)
            {
                PollOpening();
                return;
            }

            bool assets = _pendingType == WriteAssets || _pendingType == CheckAssets;
            _writing = assets ? _assets.Poll(nowMs) : _slot != KeySlot.None ? _vault.Poll(nowMs) : _settings.Poll(nowMs);
            if (_writing != Status.Pending && _writing != Status.Busy)
            {
                Finish(_writing);
            }
        }

        /// <summary>A key block is opened in slices, then its key put in.</summary>
        private void PollOpening()
        {
            Status status = _vault.ImportPoll();
            if (status == Status.Pending)
            {
                return;
            }

            _opening = false;
            status = status == Status.Ok ? _vault.ImportCommit() : status;
            if (status != Status.Ok)
            {
                Finish(status);
            }
        }

        private void Finish(Status status)
        {
            byte type = _pendingType;
            _changed |= type == WriteSetting;
            _pendingType = 0;
            bool assets = type == WriteAssets || type == CheckAssets;
            if (status == Status.Ok && _audit != null && !assets)
            {
                _audit.Note(_setting != 0 ? AuditEvent.SettingChanged : AuditEvent.KeyLoaded, AuditEntry.ServicePort, _setting != 0 ? _setting : (int)_slot);
            }

            Answer(type, status, (_slot != KeySlot.None || type == CheckAssets) && status == Status.Ok ? CheckBytes : 0);
        }

        /// <param name="checkBytes">4 to send the check value of the key concerned along, 0 not to.</param>
        private void Answer(byte type, Status status, int checkBytes)
        {
            Array.Clear(_reply, 0, _reply.Length);
            _reply[0] = FrameStart;
            _reply[1] = (byte)(type | ReplyFlag);
            _reply[3] = (byte)(1 + checkBytes);
            _reply[4] = (byte)status;
            if (type == CheckAssets && checkBytes > 0)
            {
                _reply[HeaderBytes + 3] = (byte)(_assets.Crc >> 8);
                _reply[HeaderBytes + 4] = (byte)_assets.Crc;
            }
            else if (checkBytes > 0 && _vault.CheckValue(_slot, _reply, HeaderBytes + 1) != Status.Ok)
            {
                Array.Clear(_reply, HeaderBytes + 1, CheckBytes);
            }

            int end = HeaderBytes + 1 + checkBytes;
            int crc = Crc16.Of(_reply, 1, end - 1);
            _reply[end] = (byte)(crc >> 8);
            _reply[end + 1] = (byte)crc;
            Status sent = _uart.Write(_reply, 0, end + CrcBytes);
            if (sent != Status.Ok)
            {
                // Nobody listens: the technician's tool asks again.
                _writing = sent;
            }

            Forget();
        }

        /// <summary>The frame may hold a key.</summary>
        private void Forget()
        {
            Array.Clear(_frame, 0, _frame.Length);
            _count = 0;
        }
    }
}
