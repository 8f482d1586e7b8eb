using Drivers.IcCard;

namespace Tests.IcCard
{
    /// <summary>Rules of EMV 4.3 Book 1, 8.3. Answers to reset are of our own making unless a source is named.</summary>
    [TestClass]
    public class IcCardAtrTests
    {
        private static AtrVerdict Feed(AtrParser atr, string hex, bool warm)
        {
            byte[] bytes = Hex.Parse(hex);
            atr.Start(warm);
            AtrVerdict verdict = AtrVerdict.Incomplete;
            for (int i = 0; i < bytes.Length; i++)
            {
                Assert.IsTrue(verdict == AtrVerdict.Incomplete, "decided before character " + i);
                verdict = atr.Feed(bytes[i]);
            }

            return verdict;
        }

        private static AtrVerdict Warm(string hex)
        {
            return Feed(new AtrParser(), hex, true);
        }

        private static void Rejects(AtrFault fault, string hex)
        {
            var atr = new AtrParser();
            Assert.IsTrue(Feed(atr, hex, false) == AtrVerdict.Rejected, hex + " was not rejected");
            Assert.AreEqual((int)fault, (int)atr.Fault);
        }

        private static AtrParser Accepts(string hex)
        {
            var atr = new AtrParser();
            Assert.IsTrue(Feed(atr, hex, false) == AtrVerdict.Accepted, hex + " was not accepted");
            return atr;
        }

        [TestMethod]
        public void Accepts_the_basic_answer_of_T0()
        {
            AtrParser atr = Accepts("3B600000");
            Assert.AreEqual(0, atr.Protocol);
            Assert.AreEqual(10, atr.WaitingInteger);
            Assert.AreEqual(1, atr.RateFactor);
        }

        [TestMethod]
        public void Finds_the_historical_bytes()
        {
            AtrParser atr = Accepts("3B65000020632A4B90");
            Assert.AreEqual(5, atr.HistoricalLength);
            Assert.AreEqual(4, atr.HistoricalOffset);
        }

        [TestMethod]
        public void Accepts_the_basic_answer_of_T1()
        {
            AtrParser atr = Accepts("3BE0000081312045" + "35");
            Assert.AreEqual(1, atr.Protocol);
            Assert.AreEqual(0x20, atr.Ifsc);
            Assert.AreEqual(4, atr.Bwi);
            Assert.AreEqual(5, atr.Cwi);
        }

        [TestMethod]
        public void Accepts_inverse_convention()
        {
            Accepts("3F600000");
        }

        [TestMethod]
        public void Rejects_an_unknown_first_character()
        {
            Rejects(AtrFault.Ts, "3A");
        }

        [TestMethod]
        public void TB1_other_than_00_is_rejected_after_a_cold_reset_only()
        {
            Rejects(AtrFault.Tb1, "3B6025");
            Assert.IsTrue(Warm("3B602500") == AtrVerdict.Accepted);
        }

        [TestMethod]
        public void A_missing_TB1_is_rejected_after_a_cold_reset_only()
        {
            Rejects(AtrFault.Tb1, "3B4000");
            Assert.IsTrue(Warm("3B4000") == AtrVerdict.Accepted);
        }

        [TestMethod]
        public void TA1_without_TA2_leaves_the_default_rate()
        {
            AtrParser atr = Accepts("3B70960000");
            Assert.AreEqual(1, atr.RateFactor);
        }

        [TestMethod]
        public void Specific_mode_takes_TA1_from_11_to_13()
        {
            AtrParser atr = Accepts("3BF013000010" + "00");
            Assert.AreEqual(4, atr.RateFactor);
            Rejects(AtrFault.Ta1, "3BF014000010" + "00");
            Rejects(AtrFault.Ta1, "3BF018000010" + "00");
        }

        [TestMethod]
        public void TA2_must_name_the_first_protocol_with_explicit_parameters()
        {
            Rejects(AtrFault.Ta2, "3BF011000010" + "01");
            Rejects(AtrFault.Ta2, "3BF011000010" + "10");
        }

        [TestMethod]
        public void TC1_is_the_extra_guard_time()
        {
            AtrParser atr = Accepts("3B60003C");
            Assert.AreEqual(0x3C, atr.ExtraGuardEtu);
            atr = Accepts("3B6000FF");
            Assert.AreEqual(-1, atr.ExtraGuardEtu);
        }

        [TestMethod]
        public void TD1_names_protocol_0_or_1()
        {
            Rejects(AtrFault.Td1, "3BE000000E");
            Rejects(AtrFault.Td1, "3BE0000002");
        }

        [TestMethod]
        public void TB2_is_rejected()
        {
            Rejects(AtrFault.Tb2, "3BE000002000");
        }

        [TestMethod]
        public void TC2_of_00_is_rejected_and_another_waiting_time_is_kept()
        {
            Rejects(AtrFault.Tc2, "3BE000004000");
            AtrParser atr = Accepts("3BE00000400A");
            atr = Accepts("3BE000004014");
            Assert.AreEqual(0x14, atr.WaitingInteger);
        }

        [TestMethod]
        public void TD2_may_be_1_or_E_or_F_after_T0_and_1_after_T1()
        {
            Rejects(AtrFault.Td2, "3BE000008002");
            Rejects(AtrFault.Td2, "3BE000008000");
            Accepts("3BE00000800F" + "6F");
            Rejects(AtrFault.Td2, "3BE00000810E");
            Accepts("3BE00000800E" + "6E");
        }

        [TestMethod]
        public void A_card_of_both_protocols_is_accepted_for_the_first()
        {
            // TD1 = 80 (T=0), TD2 = 31 (T=1) with TA3 and TB3.
            AtrParser atr = Accepts("3BE000008031FE45" + "EA");
            Assert.AreEqual(0, atr.Protocol);
        }

        [TestMethod]
        public void TA3_outside_10_to_FE_is_rejected()
        {
            Rejects(AtrFault.Ta3, "3BE0000081310F");
            Rejects(AtrFault.Ta3, "3BE000008131FF");
        }

        [TestMethod]
        public void A_missing_TB3_is_rejected_for_T1()
        {
            // TD2 = 11 brings TA3 alone; TCK makes it complete.
            Rejects(AtrFault.Tb3, "3BE00000811120" + "50");
        }

        [TestMethod]
        public void Too_long_waiting_times_in_TB3_are_rejected()
        {
            Rejects(AtrFault.Tb3, "3BE00000813120" + "55" + "25");
            Rejects(AtrFault.Tb3, "3BE00000813120" + "46" + "36");
        }

        [TestMethod]
        public void A_character_waiting_time_within_the_guard_time_is_rejected()
        {
            // 2^CWI must exceed N + 1: CWI 2 and N 3 do not fit, CWI 2 and N 2 do; N = FF counts as -1.
            Rejects(AtrFault.Tb3, "3BE00003813120" + "42" + "31");
            Accepts("3BE00002813120" + "42" + "30");
            Accepts("3BE000FF813120" + "40" + "CF");
        }

        [TestMethod]
        public void A_check_code_other_than_LRC_is_rejected()
        {
            Rejects(AtrFault.Tc3, "3BE0000081712045" + "01");
        }

        [TestMethod]
        public void A_wrong_TCK_is_rejected()
        {
            Rejects(AtrFault.Tck, "3BE0000081312045" + "34");
        }

        [TestMethod]
        public void An_answer_longer_than_33_characters_is_rejected()
        {
            // TD after TD after TD: no end in sight.
            string hex = "3BE00000" + "81" + "81";
            for (int i = 0; i < 27; i++)
            {
                hex += "81";
            }

            Rejects(AtrFault.TooLong, hex + "81");
        }
    }
}
