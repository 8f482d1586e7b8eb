using Firmware.Ui;

namespace Firmware.Health
{
    /// <summary>
    /// The power-on self-test: tries one part after the other, shows each result, then explains each fault. Asked and told:
    /// <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class SelfTest
    {
        /// <summary>A part that has not answered after this long has failed.</summary>
        public const int PartLimitMs = 5000;

        /// <summary>A page on which all is well stays in sight this long.</summary>
        public const int PassedMs = 1200;

        /// <summary>The results stay this long before the faults are explained, unless Enter is pressed.</summary>
        public const int FaultsMs = 8000;

        private enum State : byte
        {
            Idle = 0,
            Testing,
            Showing,
            Explaining,
            Done,
        }

        private readonly UiTask _ui;
        private readonly ISelfTestPart[] _parts;
        private readonly PartResult[] _results;
        private readonly SelfTestPage _page = new SelfTestPage();
        private readonly MessagePage _message;
        private State _state;
        private int _current;
        private long _dueMs;
        private bool _asked;

        public SelfTest(UiTask ui, ISelfTestPart[] parts)
        {
            _ui = ui;
            _message = ui.Message;
            _parts = parts;
            _results = new PartResult[parts.Length];
        }

        /// <summary>Parts tested.</summary>
        public int Count
        {
            get { return _parts.Length; }
        }

        /// <summary>The worst result of all parts: what the terminal can be trusted with.</summary>
        public PartResult Worst { get; private set; }

        /// <summary>True when a part failed whose fault forbids payments.</summary>
        public bool StopsPayments { get; private set; }

        public ISelfTestPart Part(int index)
        {
            return _parts[index];
        }

        public PartResult ResultOf(int index)
        {
            return _results[index];
        }

        /// <param name="asked">Somebody asked for it: what came out stays in sight until he has read it.</param>
        public void Start(bool asked, long nowMs)
        {
            _asked = asked;
            for (int i = 0; i < _results.Length; i++)
            {
                _results[i] = PartResult.Waiting;
            }

            Worst = PartResult.Passed;
            StopsPayments = false;
            _page.Start(_ui.Texts.Of(Text.SelfTestTitle), _parts, _results);
            _ui.Show(_page, nowMs);
            _current = -1;
            NextPart(nowMs);
        }

        /// <summary>True when the test and its explanations are over.</summary>
        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Testing:
                    Test(nowMs);
                    break;
                case State.Showing:
                    if (nowMs >= _dueMs || _page.Result != PageResult.None)
                    {
                        _current = -1;
                        Explain(nowMs);
                    }

                    break;
                case State.Explaining:
                    if (_message.Result != PageResult.None)
                    {
                        Explain(nowMs);
                    }

                    break;
            }

            return _state == State.Done;
        }

        private void Enter(State state, long dueMs)
        {
            _state = state;
            _dueMs = dueMs;
        }

        private void NextPart(long nowMs)
        {
            _current++;
            if (_current == _parts.Length)
            {
                bool passed = Worst == PartResult.Passed;
                bool brief = passed && !_asked;
                Enter(State.Showing, nowMs + (brief ? PassedMs : FaultsMs));
                if (!brief)
                {
                    _page.OfferEnd(!passed);
                }

                return;
            }

            _results[_current] = PartResult.Running;
            _page.PaintResult(_current);
            _parts[_current].Start(nowMs);
            Enter(State.Testing, nowMs + PartLimitMs);
        }

        private void Test(long nowMs)
        {
            if (_ui.Screen.Painting)
            {
                // Each result is seen before the next part is tried.
                return;
            }

            PartResult result = _parts[_current].Poll(nowMs);
            if (result == PartResult.Running || result == PartResult.Waiting)
            {
                if (nowMs < _dueMs)
                {
                    return;
                }

                result = PartResult.Failed;
            }

            _results[_current] = result;
            if (result > Worst)
            {
                Worst = result;
            }

            StopsPayments |= result == PartResult.Failed && Faults.StopsPayments(_parts[_current].Fault);
            _page.PaintResult(_current);
            NextPart(nowMs);
        }

        // One page for each part that did not pass.
        private void Explain(long nowMs)
        {
            do
            {
                _current++;
            }
            while (_current < _parts.Length && (_results[_current] == PartResult.Passed || _parts[_current].Fault == FaultCode.None));

            if (_current == _parts.Length)
            {
                Enter(State.Done, 0);
                return;
            }

            Faults.Describe(_parts[_current].Fault, _ui.Texts, _message);
            _ui.Show(_message, nowMs);
            Enter(State.Explaining, 0);
        }
    }
}
