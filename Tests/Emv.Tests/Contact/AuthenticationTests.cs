using Emv.Contact;
using Emv.Data;

namespace Tests.Emv.Contact
{
    /// <summary>Offline data authentication: EMV 4.4 Book 2, 5 and 6; Book 3, 10.3. Every failure sets its bit and goes online.</summary>
    [TestClass]
    public class AuthenticationTests
    {
        private const string Sda = "E0F880";
        private const string Dda = "E0F8C0";
        private const string Cda = "E0F8C8";

        [TestMethod]
        [DataRow("7D00", Cda, 3)]
        [DataRow("7D00", Dda, 2)]
        [DataRow("7D00", Sda, 1)]
        [DataRow("7C00", Cda, 2)]
        [DataRow("5C00", Cda, 1)]
        [DataRow("1C00", Cda, 0)]
        [DataRow("7D00", "E0F800", 0)]
        [DataRow("1D00", "E0F8C0", 0)]
        public void The_strongest_method_both_sides_know_is_taken(string aip, string capabilities, int method)
        {
            var rig = new Rig();
            rig.Terminal.TerminalCapabilities = Hex.Bytes(capabilities);
            var card = new TestCard();
            card.Aip = aip;
            rig.Run(card);
            Assert.IsTrue(rig.Logged(Rule.AuthenticationMethod, method));
            Assert.AreEqual(method == 0, (rig.Kernel.Outcome.Tvr[0] & 0x80) != 0);
            Assert.AreEqual(method == 1, (rig.Kernel.Outcome.Tvr[0] & 0x02) != 0);
        }

        [TestMethod]
        [DataRow(Sda, "42")]
        [DataRow(Dda, "08")]
        [DataRow(Cda, "04")]
        public void Unknown_ca_key_fails_without_missing_data(string capabilities, string first)
        {
            var rig = new Rig();
            rig.Terminal.TerminalCapabilities = Hex.Bytes(capabilities);
            rig.Run(SaleTests.WithChain("7D00", TestCard.Tlv("93", Chain.SignedStaticData)));
            Assert.AreEqual(first, rig.Tvr.Substring(0, 2));
            Assert.IsTrue(rig.Logged(Rule.CaKeyMissing, -1));
            Assert.AreEqual((int)Decision.Approved, (int)rig.Kernel.Outcome.Decision);
        }

        [TestMethod]
        [DataRow(Sda, "62")]
        [DataRow(Dda, "28")]
        [DataRow(Cda, "24")]
        public void Missing_certificate_is_missing_data_and_a_failure(string capabilities, string first)
        {
            var rig = new Rig().WithCaKey();
            rig.Terminal.TerminalCapabilities = Hex.Bytes(capabilities);
            TestCard card = SaleTests.WithChain("7D00", TestCard.Tlv("93", Chain.SignedStaticData));
            card.Records[2] = "9F0802" + "0001";
            card.Records[5] = "";
            rig.Run(card);
            Assert.AreEqual(first, rig.Tvr.Substring(0, 2));
        }

        [TestMethod]
        [DataRow(0, (int)CertificateFault.Header, "issuer certificate changed")]
        [DataRow(1, (int)CertificateFault.Header, "card certificate changed")]
        [DataRow(2, (int)CertificateFault.Hash, "issuer remainder cut")]
        [DataRow(3, (int)CertificateFault.Hash, "another issuer exponent")]
        [DataRow(4, (int)CertificateFault.Hash, "static data changed")]
        [DataRow(5, (int)CertificateFault.IssuerIdentifier, "another issuer's certificate")]
        public void Faults_of_certificates_fail_cda_and_no_signature_is_asked_for(int what, int fault, string why)
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            switch (what)
            {
                case 0:
                    card.Records[2] = Change(card.Records[2], 40);
                    break;
                case 1:
                    card.Records[3] = Change(card.Records[3], 40);
                    break;
                case 2:
                    card.Records[2] = TestCard.Tlv("90", Chain.IssuerCertificate) + TestCard.Tlv("92", "010203");
                    break;
                case 3:
                    card.Records[1] = TestCard.Track2 + TestCard.Cdols + "8E0A00000000000000001F03" + "8F01F1" + "9F3203010001" + "9F470103" + "9F4A0182";
                    break;
                case 4:
                    card.Records[0] = card.Records[0].Substring(0, card.Records[0].Length - 2) + "57";
                    break;
                default:
                    card.Records[0] = "5A0862929800000000115F24034912315F3401019F0702FF005F28020156";
                    break;
            }

            card.Ac1 = new TestCard().Ac1;
            card.Ac2 = new TestCard().Ac2;
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision, why);
            Assert.AreEqual("04", rig.Tvr.Substring(0, 2), why);
            Assert.IsTrue(card.Seen.ToString().IndexOf("AE80 AE40") > 0, why);
            Assert.IsTrue(rig.Logged(Rule.CertificateRefused, fault), why);
        }

        [TestMethod]
        public void Certificate_after_its_month_is_refused_from_the_cache_too()
        {
            var rig = new Rig().WithCaKey();
            rig.Keys.RemoveAll();
            rig.Keys.Add(Hex.Bytes("A000009999"), 0xF1, Hex.Bytes(Chain.CaModulus), 3, Hex.Bytes(Chain.CaChecksum), 0);
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(SaleTests.WithCda()).Decision);
            rig.Now = new System.DateTime(2049, 12, 31);
            rig.Run(SaleTests.WithCda());
            Assert.AreEqual("00", rig.Tvr.Substring(0, 2));
            rig.Now = new System.DateTime(2050, 1, 1);
            rig.Run(SaleTests.WithCda());
            Assert.AreEqual("04", rig.Tvr.Substring(0, 2));
            Assert.IsTrue(rig.Logged(Rule.CertificateRefused, (int)CertificateFault.Expired));
        }

        [TestMethod]
        public void Expired_ca_key_is_not_used()
        {
            var rig = new Rig().WithCaKey();
            rig.Now = new System.DateTime(2050, 1, 1);
            rig.Run(SaleTests.WithCda());
            Assert.IsTrue(rig.Logged(Rule.CaKeyExpired, -1));
        }

        [TestMethod]
        public void Revoked_issuer_certificate_is_refused()
        {
            var rig = new Rig().WithCaKey();
            Assert.IsTrue(rig.Keys.Revoke(Hex.Bytes("A000009999"), 0xF1, Hex.Bytes("000001")));
            rig.Run(SaleTests.WithCda());
            Assert.IsTrue(rig.Logged(Rule.CertificateRefused, (int)CertificateFault.Revoked));
        }

        [TestMethod]
        [DataRow("9F4A0195")]
        [DataRow("9F4A028282")]
        [DataRow("9F4A00")]
        public void Tag_list_with_anything_but_the_aip_fails(string list)
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            card.Records[1] = TestCard.Track2 + TestCard.Cdols + "8E0A00000000000000001F03" + "8F01F1" + "9F320103" + "9F470103" + list;
            rig.Run(card);
            Assert.AreEqual("04", rig.Tvr.Substring(0, 2));
            Assert.IsTrue(rig.Logged(Rule.StaticDataWrong, -1));
        }

        [TestMethod]
        public void Authenticated_record_of_a_proprietary_file_without_template_fails()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            card.Afl = "0801060158010101";
            card.Proprietary = "0102039000";
            rig.Run(card);
            Assert.AreEqual("04", rig.Tvr.Substring(0, 2));
        }

        [TestMethod]
        [DataRow("6985", "refused")]
        [DataRow("9000", "empty")]
        [DataRow("80021122" + "9000", "too short for the key")]
        [DataRow("77039F4B00" + "9000", "empty signature")]
        [DataRow("77049F3601009000", "no signature")]
        public void Wrong_internal_authenticate_fails_dda(string response, string why)
        {
            var rig = new Rig().WithCaKey();
            rig.Terminal.TerminalCapabilities = Hex.Bytes(Dda);
            TestCard card = SaleTests.WithChain("7D00", "");
            card.InternalAuthenticate = response;
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision, why);
            Assert.AreEqual("08", rig.Tvr.Substring(0, 2), why);
        }

        [TestMethod]
        public void Dynamic_signature_in_format_2_is_good_and_another_number_is_not()
        {
            var rig = new Rig().WithCaKey();
            rig.Terminal.TerminalCapabilities = Hex.Bytes(Dda);
            TestCard card = SaleTests.WithChain("7D00", "");
            card.InternalAuthenticate = TestCard.Tlv("77", TestCard.Tlv("9F4B", Chain.DynamicSignature)) + "9000";
            rig.Run(card);
            Assert.AreEqual("00", rig.Tvr.Substring(0, 2));
            rig.Random[3] = 0x45;
            rig.Run(card);
            Assert.AreEqual("08", rig.Tvr.Substring(0, 2));
            Assert.IsTrue(rig.Logged(Rule.SignatureRefused, (int)CertificateFault.Hash));
        }

        [TestMethod]
        public void Ddol_without_the_unpredictable_number_fails_and_the_default_serves_cards_without()
        {
            var rig = new Rig().WithCaKey();
            rig.Terminal.TerminalCapabilities = Hex.Bytes(Dda);
            TestCard card = SaleTests.WithChain("7D00", "");
            card.InternalAuthenticate = TestCard.Tlv("80", Chain.DynamicSignature) + "9000";
            string records = TestCard.Track2 + TestCard.Cdols + "8E0A00000000000000001F03" + "8F01F1" + "9F320103" + "9F470103" + "9F4A0182";
            card.Records[1] = records + "9F49039F0206";
            rig.Run(card);
            Assert.AreEqual("08", rig.Tvr.Substring(0, 2));
            Assert.AreEqual(-1, card.Seen.ToString().IndexOf("88"));
            card.Records[1] = records;
            rig.Run(card);
            Assert.AreEqual("00", rig.Tvr.Substring(0, 2));
            rig.Application.DefaultDdol = new byte[0];
            rig.Run(card);
            Assert.AreEqual("08", rig.Tvr.Substring(0, 2));
        }

        [TestMethod]
        public void Wrong_static_signature_fails_sda()
        {
            var rig = new Rig().WithCaKey();
            rig.Terminal.TerminalCapabilities = Hex.Bytes(Sda);
            rig.Run(SaleTests.WithChain("7D00", Change(TestCard.Tlv("93", Chain.SignedStaticData), 30)));
            Assert.AreEqual("42", rig.Tvr.Substring(0, 2));
            Assert.AreEqual("E8", rig.Tsi.Substring(0, 2));
        }

        [TestMethod]
        [DataRow(0, "format 1")]
        [DataRow(1, "signature changed")]
        [DataRow(2, "issuer data changed")]
        [DataRow(3, "information data changed")]
        public void Combined_signature_that_is_wrong_or_missing_declines_with_a_second_cryptogram(int what, string why)
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            string issuerData = what == 2 ? "07010103A00001" : "07010103A00000";
            string signature = what == 1 ? Change(Chain.CombinedSignature1, 20) : Chain.CombinedSignature1;
            string cid = what == 3 ? "88" : "80";
            card.Ac1 = what == 0 ? new TestCard().Ac1
                : TestCard.Tlv("77", "9F2701" + cid + "9F360200079F1007" + issuerData + TestCard.Tlv("9F4B", signature)) + "9000";
            card.Ac2 = new TestCard().Ac2;
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Decision.Declined, (int)outcome.Decision, why);
            Assert.AreEqual((int)Reason.CdaFailed, (int)outcome.Reason, why);
            Assert.AreEqual("04", rig.Tvr.Substring(0, 2), why);
            Assert.AreEqual("80AE0000065A31", card.LastAc2.Substring(0, 14), why);
            Assert.IsFalse(outcome.MustReverse, why);
        }

        [TestMethod]
        public void Wrong_signature_of_the_second_cryptogram_declines_and_reverses()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            card.Ac2 = TestCard.Tlv("77", "9F2701409F360200089F100707010103900000" + TestCard.Tlv("9F4B", Chain.CombinedSignature2)) + "9000";
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Reason.CdaFailed, (int)outcome.Reason);
            Assert.IsTrue(outcome.MustReverse);
        }

        private static string Change(string hex, int at)
        {
            return hex.Substring(0, at) + (hex[at] == '0' ? "1" : "0") + hex.Substring(at + 1);
        }
    }
}
