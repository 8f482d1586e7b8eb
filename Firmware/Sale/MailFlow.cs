using Drivers.Buzzer;
using Drivers.Hal;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// Asks for the customer's e-mail address and puts it on flash for <see cref="MailDelivery"/>. The payment stands whatever
    /// becomes of it. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class MailFlow
    {
        private readonly UiTask _ui;
        private readonly Settings _settings;
        private readonly MailDelivery _delivery;
        private readonly MessagePage _message;

        // Made when somebody wants it: few do.
        private MailPage _page;
        private MailNotice _notice;
        private TransactionRecord _record;
        private State _state;

        public MailFlow(UiTask ui, Settings settings, MailDelivery delivery)
        {
            _ui = ui;
            _settings = settings;
            _delivery = delivery;
            _message = ui.Message;
        }

        private enum State : byte
        {
            Done = 0,
            Typing,
            Confirming,

            /// <summary>The notice's own trace number, then the notice on flash.</summary>
            Storing,
            Saving,
            Told,
        }

        /// <summary>The merchant offers it.</summary>
        public bool Offered
        {
            get { return Preferences.MailReceipts(_settings); }
        }

        /// <summary>The address is on flash: the receipt will be sent.</summary>
        public bool Taken { get; private set; }

        /// <param name="record">The payment; it must stay as it is until this is done.</param>
        public void Start(TransactionRecord record, long nowMs)
        {
            _record = record;
            Taken = false;
            if (_delivery.Queue.Count == MailQueue.Capacity)
            {
                Refuse(Text.MailFull, Text.MailFullHint, nowMs);
                return;
            }

            _page = new MailPage();
            _page.Start(Say(Text.MailTitle), Say(Text.MailPrompt), _ui.Texts.Language == Language.Chinese ? EntryMode.Digits : EntryMode.Lower);
            Ask(nowMs);
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Typing:
                    PollTyping(nowMs);
                    break;
                case State.Confirming:
                    PollConfirming(nowMs);
                    break;
                case State.Storing:
                    PollStoring(nowMs);
                    break;
                case State.Saving:
                    PollSaving(nowMs);
                    break;
                case State.Told:
                    if (_message.Result != PageResult.None)
                    {
                        End();
                    }

                    break;
            }

            return _state == State.Done;
        }

        private void Ask(long nowMs)
        {
            _page.Resume();
            _ui.Show(_page, nowMs);
            _state = State.Typing;
        }

        private void PollTyping(long nowMs)
        {
            if (_page.Result == PageResult.Entered)
            {
                _message.Start(Mood.Info, Say(Text.MailTitle), Say(Text.MailConfirm)).WithAmount(_record.AmountMinor)
                    .WithLine(_page.Value)
                    .WithKeys(Text.KeyCancel, Text.KeySend).WithClear(Text.KeyCorrect).WithTimeout(Theme.EntryMs);
                _ui.Show(_message, nowMs);
                _state = State.Confirming;
            }
            else if (_page.Result != PageResult.None)
            {
                End();
            }
        }

        private void PollConfirming(long nowMs)
        {
            if (_message.Result == PageResult.Bypassed)
            {
                Ask(nowMs);
            }
            else if (_message.Result == PageResult.Entered)
            {
                _notice = new MailNotice();
                _state = State.Storing;
            }
            else if (_message.Result != PageResult.None)
            {
                End();
            }
        }

        private void PollStoring(long nowMs)
        {
            if (_notice.Count == 0)
            {
                Status taken = _settings.Take(Counter.Stan, out int stan);
                if (taken == Status.Busy)
                {
                    return;
                }

                if (taken != Status.Ok || !_notice.Fill(_record, stan, _settings.Current(Counter.Batch), _page.Value))
                {
                    Refuse(Text.SettingNotSaved, Text.MailFullHint, nowMs);
                    return;
                }
            }

            Status status = _delivery.Queue.Add(_notice);
            if (status == Status.Pending)
            {
                _state = State.Saving;
            }
            else if (status != Status.Busy)
            {
                Refuse(Text.SettingNotSaved, Text.MailFullHint, nowMs);
            }
        }

        private void PollSaving(long nowMs)
        {
            Status status = _settings.Poll(nowMs);
            if (status == Status.Pending || status == Status.Busy)
            {
                return;
            }

            if (status != Status.Ok)
            {
                Refuse(Text.SettingNotSaved, Text.MailFullHint, nowMs);
                return;
            }

            Taken = true;
            _delivery.Hurry();
            _ui.Play(Sound.Success, nowMs);
            Tell(Mood.Good, Text.MailTaken, Text.MailTakenHint, nowMs);
        }

        private void Refuse(Text why, Text advice, long nowMs)
        {
            _ui.Play(Sound.Error, nowMs);
            Tell(Mood.Bad, why, advice, nowMs);
        }

        private void Tell(Mood mood, Text what, Text line, long nowMs)
        {
            _message.Start(mood, Say(Text.MailTitle), Say(what)).WithLine(Say(line)).WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
            _ui.Show(_message, nowMs);
            _state = State.Told;
        }

        /// <summary>The address is nobody's business any more.</summary>
        private void End()
        {
            if (_page != null)
            {
                _page.Forget();
                _page = null;
            }

            if (_notice != null)
            {
                _notice.Clear();
                _notice = null;
            }

            _record = null;
            _state = State.Done;
        }

        private string Say(Text id)
        {
            return _ui.Texts.Of(id);
        }
    }
}
