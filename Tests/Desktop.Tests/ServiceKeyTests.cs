using Drivers.Hal;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator;
using Simulator.Acquirer;

namespace Desktop.Tests;

/// <summary>Keys at the technician's port of a whole terminal: what is wrong is refused with its status and changes nothing.</summary>
[TestClass]
public sealed class ServiceKeyTests
{
    private readonly Rig _rig = new(new RigOptions { Seed = 3 });
    private ServiceTool _tool = null!;

    [TestInitialize]
    public void PowerOn()
    {
        _rig.PowerOn();
        Assert.IsTrue(_rig.WaitFor(Texts.Of(Language.Chinese, Text.SignInNumber), 60_000));
        _tool = new ServiceTool(_rig.Handset.ServiceLine.Device);
    }

    [TestMethod]
    public void Key_blocks_need_their_protection_key_and_are_checked_before_they_count()
    {
        byte[] protection = Convert.FromHexString("89E88CF7931444F334BD7547FC3F380C");
        byte[] master = Convert.FromHexString(AcquirerOptions.TestMasterKeyHex);
        string block = KeyBlock.Wrap(KeyCipher.Des, protection, "K0TD", master, [], 8, count => new byte[count]);
        Answers(Status.NotFound, () => _tool.SendKeyBlock('M', block));
        Answers(Status.Checksum, () => _tool.SendTransportKey(false, protection, new byte[4]));
        Answers(Status.Ok, () => _tool.SendTransportKey(false, protection, BlockCipher.CheckValue(KeyCipher.Des, protection)));
        Answers(Status.Checksum, () => _tool.SendKeyBlock('M', block[..^1] + (block[^1] == '0' ? '1' : '0')));
        Answers(Status.Invalid, () => _tool.SendKeyBlock('D', block));
        Answers(Status.Invalid, () => _tool.SendKeyBlock('P', block));
        Assert.IsFalse(_rig.Machine.Terminal.Vault.Has(Firmware.Store.KeySlot.TerminalMaster));
        Answers(Status.Ok, () => _tool.SendKeyBlock('M', block));
        Assert.IsTrue(_rig.Machine.Terminal.Vault.Has(Firmware.Store.KeySlot.TerminalMaster));
    }

    [TestMethod]
    public void An_initial_key_comes_with_its_serial_number_and_check_value()
    {
        byte[] serial = Convert.FromHexString("FFFF9876543210E00000");
        byte[] key = Dukpt.InitialKey(KeyCipher.Des, Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210"), serial);
        byte[] check = BlockCipher.CheckValue(KeyCipher.Des, key);
        Answers(Status.Checksum, () => _tool.SendInitialKey(false, serial, key, new byte[4]));
        Answers(Status.Invalid, () => _tool.SendInitialKey(false, serial[..8], key, check));
        Answers(Status.Invalid, () => _tool.SendInitialKey(true, serial, key, check));
        Assert.IsFalse(_rig.Machine.Terminal.Vault.Has(Firmware.Store.KeySlot.Dukpt));
        Answers(Status.Ok, () => _tool.SendInitialKey(false, serial, key, check));
        Assert.IsTrue(_rig.Machine.Terminal.Vault.Has(Firmware.Store.KeySlot.Dukpt));
        Assert.AreEqual(Firmware.Store.DukptKeys.MostCounted, _rig.Machine.Terminal.Vault.KeysLeft);
    }

    private void Answers(Status expected, Action send)
    {
        send();
        int status = -1;
        for (int i = 0; i < 500 && !_tool.TryTakeAnswer(out status); i++)
        {
            _rig.RunFor(20);
        }

        Assert.AreEqual(expected, (Status)status);
    }
}
