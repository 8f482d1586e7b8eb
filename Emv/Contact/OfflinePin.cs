using System;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>
    /// Offline PIN (EMV 4.4 Book 3, 6.5.12 and 10.5.1; Book 2, 7): try counter, entry, challenge and encipherment where wanted,
    /// VERIFY, again while the card allows.
    /// </summary>
    internal sealed class OfflinePin
    {
        private const int BlockLength = 8;
        private const int ChallengeLength = 8;
        private const int MinDigits = 4;
        private const int MaxDigits = 12;

        // The card counts down in a nibble; more attempts than that are a card that plays with us.
        private const int MaxAttempts = 15;

        // Book 2, 7.2, Table 25: header, PIN block, challenge; the rest is random.
        private const byte DataHeader = 0x7F;
        private const int PaddingAt = 1 + BlockLength + ChallengeLength;

        private readonly Session _s;
        private readonly CardholderVerification _owner;
        private readonly byte[] _pinBlock = new byte[BlockLength];
        private readonly byte[] _plain = new byte[Crypto.RsaPublic.MaxBytes];
        private State _state;
        private bool _enciphered;
        private int _triesLeft;
        private int _attempts;
        private bool _started;

        internal OfflinePin(Session session, CardholderVerification owner)
        {
            _s = session;
            _owner = owner;
        }

        private enum State
        {
            Idle = 0,
            TryCounter,
            Entry,
            Key,
            Challenge,
            Encipher,
            Verify,
        }

        internal void Reset()
        {
            WipePin();
            _state = State.Idle;
            _attempts = 0;
        }

        internal void WipePin()
        {
            Array.Clear(_pinBlock, 0, BlockLength);
            Array.Clear(_plain, 0, _plain.Length);
        }

        // 10.5.1: the counter first, when the card tells it.
        internal void Begin(bool enciphered)
        {
            _enciphered = enciphered;
            _state = State.TryCounter;
            _s.Send(0x80, 0xCA, 0x9F, 0x17);
        }

        internal void Responded(byte[] data, int count, int statusWord)
        {
            switch (_state)
            {
                case State.TryCounter:
                    CounterRead(data, count, statusWord);
                    break;
                case State.Challenge:
                    Challenged(data, count, statusWord);
                    break;
                case State.Verify:
                    Verified(statusWord);
                    break;
                default:
                    _s.Fail(Reason.Internal);
                    break;
            }
        }

        internal void Entered(byte[] digits, int count)
        {
            if (!FillBlock(digits, count))
            {
                WipePin();
                throw new ArgumentException();
            }

            _s.Step = Step.Idle;
            if (!_enciphered)
            {
                Array.Copy(_pinBlock, 0, _s.Command, 5, BlockLength);
                Verify(0x80, BlockLength);
                return;
            }

            // The keys of authentication may still be under way; then the PIN key's turn comes.
            _started = false;
            _state = State.Key;
            _s.Step = Step.Compute;
        }

        /// <summary>Called when no background work is left.</summary>
        internal void Compute()
        {
            if (_state == State.Encipher)
            {
                if (_s.Authentication.Signed.Recover())
                {
                    Enciphered();
                }

                return;
            }

            if (!_started)
            {
                _started = true;
                _s.Authentication.StartPinKey();
                if (_s.Authentication.Working)
                {
                    return;
                }
            }

            PublicKey key = _s.Authentication.PinKey;
            if (key == null || key.Length <= PaddingAt)
            {
                EnciphermentFailed(key == null ? 1 : 3);
                return;
            }

            // A fresh challenge for every attempt.
            _state = State.Challenge;
            _s.Send(0x00, 0x84, 0x00, 0x00);
        }

        private void CounterRead(byte[] data, int count, int statusWord)
        {
            _triesLeft = PinRequest.Unknown;
            TlvIndex tlv = _s.Tlv;
            if (statusWord == Sw.Ok && tlv.Parse(data, 0, count) == TlvError.None && tlv.Count == 1
                && tlv.Tag(0) == Tag.PinTryCounter && tlv.Length(0) == 1)
            {
                _triesLeft = data[tlv.Offset(0)];
            }

            if (_triesLeft == 0)
            {
                LimitReached(statusWord);
                return;
            }

            Ask(false);
        }

        private void Ask(bool retry)
        {
            _state = State.Entry;
            _s.PinRequest.Set(false, _triesLeft, retry);
            _s.Step = Step.AskPin;
        }

        // Book 2, 7.2: GET CHALLENGE gives exactly 8 bytes.
        private void Challenged(byte[] data, int count, int statusWord)
        {
            if (statusWord != Sw.Ok || count != ChallengeLength)
            {
                EnciphermentFailed(2);
                return;
            }

            PublicKey key = _s.Authentication.PinKey;
            _plain[0] = DataHeader;
            Array.Copy(_pinBlock, 0, _plain, 1, BlockLength);
            Array.Copy(data, 0, _plain, 1 + BlockLength, ChallengeLength);
            _s.Padding.Fill(_plain, PaddingAt, key.Length - PaddingAt);
            bool begun = _s.Authentication.Signed.Start(key, _plain, 0, key.Length);
            Array.Clear(_plain, 0, _plain.Length);
            if (!begun)
            {
                EnciphermentFailed(3);
                return;
            }

            _state = State.Encipher;
            _s.Step = Step.Compute;
        }

        private void Enciphered()
        {
            SignedData cipher = _s.Authentication.Signed;
            _s.Log.Write(Rule.Crypto, 6, 1);
            Array.Copy(cipher.Recovered, 0, _s.Command, 5, cipher.Length);
            int length = cipher.Length;
            cipher.Wipe();
            Verify(0x88, length);
        }

        private void Verify(byte qualifier, int length)
        {
            WipePin();
            _state = State.Verify;
            _attempts++;
            _s.SendData(0x00, 0x20, 0x00, qualifier, length, false);
        }

        private void Verified(int statusWord)
        {
            _state = State.Idle;
            if (statusWord == Sw.Ok)
            {
                _owner.PinVerified();
                return;
            }

            if (statusWord == Sw.Blocked || statusWord == Sw.ReferenceDataBlocked || statusWord == Sw.PinWrong)
            {
                LimitReached(statusWord);
                return;
            }

            if ((statusWord & Sw.PinWrongMask) != Sw.PinWrong || _attempts >= MaxAttempts)
            {
                _owner.PinFailed();
                return;
            }

            _triesLeft = statusWord & 0x0F;
            _s.Log.Write(Rule.PinWrong, statusWord, _triesLeft);
            Ask(true);
        }

        private void LimitReached(int statusWord)
        {
            _state = State.Idle;
            _s.Log.Write(Rule.PinTryLimit, statusWord, 0);
            _s.SetTvr(TvrBit.PinTryLimitExceeded, Rule.PinTryLimit);
            _owner.PinFailed();
        }

        private void EnciphermentFailed(int why)
        {
            WipePin();
            _state = State.Idle;
            _s.Log.Write(Rule.PinEnciphermentFailed, 0, why);
            _owner.PinFailed();
        }

        // Book 3, 6.5.12.2: control 2, length, digits, filler F.
        private bool FillBlock(byte[] digits, int count)
        {
            if (digits == null || count < MinDigits || count > MaxDigits || count > digits.Length)
            {
                return false;
            }

            _pinBlock[0] = (byte)(0x20 | count);
            for (int i = 0; i < 2 * (BlockLength - 1); i++)
            {
                int digit = i < count ? digits[i] : 0x0F;
                if (i < count && digit > 9)
                {
                    return false;
                }

                int at = 1 + (i >> 1);
                _pinBlock[at] = (i & 1) == 0 ? (byte)(digit << 4) : (byte)(_pinBlock[at] | digit);
            }

            return true;
        }
    }
}
