using Drivers.Touch;
using VirtualHandset;

namespace Drivers.Tests
{
    [TestClass]
    public class TouchTests
    {
        private const int Width = 320;
        private const int Height = 240;

        [TestMethod]
        public void The_finger_is_found_to_the_dot_everywhere()
        {
            var model = new TouchModel(Width, Height);
            var touch = new Xpt2046(model, model.PenDown, Width, Height);
            for (int x = 0; x < Width; x += 7)
            {
                for (int y = 0; y < Height; y += 11)
                {
                    model.Press(x, y);
                    Assert.IsTrue(touch.TryRead(out int foundX, out int foundY));
                    Assert.AreEqual(x, foundX);
                    Assert.AreEqual(y, foundY);
                }
            }
        }

        [TestMethod]
        public void Nothing_is_read_without_a_finger_with_or_without_the_pen_line()
        {
            var model = new TouchModel(Width, Height);
            Assert.IsFalse(new Xpt2046(model, model.PenDown, Width, Height).TryRead(out _, out _));
            Assert.IsFalse(new Xpt2046(model, null, Width, Height).TryRead(out _, out _));
            model.Press(10, 10);
            Assert.IsTrue(new Xpt2046(model, null, Width, Height).TryRead(out _, out _));
            model.Lift();
            Assert.IsFalse(new Xpt2046(model, null, Width, Height).TryRead(out _, out _));
        }

        [TestMethod]
        public void Readings_that_waver_stay_within_a_dot_or_two()
        {
            var model = new TouchModel(Width, Height) { Noise = 12 };
            var touch = new Xpt2046(model, model.PenDown, Width, Height);
            model.Press(160, 120);
            for (int i = 0; i < 50; i++)
            {
                Assert.IsTrue(touch.TryRead(out int x, out int y));
                Assert.IsTrue(x >= 158 && x <= 162 && y >= 118 && y <= 122, x + ", " + y);
            }
        }

        [TestMethod]
        public void A_calibration_turns_the_axes_and_nonsense_is_not_taken()
        {
            var model = new TouchModel(Width, Height);
            var touch = new Xpt2046(model, model.PenDown, Width, Height);
            var turned = new byte[] { 3900 >> 8, 3900 & 0xFF, 0, 200, 3900 >> 8, 3900 & 0xFF, 0, 200 };
            Assert.IsFalse(touch.Calibrate(turned, 7));
            Assert.IsFalse(touch.Calibrate(new byte[8], 8));
            Assert.IsTrue(touch.Calibrate(turned, 8));
            model.Press(0, 0);
            Assert.IsTrue(touch.TryRead(out int x, out int y));
            Assert.AreEqual(Width - 1, x);
            Assert.AreEqual(Height - 1, y);
        }
    }
}
