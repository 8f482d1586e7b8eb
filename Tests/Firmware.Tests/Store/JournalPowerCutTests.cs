using Drivers.Hal;
using VirtualHandset;

namespace Tests.Terminal.Store
{
    /// <summary>
    /// The power goes in the middle of a program or an erase, the terminal restarts, and nothing durable is lost. The
    /// desktop tests do this at every operation of longer scripts; here it is a walk through one flash, cut after cut.
    /// </summary>
    [TestClass]
    public class JournalPowerCutTests
    {
        private const int Blocks = 6;

        [TestMethod]
        [DataRow(1, false)]
        [DataRow(2, true)]
        [DataRow(3, false)]
        [DataRow(4, true)]
        public void Cut_after_cut_nothing_durable_is_lost(int seed, bool unstable)
        {
            var rig = new JournalRig(0, Blocks);
            rig.Model.UnstableAfterCut = unstable;
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            for (int cut = 0; cut < 60; cut++)
            {
                rig.Model.CutAfter(1 + ((cut * 7) % 11), (uint)((seed * 1000) + cut));
                RunUntilCut(rig, cut);
                Recover(rig, 0);
            }

            Assert.AreEqual(Status.Ok, rig.Put(0, 100));
        }

        [TestMethod]
        [DataRow(11)]
        [DataRow(12)]
        [DataRow(13)]
        public void A_cut_during_recovery_and_two_in_a_row_are_harmless(int seed)
        {
            var rig = new JournalRig(0, Blocks);
            rig.Model.UnstableAfterCut = true;
            Assert.AreEqual(Status.Ok, rig.PowerUp());
            for (int cut = 0; cut < 40; cut++)
            {
                rig.Model.CutAfter(1 + (cut % 5), (uint)((seed * 1000) + cut));
                RunUntilCut(rig, cut);
                Recover(rig, 1 + (cut % 3));
            }

            Assert.AreEqual(Status.Ok, rig.Put(0, 100));
        }

        private static void RunUntilCut(JournalRig rig, int cut)
        {
            try
            {
                for (int i = 0; i < 60; i++)
                {
                    rig.Write((cut + i) % JournalRig.Keys, 60 + ((cut * 37 + i * 11) % 250));
                }
            }
            catch (PowerLost)
            {
                return;
            }

            Assert.IsTrue(false, "the power was never cut");
        }

        // With cuts left, each restart is cut at its first operation, if it has one.
        private static void Recover(JournalRig rig, int cuts)
        {
            bool up = false;
            for (int i = 0; i <= cuts && !up; i++)
            {
                rig.Model.CutAfter(i < cuts ? 1 : 0, (uint)(cuts + i));
                try
                {
                    Assert.AreEqual(Status.Ok, rig.PowerUp());
                    up = true;
                }
                catch (PowerLost)
                {
                    Assert.IsTrue(i < cuts, "cut without order");
                }
            }

            rig.Model.CutAfter(0, 0);
            string wrong = rig.Check();
            Assert.IsTrue(wrong.Length == 0, wrong);
        }
    }
}
