using System;
using Drivers.Hal;
using Emv.Crypto;
using nanoFramework.Hardware.Stm32;

namespace F769Handset
{
    /// <summary>
    /// Bytes from a hashed pool: each block is SHA-256 over the pool, a counter, the tick and fresh output of the CLR's
    /// generator; the pool moves on by a hash of its own, so that a later look at it does not give earlier bytes. nanoFramework
    /// 1.x gives no access to the processor's true generator: see "Randomness" in docs/technician-guide.md.
    /// </summary>
    internal sealed class BoardRandom : IRandom
    {
        private const int StirRounds = 32;
        private const byte OutputLabel = 1;
        private const byte PoolLabel = 2;

        private readonly object _lock = new object();
        private readonly Sha256 _hash = new Sha256();
        private readonly Random _clr = new Random();
        private readonly byte[] _pool = new byte[Sha256.DigestLength];
        private readonly byte[] _block = new byte[Sha256.DigestLength];
        private readonly byte[] _fresh = new byte[16];
        private readonly byte[] _time = new byte[8];

        public BoardRandom()
        {
            byte[] serial = Utilities.UniqueDeviceId;
            _hash.Reset();
            _hash.Update(serial, 0, serial.Length);
            _hash.Finish(_pool, 0);

            // The time that hashing takes jitters with interrupts and flash wait states.
            for (int i = 0; i < StirRounds; i++)
            {
                Hash(PoolLabel, _pool);
            }
        }

        public void Fill(byte[] buffer, int offset, int count)
        {
            lock (_lock)
            {
                while (count > 0)
                {
                    Hash(OutputLabel, _block);
                    Hash(PoolLabel, _pool);
                    int part = count < _block.Length ? count : _block.Length;
                    Array.Copy(_block, 0, buffer, offset, part);
                    offset += part;
                    count -= part;
                }

                Array.Clear(_block, 0, _block.Length);
            }
        }

        private void Hash(byte label, byte[] into)
        {
            _clr.NextBytes(_fresh);
            long now = DateTime.UtcNow.Ticks ^ (Environment.TickCount64 << 32);
            for (int i = 0; i < _time.Length; i++)
            {
                _time[i] = (byte)(now >> (8 * i));
            }

            _hash.Reset();
            _hash.Update(label);
            _hash.Update(_pool, 0, _pool.Length);
            _hash.Update(_fresh, 0, _fresh.Length);
            _hash.Update(_time, 0, _time.Length);
            _hash.Finish(into, 0);
        }
    }
}
