using System;

namespace Firmware.Host
{
    /// <summary>
    /// What the request needs of the card and its holder and nobody keeps: track and PIN block. Lives from reading the
    /// card to the end of the exchange, then <see cref="Wipe"/>.
    /// </summary>
    public sealed class CardData
    {
        /// <summary>37 digits and separators, packed two a byte.</summary>
        public const int Track2Bytes = 19;

        /// <summary>ISO 9564-1: format 0 has 8 bytes, format 4 has 16.</summary>
        public const int PinBlockBytes = 16;

        /// <summary>Track 2 equivalent data, packed, D as separator.</summary>
        public byte[] Track2 { get; } = new byte[Track2Bytes];

        public int Track2Digits { get; set; }

        /// <summary>Enciphered PIN block; meaningful when <see cref="HasPin"/>.</summary>
        public byte[] PinBlock { get; } = new byte[PinBlockBytes];

        public bool HasPin { get; set; }

        public void Wipe()
        {
            Array.Clear(Track2, 0, Track2Bytes);
            Array.Clear(PinBlock, 0, PinBlockBytes);
            Track2Digits = 0;
            HasPin = false;
        }
    }
}
