namespace VirtualHandset
{
    /// <summary>The card slot: what is in it, and its contacts. Being connected to the virtual UART and pins.</summary>
    public sealed class CardModel
    {
        private ICardApplication _application;

        /// <summary>True while a card sits in the slot.</summary>
        public bool Present
        {
            get { return _application != null; }
        }

        /// <summary>Seats a card. A card that was still there leaves first.</summary>
        public void Insert(ICardApplication card)
        {
            Remove();
            _application = card;
        }

        /// <summary>Pulls the card, at whatever byte it was.</summary>
        public void Remove()
        {
            _application = null;
        }
    }
}
