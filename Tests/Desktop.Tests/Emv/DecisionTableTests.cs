using Emv.Contact;
using static Desktop.Tests.Emv.TableCard;

namespace Desktop.Tests.Emv;

/// <summary>
/// The kernel's decision tables, whole, against a second reading of the books written here: usage control and dates (Book 3, 10.4),
/// random selection and velocity (10.6), action codes (10.7). Every combination is a session of its own.
/// </summary>
[TestClass]
public class DecisionTableTests
{
    private static readonly byte[] Random = [1, 2, 3, 4, 0, 0, 0, 50];
    private static readonly DateTime Today = new(2026, 11, 25);

    private readonly TerminalProfile _terminal = new();
    private readonly ApplicationProfile _application = new(Convert.FromHexString(Aid));
    private readonly ContactKernel _kernel;

    public DecisionTableTests()
    {
        _terminal.Add(_application);
        _kernel = new ContactKernel(_terminal, new CaKeyTable());
    }

    // All ten bits that mean anything, three kinds of country, four kinds of transaction, cashback, two kinds of terminal.
    [TestMethod]
    public void Usage_control_in_every_combination()
    {
        foreach (bool atm in new[] { false, true })
        {
            _terminal.TerminalType = (byte)(atm ? 0x14 : 0x21);
            _terminal.AdditionalCapabilities = [(byte)(atm ? 0xE0 : 0x60), 0, 0xF0, 0xF0, 1];
            for (int combination = 0; combination < 1024 * 3 * 4 * 2; combination++)
            {
                int usage = (combination & 1023) << 6;
                int country = (combination >> 10) % 3;
                byte type = ((byte[])[0x00, 0x01, 0x09, 0x20])[(combination >> 10) / 3 % 4];
                long other = combination >= 1024 * 12 ? 100 : 0;
                string objects = "5F2403491231" + "9F0702" + usage.ToString("X4") + (country == 0 ? "" : "5F28020" + (country == 1 ? "156" : "840"));
                bool cashback = type == 0x09 || other > 0;
                bool allowed = (usage & (atm ? 0x0200 : 0x0100)) != 0;
                if (country != 0)
                {
                    int shift = country == 1 ? 0 : 1;
                    allowed &= type != 0x01 || (usage & (0x8000 >> shift)) != 0;
                    allowed &= type is not (0x00 or 0x09) || (usage & (0x2800 >> shift)) != 0;
                    allowed &= !cashback || (usage & (0x0080 >> shift)) != 0;
                }

                Session(objects, 500, other, type);
                Assert.AreEqual(allowed ? 0 : 0x10, _kernel.Outcome.Tvr[1], $"usage {usage:X4} country {country} type {type:X2} other {other} atm {atm}");
            }
        }
    }

    [TestMethod]
    public void Dates_over_a_century()
    {
        DateTime[] todays = [new(2000, 1, 1), new(2000, 2, 29), new(2026, 11, 25), new(2028, 2, 29), new(2049, 12, 31)];
        foreach (DateTime today in todays)
        {
            for (int year = 0; year < 100; year++)
            {
                foreach (string day in new[] { "0101", "0228", "0229", "1125", "1231" })
                {
                    int full = ((year < 50 ? 2000 : 1900) + year) * 10000 + int.Parse(day);
                    int now = today.Year * 10000 + today.Month * 100 + today.Day;
                    string date = year.ToString("00") + day;
                    Session("5F2403" + date + "5F2503" + date, 500, 0, 0, today);
                    int expected = (full < now ? 0x40 : 0) | (full > now ? 0x20 : 0);
                    Assert.AreEqual(expected, _kernel.Outcome.Tvr[1], $"{date} on {now}");
                }
            }
        }
    }

    // Every bit of the TVR that this card can set, against every single bit of both denial codes, and the card's code absent.
    [TestMethod]
    public void A_denial_code_declines_by_any_common_bit_and_only_by_one()
    {
        string[] objects = ["5F2403491231", "5F2403200101" + "9F07020000" + "8E0A00000000000000000000", "5F2403491231" + "5F2503490101" + "8E0A00000000000000000600"];
        foreach (string card in objects)
        {
            for (int bit = -1; bit < 40; bit++)
            {
                byte[] code = new byte[5];
                if (bit >= 0)
                {
                    code[bit / 8] = (byte)(0x80 >> (bit % 8));
                }

                foreach (int where in new[] { 0, 1, 2 })
                {
                    _application.TacDenial = where == 1 ? new byte[5] : code;
                    string issuer = where == 0 ? "" : "9F0E05" + Convert.ToHexString(where == 2 ? new byte[5] : code);
                    TableCard played = Session(card + issuer, 500, 0, 0, null, "1800");
                    byte[] tvr = [.. _kernel.Outcome.Tvr];
                    bool denied = tvr.Zip(code, (t, c) => t & c).Any(b => b != 0);
                    Assert.AreEqual(denied ? 0x00 : 0x80, played.Asked, $"TVR {Convert.ToHexString(tvr)} code {Convert.ToHexString(code)} {where}");
                    Assert.AreEqual(denied ? Reason.TerminalDeclined : Reason.Cancelled, _kernel.Outcome.Reason);
                }
            }
        }

        _application.TacDenial = new byte[5];
    }

    [TestMethod]
    public void Floor_limit_and_random_selection_in_every_percentage()
    {
        const long Threshold = 1000;
        const long Floor = 3000;
        _application.FloorLimitMinor = Floor;
        _application.ThresholdMinor = Threshold;
        for (int number = 0; number < 99; number++)
        {
            foreach (int target in new[] { 0, 1, 20, 50, 99 })
            {
                foreach (long amount in new long[] { 0, 999, 1000, 1001, 1999, 2000, 2999, 3000, 3001 })
                {
                    int most = Math.Max(target, 80);
                    _application.TargetPercent = target;
                    _application.MaxTargetPercent = most;

                    // Book 3, 10.6.2: interpolation factor (amount - threshold) / (floor limit - threshold), here in exact fractions.
                    long percent = amount < Threshold ? target : target + (most - target) * (amount - Threshold) / (Floor - Threshold);
                    bool selected = amount < Floor && number + 1 <= percent;
                    var card = new TableCard { Objects = "5F2403491231" };
                    card.Run(_kernel, amount, 0, 0, Today, [1, 2, 3, 4, 0, 0, 0, (byte)number]);
                    int expected = (amount >= Floor ? 0x80 : 0) | (selected ? 0x10 : 0);
                    Assert.AreEqual(expected, _kernel.Outcome.Tvr[3], $"amount {amount} target {target} number {number + 1}");
                }
            }
        }

        _application.FloorLimitMinor = 0;
        _application.ThresholdMinor = 0;
    }

    [TestMethod]
    public void Velocity_in_every_neighbourhood_of_its_limits()
    {
        foreach ((int lower, int upper) in new[] { (0, 0), (1, 3), (3, 1), (255, 255), (2, 2) })
        {
            for (int last = -1; last < 6; last++)
            {
                for (int atc = 0; atc < 12; atc++)
                {
                    var card = new TableCard { Objects = $"5F24034912319F1401{lower:X2}9F2301{upper:X2}", Atc = atc, LastOnline = last };
                    card.Run(_kernel, 500, 0, 0, Today, Random);
                    bool known = last >= 0 && atc > last;
                    int expected = 0x80 | (!known || atc - last > lower ? 0x40 : 0) | (!known || atc - last > upper ? 0x20 : 0);
                    Assert.AreEqual(expected, _kernel.Outcome.Tvr[3], $"counter {atc} last {last} limits {lower} {upper}");
                    Assert.AreEqual(last == 0 ? 0x08 : 0, _kernel.Outcome.Tvr[1] & 0x08, $"counter {atc} last {last}");
                }
            }
        }
    }

    private TableCard Session(string objects, long amount, long other, byte type, DateTime? today = null, string aip = "0800")
    {
        var card = new TableCard { Objects = objects, Aip = aip };
        card.Run(_kernel, amount, other, type, today ?? Today, Random);
        return card;
    }
}
