using System;
using System.Text;

namespace Tests.Emv.Contact
{
    /// <summary>
    /// A card made of hex strings: a behaving one, every part of which a test can change. It keeps what it saw. No secrets and
    /// no cryptography in it; signatures come from <see cref="Chain"/>.
    /// </summary>
    public sealed class TestCard
    {
        public const int DirectorySfi = 10;
        public const int ProprietarySfi = 11;
        public const string Aid = "A0000099990101";
        public const string StaticRecord = "5A0862929900000000115F24034912315F3401019F0702FF005F28020156";
        public const string Track2 = "57136292990000000011D49122010000000000000F";
        public const string Cdols = "8C069F02069F37048D058A029F3704";

        /// <summary>Response to SELECT of the PSE: data, then SW.</summary>
        public string Pse = "6A82";

        /// <summary>Records of the directory; after them 6A83.</summary>
        public string[] Directory = new string[0];

        /// <summary>Answers to SELECT by AID, first and next occurrences in turn; the last one repeats for the final SELECT.</summary>
        public string[] Selects = { Fci(Aid, "500454455354") + "9000" };

        /// <summary>When not null: answers to SELECT with P2 = 02.</summary>
        public string[] Nexts;

        public string Gpo;

        /// <summary>Answers to the first GET PROCESSING OPTIONS commands; then <see cref="Gpo"/>.</summary>
        public string[] Gpos = new string[0];
        public string Aip = "1C00";
        public string Afl = "08010201";

        /// <summary>Record 1, 2, ... of the only file: the content of the template 70, or the whole response when it begins with "=".</summary>
        public string[] Records = { StaticRecord, Track2 + Cdols + "8E0A00000000000000001F03" };

        /// <summary>Whole response for records of SFI 11.</summary>
        public string Proprietary = "6A83";

        public string PinTryCounter = "9F1701039000";
        public string Atc = "9F360200079000";
        public string LastAtc = "9F130200059000";
        public string[] Verify = { "9000" };
        public string Challenge = "01020304050607089000";
        public string InternalAuthenticate = "6985";
        public string Ac1 = "8012800007AABBCCDDEEFF001107010103A000009000";
        public string Ac2 = "8012400007112233445566778807010103900000" + "9000";
        public string ExternalAuthenticate = "9000";
        public string Script = "9000";

        /// <summary>INS and P1 P2 where they matter, one word a command.</summary>
        public readonly StringBuilder Seen = new StringBuilder();

        /// <summary>The last command of each kind.</summary>
        public string LastVerify;
        public string LastAc1;
        public string LastAc2;
        public string LastGpo;
        public string LastExternal;
        public string LastScript;
        public string LastInternal;

        private int _select;
        private int _next;
        private int _verify;
        private int _gpo;
        private int _cryptogram;

        public static string Fci(string aid, string proprietary)
        {
            return Tlv("6F", Tlv("84", aid) + Tlv("A5", proprietary));
        }

        public static string Tlv(string tag, string value)
        {
            int length = value.Length / 2;
            string bytes = length < 128 ? Byte(length) : length < 256 ? "81" + Byte(length) : "82" + Byte(length >> 8) + Byte(length & 255);
            return tag + bytes + value;
        }

        public byte[] Answer(byte[] command, int count)
        {
            string text = Hex.Text(command, 0, count);
            byte ins = command[1];
            Note(command, ins);
            switch (ins)
            {
                case 0xA4:
                    return Hex.Bytes(Select(text, command[3]));
                case 0xA8:
                    LastGpo = text;
                    _gpo++;
                    return Hex.Bytes(_gpo <= Gpos.Length ? Gpos[_gpo - 1] : Gpo != null ? Gpo : Tlv("77", Tlv("82", Aip) + Tlv("94", Afl)) + "9000");
                case 0xB2:
                    return Hex.Bytes(Record(command[2], command[3] >> 3));
                case 0xCA:
                    return Hex.Bytes(command[3] == 0x17 ? PinTryCounter : command[3] == 0x36 ? Atc : LastAtc);
                case 0x20:
                    LastVerify = text;
                    _verify++;
                    return Hex.Bytes(Verify[_verify <= Verify.Length ? _verify - 1 : Verify.Length - 1]);
                case 0x84:
                    return Hex.Bytes(Challenge);
                case 0x88:
                    LastInternal = text;
                    return Hex.Bytes(InternalAuthenticate);
                case 0x82:
                    LastExternal = text;
                    return Hex.Bytes(ExternalAuthenticate);
                case 0xAE:
                    return Hex.Bytes(Cryptogram(text));
                default:
                    LastScript = text;
                    return Hex.Bytes(Script);
            }
        }

        private string Cryptogram(string text)
        {
            _cryptogram++;
            if (_cryptogram == 1)
            {
                LastAc1 = text;
                return Ac1;
            }

            LastAc2 = text;
            return Ac2;
        }

        private string Select(string text, int occurrence)
        {
            if (text.IndexOf("315041592E5359532E4444463031") >= 0)
            {
                return Pse;
            }

            if (occurrence == 2)
            {
                _next++;
                return Nexts == null || _next > Nexts.Length ? "6A82" : Nexts[_next - 1];
            }

            _select++;
            return Selects[_select <= Selects.Length ? _select - 1 : Selects.Length - 1];
        }

        private string Record(int number, int sfi)
        {
            if (sfi == ProprietarySfi)
            {
                return Proprietary;
            }

            string[] file = sfi == DirectorySfi ? Directory : Records;
            if (number < 1 || number > file.Length)
            {
                return "6A83";
            }

            string record = file[number - 1];
            return record.Length > 0 && record[0] == '=' ? record.Substring(1) : Tlv("70", record) + "9000";
        }

        private void Note(byte[] command, byte ins)
        {
            if (Seen.Length > 0)
            {
                Seen.Append(' ');
            }

            Seen.Append(Byte(ins));
            if (ins == 0xAE || ins == 0x20)
            {
                Seen.Append(Byte(ins == 0xAE ? command[2] : command[3]));
            }
        }

        private static string Byte(int value)
        {
            return Hex.Text(new byte[] { (byte)value }, 0, 1);
        }
    }
}
