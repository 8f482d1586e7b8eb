using Drivers.Hal;

namespace Tests.Devices
{
    [TestClass]
    public class Crc16Tests
    {
        private static readonly byte[] Digits = { 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39 };

        /// <summary>The check value of the catalogue of parametrised CRC algorithms for CRC-16/IBM-3740.</summary>
        [TestMethod]
        public void The_nine_digits_give_the_published_check_value()
        {
            Assert.AreEqual(0x29B1, Crc16.Of(Digits, 0, Digits.Length));
        }

        [TestMethod]
        public void Pieces_give_what_the_whole_gives()
        {
            int crc = Crc16.Add(Crc16.Start, Digits, 0, 4);
            Assert.AreEqual(0x29B1, Crc16.Add(crc, Digits, 4, 5));
        }
    }
}
