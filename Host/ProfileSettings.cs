using Firmware.Store;

namespace Firmware.Host
{
    /// <summary>
    /// Takes over what a technician has written about the acquirer (docs/technician-guide.md, "Keys and settings"). A value that
    /// is none of the known ones leaves the profile as it is.
    /// </summary>
    public static class ProfileSettings
    {
        public static void Apply(AcquirerProfile profile, Settings settings)
        {
            profile.HostAddress = settings.GetText(SettingNumber.HostAddress, profile.HostAddress);
            profile.TerminalId = settings.GetText(SettingNumber.TerminalId, profile.TerminalId);
            profile.MerchantId = settings.GetText(SettingNumber.MerchantId, profile.MerchantId);
            if (int.TryParse(settings.GetText(SettingNumber.HostPort, string.Empty), out int port) && port > 0 && port < 65536)
            {
                profile.HostPort = port;
            }

            profile.ForeignApart = settings.GetText(SettingNumber.ForeignApart, string.Empty) == "1";
            if (int.TryParse(settings.GetText(SettingNumber.UploadEndCode, string.Empty), out int end) && (end == 202 || end == 206 || end == 207))
            {
                profile.UploadEndCode = end;
            }

            ApplyKeys(profile, settings);
        }

        private static void ApplyKeys(AcquirerProfile profile, Settings settings)
        {
            switch (settings.GetText(SettingNumber.KeyScheme, string.Empty))
            {
                case "tmk":
                    profile.KeyScheme = KeyScheme.MasterKey;
                    break;
                case "dukpt":
                    profile.KeyScheme = KeyScheme.Dukpt;
                    break;
            }

            switch (settings.GetText(SettingNumber.MacScheme, string.Empty))
            {
                case "ecb":
                    profile.MacScheme = MacScheme.UnionPayEcb;
                    break;
                case "x919":
                    profile.MacScheme = MacScheme.X919;
                    break;
                case "cmac":
                    profile.MacScheme = MacScheme.AesCmac;
                    break;
            }

            switch (settings.GetText(SettingNumber.PinFormat, string.Empty))
            {
                case "0":
                    profile.PinFormat = 0;
                    break;
                case "4":
                    profile.PinFormat = 4;
                    break;
            }

            switch (settings.GetText(SettingNumber.KeyForm, string.Empty))
            {
                case "24":
                    profile.SignOnCode = 1;
                    break;
                case "40":
                    profile.SignOnCode = 3;
                    break;
                case "60":
                    profile.SignOnCode = 4;
                    break;
            }

            switch (settings.GetText(SettingNumber.KeyBlocks, string.Empty))
            {
                case "0":
                    profile.KeyBlocks = false;
                    break;
                case "1":
                    profile.KeyBlocks = true;
                    break;
            }
        }
    }
}
