namespace Firmware.Loop
{
    /// <summary>One of the terminal's fixed tasks. A poll holds the loop for 20 ms of reference-board time at the most.</summary>
    public interface ITask
    {
        /// <summary>Does what is due and returns when it wants to be called again, in milliseconds since power-on; <see cref="Scheduler.Never"/> when only a <see cref="Scheduler.Wake"/> can give it work.</summary>
        long Poll(long nowMs);
    }

    /// <summary>
    /// The loop: one thread, a fixed array of tasks, each called when its time has come. Its owner sleeps until the
    /// time that <see cref="Poll"/> returns, or until an interrupt says otherwise.
    /// </summary>
    public sealed class Scheduler
    {
        public const long Never = long.MaxValue;

        private readonly ITask[] _tasks;
        private readonly long[] _dueMs;
        private long _nextDueMs;

        public Scheduler(ITask[] tasks)
        {
            _tasks = tasks;
            _dueMs = new long[tasks.Length];
        }

        /// <summary>Calls every task whose time has come, in order, and returns when the next one is due.</summary>
        public long Poll(long nowMs)
        {
            if (nowMs < _nextDueMs)
            {
                return _nextDueMs;
            }

            long next = Never;
            for (int i = 0; i < _tasks.Length; i++)
            {
                long due = _dueMs[i];
                if (due <= nowMs)
                {
                    due = _tasks[i].Poll(nowMs);
                    _dueMs[i] = due;
                }

                if (due < next)
                {
                    next = due;
                }
            }

            _nextDueMs = next;
            return next;
        }

        /// <summary>Makes every task due at the next poll: something happened that one of them may wait for.</summary>
        public void Wake()
        {
            for (int i = 0; i < _dueMs.Length; i++)
            {
                _dueMs[i] = 0;
            }

            _nextDueMs = 0;
        }
    }
}
