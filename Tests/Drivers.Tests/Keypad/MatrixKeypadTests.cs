using Drivers.Keypad;
using VirtualHandset;

namespace Tests.Devices
{
    [TestClass]
    public class MatrixKeypadTests
    {
        // The device's test runner gives tests no instance: what they share is static and made anew by each.
        private static VirtualClock s_clock;

        private static KeypadModel Model(uint seed)
        {
            s_clock = new VirtualClock();
            return new KeypadModel(s_clock, SeededRandom.For(seed, 1));
        }

        private static void Run(MatrixKeypad keypad, int ms)
        {
            for (int i = 0; i < ms; i += MatrixKeypad.ScanMs)
            {
                keypad.Poll(s_clock.NowMs);
                s_clock.AdvanceMs(MatrixKeypad.ScanMs);
            }
        }

        private static void Expect(MatrixKeypad keypad, Key key, KeyAction action)
        {
            KeyEvent e;
            Assert.IsTrue(keypad.TryRead(out e), "no event");
            Assert.AreEqual((int)key, (int)e.Key);
            Assert.AreEqual((int)action, (int)e.Action);
        }

        private static void ExpectNothing(MatrixKeypad keypad)
        {
            KeyEvent e;
            Assert.IsFalse(keypad.TryRead(out e), "an event too many");
        }

        [TestMethod]
        public void Each_of_the_twenty_keys_reports_itself()
        {
            var model = Model(1);
            var keypad = new MatrixKeypad(model.Rows, model.Columns);
            for (Key key = Key.D0; key <= Key.F2; key++)
            {
                model.Press(key);
                Run(keypad, 60);
                model.Release(key);
                Run(keypad, 60);
                Expect(keypad, key, KeyAction.Pressed);
                Expect(keypad, key, KeyAction.Released);
                ExpectNothing(keypad);
            }
        }

        [TestMethod]
        public void The_layout_is_that_of_the_handset()
        {
            Assert.AreEqual((int)Key.F1, (int)KeyLayout.At(0, 0));
            Assert.AreEqual((int)Key.F2, (int)KeyLayout.At(0, 3));
            Assert.AreEqual((int)Key.D3, (int)KeyLayout.At(1, 2));
            Assert.AreEqual((int)Key.Cancel, (int)KeyLayout.At(1, 3));
            Assert.AreEqual((int)Key.Clear, (int)KeyLayout.At(2, 3));
            Assert.AreEqual((int)Key.Menu, (int)KeyLayout.At(3, 3));
            Assert.AreEqual((int)Key.D0, (int)KeyLayout.At(4, 1));
            Assert.AreEqual((int)Key.Enter, (int)KeyLayout.At(4, 3));
        }

        [TestMethod]
        public void A_bouncing_contact_counts_once_whatever_the_bounce()
        {
            for (uint seed = 1; seed <= 40; seed++)
            {
                var model = Model(seed);
                model.BounceUs = 18000;
                var keypad = new MatrixKeypad(model.Rows, model.Columns);
                model.Press(Key.D5);
                Run(keypad, 100);
                model.Release(Key.D5);
                Run(keypad, 100);
                Expect(keypad, Key.D5, KeyAction.Pressed);
                Expect(keypad, Key.D5, KeyAction.Released);
                ExpectNothing(keypad);
            }
        }

        [TestMethod]
        public void A_spike_shorter_than_three_scans_is_no_key()
        {
            var model = Model(1);
            model.BounceUs = 0;
            var keypad = new MatrixKeypad(model.Rows, model.Columns);
            Run(keypad, 20);
            model.Press(Key.Enter);
            Run(keypad, 20);
            model.Release(Key.Enter);
            Run(keypad, 100);
            ExpectNothing(keypad);
        }

        [TestMethod]
        public void Two_keys_at_once_are_both_reported_in_their_order()
        {
            var model = Model(1);
            var keypad = new MatrixKeypad(model.Rows, model.Columns);
            model.Press(Key.D1);
            Run(keypad, 60);
            model.Press(Key.D9);
            Run(keypad, 60);
            model.Release(Key.D1);
            Run(keypad, 60);
            model.Release(Key.D9);
            Run(keypad, 60);
            Expect(keypad, Key.D1, KeyAction.Pressed);
            Expect(keypad, Key.D9, KeyAction.Pressed);
            Expect(keypad, Key.D1, KeyAction.Released);
            Expect(keypad, Key.D9, KeyAction.Released);
            ExpectNothing(keypad);
        }

        [TestMethod]
        public void The_fourth_corner_of_a_rectangle_never_appears()
        {
            var model = Model(1);
            var keypad = new MatrixKeypad(model.Rows, model.Columns);
            model.Press(Key.D1);
            Run(keypad, 60);
            model.Press(Key.D2);
            Run(keypad, 60);
            model.Press(Key.D4);
            Run(keypad, 100);
            Expect(keypad, Key.D1, KeyAction.Pressed);
            Expect(keypad, Key.D2, KeyAction.Pressed);

            // 4 and 5 cannot be told apart now: neither counts.
            ExpectNothing(keypad);
            model.Release(Key.D2);
            Run(keypad, 100);
            Expect(keypad, Key.D2, KeyAction.Released);
            Expect(keypad, Key.D4, KeyAction.Pressed);
            ExpectNothing(keypad);
        }

        [TestMethod]
        public void A_key_that_stays_down_is_held_once()
        {
            var model = Model(1);
            var keypad = new MatrixKeypad(model.Rows, model.Columns);
            model.Press(Key.Cancel);
            Run(keypad, MatrixKeypad.HoldMs - 100);
            Expect(keypad, Key.Cancel, KeyAction.Pressed);
            ExpectNothing(keypad);
            Run(keypad, 2000);
            Expect(keypad, Key.Cancel, KeyAction.Held);
            ExpectNothing(keypad);
        }

        [TestMethod]
        public void Events_that_nobody_reads_are_dropped_and_counted()
        {
            var model = Model(1);
            var keypad = new MatrixKeypad(model.Rows, model.Columns);
            for (int i = 0; i < 10; i++)
            {
                model.Press(Key.D7);
                Run(keypad, 60);
                model.Release(Key.D7);
                Run(keypad, 60);
            }

            Assert.AreEqual(20 - MatrixKeypad.QueueLength, keypad.Dropped);
            keypad.Flush();
            ExpectNothing(keypad);
        }
    }
}
