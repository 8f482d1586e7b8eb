using Drivers.Keypad;
using Firmware.Setup;
using Firmware.Store;
using Firmware.Ui;
using Desktop.Tests.Shops;
using Tests.Desktop.Ui;

namespace Desktop.Tests.Face;

/// <summary>Typing names on a telephone's keys.</summary>
[TestClass]
public sealed class TextEntryTests
{
    /// <summary>Names a merchant might give his shop or his goods, and the most keys each may cost.</summary>
    [TestMethod]
    [DataRow("日光便利店")]
    [DataRow("老王面馆")]
    [DataRow("红富士苹果")]
    [DataRow("绿茶饮料")]
    [DataRow("北京烤鸭")]
    [DataRow("中国银联")]
    public void A_name_can_be_typed_in_pinyin(string name)
    {
        var rig = new ScreenRig(Language.Chinese);
        var entry = new TextEntry(new PinyinTable(rig.Assets!));
        entry.Start("", 24, EntryMode.Pinyin);
        int keys = 0;
        foreach (char c in name)
        {
            keys += Spell(entry, c);
        }

        Assert.AreEqual(name, entry.Text);
        Assert.IsLessThan(8 * name.Length, keys, $"{keys} keys for {name}");
    }

    [TestMethod]
    public void Every_hanzi_can_be_typed()
    {
        var rig = new ScreenRig(Language.Chinese);
        var entry = new TextEntry(new PinyinTable(rig.Assets!));
        foreach (var (character, _) in Simulator.AssetImage.Characters.Where(c => c.Gb2312 >= 0xB0A1))
        {
            entry.Start("", 24, EntryMode.Pinyin);
            Spell(entry, character);
            Assert.AreEqual(character.ToString(), entry.Text);
        }
    }

    [TestMethod]
    public void The_same_key_again_means_the_next_letter_and_later_a_new_one()
    {
        var entry = new TextEntry(null);
        entry.Start("", 24, EntryMode.Upper);
        entry.Type(2, 0);
        entry.Type(2, 300);
        entry.Type(2, 2000);
        entry.Type(3, 2100);
        entry.NextMode();
        entry.Type(7, 2200);
        entry.NextMode();
        Assert.AreEqual("BADp".Length, entry.Text.Length);
        StringAssert.StartsWith(entry.Text, "BAD");
    }

    [TestMethod]
    public void Without_a_dictionary_there_is_no_pinyin()
    {
        var entry = new TextEntry(null);
        entry.Start("", 24, EntryMode.Pinyin);
        Assert.AreEqual(EntryMode.Lower, entry.Mode);
        entry.NextMode();
        entry.NextMode();
        Assert.AreEqual(EntryMode.Digits, entry.Mode);
        entry.NextMode();
        Assert.AreEqual(EntryMode.Lower, entry.Mode);
    }

    [TestMethod]
    public void A_text_ends_where_its_columns_end()
    {
        var entry = new TextEntry(null);
        entry.Start("", 5, EntryMode.Digits);
        for (int i = 0; i < 9; i++)
        {
            entry.Type(i, 0);
        }

        Assert.AreEqual("01234", entry.Text);
    }

    /// <summary>The whole way: menu, pinyin, flash, header, slip, power cut.</summary>
    [TestMethod]
    public void A_shop_name_typed_in_Chinese_stands_on_screen_and_slip()
    {
        var shop = new Shop();
        shop.ToIdle();
        Press(shop, Key.Menu, Key.D5, Key.D9);
        shop.See(Text.AskShopName);
        shop.Rig.Handset.Keypad.Press(Key.Clear);
        shop.Rig.RunFor(1_500);
        shop.Rig.Handset.Keypad.Release(Key.Clear);
        Press(shop, Key.Hash, Key.Hash);
        foreach (char c in "鑫鑫茶庄")
        {
            TypeOnTerminal(shop, c);
        }

        Press(shop, Key.Enter);
        shop.See(Text.SettingsShopName);
        shop.Rig.PowerCut();
        shop.SignInAgain();
        shop.ToIdle();
        Assert.IsTrue(shop.Rig.Reader.Shows("鑫鑫茶庄"), shop.Rig.Reader.Text);
        Assert.AreEqual("鑫鑫茶庄", shop.Rig.Machine.Terminal.Settings.GetText(SettingNumber.ShopName, ""));
        shop.Rig.Handset.Printer.Roll.Tear();
        shop.Rig.Sell(1250, "unionpay-debit");
        StringAssert.Contains(Simulator.PaperText.Of(shop.Rig.Handset.Printer.Roll), "鑫鑫茶庄");
    }

    private static void Press(Shop shop, params Key[] keys)
    {
        foreach (Key key in keys)
        {
            shop.Rig.Press(key);
            shop.Rig.Settle();
        }
    }

    private static void TypeOnTerminal(Shop shop, char wanted)
    {
        var entry = new TextEntry(new PinyinTable(shop.Rig.Machine.Terminal.Assets));
        entry.Start("", 24, EntryMode.Pinyin);
        var keys = new List<Key>();
        Spell(entry, wanted, keys);
        Press(shop, [.. keys]);
    }

    private static int Spell(TextEntry entry, char wanted) => Spell(entry, wanted, []);

    /// <summary>Finds the character as a person does who knows how it is read; returns the keys it took.</summary>
    private static int Spell(TextEntry entry, char wanted, List<Key> keys)
    {
        string syllable = Syllables.First(row => row.Characters.Contains(wanted)).Letters;
        foreach (char letter in syllable)
        {
            int digit = "22233344455566677778889999"[letter - 'a'] - '0';
            Assert.IsTrue(entry.Type(digit, 0), $"{syllable} at {letter}");
            keys.Add((Key)((int)Key.D0 + digit));
        }

        while (entry.ReadingAt(entry.Reading) != syllable)
        {
            Assert.IsTrue(entry.NextReading());
            keys.Add(Key.Star);
        }

        keys.Add(Key.Enter);
        while (true)
        {
            for (int i = 0; i < entry.OfferedCount; i++)
            {
                if (entry.OfferedAt(i) == wanted)
                {
                    entry.Choose(i);
                    keys.Add((Key)((int)Key.D1 + i));
                    return keys.Count;
                }
            }

            Assert.IsTrue(entry.Turn(true), $"{wanted} is not under {syllable}");
            keys.Add(Key.Down);
        }
    }

    private static IReadOnlyList<(string Letters, string Characters)> Syllables { get; } =
        [.. File.ReadLines(Path.Combine(RepositoryRoot.Path, "Boards/Simulator/Assets/pinyin.txt")).Select(line => line.Split(' ')).Select(p => (p[0], p[1]))];
}
