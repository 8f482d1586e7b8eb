using Emv.Contact;

namespace Desktop.Tests.Emv;

/// <summary>CVM lists of every kind against a second reading of Book 3, 10.5 and Book 4, 6.3.4, written here: TVR byte 3 and 9F34.</summary>
[TestClass]
public class CvmTableTests
{
    private const int Sessions = 60000;
    private const uint AmountX = 1000;
    private const uint AmountY = 2000;

    private static readonly byte[] Known = [0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x1E, 0x1F];

    /// <summary>One row of the table.</summary>
    private sealed record Row(byte[] Rules, int Capabilities, byte TerminalType, byte Type, long Amount, long Other, bool OwnCurrency, int Tries, int[] Verify, int[] People)
    {
        public bool Cash => Type == 0x01;

        public bool Unattended => (TerminalType & 0x0F) is >= 4 and <= 6;

        public bool Cashback => Type == 0x09 || Other > 0;

        public override string ToString() =>
            $"rules {Convert.ToHexString(Rules)} capabilities {Capabilities:X2} terminal {TerminalType:X2} type {Type:X2} amount {Amount} other {Other} currency {OwnCurrency} tries {Tries} "
            + $"verify {string.Join(',', Verify.Select(v => v.ToString("X4")))} people {string.Join(',', People)}";
    }

    [TestMethod]
    public void Every_single_rule_under_every_condition()
    {
        for (int rule = 0; rule < 64; rule++)
        {
            for (int condition = 0; condition < 12; condition++)
            {
                foreach (byte type in new byte[] { 0x00, 0x01, 0x09 })
                {
                    foreach (int capabilities in new[] { 0xF8, 0x00, 0xA0, 0x50, 0x08 })
                    {
                        Check(new Row([(byte)rule, (byte)condition], capabilities, 0x21, type, 1500, 0, true, 3, [0x9000], [0]));
                    }
                }
            }
        }
    }

    [TestMethod]
    public void Lists_of_up_to_five_rules_with_everything_that_people_and_cards_do()
    {
        for (int seed = 1; seed <= Sessions; seed++)
        {
            Check(Draw(new Random(seed)));
        }
    }

    private static Row Draw(Random random)
    {
        byte[] rules = new byte[2 * random.Next(0, 6)];
        for (int i = 0; i < rules.Length; i += 2)
        {
            rules[i] = (byte)((random.Next(5) == 0 ? random.Next(64) : Known[random.Next(Known.Length)]) | (random.Next(4) == 0 ? 0 : 0x40));
            rules[i + 1] = (byte)random.Next(11);
        }

        int[] statuses = [0x9000, 0x63C2, 0x63C1, 0x63C0, 0x6983, 0x6984, 0x6A86];
        return new Row(
            rules, random.Next(3) == 0 ? random.Next(32) << 3 : 0xF8, random.Next(4) == 0 ? (byte)0x24 : (byte)0x21, ((byte[])[0x00, 0x01, 0x09, 0x20])[random.Next(4)],
            ((long[])[999, 1000, 1001, 1999, 2000, 2001])[random.Next(6)], random.Next(4) == 0 ? 100 : 0, random.Next(4) != 0, random.Next(-1, 4),
            [.. Enumerable.Range(0, 3).Select(_ => statuses[random.Next(statuses.Length)]), 0x9000], [.. Enumerable.Range(0, 3).Select(_ => random.Next(6) switch { 0 => 1, 1 => 2, _ => 0 }), 0]);
    }

    private static void Check(Row row)
    {
        var terminal = new TerminalProfile { TerminalType = row.TerminalType, TerminalCapabilities = [0xE0, (byte)row.Capabilities, 0xC8] };
        terminal.Add(new ApplicationProfile(Convert.FromHexString(TableCard.Aid)));
        var kernel = new ContactKernel(terminal, new CaKeyTable());
        string list = AmountX.ToString("X8") + AmountY.ToString("X8") + Convert.ToHexString(row.Rules);
        var card = new TableCard
        {
            Aip = "1000",
            Objects = "5F2403491231" + TableCard.Tlv("8E", list) + (row.OwnCurrency ? "9F42020156" : "9F42020840"),
            PinTries = row.Tries,
            Verify = row.Verify,
            People = row.People,
        };
        card.Run(kernel, row.Amount, row.Other, row.Type, new DateTime(2026, 11, 25), [1, 2, 3, 4, 5, 6, 7, 8]);

        (int tvr, string results) = new Oracle(row).Judge();
        kernel.TryGetTag(0x9F34, out int at, out int length);
        Assert.AreEqual(results, Convert.ToHexString(kernel.Store.Buffer, at, length), row.ToString());
        Assert.AreEqual(tvr, kernel.Outcome.Tvr[2], row.ToString());
        Assert.AreEqual(row.Rules.Length == 0 ? 0xA0 : 0x80, kernel.Outcome.Tvr[0], row.ToString());
    }

    /// <summary>The second reading.</summary>
    private sealed class Oracle(Row row)
    {
        private int _tvr;
        private int _asked;
        private int _verified;
        private bool _bypassed;
        private bool _broken;

        public (int Tvr, string Results) Judge()
        {
            if (row.Rules.Length == 0)
            {
                return (0, "3F0000");
            }

            string last = "3F0001";
            for (int i = 0; i < row.Rules.Length; i += 2)
            {
                byte raw = row.Rules[i];
                byte condition = row.Rules[i + 1];
                int code = raw & 0x3F;
                if (!Met(code, condition))
                {
                    continue;
                }

                if (!Known.Contains((byte)code))
                {
                    _tvr |= 0x40;
                }
                else if (!Supported(code))
                {
                    _tvr |= code is >= 1 and <= 5 ? 0x10 : 0;
                }
                else
                {
                    int result = Perform(code);
                    if (result >= 0)
                    {
                        return (_tvr, $"{raw:X2}{condition:X2}{result:X2}");
                    }

                    last = $"{raw:X2}{condition:X2}01";
                }

                if ((raw & 0x40) == 0)
                {
                    break;
                }
            }

            return (_tvr | 0x80, last);
        }

        private bool Met(int code, byte condition) => condition switch
        {
            0x00 => true,
            0x01 => row.Cash && row.Unattended,
            0x02 => !row.Cash && !row.Cashback,
            0x03 => Known.Contains((byte)code) && Supported(code),
            0x04 => row.Cash && !row.Unattended,
            0x05 => row.Cashback,
            0x06 => row.OwnCurrency && row.Amount < AmountX,
            0x07 => row.OwnCurrency && row.Amount > AmountX,
            0x08 => row.OwnCurrency && row.Amount < AmountY,
            0x09 => row.OwnCurrency && row.Amount > AmountY,
            _ => false,
        };

        // 9F33 byte 2: plaintext PIN 80, online PIN 40, signature 20, enciphered PIN 10, no CVM 08.
        private bool Supported(int code)
        {
            int needed = code switch { 0x01 => 0x80, 0x02 => 0x40, 0x03 => 0xA0, 0x04 => 0x10, 0x05 => 0x30, 0x1E => 0x20, 0x1F => 0x08, _ => 0 };
            return (row.Capabilities & needed) == needed;
        }

        // The third byte of the result, or -1.
        private int Perform(int code)
        {
            switch (code)
            {
                case 0x00:
                    return -1;
                case 0x1E:
                    return 0;
                case 0x1F:
                    return 2;
            }

            if (_bypassed || _broken)
            {
                _tvr |= _bypassed ? 0x08 : 0x10;
                return -1;
            }

            if (code != 0x02 && row.Tries == 0)
            {
                _tvr |= 0x20;
                return -1;
            }

            while (Entered())
            {
                if (code == 0x02)
                {
                    _tvr |= 0x04;
                    return 0;
                }

                // This card has no key to encipher with.
                int status = code >= 0x04 ? 0 : row.Verify[Math.Min(_verified++, row.Verify.Length - 1)];
                if (status == 0x9000)
                {
                    return code == 0x01 ? 2 : 0;
                }

                if (status is 0x63C0 or 0x6983 or 0x6984)
                {
                    _tvr |= 0x20;
                    return -1;
                }

                if (status is not (0x63C1 or 0x63C2))
                {
                    return -1;
                }
            }

            return -1;
        }

        private bool Entered()
        {
            int what = row.People[Math.Min(_asked++, row.People.Length - 1)];
            _bypassed |= what == 1;
            _broken |= what == 2;
            _tvr |= what == 1 ? 0x08 : what == 2 ? 0x10 : 0;
            return what == 0;
        }
    }
}
