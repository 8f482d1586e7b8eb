using System;
using Drivers.Hal;
using Emv.Crypto;

namespace Firmware.Store
{
    /// <summary>
    /// Works a message authentication code off in slices below 10,000 IL instructions (docs/acquirer.md, "Which messages carry a
    /// MAC"). The message must not change meanwhile.
    /// </summary>
    internal sealed class MacWorker
    {
        public const int CodeBytes = 8;

        private const int BlockBytes = TripleDes.BlockLength;
        private const int FoldBytesAPoll = 256;
        private const int BlocksAPoll = 4;

        private readonly BlockCmac _cmac = new BlockCmac();
        private readonly byte[] _state = new byte[BlockBytes];
        private readonly byte[] _hex = new byte[2 * BlockBytes];
        private MacScheme _scheme;
        private TripleDes _whole;
        private TripleDes _left;
        private byte[] _data;
        private int _at;
        private int _end;
        private int _round;

        public bool Working
        {
            get { return _data != null; }
        }

        /// <summary>Begins; one of <paramref name="whole"/> and <paramref name="aes"/> is null.</summary>
        /// <param name="left">The left half of the key, for X9.19; the key itself when it has one half.</param>
        public void Start(MacScheme scheme, TripleDes whole, TripleDes left, Aes aes, byte[] data, int offset, int count)
        {
            _scheme = scheme;
            _whole = whole;
            _left = left;
            _data = data;
            _at = offset;
            _end = offset + count;
            _round = 0;
            Array.Clear(_state, 0, BlockBytes);
            if (scheme == MacScheme.AesCmac)
            {
                _cmac.Use(null, aes);
            }
        }

        /// <summary>Pending, then Ok with 8 bytes of code.</summary>
        public Status Poll(byte[] into, int offset)
        {
            if (_data == null)
            {
                return Status.Invalid;
            }

            bool done = _scheme == MacScheme.UnionPayEcb ? StepEcb() : _scheme == MacScheme.X919 ? StepX919() : StepCmac();
            if (!done)
            {
                return Status.Pending;
            }

            if (_scheme == MacScheme.UnionPayEcb)
            {
                ToHex(_state, CodeBytes / 2, _hex);
            }

            Array.Copy(_scheme == MacScheme.UnionPayEcb ? _hex : _scheme == MacScheme.X919 ? _state : _cmac.State, 0, into, offset, CodeBytes);
            Stop();
            return Status.Ok;
        }

        /// <summary>Drops what is under way and wipes what is left of it.</summary>
        public void Stop()
        {
            _data = null;
            _whole = null;
            _left = null;
            _cmac.Wipe();
            Array.Clear(_state, 0, _state.Length);
            Array.Clear(_hex, 0, _hex.Length);
        }

        private bool StepEcb()
        {
            if (_at < _end)
            {
                int end = _end - _at > FoldBytesAPoll ? _at + FoldBytesAPoll : _end;
                byte[] state = _state;
                byte[] data = _data;
                for (int i = _at, place = 0; i < end; i++, place = (place + 1) & (BlockBytes - 1))
                {
                    state[place] ^= data[i];
                }

                _at = end;
                return false;
            }

            if (_round == 0)
            {
                ToHex(_state, BlockBytes, _hex);
                _whole.Encrypt(_hex, 0, _state, 0);
                _round = 1;
                return false;
            }

            for (int i = 0; i < BlockBytes; i++)
            {
                _state[i] ^= _hex[BlockBytes + i];
            }

            _whole.Encrypt(_state, 0, _state, 0);
            return true;
        }

        /// <summary>All blocks under the left half; the last under the whole key, which is what the standard's decryption and encryption add up to.</summary>
        private bool StepX919()
        {
            for (int blocks = 0; blocks < BlocksAPoll; blocks++)
            {
                int left = _end - _at;
                int count = left < BlockBytes ? left : BlockBytes;
                for (int i = 0; i < count; i++)
                {
                    _state[i] ^= _data[_at + i];
                }

                _at += count;
                if (left <= BlockBytes)
                {
                    _whole.Encrypt(_state, 0, _state, 0);
                    return true;
                }

                _left.Encrypt(_state, 0, _state, 0);
            }

            return false;
        }

        private bool StepCmac()
        {
            for (int blocks = 0; blocks < BlocksAPoll; blocks++)
            {
                int left = _end - _at;
                if (left <= _cmac.BlockBytes)
                {
                    _cmac.Last(_data, _at, left);
                    return true;
                }

                _cmac.Block(_data, _at);
                _at += _cmac.BlockBytes;
            }

            return false;
        }

        private static void ToHex(byte[] bytes, int count, byte[] into)
        {
            // From the end: source and target may be one array.
            for (int i = count - 1; i >= 0; i--)
            {
                int value = bytes[i];
                into[(2 * i) + 1] = HexDigit(value & 0x0F);
                into[2 * i] = HexDigit(value >> 4);
            }
        }

        private static byte HexDigit(int value)
        {
            return (byte)(value < 10 ? '0' + value : 'A' + value - 10);
        }
    }
}
