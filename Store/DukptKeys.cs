using System;
using Drivers.Hal;

namespace Firmware.Store
{
    /// <summary>
    /// The key registers of DUKPT, with DES (ANSI X9.24-1:2009, A.2) or AES (X9.24-3:2017, 6.5) keys of 16 bytes. Register i holds
    /// the key of the next number whose lowest one bit is i; a number's key makes the registers below its own and is
    /// then erased, so no key that was used can be worked out from what is stored. Everything long is done in steps. A part
    /// of the vault, which lets nobody near the one it has.
    /// </summary>
    public sealed class DukptKeys
    {
        public const int KeyBytes = TdesDukpt.KeyBytes;

        /// <summary>version 1, algorithm 1, serial number 12, next number 4, check value 4, registers.</summary>
        public const int ImageBytes = RegistersAt + (AesRegisters * KeyBytes);

        private const byte ImageVersion = 1;
        private const int SerialAt = 2;
        private const int NextAt = SerialAt + AesDukpt.SerialBytes;
        private const int CheckAt = NextAt + 4;
        private const int CheckBytes = 4;
        private const int RegistersAt = CheckAt + CheckBytes;

        /// <summary>X9.24-1: counter of 21 bits, numbers of up to ten ones.</summary>
        private const int TdesRegisters = 21;
        private const int TdesMostOnes = 10;

        /// <summary>X9.24-3 counts with 32 bits, numbers of up to 16 ones. 24 of them are 16 million keys, and fit one record.</summary>
        private const int AesRegisters = 24;
        private const int AesMostOnes = 16;

        /// <summary>Where the counter stands in a serial number; in a DES one its top bits share byte 7.</summary>
        private const int TdesCounterAt = 7;
        private const byte TdesSerialBits = 0xE0;
        private const int AesCounterAt = 8;
        private const int TdesRegisterAt = 2;

        private const int SmallestSkipBits = 6;

        /// <summary>Beyond this, <see cref="Left"/> does not count on.</summary>
        public const int MostCounted = 4096;

        private readonly TdesDukpt _tdes = new TdesDukpt();
        private readonly AesDukpt _aes = new AesDukpt();
        private readonly byte[] _registers = new byte[AesRegisters * KeyBytes];
        private readonly byte[] _serial = new byte[AesDukpt.SerialBytes];
        private readonly byte[] _check = new byte[CheckBytes];
        private readonly byte[] _transaction = new byte[KeyBytes];
        private readonly byte[] _working = new byte[AesDukpt.SerialBytes];
        private readonly byte[] _eight = new byte[8];
        private int _next;
        private int _current;
        private int _child;
        private int _half;
        private bool _loading;

        /// <summary>None without keys.</summary>
        public KeyAlgorithm Algorithm { get; private set; }

        /// <summary>The next number; 0 without keys.</summary>
        public int Next
        {
            get { return _next; }
        }

        public int SerialBytes
        {
            get { return Algorithm == KeyAlgorithm.Aes ? AesDukpt.SerialBytes : TdesDukpt.SerialBytes; }
        }

        /// <summary>
        /// Numbers that can still be used, those with too many ones left out. Counted as far as <see cref="MostCounted"/>: more
        /// is plenty.
        /// </summary>
        public int Left
        {
            get { return Algorithm == KeyAlgorithm.None || _next >= Limit ? 0 : CountFrom(_next); }
        }

        /// <summary>The key of the current number while there is one; whoever takes it wipes the copy.</summary>
        public byte[] Transaction
        {
            get { return _transaction; }
        }

        private int Registers
        {
            get { return Algorithm == KeyAlgorithm.Aes ? AesRegisters : TdesRegisters; }
        }

        private int Limit
        {
            get { return 1 << Registers; }
        }

        private int MostOnes
        {
            get { return Algorithm == KeyAlgorithm.Aes ? AesMostOnes : TdesMostOnes; }
        }

        /// <summary>Takes an initial key and forgets what was there; <see cref="Step"/> until true.</summary>
        /// <param name="serial">10 bytes with DES, 8 or 12 with AES; the counter in it does not matter.</param>
        public void Load(KeyAlgorithm algorithm, byte[] key, int offset, byte[] serial, int serialOffset, int serialCount, byte[] check, int checkOffset)
        {
            Wipe();
            Algorithm = algorithm;
            Array.Copy(serial, serialOffset, _serial, 0, serialCount);
            Array.Copy(check, checkOffset, _check, 0, CheckBytes);
            Array.Copy(key, offset, _transaction, 0, KeyBytes);
            _child = Registers - 1;
            _current = 0;
            _half = 0;
            _loading = true;
        }

        /// <summary>Begins to take the next key: Pending, then <see cref="Step"/> until true. NotFound without keys, Full when all are used.</summary>
        public Status Advance()
        {
            if (Algorithm == KeyAlgorithm.None)
            {
                return Status.NotFound;
            }

            if (_next >= Limit)
            {
                return Status.Full;
            }

            _current = _next;
            int register = LowestBit(_current);
            Array.Copy(_registers, register * KeyBytes, _transaction, 0, KeyBytes);
            Array.Clear(_registers, register * KeyBytes, KeyBytes);
            _child = Ones(_current) < MostOnes ? register - 1 : -1;
            _half = 0;
            _next = Follower(_current);
            return Status.Pending;
        }

        /// <summary>One bounded piece of the derivation that was begun (below 6,000 IL instructions); true when all is done.</summary>
        public bool Step()
        {
            if (_child >= 0)
            {
                PutCounter(_current | (1 << _child));
                if (Algorithm == KeyAlgorithm.Aes)
                {
                    _aes.Derive(_transaction, 0, KeyBytes, AesDukpt.KeyDerivation, _working, _registers, _child * KeyBytes, KeyBytes);
                    _child--;
                }
                else
                {
                    Array.Copy(_working, TdesRegisterAt, _eight, 0, _eight.Length);
                    _tdes.Derive(_half, _transaction, 0, _eight, _registers, _child * KeyBytes);
                    _child -= _half;
                    _half ^= 1;
                }
            }

            if (_child >= 0)
            {
                return false;
            }

            if (_loading)
            {
                _loading = false;
                _next = 1;
                EndTransaction();
            }

            return true;
        }

        /// <summary>The current number's serial number; its length.</summary>
        public int CopySerial(byte[] into, int offset)
        {
            PutCounter(_current);
            Array.Copy(_working, 0, into, offset, SerialBytes);
            return SerialBytes;
        }

        /// <summary>Turns a copy of the transaction key into a working key.</summary>
        public void MakeWorking(int tdesVariant, int aesUsage, byte[] into)
        {
            if (Algorithm == KeyAlgorithm.Aes)
            {
                PutCounter(_current);
                _aes.Derive(_transaction, 0, KeyBytes, aesUsage, _working, into, 0, KeyBytes);
            }
            else
            {
                Array.Copy(_transaction, 0, into, 0, KeyBytes);
                TdesDukpt.Vary(into, tdesVariant);
            }
        }

        public void CopyCheck(byte[] into, int offset)
        {
            Array.Copy(_check, 0, into, offset, CheckBytes);
        }

        public void EndTransaction()
        {
            Array.Clear(_transaction, 0, KeyBytes);
        }

        /// <summary>
        /// Goes on at a later number, at least <paramref name="least"/>: after damage, what was used last is not known for sure. A
        /// multiple of 2^j has its key in a register as long as the one before it, at most, has been used.
        /// </summary>
        public void Skip(int least)
        {
            if (Algorithm == KeyAlgorithm.None)
            {
                return;
            }

            least = least > _next ? least : _next;
            int bits = SmallestSkipBits;
            int number;
            do
            {
                number = ((_next - 1) | ((1 << bits) - 1)) + 1;
                bits++;
            }
            while (number < least && number < Limit);
            while (Ones(number) > MostOnes)
            {
                number += 1 << LowestBit(number);
            }

            _next = number < Limit ? number : Limit;
            Array.Clear(_registers, 0, (_next < Limit ? LowestBit(_next) : Registers) * KeyBytes);
        }

        public void Save(byte[] image)
        {
            image[0] = ImageVersion;
            image[1] = (byte)Algorithm;
            Array.Copy(_serial, 0, image, SerialAt, _serial.Length);
            RecordHead.PutInt(image, NextAt, _next);
            Array.Copy(_check, 0, image, CheckAt, CheckBytes);
            Array.Copy(_registers, 0, image, RegistersAt, _registers.Length);
        }

        /// <summary>False when the image is not one of these.</summary>
        public bool TryLoad(byte[] image, int count)
        {
            if (count != ImageBytes || image[0] != ImageVersion)
            {
                return false;
            }

            Algorithm = (KeyAlgorithm)image[1];
            Array.Copy(image, SerialAt, _serial, 0, _serial.Length);
            _next = RecordHead.GetInt(image, NextAt);
            Array.Copy(image, CheckAt, _check, 0, CheckBytes);
            Array.Copy(image, RegistersAt, _registers, 0, _registers.Length);
            return true;
        }

        public void Wipe()
        {
            Array.Clear(_registers, 0, _registers.Length);
            Array.Clear(_serial, 0, _serial.Length);
            Array.Clear(_working, 0, _working.Length);
            Array.Clear(_check, 0, CheckBytes);
            EndTransaction();
            Algorithm = KeyAlgorithm.None;
            _next = 0;
            _current = 0;
            _child = -1;
            _loading = false;
        }

        /// <summary>X9.24-1, A.2 "New Key": numbers with too many ones are skipped.</summary>
        private int Follower(int number)
        {
            return number + (Ones(number) < MostOnes ? 1 : 1 << LowestBit(number));
        }

        private void PutCounter(int counter)
        {
            Array.Copy(_serial, 0, _working, 0, _serial.Length);
            if (Algorithm == KeyAlgorithm.Aes)
            {
                RecordHead.PutInt(_working, AesCounterAt, counter);
                return;
            }

            _working[TdesCounterAt] = (byte)((_working[TdesCounterAt] & TdesSerialBits) | (counter >> 16));
            _working[TdesCounterAt + 1] = (byte)(counter >> 8);
            _working[TdesCounterAt + 2] = (byte)counter;
        }

        /// <summary>
        /// A greater number has the same bits above some place where this one has a zero, a one there, and anything below it.
        /// </summary>
        private int CountFrom(int number)
        {
            int count = 0;
            int ones = 0;
            for (int bit = Registers - 1; bit >= 0 && count < MostCounted && ones <= MostOnes; bit--)
            {
                if ((number & (1 << bit)) != 0)
                {
                    ones++;
                    continue;
                }

                // How many numbers of so many bits have at most so many ones: binomials, summed up.
                int choices = 1;
                for (int k = 0; k < MostOnes - ones && k <= bit && count < MostCounted; k++)
                {
                    count += choices;
                    choices = choices * (bit - k) / (k + 1);
                }
            }

            count += Ones(number) <= MostOnes ? 1 : 0;
            return count < MostCounted ? count : MostCounted;
        }

        private static int Ones(int number)
        {
            return RecordHead.Ones(number);
        }

        private static int LowestBit(int number)
        {
            int bit = 0;
            while ((number & 1) == 0)
            {
                number >>= 1;
                bit++;
            }

            return bit;
        }
    }
}
