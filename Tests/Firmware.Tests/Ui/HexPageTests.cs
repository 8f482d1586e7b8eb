using Drivers.Keypad;
using Firmware.Ui;

namespace Tests.Terminal.Ui
{
    [TestClass]
    public class HexPageTests
    {
        [TestMethod]
        public void Letters_are_F1_and_a_digit()
        {
            var t = new Bench();
            t.Rig.Type("0123456789");
            for (int i = 1; i <= 6; i++)
            {
                t.Rig.Press(Key.F1);
                t.Rig.Type(i.ToString());
            }

            Assert.AreEqual(16, t.Page.Count);
            for (int i = 0; i < 8; i++)
            {
                Assert.AreEqual((2 * i * 16) + (2 * i) + 1, (int)t.Component[i]);
            }

            t.Rig.Press(Key.F1);
            t.Rig.Type("7");
            Assert.AreEqual(16, t.Page.Count, "there is no seventh letter");
        }

        [TestMethod]
        public void Only_a_whole_component_is_taken()
        {
            var t = new Bench();
            t.Rig.Type("1111222233334444555566667777888");
            t.Rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.None, (int)t.Page.Result);
            t.Rig.Type("89");
            Assert.AreEqual(32, t.Page.Count, "the thirty-third digit is not taken");
            t.Rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.Entered, (int)t.Page.Result);
            Assert.AreEqual(0x11, (int)t.Component[0]);
            Assert.AreEqual(0x88, (int)t.Component[15]);
        }

        [TestMethod]
        public void Clear_takes_one_digit_back_and_cancel_leaves_nothing()
        {
            var t = new Bench();
            t.Rig.Type("1234");
            t.Rig.Press(Key.Clear);
            t.Rig.Type("9");
            Assert.AreEqual(0x39, (int)t.Component[1]);
            t.Rig.Press(Key.Cancel);
            Assert.AreEqual((int)PageResult.Cancelled, (int)t.Page.Result);
            Assert.AreEqual(0, t.Component[0] | t.Component[1]);
        }

        [TestMethod]
        [DataRow(24)]
        [DataRow(32)]
        public void A_longer_component_has_its_own_digits(int bytes)
        {
            var t = new Bench();
            t.Start(bytes);
            for (int i = 0; i < (2 * bytes) - 1; i++)
            {
                t.Rig.Type((i % 10).ToString());
            }

            t.Rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.None, (int)t.Page.Result);
            t.Rig.Type("9");
            t.Rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.Entered, (int)t.Page.Result);
            Assert.AreEqual(0x09, t.Component[bytes - 1] & 0x0F);
        }

        private sealed class Bench
        {
            public readonly UiRig Rig = new UiRig(Language.English);
            public readonly HexPage Page = new HexPage();
            public readonly byte[] Component = new byte[HexPage.MaxBytes];

            public Bench()
            {
                Start(16);
            }

            public void Start(int bytes)
            {
                Page.Start("Keys", "Component 1", Component, bytes, "F1");
                Rig.Show(Page);
            }
        }
    }
}
