using Simulator.Acquirer;

namespace Simulator;

/// <summary>Keys go into the terminal, by the scheme that its acquirer has.</summary>
public sealed partial class Rig
{
    /// <summary>What the acquirer's key letter says: a master key, or a DUKPT initial key. As key blocks where those are used.</summary>
    private void InjectKeys(ServiceTool tool)
    {
        AcquirerOptions host = Host.Options;
        KeyCipher cipher = host.KeyCipher;
        bool dukpt = host.KeyScheme == KeyScheme.Dukpt;
        // The serial numbers of the standards' test vectors.
        byte[] serial = Convert.FromHexString(cipher == KeyCipher.Aes ? "123456789012345600000000" : "FFFF9876543210E00000");
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
}
