using System;
using Emv.Contact;
using Firmware.Host;
using Firmware.Store;

namespace Firmware.Sale
{
    /// <summary>Copies what the record, the request and the receipt need out of the kernel.</summary>
    public sealed class RecordBuilder
    {
        private const int MaxPanDigits = 19;
        private const byte PadNibble = 0x0F;

        private const uint TagExpiry = 0x5F24;
        private const uint TagLabel = 0x50;
        private const uint TagAid = 0x4F;
        private const uint TagDedicatedFileName = 0x84;
        private const uint TagCryptogram = 0x9F26;
        private const uint TagCryptogramInformation = 0x9F27;
        private const uint TagAtc = 0x9F36;
        private const uint TagTvr = 0x95;
        private const uint TagIfdSerial = 0x9F1E;
        private const uint TagIssuerData = 0x9F10;
        private const uint TagScriptResult = 0xDF31;

        private readonly byte[] _digits = new byte[MaxPanDigits + 1];
        private readonly byte[] _packed = new byte[TransactionRecord.MaxPanBytes];
        private readonly uint[] _reversalTags = { TagTvr, TagIfdSerial, TagIssuerData, TagAtc, TagScriptResult };
        private readonly byte[] _one = new byte[1];

        /// <summary>Card number, expiry, sequence, application: known when the kernel goes online. False when the card gave no usable number.</summary>
        public bool Identify(ContactKernel kernel, TransactionRecord record)
        {
            int digits = kernel.Pan(_digits, 0);
            bool usable = digits > 0;
            for (int i = 0; i < 2 * _packed.Length; i++)
            {
                int digit = i < digits ? _digits[i] : PadNibble;
                _packed[i >> 1] = (byte)((i & 1) == 0 ? digit << 4 : _packed[i >> 1] | digit);
            }

            usable = usable && record.SetPan(_packed, 0, _packed.Length);
            Array.Clear(_digits, 0, _digits.Length);
            Array.Clear(_packed, 0, _packed.Length);
            record.PanSequence = kernel.PanSequence;
            Copy(kernel, TagExpiry, record.Expiry);
            record.AidBytes = Copy(kernel, TagAid, record.Aid);
            if (record.AidBytes == 0)
            {
                record.AidBytes = Copy(kernel, TagDedicatedFileName, record.Aid);
            }

            record.ApplicationLabelBytes = Copy(kernel, TagLabel, record.ApplicationLabel);
            return usable;
        }

        /// <summary>Track 2 equivalent, for the request only.</summary>
        public void TakeTrack(ContactKernel kernel, CardData card)
        {
            card.Track2Digits = kernel.Track2(card.Track2, 0);
        }

        /// <summary>Cryptogram, verification results and what a reversal repeats of field 55: as they stand now.</summary>
        public void Results(ContactKernel kernel, TransactionRecord record)
        {
            Copy(kernel, TagCryptogram, record.Cryptogram);
            record.CryptogramInformation = Copy(kernel, TagCryptogramInformation, _one) == 1 ? _one[0] : (byte)0;
            Copy(kernel, TagAtc, record.Atc);
            record.ReversalField55Bytes = kernel.BuildTags(_reversalTags, record.ReversalField55, 0);
            if (kernel.Step == Step.Done)
            {
                Array.Copy(kernel.Outcome.Tvr, 0, record.Tvr, 0, record.Tvr.Length);
                Array.Copy(kernel.Outcome.Tsi, 0, record.Tsi, 0, record.Tsi.Length);
                record.Cvm = (byte)kernel.Outcome.Cvm;
            }
            else
            {
                Copy(kernel, TagTvr, record.Tvr);
            }
        }

        private static int Copy(ContactKernel kernel, uint tag, byte[] into)
        {
            if (!kernel.TryGetTag(tag, out int offset, out int length))
            {
                return 0;
            }

            int count = length < into.Length ? length : into.Length;
            Array.Copy(kernel.Store.Buffer, offset, into, 0, count);
            return count;
        }
    }
}
