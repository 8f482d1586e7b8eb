using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <content>A customer's e-mail address, and giving up the line.</content>
    public sealed partial class AcquirerClient
    {
        /// <summary>Sends an address that is on flash. The notice stays as it is until the exchange ends.</summary>
        public Status StartMail(MailNotice notice, long nowMs)
        {
            if (Busy)
            {
                return Status.Busy;
            }

            Reply.Clear();
            _mail = notice;
            _phase = Phase.PreparingKey;
            return Status.Pending;
        }

        /// <summary>
        /// Gives up an exchange that waits for line or answer, for something that matters more; its result is that none came.
        /// False while the request or the reply is being computed: that ends by itself in a moment.
        /// </summary>
        public bool Abandon()
        {
            if (_phase == Phase.Exchanging)
            {
                End(_channel.FirstByteOut ? ExchangeResult.NoReply : ExchangeResult.NotSent);
            }

            return !Busy;
        }
    }
}
