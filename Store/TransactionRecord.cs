using System;

namespace Firmware.Store
{
    /// <summary>
    /// All that the terminal keeps about one payment. There is no place for track data, CVN, PIN or PIN block, by
    /// construction. The full card number is here only while the terminal may have to send it again
    /// (reversal, batch upload) and is sealed on flash. Text fields are ASCII, numeric card data is BCD.
    /// </summary>
    public sealed class TransactionRecord
    {
        public const int MaxAidBytes = 16;
        public const int MaxLabelBytes = 16;
        public const int MaxPanBytes = 10;
        public const int MaxReversalField55Bytes = 96;

        private const int UnmaskedHeadDigits = 6;
        private const int UnmaskedTailDigits = 4;

        /// <summary>Given by the log in <see cref="TransactionLog.Begin"/>; counts up over the terminal's life.</summary>
        public int Number;

        /// <summary>Set by the log.</summary>
        public TransactionState State;

        /// <summary>The caller's transaction type.</summary>
        public byte Type;

        /// <summary><see cref="TotalsSign"/> of a tip: adds <see cref="TipMinor"/> to the debits and no count.</summary>
        public const int RaisesDebit = 2;

        /// <summary>
        /// How it counts in the batch once approved: 1 debit (sale, completion), -1 credit (void, refund), 0 not at all,
        /// <see cref="RaisesDebit"/>.
        /// </summary>
        public int TotalsSign;

        public int Stan;
        public int Batch;
        public int Voucher;
        public long AmountMinor;
        public long TipMinor;

        /// <summary>What the customer gave in cash; 0 where a card paid.</summary>
        public long TenderedMinor;

        /// <summary>Compressed numeric, padded with F (tag 5A); <see cref="PanBytes"/> of it. 0 = dropped or never known.</summary>
        public readonly byte[] Pan = new byte[MaxPanBytes];
        public int PanBytes;

        /// <summary>First six and last four digits, BCD: what receipts and screens may show.</summary>
        public readonly byte[] PanHead = new byte[3];
        public readonly byte[] PanTail = new byte[2];
        public int PanDigits;

        /// <summary>YYMM, BCD.</summary>
        public readonly byte[] Expiry = new byte[2];

        /// <summary>-1 when the card gave none.</summary>
        public int PanSequence = -1;

        /// <summary>Field 22 as three digits: 51 is chip with PIN.</summary>
        public int EntryMode;

        /// <summary>Local date as yyyymmdd and time as hhmmss.</summary>
        public int Date;
        public int Time;

        public readonly byte[] AuthorisationCode = new byte[6];
        public readonly byte[] ReferenceNumber = new byte[12];
        public readonly byte[] ResponseCode = new byte[2];
        public readonly byte[] Operator = new byte[2];

        /// <summary>Card organisation from field 63 of the reply.</summary>
        public readonly byte[] Organisation = new byte[3];

        public readonly byte[] Aid = new byte[MaxAidBytes];
        public int AidBytes;
        public readonly byte[] ApplicationLabel = new byte[MaxLabelBytes];
        public int ApplicationLabelBytes;

        /// <summary>What of field 55 a reversal carries: tags 95, 9F1E, 9F10, 9F36, DF31.</summary>
        public readonly byte[] ReversalField55 = new byte[MaxReversalField55Bytes];
        public int ReversalField55Bytes;

        /// <summary>Application cryptogram and its information byte (9F26, 9F27), TVR, TSI, ATC for receipt and upload.</summary>
        public readonly byte[] Cryptogram = new byte[8];
        public byte CryptogramInformation;
        public readonly byte[] Tvr = new byte[5];
        public readonly byte[] Tsi = new byte[2];
        public readonly byte[] Atc = new byte[2];

        /// <summary>The caller's number for the cardholder verification that was done.</summary>
        public byte Cvm;

        /// <summary>The caller's marks: signature wanted, voided, uploaded and so on.</summary>
        public ushort Flags;

        /// <summary>Field 39 of the reversal, ASCII: 98, 96, A0, 06.</summary>
        public readonly byte[] ReversalReason = new byte[2];

        /// <summary>What a void or refund refers to (field 61); 0 = nothing.</summary>
        public int OriginalBatch;
        public int OriginalStan;
        public int OriginalDate;
        public int OriginalVoucher;
        public readonly byte[] OriginalReference = new byte[12];
        public readonly byte[] OriginalAuthorisation = new byte[6];

        /// <summary>What has been given back of this one so far: the refunds that stand or are on their way.</summary>
        public long RefundedMinor;

        /// <summary>Number of the newest transaction that left its mark here (void, refund, completion, tip); 0 = none.</summary>
        public int MarkedBy;

        /// <summary>What the customer drew, see <see cref="SignatureStrokes"/>; <see cref="SignatureBytes"/> of it, 0 = signed on paper or not at all.</summary>
        public readonly byte[] Signature = new byte[SignatureStrokes.MaxBytes];
        public int SignatureBytes;

        /// <summary>Takes a card number as tag 5A has it, and what may be shown of it.</summary>
        /// <param name="count">1 to 10 bytes, two digits each, padded with F.</param>
        /// <returns>False when it is too long or has a digit above 9.</returns>
        public bool SetPan(byte[] compressed, int offset, int count)
        {
            if (count < 1 || count > MaxPanBytes)
            {
                return false;
            }

            int digits = 0;
            while (digits < count * 2 && Digit(compressed, offset, digits) <= 9)
            {
                digits++;
            }

            for (int i = digits; i < count * 2; i++)
            {
                if (Digit(compressed, offset, i) != 0x0F)
                {
                    return false;
                }
            }

            if (digits <= UnmaskedHeadDigits + UnmaskedTailDigits)
            {
                return false;
            }

            Array.Copy(compressed, offset, Pan, 0, count);
            PanBytes = count;
            PanDigits = digits;
            Array.Copy(compressed, offset, PanHead, 0, PanHead.Length);
            for (int i = 0; i < PanTail.Length; i++)
            {
                int at = digits - UnmaskedTailDigits + (i * 2);
                PanTail[i] = (byte)((Digit(compressed, offset, at) << 4) | Digit(compressed, offset, at + 1));
            }

            return true;
        }

        /// <summary>Writes the card number as receipts show it, ASCII with stars between, and returns its length (0 = none).</summary>
        public int CopyMaskedPan(byte[] into, int offset)
        {
            for (int i = 0; i < PanDigits; i++)
            {
                int tail = i - (PanDigits - UnmaskedTailDigits);
                byte shown = (byte)'*';
                if (i < UnmaskedHeadDigits)
                {
                    shown = (byte)('0' + Digit(PanHead, 0, i));
                }
                else if (tail >= 0)
                {
                    shown = (byte)('0' + Digit(PanTail, 0, tail));
                }

                into[offset + i] = shown;
            }

            return PanDigits;
        }

        /// <summary>Forgets the full card number; the masked one stays.</summary>
        public void DropPan()
        {
            Wipe(Pan);
            PanBytes = 0;
        }

        /// <summary>As new: every byte 0.</summary>
        public void Clear()
        {
            DropPan();
            Number = 0;
            State = TransactionState.None;
            Type = 0;
            TotalsSign = 0;
            Stan = 0;
            Batch = 0;
            Voucher = 0;
            AmountMinor = 0;
            TipMinor = 0;
            TenderedMinor = 0;
            Wipe(PanHead);
            Wipe(PanTail);
            PanDigits = 0;
            Wipe(Expiry);
            PanSequence = -1;
            EntryMode = 0;
            Date = 0;
            Time = 0;
            Wipe(AuthorisationCode);
            Wipe(ReferenceNumber);
            Wipe(ResponseCode);
            Wipe(Operator);
            Wipe(Organisation);
            Wipe(Aid);
            AidBytes = 0;
            Wipe(ApplicationLabel);
            ApplicationLabelBytes = 0;
            Wipe(ReversalField55);
            ReversalField55Bytes = 0;
            Wipe(Cryptogram);
            CryptogramInformation = 0;
            Wipe(Tvr);
            Wipe(Tsi);
            Wipe(Atc);
            Cvm = 0;
            Flags = 0;
            Wipe(ReversalReason);
            OriginalBatch = 0;
            OriginalStan = 0;
            OriginalDate = 0;
            OriginalVoucher = 0;
            Wipe(OriginalReference);
            Wipe(OriginalAuthorisation);
            RefundedMinor = 0;
            MarkedBy = 0;
            Wipe(Signature);
            SignatureBytes = 0;
        }

        private static int Digit(byte[] compressed, int offset, int index)
        {
            byte pair = compressed[offset + (index >> 1)];
            return (index & 1) == 0 ? pair >> 4 : pair & 0x0F;
        }

        private static void Wipe(byte[] bytes)
        {
            Array.Clear(bytes, 0, bytes.Length);
        }
    }
}
