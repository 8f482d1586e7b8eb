namespace Firmware.Ui
{
    /// <content>Keys: entered by hand, used up.</content>
    internal static partial class TextsEn
    {
        private static string Keys(Text id)
        {
            switch (id)
            {
                case Text.ComponentTitle: return "Enter the master key";
                case Text.WhyKeysUsedUp: return "No keys left";
                case Text.ComponentHowMany: return "How many components?";
                case Text.ComponentTwoParts: return "Two";
                case Text.ComponentThreeParts: return "Three";
                case Text.ComponentReplace: return "Key already present";
                case Text.ComponentReplaceHint: return "Enter replaces it when all components are in.";
                case Text.ComponentPartOf: return "Component {0}";
                case Text.ComponentNextPerson: return "Hand the terminal to the keeper of the next component.";
                case Text.ComponentPartCheck: return "Check value {0}";
                case Text.ComponentPartCheckHint: return "Compare with your letter. Enter: it is right.";
                case Text.ComponentResult: return "Key check {0}";
                case Text.ComponentResultHint: return "Enter stores it.";
                case Text.ComponentStored: return "Master key is stored";
                case Text.ComponentFailed: return "Key was not stored";
                case Text.ComponentCancelled: return "Nothing was changed";
                case Text.ComponentHint: return "A to F: F1 and a digit 1 to 6";
                case Text.ComponentOnlyAdministrator: return "Only for operator 99";
                case Text.MenuKeys: return "Enter the master key";
                case Text.ComponentDes: return "Triple-DES, {0} digits";
                case Text.ComponentAes: return "AES, {0} digits";
                default: return null;
            }
        }
    }
}
