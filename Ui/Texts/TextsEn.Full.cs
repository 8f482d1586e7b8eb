namespace Firmware.Ui
{
    /// <content>The books, when they are full or damaged.</content>
    internal static partial class TextsEn
    {
        private static string Full(Text id)
        {
            switch (id)
            {
                case Text.IdleBatchFull: return "Batch full. To settle: Menu 3 1";
                case Text.IdleSetAside: return "Damaged records: {0}, call service";
                default: return null;
            }
        }
    }
}
