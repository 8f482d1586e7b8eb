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

        [TestMethod]
        public void The_first_sign_in_forces_a_new_password()
        {
            var t = new Bench();
            t.Start();
            t.Enter("99");
            t.Enter("123456");
            Assert.IsFalse(t.Poll(), "not signed in with the well-known password");
            t.Rig.Press(Key.Enter);
            t.Poll();
            t.Enter("135792");
            t.Enter("135792");
            t.Rig.Press(Key.Enter);
            Assert.IsTrue(t.Poll());
            Assert.AreEqual(99, t.Flow.Operator);
            Assert.IsTrue(t.Flow.Role == Role.Administrator);
            Assert.AreEqual((int)CheckResult.Accepted, (int)t.Staff.Check(99, "135792"));
        }

        [TestMethod]
        public void Two_different_new_passwords_are_asked_for_again()
        {
            var t = new Bench();
            t.Start();
            t.Enter("99");
            t.Enter("123456");
            t.Rig.Press(Key.Enter);
            t.Poll();
            t.Enter("135792");
            t.Enter("135793");
            t.Enter("246813");
            t.Enter("246813");
            Assert.AreEqual((int)CheckResult.Accepted, (int)t.Staff.Check(99, "246813"));
        }

        [TestMethod]
        public void Giving_up_the_change_signs_nobody_in()
        {
            var t = new Bench();
            t.Start();
            t.Enter("99");
            t.Enter("123456");
            t.Rig.Press(Key.Cancel);
            Assert.IsFalse(t.Poll());
            Assert.AreEqual(-1, t.Flow.Operator);
            Assert.IsTrue(t.Staff.Staff.HasDefaultPassword(99));
        }

        [TestMethod]
        public void A_wrong_password_is_asked_for_again_and_the_right_one_signs_in()
        {
            var t = new Bench();
            Assert.AreEqual((int)Status.Pending, (int)t.Staff.Staff.BeginAdd(7, Role.Cashier, StaffRig.Digits("975310"), 6));
            Assert.AreEqual((int)Status.Ok, (int)t.Staff.Finish());
            Assert.AreEqual((int)Status.Ok, (int)t.Staff.Change(7, "864202"));
            t.Start();
            t.Enter("07");
            t.Enter("864203");
            Assert.IsFalse(t.Poll());
            t.Enter("864202");
            Assert.IsTrue(t.Poll());
            Assert.AreEqual(7, t.Flow.Operator);
            Assert.AreEqual("07", SignInFlow.NumberText(t.Flow.Operator));
        }

        [TestMethod]
        public void Cancel_at_the_password_goes_back_to_the_number()
        {
            var t = new Bench();
            t.Start();
            t.Enter("01");
            t.Rig.Press(Key.Cancel);
            t.Poll();
            t.Enter("99");
            t.Enter("123456");
            t.Rig.Press(Key.Enter);
            t.Poll();
            t.Enter("135792");
            t.Enter("135792");
            t.Rig.Press(Key.Enter);
            Assert.IsTrue(t.Poll());
            Assert.AreEqual(99, t.Flow.Operator);
        }

        /// <summary>What a test works on. Made by each: the test framework of the device calls tests without an instance.</summary>
        private sealed class Bench
        {
            public readonly StaffRig Staff;
            public readonly UiRig Rig;
            public SignInFlow Flow;

            public Bench()
            {
                Staff = new StaffRig();
                Rig = new UiRig(Language.English);
            }

            public void Start()
            {
                Flow = new SignInFlow(Rig.Ui, Staff.Staff);
                Flow.Start(Rig.NowMs);
            }

            public void Enter(string digits)
            {
                Rig.Type(digits);
                Rig.Press(Key.Enter);
                Poll();
            }

            // As long as a check or a save may take.
            public bool Poll()
            {
                for (int i = 0; i < 100; i++)
                {
                    Rig.Run(10);
                    if (Flow.Poll(Rig.NowMs))
                    {
                        return true;
                    }
                }

                return false;
            }
        }
    }
}
