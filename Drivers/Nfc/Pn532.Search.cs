using Drivers.Hal;

namespace Drivers.Nfc
{
    /// <content>
    /// Search, collision, activation. A search asks type B first: its card is left activated by the chip and must be reset
    /// before anything else, whereas a card of type A, by far the commoner, can be used as it was found.
    /// </content>
    public sealed partial class Pn532
    {
        private const byte TypeA = 0x00;
        private const byte TypeB = 0x03;
        private const byte AllFamilies = 0x00;
        private const byte TwoTargets = 2;
        private const byte OneTarget = 1;

        // Number of targets; then for each its number, ATQA, SAK and length of UID, or ATQB and the answer to ATTRIB.
        private const int SakAt = 4;
        private const int AtqbAt = 2;
        private const int MaxUidBytes = 10;
        private const int AnswerA = 1 + (2 * (5 + MaxUidBytes));
        private const int AnswerB = 1 + (2 * (2 + Iso14443Facts.AtqbBytes + 16));

        /// <summary>SAK, bit 6: the card speaks ISO/IEC 14443-4 (14443-3, 6.4.3.4).</summary>
        private const byte SakBlocks = 0x20;

        // RATS: frames of 256 bytes for the terminal, card identifier 0 (ISO/IEC 14443-4, 5.1).
        private const byte Rats = 0xE0;
        private const byte RatsParameter = 0x80;
        private const int MaxRatsTries = 2;

        /// <summary>Length, format, three interface bytes and 15 historical ones (14443-4, 5.2.2).</summary>
        private const int MaxAts = 20;

        /// <summary>71,680 / fc: a card begins its answer to select within it (14443-4, 5.6.1.2: activation frame waiting time).</summary>
        private const int ActivationWaitUs = 5286;

        /// <summary>4,096 / fc, rounded up.</summary>
        private const int GuardUnitUs = 303;

        private void Search(long nowMs)
        {
            if (!_activateB)
            {
                Ask(Phase.SearchingB, _searchB, SearchPollMs, nowMs);
                return;
            }

            Parameters(OneTarget, TypeB, AllFamilies);
            Ask(Phase.ActivatingB, Pn532Command.InListPassiveTarget, 3, AnswerB, nowMs);
        }

        private void OnSearched(long nowMs)
        {
            byte[] buffer = _port.Buffer;
            int at = _port.ResponseAt;
            int first = _port.ResponseCount > 0 ? buffer[at] : 0;
            switch (_phase)
            {
                case Phase.SearchingB:
                    OnFoundB(first, nowMs);
                    break;

                case Phase.SearchingA:
                    OnFoundA(first, nowMs);
                    break;

                case Phase.CheckingA:
                    // A card of each type is a collision too.
                    _activateB = first == 0;
                    Again(first == 0 ? CardState.None : CardState.Collision, first == 0 ? FieldMs : RestMs, nowMs);
                    break;

                case Phase.ActivatingB:
                    OnActivatedB(first, nowMs);
                    break;

                case Phase.SelectingA:
                    OnSelectedA(first, nowMs);
                    break;

                case Phase.TimingRats:
                    SendRats(nowMs);
                    break;

                default:
                    OnRatsAnswered(first, nowMs);
                    break;
            }
        }

        private void OnFoundB(int targets, long nowMs)
        {
            if (targets == 0)
            {
                Ask(Phase.SearchingA, _searchA, SearchPollMs, nowMs);
            }
            else if (targets > 1)
            {
                Again(CardState.Collision, RestMs, nowMs);
            }
            else if (_goal == Goal.Empty)
            {
                StillThere(nowMs);
            }
            else
            {
                Ask(Phase.CheckingA, _searchA, SearchPollMs, nowMs);
            }
        }

        private void OnFoundA(int targets, long nowMs)
        {
            if (targets == 0)
            {
                OnNothing(nowMs);
            }
            else if (_goal == Goal.Empty)
            {
                StillThere(nowMs);
            }
            else if (targets > 1)
            {
                Again(CardState.Collision, RestMs, nowMs);
            }
            else if (_port.ResponseCount <= SakAt || (_port.Buffer[_port.ResponseAt + SakAt] & SakBlocks) == 0)
            {
                ForeignCard = true;
                Again(CardState.None, RestMs, nowMs);
            }
            else
            {
                // Looking for a second card has put the first one to rest: select it again.
                _ratsTries = 0;
                _port.Buffer[Pn532Frame.ParametersAt] = OneTarget;
                Ask(Phase.SelectingA, Pn532Command.InSelect, 1, 1, nowMs);
            }
        }

        private void OnNothing(long nowMs)
        {
            ForeignCard = false;
            if (_goal != Goal.Empty)
            {
                Again(CardState.None, RestMs, nowMs);
            }
            else if (++_emptySearches < EmptySearches)
            {
                Again(CardState, RestMs, nowMs);
            }
            else
            {
                CardState = CardState.None;
                _goal = Goal.Nothing;
                SwitchField(false, nowMs);
            }
        }

        private void StillThere(long nowMs)
        {
            _emptySearches = 0;
            Again(CardState, RestMs, nowMs);
        }

        private void OnSelectedA(int status, long nowMs)
        {
            if (Trouble(status) != Pn532Error.None)
            {
                Again(CardState.None, RestMs, nowMs);
            }
            else if (WaitFits(ActivationWaitUs))
            {
                SendRats(nowMs);
            }
            else
            {
                SetWait(Phase.TimingRats, ActivationWaitUs, nowMs);
            }
        }

        private void SendRats(long nowMs)
        {
            _ratsTries++;
            _port.Buffer[Pn532Frame.ParametersAt] = Rats;
            _port.Buffer[Pn532Frame.ParametersAt + 1] = RatsParameter;
            AskThrough(Phase.AskingRats, 2, MaxAts + 1, ActivationWaitUs, nowMs);
        }

        private void OnRatsAnswered(int status, long nowMs)
        {
            Pn532Error trouble = Trouble(status);
            if (trouble == Pn532Error.None && _facts.ReadAts(_port.Buffer, _port.ResponseAt + 1, _port.ResponseCount - 1))
            {
                Activated(nowMs);
            }
            else if (trouble != Pn532Error.None && _ratsTries < MaxRatsTries)
            {
                SendRats(nowMs);
            }
            else
            {
                Again(CardState.None, RestMs, nowMs);
            }
        }

        private void OnActivatedB(int targets, long nowMs)
        {
            _activateB = false;
            if (targets == 1 && _facts.ReadAtqb(_port.Buffer, _port.ResponseAt + AtqbAt, _port.ResponseCount - AtqbAt))
            {
                Activated(nowMs);
            }
            else
            {
                Again(targets > 1 ? CardState.Collision : CardState.None, RestMs, nowMs);
            }
        }

        private void Activated(long nowMs)
        {
            _blocks.Configure(_facts.FrameSizeBytes, _facts.Fwi);
            if (_facts.Sfgi == 0)
            {
                Present();
            }
            else
            {
                Enter(Phase.Guarding, nowMs + ((GuardUnitUs << _facts.Sfgi) / 1000) + 1);
            }
        }

        private void Present()
        {
            CardState = CardState.One;
            ForeignCard = false;
            _outcome = Status.Ok;
            Enter(Phase.Ready, 0);
        }

        /// <summary>Field off, then the next search.</summary>
        private void Again(CardState seen, int restMs, long nowMs)
        {
            CardState = seen;
            _restMs = restMs;
            SwitchField(false, nowMs);
        }

        private static Pn532Error Trouble(int status)
        {
            return (Pn532Error)(status & 0x3F);
        }
    }
}
