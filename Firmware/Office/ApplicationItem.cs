using System;
using Emv.Contact;
using Emv.Data;

namespace Firmware.Office
{
    /// <summary>One application as acquirers of UnionPay's network download it (field 62; tags as public material on Q/CUP 009 names them).</summary>
    internal static class ApplicationItem
    {
        private const uint Aid = 0x9F06;
        private const uint SelectionIndicator = 0xDF01;
        private const uint Version = 0x9F09;
        private const uint VersionToo = 0x9F08;
        private const uint TacDefault = 0xDF11;
        private const uint TacOnline = 0xDF12;
        private const uint TacDenial = 0xDF13;
        private const uint DefaultDdol = 0xDF14;
        private const uint Threshold = 0xDF15;
        private const uint MaxTarget = 0xDF16;
        private const uint Target = 0xDF17;
        private const uint FloorLimit = 0x9F1B;
        private const int MostObjects = 32;

        /// <summary>Null when it makes no sense.</summary>
        public static ApplicationProfile Parse(byte[] item, int count)
        {
            var tlv = new TlvIndex(MostObjects);
            if (tlv.Parse(item, 0, count) != TlvError.None)
            {
                return null;
            }

            byte[] aid = Value(tlv, item, Aid);
            if (aid == null || aid.Length < 5 || aid.Length > 16)
            {
                return null;
            }

            var application = new ApplicationProfile(aid);
            byte[] indicator = Value(tlv, item, SelectionIndicator);
            application.PartialSelection = indicator == null || indicator.Length != 1 || indicator[0] == 0;
            byte[] version = Value(tlv, item, Version) ?? Value(tlv, item, VersionToo);
            if (version != null && version.Length == 2)
            {
                application.Versions = new[] { (version[0] << 8) | version[1] };
            }

            application.TacDefault = Value(tlv, item, TacDefault) ?? application.TacDefault;
            application.TacOnline = Value(tlv, item, TacOnline) ?? application.TacOnline;
            application.TacDenial = Value(tlv, item, TacDenial) ?? application.TacDenial;
            application.DefaultDdol = Value(tlv, item, DefaultDdol) ?? application.DefaultDdol;
            application.FloorLimitMinor = Binary(tlv, item, FloorLimit);
            application.ThresholdMinor = Binary(tlv, item, Threshold);
            application.TargetPercent = Bcd(tlv, item, Target);
            application.MaxTargetPercent = Bcd(tlv, item, MaxTarget);
            return application.IsValid ? application : null;
        }

        private static byte[] Value(TlvIndex tlv, byte[] item, uint tag)
        {
            for (int i = 0; i < tlv.Count; i++)
            {
                if (tlv.Tag(i) == tag)
                {
                    var value = new byte[tlv.Length(i)];
                    Array.Copy(item, tlv.Offset(i), value, 0, value.Length);
                    return value;
                }
            }

            return null;
        }

        private static long Binary(TlvIndex tlv, byte[] item, uint tag)
        {
            byte[] value = Value(tlv, item, tag);
            long number = 0;
            for (int i = 0; value != null && i < value.Length && i < 4; i++)
            {
                number = (number << 8) | value[i];
            }

            return number;
        }

        private static int Bcd(TlvIndex tlv, byte[] item, uint tag)
        {
            byte[] value = Value(tlv, item, tag);
            return value == null || value.Length != 1 ? 0 : ((value[0] >> 4) * 10) + (value[0] & 0x0F);
        }
    }
}
