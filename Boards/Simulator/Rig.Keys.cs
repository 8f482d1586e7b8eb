using System.Numerics;
using System.Reflection;
using Firmware.Store;
using Simulator.Acquirer;

namespace Simulator;

/// <summary>Keys go into the terminal, by the scheme that its acquirer has.</summary>
public sealed partial class Rig
{
    private int _letters;

    /// <summary>A technician comes with a new key letter and the service port.</summary>
    public void GiveKeys()
    {
        _letters++;
        InjectKeys(new ServiceTool(Handset.ServiceLine.Device));
    }

    /// <summary>What the acquirer's key letter says: a master key, or a DUKPT initial key. As key blocks where those are used.</summary>
    private void InjectKeys(ServiceTool tool)
    {
        AcquirerOptions host = Host.Options;
        KeyCipher cipher = host.KeyCipher;
        bool dukpt = host.KeyScheme == KeyScheme.Dukpt;
        // The serial numbers of the standards' test vectors; each further letter has another, for no number comes twice.
        byte[] serial = Convert.FromHexString(cipher == KeyCipher.Aes ? "123456789012345600000000" : "FFFF9876543210E00000");
        serial[5] ^= (byte)_letters;
        byte[] key = dukpt ? Dukpt.InitialKey(cipher, host.BaseKey, serial) : host.MasterKey;
        if (!host.KeyBlocks)
        {
            byte[] check = BlockCipher.CheckValue(cipher, key);
            Action send = dukpt ? () => tool.SendInitialKey(cipher == KeyCipher.Aes, serial, key, check) : () => tool.SendMasterKey(cipher == KeyCipher.Aes, key, check);
            send();
            TakeAnswer(tool);
            return;
        }

        byte[] transport = Convert.FromHexString(host.TransportKeyHex);
        tool.SendTransportKey(cipher == KeyCipher.Aes, transport, BlockCipher.CheckValue(cipher, transport));
        TakeAnswer(tool);
        string algorithm = cipher == KeyCipher.Aes ? "A" : "T";
        string[] number = dukpt ? [cipher == KeyCipher.Aes ? "IK14" + Convert.ToHexString(serial[..8]) : "KS18" + Convert.ToHexString(serial)] : [];
        string block = KeyBlock.Wrap(cipher, transport, (dukpt ? "B1" + algorithm + "X" : "K0" + algorithm + "D"), key, number, 0, count => new byte[count]);
        tool.SendKeyBlock(dukpt ? 'D' : 'M', block);
        TakeAnswer(tool);
    }

    /// <summary>
    /// As if the terminal had taken numbers for years. Nobody can give numbers up from outside, and to take two million would take
    /// hours: the registers are moved on where they are, a number for each bit of the one that is wanted.
    /// </summary>
    private void UseUp(int left)
    {
        const int Limit = 1 << 21;
        const int MostOnes = 10;
        const int Step = 64;
        int wanted = Limit;
        for (int count = 0; count < left; wanted -= Step)
        {
            count += Enumerable.Range(wanted - Step, Step).Count(number => BitOperations.PopCount((uint)number) <= MostOnes);
        }

        var vault = (SoftwareVault)Machine.Terminal.Vault;
        object Of(string name) => typeof(SoftwareVault).GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(vault)!;
        var keys = (DukptKeys)Of("_dukpt");
        int reached = 0;
        for (int bit = 1 << 20; bit >= Step; bit >>= 1)
        {
            if ((wanted & bit) != 0)
            {
                reached |= bit;
                keys.Skip(reached);
                if (keys.Next != reached || keys.Advance() != Drivers.Hal.Status.Pending)
                {
                    throw new InvalidOperationException($"DUKPT number {keys.Next:X} instead of {reached:X}.");
                }

                while (!keys.Step())
                {
                }

                keys.EndTransaction();
            }
        }

        ((bool[])Of("_dirty"))[1] = true;
        RunFor(ServiceLimitMs);
    }
}
