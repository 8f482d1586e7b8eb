using System;

namespace Emv.Contactless
{
    /// <summary>The combinations a reader offers, best first where a card has no preference.</summary>
    public sealed class ReaderProfile
    {
        /// <summary>Combinations a reader may list.</summary>
        public const int MaxCombinations = 32;

        private readonly Combination[] _combinations = new Combination[MaxCombinations];
        private int _count;

        public ReaderProfile()
        {
            Field55Tags = DefaultField55Tags();
        }

        /// <summary>The tags of field 55 of a tap, in this order; those without a value are left out.</summary>
        public uint[] Field55Tags { get; set; }

        public int Count
        {
            get { return _count; }
        }

        /// <param name="index">0 to <see cref="Count"/> - 1.</param>
        public Combination this[int index]
        {
            get { return _combinations[index]; }
        }

        /// <summary>Adds a combination. False: the list is full or the combination is not usable.</summary>
        public bool Add(Combination combination)
        {
            if (_count == MaxCombinations || combination == null || !combination.IsValid)
            {
                return false;
            }

            _combinations[_count] = combination;
            _count++;
            return true;
        }

        /// <summary>Removes every combination (before loading a new list).</summary>
        public void RemoveAll()
        {
            Array.Clear(_combinations, 0, _combinations.Length);
            _count = 0;
        }

        /// <summary>The chip list with what taps add: 9F63 (UnionPay), 9F6E (form factor, Visa and Mastercard), 9F6C.</summary>
        public static uint[] DefaultField55Tags()
        {
            return new uint[]
            {
                0x9F26, 0x9F27, 0x9F10, 0x9F37, 0x9F36, 0x95, 0x9A, 0x9C, 0x9F02, 0x5F2A, 0x82, 0x9F1A,
                0x9F03, 0x9F33, 0x9F34, 0x9F35, 0x9F1E, 0x84, 0x9F09, 0x9F41, 0x9F63, 0x9F6C, 0x9F6E,
            };
        }
    }
}
