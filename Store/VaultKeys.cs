using System;
using Emv.Crypto;

namespace Firmware.Store
{
    /// <summary>
    /// The keys of the software vault as they lie in memory, and the ciphers that hold their schedules. Internal: nothing
    /// outside the vault and its workers sees it.
    /// </summary>
    internal sealed class VaultKeys
    {
        public const int Slots = 7;
        public const int MaxKeyBytes = 24;
        public const int AesBytes = 16;

        /// <summary>Layout of the stored image: per slot from 1 on a length and room for the longest key.</summary>
        public const int ImageBytes = (Slots - 1) * (1 + MaxKeyBytes);

        private const byte AuthenticationLabel = 0x01;
        private const byte EncryptionLabel = 0x02;

        private readonly byte[][] _keys = new byte[Slots][];
        private readonly int[] _lengths = new int[Slots];
        private readonly TripleDes[] _des = new TripleDes[Slots];
        private readonly byte[] _block = new byte[AesBytes];

        public readonly Aes Authentication = new Aes();
        public readonly Aes Encryption = new Aes();
        public readonly Aes Password = new Aes();

        public VaultKeys()
        {
            for (int i = 1; i < Slots; i++)
            {
                _keys[i] = new byte[MaxKeyBytes];
            }

            for (int i = (int)KeySlot.TerminalMaster; i <= (int)KeySlot.Track; i++)
            {
                _des[i] = new TripleDes();
            }
        }

        public bool HasStorage
        {
            get { return _lengths[(int)KeySlot.Storage] != 0; }
        }

        public static bool IsDes(KeySlot slot)
        {
            return slot >= KeySlot.TerminalMaster && slot <= KeySlot.Track;
        }

        public bool Has(KeySlot slot)
        {
            return (int)slot > 0 && (int)slot < Slots && _lengths[(int)slot] != 0;
        }

        public TripleDes Des(KeySlot slot)
        {
            return _des[(int)slot];
        }

        public void Set(KeySlot slot, byte[] key, int offset, int count)
        {
            int i = (int)slot;
            Array.Clear(_keys[i], 0, MaxKeyBytes);
            Array.Copy(key, offset, _keys[i], 0, count);
            _lengths[i] = count;
            Schedule(slot);
        }

        public void Save(byte[] image)
        {
            for (int i = 1; i < Slots; i++)
            {
                int at = (i - 1) * (1 + MaxKeyBytes);
                image[at] = (byte)_lengths[i];
                Array.Copy(_keys[i], 0, image, at + 1, MaxKeyBytes);
            }
        }

        public void Load(byte[] image)
        {
            for (int i = 1; i < Slots; i++)
            {
                int at = (i - 1) * (1 + MaxKeyBytes);
                if (image[at] != 0 && image[at] <= MaxKeyBytes)
                {
                    Set((KeySlot)i, image, at + 1, image[at]);
                }
            }
        }

        public void Wipe()
        {
            for (int i = 1; i < Slots; i++)
            {
                Array.Clear(_keys[i], 0, MaxKeyBytes);
                _lengths[i] = 0;
                if (_des[i] != null)
                {
                    _des[i].Wipe();
                }
            }

            Authentication.Wipe();
            Encryption.Wipe();
            Password.Wipe();
        }

        /// <summary>Sets two ciphers from one AES key: what authenticates must not be what encrypts.</summary>
        public static void Derive(byte[] key, int offset, byte[] scratch, Aes authentication, Aes encryption)
        {
            Aes master = encryption;
            master.SetKey(key, offset, AesBytes);
            Array.Clear(scratch, 0, AesBytes);
            scratch[0] = AuthenticationLabel;
            master.Encrypt(scratch, 0, scratch, 0);
            authentication.SetKey(scratch, 0, AesBytes);
            Array.Clear(scratch, 0, AesBytes);
            scratch[0] = EncryptionLabel;
            master.Encrypt(scratch, 0, scratch, 0);
            encryption.SetKey(scratch, 0, AesBytes);
            Array.Clear(scratch, 0, AesBytes);
        }

        private void Schedule(KeySlot slot)
        {
            int i = (int)slot;
            if (slot == KeySlot.Storage)
            {
                Derive(_keys[i], 0, _block, Authentication, Encryption);
            }
            else if (slot == KeySlot.Password)
            {
                Password.SetKey(_keys[i], 0, AesBytes);
            }
            else
            {
                _des[i].SetKey(_keys[i], 0, _lengths[i]);
            }
        }
    }
}
