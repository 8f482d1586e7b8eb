using System;
using Drivers.Hal;
using Firmware.Loop;
using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>
    /// The technician's port: identify the terminal, inject the master key, write a setting. Frames and replies are
    /// described in docs/technician-guide.md, "Service port". Keys and settings are taken only while the terminal has no
    /// master key (and from then on until somebody signs in), or while an administrator is signed in.
    /// </summary>
    public sealed class ServicePort : ITask
    {
        public const int Baud = 115200;
        public const byte FrameStart = 0x02;
        public const byte Identify = (byte)'I';
        public const byte LoadMasterKey = (byte)'K';
        public const byte WriteSetting = (byte)'S';
        public const byte ReplyFlag = 0x80;

        private const int HeaderBytes = 4;
        private const int CrcBytes = 2;
        private const int MaxPayload = 128;
        private const int CheckBytes = 4;
        private const int PollMs = 20;

        /// <summary>A frame that does not arrive whole within this is dropped.</summary>
        private const int FrameTimeoutMs = 1000;

        private readonly IUart _uart;
        private readonly IKeyVault _vault;
        private readonly Settings _settings;
        private readonly byte[] _frame = new byte[HeaderBytes + MaxPayload + CrcBytes];
        private readonly byte[] _reply = new byte[HeaderBytes + 1 + CheckBytes + CrcBytes];
        private int _count;
        private long _startedMs;
        private Status _writing;
        private byte _pendingType;
        private bool _changed;

        public ServicePort(IUart uart, IKeyVault vault, Settings settings)
        {
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
            else
            {
                Receive(nowMs);
            }

            return nowMs + PollMs;
        }

        private void Receive(long nowMs)
        {
            if (_count > 0 && nowMs - _startedMs > FrameTimeoutMs)
            {
                Forget();
            }

            while (_uart.Available > 0 && _pendingType == 0)
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
                    Take(payload);
                }
            }
        }

        private void Take(int payload)
        {
            byte type = _frame[1];
            int end = HeaderBytes + payload;
            int crc = (_frame[end] << 8) | _frame[end + 1];
            if (Crc(_frame, 1, end - 1) != crc)
            {
                Answer(type, Status.Checksum, 0);
                return;
            }

            if (type == Identify)
            {
                Answer(type, _vault.Has(KeySlot.TerminalMaster) ? Status.Ok : Status.NotFound, CheckBytes);
                return;
            }

            if (!Unlocked)
            {
                Answer(type, Status.Busy, 0);
                return;
            }

            Status status = Carry(type, payload);
            if (status == Status.Pending || status == Status.Ok)
            {
                _pendingType = type;
                _count = 0;
                Array.Clear(_frame, 0, _frame.Length);
            }
            else
            {
                Answer(type, status, 0);
            }
        }

        private Status Carry(byte type, int payload)
        {
            switch (type)
            {
                case LoadMasterKey:
                    int key = payload - CheckBytes;
                    return key == 8 || key == 16 || key == 24
                        ? _vault.LoadKey(KeySlot.TerminalMaster, _frame, HeaderBytes, key, _frame, HeaderBytes + key, CheckBytes)
                        : Status.Invalid;
                case WriteSetting:
                    return payload > 2
                        ? _settings.SetBytes((_frame[HeaderBytes] << 8) | _frame[HeaderBytes + 1], _frame, HeaderBytes + 2, payload - 2)
                        : Status.Invalid;
                default:
                    return Status.Invalid;
            }
        }

        /// <summary>The answer says Ok only when what was taken would survive a power cut.</summary>
        private void PollWriting(long nowMs)
        {
            _writing = _pendingType == LoadMasterKey ? _vault.Poll(nowMs) : _settings.Poll(nowMs);
            if (_writing != Status.Pending && _writing != Status.Busy)
            {
                byte type = _pendingType;
                _changed |= type == WriteSetting;
                _pendingType = 0;
                Answer(type, _writing, type == LoadMasterKey && _writing == Status.Ok ? CheckBytes : 0);
            }
        }

        /// <param name="checkBytes">4 to send the master key's check value along, 0 not to.</param>
        private void Answer(byte type, Status status, int checkBytes)
        {
            Array.Clear(_reply, 0, _reply.Length);
            _reply[0] = FrameStart;
            _reply[1] = (byte)(type | ReplyFlag);
            _reply[3] = (byte)(1 + checkBytes);
            _reply[4] = (byte)status;
            if (checkBytes > 0 && _vault.CheckValue(KeySlot.TerminalMaster, _reply, HeaderBytes + 1) != Status.Ok)
            {
                Array.Clear(_reply, HeaderBytes + 1, CheckBytes);
            }

            int end = HeaderBytes + 1 + checkBytes;
            int crc = Crc(_reply, 1, end - 1);
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

        /// <summary>CRC-16/CCITT-FALSE: polynomial 1021, start FFFF (catalogued as CRC-16/IBM-3740).</summary>
        private static int Crc(byte[] data, int offset, int count)
        {
            int crc = 0xFFFF;
            for (int i = 0; i < count; i++)
            {
                crc ^= data[offset + i] << 8;
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
                }

                crc &= 0xFFFF;
            }

            return crc;
        }
    }
}
