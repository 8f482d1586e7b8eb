#nullable disable // also compiled into the desktop tests
using Drivers.Hal;
using Firmware.Store;

namespace Tests.Terminal.Store
{
    /// <summary>Keys in a vault on the flash model, and the little that all their tests do with them.</summary>
    public static class KeyBench
    {
        public static StoreBench Started()
        {
            var bench = new StoreBench(6, 131072, 5);
            Assert.AreEqual(Status.Ok, bench.PowerUp());
            return bench;
        }

        public static byte[] Hex(string text)
        {
            var bytes = new byte[text.Length / 2];
            for (int i = 0; i < text.Length; i++)
            {
                int digit = text[i] <= '9' ? text[i] - '0' : text[i] - 'A' + 10;
                bytes[i / 2] = (byte)((bytes[i / 2] << 4) | digit);
            }

            return bytes;
        }

        public static byte[] Ascii(string text)
        {
            var bytes = new byte[text.Length];
            for (int i = 0; i < text.Length; i++)
            {
                bytes[i] = (byte)text[i];
            }

            return bytes;
        }

        public static void Master(StoreBench bench, KeyAlgorithm algorithm, string key)
        {
            byte[] bytes = Hex(key);
            Assert.AreEqual(Status.Ok, bench.Vault.LoadKey(KeySlot.TerminalMaster, algorithm, bytes, 0, bytes.Length, null, 0, 0));
            Assert.AreEqual(Status.Ok, bench.FinishVault());
        }

        public static void Initial(StoreBench bench, KeyAlgorithm algorithm, string key, string serial)
        {
            byte[] number = Hex(serial);
            Assert.AreEqual(Status.Pending, bench.Vault.LoadInitialKey(algorithm, Hex(key), 0, 16, number, 0, number.Length, null, 0, 0));
            Assert.AreEqual(Status.Ok, bench.FinishVault());
        }

        /// <summary>Takes the next number to the end; the serial number.</summary>
        public static byte[] Next(StoreBench bench)
        {
            Assert.AreEqual(Status.Pending, bench.Vault.NextKeyStart());
            Assert.AreEqual(Status.Ok, bench.FinishVault());
            Assert.AreEqual(Status.Ok, bench.Vault.NextKeyPoll());
            var room = new byte[AesDukpt.SerialBytes];
            var serial = new byte[bench.Vault.CopySerial(room, 0)];
            System.Array.Copy(room, 0, serial, 0, serial.Length);
            return serial;
        }

        public static byte[] Mac(StoreBench bench, KeySlot slot, MacWay way, MacScheme scheme, byte[] data)
        {
            var code = new byte[8];
            Assert.AreEqual(Status.Pending, bench.Vault.MacStart(slot, way, scheme, data, 0, data.Length));
            Status status = Status.Pending;
            for (int i = 0; i < 1000 && status == Status.Pending; i++)
            {
                status = bench.Vault.MacPoll(code, 0);
            }

            Assert.AreEqual(Status.Ok, status);
            return code;
        }

        public static Status Import(StoreBench bench, KeySlot slot, string block)
        {
            Status status = bench.Vault.ImportStart(slot, Ascii(block), 0, block.Length);
            for (int i = 0; i < 1000 && status == Status.Pending; i++)
            {
                status = bench.Vault.ImportPoll();
            }

            return status;
        }

        public static byte[] CheckValue(StoreBench bench, KeySlot slot)
        {
            var check = new byte[4];
            Assert.AreEqual(Status.Ok, bench.Vault.CheckValue(slot, check, 0));
            return check;
        }
    }
}
