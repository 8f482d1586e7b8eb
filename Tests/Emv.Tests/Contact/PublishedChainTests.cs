using Emv.Contact;
using Emv.Crypto;
using Emv.Data;

namespace Tests.Emv.Contact
{
    /// <summary>
    /// Chains that others published: scheme CA keys (Visa 94, 1984 bits; Mastercard F1, 1408 bits) with the checksums the schemes
    /// give, and issuer certificate, card certificate and dynamic signature of the schemes' test cards (PANs 4761739001010119 and
    /// 5413330089020011), as in the test data of openemv/emv-utils (tests/emv_rsa_test.c, tests/emv_rsa_cda_test.c,
    /// src/emv_capk_static_data.h). The static data the card certificates cover were not published; everything else is checked.
    /// </summary>
    [TestClass]
    public class PublishedChainTests
    {
        private const string VisaCaModulus =
            "ACD2B12302EE644F3F835ABD1FC7A6F62CCE48FFEC622AA8EF062BEF6FB8BA8BC68BBF6AB5870EED579BC3973E121303D34841A796D6DCBC"
            + "41DBF9E52C4609795C0CCF7EE86FA1D5CB041071ED2C51D2202F63F1156C58A92D38BC60BDF424E1776E2BC9648078A03B36FB554375FC53"
            + "D57C73F5160EA59F3AFC5398EC7B67758D65C9BFF7828B6B82D4BE124A416AB7301914311EA462C19F771F31B3B57336000DFF732D3B83DE"
            + "07052D730354D297BEC72871DCCF0E193F171ABA27EE464C6A97690943D59BDABB2A27EB71CEEBDAFA1176046478FD62FEC452D5CA393296"
            + "530AA3F41927ADFE434A2DF2AE3054F8840657A26E0FC617";

        private const string VisaCaChecksum =
            "C4A3C43CCF87327D136B804160E47D43B60E6E0F";

        private const string VisaIssuerCertificate =
            "665CD65C20DEAE638C7320EA011E5E2B33FC5070FF7D153D74FE9A01ABFF0B9587B3779C524577F8A57C19923B39CD3F5CCDD457D360DC26"
            + "19CDBB94328777BB905E1CB79E280458F60C8C5593EFD22D6385512B11B7F2EAFE1184CF9066B9B47A0BF832045066359AE465473D31B9F8"
            + "30A6DE7D88E969CB456033F8073BEC512205920E3DEA773D3E36E1F46C2E8BDDC423FB675CA1710A3D0A06E9C7570919735190BD6ED65BD5"
            + "EF92C0416BFE4094EA96A218013838EF337151A8BE7222DCF0717399553C4DDA16EBABB2DD386A07BDF313D970C1324CAAB885067691E3EE"
            + "5E5D8B912799BD53C8E1830237E9EC0A9254D80B2BD3622C";

        private const string VisaCardCertificate =
            "A6CDB529A1D8CB538E19A277764C633F3C2F468A6A7CC3B5EF3F5B9838B7900316A627927569F679EAE367E10160D7A1E08D9F20399F8B6F"
            + "FE77A564B108DD924458A89D966C980D1E52A0093CA1CFA44CB3FCCF102632A799486B409C34C1F6A3DCC3C1C0EE1C0F6E1EA7A33C1CDAEA"
            + "9852AAA4B954D429C9EEDBF8803D6D159CAB6B8DCAB0694B5850D5F3C4014B45ABCB5B8F69BFC647D94F9E0039439A2D5584DEAD27729C89"
            + "4615F62AE7AC8216";

        private const string VisaCardRemainder =
            "4DD8A50B21B9CBF62BFAD4BB3F4CF6B5239F3FD23F8B93E96C84C9CE67DFD70359153855A8F735CAFBE5";

        private const string VisaDynamicSignature =
            "7207EF0CB50E15CCA221CB77E81B7BCE11730216436CC828F0A9D72A16BCF1A0B736768308CDD816872457CE835AF450BD6378F17A45C086"
            + "1DB8D61208F1C394FD08F1719492F281970A424546A564FD825C83CEE6F8F4987EFC431A641248C6466296CBAE8ED35CE0286A5810792B0E"
            + "99E575BBDBEA8F6979165097A3C6851A12022E5B7A6F0A8AC41E794E6AF0CACF700BD7E045E103A62294F074E7E55A82FC9EE7E8B8711A5D"
            + "524667361941C1C9";

        private const string VisaUnpredictableNumber =
            "7FBC4049";

        private const string MastercardCaModulus =
            "A0DCF4BDE19C3546B4B6F0414D174DDE294AABBB828C5A834D73AAE27C99B0B053A90278007239B6459FF0BBCD7B4B9C6C50AC02CE91368D"
            + "A1BD21AAEADBC65347337D89B68F5C99A09D05BE02DD1F8C5BA20E2F13FB2A27C41D3F85CAD5CF6668E75851EC66EDBF98851FD4E42C44C1"
            + "D59F5984703B27D5B9F21B8FA0D93279FBBF69E090642909C9EA27F898959541AA6757F5F624104F6E1D3A9532F2A6E51515AEAD1B43B3D7"
            + "835088A2FAFA7BE7";

        private const string MastercardCaChecksum =
            "D8E68DA167AB5A85D8C3D55ECB9B0517A1A5B4BB";

        private const string MastercardIssuerCertificate =
            "3312205B0EFA6715BA18134BB2168A9CA250D268853506D925DD72B2A2E0CF107518DE182F0089B255B7D70A189D90859E741E7D79BB5D36"
            + "339B16D9B1508DDBC35E2A3008B923E14417A42E86D3AD0A1AD6DBB394E7BC0BA812F3D4971412DE4997C8B34BA93F3CE0F5AE27E0A052DB"
            + "57CD7595C467E831041AC2DBEC91E2EC8D27D4EABAA31322B769415B550B8B18E3B05B32CAE7813AB21D8F3B2BFF3741C6AD967AE694800F"
            + "5B24A20EF78013E4";

        private const string MastercardCardCertificate =
            "1BA49B6A034309AA5212D5D39EA0861983E295DFD0052FB0543E3743E4DF5D0CD44FC3FABBC163727C2E3F64ACD670E4B8F1D5C5A6F9C42D"
            + "6A02AD24F1D9220661D78489FC89D3D2F017AE0EE080D43F620B863C25470AE8C2632FDA6421D424C29E21653CC56BBBA65F851EBAF1F8C7";

        private const string MastercardCardRemainder =
            "0000000000000006600000000000000000000000000000000055";

        private const string MastercardDynamicSignature =
            "7B9F22B297CCEAD536B87C449EEE744C6971AA0EBDD6B611C88E30FFF0A671CC6D6AC45A5555311E30C466863817EA0AA3D13B54BEA68499"
            + "76592DFC73DED0BB958D506DF7180FAA7A1FD0540859C0E539035BAB64CE8891353DDD3008A0B446";

        private const string MastercardUnpredictableNumber =
            "8B55633B";

        [TestMethod]
        public void Visa_1984_bits()
        {
            Check("A000000003", 0x94, VisaCaModulus, VisaCaChecksum, VisaIssuerCertificate, "6A02476173FF123103DA0A0101B001",
                VisaCardCertificate, VisaCardRemainder, "6A044761739001010119FFFF12220000010101B001", VisaDynamicSignature, VisaUnpredictableNumber);
        }

        [TestMethod]
        public void Mastercard_1408_bits()
        {
            Check("A000000004", 0xF1, MastercardCaModulus, MastercardCaChecksum, MastercardIssuerCertificate, "6A02541333FF122700000101017001",
                MastercardCardCertificate, MastercardCardRemainder, "6A045413330089020011FFFF122700000101016001", MastercardDynamicSignature, MastercardUnpredictableNumber);
        }

        private static void Check(string rid, int index, string modulus, string checksum, string issuer, string issuerHeader, string card, string remainder,
            string cardHeader, string signature, string number)
        {
            var keys = new CaKeyTable();
            byte[] key = Hex.Bytes(modulus);
            Assert.AreEqual((int)CaKeyError.None, (int)keys.Add(Hex.Bytes(rid), index, key, 3, Hex.Bytes(checksum), 0));
            byte[] block = Recover(key, issuer);
            Assert.AreEqual(issuerHeader, Hex.Text(block, 0, 15));
            Assert.IsTrue(HashMatches(block, new byte[] { 3 }));
            byte[] issuerKey = new byte[block[13]];
            System.Array.Copy(block, 15, issuerKey, 0, issuerKey.Length);
            block = Recover(issuerKey, card);
            Assert.AreEqual(cardHeader, Hex.Text(block, 0, 21));
            byte[] cardKey = new byte[block[19]];
            byte[] rest = Hex.Bytes(remainder);
            System.Array.Copy(block, 21, cardKey, 0, cardKey.Length - rest.Length);
            System.Array.Copy(rest, 0, cardKey, cardKey.Length - rest.Length, rest.Length);
            block = Recover(cardKey, signature);
            Assert.AreEqual("6A0501", Hex.Text(block, 0, 3));
            Assert.IsTrue(HashMatches(block, Hex.Bytes(number)));
        }

        private static byte[] Recover(byte[] modulus, string signature)
        {
            byte[] data = Hex.Bytes(signature);
            byte[] block = new byte[modulus.Length];
            var rsa = new RsaPublic();
            Assert.IsTrue(rsa.Start(modulus, 0, modulus.Length, 3, data, 0));
            for (int i = 0; i < 200 && !rsa.Step(); i++)
            {
            }

            rsa.Result(block, 0);
            return block;
        }

        private static bool HashMatches(byte[] block, byte[] more)
        {
            var sha = new Sha1();
            byte[] digest = new byte[Sha1.DigestLength];
            sha.Update(block, 1, block.Length - 22);
            sha.Update(more, 0, more.Length);
            sha.Finish(digest, 0);
            return Bytes.Equal(digest, 0, block, block.Length - 21, digest.Length);
        }
    }
}
