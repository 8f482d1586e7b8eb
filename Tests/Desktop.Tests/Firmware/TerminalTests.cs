using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Drivers.Hal;
using Drivers.Keypad;
using Emv.Contact;
using Firmware.Sale;
using Firmware.Store;
using VirtualHandset;

namespace Desktop.Tests.Terminals
{
    /// <summary>The whole firmware on virtual chips. Here and not among the portable tests: firmware and virtual chips together need more than the 256 KB that the firmware alone has to fit.</summary>
    [TestClass]
    public class TerminalTests
    {
        private const int PowerOnLimitMs = 15000;

        private sealed class NoLink : ILink
        {
            public LinkState State
            {
                get { return LinkState.Down; }
            }

            public Status Open(string host, int port)
            {
                return Status.Removed;
            }

            public int Read(byte[] buffer, int offset, int count)
            {
                return 0;
            }

            public Status Write(byte[] data, int offset, int count)
            {
                return Status.Removed;
            }

            public void Close()
            {
            }
        }

        /// <summary>A clock that fails once, as a broken driver would.</summary>
        private sealed class BrokenOnce : II2c
        {
            private readonly II2c _inner;
            private bool _broke;

            public BrokenOnce(II2c inner)
            {
                _inner = inner;
            }

            public Status WriteRead(byte[] write, int writeCount, byte[] read, int readCount)
            {
                if (!_broke)
                {
                    _broke = true;
                    throw new InvalidOperationException();
                }

                return _inner.WriteRead(write, writeCount, read, readCount);
            }
        }

        private static Machine PoweredOn()
        {
            var machine = new Machine(new Handset(1, new NoLink(), 0, 0), new byte[16]);
            machine.PowerOn();
            Assert.IsTrue(machine.RunUntil(() => machine.Terminal.Main.Recovered, PowerOnLimitMs), "does not recover");
            return machine;
        }

        [TestMethod]
        public void Comes_up_from_an_empty_flash_without_a_crash()
        {
            Machine machine = PoweredOn();
            Assert.AreEqual(0, machine.Crashes);
            Assert.IsFalse(machine.Terminal.Main.OutOfOrder);
            Assert.IsFalse(machine.Terminal.Client.SignedOn);
        }

        [TestMethod]
        public void Comes_up_again_after_a_power_cut_in_the_self_test()
        {
            Machine machine = PoweredOn();
            machine.PowerCut();
            machine.RunFor(100);
            machine.PowerOn();
            Assert.IsTrue(machine.RunUntil(() => machine.Terminal.Main.Recovered, PowerOnLimitMs), "does not recover");
            Assert.AreEqual(1, machine.PowerCuts);
            Assert.AreEqual(0, machine.Crashes);
        }

        [TestMethod]
        public void A_crash_restarts_the_terminal_which_keeps_a_record_of_it()
        {
            var handset = new Handset(1, new NoLink(), 0, 0);
            handset.Buses.Gauge = new BrokenOnce(handset.Buses.Gauge);
            var machine = new Machine(handset, new byte[16]);
            machine.PowerOn();
            Assert.IsTrue(machine.RunUntil(() => machine.Crashes == 1 && machine.Terminal.Main.Recovered, PowerOnLimitMs), "does not come back");
            Assert.IsTrue(machine.Terminal.Settings.GetBytes(SettingNumber.CrashRecord, new byte[96], 0) > 0, "no record");
        }

        [TestMethod]
        public void The_test_certification_keys_load_whole()
        {
            var keys = new CaKeyTable();
            byte[] download = TestCaKeys.Download();
            CaKeyError error = keys.Load(download, 0, download.Length, out int loaded);
            Assert.AreEqual((int)CaKeyError.None, (int)error);
            Assert.AreEqual(TestCaKeys.Count, loaded);
        }
    }
}
