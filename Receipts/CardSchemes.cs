using Firmware.Ui;

namespace Firmware.Receipts
{
    /// <summary>International organisation codes of field 63 as people know them; others are printed as they came.</summary>
    internal static class CardSchemes
    {
        public static string Name(string code, Language language)
        {
            switch (code)
            {
                case "CUP": return Texts.Of(language, Text.SlipUnionPay);
                case "VIS": return "VISA";
                case "MCC": return "Mastercard";
                default: return code;
            }
        }
    }
}
