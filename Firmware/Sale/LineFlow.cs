using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>Echo test and sign-off, from the menu. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.</summary>
    public sealed class LineFlow
    {
        private readonly PaymentContext _with;
        private readonly ProgressPage _progress;
        private readonly MessagePage _message;
        private State _state;
        private bool _echo;

        public LineFlow(PaymentContext with)
        {
            _with = with;
            _message = with.Ui.Message;
            _progress = with.Ui.Progress;
        }

        private enum State : byte
        {
            Done = 0,
            Waiting,
            SigningOn,
            Online,
            Showing,
        }

        /// <param name="echo">Echo; otherwise sign-off.</param>
        public void Start(bool echo, long nowMs)
        {
            _echo = echo;
            _with.SignOnStep.Begin();
            _with.Deliverer.Held = true;
            _progress.Start(Title(), _with.Ui.Texts.Of(Text.Connecting), null);
            _with.Ui.Show(_progress, nowMs);
            _state = State.Waiting;
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Waiting:
                    PollWaiting(nowMs);
                    break;
                case State.SigningOn:
                    PollSignOn(nowMs);
                    break;
                case State.Online:
                    PollOnline(nowMs);
                    break;
                case State.Showing:
                    _state = _message.Result != PageResult.None ? State.Done : _state;
                    break;
            }

            return _state == State.Done;
        }

        private void PollWaiting(long nowMs)
        {
            if (_with.Client.Busy || _with.Deliverer.Working || _with.Settings.Take(Counter.Stan, out int stan) != Status.Ok)
            {
                return;
            }

            int code = _echo ? AcquirerClient.EchoCode : AcquirerClient.SignOffCode;
            Status status = _with.Client.StartManagement(code, stan, _with.Settings.Current(Counter.Batch), nowMs);
            if (status == Status.Pending)
            {
                _state = State.Online;
            }
            else
            {
                Tell(nowMs);
            }
        }

        private void PollOnline(long nowMs)
        {
            if (_with.Client.Poll(nowMs) == Status.Pending)
            {
                return;
            }

            if (_echo && _with.SignOnStep.TryRenew())
            {
                _progress.Say(_with.Ui.Texts.Of(Text.SigningOn));
                _state = State.SigningOn;
            }
            else
            {
                Tell(nowMs);
            }
        }

        private void PollSignOn(long nowMs)
        {
            if (!_with.SignOnStep.Poll(nowMs))
            {
                return;
            }

            if (_with.SignOnStep.Succeeded)
            {
                _state = State.Waiting;
            }
            else
            {
                Tell(nowMs);
            }
        }

        private void Tell(long nowMs)
        {
            _with.Deliverer.Held = false;
            string code = _with.Client.Reply.ResponseCode;
            bool answered = _with.Client.Result == ExchangeResult.Answered;
            // Who wants a sign-on has nobody signed on.
            bool good = answered && _state == State.Online && (HostCodes.IsApproval(code) || (!_echo && HostCodes.WantsSignOn(code)));
            Text headline = good ? _echo ? Text.EchoOk : Text.SignedOff : answered ? Text.LineRefused : Text.EchoFailed;
            _message.Start(good ? Mood.Good : Mood.Bad, Title(), _with.Ui.Texts.Of(headline)).WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
            if (!good && answered)
            {
                _message.WithLine(_with.SignOnStep.WhyNot());
            }

            _with.Ui.Show(_message, nowMs);
            _state = State.Showing;
        }

        private string Title()
        {
            return _with.Ui.Texts.Of(Text.MenuLine);
        }
    }
}
