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
                case Text.ComponentSame: return "Key comes out empty";
                case Text.ComponentNotDukpt: return "No key entry here";
                case Text.ActivateByHand: return "Or Enter: two people type it in.";
                case Text.NewKeysWrong: return "The host's new keys failed their check.";
                case Text.RefusesKeys: return "Keys refused: call the acquirer.";
                case Text.LineRefused: return "The host refused";
                case Text.IdleReversalKeys: return "Reversal pending: keys refused";
                case Text.IdleNoticesKeys: return "Keys refused; to be delivered: {0}";
                case Text.IdleKeysRefused: return "Keys refused: call the acquirer";
                case Text.LimitIs: return "Limit {0}.";
                case Text.LimitLeft: return " Left today: {0}.";
                case Text.SpoiledKeys: return "Public keys left out, wrong checksum: {0}. The others count.";
                case Text.AuditKeyRefused: return "Public key refused";
                default: return null;
            }
        }
    }
}
