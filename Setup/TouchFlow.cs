using Drivers.Buzzer;
using Drivers.Hal;
using Drivers.Touch;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Setup
{
    /// <summary>
    /// Adjusts the touch layer: three crosses, a fourth for comparison, and the three are on flash. What does not fit is asked
    /// for again, and until the fourth has come out right nothing is changed. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class TouchFlow
    {
        /// <summary>Dots by which the fourth touch may be off.</summary>
        private const int MostOff = 12;

        private const int Left = 40;
        private const int Right = Theme.Width - 40;
        private const int Top = Theme.BodyTop + 28;
        private const int Bottom = Theme.KeyBarTop - 28;

        private readonly UiTask _ui;
        private readonly Settings _settings;
        private readonly SettingsFlow.SettingsChanged _changed;
        private readonly TouchPage _page = new TouchPage();
        private readonly TouchMap _map = new TouchMap();
        private readonly MessagePage _message;
        private readonly byte[] _bytes = new byte[TouchMap.Bytes];
        private State _state;
        private int _cross;

        /// <param name="changed">Told when the new calibration counts.</param>
        public TouchFlow(UiTask ui, Settings settings, SettingsFlow.SettingsChanged changed)
        {
            _ui = ui;
            _settings = settings;
            _changed = changed;
            _message = ui.Message;
        }

        private enum State : byte
        {
            Done = 0,
            Touching,
            Saving,
            Told,
        }

        public void Start(long nowMs)
        {
            Ask(0, null, nowMs);
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Touching:
                    PollTouching(nowMs);
                    break;
                case State.Saving:
                    PollSaving(nowMs);
                    break;
                case State.Told:
                    PollTold(nowMs);
                    break;
            }

            return _state == State.Done;
        }

        /// <summary>The first left above, the second to its right, the third below it, the fourth in the corner that is left.</summary>
        private void Ask(int cross, string remark, long nowMs)
        {
            _cross = cross;
            string count = cross < TouchMap.Points ? _ui.Texts.Of(Text.TouchCount, (cross + 1).ToString()) : Say(Text.TouchCompare);
            _page.Start(Say(Text.TouchTitle), XOf(cross), YOf(cross), count, remark);
            _ui.Show(_page, nowMs);
            _state = State.Touching;
        }

        private static int XOf(int cross)
        {
            return (cross & 1) == 0 ? Left : Right;
        }

        private static int YOf(int cross)
        {
            return cross < 2 ? Top : Bottom;
        }

        private void PollTouching(long nowMs)
        {
            if (_page.Result == PageResult.None)
            {
                return;
            }

            if (_page.Result != PageResult.Entered)
            {
                _state = State.Done;
            }
            else if (_cross == TouchMap.Points)
            {
                Compare(nowMs);
            }
            else if (!TouchMap.Fits(_bytes, _cross, _page.RawX, _page.RawY))
            {
                _ui.Play(Sound.Error, nowMs);
                Ask(_cross, Say(Text.TouchNotThere), nowMs);
            }
            else
            {
                _ui.Play(Sound.Key, nowMs);
                TouchMap.Store(_bytes, _cross, XOf(_cross), YOf(_cross), _page.RawX, _page.RawY);
                Ask(_cross + 1, null, nowMs);
            }
        }

        private void Compare(long nowMs)
        {
            bool set = _map.TrySet(_bytes, _bytes.Length);
            int x = 0;
            int y = 0;
            if (set)
            {
                _map.Map(_page.RawX, _page.RawY, out x, out y);
            }

            Status status = set && Near(x, Right) && Near(y, Bottom) ? _settings.SetBytes(SettingNumber.TouchCalibration, _bytes, 0, _bytes.Length) : Status.Invalid;
            if (status == Status.Pending)
            {
                _state = State.Saving;
            }
            else if (status == Status.Invalid)
            {
                Tell(Mood.Warning, Text.TouchWrong, Text.TouchWrongHint, nowMs);
            }
            else if (status != Status.Busy)
            {
                Tell(Mood.Bad, Text.SettingNotSaved, Text.AdviceTryAgain, nowMs);
            }
        }

        private static bool Near(int at, int where)
        {
            return at >= where - MostOff && at <= where + MostOff;
        }

        private void PollSaving(long nowMs)
        {
            Status status = _settings.Poll(nowMs);
            if (status == Status.Pending || status == Status.Busy)
            {
                return;
            }

            _changed();
            if (status == Status.Ok)
            {
                _ui.Play(Sound.Success, nowMs);
                Tell(Mood.Good, Text.TouchKept, Text.None, nowMs);
            }
            else
            {
                Tell(Mood.Bad, Text.SettingNotSaved, Text.AdviceTryAgain, nowMs);
            }
        }

        private void Tell(Mood mood, Text what, Text line, long nowMs)
        {
            bool again = mood != Mood.Good;
            _message.Start(mood, Say(Text.TouchTitle), Say(what)).WithKeys(again ? Text.KeyCancel : Text.None, again ? Text.KeyRetry : Text.KeyOk)
                .WithTimeout(Theme.ImportantMessageMs);
            if (line != Text.None)
            {
                _message.WithLine(Say(line));
            }

            if (again)
            {
                _ui.Play(Sound.Error, nowMs);
            }

            _ui.Show(_message, nowMs);
            _state = State.Told;
        }

        private void PollTold(long nowMs)
        {
            if (_message.Result == PageResult.Entered && _message.EnterHint == Text.KeyRetry)
            {
                Ask(0, null, nowMs);
            }
            else if (_message.Result != PageResult.None)
            {
                _state = State.Done;
            }
        }

        private string Say(Text id)
        {
            return _ui.Texts.Of(id);
        }
    }
}
