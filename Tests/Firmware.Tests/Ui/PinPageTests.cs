using Drivers.Keypad;
using Firmware.Ui;

namespace Tests.Terminal.Ui
{
    [TestClass]
    public class PinPageTests
    {
        private readonly UiRig _rig = new UiRig(Language.English);
        private readonly PinPage _page = new PinPage();
        private readonly byte[] _digits = new byte[PinPage.MaxDigits];

        [TestMethod]
        public void Hands_over_the_digits_as_values()
        {
            Start(false);
            _rig.Type("9041");
            _rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.Entered, (int)_page.Result);
            Assert.AreEqual(4, _page.Count);
            Assert.AreEqual(9, (int)_digits[0]);
            Assert.AreEqual(0, (int)_digits[1]);
            Assert.AreEqual(4, (int)_digits[2]);
            Assert.AreEqual(1, (int)_digits[3]);
        }

        [TestMethod]
        public void Three_digits_are_no_pin()
        {
            Start(true);
            _rig.Type("123");
            _rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.None, (int)_page.Result);
        }

        [TestMethod]
        public void The_thirteenth_digit_is_not_taken()
        {
            Start(false);
            _rig.Type("1234567890123");
            Assert.AreEqual(12, _page.Count);
            Assert.AreEqual(2, (int)_digits[11]);
        }

        [TestMethod]
        public void Enter_alone_bypasses_only_where_allowed()
        {
            Start(false);
            _rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.None, (int)_page.Result);
            Start(true);
            _rig.Press(Key.Enter);
            Assert.AreEqual((int)PageResult.Bypassed, (int)_page.Result);
        }

        [TestMethod]
        public void Cancel_wipes_the_digits()
        {
            Start(false);
            _rig.Type("4711");
            _rig.Press(Key.Cancel);
            Assert.AreEqual((int)PageResult.Cancelled, (int)_page.Result);
            AssertWiped();
        }

        [TestMethod]
        public void Clear_takes_all_digits_at_once()
        {
            Start(false);
            _rig.Type("4711");
            _rig.Press(Key.Clear);
            AssertWiped();
            Assert.AreEqual((int)PageResult.None, (int)_page.Result);
        }

        [TestMethod]
        public void A_pin_left_alone_times_out_and_is_wiped()
        {
            Start(false);
            _rig.Type("47");
            _rig.Run(Theme.PinMs - 1000);
            Assert.AreEqual((int)PageResult.None, (int)_page.Result);
            _rig.Type("11");
            _rig.Run(Theme.PinMs - 1000);
            Assert.AreEqual((int)PageResult.None, (int)_page.Result, "each key restarts the time");
            _rig.Run(2000);
            Assert.AreEqual((int)PageResult.TimedOut, (int)_page.Result);
            AssertWiped();
        }

        [TestMethod]
        public void A_new_question_forgets_the_digits_of_the_last()
        {
            Start(false);
            _rig.Type("4711");
            Start(false);
            AssertWiped();
        }

        private void Start(bool bypassAllowed)
        {
            _page.Start(_digits, 1234, "shop", null, false, bypassAllowed);
            _rig.Show(_page);
        }

        private void AssertWiped()
        {
            Assert.AreEqual(0, _page.Count);
            for (int i = 0; i < _digits.Length; i++)
            {
                Assert.AreEqual(0, (int)_digits[i]);
            }
        }
    }
}
