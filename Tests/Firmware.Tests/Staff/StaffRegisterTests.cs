using Drivers.Hal;
using Firmware.Staff;
using Firmware.Store;

namespace Tests.Terminal.Staff
{
    [TestClass]
    public class StaffRegisterTests
    {
        private const int Admin = StaffRegister.Administrator;

        [TestMethod]
        public void The_well_known_password_opens_nothing_but_its_change()
        {
            var t = new Bench();
            Assert.AreEqual((int)CheckResult.AcceptedMustChange, (int)t.Rig.Check(Admin, "123456"));
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Change(Admin, "135792"));
            Assert.AreEqual((int)CheckResult.Wrong, (int)t.Rig.Check(Admin, "123456"));
            Assert.AreEqual((int)CheckResult.Accepted, (int)t.Rig.Check(Admin, "135792"));
        }

        [TestMethod]
        public void A_new_password_survives_the_power_and_is_not_stored_readable()
        {
            var t = new Bench();
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Change(Admin, "135792"));
            t.Rig.PowerOn();
            Assert.AreEqual((int)CheckResult.Accepted, (int)t.Rig.Check(Admin, "135792"));
            Assert.IsFalse(t.Rig.Store.Holds(StaffRig.Digits("135792")));
        }

        [TestMethod]
        public void Two_operators_with_the_same_password_have_different_records()
        {
            var t = new Bench();
            t.Add(1);
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Change(Admin, "135792"));
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Change(1, "135792"));
            var first = new byte[64];
            var second = new byte[64];
            int count = t.Rig.Store.Read(Admin, first);
            Assert.AreEqual(count, t.Rig.Store.Read(1, second));
            int same = 0;
            // Behind version, role, marks and failures come salt and stretched password.
            for (int i = 4; i < 28; i++)
            {
                same += first[i] == second[i] ? 1 : 0;
            }

            Assert.IsTrue(same < 4);
        }

        [TestMethod]
        public void Stretching_is_done_in_slices()
        {
            var t = new Bench();
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Change(Admin, "135792"));
            Assert.AreEqual(StaffRegister.StretchRounds, t.Rig.Stretch.Rounds);
            Assert.AreEqual(StaffRegister.SliceRounds, t.Rig.Stretch.MostRoundsAtOnce);
        }

        [TestMethod]
        [DataRow("12345")]
        [DataRow("1234567890123")]
        [DataRow("111111")]
        [DataRow("123456")]
        [DataRow("987654321")]
        public void Passwords_that_others_try_first_are_refused(string digits)
        {
            var t = new Bench();
            Assert.AreEqual((int)Status.Invalid, (int)t.Rig.Change(Admin, digits));
        }

        [TestMethod]
        public void Five_failures_lock_and_the_right_password_does_not_help()
        {
            var t = new Bench();
            t.Add(1);
            for (int i = 0; i < StaffRegister.MaxFailures - 1; i++)
            {
                Assert.AreEqual((int)CheckResult.Wrong, (int)t.Rig.Check(1, "000000"));
                Assert.AreEqual(StaffRegister.MaxFailures - 1 - i, t.Rig.Staff.TriesLeft);
            }

            Assert.AreEqual((int)CheckResult.Locked, (int)t.Rig.Check(1, "000000"));
            Assert.AreEqual((int)CheckResult.Locked, (int)t.Rig.Check(1, "975310"));
            t.Rig.PowerOn();
            Assert.AreEqual((int)CheckResult.Locked, (int)t.Rig.Check(1, "975310"));
            Assert.AreEqual((int)Status.Pending, (int)t.Rig.Staff.BeginUnlock(1));
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Finish());
            Assert.AreEqual((int)CheckResult.AcceptedMustChange, (int)t.Rig.Check(1, "975310"));
        }

        [TestMethod]
        public void Switching_off_before_the_verdict_does_not_win_a_try()
        {
            var t = new Bench();
            t.Add(1);
            for (int i = 0; i < StaffRegister.MaxFailures; i++)
            {
                Assert.AreEqual((int)Status.Pending, (int)t.Rig.Staff.BeginCheck(1, StaffRig.Digits("000000"), 6, AuditEvent.None, t.Rig.NowMs));
                // The write is taken, then durable; the verdict comes later.
                Assert.AreEqual((int)Status.Pending, (int)t.Rig.Staff.Poll(t.Rig.NowMs));
                Assert.AreEqual((int)Status.Pending, (int)t.Rig.Staff.Poll(t.Rig.NowMs));
                Assert.AreEqual((int)CheckResult.None, (int)t.Rig.Staff.Result);
                t.Rig.PowerOn();
            }

            Assert.IsTrue(t.Rig.Staff.IsLocked(1));
        }

        [TestMethod]
        public void A_right_password_forgives_earlier_failures()
        {
            var t = new Bench();
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Change(Admin, "135792"));
            for (int i = 0; i < 3 * StaffRegister.MaxFailures; i++)
            {
                Assert.AreEqual((int)CheckResult.Wrong, (int)t.Rig.Check(Admin, "000000"));
                Assert.AreEqual((int)CheckResult.Accepted, (int)t.Rig.Check(Admin, "135792"));
            }
        }

        [TestMethod]
        public void The_locked_administrator_waits_a_quarter_of_an_hour_for_each_try()
        {
            var t = new Bench();
            for (int i = 0; i < StaffRegister.MaxFailures; i++)
            {
                t.Rig.Check(Admin, "000000");
            }

            t.Rig.PowerOn();
            Assert.AreEqual((int)CheckResult.Locked, (int)t.Rig.Check(Admin, "123456"));
            t.Rig.NowMs += StaffRegister.AdministratorLockMs - 1000;
            Assert.AreEqual((int)CheckResult.Locked, (int)t.Rig.Check(Admin, "123456"));
            t.Rig.NowMs += 1000;
            Assert.AreEqual((int)CheckResult.Locked, (int)t.Rig.Check(Admin, "000000"), "one try, and it was wrong");
            Assert.AreEqual((int)CheckResult.Locked, (int)t.Rig.Check(Admin, "123456"));
            t.Rig.NowMs += StaffRegister.AdministratorLockMs;
            Assert.AreEqual((int)CheckResult.AcceptedMustChange, (int)t.Rig.Check(Admin, "123456"));
        }

        [TestMethod]
        public void Nobody_and_a_wrong_password_look_alike()
        {
            var t = new Bench();
            Assert.AreEqual((int)CheckResult.Wrong, (int)t.Rig.Check(42, "123456"));
            Assert.AreEqual((int)Role.None, (int)t.Rig.Staff.RoleOf(42));
        }

        [TestMethod]
        public void Cashiers_come_and_go_the_two_from_the_factory_stay()
        {
            var t = new Bench();
            t.Add(1);
            Assert.AreEqual((int)Role.Cashier, (int)t.Rig.Staff.RoleOf(1));
            Assert.AreEqual((int)Status.Invalid, (int)t.Rig.Staff.BeginAdd(1, Role.Cashier, StaffRig.Digits("975310"), 6));
            Assert.AreEqual((int)Status.Pending, (int)t.Rig.Staff.BeginRemove(1));
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Finish());
            Assert.AreEqual((int)Role.None, (int)t.Rig.Staff.RoleOf(1));
            Assert.AreEqual((int)Status.NotFound, (int)t.Rig.Staff.BeginRemove(Admin));
            Assert.AreEqual((int)Role.Administrator, (int)t.Rig.Staff.RoleOf(Admin));
            Assert.AreEqual((int)Role.Supervisor, (int)t.Rig.Staff.RoleOf(StaffRegister.Supervisor));
        }

        [TestMethod]
        public void A_password_that_somebody_else_chose_must_be_changed()
        {
            var t = new Bench();
            t.Add(1);
            Assert.AreEqual((int)CheckResult.AcceptedMustChange, (int)t.Rig.Check(1, "975310"));
            Assert.AreEqual((int)ChangeReason.Given, (int)t.Rig.Staff.Why);
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Change(1, "135792"));
            Assert.AreEqual((int)CheckResult.Accepted, (int)t.Rig.Check(1, "135792"));
            Assert.AreEqual((int)Status.Pending, (int)t.Rig.Staff.BeginReset(1, StaffRig.Digits("864205"), 6));
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Finish());
            Assert.AreEqual((int)CheckResult.Wrong, (int)t.Rig.Check(1, "135792"));
            Assert.AreEqual((int)CheckResult.AcceptedMustChange, (int)t.Rig.Check(1, "864205"));
        }

        [TestMethod]
        public void A_password_ages_and_its_owner_is_warned()
        {
            var t = new Bench();
            t.Rig.Staff.Day = 1000;
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Change(Admin, "135792"));
            t.Rig.Staff.Day = 1000 + StaffRegister.DefaultMaxDays - 3;
            Assert.AreEqual((int)CheckResult.Accepted, (int)t.Rig.Check(Admin, "135792"));
            Assert.AreEqual(3, t.Rig.Staff.DaysLeft);
            t.Rig.Staff.Day = 1000 + StaffRegister.DefaultMaxDays;
            Assert.AreEqual((int)CheckResult.AcceptedMustChange, (int)t.Rig.Check(Admin, "135792"));
            Assert.AreEqual((int)ChangeReason.Aged, (int)t.Rig.Staff.Why);
            t.Rig.Staff.MaxDays = 0;
            Assert.AreEqual((int)CheckResult.Accepted, (int)t.Rig.Check(Admin, "135792"));
            Assert.AreEqual(-1, t.Rig.Staff.DaysLeft);
        }

        [TestMethod]
        public void Without_a_clock_nothing_ages()
        {
            var t = new Bench();
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Change(Admin, "135792"));
            t.Rig.Staff.Day = 0;
            Assert.AreEqual((int)CheckResult.Accepted, (int)t.Rig.Check(Admin, "135792"));
            t.Rig.Staff.Day = 9000;
            Assert.AreEqual((int)CheckResult.Accepted, (int)t.Rig.Check(Admin, "135792"));
            Assert.AreEqual(StaffRegister.DefaultMaxDays, t.Rig.Staff.DaysLeft);
        }

        [TestMethod]
        public void There_may_be_several_supervisors()
        {
            var t = new Bench();
            Assert.AreEqual(1, t.Rig.Staff.CountSupervisors());
            Assert.AreEqual((int)Status.Pending, (int)t.Rig.Staff.BeginAdd(5, Role.Supervisor, StaffRig.Digits("975310"), 6));
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Finish());
            Assert.AreEqual(2, t.Rig.Staff.CountSupervisors());
            Assert.AreEqual((int)Status.Pending, (int)t.Rig.Staff.BeginRemove(5));
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Finish());
            Assert.AreEqual(1, t.Rig.Staff.CountSupervisors());
        }

        [TestMethod]
        public void A_supervisor_looks_after_cashiers_the_administrator_after_both()
        {
            Assert.IsTrue(StaffFlow.MayManage(Role.Administrator, Role.Supervisor));
            Assert.IsTrue(StaffFlow.MayManage(Role.Administrator, Role.Cashier));
            Assert.IsTrue(StaffFlow.MayManage(Role.Supervisor, Role.Cashier));
            Assert.IsFalse(StaffFlow.MayManage(Role.Supervisor, Role.Supervisor));
            Assert.IsFalse(StaffFlow.MayManage(Role.Supervisor, Role.Administrator));
            Assert.IsFalse(StaffFlow.MayManage(Role.Cashier, Role.Cashier));
        }

        [TestMethod]
        public void A_store_that_fails_lets_nobody_in()
        {
            var t = new Bench();
            t.Rig.Store.Refuse = Status.Fault;
            Assert.AreEqual((int)Status.Pending, (int)t.Rig.Staff.BeginCheck(Admin, StaffRig.Digits("123456"), 6, AuditEvent.None, 0));
            Assert.AreEqual((int)Status.Fault, (int)t.Rig.Finish());
            Assert.AreEqual((int)CheckResult.None, (int)t.Rig.Staff.Result);
        }

        [TestMethod]
        public void A_busy_store_is_waited_for()
        {
            var t = new Bench();
            t.Rig.Store.Refuse = Status.Busy;
            Assert.AreEqual((int)Status.Pending, (int)t.Rig.Staff.BeginCheck(Admin, StaffRig.Digits("123456"), 6, AuditEvent.None, 0));
            Assert.AreEqual((int)Status.Pending, (int)t.Rig.Finish());
            t.Rig.Store.Refuse = Status.Ok;
            Assert.AreEqual((int)Status.Ok, (int)t.Rig.Finish());
            Assert.AreEqual((int)CheckResult.AcceptedMustChange, (int)t.Rig.Staff.Result);
        }

        /// <summary>What a test works on. Made by each: the test framework of the device calls tests without an instance.</summary>
        private sealed class Bench
        {
            public readonly StaffRig Rig;

            public Bench()
            {
                Rig = new StaffRig();
            }

            public void Add(int number)
            {
                Assert.AreEqual((int)Status.Pending, (int)Rig.Staff.BeginAdd(number, Role.Cashier, StaffRig.Digits("975310"), 6));
                Assert.AreEqual((int)Status.Ok, (int)Rig.Finish());
            }
        }
    }
}
