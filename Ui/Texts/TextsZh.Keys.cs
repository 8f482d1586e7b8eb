namespace Firmware.Ui
{
    /// <content>Keys: entered by hand, used up.</content>
    internal static partial class TextsZh
    {
        private static string Keys(Text id)
        {
            switch (id)
            {
                case Text.ComponentTitle: return "输入主密钥";
                case Text.WhyKeysUsedUp: return "密钥已用完";
                case Text.ComponentHowMany: return "有几个分量？";
                case Text.ComponentTwoParts: return "两个";
                case Text.ComponentThreeParts: return "三个";
                case Text.ComponentReplace: return "已有主密钥";
                case Text.ComponentReplaceHint: return "全部分量输入后将被替换，按确认继续";
                case Text.ComponentPartOf: return "分量{0}";
                case Text.ComponentNextPerson: return "请交给下一分量的保管人";
                case Text.ComponentPartCheck: return "校验值 {0}";
                case Text.ComponentPartCheckHint: return "请与密钥信函核对，正确按确认";
                case Text.ComponentResult: return "密钥校验值 {0}";
                case Text.ComponentResultHint: return "按确认保存";
                case Text.ComponentStored: return "主密钥已保存";
                case Text.ComponentFailed: return "密钥未保存";
                case Text.ComponentCancelled: return "未作任何更改";
                case Text.ComponentHint: return "A至F：先按F1再按数字1至6";
                case Text.ComponentOnlyAdministrator: return "仅系统管理员可操作";
                case Text.MenuKeys: return "输入主密钥";
                case Text.ComponentDes: return "三重数据加密标准，{0}位";
                case Text.ComponentAes: return "高级加密标准，{0}位";
                default: return null;
            }
        }
    }
}
