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

        private sealed class Chip
        {
            public Clock Clock = new Clock();
            public FlashModel Model;
            public W25q Flash;

            public Chip(int sizeBytes)
            {
                Model = new FlashModel(Clock, sizeBytes);
                Flash = new W25q(Model);
                Assert.AreEqual(Status.Pending, Flash.Start(0));
                Finish(1);
            }

            public void Program(int address, byte[] data, int offset, int count)
            {
                Assert.AreEqual(Status.Pending, Flash.Program(address, data, offset, count));
                Finish(1);
            }

            public void Finish(int ms)
            {
                Assert.AreEqual(Status.Pending, Flash.Poll(Clock.NowMs));
                Clock.NowMs += ms;
                Assert.AreEqual(Status.Ok, Flash.Poll(Clock.NowMs));
            }
        }

        [TestMethod]
        [DataRow(65536)]
        [DataRow(1048576)]
        public void Start_finds_the_chip_and_its_size(int sizeBytes)
        {
            var chip = new Chip(sizeBytes);
            Assert.AreEqual(sizeBytes, chip.Flash.SizeBytes);
            Assert.AreEqual(4096, chip.Flash.BlockBytes);
            Assert.AreEqual(256, chip.Flash.PageBytes);
            Assert.AreEqual(0, chip.Model.Ignored);
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
            var chip = new Chip(65536);
            var data = Pattern(256);
            chip.Program(4096 - 256, data, 0, 256);
            chip.Program(4096, data, 10, 100);
            var back = new byte[400];
            Assert.AreEqual(Status.Ok, chip.Flash.Read(4096 - 256, back, 5, 356));
            Assert.AreEqual(data[0], back[5]);
            Assert.AreEqual(data[255], back[260]);
            Assert.AreEqual(data[10], back[261]);
            Assert.AreEqual(data[109], back[360]);
            Assert.AreEqual((byte)0, back[0]);
            Assert.AreEqual(2, chip.Model.Programs);
            Assert.AreEqual(0, chip.Model.Ignored);
        }

        [TestMethod]
        public void Programming_only_clears_bits_and_an_erase_sets_its_block_alone()
        {
            var chip = new Chip(65536);
            chip.Program(4096, new byte[] { 0xF0, 0x0F }, 0, 2);
            chip.Program(4096, new byte[] { 0x3C, 0xFF }, 0, 2);
            chip.Program(8192, new byte[] { 0x12 }, 0, 1);
            var back = new byte[2];
            Assert.AreEqual(Status.Ok, chip.Flash.Read(4096, back, 0, 2));
            Assert.AreEqual((byte)0x30, back[0]);
            Assert.AreEqual((byte)0x0F, back[1]);

            Assert.AreEqual(Status.Pending, chip.Flash.Erase(5000));
            chip.Finish(45);
            Assert.AreEqual(Status.Ok, chip.Flash.Read(4096, back, 0, 2));
            Assert.AreEqual((byte)0xFF, back[0]);
            Assert.AreEqual(Status.Ok, chip.Flash.Read(8192, back, 0, 1));
            Assert.AreEqual((byte)0x12, back[0]);
            Assert.AreEqual(1, chip.Model.ErasesOf(1));
            Assert.AreEqual(0, chip.Model.ErasesOf(2));
        }

        [TestMethod]
        public void What_would_leave_its_page_or_the_chip_is_refused()
        {
            var chip = new Chip(65536);
            var data = new byte[300];
            Assert.AreEqual(Status.Invalid, chip.Flash.Program(200, data, 0, 57));
            Assert.AreEqual(Status.Invalid, chip.Flash.Program(0, data, 0, 0));
            Assert.AreEqual(Status.Invalid, chip.Flash.Program(65536, data, 0, 1));
            Assert.AreEqual(Status.Invalid, chip.Flash.Program(-1, data, 0, 1));
            Assert.AreEqual(Status.Invalid, chip.Flash.Read(65500, data, 0, 37));
            Assert.AreEqual(Status.Invalid, chip.Flash.Read(0, data, 299, 2));
            Assert.AreEqual(Status.Invalid, chip.Flash.Erase(65536));
            Assert.AreEqual(0, chip.Model.Programs + chip.Model.Erases);
        }

        [TestMethod]
        public void While_it_works_everything_else_is_busy()
        {
            var chip = new Chip(65536);
            Assert.AreEqual(Status.Pending, chip.Flash.Erase(0));
            Assert.AreEqual(Status.Pending, chip.Flash.Poll(chip.Clock.NowMs));
            var data = new byte[4];
            Assert.AreEqual(Status.Busy, chip.Flash.Read(0, data, 0, 4));
            Assert.AreEqual(Status.Busy, chip.Flash.Program(0, data, 0, 4));
            Assert.AreEqual(Status.Busy, chip.Flash.Erase(0));
            Assert.AreEqual(Status.Busy, chip.Flash.PowerDown());
            chip.Finish(45);
            Assert.AreEqual(0, chip.Model.Ignored);
        }

        [TestMethod]
        public void An_overrun_is_a_timeout_and_the_end_is_still_noticed()
        {
            var chip = new Chip(65536);
            chip.Model.ProgramMs = 20;
            Assert.AreEqual(Status.Pending, chip.Flash.Program(0, new byte[1], 0, 1));
            Assert.AreEqual(Status.Pending, chip.Flash.Poll(chip.Clock.NowMs));
            chip.Clock.NowMs += W25q.ProgramTimeoutMs + 1;
            Assert.AreEqual(Status.Timeout, chip.Flash.Poll(chip.Clock.NowMs));
            Assert.AreEqual(Status.Busy, chip.Flash.Read(0, new byte[1], 0, 1));
            chip.Clock.NowMs += 20;
            Assert.AreEqual(Status.Ok, chip.Flash.Poll(chip.Clock.NowMs));
        }

        [TestMethod]
        public void Asleep_it_answers_nothing_until_it_is_started_again()
        {
            var chip = new Chip(65536);
            Assert.AreEqual(Status.Ok, chip.Flash.PowerDown());
            Assert.AreEqual(Status.Invalid, chip.Flash.Read(0, new byte[1], 0, 1));
            Assert.AreEqual(Status.Pending, chip.Flash.Start(chip.Clock.NowMs));
            chip.Finish(1);
            Assert.AreEqual(Status.Ok, chip.Flash.Read(0, new byte[1], 0, 1));
            Assert.AreEqual(0, chip.Model.Ignored);
        }

        [TestMethod]
        public void A_start_waits_for_an_erase_that_outlived_the_processor()
        {
            var chip = new Chip(65536);
            Assert.AreEqual(Status.Pending, chip.Flash.Erase(0));
            chip.Flash = new W25q(chip.Model);
            Assert.AreEqual(Status.Pending, chip.Flash.Start(chip.Clock.NowMs));
            chip.Finish(46);
            Assert.AreEqual(Status.Ok, chip.Flash.Read(0, new byte[1], 0, 1));
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
            var chip = new Chip(65536);
            chip.Model.CutAfter(1, (uint)seed);
            Throws.Exactly(typeof(PowerLost), () => Assert.AreEqual(Status.Pending, chip.Flash.Program(0, Pattern(256), 0, 256)));
            Throws.Exactly(typeof(PowerLost), () => Assert.AreEqual(Status.Ok, chip.Flash.Read(0, new byte[1], 0, 1)));
            chip.Model.PowerOn();
            var data = Pattern(256);
            var back = new byte[256];
            chip.Model.Peek(0, back, 0, 256);
            for (int i = 0; i < 256; i++)
            {
                Assert.AreEqual(0, data[i] & ~back[i], "bit cleared that nobody asked for");
            }
        }

        [TestMethod]
        public void A_cut_in_the_middle_of_an_erase_spoils_that_block_alone()
        {
            var chip = new Chip(65536);
            chip.Program(0, Pattern(256), 0, 256);
            chip.Program(4096, Pattern(256), 0, 256);
            Assert.AreEqual(Status.Pending, chip.Flash.Erase(0));
            chip.Clock.NowMs += 10;
            chip.Model.PowerCut(3);
            chip.Model.PowerOn();
            var back = new byte[256];
            chip.Model.Peek(4096, back, 0, 256);
            CollectionAssert.AreEqual(Pattern(256), back);
        }

        [TestMethod]
        public void A_worn_block_no_longer_takes_what_it_is_told()
        {
            var chip = new Chip(65536);
            chip.Model.WearOut(0);
            chip.Program(0, new byte[256], 0, 256);
            var back = new byte[256];
            Assert.AreEqual(Status.Ok, chip.Flash.Read(0, back, 0, 256));
            int wrong = 0;
            for (int i = 0; i < 256; i++)
            {
                wrong += back[i] == 0 ? 0 : 1;
            }

            Assert.IsTrue(wrong > 0);
            Assert.IsTrue(chip.Model.IsWorn(0));
            Assert.IsFalse(chip.Model.IsWorn(1));
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
    }
}
