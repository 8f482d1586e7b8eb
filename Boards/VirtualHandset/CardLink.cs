namespace VirtualHandset
{
    /// <summary>The card's side of a transmission protocol.</summary>
    internal abstract class CardLink
    {
        protected const int MaxCommand = 261;
        protected const int MaxResponse = 258;

        protected CardLink(CardModel card)
        {
            Card = card;
        }

        protected CardModel Card { get; private set; }

        /// <summary>The answer to reset is out.</summary>
        public abstract void Reset(CardAtr facts);

        /// <summary>A character came from the terminal.</summary>
        public abstract void Received(byte value);

        protected int Process(byte[] command, int count, byte[] response)
        {
            Card.Commands++;
            return Card.Application.Process(command, count, response);
        }
    }

    /// <summary>What a card's own answer to reset binds it to.</summary>
    internal sealed class CardAtr
    {
        public CardAtr(byte[] atr, int count)
        {
            RateFactor = 1;
            int ta1 = -1;
            int present = count > 1 ? atr[1] >> 4 : 0;
            int at = 2;
            for (int group = 1; present != 0 && at < count; group++)
            {
                int ta = (present & 1) != 0 && at < count ? atr[at++] : -1;
                at += ((present >> 1) & 1) + ((present >> 2) & 1);
                int td = (present & 8) != 0 && at < count ? atr[at++] : 0;
                if (group == 1)
                {
                    ta1 = ta;
                    Protocol = (present & 8) != 0 ? td & 0x0F : 0;
                }
                else if (group == 2 && ta >= 0 && ta1 >= 0)
                {
                    RateFactor = 1 << ((ta1 & 0x0F) - 1);
                }

                present = td >> 4;
            }
        }

        public int Protocol { get; private set; }

        /// <summary>1, 2 or 4 in specific mode; 1 otherwise.</summary>
        public int RateFactor { get; private set; }
    }
}
