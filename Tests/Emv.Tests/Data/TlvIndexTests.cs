using Emv.Data;

namespace Tests.Emv.Data
{
    /// <summary>BER-TLV by EMV 4.4 Book 3, Annex B.</summary>
    [TestClass]
    public class TlvIndexTests
    {
        [TestMethod]
        public void Tags_of_one_to_three_bytes_and_every_length_form()
        {
            var tlv = new TlvIndex(8);
            byte[] data = Hex.Bytes("9A03260101" + "5F3401FF" + "DF810101AA" + "828102AABB" + "948200021122" + "8C830000017F" + "8D840000000155");
            Assert.AreEqual((int)TlvError.None, (int)tlv.Parse(data, 0, data.Length));
            Assert.AreEqual(7, tlv.Count);
            Assert.AreEqual(0xDF8101u, tlv.Tag(2));
            Assert.AreEqual(2, tlv.Length(4));
            Assert.AreEqual(0x11, (int)data[tlv.Offset(4)]);
            Assert.AreEqual(0x55, (int)data[tlv.Offset(6)]);
            Assert.AreEqual(1, tlv.Find(0x5F34));
            Assert.AreEqual(-1, tlv.Find(0x5F24));
        }

        [TestMethod]
        public void Padding_before_between_and_after_objects_is_skipped()
        {
            // Book 3, Annex B1: 00 and FF have no meaning outside objects.
            var tlv = new TlvIndex(4);
            byte[] data = Hex.Bytes("0000FF" + "9C0100" + "FF00" + "9C0101" + "0000");
            Assert.AreEqual((int)TlvError.None, (int)tlv.Parse(data, 0, data.Length));
            Assert.AreEqual(2, tlv.Count);
            Assert.AreEqual(data.Length, tlv.Position);
        }

        [TestMethod]
        [DataRow("9C", 2, 0)]
        [DataRow("9F", 1, 0)]
        [DataRow("9F81", 1, 0)]
        [DataRow("9F818101AA", 1, 0)]
        [DataRow("9C80AA", 2, 0)]
        [DataRow("9C85000000000100", 2, 0)]
        [DataRow("9C84FFFFFFFF00", 2, 0)]
        [DataRow("9C82FF", 2, 0)]
        [DataRow("9C0100" + "9C02AA", 3, 3)]
        [DataRow("9C847FFFFFFF00", 3, 0)]
        public void Malformed_input_stops_at_the_wrong_object(string hex, int error, int position)
        {
            var tlv = new TlvIndex(4);
            byte[] data = Hex.Bytes(hex);
            Assert.AreEqual(error, (int)tlv.Parse(data, 0, data.Length));
            Assert.AreEqual(position, tlv.Position);
        }

        [TestMethod]
        public void More_objects_than_room_is_an_error_not_an_overrun()
        {
            var tlv = new TlvIndex(2);
            byte[] data = Hex.Bytes("9C00" + "9C00" + "9C00");
            Assert.AreEqual((int)TlvError.TooMany, (int)tlv.Parse(data, 0, data.Length));
            Assert.AreEqual(2, tlv.Count);
        }

        [TestMethod]
        public void Headers_are_written_in_the_shortest_form()
        {
            byte[] into = new byte[8];
            Assert.AreEqual(2, TlvIndex.WriteHeader(0x9A, 3, into, 0));
            Assert.AreEqual("9A03", Hex.Text(into, 0, 2));
            Assert.AreEqual(4, TlvIndex.WriteHeader(0x9F46, 0x90, into, 0));
            Assert.AreEqual("9F468190", Hex.Text(into, 0, 4));
            Assert.AreEqual(6, TlvIndex.WriteHeader(0xDF8101, 0x100, into, 0));
            Assert.AreEqual("DF8101820100", Hex.Text(into, 0, 6));
        }
    }
}
