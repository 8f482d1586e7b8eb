using Drivers.Keypad;
using Firmware.Store;
using Firmware.Ui;
using Simulator;
using Simulator.Acquirer;

namespace Desktop.Tests.Shops;

/// <summary>Components typed in by two people: however it ends, nothing of them stays in the terminal.</summary>
[TestClass]
public sealed class KeyEntryTests
{
    private const int Nobody = 190_000;

    private static readonly string First = SecretScan.TestComponents[0];
    private static readonly string Second = SecretScan.TestComponents[1];

    [TestMethod]
    public void Left_while_the_first_is_typed()
    {
        Rig rig = Begun();
        Component(rig, First[..30]);
        NothingStays(rig, Key.Cancel);
    }

    [TestMethod]
    public void Left_alone_while_the_first_is_typed()
    {
        Rig rig = Begun();
        Component(rig, First);
        NothingStays(rig, null);
    }

    [TestMethod]
    public void Left_alone_while_the_first_is_compared()
    {
        Rig rig = Begun();
        Component(rig, First);
        Enter(rig, "Check value");
        NothingStays(rig, null);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Left_while_the_terminal_changes_hands(bool byKey)
    {
        Rig rig = Begun();
        Component(rig, First);
        Enter(rig, "Check value");
        Enter(rig, "Hand the terminal");
        NothingStays(rig, byKey ? Key.Cancel : null);
    }

    [TestMethod]
    public void Left_while_the_second_is_typed()
    {
        Rig rig = Begun();
        Both(rig, false);
        NothingStays(rig, Key.Cancel);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Left_before_the_key_is_stored(bool byKey)
    {
        Rig rig = Begun();
        Both(rig, true);
        NothingStays(rig, byKey ? Key.Cancel : null);
    }

    [TestMethod]
    public void The_terminal_fails_in_the_middle()
    {
        Rig rig = Begun();
        Both(rig, false);
        Assert.AreNotEqual("", Found(rig), "the search finds it while it is there");
        rig.Machine.Terminal.Fail(rig.NowMs);
        Assert.AreEqual("", Found(rig));
    }

    [TestMethod]
    public void Stored_the_key_is_in_the_vault_and_the_components_are_nowhere()
    {
        Rig rig = Begun();
        Both(rig, true);
        Enter(rig, "Master key is stored");
        Assert.AreEqual("", Found(rig));
        Enter(rig, "Enter the amount");
        // The vault writes the new working keys: its record is sealed in a moment.
        rig.RunFor(2_000);
        var key = new SecretScan();
        key.AddKey(rig.Host.Options.MasterKey, "the master key");
        string[] where = [.. TerminalMemory.Of(rig.Machine.Terminal).Where(held => key.In(held.Bytes).Any()).Select(held => held.Where).Distinct()];
        Assert.AreEqual("VaultKeys._keys", string.Join(", ", where));
        rig.Sell(1234, "unionpay-debit");
    }

    [TestMethod]
    public void A_DUKPT_terminal_says_that_its_key_is_not_typed_in()
    {
        var rig = new Rig(new RigOptions { Keys = new KeyOptions { Scheme = KeyScheme.Dukpt } });
        Start(rig);
        Enter(rig, "No key entry here", Key.D5);
        Enter(rig, "Enter the amount");
    }

    [TestMethod]
    public void An_AES_terminal_is_keyed_by_hand_with_64_digits()
    {
        var rig = new Rig(new RigOptions { Keys = new KeyOptions { Cipher = KeyCipher.Aes, Mac = Simulator.Acquirer.MacScheme.AesCmac, FullMacKey = true } });
        Start(rig);
        Enter(rig, "Key already present", Key.D5);
        Enter(rig, "How long is a component");
        Enter(rig, "How many components", Key.D3);
        Enter(rig, "Component 1, 64 digits", Key.D1);
        string first = First + First;
        string second = Second + Second;
        Component(rig, first);
        Enter(rig, "Check value");
        Enter(rig, "Hand the terminal");
        Enter(rig, "Component 2, 64 digits");
        Component(rig, second);
        Enter(rig, "Check value");
        byte[] key = [.. Convert.FromHexString(first).Zip(Convert.FromHexString(second), (a, b) => (byte)(a ^ b))];
        string check = Convert.ToHexString(BlockCipher.CheckValue(KeyCipher.Aes, key))[..8];
        Enter(rig, "Key check " + check);
        Enter(rig, "Master key is stored");
        Assert.AreEqual(KeyAlgorithm.Aes, rig.Machine.Terminal.Vault.AlgorithmOf(KeySlot.TerminalMaster));
    }

    private static Rig Begun()
    {
        var rig = new Rig(new RigOptions());
        Start(rig);
        Enter(rig, "Key already present", Key.D5);
        Enter(rig, "How long is a component");
        Enter(rig, "How many components", Key.D1);
        Enter(rig, "Component 1, 32 digits", Key.D1);
        return rig;
    }

    private static void Start(Rig rig)
    {
        rig.Provision(AcquirerServer.DefaultPort);
        rig.SignInFirst();
        Enter(rig, rig.Say(Text.MenuTransactions), Key.Menu);
        Enter(rig, "Enter the master key", Key.D4);
    }

    private static void Both(Rig rig, bool toTheEnd)
    {
        Component(rig, First);
        Enter(rig, "Check value");
        Enter(rig, "Hand the terminal");
        Enter(rig, "Component 2, 32 digits");
        Component(rig, toTheEnd ? Second : Second[..31]);
        if (toTheEnd)
        {
            Enter(rig, "Check value");
            Enter(rig, "Key check 08D7B4FB");
        }
    }

    private static void Component(Rig rig, string digits)
    {
        foreach (char digit in digits)
        {
            if (digit >= 'A')
            {
                rig.Press(Key.F1);
            }

            rig.Type(digit >= 'A' ? ((char)('1' + digit - 'A')).ToString() : digit.ToString());
        }
    }

    private static void Enter(Rig rig, string then, Key key = Key.Enter)
    {
        rig.Press(key);
        Assert.IsTrue(rig.WaitFor(then, 30_000), $"\"{then}\" did not come; on the screen:\n{rig.Reader.Text}");
    }

    /// <summary>Leaves by a key, or by nobody pressing one; the old key must still be the one that counts.</summary>
    private static void NothingStays(Rig rig, Key? leave)
    {
        if (leave is { } key)
        {
            rig.Press(key);
        }

        Assert.IsTrue(rig.WaitFor("Nothing was changed", Nobody), rig.Reader.Text);
        Assert.AreEqual("", Found(rig));
        Assert.IsTrue(rig.WaitFor("Enter the amount", 30_000), rig.Reader.Text);
        rig.Sell(1234, "unionpay-debit");
    }

    /// <summary>Any eight bytes in a row of a component, or of what two add up to, outside the place where keys live.</summary>
    private static string Found(Rig rig)
    {
        var scan = new SecretScan();
        foreach (string component in SecretScan.TestComponents)
        {
            scan.AddKey(Convert.FromHexString(component), "a component");
        }

        return string.Join("; ", TerminalMemory.Of(rig.Machine.Terminal).SelectMany(held => scan.In(held.Bytes).Select(what => $"{what} in {held.Where}")).Distinct());
    }
}
