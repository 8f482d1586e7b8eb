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
        public const int Slots = 8;
        public const int MaxKeyBytes = 32;
        public const int AesBytes = 16;

        /// <summary>Layout of the stored image: version, then per slot from 1 on length and algorithm, and room for the longest key.</summary>
        public const int ImageBytes = 1 + ((Slots - 1) * (1 + MaxKeyBytes));

        private const byte ImageVersion = 2;

        /// <summary>In an image's length byte: the key is an AES key where a DES key could be too.</summary>
        private const byte AesMark = 0x80;

        // Images of version 1 had no version, six slots of DES keys, and room for 24 bytes each.
        private const int FirstSlots = 7;
        private const int FirstKeyBytes = 24;
        private const int FirstImageBytes = (FirstSlots - 1) * (1 + FirstKeyBytes);

        private const byte AuthenticationLabel = 0x01;
        private const byte EncryptionLabel = 0x02;

        private readonly byte[][] _keys = new byte[Slots][];
        private readonly int[] _lengths = new int[Slots];
        private readonly KeyAlgorithm[] _algorithms = new KeyAlgorithm[Slots];
        private readonly TripleDes[] _des = new TripleDes[Slots];
        private readonly Aes[] _aes = new Aes[Slots];
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

            for (int i = (int)KeySlot.TerminalMaster; i < Slots; i++)
            {
                _des[i] = Works((KeySlot)i) ? new TripleDes() : null;
            }
        }

        public bool HasStorage
        {
            get { return _lengths[(int)KeySlot.Storage] != 0; }
        }

        /// <summary>A slot for a key that comes from outside, DES or AES.</summary>
        public static bool Works(KeySlot slot)
        {
            return (slot >= KeySlot.TerminalMaster && slot <= KeySlot.Track) || slot == KeySlot.Transport;
        }

        public static bool Fits(KeyAlgorithm algorithm, int count)
        {
            return algorithm == KeyAlgorithm.Aes ? count == 16 || count == 24 || count == 32
                : algorithm == KeyAlgorithm.Des && (count == 8 || count == 16 || count == 24);
        }

        public bool Has(KeySlot slot)
        {
            return (int)slot > 0 && (int)slot < Slots && _lengths[(int)slot] != 0;
        }

        public KeyAlgorithm AlgorithmOf(KeySlot slot)
        {
            return Has(slot) ? _algorithms[(int)slot] : KeyAlgorithm.None;
        }

        public int LengthOf(KeySlot slot)
        {
            return _lengths[(int)slot];
        }

        /// <summary>The cipher of a slot that holds a DES key; null for any other.</summary>
        public TripleDes DesOf(KeySlot slot)
        {
            return AlgorithmOf(slot) == KeyAlgorithm.Des ? _des[(int)slot] : null;
        }

        /// <summary>The cipher of a slot that holds an AES key; null for any other.</summary>
        public Aes AesOf(KeySlot slot)
        {
            return AlgorithmOf(slot) == KeyAlgorithm.Aes ? _aes[(int)slot] : null;
        }

        public void Set(KeySlot slot, KeyAlgorithm algorithm, byte[] key, int offset, int count)
        {
            int i = (int)slot;
            Array.Clear(_keys[i], 0, MaxKeyBytes);
            Array.Copy(key, offset, _keys[i], 0, count);
            _lengths[i] = count;
            _algorithms[i] = algorithm;
            Schedule(slot);
        }

        /// <summary>Sets a cipher to the left half of the DES MAC key, for X9.19.</summary>
        public void UseMacLeft(TripleDes cipher)
        {
            cipher.SetKey(_keys[(int)KeySlot.Mac], 0, TripleDes.BlockLength);
        }

        public void Save(byte[] image)
        {
            image[0] = ImageVersion;
            for (int i = 1; i < Slots; i++)
            {
                int at = 1 + ((i - 1) * (1 + MaxKeyBytes));
                image[at] = (byte)(_lengths[i] | (Works((KeySlot)i) && _algorithms[i] == KeyAlgorithm.Aes ? AesMark : 0));
                Array.Copy(_keys[i], 0, image, at + 1, MaxKeyBytes);
            }
        }

        /// <summary>Takes an image of this version or of version 1; false when it is neither.</summary>
        public bool TryLoad(byte[] image, int count)
        {
            bool first = count == FirstImageBytes;
            if (!first && (count != ImageBytes || image[0] != ImageVersion))
            {
                return false;
            }

            int step = 1 + (first ? FirstKeyBytes : MaxKeyBytes);
            for (int i = 1; i < (first ? FirstSlots : Slots); i++)
            {
                int at = (first ? 0 : 1) + ((i - 1) * step);
                int length = image[at] & ~AesMark;
                bool aes = (image[at] & AesMark) != 0 || !Works((KeySlot)i);
                if (Fits(aes ? KeyAlgorithm.Aes : KeyAlgorithm.Des, length))
                {
                    Set((KeySlot)i, aes ? KeyAlgorithm.Aes : KeyAlgorithm.Des, image, at + 1, length);
                }
            }

            return true;
        }

        public void Wipe()
        {
            for (int i = 1; i < Slots; i++)
            {
                Array.Clear(_keys[i], 0, MaxKeyBytes);
                _lengths[i] = 0;
                _algorithms[i] = KeyAlgorithm.None;
                if (_des[i] != null)
                {
                    _des[i].Wipe();
                }

                if (_aes[i] != null)
                {
                    _aes[i].Wipe();
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
            else if (_algorithms[i] == KeyAlgorithm.Aes)
            {
                // Made when the first such key comes: most terminals hold DES keys alone.
                _aes[i] = _aes[i] == null ? new Aes() : _aes[i];
                _aes[i].SetKey(_keys[i], 0, _lengths[i]);
            }
            else
            {
                _des[i].SetKey(_keys[i], 0, _lengths[i]);
            }
        }
    }
}
