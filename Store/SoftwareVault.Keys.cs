using System;
using Drivers.Hal;
using Emv.Crypto;

namespace Firmware.Store
{
    /// <summary>What the keys of the vault do.</summary>
    public sealed partial class SoftwareVault
    {
        private const int PinFieldBytes = TripleDes.BlockLength;
        private const int AesPinFieldBytes = Aes.BlockLength;

        private readonly MacWorker _mac = new MacWorker();
        private readonly TripleDes _trial = new TripleDes();
        private readonly Aes _trialAes = new Aes();

        public bool Has(KeySlot slot)
        {
            return slot == KeySlot.Dukpt ? _dukpt.Next != 0 : _keys.Has(slot);
        }

        public KeyAlgorithm AlgorithmOf(KeySlot slot)
        {
            return slot == KeySlot.Dukpt ? _dukpt.Algorithm : _keys.AlgorithmOf(slot);
        }

        public Status LoadKey(KeySlot slot, KeyAlgorithm algorithm, byte[] key, int offset, int count, byte[] check, int checkOffset, int checkCount)
        {
            return slot == KeySlot.TerminalMaster || slot == KeySlot.Transport
                ? Put(slot, algorithm, key, offset, count, check, checkOffset, checkCount)
                : Status.Invalid;
        }

        public Status UnwrapKey(KeySlot slot, byte[] cipher, int offset, int count, byte[] check, int checkOffset, int checkCount)
        {
            if (slot != KeySlot.Pin && slot != KeySlot.Mac && slot != KeySlot.Track)
            {
                return Status.Invalid;
            }

            Status status = Unwrap(cipher, offset, count);
            if (status == Status.Ok)
            {
                status = Put(slot, _keys.AlgorithmOf(KeySlot.TerminalMaster), _key, 0, count, check, checkOffset, checkCount);
                Array.Clear(_key, 0, _key.Length);
            }

            return status;
        }

        public Status CheckWrapped(byte[] cipher, int offset, int count, byte[] check, int checkOffset, int checkCount)
        {
            if (checkCount < 0 || checkCount > CheckBytes)
            {
                return Status.Invalid;
            }

            Status status = Unwrap(cipher, offset, count);
            if (status == Status.Ok)
            {
                bool right = IsRight(_keys.AlgorithmOf(KeySlot.TerminalMaster), _key, 0, count, check, checkOffset, checkCount);
                Array.Clear(_key, 0, _key.Length);
                return right ? Status.Ok : Status.Checksum;
            }

            return status;
        }

        public Status EncipherPin(KeySlot slot, byte[] pinField, byte[] panField)
        {
            bool dukpt = slot == KeySlot.Dukpt;
            if (!dukpt && slot != KeySlot.Pin)
            {
                return Status.Invalid;
            }

            if (dukpt ? _number != Number.Ready : !_keys.Has(slot))
            {
                return Status.NotFound;
            }

            if (pinField.Length < (AlgorithmOf(slot) == KeyAlgorithm.Aes ? AesPinFieldBytes : PinFieldBytes) || (dukpt && _pinDone))
            {
                return Status.Invalid;
            }

            if (dukpt)
            {
                UseSession(PinVariant, AesDukpt.PinEncryption);
                _pinDone = true;
            }

            if (AlgorithmOf(slot) == KeyAlgorithm.Aes)
            {
                Aes aes = dukpt ? _sessionAes : _keys.AesOf(slot);
                aes.Encrypt(pinField, 0, pinField, 0);
                Mix(pinField, panField, AesPinFieldBytes);
                aes.Encrypt(pinField, 0, pinField, 0);
            }
            else
            {
                TripleDes des = dukpt ? _session : _keys.DesOf(slot);
                Mix(pinField, panField, PinFieldBytes);
                des.Encrypt(pinField, 0, pinField, 0);
            }

            return Status.Ok;
        }

        public Status MacStart(KeySlot slot, MacWay way, MacScheme scheme, byte[] data, int offset, int count)
        {
            bool dukpt = slot == KeySlot.Dukpt;
            if (!dukpt && slot != KeySlot.Mac)
            {
                return Status.Invalid;
            }

            if (dukpt ? _number != Number.Ready : !_keys.Has(slot))
            {
                return Status.NotFound;
            }

            bool aes = AlgorithmOf(slot) == KeyAlgorithm.Aes;
            if (aes != (scheme == MacScheme.AesCmac) || (scheme == MacScheme.X919 && !dukpt && _keys.LengthOf(slot) > 2 * TripleDes.BlockLength))
            {
                return Status.Invalid;
            }

            if (!dukpt && scheme == MacScheme.X919)
            {
                _keys.UseMacLeft(_sessionLeft);
            }
            else if (dukpt)
            {
                bool reply = way == MacWay.Reply;
                UseSession(reply ? ReplyMacVariant : RequestMacVariant, reply ? AesDukpt.MacVerification : AesDukpt.MacGeneration);
            }

            _mac.Start(scheme, dukpt ? _session : _keys.DesOf(slot), _sessionLeft, dukpt ? _sessionAes : _keys.AesOf(slot), data, offset, count);
            return Status.Pending;
        }

        public Status MacPoll(byte[] into, int offset)
        {
            return _mac.Poll(into, offset);
        }

        public Status CheckValue(KeySlot slot, byte[] into, int offset)
        {
            if (!Has(slot))
            {
                return Status.NotFound;
            }

            if (slot == KeySlot.Dukpt)
            {
                _dukpt.CopyCheck(into, offset);
                return Status.Ok;
            }

            // Of storage and password keys through the derived key: the check value of what works, not of the root.
            Aes aes = slot == KeySlot.Storage ? _keys.Authentication : slot == KeySlot.Password ? _keys.Password : _keys.AesOf(slot);
            MakeCheck(_keys.DesOf(slot), aes);
            Array.Copy(_block, 0, into, offset, CheckBytes);
            return Status.Ok;
        }

        public Status Stretch(byte[] salt, byte[] password, int offset, int count, int rounds, byte[] into, int intoOffset)
        {
            if (!_keys.Has(KeySlot.Password))
            {
                return Status.NotFound;
            }

            // CBC-MAC over length, salt and password (the length in front keeps it sound), then AES over and over.
            Aes aes = _keys.Password;
            Array.Clear(_block, 0, _block.Length);
            RecordHead.PutInt(_block, 0, salt.Length);
            RecordHead.PutInt(_block, 4, count);
            aes.Encrypt(_block, 0, _block, 0);
            Absorb(aes, salt, 0, salt.Length);
            Absorb(aes, password, offset, count);
            for (int i = 0; i < rounds; i++)
            {
                aes.Encrypt(_block, 0, _block, 0);
            }

            Array.Copy(_block, 0, into, intoOffset, Aes.BlockLength);
            Array.Clear(_block, 0, _block.Length);
            return Status.Ok;
        }

        private Status Put(KeySlot slot, KeyAlgorithm algorithm, byte[] key, int offset, int count, byte[] check, int checkOffset, int checkCount)
        {
            if (_phase != Phase.Ready)
            {
                return Status.Busy;
            }

            if (!VaultKeys.Works(slot) || !VaultKeys.Fits(algorithm, count) || checkCount < 0 || checkCount > TripleDes.BlockLength)
            {
                return Status.Invalid;
            }

            if (!IsRight(algorithm, key, offset, count, check, checkOffset, checkCount))
            {
                return Status.Checksum;
            }

            _keys.Set(slot, algorithm, key, offset, count);
            _dirty[KeysImage] = true;
            return Status.Ok;
        }

        /// <summary>Deciphers under the master key, ECB, into the scratch key.</summary>
        private Status Unwrap(byte[] cipher, int offset, int count)
        {
            KeyAlgorithm algorithm = _keys.AlgorithmOf(KeySlot.TerminalMaster);
            if (algorithm == KeyAlgorithm.None)
            {
                return Status.NotFound;
            }

            Aes aes = _keys.AesOf(KeySlot.TerminalMaster);
            int block = aes != null ? Aes.BlockLength : TripleDes.BlockLength;
            if (!VaultKeys.Fits(algorithm, count) || count % block != 0)
            {
                return Status.Invalid;
            }

            for (int i = 0; i < count; i += block)
            {
                if (aes != null)
                {
                    aes.Decrypt(cipher, offset + i, _key, i);
                }
                else
                {
                    _keys.DesOf(KeySlot.TerminalMaster).Decrypt(cipher, offset + i, _key, i);
                }
            }

            return Status.Ok;
        }

        /// <summary>Compares a key's check value; it is in the scratch block afterwards.</summary>
        private bool IsRight(KeyAlgorithm algorithm, byte[] key, int offset, int count, byte[] check, int checkOffset, int checkCount)
        {
            bool aes = algorithm == KeyAlgorithm.Aes;
            if (aes)
            {
                _trialAes.SetKey(key, offset, count);
            }
            else
            {
                _trial.SetKey(key, offset, count);
            }

            MakeCheck(aes ? null : _trial, aes ? _trialAes : null);
            _trial.Wipe();
            _trialAes.Wipe();
            int difference = 0;
            for (int i = 0; i < checkCount; i++)
            {
                difference |= _block[i] ^ check[checkOffset + i];
            }

            return difference == 0;
        }

        private void MakeCheck(TripleDes des, Aes aes)
        {
            Array.Clear(_block, 0, _block.Length);
            if (aes != null)
            {
                aes.Encrypt(_block, 0, _block, 0);
            }
            else
            {
                des.Encrypt(_block, 0, _block, 0);
            }
        }

        private void Absorb(Aes aes, byte[] data, int offset, int count)
        {
            for (int done = 0; done < count; done += Aes.BlockLength)
            {
                int part = count - done < Aes.BlockLength ? count - done : Aes.BlockLength;
                for (int i = 0; i < part; i++)
                {
                    _block[i] ^= data[offset + done + i];
                }

                aes.Encrypt(_block, 0, _block, 0);
            }
        }

        private static void Mix(byte[] into, byte[] other, int count)
        {
            for (int i = 0; i < count; i++)
            {
                into[i] ^= other[i];
            }
        }
    }
}
