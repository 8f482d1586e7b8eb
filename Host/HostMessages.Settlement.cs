using System;
using Drivers.Hal;
using Firmware.Store;

namespace Firmware.Host
{
    /// <content>Network management, settlement and batch upload: 0820, 0500, 0320.</content>
    public sealed partial class HostMessages
    {
        public const int ManagementMti = 0x0820;
        public const int SettlementMti = 0x0500;
        public const int UploadMti = 0x0320;

        /// <summary>Rows that fit one message of a batch upload.</summary>
        public const int MostRows = 8;

        private const int SettlementCode = 201;
        private const int StatusCode = 362;
        private const int RowsCode = 201;
        private const int SingleCode = 203;
        private const int PanColumns = 20;
        private const int RowBytes = 20;
        private const int StanBytes = 3;
        private const int PanAt = 4;
        private const int AmountAt = 14;
        private const int NoFlag = 0;
        private readonly byte[] _rows = new byte[1 + (MostRows * RowBytes)];
        private int _rowCount;

        /// <summary>0820: sign-off (002), echo (301).</summary>
        public void Management(int code, int stan, int batch)
        {
            Writer.Begin(ManagementMti);
            Writer.Number(IsoField.Stan, stan);
            Writer.Ascii(IsoField.TerminalId, _profile.TerminalId);
            Writer.Ascii(IsoField.MerchantId, _profile.MerchantId);
            Writer.Digits(IsoField.Private60, Field60(batch, code));
        }

        /// <summary>0800: a block of a download in f62, three digits; none for the end of it.</summary>
        public void Download(int code, int block, int stan, int batch)
        {
            Writer.Begin(SignOnMti);
            Writer.Number(IsoField.Stan, stan);
            Writer.Ascii(IsoField.TerminalId, _profile.TerminalId);
            Writer.Ascii(IsoField.MerchantId, _profile.MerchantId);
            Writer.Digits(IsoField.Private60, Field60(batch, code));
            if (block > 0)
            {
                Writer.Ascii(IsoField.Private62, block.ToString("D3"));
            }
        }

        /// <summary>0820 362: state in f62.</summary>
        public void StatusUpload(string state, int stan, int batch)
        {
            Management(StatusCode, stan, batch);
            Writer.Ascii(IsoField.Private62, state);
        }

        /// <summary>0500: the terminal's totals of the batch.</summary>
        /// <param name="foreign">What of it comes from foreign cards; all zero where they are not told apart.</param>
        public Status Settlement(int stan, int batch, TransactionLog log, SettlementSums foreign, string operatorNumber)
        {
            Writer.Begin(SettlementMti);
            Writer.Number(IsoField.Stan, stan);
            Writer.Ascii(IsoField.TerminalId, _profile.TerminalId);
            Writer.Ascii(IsoField.MerchantId, _profile.MerchantId);
            string domestic = Half(log.DebitMinor - foreign.DebitMinor, log.DebitCount - foreign.DebitCount, log.CreditMinor - foreign.CreditMinor, log.CreditCount - foreign.CreditCount);
            Writer.Digits(IsoField.Totals, domestic + Half(foreign.DebitMinor, foreign.DebitCount, foreign.CreditMinor, foreign.CreditCount));
            Writer.Ascii(IsoField.Currency, _profile.Currency.ToString("D3"));
            Writer.Digits(IsoField.Private60, Field60(batch, SettlementCode));
            Writer.Ascii(IsoField.Private63, operatorNumber.PadLeft(OperatorBytes, '0'));
            return CloseSettlement();
        }

        /// <summary>Begins a set of rows for <see cref="UploadRows"/>.</summary>
        public void ClearRows()
        {
            Array.Clear(_rows, 0, _rows.Length);
            _rowCount = 0;
        }

        /// <summary>Adds a row: organisation 2, trace number 6, card number 20, amount 12 digits, packed.</summary>
        /// <returns>Rows so far; at most <see cref="MostRows"/>.</returns>
        public int AddRow(TransactionRecord record)
        {
            int at = 1 + (_rowCount * RowBytes);
            PutNumber(at + 1, StanBytes, record.Stan);
            for (int i = 0; i < record.PanDigits && record.PanBytes > 0; i++)
            {
                int place = PanColumns - record.PanDigits + i;
                int digit = (i & 1) == 0 ? record.Pan[i >> 1] >> 4 : record.Pan[i >> 1] & 0x0F;
                _rows[at + PanAt + (place >> 1)] |= (byte)((place & 1) == 0 ? digit << 4 : digit);
            }

            PutNumber(at + AmountAt, RowBytes - AmountAt, record.AmountMinor);
            _rowCount++;
            return _rowCount;
        }

        /// <summary>0320: the rows added, which are wiped.</summary>
        public Status UploadRows(int stan, int batch)
        {
            BeginUpload(stan);
            PutNumber(0, 1, _rowCount);
            Writer.Packed(IsoField.Totals, _rows, 0, 2 + (_rowCount * RowBytes * 2));
            ClearRows();
            return EndUpload(batch, RowsCode);
        }

        /// <summary>0320: one transaction made by chip, with the data that proves it.</summary>
        public Status UploadSingle(TransactionRecord record)
        {
            Writer.Begin(UploadMti);
            if (record.PanBytes > 0)
            {
                Writer.Packed(IsoField.Pan, record.Pan, 0, record.PanDigits);
            }

            Writer.Number(IsoField.Amount, record.AmountMinor);
            Writer.Number(IsoField.Stan, record.Stan);
            Writer.Number(IsoField.EntryMode, record.EntryMode);
            if (record.PanSequence >= 0)
            {
                Writer.Number(IsoField.CardSequence, record.PanSequence);
            }

            Writer.Ascii(IsoField.TerminalId, _profile.TerminalId);
            Writer.Ascii(IsoField.MerchantId, _profile.MerchantId);
            if (record.ReversalField55Bytes > 0)
            {
                Writer.Bytes(IsoField.ChipData, record.ReversalField55, 0, record.ReversalField55Bytes);
            }

            return EndUpload(record.Batch, SingleCode);
        }

        /// <summary>0320: the upload is complete, so many transactions.</summary>
        public Status UploadEnd(int stan, int batch, int count)
        {
            BeginUpload(stan);
            Writer.Digits(IsoField.Totals, count.ToString("D4"));
            return EndUpload(batch, _profile.UploadEndCode);
        }

        private void PutNumber(int at, int bytes, long value)
        {
            for (int i = at + bytes - 1; i >= at; i--)
            {
                int pair = (int)(value % 100);
                _rows[i] = (byte)(((pair / 10) << 4) | (pair % 10));
                value /= 100;
            }
        }

        private void BeginUpload(int stan)
        {
            Writer.Begin(UploadMti);
            Writer.Number(IsoField.Stan, stan);
            Writer.Ascii(IsoField.TerminalId, _profile.TerminalId);
            Writer.Ascii(IsoField.MerchantId, _profile.MerchantId);
        }

        private Status EndUpload(int batch, int code)
        {
            Writer.Digits(IsoField.Private60, Field60(batch, code));
            return CloseSettlement();
        }

        /// <summary>Not under DUKPT: field 62, where the key's number would stand, has another meaning there.</summary>
        public bool SettlementCarriesMac
        {
            get { return _profile.SettlementMac && !_keys.Dukpt; }
        }

        private Status CloseSettlement()
        {
            if (SettlementCarriesMac)
            {
                Close();
            }

            return Status.Ok;
        }

        private static string Half(long debitMinor, int debits, long creditMinor, int credits)
        {
            return debitMinor.ToString("D12") + (debits % 1000).ToString("D3") + creditMinor.ToString("D12") + (credits % 1000).ToString("D3") + NoFlag.ToString();
        }

        private static string Field60(int batch, int code)
        {
            return "00" + batch.ToString("D6") + code.ToString("D3");
        }
    }
}
