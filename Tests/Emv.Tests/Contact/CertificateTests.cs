using Emv.Contact;

namespace Tests.Emv.Contact
{
    /// <summary>Every check of a certificate or signature that the hash alone does not make: EMV 4.4 Book 2, 5.3, 6.4, 6.5.2, 6.6.2.</summary>
    [TestClass]
    public class CertificateTests
    {
        [TestMethod]
        [DataRow(BadChain.IssuerFormat, (int)CertificateFault.Format)]
        [DataRow(BadChain.IssuerTrailer, (int)CertificateFault.Trailer)]
        [DataRow(BadChain.IssuerHashAlgorithm, (int)CertificateFault.HashAlgorithm)]
        [DataRow(BadChain.IssuerKeyAlgorithm, (int)CertificateFault.KeyAlgorithm)]
        [DataRow(BadChain.IssuerKeyLength, (int)CertificateFault.KeyLength)]
        [DataRow(BadChain.IssuerExponentLength, (int)CertificateFault.Exponent)]
        [DataRow(BadChain.IssuerExpired, (int)CertificateFault.Expired)]
        [DataRow(BadChain.IssuerMonth13, (int)CertificateFault.Expired)]
        public void Issuer_certificate(string certificate, int fault)
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            card.Records[2] = TestCard.Tlv("90", certificate) + TestCard.Tlv("92", Chain.IssuerRemainder);
            Check(rig, card, fault);
        }

        [TestMethod]
        public void Issuer_remainder_that_is_missing()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            card.Records[2] = TestCard.Tlv("90", BadChain.IssuerWithoutRemainder);
            Check(rig, card, (int)CertificateFault.RemainderMissing);
        }

        [TestMethod]
        public void Certificate_of_another_length_than_the_key()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            card.Records[2] = TestCard.Tlv("90", Chain.IssuerCertificate.Substring(2)) + TestCard.Tlv("92", Chain.IssuerRemainder);
            Check(rig, card, (int)CertificateFault.LengthDiffers);
        }

        [TestMethod]
        public void Card_certificate_of_another_pan()
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            card.Records[3] = TestCard.Tlv("9F46", BadChain.CardOfAnotherPan) + TestCard.Tlv("9F48", Chain.IccRemainder);
            Check(rig, card, (int)CertificateFault.PanDiffers);
        }

        [TestMethod]
        [DataRow(BadChain.NumberOfNineBytes)]
        [DataRow(BadChain.NumberLongerThanData)]
        [DataRow(BadChain.NoDynamicData)]
        public void Dynamic_data_of_a_wrong_shape(string signature)
        {
            var rig = new Rig().WithCaKey();
            rig.Terminal.TerminalCapabilities = Hex.Bytes("E0F8C0");
            TestCard card = SaleTests.WithChain("7D00", "");
            card.InternalAuthenticate = TestCard.Tlv("80", signature) + "9000";
            rig.Run(card);
            Assert.AreEqual("08", rig.Tvr.Substring(0, 2));
            Assert.IsTrue(rig.Logged(Rule.SignatureRefused, (int)CertificateFault.DynamicDataLength));
        }

        [TestMethod]
        [DataRow(BadChain.OtherCid, (int)CertificateFault.CryptogramDiffers)]
        [DataRow(BadChain.OtherHash, (int)CertificateFault.TransactionHash)]
        [DataRow(BadChain.ShortData, (int)CertificateFault.DynamicDataLength)]
        public void Combined_signature_that_does_not_fit_its_answer(string signature, int fault)
        {
            var rig = new Rig().WithCaKey();
            TestCard card = SaleTests.WithCda();
            card.Ac1 = TestCard.Tlv("77", "9F2701809F360200079F100707010103A00000" + TestCard.Tlv("9F4B", signature)) + "9000";
            card.Ac2 = new TestCard().Ac2;
            Outcome outcome = rig.Run(card);
            Assert.AreEqual((int)Reason.CdaFailed, (int)outcome.Reason);
            Assert.IsTrue(rig.Logged(Rule.SignatureRefused, fault));
        }

        private static void Check(Rig rig, TestCard card, int fault)
        {
            card.Ac1 = new TestCard().Ac1;
            card.Ac2 = new TestCard().Ac2;
            Assert.AreEqual((int)Decision.Approved, (int)rig.Run(card).Decision);
            Assert.AreEqual("04", rig.Tvr.Substring(0, 2));
            Assert.IsTrue(rig.Logged(Rule.CertificateRefused, fault));
        }
    }
}
