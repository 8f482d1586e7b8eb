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
            Online,
            Showing,
        }

        /// <param name="echo">Echo; otherwise sign-off.</param>
        public void Start(bool echo, long nowMs)
        {
            _echo = echo;
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
                case State.Online:
                    if (_with.Client.Poll(nowMs) != Status.Pending)
                    {
                        Tell(nowMs);
                    }

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

        private void Tell(long nowMs)
        {
            _with.Deliverer.Held = false;
            bool good = _with.Client.Result == ExchangeResult.Answered && HostCodes.IsApproval(_with.Client.Reply.ResponseCode);
            Text headline = !good ? Text.EchoFailed : _echo ? Text.EchoOk : Text.SignedOff;
            _message.Start(good ? Mood.Good : Mood.Bad, Title(), _with.Ui.Texts.Of(headline)).WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
            _with.Ui.Show(_message, nowMs);
            _state = State.Showing;
        }

        private string Title()
        {
            return _with.Ui.Texts.Of(Text.MenuLine);
        }
    }
}
