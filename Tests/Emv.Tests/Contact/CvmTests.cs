using Emv.Contact;
using Emv.Data;

namespace Tests.Emv.Contact
{
    /// <summary>Cardholder verification: EMV 4.4 Book 3, 10.5 and Book 4, 6.3.4. TVR byte 3, 9F34 and the outcome.</summary>
    [TestClass]
    public class CvmTests
    {
        private const string AllCapabilities = "F8";

        private const string EncipheredPin =
            "A1B1D2706823115DD8D68D3B020D7E18862BD9F593BD01A285C02C3E878023447807A7121CFAA56D1CCA7FC8AC8F69CC216982EE698AEA08"
            + "CC2E798AAFBBA0BD7496040230D0BF1ECE4A10B9BDE895C0A6C795F4ED67838554AD3AA970251ADC3673697973E68B3EBAFE52613ADCCF14";

        // Rules after the two amounts, byte 3 of the TVR, 9F34, method.
        [TestMethod]
        [DataRow("1F00", "00", "1F0002", (int)Cvm.NoCvmRequired, "no CVM, always")]
        [DataRow("1E00", "00", "1E0000", (int)Cvm.Signature, "signature")]
        [DataRow("5E03", "00", "5E0300", (int)Cvm.Signature, "signature if supported, bit 7 kept in the result")]
        [DataRow("0200", "04", "020000", (int)Cvm.OnlinePin, "online PIN")]
        [DataRow("0100", "00", "010002", (int)Cvm.OfflinePlaintextPin, "plaintext PIN")]
        [DataRow("0300", "00", "030000", (int)Cvm.OfflinePlaintextPinAndSignature, "plaintext PIN and signature")]
        [DataRow("0000", "80", "000001", (int)Cvm.None, "fail")]
        [DataRow("4000" + "1F00", "00", "1F0002", (int)Cvm.NoCvmRequired, "fail with bit 7 goes on")]
        [DataRow("0600", "C0", "3F0001", (int)Cvm.None, "not recognised")]
        [DataRow("4600" + "1E00", "40", "1E0000", (int)Cvm.Signature, "not recognised, next")]
        [DataRow("0603", "80", "3F0001", (int)Cvm.None, "not recognised but only if supported: not met")]
        [DataRow("1F01" + "1F04" + "1F05", "80", "3F0001", (int)Cvm.None, "cash and cashback conditions not met")]
        [DataRow("1F02", "00", "1F0202", (int)Cvm.NoCvmRequired, "not cash")]
        [DataRow("1F0A" + "1F80", "80", "3F0001", (int)Cvm.None, "unknown conditions are not met")]
        public void Rules(string rules, string third, string results, int cvm, string why)
        {
            var rig = new Rig();
            Run(rig, new TestCard(), "00000000" + "00000000", rules, AllCapabilities);
            Assert.AreEqual(third, rig.Tvr.Substring(4, 2), why);
            Assert.AreEqual(results, rig.TagText(Tag.CvmResults), why);
            Assert.AreEqual(cvm, (int)rig.Kernel.Outcome.Cvm, why);
            Assert.AreEqual("68", rig.Tsi.Substring(0, 2), why);
            bool signature = results.Substring(1, 1) == "E" || results.Substring(0, 2) == "03";
            Assert.AreEqual(signature, rig.Kernel.Outcome.SignatureNeeded, why);
        }

        // Amount X 1000, amount Y 2000.
        [TestMethod]
        [DataRow(999, "1F06", true)]
        [DataRow(1000, "1F06", false)]
        [DataRow(1000, "1F07", false)]
        [DataRow(1001, "1F07", true)]
        [DataRow(1999, "1F08", true)]
        [DataRow(2000, "1F08", false)]
        [DataRow(2000, "1F09", false)]
        [DataRow(2001, "1F09", true)]
        public void Amounts_x_and_y(int amount, string rule, bool met)
        {
            var rig = new Rig();
            rig.AmountMinor = amount;
            var card = new TestCard();
            card.Records[0] = TestCard.StaticRecord + "9F42020156";
            Run(rig, card, "000003E8" + "000007D0", rule, AllCapabilities);
            Assert.AreEqual(met, rig.Kernel.Outcome.Cvm == Cvm.NoCvmRequired);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("9F42020840")]
        public void Amounts_need_the_applications_currency(string currency)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Records[0] = TestCard.StaticRecord + currency;
            Run(rig, card, "0000FFFF" + "00000000", "1F06", AllCapabilities);
            Assert.AreEqual("3F0001", rig.TagText(Tag.CvmResults));
        }

        [TestMethod]
        public void Cash_and_cashback_conditions()
        {
            var rig = new Rig();
            rig.Type = 0x01;
            Run(rig, new TestCard(), "0000000000000000", "1F02" + "1F05" + "1E04", AllCapabilities);
            Assert.AreEqual("1E0400", rig.TagText(Tag.CvmResults));
            rig.Type = 0x09;
            rig.OtherMinor = 100;
            Run(rig, new TestCard(), "0000000000000000", "1F02" + "1F04" + "1E05", AllCapabilities);
            Assert.AreEqual("1E0500", rig.TagText(Tag.CvmResults));
        }

        [TestMethod]
        [DataRow("0100", "08", "90", "3F0001", "plaintext PIN not supported")]
        [DataRow("0200", "08", "90", "3F0001", "online PIN not supported")]
        [DataRow("0400", "08", "90", "3F0001", "enciphered PIN not supported")]
        [DataRow("1E00", "08", "80", "3F0001", "signature not supported: no PIN bit")]
        [DataRow("0300", "80", "90", "3F0001", "PIN and signature need both")]
        [DataRow("4103" + "4203" + "1F03", "08", "00", "1F0302", "only if supported: passed over without a bit")]
        [DataRow("4100" + "1F00", "08", "10", "1F0002", "PIN pad missing, next rule")]
        public void Capabilities(string rules, string capabilities, string third, string results, string why)
        {
            var rig = new Rig();
            Run(rig, new TestCard(), "0000000000000000", rules, capabilities);
            Assert.AreEqual(third, rig.Tvr.Substring(4, 2), why);
            Assert.AreEqual(results, rig.TagText(Tag.CvmResults), why);
        }

        [TestMethod]
        public void Card_without_cardholder_verification_or_without_list()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Aip = "0C00";
            rig.Run(card);
            Assert.AreEqual("3F0000", rig.TagText(Tag.CvmResults));
            Assert.AreEqual("2800", rig.Tsi);
            card = new TestCard();
            card.Records[1] = TestCard.Track2 + TestCard.Cdols;
            rig.Run(card);
            Assert.AreEqual("3F0000", rig.TagText(Tag.CvmResults));
            Assert.AreEqual("A000008000", rig.Tvr);
            Assert.AreEqual("2800", rig.Tsi);
        }

        [TestMethod]
        public void List_without_rules_counts_as_none_and_half_a_rule_ends()
        {
            var rig = new Rig();
            Run(rig, new TestCard(), "0000000000000000", "", AllCapabilities);
            Assert.AreEqual("3F0000", rig.TagText(Tag.CvmResults));
            Run(rig, new TestCard(), "0000000000000000", "1F001F", AllCapabilities);
            Assert.AreEqual((int)Reason.CardDataWrong, (int)rig.Kernel.Outcome.Reason);
            Run(rig, new TestCard(), "0000000000000000", "1F", AllCapabilities);
            Assert.AreEqual((int)Reason.CardDataWrong, (int)rig.Kernel.Outcome.Reason);
            Run(rig, new TestCard(), "000000000000", "", AllCapabilities);
            Assert.AreEqual((int)Reason.CardDataWrong, (int)rig.Kernel.Outcome.Reason);
        }

        [TestMethod]
        public void Wrong_pin_is_asked_again_with_a_warning_at_the_last_try()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Verify = new string[] { "63C2", "63C1", "9000" };
            Run(rig, card, "0000000000000000", "0100", AllCapabilities);
            Assert.AreEqual(3, rig.PinRequests);
            Assert.IsTrue(rig.SawRetry);
            Assert.IsTrue(rig.SawLastTry);
            Assert.AreEqual("010002", rig.TagText(Tag.CvmResults));
            Assert.AreEqual("0020008008241234FFFFFFFFFF", card.LastVerify);
        }

        [TestMethod]
        [DataRow("63C0")]
        [DataRow("6983")]
        [DataRow("6984")]
        public void Last_try_used_up_sets_the_limit_bit(string answer)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Verify = new string[] { answer };
            Run(rig, card, "0000000000000000", "0100", AllCapabilities);
            Assert.AreEqual("A0", rig.Tvr.Substring(4, 2));
            Assert.AreEqual("010001", rig.TagText(Tag.CvmResults));
        }

        [TestMethod]
        public void No_tries_left_asks_nobody()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.PinTryCounter = "9F1701009000";
            Run(rig, card, "0000000000000000", "4100" + "1E00", AllCapabilities);
            Assert.AreEqual(0, rig.PinRequests);
            Assert.AreEqual("20", rig.Tvr.Substring(4, 2));
            Assert.AreEqual("1E0000", rig.TagText(Tag.CvmResults));
        }

        [TestMethod]
        [DataRow("6A88")]
        [DataRow("9F17009000")]
        [DataRow("03" + "9000")]
        public void Unknown_try_counter_asks_all_the_same(string counter)
        {
            var rig = new Rig();
            var card = new TestCard();
            card.PinTryCounter = counter;
            Run(rig, card, "0000000000000000", "0100", AllCapabilities);
            Assert.AreEqual(1, rig.PinRequests);
            Assert.AreEqual("010002", rig.TagText(Tag.CvmResults));
        }

        [TestMethod]
        public void Card_that_never_runs_out_of_tries_is_stopped()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Verify = new string[] { "63CF" };
            Run(rig, card, "0000000000000000", "0100", AllCapabilities);
            Assert.AreEqual(15, rig.PinRequests);
            Assert.AreEqual("80", rig.Tvr.Substring(4, 2));
        }

        [TestMethod]
        public void Other_answers_to_verify_fail_without_a_limit_bit()
        {
            var rig = new Rig();
            var card = new TestCard();
            card.Verify = new string[] { "6A86" };
            Run(rig, card, "0000000000000000", "0100", AllCapabilities);
            Assert.AreEqual("80", rig.Tvr.Substring(4, 2));
        }

        [TestMethod]
        public void Bypass_counts_for_every_further_pin()
        {
            var rig = new Rig();
            rig.Pins = new byte[][] { null };
            Run(rig, new TestCard(), "0000000000000000", "4200" + "4100" + "1E00", AllCapabilities);
            Assert.AreEqual(1, rig.PinRequests);
            Assert.AreEqual("08", rig.Tvr.Substring(4, 2));
            Assert.AreEqual("1E0000", rig.TagText(Tag.CvmResults));
        }

        [TestMethod]
        public void Bypass_without_a_next_rule_fails_with_the_method_tried()
        {
            var rig = new Rig();
            rig.Pins = new byte[][] { null };
            Run(rig, new TestCard(), "0000000000000000", "0200" + "1E00", AllCapabilities);
            Assert.AreEqual("88", rig.Tvr.Substring(4, 2));
            Assert.AreEqual("020001", rig.TagText(Tag.CvmResults));
        }

        [TestMethod]
        public void Broken_pin_pad_sets_its_bit_once()
        {
            var rig = new Rig();
            rig.Pins = new byte[][] { new byte[0] };
            Run(rig, new TestCard(), "0000000000000000", "4200" + "4100" + "1F00", AllCapabilities);
            Assert.AreEqual(1, rig.PinRequests);
            Assert.AreEqual("10", rig.Tvr.Substring(4, 2));
            Assert.AreEqual("1F0002", rig.TagText(Tag.CvmResults));
        }

        [TestMethod]
        public void Enciphered_pin_uses_a_fresh_challenge_and_the_pin_key()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = WithPinKey(Chain.PinCertificate);
            card.Verify = new string[] { "63C2", "9000" };
            Run(rig, card, "0000000000000000", "0400", AllCapabilities, card.Records[1]);
            Assert.AreEqual("040002", rig.TagText(Tag.CvmResults));
            Assert.AreEqual((int)Cvm.OfflineEncipheredPin, (int)rig.Kernel.Outcome.Cvm);
            Assert.IsTrue(card.Seen.ToString().IndexOf("84 2088 84 2088") > 0);
            Assert.AreEqual(10 + (2 * 112), card.LastVerify.Length);
            Assert.IsTrue(rig.Logged(Rule.Crypto, 1));
        }

        // The ciphertext was deciphered once with the private key, by Python: 7F, PIN block 241234FFFFFFFFFF, the challenge
        // 0102030405060708, then 95 bytes of padding.
        [TestMethod]
        public void Enciphered_pin_is_what_the_card_deciphers()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = WithPinKey(Chain.PinCertificate);
            Run(rig, card, "0000000000000000", "0400", AllCapabilities, card.Records[1]);
            Assert.AreEqual("0020008870" + EncipheredPin, card.LastVerify);
            rig.Random = Hex.Bytes("1122334455667789");
            Run(rig, card, "0000000000000000", "0400", AllCapabilities, card.Records[1]);
            Assert.AreNotEqual("0020008870" + EncipheredPin, card.LastVerify);
        }

        [TestMethod]
        [DataRow("0102030405060708" + "09" + "9000", "challenge of nine bytes")]
        [DataRow("6D00", "no challenge")]
        public void Enciphered_pin_without_a_challenge_fails(string challenge, string why)
        {
            var rig = new Rig().WithCaKey();
            TestCard card = WithPinKey(Chain.PinCertificate);
            card.Challenge = challenge;
            Run(rig, card, "0000000000000000", "0400", AllCapabilities, card.Records[1]);
            Assert.AreEqual("040001", rig.TagText(Tag.CvmResults), why);
            Assert.AreEqual("80", rig.Tvr.Substring(4, 2), why);
        }

        [TestMethod]
        public void Bad_pin_certificate_is_not_replaced_by_the_signature_key()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = WithPinKey("00" + Chain.PinCertificate.Substring(2));
            Run(rig, card, "0000000000000000", "0400", AllCapabilities, card.Records[1]);
            Assert.AreEqual("040001", rig.TagText(Tag.CvmResults));
            Assert.IsTrue(rig.Logged(Rule.PinEnciphermentFailed, 1));
        }

        [TestMethod]
        public void Card_without_pin_key_gets_the_pin_under_its_signature_key()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            Run(rig, card, "0000000000000000", "0400", AllCapabilities, card.Records[1]);
            Assert.AreEqual("040002", rig.TagText(Tag.CvmResults));
        }

        // Book 2, 7.1: a PIN key of which a data object is missing does not count as one.
        [TestMethod]
        public void Pin_key_without_its_exponent_gives_way_to_the_signature_key()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = WithPinKey(Chain.PinCertificate);
            card.Records[4] = card.Records[4].Substring(0, card.Records[4].Length - 8);
            Run(rig, card, "0000000000000000", "0400", AllCapabilities, card.Records[1]);
            Assert.AreEqual("040002", rig.TagText(Tag.CvmResults));
        }

        [TestMethod]
        public void Pin_key_serves_although_data_authentication_lacks_its_own_key()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = WithPinKey(Chain.PinCertificate);
            card.Records[3] = TestCard.Tlv("9F48", Chain.IccRemainder);
            Run(rig, card, "0000000000000000", "0400", AllCapabilities, card.Records[1]);
            Assert.AreEqual("24", rig.Tvr.Substring(0, 2));
            Assert.AreEqual("040002", rig.TagText(Tag.CvmResults));
        }

        private static TestCard WithPinKey(string certificate)
        {
            TestCard card = SaleTests.WithCda();
            card.Records[4] = TestCard.Tlv("9F2D", certificate) + TestCard.Tlv("9F2F", Chain.PinRemainder) + "9F2E0103";
            return card;
        }

        private static void Run(Rig rig, TestCard card, string amounts, string rules, string capabilities)
        {
            Run(rig, card, amounts, rules, capabilities, TestCard.Track2 + TestCard.Cdols);
        }

        private static void Run(Rig rig, TestCard card, string amounts, string rules, string capabilities, string record)
        {
            int list = record.IndexOf("8E0A");
            record = list < 0 ? record : record.Substring(0, list) + record.Substring(list + 24);
            card.Records[1] = record + TestCard.Tlv("8E", amounts + rules);
            rig.Terminal.TerminalCapabilities = Hex.Bytes("E0" + capabilities + "C8");
            rig.Run(card);
        }
    }
}
