using System;
using Drivers.Hal;
using Firmware.Host;
using Firmware.Store;
using Firmware.Ui;

namespace Firmware
{
    /// <summary>
    /// The master key from two or three components, each typed by another keeper, who compares its check value with his letter. The
    /// vault adds them up: nobody sees the key. <see cref="Start"/>, then <see cref="Poll"/> until it returns true.
    /// Whatever ends it early changes nothing and leaves nothing in memory. One for menu and activation.
    /// </summary>
    public sealed class KeyEntryFlow
    {
        private const int FewestParts = 2;
        private const int CheckBytes = 4;

        /// <summary>Handing over and reading a letter take longer than a message usually has.</summary>
        private const int PersonMs = 180000;

        private const int ShortBytes = 16;
        private const int MiddleBytes = 24;

        private readonly Terminal _terminal;
        private readonly UiTask _ui;
        private readonly IKeyVault _vault;
        private readonly MessagePage _message;
        private HexPage _hex;
        private MenuPage _choice;
        private readonly byte[] _component = new byte[HexPage.MaxBytes];
        private readonly byte[] _check = new byte[CheckBytes];
        private State _state;
        private KeyAlgorithm _algorithm;
        private int _bytes;
        private int _parts;
        private int _part;

        public KeyEntryFlow(Terminal terminal)
        {
            _terminal = terminal;
            _ui = terminal.Ui;
            _vault = terminal.Vault;
            _message = terminal.Ui.Message;
        }

        private enum State : byte
        {
            Done = 0,

            /// <summary>There is a master key: may it be replaced?</summary>
            Replacing,
            Length,
            HowMany,

            /// <summary>The terminal changes hands.</summary>
            NextPerson,
            Typing,

            /// <summary>The keeper compares the component's check value.</summary>
            Comparing,

            /// <summary>The check value of the whole key.</summary>
            Confirming,
            Saving,
            Ending,
        }

        /// <summary>The master key was stored; after <see cref="Poll"/> returned true.</summary>
        public bool Stored { get; private set; }

        /// <param name="administrator">Operator 99 is signed in. Others are told so.</param>
        public void Start(bool administrator, long nowMs)
        {
            // Made when they are needed, let go at the end: few terminals ever need them.
            _hex = new HexPage();
            _choice = new MenuPage();
            Stored = false;
            Abort();
            if (!administrator)
            {
                End(Mood.Bad, Text.ComponentOnlyAdministrator, Text.None, nowMs);
            }
            else if (_terminal.Profile.KeyScheme == KeyScheme.Dukpt)
            {
                End(Mood.Warning, Text.ComponentNotDukpt, Text.ActivateNoKeyHint, nowMs);
            }
            else if (_vault.Has(KeySlot.TerminalMaster))
            {
                Tell(Mood.Warning, Say(Text.ComponentReplace), Text.ComponentReplaceHint, State.Replacing, nowMs);
            }
            else
            {
                AskLength(nowMs);
            }
        }

        public bool Poll(long nowMs)
        {
            switch (_state)
            {
                case State.Replacing:
                    if (Answered(nowMs))
                    {
                        AskLength(nowMs);
                    }

                    break;
                case State.Length:
                case State.HowMany:
                    PollChoice(nowMs);
                    break;
                case State.NextPerson:
                    if (Answered(nowMs))
                    {
                        AskComponent(nowMs);
                    }

                    break;
                case State.Typing:
                    PollTyping(nowMs);
                    break;
                case State.Comparing:
                    PollComparing(nowMs);
                    break;
                case State.Confirming:
                    if (Answered(nowMs))
                    {
                        Store(nowMs);
                    }

                    break;
                case State.Saving:
                    PollSaving(nowMs);
                    break;
                case State.Ending:
                    _state = _message.Result != PageResult.None ? State.Done : _state;
                    break;
            }

            return _state == State.Done;
        }

        /// <summary>Nothing of a component stays, wherever it was: when it ends, and when the terminal fails in the middle.</summary>
        public void Abort()
        {
            Array.Clear(_component, 0, _component.Length);
            _vault.ComponentsDrop();
        }

        /// <summary>The cipher follows from the profile: AES keys and AES codes go together. How long the key is, only the letter says.</summary>
        private void AskLength(long nowMs)
        {
            bool aes = _terminal.Profile.MacScheme == MacScheme.AesCmac;
            _algorithm = aes ? KeyAlgorithm.Aes : KeyAlgorithm.Des;
            _choice.StartMenu(Say(Text.ComponentLength));
            AddLength(ShortBytes);
            AddLength(MiddleBytes);
            if (aes)
            {
                AddLength(HexPage.MaxBytes);
            }

            _ui.Show(_choice, nowMs);
            _state = State.Length;
        }

        private void AddLength(int bytes)
        {
            _choice.Add(_ui.Texts.Of(_algorithm == KeyAlgorithm.Aes ? Text.ComponentAes : Text.ComponentDes, (2 * bytes).ToString()), bytes);
        }

        private void PollChoice(long nowMs)
        {
            if (_choice.Result == PageResult.None)
            {
                return;
            }

            if (_choice.Result != PageResult.Entered)
            {
                GiveUp(nowMs);
            }
            else if (_state == State.Length)
            {
                _bytes = _choice.Command;
                _choice.StartMenu(Say(Text.ComponentHowMany));
                _choice.Add(Say(Text.ComponentTwoParts), FewestParts);
                _choice.Add(Say(Text.ComponentThreeParts), FewestParts + 1);
                _ui.Show(_choice, nowMs);
                _state = State.HowMany;
            }
            else
            {
                _parts = _choice.Command;
                _part = 1;
                AskComponent(nowMs);
            }
        }

        private void AskComponent(long nowMs)
        {
            string prompt = _ui.Texts.Of(Text.ComponentPartOf, _part.ToString()) + _ui.Texts.Of(Text.ComponentDigits, (2 * _bytes).ToString());
            _hex.Start(Say(Text.ComponentTitle), prompt, _component, _bytes, Say(Text.ComponentHint));
            _ui.Show(_hex, nowMs);
            _state = State.Typing;
        }

        private void PollTyping(long nowMs)
        {
            if (_hex.Result == PageResult.None)
            {
                return;
            }

            if (_hex.Result != PageResult.Entered || _vault.ComponentCheck(_algorithm, _component, 0, _bytes, _check, 0) != Status.Ok)
            {
                GiveUp(nowMs);
                return;
            }

            Tell(Mood.Info, _ui.Texts.Of(Text.ComponentPartCheck, CheckText()), Text.ComponentPartCheckHint, State.Comparing, nowMs);
        }

        /// <summary>Right: the component counts. Not right: it is typed again. Nobody there: nothing was ever typed.</summary>
        private void PollComparing(long nowMs)
        {
            if (_message.Result == PageResult.None)
            {
                return;
            }

            if (_message.Result == PageResult.TimedOut)
            {
                GiveUp(nowMs);
                return;
            }

            if (_message.Result != PageResult.Entered)
            {
                Array.Clear(_component, 0, _component.Length);
                AskComponent(nowMs);
                return;
            }

            Status added = _vault.ComponentAdd(_component, 0, _bytes);
            Array.Clear(_component, 0, _component.Length);
            if (added != Status.Ok)
            {
                GiveUp(nowMs);
            }
            else if (_part < _parts)
            {
                _part++;
                Tell(Mood.Info, _ui.Texts.Of(Text.ComponentPartOf, _part.ToString()), Text.ComponentNextPerson, State.NextPerson, nowMs);
            }
            else if (_vault.ComponentsCheck(_algorithm, _check, 0) == Status.Ok)
            {
                Tell(Mood.Info, _ui.Texts.Of(Text.ComponentResult, CheckText()), Text.ComponentResultHint, State.Confirming, nowMs);
            }
            else
            {
                End(Mood.Bad, Text.ComponentSame, Text.ComponentCancelled, nowMs);
            }
        }

        private void Store(long nowMs)
        {
            Status status = _vault.ComponentsCommit(KeySlot.TerminalMaster, _algorithm);
            if (status == Status.Ok)
            {
                _state = State.Saving;
            }
            else if (status != Status.Busy)
            {
                End(Mood.Bad, Text.ComponentFailed, Text.None, nowMs);
            }
            else
            {
                // The vault is at another record; the page's answer stands.
                _state = State.Confirming;
            }
        }

        private void PollSaving(long nowMs)
        {
            Status status = _vault.Poll(nowMs);
            if (status == Status.Pending || status == Status.Busy)
            {
                return;
            }

            Stored = status == Status.Ok;
            if (Stored)
            {
                // Under a new master key the old working keys are nothing.
                _terminal.Client.ForgetSignOn();
                _terminal.Archive.Audit.Note(AuditEvent.KeyLoaded, _terminal.Staff.Actor, (int)KeySlot.TerminalMaster);
            }

            End(Stored ? Mood.Good : Mood.Bad, Stored ? Text.ComponentStored : Text.ComponentFailed, Text.None, nowMs);
        }

        /// <summary>True when the message was confirmed; one that was not ends everything.</summary>
        private bool Answered(long nowMs)
        {
            if (_message.Result == PageResult.None)
            {
                return false;
            }

            if (_message.Result != PageResult.Entered)
            {
                GiveUp(nowMs);
                return false;
            }

            return true;
        }

        private void GiveUp(long nowMs)
        {
            End(Mood.Warning, Text.Cancelled, Text.ComponentCancelled, nowMs);
        }

        private void Tell(Mood mood, string headline, Text hint, State next, long nowMs)
        {
            _message.Start(mood, Say(Text.ComponentTitle), headline).WithLine(Say(hint)).WithKeys(Text.KeyCancel, Text.KeyEnter).WithTimeout(PersonMs);
            _ui.Show(_message, nowMs);
            _state = next;
        }

        private void End(Mood mood, Text headline, Text line, long nowMs)
        {
            Abort();
            _hex = null;
            _choice = null;
            _message.Start(mood, Say(Text.ComponentTitle), Say(headline));
            if (line != Text.None)
            {
                _message.WithLine(Say(line));
            }

            _message.WithKeys(Text.None, Text.KeyOk).WithTimeout(Theme.MessageMs);
            _ui.Show(_message, nowMs);
            _state = State.Ending;
        }

        /// <summary>The check value, which is no secret, in hexadecimal.</summary>
        private string CheckText()
        {
            const string Digits = "0123456789ABCDEF";
            var text = new char[2 * CheckBytes];
            for (int i = 0; i < CheckBytes; i++)
            {
                text[2 * i] = Digits[_check[i] >> 4];
                text[(2 * i) + 1] = Digits[_check[i] & 0x0F];
            }

            return new string(text);
        }

        private string Say(Text id)
        {
            return _ui.Texts.Of(id);
        }
    }
}
