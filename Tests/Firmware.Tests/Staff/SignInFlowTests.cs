using Drivers.Hal;
using Drivers.Keypad;
using Firmware.Staff;
using Firmware.Ui;
using Tests.Terminal.Ui;

namespace Tests.Terminal.Staff
{
    [TestClass]
    public class SignInFlowTests
    {
        private readonly StaffRig _staff = new StaffRig();
        private readonly UiRig _rig = new UiRig(Language.English);
        private SignInFlow _flow;

        [TestMethod]
        public void The_first_sign_in_forces_a_new_password()
        {
            Start();
            Enter("99");
            Enter("123456");
            Assert.IsFalse(Poll(), "not signed in with the well-known password");
            _rig.Press(Key.Enter);
            Poll();
            Enter("135792");
            Enter("135792");
            _rig.Press(Key.Enter);
            Assert.IsTrue(Poll());
            Assert.AreEqual(99, _flow.Operator);
            Assert.IsTrue(_flow.Role == Role.Administrator);
            Assert.AreEqual((int)CheckResult.Accepted, (int)_staff.Check(99, "135792"));
        }

        [TestMethod]
        public void Two_different_new_passwords_are_asked_for_again()
        {
            Start();
            Enter("99");
            Enter("123456");
            _rig.Press(Key.Enter);
            Poll();
            Enter("135792");
            Enter("135793");
            Enter("246813");
            Enter("246813");
            Assert.AreEqual((int)CheckResult.Accepted, (int)_staff.Check(99, "246813"));
        }

        [TestMethod]
        public void Giving_up_the_change_signs_nobody_in()
        {
            Start();
            Enter("99");
            Enter("123456");
            _rig.Press(Key.Cancel);
            Assert.IsFalse(Poll());
            Assert.AreEqual(-1, _flow.Operator);
            Assert.IsTrue(_staff.Staff.HasDefaultPassword(99));
        }

        [TestMethod]
        public void A_wrong_password_is_asked_for_again_and_the_right_one_signs_in()
        {
            Assert.AreEqual((int)Status.Pending, (int)_staff.Staff.BeginAdd(7));
            Assert.AreEqual((int)Status.Ok, (int)_staff.Finish());
            Assert.AreEqual((int)Status.Ok, (int)_staff.Change(7, "864202"));
            Start();
            Enter("07");
            Enter("864203");
            Assert.IsFalse(Poll());
            Enter("864202");
            Assert.IsTrue(Poll());
            Assert.AreEqual(7, _flow.Operator);
            Assert.AreEqual("07", SignInFlow.NumberText(_flow.Operator));
        }

        [TestMethod]
        public void Cancel_at_the_password_goes_back_to_the_number()
        {
            Start();
            Enter("01");
            _rig.Press(Key.Cancel);
            Poll();
            Enter("99");
            Enter("123456");
            _rig.Press(Key.Enter);
            Poll();
            Enter("135792");
            Enter("135792");
            _rig.Press(Key.Enter);
            Assert.IsTrue(Poll());
            Assert.AreEqual(99, _flow.Operator);
        }

        private void Start()
        {
            _flow = new SignInFlow(_rig.Ui, _staff.Staff);
            _flow.Start(_rig.NowMs);
        }

        private void Enter(string digits)
        {
            _rig.Type(digits);
            _rig.Press(Key.Enter);
            Poll();
        }

        // As long as a check or a save may take.
        private bool Poll()
        {
            for (int i = 0; i < 100; i++)
            {
                _rig.Run(10);
                if (_flow.Poll(_rig.NowMs))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
