using System;
using Drivers.Hal;

namespace Drivers.IcCard
{
    /// <summary>Brings characters onto the line: in one go, or with the extra guard time that a card asked for between them.</summary>
    internal sealed class CharacterSender
    {
        private const int FrameEtu = 12;

        private readonly IUart _uart;
        private readonly byte[] _bytes = new byte[CardTransport.MaxCommand];
        private int _count;
        private int _sent;
        private int _gapMs;
        private bool _inverse;
        private long _nextMs;

        public CharacterSender(IUart uart)
        {
            _uart = uart;
        }

        public bool IsUnderWay { get; private set; }

        /// <param name="extraGuardEtu">Beyond the 12 (or 11) etu of a character; 0 or -1 for none.</param>
        public void Configure(int extraGuardEtu, int rateFactor, bool inverse)
        {
            int etuPerSecond = IccTiming.DefaultBaud * rateFactor;
            _gapMs = extraGuardEtu > 0 ? (((FrameEtu + extraGuardEtu) * 1000) + etuPerSecond - 1) / etuPerSecond : 0;
            _inverse = inverse;
        }

        public void Begin(byte[] bytes, int offset, int count)
        {
            Array.Copy(bytes, offset, _bytes, 0, count);
            if (_inverse)
            {
                for (int i = 0; i < count; i++)
                {
                    _bytes[i] = IccReader.Invert(_bytes[i]);
                }
            }

            _count = count;
            _sent = 0;
            _nextMs = 0;
            IsUnderWay = true;
        }

        /// <summary>Ok when the last character has left the line.</summary>
        public Status Poll(long nowMs)
        {
            if (_sent < _count)
            {
                if (nowMs < _nextMs)
                {
                    return Status.Pending;
                }

                int count = _gapMs == 0 ? _count : 1;
                Status written = _uart.Write(_bytes, _sent, count);
                if (written != Status.Ok)
                {
                    return written == Status.Full ? Status.Pending : written;
                }

                _sent += count;
                _nextMs = nowMs + _gapMs;
            }

            if (_sent < _count || _uart.Unsent > 0)
            {
                return Status.Pending;
            }

            Cancel();
            return Status.Ok;
        }

        public void Cancel()
        {
            // A PIN may have been among it.
            Array.Clear(_bytes, 0, _bytes.Length);
            IsUnderWay = false;
        }
    }
}
