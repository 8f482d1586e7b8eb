namespace Firmware.Ui
{
    /// <content>The books, when they are full or damaged.</content>
    internal static partial class TextsZh
    {
        private static string Full(Text id)
        {
            switch (id)
            {
                case Text.IdleBatchFull: return "交易已满，请结算：菜单 3 1";
                case Text.IdleSetAside: return "损坏记录：{0}，请联系维护";
                default: return null;
            }
        }
    }
}
