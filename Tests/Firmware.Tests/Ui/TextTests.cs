using Drivers.Keypad;
using Firmware.Ui;

namespace Tests.Terminal.Ui
{
    [TestClass]
    public class TextTests
    {
        // Every code of the acquirers' list that has a meaning there.
        private const string Codes = "00010203040506070912131415192021222325303133343536373839404142434445515253545556575859606162636465666768757779909192939495969798 99A0";

        [TestMethod]
        public void Every_response_code_has_words_in_both_languages()
        {
            string codes = Codes;
            var english = new Texts(Language.English);
            var chinese = new Texts(Language.Chinese);
            for (int i = 0; i < codes.Length; i += 2)
            {
                if (codes[i] == ' ')
                {
                    i++;
                }

                string code = codes.Substring(i, 2);
                Assert.IsFalse(HostCodeTexts.Meaning(code) == Text.HostOther, code);
                Assert.IsTrue(HostCodeTexts.Say(english, code).Length > 3, code);
                Assert.IsTrue(HostCodeTexts.Say(chinese, code).Length > 1, code);
            }
        }

        [TestMethod]
        [DataRow("Z9")]
        [DataRow("A9")]
        [DataRow("88")]
        public void An_unknown_code_is_shown_as_it_came(string code)
        {
            Assert.AreEqual("The bank answered with code " + code, HostCodeTexts.Say(new Texts(Language.English), code));
            Assert.IsTrue(HostCodeTexts.Advice(code) == Text.AdviceAskAcquirer);
        }

        [TestMethod]
        public void Nonsense_for_a_code_is_survived()
        {
            Assert.IsTrue(HostCodeTexts.Meaning(null) == Text.HostOther);
            Assert.IsTrue(HostCodeTexts.Meaning("") == Text.HostOther);
            Assert.IsTrue(HostCodeTexts.Meaning("5") == Text.HostOther);
            Assert.IsTrue(HostCodeTexts.Meaning("511") == Text.HostOther);
        }

        [TestMethod]
        public void Codes_that_want_the_card_kept_say_so()
        {
            Assert.IsTrue(HostCodeTexts.Advice("41") == Text.AdviceKeepCard);
            Assert.IsTrue(HostCodeTexts.Advice("43") == Text.AdviceKeepCard);
            Assert.IsTrue(HostCodeTexts.Advice("51") == Text.AdviceOtherCard);
            Assert.IsTrue(HostCodeTexts.Advice("00") == Text.None);
        }

        [TestMethod]
        public void Another_language_counts_at_once()
        {
            var texts = new Texts(Language.English);
            Assert.AreEqual("Approved", texts.Of(Text.Approved));
            texts.Language = Language.Chinese;
            Assert.AreEqual("交易成功", texts.Of(Text.Approved));
            Assert.AreEqual("还可以输入2次", texts.Of(Text.PinTriesLeft, "2"));
        }

        [TestMethod]
        public void Number_keys_and_arrows_choose_from_a_list()
        {
            var rig = new UiRig(Language.English);
            var page = new ChoicePage();
            page.Start("");
            page.Add("a");
            page.Add("b");
            page.Add("c");
            rig.Show(page);
            rig.Press(Key.D4);
            Assert.IsTrue(page.Result == PageResult.None, "there is no fourth");
            rig.Press(Key.Up);
            rig.Press(Key.Enter);
            Assert.AreEqual(2, page.Chosen);
            page.Start("");
            page.Add("a");
            page.Add("b");
            rig.Press(Key.D2);
            Assert.IsTrue(page.Result == PageResult.Entered);
            Assert.AreEqual(1, page.Chosen);
        }
    }
}
