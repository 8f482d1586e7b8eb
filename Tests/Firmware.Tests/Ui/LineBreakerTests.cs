using Firmware.Ui;

namespace Tests.Terminal.Ui
{
    [TestClass]
    public class LineBreakerTests
    {
        [TestMethod]
        [DataRow("one two three", 7, "one two|three")]
        [DataRow("one two three", 8, "one two|three")]
        [DataRow("one two three", 13, "one two three")]
        [DataRow("exactly", 7, "exactly")]
        [DataRow("abcdefghij", 4, "abcd|efgh|ij")]
        [DataRow("first\nsecond", 20, "first|second")]
        [DataRow("请插入银行卡", 6, "请插入|银行卡")]
        [DataRow("请插入银行卡", 7, "请插入|银行卡")]
        [DataRow("请稍候，正在处理", 6, "请稍|候，正|在处理")]
        [DataRow("还有3次", 4, "还有|3次")]
        [DataRow("", 10, "")]
        public void Breaks_where_a_reader_would(string text, int columns, string expected)
        {
            var breaker = new LineBreaker();
            string lines = "";
            int count = breaker.Break(text, columns);
            for (int i = 0; i < count; i++)
            {
                lines = lines + (i == 0 ? "" : "|") + breaker.Line(i);
            }

            Assert.AreEqual(expected, lines);
        }

        [TestMethod]
        public void A_chinese_character_takes_two_columns()
        {
            Assert.AreEqual(4, LineBreaker.Columns("PIN\u00A5"));
            Assert.AreEqual(7, LineBreaker.Columns("密码3位"));
        }
    }
}
