using Drivers.Hal;
using Firmware.Staff;

namespace Tests.Terminal.Staff
{
    [TestClass]
    public class StaffRegisterTests
    {
        private const int Admin = StaffRegister.Administrator;
        private readonly StaffRig _rig = new StaffRig();

        [TestMethod]
        public void The_well_known_password_opens_nothing_but_its_change()
        {
            Assert.AreEqual((int)CheckResult.AcceptedMustChange, (int)_rig.Check(Admin, "123456"));
            Assert.AreEqual((int)Status.Ok, (int)_rig.Change(Admin, "135792"));
            Assert.AreEqual((int)CheckResult.Wrong, (int)_rig.Check(Admin, "123456"));
            Assert.AreEqual((int)CheckResult.Accepted, (int)_rig.Check(Admin, "135792"));
        }

        [TestMethod]
        public void A_new_password_survives_the_power_and_is_not_stored_readable()
        {
            Assert.AreEqual((int)Status.Ok, (int)_rig.Change(Admin, "135792"));
            _rig.PowerOn();
            Assert.AreEqual((int)CheckResult.Accepted, (int)_rig.Check(Admin, "135792"));
            Assert.IsFalse(_rig.Store.Holds(StaffRig.Digits("135792")));
        }

        [TestMethod]
        public void Two_operators_with_the_same_password_have_different_records()
        {
            Add(1);
            Assert.AreEqual((int)Status.Ok, (int)_rig.Change(Admin, "135792"));
            Assert.AreEqual((int)Status.Ok, (int)_rig.Change(1, "135792"));
            var first = new byte[64];
            var second = new byte[64];
            int count = _rig.Store.Read(Admin, first);
            Assert.AreEqual(count, _rig.Store.Read(1, second));
            int same = 0;
            // Behind version, role, marks and failures come salt and stretched password.
            for (int i = 4; i < count; i++)
            {
                same += first[i] == second[i] ? 1 : 0;
            }

            Assert.IsTrue(same < 4);
        }

        [TestMethod]
        public void Stretching_is_done_in_slices()
        {
            Assert.AreEqual((int)Status.Ok, (int)_rig.Change(Admin, "135792"));
            Assert.AreEqual(StaffRegister.StretchRounds, _rig.Stretch.Rounds);
            Assert.AreEqual(StaffRegister.SliceRounds, _rig.Stretch.MostRoundsAtOnce);
        }

        [TestMethod]
        [DataRow("12345")]
        [DataRow("1234567890123")]
        [DataRow("111111")]
        [DataRow("123456")]
        [DataRow("987654321")]
        public void Passwords_that_others_try_first_are_refused(string digits)
        {
            Assert.AreEqual((int)Status.Invalid, (int)_rig.Change(Admin, digits));
        }

        [TestMethod]
        public void Five_failures_lock_and_the_right_password_does_not_help()
        {
            Add(1);
            for (int i = 0; i < StaffRegister.MaxFailures - 1; i++)
            {
                Assert.AreEqual((int)CheckResult.Wrong, (int)_rig.Check(1, "000000"));
                Assert.AreEqual(StaffRegister.MaxFailures - 1 - i, _rig.Staff.TriesLeft);
            }

            Assert.AreEqual((int)CheckResult.Locked, (int)_rig.Check(1, "000000"));
            Assert.AreEqual((int)CheckResult.Locked, (int)_rig.Check(1, "123456"));
            _rig.PowerOn();
            Assert.AreEqual((int)CheckResult.Locked, (int)_rig.Check(1, "123456"));
            Assert.AreEqual((int)Status.Pending, (int)_rig.Staff.BeginUnlock(1));
            Assert.AreEqual((int)Status.Ok, (int)_rig.Finish());
            Assert.AreEqual((int)CheckResult.AcceptedMustChange, (int)_rig.Check(1, "123456"));
        }

        [TestMethod]
        public void Switching_off_before_the_verdict_does_not_win_a_try()
        {
            Add(1);
            for (int i = 0; i < StaffRegister.MaxFailures; i++)
            {
                Assert.AreEqual((int)Status.Pending, (int)_rig.Staff.BeginCheck(1, StaffRig.Digits("000000"), 6, _rig.NowMs));
                // The write is taken, then durable; the verdict comes later.
                Assert.AreEqual((int)Status.Pending, (int)_rig.Staff.Poll(_rig.NowMs));
                Assert.AreEqual((int)Status.Pending, (int)_rig.Staff.Poll(_rig.NowMs));
                Assert.AreEqual((int)CheckResult.None, (int)_rig.Staff.Result);
                _rig.PowerOn();
            }

            Assert.IsTrue(_rig.Staff.IsLocked(1));
        }

        [TestMethod]
        public void A_right_password_forgives_earlier_failures()
        {
            Assert.AreEqual((int)Status.Ok, (int)_rig.Change(Admin, "135792"));
            for (int i = 0; i < 3 * StaffRegister.MaxFailures; i++)
            {
                Assert.AreEqual((int)CheckResult.Wrong, (int)_rig.Check(Admin, "000000"));
                Assert.AreEqual((int)CheckResult.Accepted, (int)_rig.Check(Admin, "135792"));
            }
        }

        [TestMethod]
        public void The_locked_administrator_waits_a_quarter_of_an_hour_for_each_try()
        {
            for (int i = 0; i < StaffRegister.MaxFailures; i++)
            {
                _rig.Check(Admin, "000000");
            }

            _rig.PowerOn();
            Assert.AreEqual((int)CheckResult.Locked, (int)_rig.Check(Admin, "123456"));
            _rig.NowMs += StaffRegister.AdministratorLockMs - 1000;
            Assert.AreEqual((int)CheckResult.Locked, (int)_rig.Check(Admin, "123456"));
            _rig.NowMs += 1000;
            Assert.AreEqual((int)CheckResult.Locked, (int)_rig.Check(Admin, "000000"), "one try, and it was wrong");
            Assert.AreEqual((int)CheckResult.Locked, (int)_rig.Check(Admin, "123456"));
            _rig.NowMs += StaffRegister.AdministratorLockMs;
            Assert.AreEqual((int)CheckResult.AcceptedMustChange, (int)_rig.Check(Admin, "123456"));
        }

        [TestMethod]
        public void Nobody_and_a_wrong_password_look_alike()
        {
            Assert.AreEqual((int)CheckResult.Wrong, (int)_rig.Check(42, "123456"));
            Assert.AreEqual((int)Role.None, (int)_rig.Staff.RoleOf(42));
        }

        [TestMethod]
        public void Cashiers_come_and_go_the_two_from_the_factory_stay()
        {
            Add(1);
            Assert.AreEqual((int)Role.Cashier, (int)_rig.Staff.RoleOf(1));
            Assert.AreEqual((int)Status.Invalid, (int)_rig.Staff.BeginAdd(1));
            Assert.AreEqual((int)Status.Pending, (int)_rig.Staff.BeginRemove(1));
            Assert.AreEqual((int)Status.Ok, (int)_rig.Finish());
            Assert.AreEqual((int)Role.None, (int)_rig.Staff.RoleOf(1));
            Assert.AreEqual((int)Status.NotFound, (int)_rig.Staff.BeginRemove(Admin));
            Assert.AreEqual((int)Role.Administrator, (int)_rig.Staff.RoleOf(Admin));
            Assert.AreEqual((int)Role.Supervisor, (int)_rig.Staff.RoleOf(StaffRegister.Supervisor));
        }

        [TestMethod]
        public void A_store_that_fails_lets_nobody_in()
        {
            _rig.Store.Refuse = Status.Fault;
            Assert.AreEqual((int)Status.Pending, (int)_rig.Staff.BeginCheck(Admin, StaffRig.Digits("123456"), 6, 0));
            Assert.AreEqual((int)Status.Fault, (int)_rig.Finish());
            Assert.AreEqual((int)CheckResult.None, (int)_rig.Staff.Result);
        }

        [TestMethod]
        public void A_busy_store_is_waited_for()
        {
            _rig.Store.Refuse = Status.Busy;
            Assert.AreEqual((int)Status.Pending, (int)_rig.Staff.BeginCheck(Admin, StaffRig.Digits("123456"), 6, 0));
            Assert.AreEqual((int)Status.Pending, (int)_rig.Finish());
            _rig.Store.Refuse = Status.Ok;
            Assert.AreEqual((int)Status.Ok, (int)_rig.Finish());
            Assert.AreEqual((int)CheckResult.AcceptedMustChange, (int)_rig.Staff.Result);
        }

        private void Add(int number)
        {
            Assert.AreEqual((int)Status.Pending, (int)_rig.Staff.BeginAdd(number));
            Assert.AreEqual((int)Status.Ok, (int)_rig.Finish());
        }
    }
}
