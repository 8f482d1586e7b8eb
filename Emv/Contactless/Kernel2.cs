using Emv.Contact;

namespace Emv.Contactless
{
    /// <summary>Kernel 2, Mastercard (EMV Contactless Book C-2).</summary>
    internal sealed class Kernel2 : Stage
    {
        private readonly Tap _tap;

        internal Kernel2(Tap tap)
            : base(tap.S)
        {
            _tap = tap;
        }

        internal void Reset()
        {
        }

        internal void Torn()
        {
        }

        internal void ForgetTorn()
        {
        }

        internal override void Enter()
        {
            _tap.SelectNext(Reason.NoApplication);
        }
    }
}
