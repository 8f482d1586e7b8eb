using System;
using System.Diagnostics;
using System.Threading;
using Drivers.Hal;
using Firmware;
using Firmware.Loop;
using nanoFramework.Runtime.Native;

namespace F769Handset
{
    /// <summary>
    /// Puts the terminal on the board and keeps it running. An exception that reaches the top wipes the secrets and starts a
    /// new terminal that knows the old one's trace; one that keeps coming back restarts the processor.
    /// </summary>
    internal static class Program
    {
        /// <summary>The longest sleep: what came in on a line is seen after that at the latest.</summary>
        private const int MaxSleepMs = 50;

        /// <summary>Restarts of the terminal before the processor is restarted.</summary>
        private const int MaxRestarts = 3;

        /// <summary>A terminal that has run this long has settled: its restarts are forgotten.</summary>
        private const int SettledMs = 60000;

        /// <summary>Before the processor restarts: long enough to attach a debugger, short for a merchant.</summary>
        private const int PauseMs = 5000;

        public static void Main()
        {
            try
            {
                Run(Board.Open(), Board.DeviceKey());
            }
            catch (Exception e)
            {
                Debug.WriteLine("stopped by " + e.GetType().FullName);
            }

            Thread.Sleep(PauseMs);
            Power.RebootDevice();
        }

        /// <summary>Returns when the terminal will not stay up.</summary>
        private static void Run(Buses buses, byte[] deviceKey)
        {
            Trace crash = null;
            int restarts = 0;
            while (restarts <= MaxRestarts)
            {
                long beganMs = buses.Clock.NowMs;
                crash = RunOne(new Terminal(buses, deviceKey, crash), buses.Clock);
                restarts = buses.Clock.NowMs - beganMs > SettledMs ? 1 : restarts + 1;
            }
        }

        /// <summary>Runs a terminal until a poll throws and returns its trace.</summary>
        private static Trace RunOne(Terminal terminal, IClock clock)
        {
            try
            {
                while (true)
                {
                    long dueMs = terminal.Poll(clock.NowMs);
                    long sleepMs = dueMs - clock.NowMs;
                    if (sleepMs > 0)
                    {
                        Thread.Sleep(sleepMs < MaxSleepMs ? (int)sleepMs : MaxSleepMs);
                    }
                }
            }
            catch (Exception e)
            {
                Debug.WriteLine("restarted by " + e.GetType().FullName);
                terminal.Fail(clock.NowMs);
                return terminal.Trace;
            }
        }
    }
}
