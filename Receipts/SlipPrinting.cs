using System;
using Drivers.Buzzer;
using Drivers.Hal;
using Drivers.Printer;
using Firmware.Ui;

namespace Firmware.Receipts
{
    /// <summary>
    /// Prints one slip and stays with it until it is on paper or given up: no paper, an open cover or a silent printer are
    /// shown with what to do. The merchant chooses: Enter goes on with the line that was cut, Clear prints the whole slip
    /// anew, Cancel drops it. Nothing comes by itself. <see cref="Start"/>, then
    /// <see cref="Poll"/> until it returns true.
    /// </summary>
    public sealed class SlipPrinting
    {
        /// <summary>The driver asks an idle printer three questions in turn, two a second: what it knows of paper just loaded may be that old.</summary>
        private const int RetryMs = 2000;

        private enum State : byte
        {
            Done = 0,
            Waiting,
            Composing,
            Printing,
            Stopped,

            /// <summary>Told to go on; the printer has not said yet that it can.</summary>
            Retrying,
        }

        private readonly UiTask _ui;
        private readonly EscPosPrinter _printer;
        private readonly ProgressPage _progress;
        private readonly MessagePage _message;
        private SlipComposer _slip;
        private Text _headline;
        private string _title;
        private State _state;
        private Status _shown;
        private bool _begun;
        private bool _composed;
        private bool _lineDue;
        private int _pictureRow;
        private bool _coverShown;
        private long _retryUntilMs;

        public SlipPrinting(UiTask ui, EscPosPrinter printer)
        {
            _ui = ui;
            _message = ui.Message;
            _progress = ui.Progress;
            _printer = printer;
        }

        /// <summary>True when the whole slip is on paper; false when it was given up.</summary>
        public bool Printed { get; private set; }

        /// <param name="slip">Started by the caller; its lines are taken here.</param>
        public void Start(SlipComposer slip, string title, Text headline, long nowMs)
        {
            _slip = slip;
            _title = title;
            _headline = headline;
            Printed = false;
            BeginAnew();
            ShowProgress(nowMs);
            _state = State.Waiting;
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Waiting:
                    Begin(nowMs);
                    break;
                case State.Composing:
                    Compose(nowMs);
                    break;
                case State.Printing:
                    Watch(nowMs);
                    break;
                case State.Stopped:
                    OnStopped(nowMs);
                    break;
                case State.Retrying:
                    Retry(nowMs);
                    break;
            }

            return _state == State.Done;
        }

        private void Begin(long nowMs)
        {
            Status state = _printer.State;
            if (state == Status.Ok)
            {
                _printer.LinePitch = _slip.LinePitch;
                _printer.PaperDots = _slip.Header.RowDots;
                _begun = _printer.BeginSlip() == Status.Ok;
                _state = _begun ? State.Composing : State.Waiting;
            }
            else if (IsStopped(state))
            {
                Stop(state, nowMs);
            }
            else if (_printer.Held)
            {
                // Left over from before; this slip is the one that counts.
                _printer.Cancel();
            }
        }

        /// <summary>One line a poll: the printer takes longer for it.</summary>
        private void Compose(long nowMs)
        {
            if (_lineDue || _slip.Ready())
            {
                _lineDue = _lineDue || _slip.TryNext();
                Status taken = !_lineDue ? _printer.EndSlip() : _slip.Picture != null ? GivePicture(_slip.Picture) : GiveLine();
                if (taken == Status.Ok)
                {
                    _composed = !_lineDue;
                    _lineDue = false;
                    _pictureRow = 0;
                }

                if (_composed)
                {
                    _state = State.Printing;
                    return;
                }

                if (taken != Status.Ok && taken != Status.Full)
                {
                    // A fault of ours. Half a slip is worse than none.
                    _printer.Cancel();
                    _state = State.Done;
                    return;
                }

                // When it is full, room comes with what is printed.
            }

            Watch(nowMs);
        }

        private Status GiveLine()
        {
            return _slip.Line.Length == 0 ? _printer.Feed(1) : _printer.Text(_slip.Line, _slip.Style);
        }

        /// <summary>A slice of its preparation, or one band; Full until it is all there.</summary>
        private Status GivePicture(SlipPicture picture)
        {
            if (!picture.Prepare())
            {
                return Status.Full;
            }

            byte[] band = _slip.Header.Band;
            int rows = picture.Height - _pictureRow;
            int most = SlipHeader.BandBytes / picture.WidthBytes;
            most = most < SlipHeader.BandRows ? most : SlipHeader.BandRows;
            rows = rows < most ? rows : most;
            if (!_printer.HasRoom(rows * picture.WidthBytes))
            {
                return Status.Full;
            }

            Array.Clear(band, 0, band.Length);
            picture.DrawRows(_pictureRow, rows, band);
            Status taken = _printer.Raster(band, picture.WidthBytes, rows);
            if (taken != Status.Ok)
            {
                return taken;
            }

            _pictureRow += rows;
            return _pictureRow < picture.Height ? Status.Full : Status.Ok;
        }

        private void BeginAnew()
        {
            _begun = false;
            _composed = false;
            _lineDue = false;
            _pictureRow = 0;
        }

        private void Watch(long nowMs)
        {
            if (_printer.Held)
            {
                Stop(_printer.State, nowMs);
            }
            else if (_state == State.Printing && _printer.Idle)
            {
                Printed = true;
                _state = State.Done;
            }
            else
            {
                _progress.Say(_ui.Texts.Of(_printer.Overheated ? Text.Overheated : _headline));
            }
        }

        private static bool IsStopped(Status state)
        {
            return state == Status.Removed || state == Status.NoDevice || state == Status.Timeout || state == Status.Invalid;
        }

        private void Stop(Status why, long nowMs)
        {
            bool paper = why == Status.Removed && !_printer.CoverOpen;
            Text headline = paper ? Text.PaperOut : why == Status.Removed ? Text.CoverOpen : Text.PrinterSilent;
            Text hint = paper ? Text.PaperOutHint : why == Status.Removed ? Text.CoverOpenHint : Text.PrinterSilentHint;
            _message.Start(Mood.Warning, _title, _ui.Texts.Of(headline))
                .WithLine(_ui.Texts.Of(hint))
                .WithLine(_ui.Texts.Of(Text.PrintSkipHint))
                .WithKeys(Text.KeySkip, Text.KeyPrint);
            if (_begun)
            {
                _message.WithLine(_ui.Texts.Of(Text.PrintAnewHint)).WithClear(Text.KeyAnew);
            }

            _ui.Play(Sound.Attention, nowMs);
            _ui.Show(_message, nowMs);
            _shown = why;
            _coverShown = _printer.CoverOpen;
            _state = State.Stopped;
        }

        private void OnStopped(long nowMs)
        {
            if (_message.Result == PageResult.Cancelled)
            {
                _printer.Cancel();
                _state = State.Done;
                return;
            }

            Status state = _printer.State;
            if (_message.Result == PageResult.None)
            {
                // Paper loaded but the cover still open, or the reverse: say the other thing.
                if (IsStopped(state) && (state != _shown || _printer.CoverOpen != _coverShown))
                {
                    Stop(state, nowMs);
                }

                return;
            }

            if (_message.Result == PageResult.Bypassed)
            {
                _printer.Cancel();
                _slip.Restart();
                BeginAnew();
            }

            ShowProgress(nowMs);
            _retryUntilMs = nowMs + RetryMs;
            _state = State.Retrying;
        }

        /// <summary>Whoever loads paper and presses Enter at once is faster than the driver's next question.</summary>
        private void Retry(long nowMs)
        {
            Status state = _printer.State;
            bool goesOn = _begun ? _printer.Resume() == Status.Ok || !_printer.Held : !IsStopped(state);
            if (goesOn)
            {
                _state = !_begun ? State.Waiting : _composed ? State.Printing : State.Composing;
            }
            else if (nowMs >= _retryUntilMs)
            {
                Stop(state, nowMs);
            }
        }

        private void ShowProgress(long nowMs)
        {
            _progress.Start(_title, _ui.Texts.Of(_headline), null);
            _ui.Show(_progress, nowMs);
        }
    }
}
