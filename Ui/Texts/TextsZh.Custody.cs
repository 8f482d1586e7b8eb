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
                case Text.ComponentSame: return "各分量相互抵消";
                case Text.ComponentNotDukpt: return "此密钥不能手工输入";
                case Text.ActivateByHand: return "或按确认，由两人分别输入。";
                case Text.NewKeysWrong: return "主机下发的密钥校验不符。";
                case Text.RefusesKeys: return "主机拒绝本机密钥，请联系收单机构。";
                case Text.LineRefused: return "主机拒绝";
                case Text.IdleReversalKeys: return "冲正未完成：密钥被拒";
                case Text.IdleNoticesKeys: return "密钥被拒，待发送通知：{0}";
                case Text.IdleKeysRefused: return "密钥被拒，请联系收单机构";
                case Text.LimitIs: return "限额{0}。";
                case Text.LimitLeft: return "今日剩余{0}。";
                case Text.SpoiledKeys: return "{0}个公钥校验不符，已拒收，其余生效。";
                case Text.AuditKeyRefused: return "公钥被拒收";
                default: return null;
            }
        }
    }
}
