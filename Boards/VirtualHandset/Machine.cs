using System;
using Firmware;
using Firmware.Loop;

namespace VirtualHandset
{
    /// <summary>When to stop running; true stops.</summary>
    public delegate bool StopCondition();

    /// <summary>
    /// A terminal on a virtual handset: power on, run in virtual time, lose power at any instant and come back. Flash, paper
    /// and the card in the slot outlive the terminal, as they do in life.
    /// </summary>
    public sealed class Machine
    {
        /// <summary>A terminal that crashes and restarts this often in a row has a fault that a restart does not mend.</summary>
        private const int MaxRestarts = 3;

        private readonly byte[] _deviceKey;
        private long _dueMs;
        private int _restarts;

        /// <param name="deviceKey">16 bytes that stand for the key each real unit is born with.</param>
        public Machine(Handset handset, byte[] deviceKey)
        {
            Handset = handset;
            _deviceKey = deviceKey;
        }

        public Handset Handset { get; }

        /// <summary>The firmware that runs; null while the power is off.</summary>
        public Terminal Terminal { get; private set; }

        /// <summary>Power cuts so far, asked for or scheduled in the flash.</summary>
        public int PowerCuts { get; private set; }

        /// <summary>Exceptions that reached the top of the loop; each restarted the terminal.</summary>
        public int Crashes { get; private set; }

        /// <summary>The last of them, for whoever has to find out why.</summary>
        public Exception LastCrash { get; private set; }

        /// <summary>What the panel or a test wants to see after each poll; may be null.</summary>
        public Action Polled { get; set; }

        public void PowerOn()
        {
            if (Terminal == null)
            {
                Handset.PowerOn();
                Handset.Flash.PowerOn();
                _restarts = 0;
                Boot(null);
            }
        }

        public void PowerCut()
        {
            if (Terminal != null)
            {
                Handset.Flash.PowerCut(Handset.Seed + (uint)PowerCuts);
                Lose();
            }
        }

        /// <summary>Lets that much virtual time pass, powered or not.</summary>
        public void RunFor(long ms)
        {
            RunToUs(Handset.Clock.NowUs + (ms * 1000), null);
        }

        /// <summary>Runs until the condition holds (asked after every poll) or the limit has passed; true when it held.</summary>
        public bool RunUntil(StopCondition condition, long limitMs)
        {
            return condition() || RunToUs(Handset.Clock.NowUs + (limitMs * 1000), condition);
        }

        private bool RunToUs(long endUs, StopCondition condition)
        {
            while (Handset.Clock.NowUs < endUs)
            {
                long untilUs = endUs;
                if (Terminal != null)
                {
                    if (Handset.Clock.NowMs >= _dueMs)
                    {
                        PollOnce();
                        if (condition != null && condition())
                        {
                            return true;
                        }
                    }

                    long dueUs = _dueMs == Scheduler.Never ? VirtualClock.Never : Handset.Clock.FromTerminalMs(_dueMs);
                    untilUs = Terminal != null && dueUs < endUs ? dueUs : endUs;
                }

                Handset.RunTo(untilUs, false);
            }

            return condition != null && condition();
        }

        private void PollOnce()
        {
            try
            {
                long now = Handset.Clock.NowMs;
                long due = Terminal.Poll(now);
                _dueMs = due > now ? due : now + 1;
            }
            catch (PowerLost)
            {
                Lose();
            }
            catch (Exception e)
            {
                Crashes++;
                LastCrash = e;
                Trace trace = Terminal.Trace;
                Terminal.Fail(Handset.Clock.NowMs);
                // The old terminal goes before the new one comes: there is no room for two.
                Terminal = null;
                _restarts++;
                if (_restarts > MaxRestarts)
                {
                    throw;
                }

                Boot(trace);
            }

            if (Polled != null)
            {
                Polled();
            }
        }

        private void Boot(Trace crash)
        {
            Terminal = new Terminal(Handset.Buses, _deviceKey, crash);
            _dueMs = 0;
        }

        private void Lose()
        {
            PowerCuts++;
            Terminal = null;
            Handset.PowerCut();
        }
    }
}
