using Emv.Data;

namespace Emv.Contact
{
    /// <summary>File control information of a SELECT (Book 1, 11.3.4, Tables 8 to 10): where its parts lie in the response.</summary>
    internal sealed class Fci
    {
        private readonly TlvIndex _outer;
        private readonly TlvIndex _proprietary;

        internal Fci(TlvIndex outer, TlvIndex proprietary)
        {
            _outer = outer;
            _proprietary = proprietary;
        }

        internal int NameOffset { get; private set; }

        internal int NameLength { get; private set; }

        /// <summary>The proprietary template A5: its objects; empty when the card has none.</summary>
        internal TlvIndex Proprietary
        {
            get { return _proprietary; }
        }

        /// <summary>False: malformed, or a mandatory part (6F, 84) is missing.</summary>
        internal bool Parse(byte[] data, int count)
        {
            if (_outer.Parse(data, 0, count) != TlvError.None)
            {
                return false;
            }

            int template = _outer.Find(Tag.FciTemplate);
            if (template != 0 || _outer.Parse(data, _outer.Offset(0), _outer.Length(0)) != TlvError.None)
            {
                return false;
            }

            int name = _outer.Find(Tag.DfName);
            if (name < 0)
            {
                return false;
            }

            NameOffset = _outer.Offset(name);
            NameLength = _outer.Length(name);
            int proprietary = _outer.Find(Tag.FciProprietary);
            int offset = proprietary < 0 ? 0 : _outer.Offset(proprietary);
            int length = proprietary < 0 ? 0 : _outer.Length(proprietary);
            return NameLength >= 5 && NameLength <= 16 && _proprietary.Parse(data, offset, length) == TlvError.None;
        }

        /// <summary>First byte of an object of A5 that has one byte; -1 otherwise.</summary>
        internal int SingleByte(byte[] data, uint tag)
        {
            return SingleByte(_proprietary, data, tag);
        }

        internal static int SingleByte(TlvIndex index, byte[] data, uint tag)
        {
            int at = index.Find(tag);
            return at >= 0 && index.Length(at) == 1 ? data[index.Offset(at)] : -1;
        }
    }
}
