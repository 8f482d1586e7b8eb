using Drivers.Buzzer;
using Drivers.Hal;
using Firmware.Host;
using Firmware.Sale;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Office
{
    /// <summary>
    /// Makes a new terminal ready: waits for the master key, shows its check value, signs on, fetches parameters, applications, keys and
    /// blocked cards, has a person confirm merchant and account, tests the connection. How far it is stands on flash, so
    /// it goes on there after a power cut; until it is done there are no payments. <see cref="Start"/>, then
    /// <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class ActivationFlow
    {
        private const int KcvBytes = 4;

        private readonly Terminal _terminal;
        private readonly UpdateFlow _update;
        private readonly SignOnStep _step;
        private readonly MessagePage _message;
        private readonly byte[] _kcv = new byte[KcvBytes];
        private State _state;
        private Stage _stage;
        private Stage _saving;
        private bool _taken;
        private bool _sent;

        public ActivationFlow(Terminal terminal, UpdateFlow update)
        {
            _terminal = terminal;
            _update = update;
            _step = terminal.PaymentContext.SignOnStep;
            _message = terminal.Ui.Message;
        }

        /// <summary>How far it is; the numbers stand on flash (<see cref="SettingNumber.Activation"/>, one character).</summary>
        private enum Stage
        {
            New = 0,

            /// <summary>Somebody compared the key's check value.</summary>
            KeyChecked = 1,
            Downloaded = 2,

            /// <summary>Merchant and account were confirmed.</summary>
            Confirmed = 3,
            Done = 9,
        }

        private enum State : byte
        {
            Done = 0,
            Asking,
            WaitingForKey,

            /// <summary>Two people type it in.</summary>
            KeyEntry,
            Kcv,
            Saving,
            SigningOn,
            Downloading,
            Confirming,
            Echo,
            Told,
            Failed,
        }

        /// <summary>Payments may be taken.</summary>
        public bool Activated
        {
            get { return StageNow() == Stage.Done; }
        }

        /// <param name="anew">From the beginning, whatever was done before: from the menu.</param>
        public void Start(bool anew, long nowMs)
        {
            _step.Begin();
            _stage = anew ? Stage.New : StageNow();
            if (anew && Activated)
            {
                _message.Start(Mood.Warning, Say(Text.ActivateTitle), Say(Text.ActivateAsk)).WithLine(Say(Text.ActivateSteps))
                    .WithLine(Say(Text.ActivateAgain)).WithKeys(Text.KeyNo, Text.KeyYes).WithTimeout(Theme.ImportantMessageMs);
                Show(State.Asking, nowMs);
                return;
            }

            Continue(nowMs);
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Asking:
                    PollAsking(nowMs);
                    break;
                case State.WaitingForKey:
                    PollWaitingForKey(nowMs);
                    break;
                case State.KeyEntry:
                    if (_terminal.KeyEntry.Poll(nowMs))
                    {
                        Continue(nowMs);
                    }

                    break;
                case State.Kcv:
                    PollKcv(nowMs);
                    break;
                case State.Saving:
                    PollSaving(nowMs);
                    break;
                case State.SigningOn:
                    PollSigningOn(nowMs);
                    break;
                case State.Downloading:
                    PollDownloading(nowMs);
                    break;
                case State.Confirming:
                    PollConfirming(nowMs);
                    break;
                case State.Echo:
                    PollEcho(nowMs);
                    break;
                case State.Told:
                    _state = _message.Result != PageResult.None ? State.Done : _state;
                    break;
                case State.Failed:
                    PollFailed(nowMs);
                    break;
            }

            return _state == State.Done;
        }

        private Stage StageNow()
        {
            string text = _terminal.Settings.GetText(SettingNumber.Activation, "0");
            return text.Length == 1 ? (Stage)(text[0] - '0') : Stage.New;
        }

        private void PollAsking(long nowMs)
        {
            if (_message.Result == PageResult.Entered)
            {
                _terminal.NoteSetting(SettingNumber.Activation);
                Save(Stage.New, nowMs);
            }
            else if (_message.Result != PageResult.None)
            {
                _state = State.Done;
            }
        }

        /// <summary>The next thing to do at this stage.</summary>
        private void Continue(long nowMs)
        {
            if (!_terminal.Client.Keys.Present)
            {
                bool byHand = _terminal.Profile.KeyScheme == KeyScheme.MasterKey;
                _message.Start(Mood.Info, Say(Text.ActivateTitle), Say(Text.ActivateNoKey)).WithLine(Say(Text.ActivateNoKeyHint));
                if (byHand)
                {
                    _message.WithLine(Say(Text.ActivateByHand));
                }

                _message.WithKeys(Text.KeyCancel, byHand ? Text.KeyEnter : Text.None);
                // Whichever way it comes, somebody compares its check value.
                _stage = Stage.New;
                Show(State.WaitingForKey, nowMs);
            }
            else if (_stage == Stage.New)
            {
                ShowKcv(nowMs);
            }
            else if (_stage == Stage.Done)
            {
                Finish(nowMs);
            }
            else if (!_terminal.Client.SignedOn)
            {
                SignOn(nowMs);
            }
            else if (_stage == Stage.KeyChecked)
            {
                _update.Start(UpdateFlow.Everything, nowMs);
                _state = State.Downloading;
            }
            else if (_stage == Stage.Downloaded)
            {
                ShowMerchant(nowMs);
            }
            else
            {
                ShowProgress(Text.ActivateEcho, nowMs);
                _terminal.Deliverer.Held = true;
                _sent = false;
                _state = State.Echo;
            }
        }

        private void PollWaitingForKey(long nowMs)
        {
            if (_terminal.Client.Keys.Present)
            {
                Continue(nowMs);
            }
            else if (_message.Result == PageResult.Entered)
            {
                _terminal.KeyEntry.Start(true, nowMs);
                _state = State.KeyEntry;
            }
            else if (_message.Result != PageResult.None)
            {
                _state = State.Done;
            }
        }

        private void ShowKcv(long nowMs)
        {
            KeySlot slot = _terminal.Vault.Has(KeySlot.TerminalMaster) ? KeySlot.TerminalMaster : KeySlot.Dukpt;
            string value = "";
            if (_terminal.Vault.CheckValue(slot, _kcv, 0) == Status.Ok)
            {
                for (int i = 0; i < KcvBytes; i++)
                {
                    value += _kcv[i].ToString("X2");
                }
            }

            _message.Start(Mood.Info, Say(Text.ActivateTitle), Say(Text.ActivateKcv)).WithLine(_terminal.Texts.Of(Text.ActivateKcvValue, value))
                .WithLine(Say(Text.ActivateKcvHint)).WithKeys(Text.KeyCancel, Text.KeyNext);
            Show(State.Kcv, nowMs);
        }

        private void PollKcv(long nowMs)
        {
            if (_message.Result == PageResult.Entered)
            {
                Save(Stage.KeyChecked, nowMs);
            }
            else if (_message.Result != PageResult.None)
            {
                _state = State.Done;
            }
        }

        private void Save(Stage stage, long nowMs)
        {
            _saving = stage;
            _taken = false;
            ShowProgress(Text.PleaseWait, nowMs);
            _state = State.Saving;
        }

        private void PollSaving(long nowMs)
        {
            if (!_taken)
            {
                _taken = _terminal.Settings.SetText(SettingNumber.Activation, ((int)_saving).ToString()) == Status.Pending;
                return;
            }

            Status status = _terminal.Settings.Poll(nowMs);
            if (status == Status.Pending)
            {
                return;
            }

            if (status != Status.Ok)
            {
                Fail(null, nowMs);
                return;
            }

            _stage = _saving;
            Continue(nowMs);
        }

        private void PollSigningOn(long nowMs)
        {
            if (!_step.Poll(nowMs))
            {
                return;
            }

            _terminal.Deliverer.Held = false;
            if (_step.Succeeded)
            {
                Continue(nowMs);
            }
            else
            {
                Fail(_step.WhyNot(), nowMs);
            }
        }

        private void SignOn(long nowMs)
        {
            ShowProgress(Text.SigningOn, nowMs);
            _step.Start();
            _state = State.SigningOn;
        }

        private void PollDownloading(long nowMs)
        {
            if (!_update.Poll(nowMs))
            {
                return;
            }

            if (_update.Succeeded)
            {
                Save(Stage.Downloaded, nowMs);
            }
            else
            {
                Fail(_terminal.Client.KeysRefused ? Say(Text.RefusesKeys) : null, nowMs);
            }
        }

        private void ShowMerchant(long nowMs)
        {
            Settings settings = _terminal.Settings;
            string account = settings.GetText(SettingNumber.SettlementAccount, "-");
            _message.Start(Mood.Warning, Say(Text.ActivateTitle), Say(Text.ActivateMerchant))
                .WithLine(_terminal.Ui.ShopName)
                .WithLine(Say(Text.AboutMerchant) + ": " + _terminal.Profile.MerchantId)
                .WithLine(Say(Text.AboutTerminal) + ": " + _terminal.Profile.TerminalId)
                .WithLine(_terminal.Texts.Of(Text.ActivateAccount, account))
                .WithLine(settings.GetText(SettingNumber.SettlementBank, ""))
                .WithKeys(Text.KeyNo, Text.KeyYes);
            Show(State.Confirming, nowMs);
        }

        private void PollConfirming(long nowMs)
        {
            if (_message.Result == PageResult.Entered)
            {
                _terminal.Archive.Audit.Note(AuditEvent.Activated, _terminal.Staff.Actor, _terminal.Staff.Actor);
                Save(Stage.Confirmed, nowMs);
            }
            else if (_message.Result != PageResult.None)
            {
                string hotline = _terminal.Settings.GetText(SettingNumber.Hotline, "-");
                _message.Start(Mood.Bad, Say(Text.ActivateTitle), Say(Text.ActivateRefused))
                    .WithLine(_terminal.Texts.Of(Text.ActivateRefusedHint, hotline)).WithLine(Say(Text.ActivateAgain)).WithKeys(Text.None, Text.KeyOk);
                Show(State.Told, nowMs);
            }
        }

        private void PollEcho(long nowMs)
        {
            if (!_sent)
            {
                if (_terminal.Client.Busy || _terminal.Deliverer.Working || _terminal.Settings.Take(Counter.Stan, out int stan) != Status.Ok)
                {
                    return;
                }

                _sent = _terminal.Client.StartManagement(AcquirerClient.EchoCode, stan, _terminal.Settings.Current(Counter.Batch), nowMs) == Status.Pending;
                if (!_sent)
                {
                    Fail(null, nowMs);
                }

                return;
            }

            if (_terminal.Client.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            _terminal.Deliverer.Held = false;
            if (_terminal.Client.Result == ExchangeResult.Answered && HostCodes.IsApproval(_terminal.Client.Reply.ResponseCode))
            {
                Save(Stage.Done, nowMs);
            }
            else if (_step.TryRenew())
            {
                SignOn(nowMs);
            }
            else
            {
                Fail(_step.WhyNot(), nowMs);
            }
        }

        private void Finish(long nowMs)
        {
            _message.Start(Mood.Good, Say(Text.ActivateTitle), Say(Text.ActivateDone)).WithLine(_terminal.Ui.ShopName)
                .WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.ImportantMessageMs);
            if (_update.SpoiledKeys > 0)
            {
                _message.WithLine(_terminal.Texts.Of(Text.SpoiledKeys, _update.SpoiledKeys.ToString()));
            }

            _terminal.Ui.Play(Sound.Success, nowMs);
            Show(State.Told, nowMs);
        }

        private void Fail(string why, long nowMs)
        {
            _terminal.Deliverer.Held = false;
            _message.Start(Mood.Bad, Say(Text.ActivateTitle), Say(Text.ActivateFailed));
            if (why != null)
            {
                _message.WithLine(why);
            }

            _message.WithLine(Say(Text.ActivateFailedHint)).WithKeys(Text.KeyCancel, Text.KeyRetry);
            _terminal.Ui.Play(Sound.Error, nowMs);
            Show(State.Failed, nowMs);
        }

        private void PollFailed(long nowMs)
        {
            if (_message.Result == PageResult.Entered)
            {
                _step.Begin();
                Continue(nowMs);
            }
            else if (_message.Result != PageResult.None)
            {
                _state = State.Done;
            }
        }

        private void Show(State state, long nowMs)
        {
            _terminal.Ui.Show(_message, nowMs);
            _state = state;
        }

        private void ShowProgress(Text headline, long nowMs)
        {
            _terminal.Ui.Progress.Start(Say(Text.ActivateTitle), Say(headline), null);
            _terminal.Ui.Show(_terminal.Ui.Progress, nowMs);
        }

        private string Say(Text id)
        {
            return _terminal.Texts.Of(id);
        }
    }
}
