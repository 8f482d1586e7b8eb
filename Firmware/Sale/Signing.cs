using System;
using Drivers.Buzzer;
using Drivers.Hal;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware.Sale
{
    /// <summary>
    /// The customer's signature on the screen, once the payment stands: it is kept with the record before the slip is
    /// printed. Whoever does not sign here signs on paper: the payment stands either way.
    /// </summary>
    public sealed class Signing
    {
        private readonly PaymentContext _with;
        private readonly SignatureStrokes _strokes = new SignatureStrokes();
        private readonly SignaturePage _page;
        private TransactionRecord _record;
        private State _state;

        public Signing(PaymentContext with)
        {
            _with = with;
            _page = new SignaturePage(_strokes);
        }

        private enum State : byte
        {
            Done = 0,
            Drawing,
            Reading,
            Amending,
            Writing,
        }

        /// <summary>The verification asks for a signature, there is glass to sign on, and the merchant wants it there.</summary>
        public bool Wanted(TransactionRecord record)
        {
            return (record.Flags & RecordFlags.SignatureNeeded) != 0 && _with.Ui.Touch != null && Preferences.SignOnScreen(_with.Settings);
        }

        public void Start(TransactionRecord record, long nowMs)
        {
            _record = record;
            _page.Start(_with.Ui.Texts.Of(Text.SignTitle), record.AmountMinor);
            _with.Ui.Show(_page, nowMs);
            _with.Ui.Play(Sound.Attention, nowMs);
            _state = State.Drawing;
        }

        /// <summary>True when the slip can be printed.</summary>
        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Drawing:
                    if (_page.Result != PageResult.None)
                    {
                        Drawn();
                    }

                    break;
                case State.Reading:
                    Read();
                    break;
                case State.Amending:
                    Amend();
                    break;
                case State.Writing:
                    if (_with.Log.Poll(nowMs) != Status.Pending)
                    {
                        // A signature that could not be kept is on the slip all the same.
                        End();
                    }

                    break;
            }

            return _state == State.Done;
        }

        private void Drawn()
        {
            bool signed = _page.Result == PageResult.Entered;
            _record.SignatureBytes = signed ? _strokes.Encode(_record.Signature) : 0;
            _strokes.Clear();
            _state = signed ? State.Reading : State.Done;
        }

        /// <summary>The payment in hand has forgotten the card number, the log has not: what is amended is what is stored.</summary>
        private void Read()
        {
            Status status = _with.Log.ReadLast(_with.Entry);
            if (status == Status.Busy)
            {
                return;
            }

            bool same = status == Status.Ok && _with.Entry.Number == _record.Number;
            _state = same ? State.Amending : State.Done;
        }

        private void Amend()
        {
            TransactionRecord entry = _with.Entry;
            entry.SignatureBytes = _record.SignatureBytes;
            Array.Copy(_record.Signature, entry.Signature, _record.SignatureBytes);
            Status status = _with.Log.Amend(entry);
            if (status == Status.Pending)
            {
                _state = State.Writing;
            }
            else if (status != Status.Busy)
            {
                End();
            }
        }

        private void End()
        {
            _with.Entry.Clear();
            _state = State.Done;
        }
    }
}
