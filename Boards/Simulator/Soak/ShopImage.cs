using Drivers.Keypad;
using Firmware.Ui;
using Simulator.Acquirer;
using VirtualHandset;

namespace Simulator.Soak;

/// <summary>The flash of a terminal that is ready for business: keys in, passwords chosen. Every day begins with a copy.</summary>
public sealed class ShopImage
{
    public const string SupervisorPassword = "402957";
    private const int LimitMs = 30_000;

    private readonly List<(int Block, byte[] Content)> _blocks = [];

    private ShopImage()
    {
    }

    public static ShopImage Make()
    {
        var rig = new Rig(new RigOptions { Seed = 1 });
        rig.Provision(AcquirerServer.DefaultPort);
        rig.SignInFirst();
        ChooseSupervisorPassword(rig);
        rig.PowerCut();
        var image = new ShopImage();
        for (int block = 0; block < rig.Handset.Flash.Blocks; block++)
        {
            var content = new byte[FlashModel.BlockBytes];
            rig.Handset.Flash.Peek(block * FlashModel.BlockBytes, content, 0, content.Length);
            if (content.AsSpan().ContainsAnyExcept((byte)0xFF))
            {
                image._blocks.Add((block, content));
            }
        }

        return image;
    }

    public void CopyTo(FlashModel flash)
    {
        foreach (var (block, content) in _blocks)
        {
            flash.Restore(block, content);
        }
    }

    private static void ChooseSupervisorPassword(Rig rig)
    {
        rig.Press(Key.Menu);
        rig.Press(Key.D1);
        rig.Press(Key.D1);
        rig.Type(Rig.DefaultPassword);
        rig.Press(Key.Enter);
        Expect(rig, Text.PasswordMustChange);
        rig.Press(Key.Enter);
        Expect(rig, Text.PasswordNew);
        rig.Type(SupervisorPassword);
        rig.Press(Key.Enter);
        Expect(rig, Text.PasswordRepeat);
        rig.Type(SupervisorPassword);
        rig.Press(Key.Enter);
        Expect(rig, Text.AskVoucher);
        rig.Press(Key.Cancel);
        Expect(rig, Text.IdleEnterAmount);
    }

    private static void Expect(Rig rig, Text text)
    {
        if (!rig.WaitFor(rig.Say(text), LimitMs))
        {
            throw new InvalidOperationException($"The terminal did not come to \"{rig.Say(text)}\":\n{rig.Reader.Text}");
        }
    }
}
