using Drivers.Hal;
using Firmware.Host;

namespace Tests.Host
{
    [TestClass]
    public class IsoMessageTests
    {
        private static IsoWriter SignOn()
        {
            var writer = new IsoWriter();
            writer.Begin(0x0800);
            writer.Number(IsoField.Stan, 123);
            writer.Ascii(IsoField.TerminalId, "10000001");
            writer.Digits(IsoField.Private60, "00000001003");
            return writer;
        }

        [TestMethod]
        public void Packs_each_element_in_its_own_format()
        {
            var writer = new IsoWriter();
            writer.Begin(0x0200);
            writer.Number(IsoField.Amount, 1234);
            writer.Number(IsoField.EntryMode, 51);
            writer.Number(IsoField.CardSequence, 1);
            writer.Packed(IsoField.Track2, new byte[] { 0x62, 0x2D, 0x1F }, 0, 5);

            byte[] expected =
            {
                0x02, 0x00,
                0x10, 0x00, 0x06, 0x00, 0x20, 0x00, 0x00, 0x00,
                0x00, 0x00, 0x00, 0x00, 0x12, 0x34,
                0x05, 0x10,
                0x00, 0x01,
                0x05, 0x62, 0x2D, 0x10,
            };
            Assert.AreEqual(expected.Length, writer.Length);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], writer.Buffer[i]);
            }
        }

        [TestMethod]
        public void Reads_back_what_was_written()
        {
            IsoWriter writer = SignOn();
            var reader = new IsoReader();

            Assert.AreEqual(Status.Ok, reader.Parse(writer.Buffer, 0, writer.Length));
            Assert.AreEqual(0x0800, reader.Mti);
            Assert.AreEqual(123L, reader.Number(IsoField.Stan));
            Assert.IsTrue(reader.IsAscii(IsoField.TerminalId, "10000001"));
            Assert.AreEqual(11, reader.LengthOf(IsoField.Private60));
            Assert.IsFalse(reader.Has(IsoField.Amount));
        }

        [TestMethod]
        public void Refuses_a_message_cut_anywhere_and_one_with_a_byte_too_many()
        {
            IsoWriter writer = SignOn();
            var reader = new IsoReader();
            for (int length = 0; length < writer.Length; length++)
            {
                Assert.AreEqual(Status.Protocol, reader.Parse(writer.Buffer, 0, length));
            }

            Assert.AreEqual(Status.Protocol, reader.Parse(writer.Buffer, 0, writer.Length + 1));
        }

        [TestMethod]
        public void Refuses_a_length_prefix_that_is_not_digits_or_exceeds_the_element()
        {
            var writer = new IsoWriter();
            writer.Begin(0x0210);
            writer.Bytes(IsoField.ChipData, new byte[20], 0, 20);
            var reader = new IsoReader();

            writer.Buffer[11] = 0x1A;
            Assert.AreEqual(Status.Protocol, reader.Parse(writer.Buffer, 0, writer.Length));
            writer.Buffer[10] = 0x09;
            writer.Buffer[11] = 0x99;
            Assert.AreEqual(Status.Protocol, reader.Parse(writer.Buffer, 0, writer.Length));
        }

        [TestMethod]
        public void Elements_out_of_order_are_the_programmers_error()
        {
            var writer = new IsoWriter();
            writer.Begin(0x0200);
            writer.Number(IsoField.Stan, 1);
            Tests.Portable.Throws.Exactly(typeof(System.ArgumentException), () => writer.Number(IsoField.Amount, 1));
        }
    }
}
