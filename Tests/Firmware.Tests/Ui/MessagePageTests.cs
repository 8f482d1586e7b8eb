using Drivers.Keypad;
using Firmware.Ui;

namespace Tests.Terminal.Ui
{
    [TestClass]
    public class MessagePageTests
    {
        [TestMethod]
        public void What_can_only_be_read_is_put_away_by_either_key()
        {
            Assert.AreEqual((int)PageResult.Entered, (int)After(Key.Enter, Text.None, Text.KeyOk));
            Assert.AreEqual((int)PageResult.Entered, (int)After(Key.Cancel, Text.None, Text.KeyOk));
        }

        [TestMethod]
        public void A_key_without_a_hint_does_nothing()
        {
            Assert.AreEqual((int)PageResult.None, (int)After(Key.Cancel, Text.None, Text.KeyNext));
            Assert.AreEqual((int)PageResult.None, (int)After(Key.Enter, Text.KeyCancel, Text.None));
        }

        private static PageResult After(Key key, Text cancel, Text enter)
        {
            var rig = new UiRig(Language.English);
            var page = new MessagePage();
            page.Start(Mood.Info, "Title", "Headline").WithKeys(cancel, enter);
            rig.Ui.Show(page, 0);
            rig.Press(key);
            return page.Result;
        }
    }
}
