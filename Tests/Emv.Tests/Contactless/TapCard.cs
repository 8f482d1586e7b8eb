using System.Text;
using Tests.Emv.Contact;

namespace Tests.Emv.Contactless
{
    /// <summary>A contactless card of hex strings, every part of which a test can change. It keeps what it saw.</summary>
    public sealed class TapCard
    {
        public const string Aid = "A0000099990101";
        public const string StaticRecord = "5A0862929900000000115F24034912315F3401019F0702FF005F28020156";
        public const string Track2 = "57136292990000000011D49122010000000000000F";
        public const string PdolQuick = "9F38139F66049F02069F03065F2A029A039C019F3704";
        public const string Arqc = "820220009F3602000A9F26080102030405060708" + "9F100706010A03A00000";

        /// <summary>Whole answer to SELECT 2PAY.SYS.DDF01.</summary>
        public string Ppse = Directory(Entry(Aid, "870101")) + "9000";

        /// <summary>Answers to the next SELECTs in turn; the last one repeats.</summary>
        public string[] Selects = { Fci(Aid, PdolQuick) + "9000" };

        /// <summary>Whole answers to GET PROCESSING OPTIONS in turn; the last one repeats.</summary>
        public string[] Options = { TestCard.Tlv("77", Arqc + Track2 + "9F6C020000") + "9000" };

        /// <summary>Content of the template 70 of record 1, 2, ... of SFI 1, or the whole response when it begins with "=".</summary>
        public string[] Records = new string[0];

        public string[] Relay = { "800A55667788001000640018" + "9000" };
        public string Cryptogram = "6985";
        public string Recovered = "6985";

        /// <summary>INS of every command, one word each.</summary>
        public readonly StringBuilder Seen = new StringBuilder();

        public string LastSelect;
        public string LastOptions;
        public string LastRelay;
        public string LastCryptogram;
        public string LastRecover;

        private int _selects;
        private int _options;
        private int _relays;

        public static string Directory(string entries)
        {
            return TestCard.Tlv("6F", TestCard.Tlv("84", "325041592E5359532E4444463031") + TestCard.Tlv("A5", TestCard.Tlv("BF0C", entries)));
        }

        public static string Entry(string aid, string more)
        {
            return TestCard.Tlv("61", TestCard.Tlv("4F", aid) + more);
        }

        public static string Fci(string aid, string proprietary)
        {
            return TestCard.Fci(aid, proprietary);
        }

        /// <summary>A good answer of kernels 3 and 7 with these qualifiers ("" for none) and whatever else.</summary>
        public static string Quick(string qualifiers, string more)
        {
            string value = Arqc + Track2 + (qualifiers.Length == 0 ? "" : TestCard.Tlv("9F6C", qualifiers)) + more;
            return TestCard.Tlv("77", value) + "9000";
        }

        public byte[] Answer(byte[] command, int count)
        {
            string text = Hex.Text(command, 0, count);
            if (Seen.Length > 0)
            {
                Seen.Append(' ');
            }

            Seen.Append(Hex.Text(command, 1, 1));
            switch (command[1])
            {
                case 0xA4:
                    return Hex.Bytes(Select(text));
                case 0xA8:
                    LastOptions = text;
                    _options++;
                    return Hex.Bytes(Options[_options <= Options.Length ? _options - 1 : Options.Length - 1]);
                case 0xB2:
                    return Hex.Bytes(Record(command[2]));
                case 0xEA:
                    LastRelay = text;
                    _relays++;
                    return Hex.Bytes(Relay[_relays <= Relay.Length ? _relays - 1 : Relay.Length - 1]);
                case 0xAE:
                    LastCryptogram = text;
                    return Hex.Bytes(Cryptogram);
                case 0xD0:
                    LastRecover = text;
                    return Hex.Bytes(Recovered);
                default:
                    return Hex.Bytes("6D00");
            }
        }

        private string Select(string text)
        {
            if (text.IndexOf("325041592E5359532E4444463031") >= 0)
            {
                return Ppse;
            }

            LastSelect = text;
            _selects++;
            return Selects[_selects <= Selects.Length ? _selects - 1 : Selects.Length - 1];
        }

        private string Record(int number)
        {
            if (number < 1 || number > Records.Length)
            {
                return "6A83";
            }

            string record = Records[number - 1];
            return record.Length > 0 && record[0] == '=' ? record.Substring(1) : TestCard.Tlv("70", record) + "9000";
        }
    }
}
