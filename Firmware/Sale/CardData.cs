using System;

namespace Firmware.Sale
{
    /// <summary>
    /// What the request needs of the card and its holder and nobody keeps: number, track, PIN block. Lives from reading the
    /// card to the end of the exchange, then <see cref="Wipe"/>.
    /// </summary>
    public sealed class CardData
    {
        private const int PanBytes = 10;
        private const int Track2Bytes = 19;
        private const int PinBlockBytes = 8;

        /// <summary>Primary account number, packed two digits a byte, high nibble first.</summary>
        public byte[] Pan { get; } = new byte[PanBytes];

        public int PanDigits { get; set; }

        /// <summary>Track 2 equivalent data, packed, D as separator.</summary>
        public byte[] Track2 { get; } = new byte[Track2Bytes];

        public int Track2Digits { get; set; }

        /// <summary>Enciphered PIN block; meaningful when <see cref="HasPin"/>.</summary>
        public byte[] PinBlock { get; } = new byte[PinBlockBytes];

        public bool HasPin { get; set; }

        /// <summary>YYMM as a number; -1 when unknown.</summary>
        public int Expiry { get; set; } = -1;

        /// <summary>PAN sequence number; -1 when the card has none.</summary>
        public int Sequence { get; set; } = -1;

        /// <summary>One digit of the number, 0 at the left.</summary>
        public int PanDigit(int index)
        {
            int pair = Pan[index >> 1];
            return (index & 1) == 0 ? pair >> 4 : pair & 0x0F;
        }

        public void Wipe()
        {
            Array.Clear(Pan, 0, PanBytes);
            Array.Clear(Track2, 0, Track2Bytes);
            Array.Clear(PinBlock, 0, PinBlockBytes);
            PanDigits = 0;
            Track2Digits = 0;
            HasPin = false;
            Expiry = -1;
            Sequence = -1;
        }
    }
}
