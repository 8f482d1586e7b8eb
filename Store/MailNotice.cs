using System;

namespace Firmware.Store
{
    /// <summary>
    /// A customer's e-mail address on its way to the host, and the payment whose receipt it asks for. The address is somebody's
    /// own: bytes, never text in a log, wiped once it is delivered.
    /// </summary>
    public sealed class MailNotice
    {
        public const int MaxAddressBytes = 60;
        public const int ReferenceBytes = 12;

        /// <summary>Bytes of a stored notice with the longest address; no more than a setting takes.</summary>
        public const int MaxBytes = AddressAt + MaxAddressBytes;

        private const int StanAt = 0;
        private const int BatchAt = 4;
        private const int PaidStanAt = 8;
        private const int PaidBatchAt = 12;
        private const int PaidDateAt = 16;
        private const int PaidVoucherAt = 20;
        private const int ReferenceAt = 24;
        private const int AddressAt = ReferenceAt + ReferenceBytes;

        private readonly byte[] _bytes = new byte[MaxBytes];
        private int _count;

        /// <summary>Trace number and batch of the notice itself: a repetition has the same, so that the host knows it again.</summary>
        public int Stan
        {
            get { return RecordHead.GetInt(_bytes, StanAt); }
        }

        public int Batch
        {
            get { return RecordHead.GetInt(_bytes, BatchAt); }
        }

        /// <summary>The payment: trace number, batch, date (yyyymmdd), voucher.</summary>
        public int PaidStan
        {
            get { return RecordHead.GetInt(_bytes, PaidStanAt); }
        }

        public int PaidBatch
        {
            get { return RecordHead.GetInt(_bytes, PaidBatchAt); }
        }

        public int PaidDate
        {
            get { return RecordHead.GetInt(_bytes, PaidDateAt); }
        }

        public int PaidVoucher
        {
            get { return RecordHead.GetInt(_bytes, PaidVoucherAt); }
        }

        public int AddressBytes
        {
            get { return _count > AddressAt ? _count - AddressAt : 0; }
        }

        /// <summary>Where the host's reference number of the payment begins in <see cref="Bytes"/>; zeros where it gave none.</summary>
        public static int ReferenceOffset
        {
            get { return ReferenceAt; }
        }

        /// <summary>Where the address begins in <see cref="Bytes"/>.</summary>
        public static int AddressOffset
        {
            get { return AddressAt; }
        }

        /// <summary>As it is stored: <see cref="Count"/> of them count.</summary>
        public byte[] Bytes
        {
            get { return _bytes; }
        }

        public int Count
        {
            get { return _count; }
        }

        /// <param name="stan">Trace number of the notice.</param>
        /// <param name="address">ASCII; checked by whoever asked for it.</param>
        /// <returns>False for an address that is too long or none.</returns>
        public bool Fill(TransactionRecord paid, int stan, int batch, string address)
        {
            Clear();
            if (address.Length == 0 || address.Length > MaxAddressBytes)
            {
                return false;
            }

            RecordHead.PutInt(_bytes, StanAt, stan);
            RecordHead.PutInt(_bytes, BatchAt, batch);
            RecordHead.PutInt(_bytes, PaidStanAt, paid.Stan);
            RecordHead.PutInt(_bytes, PaidBatchAt, paid.Batch);
            RecordHead.PutInt(_bytes, PaidDateAt, paid.Date);
            RecordHead.PutInt(_bytes, PaidVoucherAt, paid.Voucher);
            Array.Copy(paid.ReferenceNumber, 0, _bytes, ReferenceAt, ReferenceBytes);
            for (int i = 0; i < address.Length; i++)
            {
                _bytes[AddressAt + i] = (byte)address[i];
            }

            _count = AddressAt + address.Length;
            return true;
        }

        /// <summary>Takes over what <see cref="Bytes"/> was given from elsewhere. False when that is no notice.</summary>
        public bool Take(int count)
        {
            _count = count > AddressAt && count <= MaxBytes ? count : 0;
            return _count != 0;
        }

        /// <summary>Wipes it.</summary>
        public void Clear()
        {
            Array.Clear(_bytes, 0, MaxBytes);
            _count = 0;
        }
    }
}
