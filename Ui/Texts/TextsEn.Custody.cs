namespace Firmware.Ui
{
    /// <content>Keys: what activation, limits and a broken sign-on say.</content>
    internal static partial class TextsEn
    {
        private static string Custody(Text id)
        {
            switch (id)
            {
                case Text.ComponentLength: return "How long is a component?";
                case Text.ComponentDigits: return ", {0} digits";
                case Text.ComponentSame: return "The components cancel each other out";
                case Text.ComponentNotDukpt: return "This acquirer's key is not typed in";
                case Text.ActivateByHand: return "Or Enter: two people type it in.";
                default: return null;
            }
        }
    }
}
