using Drivers.Hal;
using Drivers.IcCard;

namespace Tests.IcCard
{
    /// <summary>
    /// The T=1 engine block by block, with the bytes written out (NAD PCB LEN INF LRC). Rules of EMV 4.3 Book 1, 9.2.4.3 and
    /// 9.2.5; the bytes are computed by hand.
    /// </summary>
    [TestClass]
    public class IcCardT1BlockTests
    {
        /// <summary>An engine and a card played by the test.</summary>
        private sealed class Dialogue
        {
            private readonly T1Engine _engine = new T1Engine();
            private long _nowMs;

            public Dialogue(int ifsc)
            {
                // BWI 4: 1.6 s and 0.1 s of tolerance; CWI 5: 47 etu.
                _engine.Configure(ifsc, 4, 5, 1);
            }

            public T1Engine Engine
            {
                get { return _engine; }
            }

            public void Command(string hex)
            {
                byte[] command = Hex.Parse(hex);
                Assert.IsTrue(_engine.Begin(command, command.Length, _nowMs) == Status.Ok);
            }

            /// <summary>The terminal must send this block now.</summary>
            public void Sends(string hex)
            {
                Assert.IsTrue(_engine.Step == TransportStep.Send, "does not send, but " + (int)_engine.Step);
                var block = new byte[_engine.OutgoingCount];
                System.Array.Copy(_engine.Outgoing, _engine.OutgoingOffset, block, 0, block.Length);
                Assert.AreEqual(hex, Hex.Format(block, block.Length));
                _engine.Sent(_nowMs);
            }

            /// <summary>The card sends these characters, one a millisecond, and then is quiet for a while.</summary>
            public void Gets(string hex)
            {
                byte[] block = Hex.Parse(hex);
                for (int i = 0; i < block.Length; i++)
                {
                    _nowMs++;
                    _engine.Received(block[i], _nowMs);
                }

                Pass(12);
            }

            public void Pass(int ms)
            {
                _nowMs += ms;
                _engine.Tick(_nowMs);
            }

            public void EndsWith(string response)
            {
                Assert.IsTrue(_engine.Step == TransportStep.Done, "not done, but " + (int)_engine.Step);
                Assert.AreEqual(response, Hex.Format(_engine.Response, _engine.ResponseLength));
            }

            public void Fails(Status why)
            {
                Assert.IsTrue(_engine.Step == TransportStep.Failed, "not failed, but " + (int)_engine.Step);
                Assert.AreEqual((int)why, (int)_engine.Failure);
            }
        }

        private const string GetChallenge = "0084000000";
        private const string FirstBlock = "0000050084000000" + "81";

        private static Dialogue Started()
        {
            var dialogue = new Dialogue(32);
            dialogue.Command(GetChallenge);
            dialogue.Sends(FirstBlock);
            return dialogue;
        }

        [TestMethod]
        public void The_first_block_announces_254_bytes()
        {
            var dialogue = new Dialogue(32);
            dialogue.Engine.BeginIfs(0);
            dialogue.Sends("00C101FE3E");
            dialogue.Gets("00E101FE1E");
            Assert.IsTrue(dialogue.Engine.Step == TransportStep.Done);
        }

        [TestMethod]
        public void An_announcement_answered_wrongly_is_sent_three_times()
        {
            var dialogue = new Dialogue(32);
            dialogue.Engine.BeginIfs(0);
            dialogue.Sends("00C101FE3E");
            dialogue.Gets("00E10120C0");
            dialogue.Sends("00C101FE3E");
            dialogue.Gets("00820082");
            dialogue.Sends("00C101FE3E");
            dialogue.Gets("00E101FE1F");
            dialogue.Fails(Status.Checksum);
        }

        [TestMethod]
        public void Sequence_numbers_alternate()
        {
            Dialogue dialogue = Started();
            dialogue.Gets("0000029000" + "92");
            dialogue.EndsWith("9000");

            dialogue.Command(GetChallenge);
            dialogue.Sends("0040050084000000" + "C1");
            dialogue.Gets("0040029000" + "D2");
            dialogue.EndsWith("9000");

            dialogue.Command(GetChallenge);
            dialogue.Sends(FirstBlock);
        }

        [TestMethod]
        public void A_repeated_sequence_number_is_not_taken_twice()
        {
            Dialogue dialogue = Started();
            dialogue.Gets("0000029000" + "92");
            dialogue.Command(GetChallenge);
            dialogue.Sends("0040050084000000" + "C1");

            dialogue.Gets("0000029000" + "92");
            dialogue.Sends("00920092");
        }

        [TestMethod]
        public void A_wrong_LRC_asks_with_81_and_anything_else_with_82()
        {
            Dialogue dialogue = Started();
            dialogue.Gets("0000029000" + "93");
            dialogue.Sends("00810081");

            dialogue = Started();
            dialogue.Gets("0100029000" + "93");
            dialogue.Sends("00820082");
        }

        [TestMethod]
        public void A_card_that_asks_for_the_block_gets_it_again()
        {
            Dialogue dialogue = Started();
            dialogue.Gets("00810081");
            dialogue.Sends(FirstBlock);
            dialogue.Gets("00820082");
            dialogue.Sends(FirstBlock);
            dialogue.Gets("0000029000" + "92");
            dialogue.EndsWith("9000");
        }

        [TestMethod]
        public void An_R_block_for_a_block_that_was_never_sent_is_invalid()
        {
            Dialogue dialogue = Started();
            dialogue.Gets("00900090");
            dialogue.Sends("00820082");
        }

        [TestMethod]
        public void A_chained_command_goes_on_after_each_acknowledgement()
        {
            var dialogue = new Dialogue(16);
            dialogue.Command("80AE80000D" + Hex.Run(13));
            dialogue.Sends("002010" + "80AE80000D" + Hex.Run(11) + "98");
            dialogue.Gets("00900090");
            dialogue.Sends("004002" + "0B0C" + "45");
            dialogue.Gets("0000029000" + "92");
            dialogue.EndsWith("9000");
        }

        [TestMethod]
        public void A_damaged_acknowledgement_in_a_chain_is_asked_for_again()
        {
            var dialogue = new Dialogue(16);
            dialogue.Command("80AE80000D" + Hex.Run(13));
            dialogue.Sends("002010" + "80AE80000D" + Hex.Run(11) + "98");
            dialogue.Gets("00900091");
            dialogue.Sends("00810081");
            dialogue.Gets("00900090");
            dialogue.Sends("004002" + "0B0C" + "45");
        }

        [TestMethod]
        public void A_chained_response_is_acknowledged_block_by_block()
        {
            Dialogue dialogue = Started();
            dialogue.Gets("002002" + "AABB" + "33");
            dialogue.Sends("00900090");
            dialogue.Gets("004002" + "9000" + "D2");
            dialogue.EndsWith("AABB9000");
        }

        [TestMethod]
        public void An_extension_of_time_holds_for_one_wait()
        {
            Dialogue dialogue = Started();
            dialogue.Gets("00C301" + "02" + "C0");
            dialogue.Sends("00E30102E0");
            dialogue.Pass(3000);
            Assert.IsTrue(dialogue.Engine.Step == TransportStep.Receive, "did not wait twice the usual time");
            dialogue.Pass(600);
            dialogue.Fails(Status.Timeout);
        }

        [TestMethod]
        public void A_silent_card_ends_the_session_after_the_block_waiting_time()
        {
            Dialogue dialogue = Started();
            dialogue.Pass(1690);
            Assert.IsTrue(dialogue.Engine.Step == TransportStep.Receive);
            dialogue.Pass(30);
            dialogue.Fails(Status.Timeout);
        }

        [TestMethod]
        public void A_break_inside_a_block_ends_the_session()
        {
            Dialogue dialogue = Started();
            dialogue.Gets("000002");
            dialogue.Fails(Status.Timeout);
        }

        [TestMethod]
        public void The_card_may_change_its_block_size_within_limits()
        {
            Dialogue dialogue = Started();
            dialogue.Gets("00C10110D0");
            dialogue.Sends("00E10110F0");
            dialogue.Gets("00C1010FCF");
            dialogue.Sends("00820082");
        }

        [TestMethod]
        [DataRow("00C000C0")]
        [DataRow("00C30100C2")]
        [DataRow("00E3010AE8")]
        [DataRow("00A000A0")]
        [DataRow("001000" + "10")]
        public void Blocks_that_have_no_place_are_invalid(string block)
        {
            Dialogue dialogue = Started();
            dialogue.Gets(block);
            dialogue.Sends("00820082");
        }

        [TestMethod]
        public void Abort_ends_the_session_at_once()
        {
            Dialogue dialogue = Started();
            dialogue.Gets("00C200C2");
            dialogue.Fails(Status.Protocol);
        }

        [TestMethod]
        public void A_damaged_length_is_answered_when_the_line_is_quiet()
        {
            Dialogue dialogue = Started();
            dialogue.Gets("0000FF9000" + "92");
            dialogue.Sends("00820082");
        }

        [TestMethod]
        public void More_than_258_bytes_are_refused()
        {
            Dialogue dialogue = Started();
            string block = Hex.Run(130);
            dialogue.Gets("002082" + block + "A3");
            dialogue.Sends("00900090");
            dialogue.Gets("006082" + block + "E3");
            dialogue.Fails(Status.Protocol);
        }

        [TestMethod]
        public void Endless_chains_and_extensions_come_to_an_end()
        {
            Dialogue dialogue = Started();
            for (int i = 0; i < T1Engine.MaxBlocks + 2 && dialogue.Engine.Step != TransportStep.Failed; i++)
            {
                dialogue.Gets("00C30101C3");
                if (dialogue.Engine.Step == TransportStep.Send)
                {
                    dialogue.Sends("00E30101E3");
                }
            }

            Assert.IsTrue(dialogue.Engine.Step == TransportStep.Failed);
        }
    }
}
