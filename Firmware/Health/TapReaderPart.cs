using Drivers.Hal;
using Drivers.Nfc;
using Firmware.Ui;

namespace Firmware.Health
{
    /// <summary>The contactless reader answers its reset as the chip it should be.</summary>
    public sealed class TapReaderPart : SelfTestPart
    {
        private readonly Pn532 _reader;
        private Status _started;

        public TapReaderPart(Pn532 reader)
            : base(Text.PartTapReader)
        {
            _reader = reader;
        }

        public override void Start(long nowMs)
        {
            base.Start(nowMs);
            _started = _reader.Start(nowMs);
        }

        public override PartResult Poll(long nowMs)
        {
            Status status = _started == Status.Pending ? _reader.Poll(nowMs) : _started;
            if (status == Status.Pending)
            {
                return PartResult.Running;
            }

            return status == Status.Ok ? PartResult.Passed : Warn(FaultCode.TapReaderSilent);
        }
    }
}
