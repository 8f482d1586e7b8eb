using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Acquirer;

namespace Desktop.Tests;

[TestClass]
public class AcquirerCodecTests
{
    private const int FuzzRounds = 20_000;

    // Packed by hand: MTI 0200, bitmap with 3 4 11 22 23 35 39 63, one field of each kind.
    private const string ByHand = "0200 3020 0600 2200 0002"
        + "000000" + "000000001234" + "000042" + "0510" + "0001" + "19 6250D3012 0" + "3030" + "0003 303031";

    [TestMethod]
    public void Reads_a_message_packed_by_hand_and_writes_the_same_bytes()
    {
        byte[] bytes = Hex(ByHand.Replace("19 6250D3012 0", "09 6250D30120"));
        IsoMessage message = IsoCodec.Read(bytes);
        CollectionAssert.AreEqual(new[] { 3, 4, 11, 22, 23, 35, 39, 63 }, message.Fields.ToArray());
        Assert.AreEqual("051", message.Text(22), "left-justified");
        Assert.AreEqual("001", message.Text(23), "right-justified");
        Assert.AreEqual("6250D3012", message.Text(35));
        Assert.AreEqual("001", message.Ascii(63));
        CollectionAssert.AreEqual(bytes, IsoCodec.Write(message));
    }

    [TestMethod]
    public void Every_field_survives_writing_and_reading_at_every_length_that_matters()
    {
        foreach (int number in Enumerable.Range(2, 63))
        {
            IsoField row = IsoFields.Find(number)!;
            int[] lengths = row.IsVariable ? [0, 1, 2, row.Length - 1, row.Length] : [row.Length];
            foreach (int length in lengths)
            {
                var message = new IsoMessage("0200");
                if (row.IsBinary)
                {
                    message.Set(number, Enumerable.Range(0, length).Select(i => (byte)i).ToArray());
                }
                else
                {
                    message.Set(number, string.Concat(Enumerable.Range(0, length).Select(i => (char)('0' + (i % 10)))));
                }

                IsoMessage back = IsoCodec.Read(IsoCodec.Write(message));
                Assert.AreEqual(message.Text(number), back.Text(number), $"field {number}, length {length}");
                CollectionAssert.AreEqual(message.Bytes(number), back.Bytes(number), $"field {number}, length {length}");
            }
        }
    }

    [TestMethod]
    [DataRow("", 0, 0, "are none")]
    [DataRow("02", 0, 0, "is 1")]
    [DataRow("0A00 0000000000000000", 0, 0, "four digits")]
    [DataRow("2200 0000000000000000", 0, 0, "1987")]
    [DataRow("0200 00000000", 2, 1, "8 bytes, 4 are left")]
    [DataRow("0200 8000000000000000 00", 10, 1, "8 bytes, 1 are left")]
    [DataRow("0200 8000000000000000 0000000080000000 00", 14, 1, "field 97")]
    [DataRow("0200 2000000000000000 0000", 10, 3, "needs 3 bytes, 2 are left")]
    [DataRow("0200 2000000000000000 00A000", 11, 3, "decimal digit")]
    [DataRow("0200 2000000000000000 000000 FF", 13, 0, "1 bytes follow")]
    [DataRow("0200 4000000000000000", 10, 2, "cut off")]
    [DataRow("0200 4000000000000000 1A", 10, 2, "not decimal")]
    [DataRow("0200 4000000000000000 20 12", 10, 2, "up to 19 digits, 20")]
    [DataRow("0200 4000000000000000 03 1234", 12, 2, "padding")]
    [DataRow("0200 0000000020000000 05 12E450", 12, 35, "separator")]
    [DataRow("0200 0000000002000000 3001", 11, 39, "printable")]
    [DataRow("0200 0000000000000200 0300", 10, 55, "up to 255 bytes, 300")]
    public void Malformed_message_is_told_with_position_field_and_reason(string hex, int position, int field, string reason)
    {
        var wrong = Assert.ThrowsExactly<IsoFormatException>(() => IsoCodec.Read(Hex(hex)));
        Assert.AreEqual((position, field), (wrong.Position, wrong.Field), wrong.Message);
        StringAssert.Contains(wrong.Message, reason);
    }

    [TestMethod]
    public void Secondary_bitmap_without_higher_fields_is_read()
    {
        IsoMessage message = IsoCodec.Read(Hex("0800 8020000000000000 0000000000000000 000007"));
        Assert.IsTrue(message.HasSecondaryBitmap);
        Assert.AreEqual("000007", message.Text(11));
    }

    [TestMethod]
    public void Values_that_cannot_be_written_are_refused_when_set()
    {
        var message = new IsoMessage("0200");
        Assert.ThrowsExactly<ArgumentException>(() => message.Set(3, "12345"));
        Assert.ThrowsExactly<ArgumentException>(() => message.Set(3, "12345A"));
        Assert.ThrowsExactly<ArgumentException>(() => message.Set(2, new string('1', 20)));
        Assert.ThrowsExactly<ArgumentException>(() => message.Set(52, new byte[7]));
        Assert.ThrowsExactly<ArgumentException>(() => message.Set(65, "1"));
    }

    [TestMethod]
    public void Hostile_messages_raise_nothing_but_the_codecs_own_error()
    {
        var random = new Random(8583);
        byte[] sound = Hex(ByHand.Replace("19 6250D3012 0", "09 6250D30120"));
        for (int round = 0; round < FuzzRounds; round++)
        {
            byte[] input = Mutate(random, sound);
            try
            {
                IsoMessage message = IsoCodec.Read(input);
                IsoCodec.Write(message);
            }
            catch (IsoFormatException wrong)
            {
                Assert.IsTrue(wrong.Position >= 0 && wrong.Position <= input.Length && wrong.Message.Length > 0);
            }
        }
    }

    [TestMethod]
    public void Hostile_frames_never_harm_the_host()
    {
        var terminal = AcquirerHostTests.SignedOn();
        var random = new Random(42);
        byte[] sound = AcquirerTerminal.Frame(terminal.Sign(terminal.Request(TransactionKind.Sale, 1_00)));
        byte[] settle = AcquirerTerminal.Frame(terminal.Network("0500", "201").Set(48, new string('0', 62)));
        byte[] upload = AcquirerTerminal.Frame(terminal.Network("0320", "201").Set(48, "01" + new string('0', 40)));
        byte[][] seeds = [sound, settle, upload];
        for (int round = 0; round < FuzzRounds; round++)
        {
            terminal.Host.Handle(Mutate(random, seeds[round % seeds.Length]), AcquirerTerminal.Now);
        }

        AcquirerHostTests.AssertSound(terminal);
    }

    [TestMethod]
    public void Tlv_reads_nested_objects_long_tags_long_lengths_and_padding()
    {
        byte[] value = new byte[200];
        byte[] input = [0x00, 0x00, .. Hex("6F0C8402A000A5065F2D027A68FF"), .. Tlv.Write(0x9F8101, value), 0xFF];
        IReadOnlyList<TlvNode> nodes = Tlv.Read(input);
        CollectionAssert.AreEqual(new uint[] { 0x6F, 0x9F8101 }, nodes.Select(node => node.Tag).ToArray());
        CollectionAssert.AreEqual(new uint[] { 0x84, 0xA5 }, nodes[0].Children.Select(node => node.Tag).ToArray());
        Assert.AreEqual(0x5F2Du, nodes[0].Children[1].Children[0].Tag);
        Assert.AreEqual(10, nodes[0].Children[1].Children[0].Offset);
        Assert.HasCount(200, nodes[1].Value);
    }

    [TestMethod]
    [DataRow("9F", 0, "cut off")]
    [DataRow("9F8182830100", 0, "more than 3")]
    [DataRow("82", 1, "missing")]
    [DataRow("820210", 2, "announces 2 bytes, 1 are left")]
    [DataRow("8280", 1, "begins with 80")]
    [DataRow("828400000001", 1, "begins with 84")]
    [DataRow("8282 01", 2, "cut off")]
    [DataRow("9A03261121 7003 5A0412", 9, "announces 4 bytes, 1 are left")]
    public void Malformed_tlv_is_told_with_offset_and_reason(string hex, int offset, string reason)
    {
        var wrong = Assert.ThrowsExactly<TlvFormatException>(() => Tlv.Read(Hex(hex)));
        Assert.AreEqual(offset, wrong.Offset, wrong.Message);
        StringAssert.Contains(wrong.Message, reason);
    }

    [TestMethod]
    public void Tlv_nested_without_end_and_random_bytes_raise_nothing_but_their_own_error()
    {
        byte[] deep = [];
        for (int i = 0; i < 60; i++)
        {
            deep = Tlv.Write(0x70, deep.Length == 0 ? [0x5A, 0x00] : deep);
        }

        Assert.ThrowsExactly<TlvFormatException>(() => Tlv.Read(deep));
        var random = new Random(9);
        for (int round = 0; round < FuzzRounds; round++)
        {
            var input = new byte[random.Next(64)];
            random.NextBytes(input);
            try
            {
                Tlv.Read(input);
            }
            catch (TlvFormatException wrong)
            {
                Assert.IsTrue(wrong.Offset >= 0 && wrong.Offset <= input.Length);
            }
        }
    }

    internal static byte[] Mutate(Random random, byte[] sound)
    {
        byte[] input = [.. sound];
        int changes = random.Next(1, 4);
        for (int i = 0; i < changes; i++)
        {
            switch (random.Next(4))
            {
                case 0:
                    input = input[..random.Next(input.Length + 1)];
                    break;
                case 1:
                    input = [.. input, .. new byte[random.Next(8)]];
                    break;
                case 2 when input.Length > 0:
                    random.NextBytes(input.AsSpan(random.Next(input.Length), 1));
                    break;
                case 3 when input.Length > 0:
                    input[random.Next(input.Length)] ^= (byte)(1 << random.Next(8));
                    break;
            }
        }

        return input;
    }

    private static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", ""));
}
