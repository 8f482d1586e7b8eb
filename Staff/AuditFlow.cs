using Drivers.Hal;
using Drivers.Printer;
using Firmware.Receipts;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Staff
{
    /// <summary>Shows the audit trail entry by entry, newest first, or prints the newest. <see cref="Start"/>, then <see cref="Poll"/> until true.</summary>
    public sealed class AuditFlow
    {
        private readonly UiTask _ui;
        private readonly AuditTrail _trail;
        private readonly SlipPrinting _printing;
        private readonly AuditSlip _slip;
        private readonly AuditEntry _entry = new AuditEntry();
        private readonly MessagePage _message;
        private readonly ProgressPage _progress;
        private State _state;
        private bool _print;
        private bool _any;

        public AuditFlow(UiTask ui, AuditTrail trail, EscPosPrinter printer, SlipHeader header)
        {
            _ui = ui;
            _message = ui.Message;
            _progress = ui.Progress;
            _trail = trail;
            _printing = new SlipPrinting(ui, printer);
            _slip = new AuditSlip(header);
        }

        private enum State : byte
        {
            Done = 0,
            Reading,
            Showing,
            Printing,
        }

        /// <summary>It was left by a key: the menu before is wanted.</summary>
        public bool Back { get; private set; }

        public void Start(bool print, long nowMs)
        {
            Back = false;
            _print = print;
            _any = false;
            _slip.Clear();
            _trail.StartReading();
            _progress.Start(Say(Text.MenuAudit), Say(Text.PleaseWait), null);
            _ui.Show(_progress, nowMs);
            _state = State.Reading;
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Reading:
                    PollReading(nowMs);
                    break;
                case State.Showing:
                    PollShowing();
                    break;
                case State.Printing:
                    _state = _printing.Poll(nowMs) ? State.Done : _state;
                    break;
            }

            return _state == State.Done;
        }

        private void PollReading(long nowMs)
        {
            AuditEntry into = _print ? _slip.Next() : _entry;
            Status status = into == null ? Status.NotFound : _trail.ReadNext(into);
            if (status == Status.Busy)
            {
                return;
            }

            if (status != Status.Ok)
            {
                End(nowMs);
            }
            else
            {
                _any = true;
                if (_print)
                {
                    _slip.Take();
                }
                else
                {
                    Show(nowMs);
                }
            }
        }

        private void End(long nowMs)
        {
            if (_print && _any)
            {
                _slip.Start(_ui.Texts.Language);
                _printing.Start(_slip, Say(Text.MenuAudit), Text.Printing, nowMs);
                _state = State.Printing;
                return;
            }

            _message.Start(Mood.Info, Say(Text.MenuAudit), Say(_any ? Text.AuditEnd : Text.AuditEmpty))
                .WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
            _ui.Show(_message, nowMs);
            _state = State.Showing;
            _any = false;
        }

        private void Show(long nowMs)
        {
            Language language = _ui.Texts.Language;
            _message.Start(_entry.Missing > 0 ? Mood.Bad : Mood.Info, Say(Text.MenuAudit), Say(AuditWords.Name(_entry.Event)));
            if (_entry.Missing > 0)
            {
                _message.WithLine(Texts.Of(language, Text.AuditGap, _entry.Missing.ToString()));
            }

            _message.WithLine(AuditWords.Who(language, _entry.Actor));
            string whom = AuditWords.Whom(language, _entry);
            if (whom != null)
            {
                _message.WithLine(whom);
            }

            _message.WithLine(AuditWords.When(_entry)).WithLine(Texts.Of(language, Text.AuditEntryNumber, _entry.Number.ToString()))
                .WithKeys(Text.KeyBack, Text.KeyNext).WithTimeout(Theme.ImportantMessageMs);
            _ui.Show(_message, nowMs);
            _state = State.Showing;
        }

        private void PollShowing()
        {
            if (_message.Result != PageResult.None)
            {
                Back = _message.Result != PageResult.TimedOut;
                _state = _message.Result == PageResult.Entered && _any ? State.Reading : State.Done;
            }
        }

        private string Say(Text id)
        {
            return _ui.Texts.Of(id);
        }
    }
}
