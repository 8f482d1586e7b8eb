using System;
using Drivers.Battery;
using Drivers.Buzzer;
using Drivers.Calendar;
using Drivers.Hal;
using VirtualHandset;

namespace Tests.Devices
{
    [TestClass]
    public class SmallDeviceTests
    {
        [TestMethod]
        public void The_calendar_goes_on_while_the_terminal_is_off()
        {
            var clock = new VirtualClock();
            var chip = new Pcf8563Model(clock, new DateTime(2026, 1, 31, 23, 59, 50));
            var calendar = new Pcf8563(chip);
            clock.AdvanceMs(15000);
            chip.PowerLost();
            DateTime time;
            Assert.IsTrue(calendar.TryRead(out time));
            Assert.IsTrue(time == new DateTime(2026, 2, 1, 0, 0, 5));
        }

        [TestMethod]
        public void A_calendar_that_lost_its_cell_is_not_believed_until_it_is_set()
        {
            var clock = new VirtualClock();
            var chip = new Pcf8563Model(clock, new DateTime(2026, 1, 15, 10, 0, 0));
            var calendar = new Pcf8563(chip);
            chip.LoseClock();
            DateTime time;
            Assert.IsFalse(calendar.TryRead(out time));
            Assert.AreEqual((int)Status.Ok, (int)calendar.Set(new DateTime(2028, 2, 29, 12, 34, 56)));
            clock.AdvanceMs(4000);
            Assert.IsTrue(calendar.TryRead(out time));
            Assert.IsTrue(time == new DateTime(2028, 2, 29, 12, 35, 0));
        }

        [TestMethod]
        public void A_year_that_the_calendar_cannot_hold_is_refused()
        {
            var clock = new VirtualClock();
            var chip = new Pcf8563Model(clock, new DateTime(2026, 1, 15, 10, 0, 0));
            var calendar = new Pcf8563(chip);
            Assert.AreEqual((int)Status.Invalid, (int)calendar.Set(new DateTime(2100, 1, 1)));
            Assert.AreEqual((int)Status.Invalid, (int)calendar.Set(new DateTime(1999, 12, 31)));
        }

        [TestMethod]
        public void A_calendar_that_does_not_answer_gives_no_time()
        {
            var clock = new VirtualClock();
            var chip = new Pcf8563Model(clock, new DateTime(2026, 1, 15, 10, 0, 0));
            var calendar = new Pcf8563(chip);
            chip.Dead = true;
            DateTime time;
            Assert.IsFalse(calendar.TryRead(out time));
            Assert.AreEqual((int)Status.NoDevice, (int)calendar.Set(new DateTime(2026, 1, 1)));
        }

        [TestMethod]
        public void The_gauge_tells_charge_and_voltage_under_load()
        {
            var chip = new Max17048Model();
            var gauge = new Max17048(chip);
            chip.Percent = 42;
            chip.Millivolts = 3800;
            chip.SagMillivolts = 300;
            int percent;
            int millivolts;
            Assert.IsTrue(gauge.TryRead(out percent, out millivolts));
            Assert.AreEqual(42, percent);
            Assert.AreEqual(3500, millivolts);
            chip.Dead = true;
            Assert.IsFalse(gauge.TryRead(out percent, out millivolts));
        }

        [TestMethod]
        public void Success_is_two_rising_tones_and_then_silence()
        {
            var clock = new VirtualClock();
            var pwm = new PwmModel(clock);
            var beeper = new Beeper(pwm);
            beeper.Play(Sound.Success, clock.NowMs);
            int first = pwm.FrequencyHz;
            Run(beeper, clock, 150);
            Assert.IsTrue(first > 0 && pwm.FrequencyHz > first, "rising");
            Run(beeper, clock, 300);
            Assert.AreEqual(0, pwm.FrequencyHz);
            Assert.IsFalse(beeper.Playing);
            Assert.AreEqual(4, pwm.Changes);
        }

        [TestMethod]
        public void The_reminder_to_take_the_card_repeats_until_stopped()
        {
            var clock = new VirtualClock();
            var pwm = new PwmModel(clock);
            var beeper = new Beeper(pwm);
            beeper.Play(Sound.RemoveCard, clock.NowMs);
            Run(beeper, clock, 2100);
            Assert.IsTrue(pwm.Changes >= 8);
            beeper.Stop();
            int changes = pwm.Changes;
            Run(beeper, clock, 1000);
            Assert.AreEqual(changes, pwm.Changes);
            Assert.AreEqual(0, pwm.FrequencyHz);
        }

        [TestMethod]
        public void A_key_click_does_not_cut_a_message_short_and_quiet_is_quiet()
        {
            var clock = new VirtualClock();
            var pwm = new PwmModel(clock);
            var beeper = new Beeper(pwm);
            beeper.Play(Sound.Error, clock.NowMs);
            int frequency = pwm.FrequencyHz;
            beeper.Play(Sound.Key, clock.NowMs);
            Assert.AreEqual(frequency, pwm.FrequencyHz);
            beeper.Quiet = true;
            Assert.AreEqual(0, pwm.FrequencyHz);
            beeper.Play(Sound.Error, clock.NowMs);
            Assert.AreEqual(0, pwm.FrequencyHz);
        }

        private static void Run(Beeper beeper, VirtualClock clock, int ms)
        {
            for (int i = 0; i < ms; i += 10)
            {
                clock.AdvanceMs(10);
                beeper.Poll(clock.NowMs);
            }
        }
    }
}
