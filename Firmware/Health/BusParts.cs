using Drivers.Flash;
using Drivers.Hal;
using Drivers.IcCard;
using Drivers.Printer;
using Firmware.Ui;

namespace Firmware.Health
{
    /// <summary>The printer answers, has paper, is closed and cool. The terminal polls the driver; here it is only asked.</summary>
    public sealed class PrinterPart : SelfTestPart
    {
        /// <summary>A printer that has not said anything by then is silent.</summary>
        public const int AnswerMs = 3000;

        private readonly EscPosPrinter _printer;
        private long _limitMs;

        public PrinterPart(EscPosPrinter printer)
            : base(Text.PartPrinter)
        {
            _printer = printer;
        }

        public override void Start(long nowMs)
        {
            base.Start(nowMs);
            _limitMs = nowMs + AnswerMs;
        }

        public override PartResult Poll(long nowMs)
        {
            switch (_printer.State)
            {
                case Status.Ok:
                case Status.Busy:
                    return PartResult.Passed;
                case Status.Removed:
                    return Warn(_printer.CoverOpen ? FaultCode.CoverOpen : FaultCode.PaperOut);
                case Status.Fault:
                    return Warn(FaultCode.Overheated);
                case Status.Timeout:
                    return Fail(FaultCode.PrinterSilent);
                default:
                    return nowMs < _limitMs ? PartResult.Running : Fail(FaultCode.PrinterSilent);
            }
        }
    }

    /// <summary>The flash answered with its own identification, and what is stored came back whole.</summary>
    public sealed class FlashPart : SelfTestPart
    {
        private readonly W25q _flash;
        private Status _started;
        private Status _recovered;

        public FlashPart(W25q flash)
            : base(Text.PartFlash)
        {
            _flash = flash;
        }

        /// <summary>What the driver and the journal said at power-on; tell it before the test starts.</summary>
        public void Told(Status started, Status recovered)
        {
            _started = started;
            _recovered = recovered;
        }

        public override PartResult Poll(long nowMs)
        {
            if (_started != Status.Ok)
            {
                return Fail(FaultCode.FlashSilent);
            }

            Detail = (_flash.SizeBytes / (1024 * 1024)).ToString() + " MB";
            if (_recovered == Status.Checksum)
            {
                return Fail(FaultCode.Journal);
            }

            return _recovered == Status.Ok ? PartResult.Passed : Fail(FaultCode.FlashFailed);
        }
    }

    /// <summary>The slot is empty: a card that is there at power-on was forgotten, or the contact sticks.</summary>
    public sealed class CardReaderPart : SelfTestPart
    {
        private readonly IccReader _reader;

        public CardReaderPart(IccReader reader)
            : base(Text.PartCardReader)
        {
            _reader = reader;
        }

        public override PartResult Poll(long nowMs)
        {
            return _reader.CardPresent ? Warn(FaultCode.CardLeft) : PartResult.Passed;
        }
    }
}
