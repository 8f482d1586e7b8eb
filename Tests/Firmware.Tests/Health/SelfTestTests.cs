using Drivers.Hal;
using Drivers.Keypad;
using Firmware.Health;
using Firmware.Host;
using Firmware.Ui;
using Tests.Terminal.Ui;

namespace Tests.Terminal.Health
{
    [TestClass]
    public class SelfTestTests
    {
        [TestMethod]
        public void All_well_ends_by_itself_without_a_fault()
        {
            var t = new Bench(new ISelfTestPart[] { new FixedPart(PartResult.Passed, FaultCode.None), new MemoryPart() });
            Assert.IsTrue(t.RunUntilDone(SelfTest.PassedMs + 1000));
            Assert.IsTrue(t.Test.Worst == PartResult.Passed);
            Assert.IsFalse(t.Test.StopsPayments);
            Assert.IsTrue(t.Test.ResultOf(1) == PartResult.Passed);
        }

        [TestMethod]
        public void Who_asked_for_it_reads_it_as_long_as_he_likes()
        {
            var t = new Bench(new ISelfTestPart[] { new MemoryPart() }, true);
            Assert.IsFalse(t.RunUntilDone(SelfTest.PassedMs + 1000));
            t.Rig.Press(Key.Enter);
            Assert.IsTrue(t.RunUntilDone(500));
        }

        [TestMethod]
        public void Each_fault_is_explained_and_confirmed()
        {
            var t = new Bench(new ISelfTestPart[]
            {
                new FixedPart(PartResult.Warning, FaultCode.PaperOut), new FixedPart(PartResult.Passed, FaultCode.None), new FixedPart(PartResult.Warning, FaultCode.LinkDown),
            });
            Assert.IsFalse(t.RunUntilDone(500));
            t.Rig.Press(Key.Enter);
            Assert.IsFalse(t.RunUntilDone(500), "the results are confirmed, the first fault is explained");
            Assert.AreEqual("Fault E302", t.Rig.Ui.Top.Title);
            t.Rig.Press(Key.Enter);
            Assert.IsFalse(t.RunUntilDone(500));
            Assert.AreEqual("Fault E701", t.Rig.Ui.Top.Title);
            t.Rig.Press(Key.Enter);
            Assert.IsTrue(t.RunUntilDone(500));
            Assert.IsTrue(t.Test.Worst == PartResult.Warning);
            Assert.IsFalse(t.Test.StopsPayments);
        }

        [TestMethod]
        public void A_part_that_never_answers_has_failed()
        {
            var t = new Bench(new ISelfTestPart[] { new FixedPart(PartResult.Running, FaultCode.None) });
            t.RunUntilDone(SelfTest.PartLimitMs + 100);
            Assert.IsTrue(t.Test.ResultOf(0) == PartResult.Failed);
        }

        [TestMethod]
        public void Without_its_storage_the_terminal_takes_no_payments()
        {
            var t = new Bench(new ISelfTestPart[] { new FixedPart(PartResult.Failed, FaultCode.FlashFailed) });
            t.RunUntilDone(500);
            Assert.IsTrue(t.Test.StopsPayments);
        }

        [TestMethod]
        public void Nobody_there_to_confirm_does_not_stop_the_terminal()
        {
            var t = new Bench(new ISelfTestPart[] { new FixedPart(PartResult.Warning, FaultCode.PaperOut) });
            Assert.IsTrue(t.RunUntilDone(SelfTest.FaultsMs + Theme.ImportantMessageMs + 1000));
        }

        [TestMethod]
        public void The_link_is_tried_and_closed_again()
        {
            var link = new FixedLink(LinkState.Up);
            var part = new LinkPart(link, new AcquirerProfile());
            part.Start(0);
            Assert.IsTrue(part.Poll(10) == PartResult.Passed);
            Assert.IsTrue(link.Closed);
        }

        [TestMethod]
        [DataRow((int)LinkState.Down, 10)]
        [DataRow((int)LinkState.Opening, LinkPart.OpenMs)]
        public void A_link_that_does_not_open_is_a_warning(int state, int afterMs)
        {
            var link = new FixedLink((LinkState)state);
            var part = new LinkPart(link, new AcquirerProfile());
            part.Start(0);
            Assert.IsTrue(part.Poll(afterMs) == PartResult.Warning);
            Assert.IsTrue(part.Fault == FaultCode.LinkDown);
            Assert.IsTrue(link.Closed);
        }

        [TestMethod]
        public void A_key_that_stays_down_is_reported()
        {
            var row = new Line();
            var keypad = new MatrixKeypad(new IPin[] { row }, new IPin[] { new Line() });
            var part = new KeysPart(keypad);
            part.Start(0);
            PartResult result = PartResult.Running;
            for (long now = 0; now < 2 * KeysPart.StuckMs && result == PartResult.Running; now += 10)
            {
                keypad.Poll(now);
                result = part.Poll(now);
            }

            Assert.IsTrue(result == PartResult.Warning);
            Assert.IsTrue(part.Fault == FaultCode.KeyStuck);
        }

        // A line that reads low whatever is written: a key that joins it to its row.
        private sealed class Line : IPin
        {
            public bool Read()
            {
                return false;
            }

            public void Write(bool high)
            {
            }
        }

        private sealed class FixedLink : ILink
        {
            public bool Closed;

            public FixedLink(LinkState state)
            {
                State = state;
            }

            public LinkState State { get; }

            public Status Open(string host, int port)
            {
                return Status.Ok;
            }

            public int Read(byte[] buffer, int offset, int count)
            {
                return 0;
            }

            public Status Write(byte[] data, int offset, int count)
            {
                return Status.Ok;
            }

            public void Close()
            {
                Closed = true;
            }
        }

        private sealed class FixedPart : ISelfTestPart
        {
            private readonly PartResult _result;

            public FixedPart(PartResult result, FaultCode fault)
            {
                _result = result;
                Fault = fault;
            }

            public Text Name
            {
                get { return Text.PartClock; }
            }

            public FaultCode Fault { get; }

            public string Detail
            {
                get { return ""; }
            }

            public void Start(long nowMs)
            {
            }

            public PartResult Poll(long nowMs)
            {
                return _result;
            }
        }

        /// <summary>What a test works on. Made by each: the test framework of the device calls tests without an instance.</summary>
        private sealed class Bench
        {
            public readonly UiRig Rig = new UiRig(Language.English);
            public readonly SelfTest Test;

            public Bench(ISelfTestPart[] parts)
                : this(parts, false)
            {
            }

            public Bench(ISelfTestPart[] parts, bool asked)
            {
                Test = new SelfTest(Rig.Ui, parts);
                Test.Start(asked, Rig.NowMs);
            }

            public bool RunUntilDone(long limitMs)
            {
                long end = Rig.NowMs + limitMs;
                while (Rig.NowMs < end)
                {
                    Rig.Run(10);
                    if (Test.Poll(Rig.NowMs))
                    {
                        return true;
                    }
                }

                return false;
            }
        }
    }
}
