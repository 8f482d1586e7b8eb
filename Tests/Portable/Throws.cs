using System;

namespace Tests.Portable
{
    /// <summary>The one assertion whose name differs between the two test frameworks.</summary>
    public static class Throws
    {
        public static void Exactly(Type exception, Action action)
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                Assert.IsTrue(e.GetType() == exception, "threw " + e.GetType().FullName);
                return;
            }

            bool threw = false;
            Assert.IsTrue(threw, "did not throw " + exception.FullName);
        }
    }
}
