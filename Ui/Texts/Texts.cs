namespace Firmware.Ui
{
    /// <summary>The languages of the terminal. The numbers are stored in the settings: they keep their meaning for good.</summary>
    public enum Language : byte
    {
        English = 0,
        Chinese = 1,
    }

    /// <summary>The wording in the language that is set. Setting another one counts at once: ask again at the next paint.</summary>
    public sealed class Texts
    {
        internal const int GroupShift = 6;

        /// <summary>Numbers of a group of <see cref="Text"/> begin at a multiple of this.</summary>
        public const int GroupSize = 1 << GroupShift;

        /// <summary>Groups of <see cref="Text"/>.</summary>
        public const int Groups = 32;

        public Texts(Language language)
        {
            Language = language;
        }

        public Language Language { get; set; }

        /// <summary>The wording in the language that is set; null for a number that is no text.</summary>
        public string Of(Text id)
        {
            return Of(Language, id);
        }

        public string Of(Text id, string value)
        {
            return Of(Language, id, value);
        }

        public static string Of(Language language, Text id)
        {
            return language == Language.Chinese ? TextsZh.Of(id) : TextsEn.Of(id);
        }

        /// <summary>The wording with <paramref name="value"/> in the place that the text leaves for it.</summary>
        public static string Of(Language language, Text id, string value)
        {
            return string.Format(Of(language, id), value);
        }
    }
}
