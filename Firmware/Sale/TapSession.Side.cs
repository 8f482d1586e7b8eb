using Emv.Contact;
using Emv.Contactless;

namespace Firmware.Sale
{
    /// <content>The face that a payment sees of either side.</content>
    public sealed partial class TapSession
    {
        public override bool Gone
        {
            get { return false; }
        }

        public override bool Lingers
        {
            get { return _releasing; }
        }

        public override bool Failed
        {
            get { return false; }
        }

        public override int EntryClass
        {
            get { return 70; }
        }

        public override bool PinIsOnline
        {
            get { return true; }
        }

        public override Decision Decision
        {
            get { return Kernel.Outcome.Decision; }
        }

        public override Reason Reason
        {
            get { return _point.Outcome.Reason; }
        }

        public override Cvm Cvm
        {
            get
            {
                switch (_point.Outcome.Cvm)
                {
                    case TapCvm.NoCvm:
                        return Cvm.NoCvmRequired;
                    case TapCvm.Signature:
                        return Cvm.Signature;
                    case TapCvm.OnlinePin:
                        return Cvm.OnlinePin;
                    case TapCvm.ConfirmationCodeVerified:
                        return Cvm.OnDevice;
                    default:
                        return Cvm.None;
                }
            }
        }

        public override bool SignatureNeeded
        {
            get { return _point.Outcome.SignatureNeeded; }
        }

        public override void Lose(CardLoss why)
        {
            _point.CardLost(why);
        }

        protected override void Heard(byte[] response, int count)
        {
            _point.Responded(response, count);
        }

        public override void PinCaptured()
        {
            _pinDone = true;
        }

        public override void PinPadBroken()
        {
            _point.CardLost(CardLoss.Cancelled);
        }

        public override void PinBypassed()
        {
            if (!_point.PinBypassed())
            {
                _point.CardLost(CardLoss.Cancelled);
            }
        }

        public override void Answered(byte[] arc2, byte[] chipData, int count)
        {
            _point.OnlineAnswered(arc2);
        }

        public override void Unanswered()
        {
            _point.OnlineFailed();
        }

        public override int Field55(byte[] into, int offset)
        {
            return _point.Field55(into, offset);
        }
    }
}
