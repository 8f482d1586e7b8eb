using Drivers.Hal;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Setup
{
    /// <summary>
    /// Looks after the backlight: bright while the terminal is used, dimmed when nobody has pressed a key or been shown
    /// anything for a while; and knows when the operator's password is to be asked again.
    /// </summary>
    public sealed class IdleWatch
    {
        private const int BacklightHz = 1000;
        private const int DimPercent = 5;
        private const int MsPerSecond = 1000;

        private readonly IPwm _backlight;
        private readonly UiTask _ui;
        private int _brightPercent = 80;
        private long _dimAfterMs;
        private long _lockAfterMs;
        private int _lit;

        public IdleWatch(IPwm backlight, UiTask ui)
        {
            _backlight = backlight;
            _ui = ui;
        }

        /// <summary>True while the backlight is turned down.</summary>
        public bool Dimmed { get; private set; }

        /// <summary>Takes over the settings: at the start, and after each change.</summary>
        public void Configure(Settings settings)
        {
            _brightPercent = Preferences.BrightnessPercent(settings);
            _dimAfterMs = (long)Preferences.DimAfterSeconds(settings) * MsPerSecond;
            _lockAfterMs = (long)Preferences.LockAfterSeconds(settings) * MsPerSecond;
        }

        public void Poll(long nowMs)
        {
            Dimmed = _dimAfterMs != 0 && nowMs - _ui.LastActiveMs >= _dimAfterMs;
            int percent = Dimmed ? DimPercent : _brightPercent;
            if (percent != _lit)
            {
                _lit = percent;
                _backlight.Start(BacklightHz, percent);
            }
        }

        /// <summary>Nobody has used the terminal for as long as the merchant trusts it to be alone.</summary>
        public bool LockDue(long nowMs)
        {
            return _lockAfterMs != 0 && nowMs - _ui.LastActiveMs >= _lockAfterMs;
        }
    }
}
