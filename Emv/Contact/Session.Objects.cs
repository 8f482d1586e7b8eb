using System;
using Emv.Data;

namespace Emv.Contact
{
    /// <content>Data objects as others want them.</content>
    internal sealed partial class Session
    {
        /// <summary>Copies the PAN, one digit a byte.</summary>
        internal int CopyPan(byte[] into, int offset)
        {
            return TerminalData.Digits(Store, Tag.Pan, 0x0F, into, offset);
        }

        internal int CopyTrack2(byte[] into, int offset)
        {
            int at;
            int length;
            if (!Store.TryGet(Tag.Track2Equivalent, out at, out length))
            {
                return 0;
            }

            Array.Copy(Store.Buffer, at, into, offset, length);
            return TagFormat.Digits(Store.Buffer, at, length, 1);
        }

        internal int PanSequence
        {
            get
            {
                int at;
                int length;
                return Store.TryGet(Tag.PanSequence, out at, out length) && length == 1 ? (int)Bytes.ToNumber(Store.Buffer, at, 1) : -1;
            }
        }

        internal int BuildTags(uint[] tags, byte[] into, int offset)
        {
            int start = offset;
            for (int i = 0; i < tags.Length; i++)
            {
                int at;
                int length;
                if (Store.TryGet(tags[i], out at, out length) && length > 0)
                {
                    offset = TlvIndex.WriteHeader(tags[i], length, into, offset);
                    Array.Copy(Store.Buffer, at, into, offset, length);
                    offset += length;
                }
            }

            return offset - start;
        }

        /// <summary>A data object of the given length; -1 when it is not there or has another length.</summary>
        internal int Fixed(uint tag, int length)
        {
            int at;
            int have;
            return Store.TryGet(tag, out at, out have) && have == length ? at : -1;
        }
    }
}
