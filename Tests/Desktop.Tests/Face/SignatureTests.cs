using Drivers.Display;
using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Desktop.Tests.Shops;

namespace Desktop.Tests.Face;

/// <summary>The customer signs with the finger: on the glass, in the record, on the slip.</summary>
[TestClass]
public sealed class SignatureTests
{
    private const string Card = "unionpay-credit";

    [TestMethod]
    public void A_signature_is_kept_with_the_record_and_printed_on_the_merchants_copy()
    {
        Shop shop = Signing();
        Pay(shop);
        Draw(shop);
        shop.Rig.Press(Key.Enter);
        shop.ToIdle();

        TransactionRecord record = Last(shop);
        Assert.IsGreaterThan(20, record.SignatureBytes);
        Assert.IsGreaterThan(0, record.PanBytes, "the batch upload still knows the card");
        Assert.IsTrue(HasPicture(shop, 0), "the merchant's copy");
        shop.MoneyHolds();

        // A reprint after a power cut has it too.
        shop.Rig.PowerCut();
        shop.SignInAgain();
        shop.ToIdle();
        Assert.AreEqual(record.SignatureBytes, Last(shop).SignatureBytes);
    }

    [TestMethod]
    public void Clear_begins_anew_and_an_empty_field_is_not_taken()
    {
        Shop shop = Signing();
        Pay(shop);
        Draw(shop);
        shop.Rig.Press(Key.Clear);
        shop.Rig.Press(Key.Enter);
        shop.Rig.RunFor(500);
        shop.See(Text.SignHere);
        Draw(shop);
        shop.Rig.Press(Key.Enter);
        shop.ToIdle();
        Assert.IsGreaterThan(20, Last(shop).SignatureBytes);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Who_does_not_sign_on_the_screen_signs_on_paper(bool byKey)
    {
        Shop shop = Signing();
        Pay(shop);
        if (byKey)
        {
            shop.Rig.Press(Key.Cancel);
        }
        else
        {
            shop.Rig.RunFor(Theme.SignatureMs + 1000);
        }

        shop.ToIdle();
        Assert.AreEqual(0, Last(shop).SignatureBytes);
        StringAssert.Contains(Simulator.PaperText.Of(shop.Rig.Handset.Printer.Roll), "____");
        shop.MoneyHolds();
    }

    /// <summary>Whatever is drawn fits the record and comes back close to where the finger was.</summary>
    [TestMethod]
    public void A_drawing_of_any_length_fits_and_keeps_its_shape()
    {
        for (int length = 1; length < 900; length += 37)
        {
            var strokes = new SignatureStrokes();
            for (int i = 0; i < length; i++)
            {
                (int x, int y) = Curve(i);
                strokes.Add(x, y);
                if (i % 60 == 59 || i % 125 == 124)
                {
                    strokes.Lift();
                }
            }

            var bytes = new byte[SignatureStrokes.MaxBytes];
            int count = strokes.Encode(bytes);
            var reader = new SignatureReader();
            reader.Start(bytes, count);
            int read = 0;
            while (reader.Next())
            {
                read++;
                Assert.IsTrue(Enumerable.Range(0, length).Any(i => Near(Curve(i), reader.ToX, reader.ToY)), $"{reader.ToX}, {reader.ToY} of {length}");
            }

            Assert.IsGreaterThan(0, read);
        }
    }

    [TestMethod]
    public void Any_bytes_are_safe_to_read()
    {
        var random = new Random(1);
        var bytes = new byte[SignatureStrokes.MaxBytes];
        for (int i = 0; i < 5000; i++)
        {
            random.NextBytes(bytes);
            bytes[0] = 0;
            var reader = new SignatureReader();
            reader.Start(bytes, random.Next(bytes.Length + 1));
            while (reader.Next())
            {
                Assert.IsTrue(reader.ToX is >= 0 and < SignatureStrokes.Width && reader.ToY is >= 0 and < SignatureStrokes.Height);
            }
        }
    }

    private static Shop Signing()
    {
        var shop = new Shop();
        shop.ToIdle();
        foreach (Key key in new[] { Key.Menu, Key.D5, Key.D5, Key.D2 })
        {
            shop.Rig.Press(key);
            shop.Rig.Settle();
        }

        shop.Rig.Press(Key.Cancel);
        shop.Rig.Settle();
        shop.Rig.Press(Key.Cancel);
        shop.ToIdle();
        Assert.IsTrue(Preferences.SignOnScreen(shop.Rig.Machine.Terminal.Settings));
        return shop;
    }

    private static void Pay(Shop shop)
    {
        shop.Rig.Handset.Printer.Roll.Tear();
        shop.Rig.Type("4200");
        shop.Rig.Press(Key.Enter);
        shop.Pay(Card, Text.Approved);
        shop.See(Text.SignHere);
    }

    /// <summary>A finger in two strokes over the field, 10 ms a point.</summary>
    private static void Draw(Shop shop)
    {
        var touch = shop.Rig.Handset.Touch;
        int before = shop.Rig.Handset.Lcd.Version;
        for (int i = 0; i < 120; i++)
        {
            (int x, int y) = Curve(i);
            touch.Press(x + Theme.Margin, y + 58);
            shop.Rig.RunFor(12);
            if (i == 59)
            {
                touch.Lift();
                shop.Rig.RunFor(60);
            }
        }

        touch.Lift();
        shop.Rig.RunFor(60);
        Assert.AreNotEqual(before, shop.Rig.Handset.Lcd.Version, "the ink follows the finger");
    }

    private static (int X, int Y) Curve(int i) =>
        (20 + (i * 2 % 250), 52 + (int)(38 * Math.Sin(i / 7.0)));

    // A step of 14 dots cuts corners.
    private static bool Near((int X, int Y) at, int x, int y) => Math.Abs(at.X - x) <= 8 && Math.Abs(at.Y - y) <= 10;

    /// <summary>Whether that copy, from 0, has a picture.</summary>
    private static bool HasPicture(Shop shop, int copy)
    {
        var roll = shop.Rig.Handset.Printer.Roll;
        int cuts = 0;
        for (int i = 0; i < roll.LineCount; i++)
        {
            cuts += roll.Line(i).Kind == VirtualHandset.PaperLineKind.Cut ? 1 : 0;
            if (cuts == copy && roll.Line(i).Kind == VirtualHandset.PaperLineKind.Raster)
            {
                return true;
            }
        }

        return false;
    }

    private static TransactionRecord Last(Shop shop)
    {
        var record = new TransactionRecord();
        for (int i = 0; i < 200; i++)
        {
            if (shop.Rig.Machine.Terminal.Log.ReadLast(record) == Drivers.Hal.Status.Ok)
            {
                return record;
            }

            shop.Rig.RunFor(10);
        }

        Assert.Fail("the log cannot be read");
        return record;
    }
}
