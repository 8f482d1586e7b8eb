using System.Text;
using Firmware.Receipts;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Tests.Desktop.Ui;

/// <summary>QR codes as a reader sees them that was written apart from the encoder.</summary>
[TestClass]
public sealed class QrCodeTests
{
    private const int MostSteps = 2000;

    [TestMethod]
    public void Every_length_is_read_back()
    {
        var code = new QrCode();
        for (int count = 1; count <= QrCode.MaxBytes; count++)
        {
            byte[] data = [.. Enumerable.Range(0, count).Select(i => (byte)(' ' + (((i * 37) + count) % 95)))];
            Make(code, data);
            Assert.AreEqual(Encoding.UTF8.GetString(data), QrReader.Read(code.Size, (x, y) => ((code.Row(y) >> x) & 1) != 0), $"{count} bytes");
        }
    }

    [TestMethod]
    public void What_is_too_long_is_refused()
    {
        var code = new QrCode();
        Assert.IsFalse(code.Start(new byte[QrCode.MaxBytes + 1], QrCode.MaxBytes + 1));
        Assert.IsTrue(code.Step());
        Assert.AreEqual(0, code.Size);
    }

    [TestMethod]
    public void The_mask_is_the_one_with_the_least_penalty()
    {
        var code = new QrCode();
        foreach (int count in new[] { 5, 60, 120, 200 })
        {
            Make(code, [.. Enumerable.Repeat((byte)'A', count)]);
            int chosen = code.Mask;
            int size = code.Size;
            bool[,] plain = Unmask(code, chosen);
            int[] penalties = [.. Enumerable.Range(0, 8).Select(mask => Penalty(size, plain, mask))];
            Assert.AreEqual(penalties.Min(), penalties[chosen], $"{count} bytes: {string.Join(' ', penalties)}, mask {chosen}");
        }
    }

    [TestMethod]
    public void The_receipt_in_the_code_says_what_the_paper_says_and_no_more()
    {
        foreach (Language language in Enum.GetValues<Language>())
        {
            var receipt = new ReceiptText();
            var header = Terminal.Receipts.SampleRecord.Header();
            header.ShopName = language == Language.Chinese ? "日光便利店" : header.ShopName;
            int count = receipt.Write(Terminal.Receipts.SampleRecord.Make(), header, "SALE", language);
            string text = Encoding.UTF8.GetString(receipt.Bytes, 0, count);
            StringAssert.Contains(text, header.ShopName);
            StringAssert.Contains(text, "RMB 1,234.56");
            StringAssert.Contains(text, "2026-01-15 09:08:07");
            StringAssert.Contains(text, "*0012");
            StringAssert.Contains(text, "123456789012");
            StringAssert.Contains(text, "12345678/000042");
            Assert.DoesNotContain("622848", text);
            var code = new QrCode();
            Make(code, receipt.Bytes[..count]);
            Assert.AreEqual(text, QrReader.Read(code.Size, (x, y) => ((code.Row(y) >> x) & 1) != 0));
        }
    }

    private static void Make(QrCode code, byte[] data)
    {
        Assert.IsTrue(code.Start(data, data.Length));
        int steps = 0;
        while (!code.Step())
        {
            Assert.IsLessThan(MostSteps, ++steps);
        }
    }

    private static bool[,] Unmask(QrCode code, int mask)
    {
        var plain = new bool[code.Size, code.Size];
        bool[,] function = QrReader.FunctionModules(code.Size, (code.Size - 17) / 4);
        for (int y = 0; y < code.Size; y++)
        {
            for (int x = 0; x < code.Size; x++)
            {
                bool near = x != 6 && y != 6 && (x <= 8 || x >= code.Size - 8) && (y <= 8 || y >= code.Size - 8);
                bool format = near && (y == 8 || x == 8) && function[x, y];
                plain[x, y] = !format && (((code.Row(y) >> x) & 1) != 0) != (!function[x, y] && QrReader.Inverted(mask, y, x));
            }
        }

        return plain;
    }

    /// <summary>7.8.3, module by module; the format is judged as light, as the encoder does.</summary>
    private static int Penalty(int size, bool[,] plain, int mask)
    {
        bool[,] function = QrReader.FunctionModules(size, (size - 17) / 4);
        bool Dark(int x, int y) => plain[x, y] != (!function[x, y] && QrReader.Inverted(mask, y, x));
        int points = 0;
        int dark = 0;
        for (int i = 0; i < size; i++)
        {
            points += Line(size, j => Dark(j, i)) + Line(size, j => Dark(i, j));
            for (int j = 0; j < size; j++)
            {
                dark += Dark(j, i) ? 1 : 0;
                bool block = i > 0 && j > 0 && Dark(j, i) == Dark(j - 1, i) && Dark(j, i) == Dark(j, i - 1) && Dark(j, i) == Dark(j - 1, i - 1);
                points += block ? 3 : 0;
            }
        }

        return points + (Math.Abs((dark * 20) - (size * size * 10)) / (size * size) * 10);
    }

    private static int Line(int size, Func<int, bool> dark)
    {
        string line = string.Concat(Enumerable.Range(0, size).Select(i => dark(i) ? '1' : '0'));
        int points = 0;
        for (int i = 0; i < size;)
        {
            int run = i;
            while (run < size && line[run] == line[i])
            {
                run++;
            }

            points += run - i >= 5 ? run - i - 2 : 0;
            i = run;
        }

        for (int i = 0; i + 11 <= size; i++)
        {
            string window = line.Substring(i, 11);
            points += window is "10111010000" or "00001011101" ? 40 : 0;
        }

        return points;
    }
}
