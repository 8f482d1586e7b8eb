using Emv.Contact;

namespace Desktop.Tests.Emv;

/// <summary>
/// The least of a card and of the people around a terminal: one application without offline data authentication, one record whose
/// objects a test gives, answers to GET DATA, VERIFY and GENERATE AC. Ends the transaction when the kernel wants to go online.
/// </summary>
internal sealed class TableCard
{
    public const string Aid = "A0000099990101";

    private int _verified;
    private bool _applicationRead;

    /// <summary>Objects beside PAN and CDOLs, in hex.</summary>
    public string Objects { get; init; } = "";

    public string Aip { get; init; } = "1800";

    /// <summary>Tries left; -1 for a card that does not tell.</summary>
    public int PinTries { get; init; } = 3;

    /// <summary>Answers to VERIFY in turn; the last one repeats.</summary>
    public int[] Verify { get; init; } = [0x9000];

    public int Atc { get; init; } = 1;

    public int LastOnline { get; init; } = 1;

    /// <summary>What people do each time a PIN is asked for: 0 enter, 1 pass over, 2 broken pad; the last one repeats.</summary>
    public int[] People { get; init; } = [0];

    public int PinRequests { get; private set; }

    /// <summary>First byte's kind of the first GENERATE AC; -1 when there was none.</summary>
    public int Asked { get; private set; } = -1;

    public static string Tlv(string tag, string value) => tag + (value.Length / 2).ToString("X2") + value;

    public void Run(ContactKernel kernel, long amount, long other, byte type, DateTime today, byte[] random)
    {
        kernel.Start(amount, other, type, today, 1, random);
        for (int i = 0; i < 500 && kernel.Step != Step.Done; i++)
        {
            switch (kernel.Step)
            {
                case Step.Transmit:
                    byte[] answer = Convert.FromHexString(Answer(kernel.Command));
                    kernel.Responded(answer, answer.Length);
                    break;
                case Step.Compute:
                    kernel.Compute();
                    break;
                case Step.AskPin:
                    EnterPin(kernel);
                    break;
                default:
                    kernel.CardLost(CardLoss.Cancelled);
                    break;
            }
        }

        Assert.AreEqual(Step.Done, kernel.Step);
    }

    private void EnterPin(ContactKernel kernel)
    {
        int what = People[Math.Min(PinRequests, People.Length - 1)];
        PinRequests++;
        if (what == 1)
        {
            kernel.PinBypassed();
        }
        else if (what == 2)
        {
            kernel.PinPadBroken();
        }
        else if (kernel.PinRequest.Online)
        {
            kernel.OnlinePinCaptured();
        }
        else
        {
            kernel.PinEntered([1, 2, 3, 4], 4);
        }
    }

    private string Answer(byte[] command)
    {
        switch (command[1])
        {
            case 0xA4 when command[4] == 14:
                return "6A82";
            case 0xA4:
                return command[3] == 0x02 ? "6A82" : Tlv("6F", Tlv("84", Aid) + Tlv("A5", "")) + "9000";
            case 0xA8:
                return Tlv("77", Tlv("82", Aip) + Tlv("94", "08010200")) + "9000";
            case 0xB2:
                bool first = !_applicationRead;
                _applicationRead = true;
                return Tlv("70", first ? Objects : "5A0862929900000000118C069F02069F37048D058A029F3704") + "9000";
            case 0xCA when command[3] == 0x17:
                return PinTries < 0 ? "6A88" : "9F1701" + PinTries.ToString("X2") + "9000";
            case 0xCA:
                return command[3] == 0x36 ? "9F3602" + Atc.ToString("X4") + "9000" : LastOnline < 0 ? "6A88" : "9F1302" + LastOnline.ToString("X4") + "9000";
            case 0x20:
                return Verify[Math.Min(_verified++, Verify.Length - 1)].ToString("X4");
            case 0xAE:
                Asked = command[2] & 0xC0;
                return "800B" + Asked.ToString("X2") + "0001" + "1122334455667788" + "9000";
            default:
                return "6D00";
        }
    }
}
