using Firmware.Ui;

namespace Tests.Terminal.Ui
{
    [TestClass]
    public class MoneyTests
    {
        [TestMethod]
        [DataRow(0L, "\u00A50.00")]
        [DataRow(5L, "\u00A50.05")]
        [DataRow(99L, "\u00A50.99")]
        [DataRow(1234L, "\u00A512.34")]
        [DataRow(99999L, "\u00A5999.99")]
        [DataRow(100000L, "\u00A51,000.00")]
        [DataRow(123456789L, "\u00A51,234,567.89")]
        [DataRow(-5L, "-\u00A50.05")]
        [DataRow(-100000L, "-\u00A51,000.00")]
        public void Formats_minor_units_with_separators(long amountMinor, string expected)
        {
            Assert.AreEqual(expected, Money.Format(amountMinor));
        }

        [TestMethod]
        public void Formats_the_largest_and_the_smallest_amount()
        {
            Assert.AreEqual("\u00A592,233,720,368,547,758.07", Money.Format(long.MaxValue));
            Assert.AreEqual("-\u00A592,233,720,368,547,758.08", Money.Format(long.MinValue));
        }

        [TestMethod]
        public void Paper_names_the_currency_in_letters()
        {
            Assert.AreEqual("RMB 1,234.56", Money.FormatForPaper(123456));
        }
    }
}
