using Drivers.Hal;
using Firmware.Host;

namespace Tests.Host
{
    [TestClass]
    public class HostChannelTests
    {
        /// <summary>Length, TPDU, header and two bytes of message.</summary>
        private static byte[] Frame()
        {
            return new byte[] { 0, 13, 0x60, 0, 0, 0, 3, 0x60, 0x31, 0, 0x31, 0x12, 0x34, 0x02, 0x10 };
        }

        private static HostChannel Started(ScriptedLink link)
        {
            var channel = new HostChannel(link, new AcquirerProfile());
            var message = new IsoWriter();
            message.Begin(0x0800);
            message.Number(IsoField.Stan, 1);
            Assert.AreEqual((int)Status.Pending, (int)channel.Start(message, 0));
            return channel;
        }

        [TestMethod]
        public void Sends_length_tpdu_header_and_message()
        {
            var link = new ScriptedLink();
            HostChannel channel = Started(link);
            Assert.AreEqual((int)Status.Pending, (int)channel.Poll(1));

            Assert.AreEqual(2 + 11 + 13, link.SentCount);
            Assert.AreEqual(24, (int)link.Sent[1]);
            Assert.AreEqual(0x60, (int)link.Sent[2]);
            Assert.AreEqual(0x08, (int)link.Sent[13]);
        }

        [TestMethod]
        public void Takes_a_reply_that_arrives_byte_by_byte()
        {
            var link = new ScriptedLink();
            HostChannel channel = Started(link);
            Assert.AreEqual((int)Status.Pending, (int)channel.Poll(1));
            byte[] frame = Frame();
            Status status = Status.Pending;
            for (int i = 0; i < frame.Length; i++)
            {
                Assert.AreEqual((int)Status.Pending, (int)status);
                link.Give(frame, i, 1);
                status = channel.Poll(2 + i);
            }

            Assert.AreEqual((int)Status.Ok, (int)status);
            Assert.AreEqual(13, channel.ReplyLength);
        }

        [TestMethod]
        public void Says_whether_the_first_byte_went_out()
        {
            var link = new ScriptedLink { OpensTo = LinkState.Opening };
            HostChannel channel = Started(link);
            Assert.AreEqual((int)Status.Pending, (int)channel.Poll(1));
            link.State = LinkState.Down;
            Assert.AreEqual((int)Status.Removed, (int)channel.Poll(2));
            Assert.IsFalse(channel.FirstByteOut);

            link = new ScriptedLink();
            channel = Started(link);
            Assert.AreEqual((int)Status.Pending, (int)channel.Poll(1));
            link.State = LinkState.Down;
            Assert.AreEqual((int)Status.Removed, (int)channel.Poll(2));
            Assert.IsTrue(channel.FirstByteOut);
        }

        [TestMethod]
        public void Gives_up_when_no_reply_comes_in_time_and_closes_the_link()
        {
            var link = new ScriptedLink();
            HostChannel channel = Started(link);
            Assert.AreEqual((int)Status.Pending, (int)channel.Poll(1));
            long lastMs = 1 + new AcquirerProfile().ReplyTimeoutMs;
            Assert.AreEqual((int)Status.Pending, (int)channel.Poll(lastMs - 1));
            Assert.AreEqual((int)Status.Timeout, (int)channel.Poll(lastMs));
            Assert.AreEqual(1, link.Closes);
        }

        [TestMethod]
        public void A_length_that_cannot_be_is_a_broken_reply()
        {
            var link = new ScriptedLink();
            HostChannel channel = Started(link);
            Assert.AreEqual((int)Status.Pending, (int)channel.Poll(1));
            link.Give(new byte[] { 0xFF, 0xFF, 0x60 }, 0, 3);
            Assert.AreEqual((int)Status.Protocol, (int)channel.Poll(2));
        }

        [TestMethod]
        public void What_still_lies_in_the_link_does_not_answer_the_next_request()
        {
            var link = new ScriptedLink { State = LinkState.Up };
            link.Give(Frame(), 0, 15);
            HostChannel channel = Started(link);
            Assert.AreEqual((int)Status.Pending, (int)channel.Poll(1));
            Assert.AreEqual((int)Status.Pending, (int)channel.Poll(2));
        }
    }
}
