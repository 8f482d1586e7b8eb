using Emv.Contact;
using Emv.Data;

namespace Tests.Emv.Contact
{
    /// <summary>GET PROCESSING OPTIONS and READ RECORD: EMV 4.4 Book 3, 6.5.8, 7.5, 10.1 and 10.2.</summary>
    [TestClass]
    public class RecordTests
    {
        private const string Rest = TestCard.Track2 + TestCard.Cdols + "8E0A00000000000000001F03";

        [TestMethod]
        public void Processing_options_in_format_1()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Gpo = "80061C00080102009000";
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.AreEqual("1C00", rig.TagText(Tag.Aip));
        }

        [TestMethod]
        [DataRow("80041C0008019000", (int)Reason.CardDataWrong)]
        [DataRow("80021C009000", (int)Reason.CardDataWrong)]
        [DataRow("800100" + "9000", (int)Reason.CardDataWrong)]
        [DataRow("77048202" + "1C00" + "9000", (int)Reason.CardDataMissing)]
        [DataRow("7706940408010200" + "9000", (int)Reason.CardDataMissing)]
        [DataRow("770982011C9404080102009000", (int)Reason.CardDataWrong)]
        [DataRow("770882021C0094020801" + "9000", (int)Reason.CardDataWrong)]
        [DataRow("70061C00080102009000", (int)Reason.CardDataWrong)]
        [DataRow("80061C000801020080009000", (int)Reason.CardDataWrong)]
        [DataRow("9000", (int)Reason.CardDataWrong)]
        [DataRow("6984", (int)Reason.CardRefused)]
        [DataRow("6300", (int)Reason.CardRefused)]
        public void Wrong_processing_options_end_the_transaction(string gpo, int reason)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Gpo = gpo;
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Decision.Aborted, (int)outcome.Decision);
            Assert.AreEqual(reason, (int)outcome.Reason);
        }

        [TestMethod]
        [DataRow("00010200")]
        [DataRow("F8010200")]
        [DataRow("09010200")]
        [DataRow("08000200")]
        [DataRow("08020100")]
        [DataRow("08010203")]
        [DataRow("0801020008")]
        public void Wrong_file_locators_end_the_transaction(string afl)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Afl = afl;
            Assert.AreEqual((int)Reason.CardDataWrong, (int)rig.Run(card).Reason);
        }

        [TestMethod]
        [DataRow("5A0862929900000000115F340101", (int)Reason.CardDataMissing, "no expiration date")]
        [DataRow("5F2403491231", (int)Reason.CardDataMissing, "no PAN")]
        [DataRow(TestCard.StaticRecord + "5F2403491231", (int)Reason.CardDataWrong, "expiration date twice")]
        [DataRow("5A0862929900000000115F2402" + "4912", (int)Reason.CardDataWrong, "date of two bytes")]
        [DataRow("5A0862929900000000115F2403491331", (int)Reason.CardDataWrong, "month 13")]
        [DataRow("5A0862929900000000115F2403491200", (int)Reason.CardDataWrong, "day 0")]
        [DataRow("5A08629299000000A0115F2403491231", (int)Reason.CardDataWrong, "PAN with a letter")]
        [DataRow("5A0862929900000FF0115F2403491231", (int)Reason.CardDataWrong, "PAN with a hole")]
        [DataRow("5A03629299" + "5F2403491231", (int)Reason.CardDataWrong, "PAN too short")]
        [DataRow(TestCard.StaticRecord + "9F0D04FFFFFFFF", (int)Reason.CardDataWrong, "IAC of four bytes")]
        [DataRow("=6A83", (int)Reason.CardRefused, "no record")]
        [DataRow("=9000", (int)Reason.CardDataWrong, "empty record")]
        [DataRow("=5A0862929900000000119000", (int)Reason.CardDataWrong, "no template")]
        [DataRow("=7005AABB9000", (int)Reason.CardDataWrong, "template cut off")]
        [DataRow("=70025A089000", (int)Reason.CardDataWrong, "object cut off")]
        [DataRow("=70007000" + "9000", (int)Reason.CardDataWrong, "two templates")]
        public void Wrong_first_records_end_the_transaction(string record, int reason, string what)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Records[0] = record;
            Assert.AreEqual(reason, (int)rig.Run(card).Reason, what);
        }

        [TestMethod]
        [DataRow("57136292990000000011D49122010000000000000A", "a letter")]
        [DataRow("57136292990000000011D4912201000000D000000F", "two separators")]
        [DataRow("57136292990000000011D49122F10000000000000F", "a hole")]
        [DataRow("571362929900000000110491220100000000000001", "38 digits")]
        [DataRow("5714629299000000001104912201000000000000010F", "20 bytes")]
        public void A_second_track_that_no_host_can_read_ends_the_transaction(string track, string what)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Records[1] = track + card.Records[1].Substring(TestCard.Track2.Length);
            Assert.AreEqual((int)Reason.CardDataWrong, (int)rig.Run(card).Reason, what);
        }

        [TestMethod]
        public void Missing_cdol_ends_the_transaction()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Records[1] = TestCard.Track2 + "8C069F02069F3704";
            Assert.AreEqual((int)Reason.CardDataMissing, (int)rig.Run(card).Reason);
        }

        [TestMethod]
        public void Objects_of_the_terminal_cannot_come_from_the_card()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Records[1] = Rest + "9F0206000000000001" + "95050000000000" + "9F370400000000";
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.AreEqual("000000001234", rig.TagText(Tag.AmountAuthorised));
            Assert.AreEqual("11223344", rig.TagText(Tag.UnpredictableNumber));
            Assert.IsTrue(rig.Logged(Rule.ForeignObjectIgnored, -1));
        }

        [TestMethod]
        public void Padding_and_unknown_objects_in_records_are_passed_over()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Records[0] = "00" + TestCard.StaticRecord + "0000" + "DF2003010203" + "FF";
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
        }

        [TestMethod]
        public void Records_of_proprietary_files_may_have_any_form()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Afl = "0801020058010100";
            card.Proprietary = "0102039000";
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
        }
    }
}
