namespace Firmware.Ui
{
    /// <content>Keys: what activation, limits and a broken sign-on say.</content>
    internal static partial class TextsZh
    {
        private static string Custody(Text id)
        {
            switch (id)
            {
                case Text.ComponentLength: return "每个分量有多长？";
                case Text.ComponentDigits: return "，共{0}位";
                case Text.ComponentSame: return "各分量相互抵消，请核对";
                case Text.ComponentNotDukpt: return "该收单机构的密钥不能手工输入";
                case Text.ActivateByHand: return "或按确认，由两人分别输入。";
                default: return null;
            }
        }
    }
}
