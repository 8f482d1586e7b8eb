using Emv.Contact;
using Emv.Contactless;
using Tests.Emv.Contact;

namespace Tests.Emv.Contactless
{
    /// <summary>Cards that answer with damaged, cut, swapped or random data: every tap ends, and only the host approves.</summary>
    [TestClass]
    public class HostileTapTests
    {
        private const int MaxSteps = 600;

        [TestMethod]
        [DataRow(2, 1)]
        [DataRow(2, 1000)]
        [DataRow(3, 2000)]
        [DataRow(3, 3000)]
        [DataRow(7, 4000)]
        public void A_hostile_card_gets_nothing(int kernel, int firstSeed)
        {
            const int Sessions = 12;
            var rig = new TapRig(kernel).WithCaKey();
            rig.Combination.OfflineApproval = OfflineApproval.GoOnline;
            var point = new EntryPoint(new ContactKernel(rig.Terminal, rig.Keys), rig.Reader);
            var answer = new byte[300];
            for (int i = 0; i < Sessions; i++)
            {
                Session(point, rig, kernel, firstSeed + i, answer);
            }

            point.Forget();
            Assert.AreEqual(0, point.Store.Count);
        }

        private static void Session(EntryPoint point, TapRig rig, int kernel, int seed, byte[] answer)
        {
            string name = "seed " + seed.ToString();
            uint random = ((uint)seed * 2654435761u) + 12345u;
            TapCard card = Card(kernel, seed);
            bool hostApproved = false;
            Assert.IsTrue(point.Start(1234, 0, 0, rig.Now, 1));
            point.CardPresented(rig.Random);
            for (int i = 0; i < MaxSteps && point.Step != Step.Done; i++)
            {
                random = (random * 1664525u) + 1013904223u;
                switch (point.Step)
                {
                    case Step.Transmit:
                        byte[] good = card.Answer(point.Command, point.CommandLength);
                        int length = Spoil(good, answer, random >> 8);
                        if (length < 0)
                        {
                            point.CardLost(CardLoss.NoAnswer);
                            break;
                        }

                        point.Responded(answer, length, (int)((random >> 20) & 255) - 1);
                        break;
                    case Step.Compute:
                        point.Compute();
                        break;
                    default:
                        hostApproved = (random & 0x800) != 0;
                        point.OnlineAnswered(new byte[] { (byte)'0', hostApproved ? (byte)'0' : (byte)'5' });
                        break;
                }
            }

            Assert.IsTrue(point.Step == Step.Done, name + " does not end");
            TapResult result = point.Outcome.Result;
            Assert.IsTrue(result != TapResult.None && result != TapResult.SelectNext && result != TapResult.OnlineRequest, name + " has no outcome");
            Assert.IsTrue(point.Outcome.Reason != Reason.Internal, name + " is a fault of ours");
            Assert.IsTrue((result == TapResult.Approved) == hostApproved, name + " approved what nobody approved");
            Assert.IsTrue(point.CardMayLeave, name + " holds the card");
        }

        private static TapCard Card(int kernel, int seed)
        {
            var card = new TapCard();
            if (kernel != Combination.Kernel2)
            {
                string more = (seed & 1) == 0 ? "940408010101" : "9F27018094080801010008010100";
                card.Options = new string[] { TapCard.Quick((seed & 2) == 0 ? "0000" : "2080", more), TapCard.Quick("", "") };
                card.Records = new string[] { TapCard.StaticRecord };
                return card;
            }

            card.Selects = new string[] { TapCard.Fci(TapCard.Aid, "9F38069F37049F0206") + "9000" };
            card.Options = new string[] { TestCard.Tlv("77", "8202" + ((seed & 1) == 0 ? "1181" : "1380") + "940408010201") + "9000" };
            card.Records = new string[] { TapCard.StaticRecord, TapCard.Track2 + "8C069F02069F37048E0A000000000000000042031F039F51039F3704" };
            card.Cryptogram = "771E9F2701809F3602000A9F260801020304050607089F100706010A03A000009000";
            card.Recovered = card.Cryptogram;
            return card;
        }

        // One of: as it is, a byte changed, cut, status word changed, lengthened, gone (-1).
        private static int Spoil(byte[] good, byte[] into, uint random)
        {
            int length = good.Length;
            System.Array.Copy(good, 0, into, 0, length);
            uint at = (random >> 4) % (uint)length;
            switch (random % 14)
            {
                case 0:
                    into[at] ^= (byte)(1 + (random >> 12) % 255);
                    return length;
                case 1:
                    return (int)at;
                case 2:
                    into[length - 2] = (byte)(0x60 + (random >> 12) % 16);
                    into[length - 1] = (byte)(0x80 + (random >> 16) % 8);
                    return length;
                case 3:
                    int more = (int)(at % 40);
                    for (int i = 0; i < more; i++)
                    {
                        into[length - 2 + i] = (byte)(random >> (i % 13));
                    }

                    return length + more;
                case 4:
                    into[at] = (random & 0x100000) == 0 ? (byte)0x00 : (byte)0xFF;
                    return length;
                case 5:
                    return (random & 0x700000) == 0 ? -1 : length;
                default:
                    return length;
            }
        }
    }
}
