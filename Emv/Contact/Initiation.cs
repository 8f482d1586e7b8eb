using System;
using Emv.Data;

namespace Emv.Contact
{
    /// <summary>Initiate application processing: GET PROCESSING OPTIONS (EMV 4.4 Book 3, 6.5.8 and 10.1).</summary>
    internal sealed class Initiation : Stage
    {
        internal Initiation(Session session)
            : base(session)
        {
        }

        internal override void Enter()
        {
            int offset;
            int length;
            int written = 0;

            // The template 83 and its length stand before the values; 81 is needed from 128 bytes on.
            const int ValuesAt = 8;
            byte[] command = S.Command;
            if (S.Store.TryGet(Tag.Pdol, out offset, out length))
            {
                written = Dol.Build(S.Store, S.Store.Buffer, offset, length, command, ValuesAt, Session.MaxCommandData - 3);
                if (written < 0)
                {
                    S.Log.Write(Rule.ObjectMalformed, (int)Tag.Pdol, length);
                    S.Abort(Reason.CardDataWrong);
                    return;
                }
            }

            S.TransactionHash.Add(command, ValuesAt, written);
            int header = TlvIndex.WriteHeader(Tag.CommandTemplate, written, command, 5);
            Array.Copy(command, ValuesAt, command, header, written);
            S.SendData(0x80, 0xA8, 0x00, 0x00, header - 5 + written, true);
        }

        internal override void Responded(byte[] data, int count, int statusWord)
        {
            if (statusWord == Sw.ConditionsNotSatisfied)
            {
                S.Selection.Refused();
                return;
            }

            if (statusWord != Sw.Ok)
            {
                S.Abort(Reason.CardRefused);
                return;
            }

            TlvIndex tlv = S.Tlv;
            if (tlv.Parse(data, 0, count) != TlvError.None || tlv.Count != 1)
            {
                S.Abort(Reason.CardDataWrong);
                return;
            }

            int offset = tlv.Offset(0);
            int length = tlv.Length(0);
            if (tlv.Tag(0) == Tag.ResponseFormat1)
            {
                Take(data, offset, length < 2 ? 0 : 2, data, offset + 2, length - 2);
                return;
            }

            if (tlv.Tag(0) != Tag.ResponseFormat2 || tlv.Parse(data, offset, length) != TlvError.None)
            {
                S.Abort(Reason.CardDataWrong);
                return;
            }

            int aip = tlv.Find(Tag.Aip);
            int afl = tlv.Find(Tag.Afl);
            if (aip < 0 || afl < 0)
            {
                S.Log.Write(Rule.ObjectMissing, (int)(aip < 0 ? Tag.Aip : Tag.Afl), 0);
                S.Abort(Reason.CardDataMissing);
                return;
            }

            Take(data, tlv.Offset(aip), tlv.Length(aip), data, tlv.Offset(afl), tlv.Length(afl));
        }

        private void Take(byte[] aip, int aipOffset, int aipLength, byte[] afl, int aflOffset, int aflLength)
        {
            if (aipLength != 2 || aflLength < 4 || (aflLength & 3) != 0)
            {
                S.Log.Write(Rule.ObjectMalformed, (int)(aipLength != 2 ? Tag.Aip : Tag.Afl), aflLength);
                S.Abort(Reason.CardDataWrong);
                return;
            }

            S.Aip = Bytes.ToInt(aip, aipOffset, 2);
            if (!S.Store.Set(Tag.Aip, aip, aipOffset, 2) || !S.Store.Set(Tag.Afl, afl, aflOffset, aflLength))
            {
                S.Abort(Reason.CardDataTooLarge);
                return;
            }

            S.Log.Write(Rule.ApplicationInitiated, S.Aip, aflLength);
            S.Go(S.RecordReader);
        }
    }
}
