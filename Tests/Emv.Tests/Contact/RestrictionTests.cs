using System;
using Emv.Contact;

namespace Tests.Emv.Contact
{
    /// <summary>Processing restrictions (Book 3, 10.4) and terminal risk management (10.6): which TVR bit, and nothing else.</summary>
    [TestClass]
    public class RestrictionTests
    {
        private const string Pan = "5A086292990000000011" + "5F340101";
        private const string NotExpired = "5F2403491231";

        [TestMethod]
        [DataRow("", "8000008000")]
        [DataRow("9F08020001", "8000008000")]
        [DataRow("9F08020002", "8000008000")]
        [DataRow("9F08020003", "8080008000")]
        public void Versions(string objects, string tvr)
        {
            var rig = new Rig();
            rig.Application.Versions = new int[] { 1, 2 };
            Assert.AreEqual(tvr, Tvr(rig, NotExpired + objects));
        }

        [TestMethod]
        public void Without_a_list_of_versions_none_differs()
        {
            Assert.AreEqual("8000008000", Tvr(new Rig(), NotExpired + "9F08020003"));
        }

        [TestMethod]
        [DataRow("260101", 2026, 11, 21, "8000008000", "effective long ago")]
        [DataRow("261121", 2026, 11, 21, "8000008000", "effective today")]
        [DataRow("261122", 2026, 11, 21, "8020008000", "effective tomorrow")]
        [DataRow("991231", 2026, 11, 21, "8000008000", "1999")]
        [DataRow("500101", 2026, 11, 21, "8000008000", "1950")]
        [DataRow("490101", 2026, 11, 21, "8020008000", "2049")]
        public void Effective_date(string date, int year, int month, int day, string tvr, string why)
        {
            var rig = new Rig();
            rig.Now = new DateTime(year, month, day);
            Assert.AreEqual(tvr, Tvr(rig, NotExpired + "5F2503" + date), why);
        }

        [TestMethod]
        [DataRow("261121", "8000008000", "today")]
        [DataRow("261120", "8040008000", "yesterday")]
        [DataRow("491231", "8000008000", "2049")]
        [DataRow("500101", "8040008000", "1950")]
        [DataRow("991231", "8040008000", "1999")]
        public void Expiration_date(string date, string tvr, string why)
        {
            Assert.AreEqual(tvr, Tvr(new Rig(), "5F2403" + date), why);
        }

        // Usage control, country of the issuer (0156 is ours), type, cashback, expected byte 2 of the TVR.
        [TestMethod]
        [DataRow("0100", "", 0x00, 0, "00", "no country: only the kind of terminal")]
        [DataRow("FEC0", "", 0x00, 0, "10", "not at this kind of terminal")]
        [DataRow("2100", "0156", 0x00, 0, "00", "domestic goods")]
        [DataRow("0900", "0156", 0x00, 0, "00", "domestic services")]
        [DataRow("D7FF", "0156", 0x00, 0, "10", "neither domestic goods nor services")]
        [DataRow("1100", "0840", 0x00, 0, "00", "international goods")]
        [DataRow("0500", "0840", 0x00, 0, "00", "international services")]
        [DataRow("E9FF", "0840", 0x00, 0, "10", "neither international goods nor services")]
        [DataRow("8100", "0156", 0x01, 0, "00", "domestic cash")]
        [DataRow("7FFF", "0156", 0x01, 0, "10", "no domestic cash")]
        [DataRow("4100", "0840", 0x01, 0, "00", "international cash")]
        [DataRow("BFFF", "0840", 0x01, 0, "10", "no international cash")]
        [DataRow("2180", "0156", 0x09, 100, "00", "domestic cashback")]
        [DataRow("FF7F", "0156", 0x09, 100, "10", "no domestic cashback")]
        [DataRow("1140", "0840", 0x09, 100, "00", "international cashback")]
        [DataRow("FFBF", "0840", 0x09, 100, "10", "no international cashback")]
        [DataRow("0100", "0156", 0x20, 0, "00", "refund: only the kind of terminal")]
        public void Usage_control(string usage, string country, int type, int cashback, string second, string why)
        {
            var rig = new Rig();
            rig.Type = (byte)type;
            rig.OtherMinor = cashback;
            string objects = NotExpired + "9F0702" + usage + (country.Length > 0 ? "5F2802" + country : "");
            Assert.AreEqual(second, Tvr(rig, objects).Substring(2, 2), why);
        }

        [TestMethod]
        [DataRow(1233, 0, "00", "below the floor limit")]
        [DataRow(1234, 0, "80", "at the floor limit")]
        [DataRow(500, 99, "10", "below the threshold, always selected")]
        [DataRow(500, 0, "00", "below the threshold, never selected")]
        public void Floor_limit_and_random_selection(int amount, int percent, string fourth, string why)
        {
            var rig = new Rig();
            rig.AmountMinor = amount;
            rig.Application.FloorLimitMinor = 1234;
            rig.Application.ThresholdMinor = 1000;
            rig.Application.TargetPercent = percent;
            rig.Application.MaxTargetPercent = percent;
            Assert.AreEqual(fourth, Tvr(rig, NotExpired).Substring(6, 2), why);
        }

        // Random number 1 + (value mod 99); target 10 to 60 between 1000 and 2000: at 1500 it is 35 (Book 3, 10.6.2).
        [TestMethod]
        [DataRow(34, "10")]
        [DataRow(35, "00")]
        public void Biased_selection_grows_between_threshold_and_floor_limit(int value, string fourth)
        {
            var rig = new Rig();
            rig.AmountMinor = 1500;
            rig.Application.FloorLimitMinor = 2000;
            rig.Application.ThresholdMinor = 1000;
            rig.Application.TargetPercent = 10;
            rig.Application.MaxTargetPercent = 60;
            rig.Random = new byte[] { 1, 2, 3, 4, 0, 0, 0, (byte)value };
            Assert.AreEqual(fourth, Tvr(rig, NotExpired).Substring(6, 2));
        }

        // ATC, last online ATC, limits 2 and 4, bytes 2 and 4.
        [TestMethod]
        [DataRow("9F360200079000", "9F130200059000", "00", "80", "two since")]
        [DataRow("9F360200089000", "9F130200059000", "00", "C0", "three since: lower limit")]
        [DataRow("9F3602000A9000", "9F130200059000", "00", "E0", "five since: both limits")]
        [DataRow("9F360200079000", "9F130200009000", "08", "E0", "never online: new card")]
        [DataRow("9F360200079000", "6A88", "00", "E0", "no last ATC")]
        [DataRow("6A88", "9F130200059000", "00", "E0", "no ATC")]
        [DataRow("9F360200059000", "9F130200059000", "00", "E0", "none since")]
        [DataRow("9F3601079000", "9F130200059000", "00", "E0", "ATC of one byte")]
        public void Velocity(string atc, string last, string second, string fourth, string why)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Records[0] = Pan + NotExpired + "9F140102" + "9F230104";
            card.Atc = atc;
            card.LastAtc = last;
            rig.Run(card);
            Assert.AreEqual(second, rig.Tvr.Substring(2, 2), why);
            Assert.AreEqual(fourth, rig.Tvr.Substring(6, 2), why);
        }

        [TestMethod]
        public void Velocity_is_not_asked_for_without_both_limits()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Records[0] = Pan + NotExpired + "9F140102";
            rig.Run(card);
            Assert.AreEqual(-1, card.Seen.ToString().IndexOf("CA"));
        }

        [TestMethod]
        public void Risk_management_is_left_out_when_the_card_does_not_want_it()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Aip = "1400";
            rig.Run(card);
            Assert.AreEqual("8000000000", rig.Tvr);
            Assert.AreEqual("6000", rig.Tsi);
        }

        [TestMethod]
        public void Blocked_cards_and_forced_online_set_their_bits()
        {
            var rig = new Rig();
            rig.ForceOnline = true;
            rig.Terminal.ExceptionFile = Hex.Bytes("62929900000000229999" + "6292990000000011FFFF");
            Assert.AreEqual("9000008800", Tvr(rig, NotExpired));
        }

        private static string Tvr(Rig rig, string objects)
        {
            var card = new TestCard();
            card.Records[0] = Pan + objects;
            rig.Run(card);
            return rig.Tvr;
        }
    }
}
