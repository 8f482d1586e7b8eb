using System;

namespace Firmware.Host
{
    /// <summary>TPDU and application header in front of every message.</summary>
    public static class FrameHeader
    {
        public const int Length = TpduLength + HeaderLength;

        private const int TpduLength = 5;
        private const int HeaderLength = 6;
        private const int ProcessingRequestOffset = TpduLength + 2;

        public static void Write(AcquirerProfile profile, byte[] into, int offset)
        {
            Array.Copy(profile.Tpdu, 0, into, offset, TpduLength);
            Array.Copy(profile.Header, 0, into, offset + TpduLength, HeaderLength);
        }

        /// <summary>What the host asks the terminal to do after this reply: 0 nothing, 3 sign on again, and so on.</summary>
        public static int ProcessingRequest(byte[] frame, int offset)
        {
            return frame[offset + ProcessingRequestOffset] & 0x0F;
        }
    }
}
