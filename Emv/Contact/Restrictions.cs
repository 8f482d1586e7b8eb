using Emv.Data;

namespace Emv.Contact
{
    /// <summary>Processing restrictions (EMV 4.4 Book 3, 10.4): version, usage, dates. Sets bits only; nothing ends here.</summary>
    internal sealed class Restrictions : Stage
    {
        private const byte Cash = 0x01;
        private const byte Cashback = 0x09;
        private const byte Goods = 0x00;

        // Application usage control (Book 3, Annex C2, Table 42): byte 1, then byte 2.
        private const int DomesticCash = 0x8000;
        private const int InternationalCash = 0x4000;
        private const int DomesticGoodsOrServices = 0x2800;
        private const int InternationalGoodsOrServices = 0x1400;
        private const int AtAtms = 0x0200;
        private const int ElsewhereThanAtms = 0x0100;
        private const int DomesticCashback = 0x0080;
        private const int InternationalCashback = 0x0040;

        internal Restrictions(Session session)
            : base(session)
        {
        }

        internal override void Enter()
        {
            Check();
            S.Go(S.CardholderVerification);
        }

        internal void Check()
        {
            CheckVersion();
            CheckUsage();
            CheckDates();
        }

        // 10.4.1: absent means the same.
        private void CheckVersion()
        {
            int at = S.Fixed(Tag.CardApplicationVersion, 2);
            int[] known = S.Application.Versions;
            if (at < 0 || known.Length == 0)
            {
                return;
            }

            int version = Bytes.ToInt(S.Store.Buffer, at, 2);
            for (int i = 0; i < known.Length; i++)
            {
                if (known[i] == version)
                {
                    return;
                }
            }

            S.Log.Write(Rule.VersionDiffers, version, known[0]);
            S.SetTvr(TvrBit.VersionsDiffer, Rule.VersionDiffers);
        }

        // 10.4.2: kinds of terminal by 9F07 alone, kinds of service only where the issuer's country is known.
        private void CheckUsage()
        {
            int at = S.Fixed(Tag.UsageControl, 2);
            if (at < 0)
            {
                return;
            }

            int usage = Bytes.ToInt(S.Store.Buffer, at, 2);
            bool allowed = (usage & (IsAtm() ? AtAtms : ElsewhereThanAtms)) != 0;
            int country = S.Fixed(Tag.IssuerCountry, 2);
            bool domestic = country >= 0 && Bytes.ToNumber(S.Store.Buffer, country, 2) == S.Terminal.CountryCode;
            if (country >= 0)
            {
                allowed &= ServiceAllowed(usage, domestic);
            }

            if (!allowed)
            {
                S.Log.Write(Rule.ServiceNotAllowed, usage, domestic ? 1 : 0);
                S.SetTvr(TvrBit.ServiceNotAllowed, Rule.ServiceNotAllowed);
            }
        }

        private bool ServiceAllowed(int usage, bool domestic)
        {
            bool allowed = true;
            if (S.TransactionType == Cash)
            {
                allowed = (usage & (domestic ? DomesticCash : InternationalCash)) != 0;
            }

            if (S.TransactionType == Goods || S.TransactionType == Cashback)
            {
                allowed = (usage & (domestic ? DomesticGoodsOrServices : InternationalGoodsOrServices)) != 0;
            }

            if (S.OtherMinor > 0 || S.TransactionType == Cashback)
            {
                allowed &= (usage & (domestic ? DomesticCashback : InternationalCashback)) != 0;
            }

            return allowed;
        }

        // Book 4, Annex A1: unattended, run by a financial institution, and gives out cash (additional capabilities).
        private bool IsAtm()
        {
            int type = S.Terminal.TerminalType;
            return type >= 0x14 && type <= 0x16 && (S.Terminal.AdditionalCapabilities[0] & 0x80) != 0;
        }

        // 10.4.3; years by Book 4, 6.7.3.
        private void CheckDates()
        {
            int at = S.Fixed(Tag.EffectiveDate, 3);
            if (at >= 0)
            {
                long date = Bytes.ToNumber(S.Store.Buffer, at, 3);
                if (Dates.Full(date) > S.Today)
                {
                    S.Log.Write(Rule.NotYetEffective, (int)date, 0);
                    S.SetTvr(TvrBit.NotYetEffective, Rule.NotYetEffective);
                }
            }

            at = S.Fixed(Tag.ExpirationDate, 3);
            long expiration = Bytes.ToNumber(S.Store.Buffer, at, 3);
            if (Dates.Full(expiration) < S.Today)
            {
                S.Log.Write(Rule.Expired, (int)expiration, 0);
                S.SetTvr(TvrBit.Expired, Rule.Expired);
            }
        }
    }
}
