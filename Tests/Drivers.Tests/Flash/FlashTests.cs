using Drivers.Flash;
using Drivers.Hal;
using Tests.Portable;
using VirtualHandset;

namespace Tests.Parts.Flash
{
    /// <summary>The flash driver over the chip model, and the model's own honesty.</summary>
    [TestClass]
    public class FlashTests
    {
        private sealed class Clock : IClock
        {
            public long NowMs { get; set; }
        }

        private sealed class DeadBus : ISpi
        {
            public byte Level;

            public Status Write(byte[] data, int offset, int count)
            {
                return Status.Ok;
            }

            public Status Transfer(byte[] data, int offset, int count)
            {
                for (int i = 0; i < count; i++)
                {
                    data[offset + i] = Level;
                }

                return Status.Ok;
            }
        }

        // Made anew by each test; static, because the launcher on the device calls tests without an instance.
        private static Clock s_clock;
        private static FlashModel s_model;
        private static W25q s_flash;

        [TestMethod]
        [DataRow(65536)]
        [DataRow(1048576)]
        public void Start_finds_the_chip_and_its_size(int sizeBytes)
        {
            Make(sizeBytes);
            Assert.AreEqual(sizeBytes, s_flash.SizeBytes);
            Assert.AreEqual(4096, s_flash.BlockBytes);
            Assert.AreEqual(256, s_flash.PageBytes);
            Assert.AreEqual(0, s_model.Ignored);
        }

        [TestMethod]
        [DataRow(0x00)]
        [DataRow(0xFF)]
        public void A_dead_bus_is_no_device(int level)
        {
            var flash = new W25q(new DeadBus { Level = (byte)level });
            Assert.AreEqual(Status.Pending, flash.Start(0));
            Assert.AreEqual(Status.NoDevice, flash.Poll(5));
            Assert.AreEqual(Status.Invalid, flash.Read(0, new byte[1], 0, 1));
        }

        [TestMethod]
        public void What_is_programmed_reads_back_across_pages_and_blocks()
        {
            Make(65536);
            var data = Pattern(256);
            Program(4096 - 256, data, 0, 256);
            Program(4096, data, 10, 100);
            var back = new byte[400];
            Assert.AreEqual(Status.Ok, s_flash.Read(4096 - 256, back, 5, 356));
            Assert.AreEqual(data[0], back[5]);
            Assert.AreEqual(data[255], back[260]);
            Assert.AreEqual(data[10], back[261]);
            Assert.AreEqual(data[109], back[360]);
            Assert.AreEqual((byte)0, back[0]);
            Assert.AreEqual(2, s_model.Programs);
            Assert.AreEqual(0, s_model.Ignored);
        }

        [TestMethod]
        public void Programming_only_clears_bits_and_an_erase_sets_its_block_alone()
        {
            Make(65536);
            Program(4096, new byte[] { 0xF0, 0x0F }, 0, 2);
            Program(4096, new byte[] { 0x3C, 0xFF }, 0, 2);
            Program(8192, new byte[] { 0x12 }, 0, 1);
            var back = new byte[2];
            Assert.AreEqual(Status.Ok, s_flash.Read(4096, back, 0, 2));
            Assert.AreEqual((byte)0x30, back[0]);
            Assert.AreEqual((byte)0x0F, back[1]);

            Assert.AreEqual(Status.Pending, s_flash.Erase(5000));
            Finish(45);
            Assert.AreEqual(Status.Ok, s_flash.Read(4096, back, 0, 2));
            Assert.AreEqual((byte)0xFF, back[0]);
            Assert.AreEqual(Status.Ok, s_flash.Read(8192, back, 0, 1));
            Assert.AreEqual((byte)0x12, back[0]);
            Assert.AreEqual(1, s_model.ErasesOf(1));
            Assert.AreEqual(0, s_model.ErasesOf(2));
        }

        [TestMethod]
        public void What_would_leave_its_page_or_the_chip_is_refused()
        {
            Make(65536);
            var data = new byte[300];
            Assert.AreEqual(Status.Invalid, s_flash.Program(200, data, 0, 57));
            Assert.AreEqual(Status.Invalid, s_flash.Program(0, data, 0, 0));
            Assert.AreEqual(Status.Invalid, s_flash.Program(65536, data, 0, 1));
            Assert.AreEqual(Status.Invalid, s_flash.Program(-1, data, 0, 1));
            Assert.AreEqual(Status.Invalid, s_flash.Read(65500, data, 0, 37));
            Assert.AreEqual(Status.Invalid, s_flash.Read(0, data, 299, 2));
            Assert.AreEqual(Status.Invalid, s_flash.Erase(65536));
            Assert.AreEqual(0, s_model.Programs + s_model.Erases);
        }

        [TestMethod]
        public void While_it_works_everything_else_is_busy()
        {
            Make(65536);
            Assert.AreEqual(Status.Pending, s_flash.Erase(0));
            Assert.AreEqual(Status.Pending, s_flash.Poll(s_clock.NowMs));
            var data = new byte[4];
            Assert.AreEqual(Status.Busy, s_flash.Read(0, data, 0, 4));
            Assert.AreEqual(Status.Busy, s_flash.Program(0, data, 0, 4));
            Assert.AreEqual(Status.Busy, s_flash.Erase(0));
            Assert.AreEqual(Status.Busy, s_flash.PowerDown());
            Finish(45);
            Assert.AreEqual(0, s_model.Ignored);
        }

        [TestMethod]
        public void An_overrun_is_a_timeout_and_the_end_is_still_noticed()
        {
            Make(65536);
            s_model.ProgramMs = 20;
            Assert.AreEqual(Status.Pending, s_flash.Program(0, new byte[1], 0, 1));
            Assert.AreEqual(Status.Pending, s_flash.Poll(s_clock.NowMs));
            s_clock.NowMs += W25q.ProgramTimeoutMs + 1;
            Assert.AreEqual(Status.Timeout, s_flash.Poll(s_clock.NowMs));
            Assert.AreEqual(Status.Busy, s_flash.Read(0, new byte[1], 0, 1));
            s_clock.NowMs += 20;
            Assert.AreEqual(Status.Ok, s_flash.Poll(s_clock.NowMs));
        }

        [TestMethod]
        public void Asleep_it_answers_nothing_until_it_is_started_again()
        {
            Make(65536);
            Assert.AreEqual(Status.Ok, s_flash.PowerDown());
            Assert.AreEqual(Status.Invalid, s_flash.Read(0, new byte[1], 0, 1));
            Assert.AreEqual(Status.Pending, s_flash.Start(s_clock.NowMs));
            Finish(1);
            Assert.AreEqual(Status.Ok, s_flash.Read(0, new byte[1], 0, 1));
            Assert.AreEqual(0, s_model.Ignored);
        }

        [TestMethod]
        public void A_start_waits_for_an_erase_that_outlived_the_processor()
        {
            Make(65536);
            Assert.AreEqual(Status.Pending, s_flash.Erase(0));
            s_flash = new W25q(s_model);
            Assert.AreEqual(Status.Pending, s_flash.Start(s_clock.NowMs));
            Finish(46);
            Assert.AreEqual(Status.Ok, s_flash.Read(0, new byte[1], 0, 1));
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        public void A_cut_program_leaves_every_bit_either_old_or_new(int seed)
        {
            Make(65536);
            s_model.CutAfter(1, (uint)seed);
            Throws.Exactly(typeof(PowerLost), () => Assert.AreEqual(Status.Pending, s_flash.Program(0, Pattern(256), 0, 256)));
            Throws.Exactly(typeof(PowerLost), () => Assert.AreEqual(Status.Ok, s_flash.Read(0, new byte[1], 0, 1)));
            s_model.PowerOn();
            var data = Pattern(256);
            var back = new byte[256];
            s_model.Peek(0, back, 0, 256);
            for (int i = 0; i < 256; i++)
            {
                Assert.AreEqual(0, data[i] & ~back[i], "bit cleared that nobody asked for");
            }
        }

        [TestMethod]
        public void A_cut_in_the_middle_of_an_erase_spoils_that_block_alone()
        {
            Make(65536);
            Program(0, Pattern(256), 0, 256);
            Program(4096, Pattern(256), 0, 256);
            Assert.AreEqual(Status.Pending, s_flash.Erase(0));
            s_clock.NowMs += 10;
            s_model.PowerCut(3);
            s_model.PowerOn();
            var back = new byte[256];
            s_model.Peek(4096, back, 0, 256);
            CollectionAssert.AreEqual(Pattern(256), back);
        }

        [TestMethod]
        public void A_worn_block_no_longer_takes_what_it_is_told()
        {
            Make(65536);
            s_model.WearOut(0);
            Program(0, new byte[256], 0, 256);
            var back = new byte[256];
            Assert.AreEqual(Status.Ok, s_flash.Read(0, back, 0, 256));
            int wrong = 0;
            for (int i = 0; i < 256; i++)
            {
                wrong += back[i] == 0 ? 0 : 1;
            }

            Assert.IsTrue(wrong > 0);
            Assert.IsTrue(s_model.IsWorn(0));
            Assert.IsFalse(s_model.IsWorn(1));
        }

        private static byte[] Pattern(int count)
        {
            var data = new byte[count];
            for (int i = 0; i < count; i++)
            {
                data[i] = (byte)((i * 7) + 3);
            }

            return data;
        }

        private void Make(int sizeBytes)
        {
            s_clock = new Clock();
            s_model = new FlashModel(s_clock, sizeBytes);
            s_flash = new W25q(s_model);
            Assert.AreEqual(Status.Pending, s_flash.Start(0));
            Finish(1);
        }

        private void Program(int address, byte[] data, int offset, int count)
        {
            Assert.AreEqual(Status.Pending, s_flash.Program(address, data, offset, count));
            Finish(1);
        }

        private void Finish(int ms)
        {
            Assert.AreEqual(Status.Pending, s_flash.Poll(s_clock.NowMs));
            s_clock.NowMs += ms;
            Assert.AreEqual(Status.Ok, s_flash.Poll(s_clock.NowMs));
        }
    }
}
