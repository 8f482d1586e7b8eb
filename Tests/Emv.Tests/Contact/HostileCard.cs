using Emv.Contact;
using Emv.Data;

namespace Tests.Emv.Contact
{
    /// <summary>One mutated session after the other, each from its seed, on one kernel.</summary>
    public sealed class HostileCard
    {
        private const int MaxSteps = 1500;
        private const int Kinds = 8;

        private readonly Rig _rig = new Rig().WithCaKey();
        private readonly ContactKernel _kernel;
        private readonly byte[] _pin = { 9, 8, 7, 6, 5 };
        private readonly byte[] _answer = new byte[600];
        private readonly byte[] _previous = new byte[600];
        private uint _random;
        private int _length;
        private int _previousLength;
        private bool _approvedByHost;
        private bool _sealed;

        public HostileCard()
        {
            _kernel = new ContactKernel(_rig.Terminal, _rig.Keys);
        }

        public void Session(int seed)
        {
            ContactKernel kernel = _kernel;
            string name = "seed " + seed.ToString();
            _random = (uint)seed * 2654435761u + 1;
            Next(1);
            TestCard card = Card(Next(Kinds));
            int rate = 1 + Next(12);
            _approvedByHost = false;
            _sealed = false;
            kernel.Start(1 + Next(5000), 0, 0, _rig.Now, seed & 0xFFFF, _rig.Random);
            int steps = 0;
            while (kernel.Step != Step.Done && steps < MaxSteps)
            {
                steps++;
                Act(kernel, card, rate);
            }

            Outcome outcome = kernel.Outcome;
            Assert.IsTrue(kernel.Step == Step.Done, name + " does not end");
            Assert.IsTrue(outcome.Kind != OutcomeKind.Error, name + " is a fault of ours");
            Assert.IsTrue(outcome.Decision != Decision.None, name + " has no decision");
            bool approved = outcome.Decision == Decision.Approved;
            Assert.IsTrue(!approved || (_approvedByHost && _sealed), name + " approved what nobody approved");
            Assert.IsTrue(outcome.MustReverse == (_approvedByHost && !approved), name + " reversal");
            Assert.IsTrue(!Holds(kernel.Store.Buffer) && !Holds(kernel.Command), name + " left the PIN behind");
        }

        private void Act(ContactKernel kernel, TestCard card, int rate)
        {
            switch (kernel.Step)
            {
                case Step.Transmit:
                    if (Next(200) == 0)
                    {
                        kernel.CardLost((CardLoss)Next(4));
                        return;
                    }

                    bool second = kernel.Command[1] == 0xAE && (kernel.Command[2] & 0xC0) == 0x40;
                    Take(card.Answer(kernel.Command, kernel.CommandLength));
                    if (Next(rate) == 0)
                    {
                        Mutate();
                    }

                    // What the kernel may take for a transaction certificate: a CID of that kind in either format.
                    _sealed |= second && SaysTc();
                    kernel.Responded(_answer, _length);
                    break;
                case Step.Compute:
                    kernel.Compute();
                    break;
                case Step.Choose:
                    kernel.Chosen(Next(kernel.CandidateCount + 1) - 1);
                    break;
                case Step.AskPin:
                    EnterPin(kernel);
                    break;
                default:
                    Online(kernel);
                    break;
            }
        }

        private void EnterPin(ContactKernel kernel)
        {
            if (kernel.ComputePending && Next(3) != 0)
            {
                kernel.Compute();
                return;
            }

            int what = Next(12);
            if (what == 0)
            {
                kernel.PinBypassed();
            }
            else if (what == 1)
            {
                kernel.PinPadBroken();
            }
            else if (kernel.PinRequest.Online)
            {
                kernel.OnlinePinCaptured();
            }
            else
            {
                kernel.PinEntered(_pin, _pin.Length);
            }
        }

        private void Online(ContactKernel kernel)
        {
            if (Next(10) == 0)
            {
                kernel.OnlineFailed();
                return;
            }

            _approvedByHost = Next(4) != 0;
            Take(Hex.Bytes("910A11223344556677883030" + "71129F18041122334486090424000004AABBCCDD" + "720986078416000000" + "0000"));
            if (Next(2) == 0)
            {
                Mutate();
            }

            kernel.OnlineAnswered(_approvedByHost ? new byte[] { 0x30, 0x30 } : new byte[] { 0x35, 0x31 }, _answer, _length);
        }

        private static TestCard Card(int kind)
        {
            TestCard card = kind == 0 || kind == 1 ? SaleTests.WithCda()
                : kind == 2 ? SaleTests.WithChain("7D00", TestCard.Tlv("93", Chain.SignedStaticData))
                : kind == 3 ? SaleTests.WithChain("7C00", "")
                : new TestCard();
            card.InternalAuthenticate = TestCard.Tlv("80", Chain.DynamicSignature) + "9000";
            if (kind == 1 || kind == 5)
            {
                string tail = kind == 1 ? "8F01F1" + "9F320103" + "9F470103" + "9F4A0182" : "";
                card.Records[1] = TestCard.Track2 + TestCard.Cdols + tail + "8E100000000000000000" + (kind == 1 ? "4400" : "4100") + "42001F005E03";
                card.Verify = new string[] { "63C2", "63C1", "9000" };
            }

            if (kind == 6)
            {
                card.Records[0] = TestCard.StaticRecord + "9F140102" + "9F230104";
            }

            if (kind == 7)
            {
                card.Pse = "6F20840E315041592E5359532E4444463031A50E88010A5F2D047A68656E9F1101019000";
                card.Directory = new string[]
                {
                    TestCard.Tlv("61", TestCard.Tlv("4F", TestCard.Aid) + "50044F4E4520870102") + TestCard.Tlv("61", TestCard.Tlv("4F", "A0000099990202") + "870101"),
                };
            }

            return card;
        }

        private void Take(byte[] answer)
        {
            System.Array.Copy(_answer, 0, _previous, 0, _length);
            _previousLength = _length;
            System.Array.Copy(answer, 0, _answer, 0, answer.Length);
            _length = answer.Length;
        }

        private void Mutate()
        {
            int at = _length == 0 ? 0 : Next(_length);
            switch (Next(13))
            {
                case 0:
                    _answer[at] ^= (byte)(1 << Next(8));
                    break;
                case 1:
                    _answer[at] = (byte)Next(256);
                    break;
                case 2:
                    _length = at;
                    break;
                case 3:
                    Insert(at, (byte)(Next(2) * 0xFF));
                    break;
                case 4:
                    Insert(at, (byte)Next(256));
                    break;
                case 5:
                    Remove(at);
                    break;
                case 6:
                    _answer[at] = Interesting(Next(8));
                    break;
                case 7:
                    SetStatus();
                    break;
                case 8:
                    System.Array.Copy(_previous, 0, _answer, 0, _previousLength);
                    _length = _previousLength;
                    break;
                case 9:
                    _length = Next(259);
                    break;
                case 10:
                    Repeat(at);
                    break;
                case 11:
                    LengthField();
                    break;
                default:
                    Mutate2();
                    break;
            }
        }

        private void Mutate2()
        {
            for (int i = 0; i < 4 && _length > 0; i++)
            {
                _answer[Next(_length)] = (byte)Next(256);
            }
        }

        // A piece of the answer comes twice: duplicate objects.
        private void Repeat(int at)
        {
            int count = 1 + Next(12);
            if (at + count > _length || _length + count > 258)
            {
                return;
            }

            System.Array.Copy(_answer, at, _answer, _length, count);
            _length += count;
        }

        // The first length field is bent: one more, one less, long form, indefinite.
        private void LengthField()
        {
            if (_length < 4)
            {
                return;
            }

            int at = (_answer[0] & 0x1F) == 0x1F ? 2 : 1;
            int what = Next(4);
            _answer[at] = what == 0 ? (byte)(_answer[at] + 1) : what == 1 ? (byte)(_answer[at] - 1) : what == 2 ? (byte)0x80 : (byte)(0x81 + Next(5));
        }

        private void SetStatus()
        {
            if (_length < 2)
            {
                return;
            }

            string words = "6A81" + "6A82" + "6A83" + "6283" + "6985" + "6983" + "6300" + "63C0" + "63CF" + "6700" + "9001" + "0000";
            byte[] bytes = Hex.Bytes(words);
            int word = Next(bytes.Length / 2) * 2;
            _answer[_length - 2] = bytes[word];
            _answer[_length - 1] = bytes[word + 1];
        }

        private static byte Interesting(int which)
        {
            byte[] values = { 0x00, 0xFF, 0x7F, 0x80, 0x81, 0x1F, 0x9F, 0x70 };
            return values[which];
        }

        private void Insert(int at, byte value)
        {
            for (int i = _length; i > at; i--)
            {
                _answer[i] = _answer[i - 1];
            }

            _answer[at] = value;
            _length++;
        }

        private void Remove(int at)
        {
            for (int i = at; i < _length - 1; i++)
            {
                _answer[i] = _answer[i + 1];
            }

            _length -= _length > 0 ? 1 : 0;
        }

        private bool SaysTc()
        {
            for (int i = 0; i < _length; i++)
            {
                if ((_answer[i] & 0xC0) == 0x40)
                {
                    return true;
                }
            }

            return false;
        }

        // The PIN block 25 98 76 5F.
        private static bool Holds(byte[] buffer)
        {
            for (int i = 0; i + 3 < buffer.Length; i++)
            {
                if (buffer[i] == 0x25 && buffer[i + 1] == 0x98 && buffer[i + 2] == 0x76 && buffer[i + 3] == 0x5F)
                {
                    return true;
                }
            }

            return false;
        }

        // xorshift32: the same numbers everywhere.
        private int Next(int bound)
        {
            uint x = _random;
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
            _random = x;
            return (int)(x >> 4) % bound;
        }
    }
}
