using System;
using Drivers.Hal;
using Emv.Crypto;

namespace Firmware.Store
{
    /// <summary>
    /// DUKPT: the initial key becomes registers, each number gives a key once. A number counts as used from the moment it
    /// is taken, and its key works only when a flash that says so would survive a power cut.
    /// </summary>
    public sealed partial class SoftwareVault
    {
        // X9.24-1, A.4.1: the byte of each half that makes the variant.
        private const int PinVariant = 7;
        private const int RequestMacVariant = 6;
        private const int ReplyMacVariant = 4;

        private enum Number
        {
            None = 0,
            Loading,
            Deriving,
            Saving,
            Ready,
            Failed,
        }

        private readonly DukptKeys _dukpt = new DukptKeys();
        private readonly TripleDes _session = new TripleDes();
        private readonly TripleDes _sessionLeft = new TripleDes();
        private readonly Aes _sessionAes = new Aes();
        private Number _number;
        private bool _pinDone;

        public int KeysLeft
        {
            get { return _dukpt.Left; }
        }

        public Status LoadInitialKey(KeyAlgorithm algorithm, byte[] key, int offset, int count, byte[] serial, int serialOffset, int serialCount,
            byte[] check, int checkOffset, int checkCount)
        {
            if (_phase != Phase.Ready || (_number != Number.None && _number != Number.Ready && _number != Number.Failed))
            {
                return Status.Busy;
            }

            bool serialFits = algorithm == KeyAlgorithm.Aes
                ? serialCount == AesDukpt.SerialBytes || serialCount == AesDukpt.SerialBytes - 4
                : algorithm == KeyAlgorithm.Des && serialCount == TdesDukpt.SerialBytes;
            if (count != DukptKeys.KeyBytes || !serialFits || checkCount < 0 || checkCount > CheckBytes)
            {
                return Status.Invalid;
            }

            if (!IsRight(algorithm, key, offset, count, check, checkOffset, checkCount))
            {
                return Status.Checksum;
            }

            _dukpt.Load(algorithm, key, offset, serial, serialOffset, serialCount, _block, 0);
            _number = Number.Loading;
            return Status.Pending;
        }

        public Status NextKeyStart()
        {
            if (_phase != Phase.Ready || _number == Number.Loading)
            {
                return Status.Busy;
            }

            if (_number == Number.Deriving || _number == Number.Saving)
            {
                return Status.Pending;
            }

            EndKey();
            Status status = _dukpt.Advance();
            if (status == Status.Pending)
            {
                _number = Number.Deriving;
            }

            return status;
        }

        public Status NextKeyPoll()
        {
            switch (_number)
            {
                case Number.Ready:
                    return Status.Ok;
                case Number.Deriving:
                case Number.Saving:
                    return Status.Pending;
                case Number.Failed:
                    return Status.Fault;
                default:
                    return Status.Invalid;
            }
        }

        public int CopySerial(byte[] into, int offset)
        {
            return _number == Number.Ready ? _dukpt.CopySerial(into, offset) : 0;
        }

        public void EndKey()
        {
            if (_number != Number.Ready && _number != Number.Failed)
            {
                return;
            }

            _mac.Stop();
            _dukpt.EndTransaction();
            _session.Wipe();
            _sessionLeft.Wipe();
            _sessionAes.Wipe();
            _pinDone = false;
            _number = Number.None;
        }

        /// <summary>A slice of whatever is being derived; true while there is some.</summary>
        private bool PollDukpt()
        {
            if (_number != Number.Loading && _number != Number.Deriving)
            {
                return false;
            }

            if (_dukpt.Step())
            {
                _number = _number == Number.Loading ? Number.None : Number.Saving;
                _dirty[DukptImage] = true;
            }

            return true;
        }

        private void Saved(int image)
        {
            if (image == DukptImage && _number == Number.Saving)
            {
                _number = Number.Ready;
            }
        }

        private void SaveFailed(int image)
        {
            if (image == DukptImage && _number == Number.Saving)
            {
                _dukpt.EndTransaction();
                _number = Number.Failed;
            }
        }

        /// <summary>Sets the ciphers of the current transaction key to one of its works.</summary>
        private void UseSession(int tdesVariant, int aesUsage)
        {
            _dukpt.MakeWorking(tdesVariant, aesUsage, _key);
            if (_dukpt.Algorithm == KeyAlgorithm.Aes)
            {
                _sessionAes.SetKey(_key, 0, DukptKeys.KeyBytes);
            }
            else
            {
                _session.SetKey(_key, 0, DukptKeys.KeyBytes);
                _sessionLeft.SetKey(_key, 0, TripleDes.BlockLength);
            }

            Array.Clear(_key, 0, _key.Length);
        }

        private void ForgetWork()
        {
            _number = Number.Ready;
            EndKey();
            _dukpt.Wipe();
            ImportDrop();
            ComponentsDrop();
            Array.Clear(_key, 0, _key.Length);
            Array.Clear(_block, 0, _block.Length);
        }
    }
}
