using Drivers.Keypad;
using Firmware.Ui;

namespace Tests.Terminal.Ui
{
    [TestClass]
    public class PinPageTests
    {

        [TestMethod]
        public void Hands_over_the_digits_as_values()
        {
            var t = new Bench();
            t.Start(false);
            t.Rig.Type("9041");
            t.Rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.Entered, (int)t.Page.Result);
            Assert.AreEqual(4, t.Page.Count);
            Assert.AreEqual(9, (int)t.Digits[0]);
            Assert.AreEqual(0, (int)t.Digits[1]);
            Assert.AreEqual(4, (int)t.Digits[2]);
            Assert.AreEqual(1, (int)t.Digits[3]);
        }

        [TestMethod]
        public void Three_digits_are_no_pin()
        {
            var t = new Bench();
            t.Start(true);
            t.Rig.Type("123");
            t.Rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.None, (int)t.Page.Result);
        }

        [TestMethod]
        public void The_thirteenth_digit_is_not_taken()
        {
            var t = new Bench();
            t.Start(false);
            t.Rig.Type("1234567890123");
            Assert.AreEqual(12, t.Page.Count);
            Assert.AreEqual(2, (int)t.Digits[11]);
        }

        [TestMethod]
        public void Enter_alone_bypasses_only_where_allowed()
        {
            var t = new Bench();
            t.Start(false);
            t.Rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.None, (int)t.Page.Result);
            t.Start(true);
            t.Rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.Bypassed, (int)t.Page.Result);
        }

        [TestMethod]
        public void Cancel_wipes_the_digits()
        {
            var t = new Bench();
            t.Start(false);
            t.Rig.Type("4711");
            t.Rig.Press(Key.Cancel);
            Assert.AreEqual((int)PageResult.Cancelled, (int)t.Page.Result);
            t.AssertWiped();
        }

        [TestMethod]
        public void Clear_takes_all_digits_at_once()
        {
            var t = new Bench();
            t.Start(false);
            t.Rig.Type("4711");
            t.Rig.Press(Key.Clear);
            t.AssertWiped();
            Assert.AreEqual((int)PageResult.None, (int)t.Page.Result);
        }

        [TestMethod]
        public void A_pin_left_alone_times_out_and_is_wiped()
        {
            var t = new Bench();
            t.Start(false);
            t.Rig.Type("47");
            t.Rig.Run(Theme.PinMs - 1000);
            Assert.AreEqual((int)PageResult.None, (int)t.Page.Result);
            t.Rig.Type("11");
            t.Rig.Run(Theme.PinMs - 1000);
            Assert.AreEqual((int)PageResult.None, (int)t.Page.Result, "each key restarts the time");
            t.Rig.Run(2000);
            Assert.AreEqual((int)PageResult.TimedOut, (int)t.Page.Result);
            t.AssertWiped();
        }

        [TestMethod]
        public void A_new_question_forgets_the_digits_of_the_last()
        {
            var t = new Bench();
            t.Start(false);
            t.Rig.Type("4711");
            t.Start(false);
            t.AssertWiped();
        }

        /// <summary>What a test works on. Made by each: the test framework of the device calls tests without an instance.</summary>
        private sealed class Bench
        {
            public readonly UiRig Rig;
            public readonly PinPage Page;
            public readonly byte[] Digits;

            public Bench()
            {
                Rig = new UiRig(Language.English);
                Page = new PinPage();
                Digits = new byte[PinPage.MaxDigits];
            }

            public void Start(bool bypassAllowed)
            {
                Page.Start(Digits, 1234, "shop", null, false, bypassAllowed);
                Rig.Show(Page);
            }

            public void AssertWiped()
            {
                Assert.AreEqual(0, Page.Count);
                for (int i = 0; i < Digits.Length; i++)
                {
                    Assert.AreEqual(0, (int)Digits[i]);
                }
            }
        }
    }
}
