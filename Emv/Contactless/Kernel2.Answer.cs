using Emv.Contact;
using Emv.Data;

namespace Emv.Contactless
{
    /// <content>The answer to GENERATE AC or RECOVER AC, and what becomes of the sale (EMV Contactless Book C-2, S9 and S910).</content>
    internal sealed partial class Kernel2
    {
        // Transaction types that may go by the chip instead, and the terminal's slot in its capabilities (9F33, byte 1).
        private const byte Goods = 0x00;
        private const byte Cash = 0x01;
        private const byte Cashback = 0x09;
        private const byte Disbursement = 0x17;
        private const byte ContactChip = 0x20;

        // C-2, S9 and S910.
        private void Take(byte[] data, int count)
        {
            _tap.CardMayLeave = true;
            bool recovered = _state == State.Recovering;
            if (recovered || (_torn.IsKept && _torn.IsSame(S)))
            {
                _torn.Clear();
            }

            Reason reason = _cryptogram.Take(data, count);
            if (reason != Reason.None)
            {
                _tap.EndApplication(reason);
                return;
            }

            int type = _cryptogram.Cid & Cryptogram.TypeMask;
            if (type == Cryptogram.Aac)
            {
                Refused(recovered);
                return;
            }

            if (type != Cryptogram.Arqc || (!recovered && _cryptogram.Asked != Cryptogram.Arqc))
            {
                // Asked for the issuer, a card may not approve (Book 3, 10.8).
                S.Log.Write(Rule.OfflineApprovalRefused, type, 0);
                _tap.EndApplication(Reason.CryptogramTypeWrong);
                return;
            }

            if (!_cdaAsked)
            {
                Valid();
                return;
            }

            if (!_cryptogram.Signed)
            {
                S.Log.Write(Rule.CdaSignatureMissing, _cryptogram.Cid, 1);
                S.SetTvr(TvrBit.CdaFailed, Rule.CdaSignatureMissing);
                _tap.EndApplication(Reason.CdaFailed);
                return;
            }

            _state = State.Left;
            S.Step = Step.Compute;
        }

        // C-2, S910.71: a device wants its owner first, whatever it answered. Phone message table (S910.73): "see phone" for all of them.
        private bool WantsOwner()
        {
            const int SecondByte = 0x03;
            const int ThirdByte = 0x0F;
            int at = S.Fixed(TapTag.CardholderInteraction, 3);
            return at >= 0 && ((S.Store.Buffer[at + 1] & SecondByte) != 0 || (S.Store.Buffer[at + 2] & ThirdByte) != 0);
        }

        // C-2, S910.74 and S910.75 for an ARQC: on to the issuer.
        private void Valid()
        {
            if (WantsOwner())
            {
                _tap.TryAgain(Reason.CardRefused, true);
                return;
            }

            _tap.OnlineRequest(_cvm);
        }

        // C-2, S910.71 to S910.75 for an AAC: a purchase or cash may still go by the chip, unless this is a phone or a watch.
        private void Refused(bool recovered)
        {
            if (WantsOwner())
            {
                _tap.TryAgain(Reason.CardDeclined, true);
                return;
            }

            Reason reason = !recovered && _cryptogram.Asked == Cryptogram.Aac ? Reason.TerminalDeclined : Reason.CardDeclined;
            if (S.TransactionType != Goods && S.TransactionType != Cash && S.TransactionType != Disbursement && S.TransactionType != Cashback)
            {
                _tap.EndApplication(reason);
            }
            else if ((Settings.CardInputCapability & ContactChip) != 0 && !IsDevice())
            {
                _tap.TryAnotherInterface(reason);
            }
            else
            {
                _tap.Decline(reason);
            }
        }

        // Third party data (9F6E): country, unique identifier, and where that has its first bit clear the kind of device; "00" is a card.
        private bool IsDevice()
        {
            const int IdentifierAt = 2;
            const int KindAt = 4;
            int at;
            int length;
            S.Store.TryGet(TapTag.FormFactor, out at, out length);
            byte[] buffer = S.Store.Buffer;
            return length >= KindAt + 2 && (buffer[at + IdentifierAt] & 0x80) == 0 && (buffer[at + KindAt] != (byte)'0' || buffer[at + KindAt + 1] != (byte)'0');
        }

        // What was measured stands under the signature too, behind the transaction data hash.
        private bool RelayMatches()
        {
            const int DynamicDataAt = 4;
            const int CryptogramAndHash = 1 + 8 + 20;
            if (!_relay.IsPerformed)
            {
                return true;
            }

            byte[] block = S.Authentication.Signed.Recovered;
            int number = block[DynamicDataAt];
            int at = DynamicDataAt + 1 + number + CryptogramAndHash;
            return at + RelayResistance.DataLength <= DynamicDataAt + block[DynamicDataAt - 1]
                && Bytes.Equal(block, at, _relay.Data, 0, RelayResistance.DataLength);
        }
    }
}
