using Drivers.Hal;

namespace Firmware.Ui
{
    /// <summary>Finds Chinese characters by how they are pronounced.</summary>
    public interface IWordFinder
    {
        /// <summary>There is a dictionary.</summary>
        bool Ready { get; }

        /// <summary>Syllables found.</summary>
        int Count { get; }

        /// <summary>Looks for syllables that these keys (2 to 9) type; Ok, NotFound, or Busy: ask again.</summary>
        Status Find(byte[] digits, int count);

        string Syllable(int index);

        /// <summary>How many characters are read that way.</summary>
        int Characters(int index);

        /// <summary>One of them, the most frequent at 0; '\0' when it cannot be had now.</summary>
        char Character(int index, int at);
    }
}
