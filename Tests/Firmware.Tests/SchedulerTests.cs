using Firmware.Loop;

namespace Tests.Terminal
{
    [TestClass]
    public class SchedulerTests
    {
        private sealed class Every10Ms : ITask
        {
            public int Polls;

            public long Poll(long nowMs)
            {
                Polls++;
                return nowMs + 10;
            }
        }

        [TestMethod]
        public void Polls_a_task_only_when_it_is_due()
        {
            var task = new Every10Ms();
            var loop = new Scheduler(new ITask[] { task });

            for (long now = 0; now < 100; now++)
            {
                loop.Poll(now);
            }

            Assert.AreEqual(10, task.Polls);
        }

        [TestMethod]
        public void A_wake_makes_every_task_due()
        {
            var task = new Every10Ms();
            var loop = new Scheduler(new ITask[] { task });
            loop.Poll(0);
            loop.Wake();
            loop.Poll(1);

            Assert.AreEqual(2, task.Polls);
        }
    }
}
