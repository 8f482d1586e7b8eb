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

        [TestMethod]
        [DataRow(false, 0)]
        [DataRow(true, 0)]
        [DataRow(false, 150)]
        public void Three_touches_tell_how_the_glass_is_glued_on(bool turned, int skew)
        {
            var model = new TouchModel(Width, Height) { Turned = turned, Skew = skew };
            var touch = new Xpt2046(model, model.PenDown, Width, Height);
            var bytes = new byte[TouchMap.Bytes];
            int[] xs = { 40, 280, 40 };
            int[] ys = { 56, 56, 182 };
            for (int i = 0; i < TouchMap.Points; i++)
            {
                model.Press(xs[i], ys[i]);
                Assert.IsTrue(touch.TryReadRaw(out int rawX, out int rawY));
                Assert.IsTrue(TouchMap.Fits(bytes, i, rawX, rawY));
                TouchMap.Store(bytes, i, xs[i], ys[i], rawX, rawY);
            }

            Assert.IsTrue(touch.Calibrate(bytes, bytes.Length));
            for (int x = 0; x < Width; x += 13)
            {
                for (int y = 0; y < Height; y += 17)
                {
                    model.Press(x, y);
                    Assert.IsTrue(touch.TryRead(out int foundX, out int foundY));
                    Assert.IsTrue(foundX >= x - 1 && foundX <= x + 1 && foundY >= y - 1 && foundY <= y + 1, x + ", " + y + " found at " + foundX + ", " + foundY);
                }
            }
        }

        [TestMethod]
        public void A_touch_beside_its_cross_does_not_fit_and_three_in_a_row_are_no_map()
        {
            var bytes = new byte[TouchMap.Bytes];
            TouchMap.Store(bytes, 0, 40, 56, 700, 1100);
            Assert.IsFalse(TouchMap.Fits(bytes, 1, 800, 1100), "hardly moved");
            Assert.IsFalse(TouchMap.Fits(bytes, 1, 2500, 2500), "moved askew");
            Assert.IsTrue(TouchMap.Fits(bytes, 1, 3400, 1150));
            TouchMap.Store(bytes, 1, 280, 56, 3400, 1150);
            Assert.IsFalse(TouchMap.Fits(bytes, 2, 3400, 1150), "the second once more");
            Assert.IsTrue(TouchMap.Fits(bytes, 2, 720, 3000));
            TouchMap.Store(bytes, 2, 40, 182, 2050, 1125);
            Assert.IsFalse(new TouchMap().TrySet(bytes, bytes.Length));
            Assert.IsFalse(new TouchMap().TrySet(bytes, bytes.Length - 1));
        }
    }
}
