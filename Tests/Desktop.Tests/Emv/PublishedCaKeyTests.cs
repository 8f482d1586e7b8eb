using Emv.Contact;

namespace Desktop.Tests.Emv;

/// <summary>
/// The schemes' CA keys in published-ca-keys.txt (sources there): 41 keys from 896 to 1984 bits, exponents 3 and 65537, as lists and as
/// acquirers' downloads.
/// </summary>
[TestClass]
public class PublishedCaKeyTests
{
    private const int KeysInLists = 30;
    private const int KeysInDownloads = 11;

    private static IEnumerable<string> Lines =>
        File.ReadLines(Path.Combine(RepositoryRoot.Path, "Tests/Desktop.Tests/Emv/published-ca-keys.txt")).Where(l => l.Length > 0 && l[0] != '#');

    private static IEnumerable<string[]> Lists => Lines.Select(l => l.Split(' ')).Where(p => p.Length == 5);

    private static IEnumerable<byte[]> Downloads => Lines.Where(l => !l.Contains(' ')).Select(Convert.FromHexString);

    [TestMethod]
    public void Published_keys_load_with_their_checksum()
    {
        var table = new CaKeyTable();
        foreach (string[] key in Lists)
        {
            Assert.AreEqual(CaKeyError.None, Add(table, key, Convert.FromHexString(key[3])), key[0] + key[1]);
        }

        Assert.AreEqual(KeysInLists, table.Count);
        foreach (string[] key in Lists)
        {
            Assert.IsTrue(table.Find(Convert.FromHexString(key[0] + "1010"), 0, Convert.ToInt32(key[1], 16)) >= 0, key[0] + key[1]);
        }
    }

    [TestMethod]
    public void A_single_wrong_bit_anywhere_in_a_published_key_is_refused()
    {
        var table = new CaKeyTable();
        foreach (string[] key in Lists)
        {
            byte[] modulus = Convert.FromHexString(key[3]);
            for (int i = 0; i < modulus.Length; i += 7)
            {
                modulus[i] ^= (byte)(1 << (i & 7));
                Assert.AreEqual(modulus[0] == 0 ? CaKeyError.Malformed : CaKeyError.ChecksumWrong, Add(table, key, modulus), key[0] + key[1]);
                modulus[i] ^= (byte)(1 << (i & 7));
            }
        }

        Assert.AreEqual(0, table.Count);
    }

    [TestMethod]
    public void Published_downloads_load_one_by_one_and_all_together()
    {
        var single = new CaKeyTable();
        foreach (byte[] download in Downloads)
        {
            Assert.AreEqual(CaKeyError.None, single.Load(download, 0, download.Length, out int loaded), Convert.ToHexString(download, 0, 12));
            Assert.AreEqual(1, loaded);
        }

        byte[] all = [.. Downloads.SelectMany(d => d)];
        var together = new CaKeyTable();
        Assert.AreEqual(CaKeyError.None, together.Load(all, 0, all.Length, out int count));
        Assert.AreEqual(KeysInDownloads, count);
        Assert.AreEqual(KeysInDownloads, single.Count);
        Assert.AreEqual(KeysInDownloads, together.Count);
        Assert.AreEqual(20211231, together.Expiry(together.Find(Convert.FromHexString("A000000333"), 0, 0x02)));
        Assert.AreEqual(20201231, together.Expiry(together.Find(Convert.FromHexString("A000000333"), 0, 0x0B)));
    }

    [TestMethod]
    public void Downloads_cut_off_anywhere_load_nothing_wrong()
    {
        foreach (byte[] download in Downloads.Take(2))
        {
            for (int length = 0; length < download.Length; length++)
            {
                var table = new CaKeyTable();
                Assert.AreNotEqual(CaKeyError.None, table.Load(download, 0, length, out int loaded), $"{length} bytes");
                Assert.AreEqual(0, loaded);
            }
        }
    }

    private static CaKeyError Add(CaKeyTable table, string[] key, byte[] modulus) => table.Add(
        Convert.FromHexString(key[0]), Convert.ToInt32(key[1], 16), modulus, Convert.ToInt32(key[2], 16), Convert.FromHexString(key[4]), 0);
}
