using Emv.Data;

namespace Emv.Contact
{
    /// <summary>Terminal risk management (EMV 4.4 Book 3, 10.6): exception file, floor limit, random selection, velocity.</summary>
    internal sealed class RiskManagement : Stage
    {
        private const int ExceptionLength = 10;
        private const int NotKnown = -1;

        private int _atc;
        private bool _readingLast;

        internal RiskManagement(Session session)
            : base(session)
        {
        }

        internal override void Enter()
        {
            CheckExceptionFile();
            if (S.ForceOnline)
            {
                S.Log.Write(Rule.MerchantForcedOnline, 0, 0);
                S.SetTvr(TvrBit.MerchantForcedOnline, Rule.MerchantForcedOnline);
            }

            if ((S.Aip >> 8 & AipBit.TerminalRiskManagement) == 0)
            {
                S.Go(S.ActionAnalysis);
                return;
            }

            CheckFloorLimit();

            // 10.6.3: only where the card gives both limits.
            if (S.Fixed(Tag.LowerConsecutiveLimit, 1) < 0 || S.Fixed(Tag.UpperConsecutiveLimit, 1) < 0)
            {
                End();
                return;
            }

            _readingLast = false;
            S.Send(0x80, 0xCA, 0x9F, 0x36);
        }

        internal override void Responded(byte[] data, int count, int statusWord)
        {
            int value = Counter(data, count, statusWord, _readingLast ? Tag.LastOnlineAtc : Tag.Atc);
            if (!_readingLast)
            {
                _atc = value;
                _readingLast = true;
                S.Send(0x80, 0xCA, 0x9F, 0x13);
                return;
            }

            CheckVelocity(value);
            End();
        }

        private void End()
        {
            S.SetTsi(TsiBit.TerminalRiskManagement, Rule.RiskManagementDone);
            S.Go(S.ActionAnalysis);
        }

        internal void CheckExceptionFile()
        {
            int offset;
            int length;
            byte[] list = S.Terminal.ExceptionFile;
            S.Store.TryGet(Tag.Pan, out offset, out length);
            byte[] buffer = S.Store.Buffer;
            for (int at = 0; at + ExceptionLength <= list.Length; at += ExceptionLength)
            {
                bool same = true;
                for (int i = 0; i < ExceptionLength && same; i++)
                {
                    same = list[at + i] == (i < length ? buffer[offset + i] : 0xFF);
                }

                if (same)
                {
                    S.Log.Write(Rule.OnExceptionFile, 0, 0);
                    S.SetTvr(TvrBit.OnExceptionFile, Rule.OnExceptionFile);
                    return;
                }
            }
        }

        // 10.6.1 and 10.6.2.
        private void CheckFloorLimit()
        {
            ApplicationProfile application = S.Application;
            long floor = application.FloorLimitMinor;
            if (S.AmountMinor >= floor)
            {
                S.Log.Write(Rule.FloorLimitExceeded, 0, 0);
                S.SetTvr(TvrBit.FloorLimitExceeded, Rule.FloorLimitExceeded);
                return;
            }

            int random = (S.RandomNumber % 99) + 1;
            int target = application.TargetPercent;
            long threshold = application.ThresholdMinor;
            if (S.AmountMinor >= threshold && floor > threshold)
            {
                // Biased: the percentage grows from the target to the maximum between threshold and floor limit.
                target += (int)((application.MaxTargetPercent - target) * (S.AmountMinor - threshold) / (floor - threshold));
            }

            if (random <= target)
            {
                S.Log.Write(Rule.RandomlySelected, random, target);
                S.SetTvr(TvrBit.RandomlySelected, Rule.RandomlySelected);
            }
        }

        private int Counter(byte[] data, int count, int statusWord, uint tag)
        {
            TlvIndex tlv = S.Tlv;
            if (statusWord != Sw.Ok || tlv.Parse(data, 0, count) != TlvError.None || tlv.Count != 1
                || tlv.Tag(0) != tag || tlv.Length(0) != 2)
            {
                return NotKnown;
            }

            int at = tlv.Offset(0);
            S.Store.Set(tag, data, at, 2);
            return Bytes.ToInt(data, at, 2);
        }

        // 10.6.3: what cannot be computed counts as exceeded; a last online ATC of zero is a new card.
        private void CheckVelocity(int last)
        {
            if (last == 0)
            {
                S.Log.Write(Rule.NewCard, 0, 0);
                S.SetTvr(TvrBit.NewCard, Rule.NewCard);
            }

            if (_atc == NotKnown || last == NotKnown || _atc <= last)
            {
                S.Log.Write(Rule.VelocityUnknown, _atc, last);
                S.SetTvr(TvrBit.LowerLimitExceeded, Rule.VelocityUnknown);
                S.SetTvr(TvrBit.UpperLimitExceeded, Rule.VelocityUnknown);
                return;
            }

            Compare(_atc - last, Tag.LowerConsecutiveLimit, TvrBit.LowerLimitExceeded, Rule.LowerLimitExceeded);
            Compare(_atc - last, Tag.UpperConsecutiveLimit, TvrBit.UpperLimitExceeded, Rule.UpperLimitExceeded);
        }

        private void Compare(int difference, uint limitTag, int bit, Rule rule)
        {
            int limit = S.Store.Buffer[S.Fixed(limitTag, 1)];
            if (difference > limit)
            {
                S.Log.Write(rule, difference, limit);
                S.SetTvr(bit, rule);
            }
        }
    }
}
