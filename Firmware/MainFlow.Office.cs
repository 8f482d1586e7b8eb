using Firmware.Staff;
using Firmware.Ui;

namespace Firmware
{
    /// <content>Activation of a new terminal, and what the host asks for between payments.</content>
    public sealed partial class MainFlow
    {
        /// <summary>What could not be done is tried again after this.</summary>
        private const int UpdatePauseMs = 60000;

        private int _requests;
        private long _updateDueMs;

        /// <summary>Somebody is signed in: a terminal that is not activated yet comes first.</summary>
        private void AfterSignIn(long nowMs)
        {
            if (_activation.Activated)
            {
                StartSignOn(nowMs);
            }
            else if (_signIn.Role == Role.Administrator)
            {
                StartActivation(false, nowMs);
            }
            else
            {
                TellNotActivated(nowMs);
            }
        }

        private void StartActivation(bool anew, long nowMs)
        {
            _activation.Start(anew, nowMs);
            Enter(State.Activating, nowMs);
        }

        private void PollActivating(long nowMs)
        {
            if (_terminal.Service.TakeChanged())
            {
                _terminal.Configure();
            }

            if (!_activation.Poll(nowMs))
            {
                return;
            }

            if (_activation.Activated)
            {
                AfterSignOn(nowMs);
            }
            else
            {
                ShowIdle(nowMs);
            }
        }

        private void TellNotActivated(long nowMs)
        {
            _message.Start(Mood.Warning, Say(Text.ActivateTitle), Say(Text.ActivateFirst)).WithLine(Say(Text.ActivateFirstHint))
                .WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.ImportantMessageMs);
            _terminal.Ui.Show(_message, nowMs);
            Enter(State.Message, nowMs);
        }

        /// <summary>The host has asked for something that can be done now.</summary>
        private bool UpdateDue(long nowMs)
        {
            _requests |= _terminal.Client.TakeRequests();
            return (_requests | _update.Waiting) != 0 && nowMs >= _updateDueMs && _activation.Activated && !_terminal.Deliverer.Owes;
        }

        private void StartUpdate(int digits, long nowMs)
        {
            _update.Start(_requests | digits, nowMs);
            _requests = 0;
            Enter(State.Updating, nowMs);
        }

        private void PollUpdating(long nowMs)
        {
            if (!_update.Poll(nowMs))
            {
                return;
            }

            _updateDueMs = _update.Succeeded ? nowMs : nowMs + UpdatePauseMs;
            _message.Start(_update.Succeeded ? Mood.Good : Mood.Warning, Say(Text.DownloadTitle), Say(_update.Succeeded ? Text.DownloadDone : Text.DownloadFailed))
                .WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
            if (!_update.Succeeded)
            {
                _message.WithLine(Say(Text.DownloadFailedHint));
            }

            if (_update.SpoiledKeys > 0)
            {
                _message.WithLine(_terminal.Texts.Of(Text.SpoiledKeys, _update.SpoiledKeys.ToString())).WithTimeout(Theme.ImportantMessageMs);
            }

            if (!_update.Succeeded && _terminal.Client.KeysRefused)
            {
                _message.WithLine(Say(Text.RefusesKeys));
            }

            _terminal.Ui.Show(_message, nowMs);
            Enter(State.Message, nowMs);
        }
    }
}
