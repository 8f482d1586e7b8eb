using Drivers.Keypad;
using Firmware.Ui;

namespace Tests.Terminal.Ui
{
    [TestClass]
    public class AmountEntryTests
    {
        [TestMethod]
        public void Digits_and_enter_on_the_idle_page_are_a_sale()
        {
            var rig = new UiRig(Language.English);
            var idle = new IdlePage();
            rig.Show(idle);
            rig.Type("1234");
            Assert.IsFalse(idle.TryTakeAmount(out long amountMinor), "taken before Enter");
            rig.Press(Key.Enter);
            Assert.IsTrue(idle.TryTakeAmount(out amountMinor));
            Assert.AreEqual(1234L, amountMinor);
            Assert.IsFalse(idle.TryTakeAmount(out amountMinor), "taken twice");
        }

        [TestMethod]
        public void Enter_without_an_amount_starts_nothing()
        {
            var rig = new UiRig(Language.English);
            var idle = new IdlePage();
            rig.Show(idle);
            rig.Type("000");
            rig.Press(Key.Enter);
            Assert.IsFalse(idle.TryTakeAmount(out long amountMinor));
        }

        [TestMethod]
        public void Clear_takes_a_digit_back_and_held_takes_all()
        {
            var rig = new UiRig(Language.English);
            var page = new AmountPage();
            page.Start("", Text.IdleEnterAmount, 0);
            rig.Show(page);
            rig.Type("1234");
            rig.Press(Key.Clear);
            Assert.AreEqual(123L, page.AmountMinor);
            rig.Act(Key.Clear, KeyAction.Held);
            Assert.AreEqual(0L, page.AmountMinor);
        }

        [TestMethod]
        public void No_more_than_nine_digits_are_taken()
        {
            var rig = new UiRig(Language.English);
            var page = new AmountPage();
            page.Start("", Text.IdleEnterAmount, 0);
            rig.Show(page);
            rig.Type("9876543210");
            Assert.AreEqual(987654321L, page.AmountMinor);
        }

        [TestMethod]
        public void An_amount_above_the_limit_is_not_confirmed()
        {
            var rig = new UiRig(Language.English);
            var page = new AmountPage();
            page.Start("", Text.IdleEnterAmount, 5000);
            rig.Show(page);
            rig.Type("5001");
            rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.None, (int)page.Result);
            rig.Press(Key.Clear);
            rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.Entered, (int)page.Result);
            Assert.AreEqual(500L, page.AmountMinor);
        }

        [TestMethod]
        public void An_amount_half_typed_is_dropped_after_a_minute()
        {
            var rig = new UiRig(Language.English);
            var idle = new IdlePage();
            rig.Show(idle);
            rig.Type("55");
            rig.Run(Theme.IdleEntryMs + 100);
            rig.Press(Key.Enter);
            Assert.IsFalse(idle.TryTakeAmount(out long amountMinor));
        }

        [TestMethod]
        public void A_page_laid_over_the_idle_page_takes_its_keys()
        {
            var rig = new UiRig(Language.Chinese);
            var idle = new IdlePage();
            var message = new MessagePage();
            message.Start(Mood.Warning, "", "").WithKeys(Text.None, Text.KeyOk);
            rig.Show(idle);
            rig.Ui.Push(message, rig.NowMs);
            rig.Type("1");
            rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.Entered, (int)message.Result);
            rig.Ui.Pop(rig.NowMs);
            Assert.AreSame(idle, rig.Ui.Top);
            Assert.IsFalse(idle.TryTakeAmount(out long amountMinor));
        }
    }
}
