using System;
using Drivers.Hal;
using Emv.Crypto;

namespace Firmware.Store
{
    /// <summary>
    /// Seals records the synthetic-IV way (the construction of RFC 5297, one associated string): the tag is a CMAC over head
    /// and payload, and the payload is then encrypted in counter mode starting from the tag. No nonce has to be kept, so a
    /// number that is used again after a power cut gives nothing away. Two AES keys, from the storage key.
    /// </summary>
    internal sealed class SivCipher : IRecordCipher
    {
        /// <summary>AES blocks in one slice: with the subkey of a last one some 8,000 interpreted instructions; two stores may have one in the same poll.</summary>
        public const int BlocksAPoll = 2;

        private const int BlockBytes = Aes.BlockLength;
        private const byte Reduction = 0x87;

        private enum Step
        {
            Idle = 0,
            SealAuthenticate,
            SealEncrypt,
            OpenDecrypt,
            OpenAuthenticate,
        }

        private readonly Aes _authentication;
        private readonly Aes _encryption;
        private readonly byte[] _head = new byte[BlockBytes];
        private readonly byte[] _mac = new byte[BlockBytes];
        private readonly byte[] _counter = new byte[BlockBytes];
        private readonly byte[] _stream = new byte[BlockBytes];
        private readonly byte[] _subkey = new byte[BlockBytes];
        private readonly byte[] _tag = new byte[BlockBytes];
        private readonly VaultKeys _keys;
        private Step _step;
        private byte[] _data;
        private int _offset;
        private int _count;
        private int _done;

        /// <param name="keys">Says whether there is a key at all; null = always.</param>
        public SivCipher(VaultKeys keys, Aes authentication, Aes encryption)
        {
            _keys = keys;
            _authentication = authentication;
            _encryption = encryption;
        }

        public Status SealStart(byte[] head, int headOffset, int headCount, byte[] data, int offset, int count)
        {
            Status status = Begin(head, headOffset, headCount, data, offset, count);
            if (status == Status.Pending)
            {
                StartMac();
                _step = Step.SealAuthenticate;
            }

            return status;
        }

        public Status OpenStart(byte[] head, int headOffset, int headCount, byte[] tag, int tagOffset, byte[] data, int offset, int count)
        {
            Status status = Begin(head, headOffset, headCount, data, offset, count);
            if (status == Status.Pending)
            {
                Array.Copy(tag, tagOffset, _tag, 0, BlockBytes);
                StartCounter();
                _step = Step.OpenDecrypt;
            }

            return status;
        }

        public Status Poll()
        {
            if (_step == Step.Idle)
            {
                return Status.Ok;
            }

            if (_keys != null && !_keys.HasStorage)
            {
                _step = Step.Idle;
                return Status.NotFound;
            }

            for (int i = 0; i < BlocksAPoll; i++)
            {
                bool finished = _step == Step.SealEncrypt || _step == Step.OpenDecrypt ? CipherBlock() : MacBlock();
                if (finished)
                {
                    Status status = Next();
                    if (status != Status.Pending)
                    {
                        return status;
                    }
                }
            }

            return Status.Pending;
        }

        public void CopyTag(byte[] into, int offset)
        {
            Array.Copy(_tag, 0, into, offset, BlockBytes);
        }

        private Status Begin(byte[] head, int headOffset, int headCount, byte[] data, int offset, int count)
        {
            if (headCount > BlockBytes || count < 0)
            {
                return Status.Invalid;
            }

            if (_keys != null && !_keys.HasStorage)
            {
                return Status.NotFound;
            }

            // The head fills one block; its unused part is zero and its length never varies for one kind of caller.
            Array.Clear(_head, 0, BlockBytes);
            Array.Copy(head, headOffset, _head, 0, headCount);
            _data = data;
            _offset = offset;
            _count = count;
            _done = 0;
            return Status.Pending;
        }

        private Status Next()
        {
            switch (_step)
            {
                case Step.SealAuthenticate:
                    Array.Copy(_mac, 0, _tag, 0, BlockBytes);
                    StartCounter();
                    _step = Step.SealEncrypt;
                    return Status.Pending;
                case Step.OpenDecrypt:
                    StartMac();
                    _step = Step.OpenAuthenticate;
                    return Status.Pending;
                case Step.SealEncrypt:
                    _step = Step.Idle;
                    return Status.Ok;
                default:
                    _step = Step.Idle;
                    return CompareTag();
            }
        }

        private Status CompareTag()
        {
            int difference = 0;
            for (int i = 0; i < BlockBytes; i++)
            {
                difference |= _tag[i] ^ _mac[i];
            }

            if (difference == 0)
            {
                return Status.Ok;
            }

            Array.Clear(_data, _offset, _count);
            return Status.Checksum;
        }

        // RFC 5297, 2.5: the counter begins at the tag with bits 31 and 63 cleared, so that 32-bit counting cannot carry.
        private void StartCounter()
        {
            Array.Copy(_tag, 0, _counter, 0, BlockBytes);
            _counter[8] &= 0x7F;
            _counter[12] &= 0x7F;
            _done = 0;
        }

        private void StartMac()
        {
            _authentication.Encrypt(_head, 0, _mac, 0);
            _done = 0;
        }

        private bool CipherBlock()
        {
            int part = _count - _done < BlockBytes ? _count - _done : BlockBytes;
            if (part > 0)
            {
                _encryption.Encrypt(_counter, 0, _stream, 0);
                int at = _offset + _done;
                for (int i = 0; i < part; i++)
                {
                    _data[at + i] ^= _stream[i];
                }

                _done += part;
                for (int i = BlockBytes - 1; i >= 12 && ++_counter[i] == 0; i--)
                {
                }
            }

            return _done == _count;
        }

        // CMAC (NIST SP 800-38B): the last block is masked with one subkey when whole, padded and masked with the other when
        // not. The head's block goes first, so an empty payload is one padded block after it.
        private bool MacBlock()
        {
            int part = _count - _done < BlockBytes ? _count - _done : BlockBytes;
            for (int i = 0; i < part; i++)
            {
                _mac[i] ^= _data[_offset + _done + i];
            }

            _done += part;
            bool last = _done == _count;
            if (last)
            {
                Subkey(part < BlockBytes);
                if (part < BlockBytes)
                {
                    _mac[part] ^= 0x80;
                }

                for (int i = 0; i < BlockBytes; i++)
                {
                    _mac[i] ^= _subkey[i];
                }
            }

            _authentication.Encrypt(_mac, 0, _mac, 0);
            return last;
        }

        private void Subkey(bool padded)
        {
            Array.Clear(_subkey, 0, BlockBytes);
            _authentication.Encrypt(_subkey, 0, _subkey, 0);
            Double();
            if (padded)
            {
                Double();
            }
        }

        private void Double()
        {
            int carry = 0;
            for (int i = BlockBytes - 1; i >= 0; i--)
            {
                int next = _subkey[i] >> 7;
                _subkey[i] = (byte)((_subkey[i] << 1) | carry);
                carry = next;
            }

            if (carry != 0)
            {
                _subkey[BlockBytes - 1] ^= Reduction;
            }
        }
    }
}
