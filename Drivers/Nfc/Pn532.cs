using Drivers.Hal;

namespace Drivers.Nfc
{
    /// <summary>
    /// Contactless reader on a PN532: looks for one card of ISO/IEC 14443 type A or B, activates it and exchanges commands
    /// with it as EMV Contactless Book D asks: both types are polled, more than one card is a collision, the field is reset
    /// after every failure.
    /// </summary>
    /// <remarks>
    /// The chip does anticollision and ATTRIB; answer to select and block protocol are done here, because the chip's own
    /// announces frames of 64 bytes only and hides which error ended an exchange. Poll by <see cref="NextDueMs"/>; a late
    /// poll costs time only.
    /// </remarks>
    public sealed partial class Pn532
    {
        /// <summary>Longest response: 256 bytes of data and the status word.</summary>
        public const int MaxResponse = Iso14443Blocks.MaxResponse;

        /// <summary>IC code in the firmware version (UM0701-02, 7.2.2).</summary>
        public const byte IcCode = 0x32;

        /// <summary>Field off between two searches. With the search itself a card is found within 100 ms.</summary>
        public const int RestMs = 60;

        /// <summary>Field on before the first command to a card, and off for a reset: 5.1 to 10 ms (EMV Contactless Book D, tP and tRESET).</summary>
        public const int FieldMs = 6;

        /// <summary>Searches without any answer after which the card counts as gone.</summary>
        public const int EmptySearches = 2;

        /// <summary>Reset held low, and from its end to the first command (data sheet: 20 ns and 2 ms).</summary>
        private const int ResetMs = 2;
        private const int BootMs = 3;

        private const int CommandTimeoutMs = 100;
        private const int ActivePollMs = 1;
        private const int SearchPollMs = 3;
        private const int IdlePollMs = 1000;

        private const byte SamNormal = 0x01;
        private const byte SamUseIrq = 0x01;
        private const byte ItemField = 0x01;
        private const byte ItemTimings = 0x02;
        private const byte ItemRetries = 0x05;
        private const byte FieldUp = 0x01;

        private enum Phase
        {
            Off = 0,
            Failed,
            Idle,
            Ready,

            // A deadline ends these.
            ResetLow,
            Booting,
            Settling,
            Resting,
            Guarding,

            // An answer of the chip ends these.
            SettingSam,
            ReadingVersion,
            SettingParameters,
            SettingRetries,
            FieldRising,
            FieldDropping,
            SearchingB,
            SearchingA,
            CheckingA,
            ActivatingB,
            SelectingA,
            TimingRats,
            AskingRats,
            TimingExchange,
            Exchanging,
        }

        private enum Goal
        {
            Nothing = 0,
            Card,
            Empty,
        }

        private readonly Pn532Port _port;
        private readonly IPin _reset;
        private readonly Pn532Request _fieldUp;
        private readonly Pn532Request _fieldDown;
        private readonly Pn532Request _searchA;
        private readonly Pn532Request _searchB;
        private readonly Iso14443Facts _facts = new Iso14443Facts();
        private readonly Iso14443Blocks _blocks = new Iso14443Blocks();
        private Phase _phase;
        private Goal _goal;
        private Status _outcome = Status.NoDevice;
        private long _dueMs;
        private int _restMs;
        private bool _activateB;
        private int _emptySearches;
        private int _ratsTries;

        /// <param name="ready">The chip's IRQ line, low while it has something to say; null where it is not wired.</param>
        /// <param name="reset">RSTPD_N, active low; null where it is not wired.</param>
        public Pn532(ISpi spi, IPin ready, IPin reset)
        {
            _port = new Pn532Port(spi, ready);
            _reset = reset;
            var nothing = new byte[0];
            var none = new byte[1];
            _fieldUp = new Pn532Request(Pn532Command.RfConfiguration, new byte[] { ItemField, FieldUp }, 0, nothing);
            _fieldDown = new Pn532Request(Pn532Command.RfConfiguration, new byte[] { ItemField, 0 }, 0, nothing);
            _searchA = new Pn532Request(Pn532Command.InListPassiveTarget, new byte[] { TwoTargets, TypeA }, AnswerA, none);
            _searchB = new Pn532Request(Pn532Command.InListPassiveTarget, new byte[] { TwoTargets, TypeB, AllFamilies }, AnswerB, none);
        }

        /// <summary>The carrier is on.</summary>
        public bool FieldOn { get; private set; }

        /// <summary>What lies in the field. Collision stays until a later search finds it resolved.</summary>
        public CardState CardState { get; private set; }

        /// <summary>The last card found speaks no ISO/IEC 14443-4 (a transit or door card): nothing to pay with.</summary>
        public bool ForeignCard { get; private set; }

        /// <summary>Data and SW1 SW2 of the last command, complete after Transmit's Ok. Wiped by <see cref="FieldOff"/>.</summary>
        public byte[] Response
        {
            get { return _blocks.Response; }
        }

        public int ResponseLength
        {
            get { return _phase == Phase.Ready ? _blocks.ResponseLength : 0; }
        }

        /// <summary>Damaged or lost frames between processor and chip since power-on.</summary>
        public int BusTroubles
        {
            get { return _port.Troubles; }
        }

        /// <summary>Resets and sets up the chip; poll until Ok. NoDevice when it does not answer or is another one.</summary>
        public Status Start(long nowMs)
        {
            Forget();
            _port.Wipe();
            _chipWait = DefaultChipWait;
            _fittingUs = -1;
            FieldOn = false;
            _goal = Goal.Nothing;
            _outcome = Status.Pending;
            if (_reset == null)
            {
                Enter(Phase.Booting, nowMs + BootMs);
            }
            else
            {
                _reset.Write(false);
                Enter(Phase.ResetLow, nowMs + ResetMs);
            }

            return Status.Pending;
        }

        /// <summary>Begins to look for a card, with the field reset first; Poll is Pending until one is activated. Meanwhile <see cref="CardState"/> tells of a collision.</summary>
        public Status Seek(long nowMs)
        {
            return Begin(Goal.Card, nowMs);
        }

        /// <summary>Ends the session (S(DESELECT)) and waits until the field is empty; Poll is Pending until then, the field is off afterwards.</summary>
        public Status Release(long nowMs)
        {
            if (_phase != Phase.Ready)
            {
                return Begin(Goal.Empty, nowMs);
            }

            _goal = Goal.Empty;
            _emptySearches = 0;
            _outcome = Status.Pending;
            _blocks.BeginDeselect();
            SendBlock(nowMs);
            return _outcome;
        }

        /// <summary>Switches the field off and forgets the card; whatever ran is given up. Poll until Ok.</summary>
        public Status FieldOff(long nowMs)
        {
            return Begin(Goal.Nothing, nowMs);
        }

        /// <summary>Moves on what was started: Pending, Ok, or what went wrong. After a failed command the field goes off by itself.</summary>
        public Status Poll(long nowMs)
        {
            if (_phase < Phase.ResetLow)
            {
                return _outcome;
            }

            if (_phase <= Phase.Guarding)
            {
                if (nowMs >= _dueMs)
                {
                    OnDue(nowMs);
                }

                return _outcome;
            }

            Status status = _port.Poll(nowMs);
            if (status == Status.Ok)
            {
                OnAnswer(nowMs);
            }
            else if (status != Status.Pending)
            {
                OnTrouble(status, nowMs);
            }
            else
            {
                _dueMs = nowMs + ActivePollMs;
            }

            return _outcome;
        }

        /// <summary>Chip or card are at work: a poll would find nothing. Cheaper than the poll.</summary>
        public bool Rests(long nowMs)
        {
            return _phase > Phase.Guarding ? _port.Rests(nowMs) : _phase >= Phase.ResetLow && nowMs < _dueMs;
        }

        /// <summary>When to poll next, at the latest.</summary>
        public long NextDueMs(long nowMs)
        {
            return _phase < Phase.ResetLow ? nowMs + IdlePollMs : _dueMs;
        }

        private Status Begin(Goal goal, long nowMs)
        {
            if (_phase < Phase.Idle || (_phase >= Phase.SettingSam && _phase <= Phase.SettingRetries)
                || _phase == Phase.ResetLow || _phase == Phase.Booting)
            {
                return _phase < Phase.Idle ? _outcome : Status.Busy;
            }

            Status given = _port.Abort();
            if (given != Status.Ok)
            {
                Fail(given);
                return _outcome;
            }

            CardState seen = CardState;
            Forget();
            CardState = goal == Goal.Empty ? seen : CardState.None;
            _goal = goal;
            _outcome = Status.Pending;
            _restMs = FieldMs;
            if (FieldOn)
            {
                SwitchField(false, nowMs);
            }
            else if (goal == Goal.Nothing)
            {
                Settle(Status.Ok);
            }
            else
            {
                SwitchField(true, nowMs);
            }

            return _outcome;
        }

        private void OnDue(long nowMs)
        {
            switch (_phase)
            {
                case Phase.ResetLow:
                    _reset.Write(true);
                    Enter(Phase.Booting, nowMs + BootMs);
                    break;

                case Phase.Booting:
                    Parameters(SamNormal, 0, SamUseIrq);
                    Ask(Phase.SettingSam, Pn532Command.SamConfiguration, 3, 0, nowMs);
                    break;

                case Phase.Resting:
                    SwitchField(true, nowMs);
                    break;

                case Phase.Settling:
                    Search(nowMs);
                    break;

                default:
                    Present();
                    break;
            }
        }

        private void OnAnswer(long nowMs)
        {
            switch (_phase)
            {
                case Phase.SettingSam:
                    Ask(Phase.ReadingVersion, Pn532Command.GetFirmwareVersion, 0, 4, nowMs);
                    break;

                case Phase.ReadingVersion:
                    OnVersion(nowMs);
                    break;

                case Phase.SettingParameters:
                    // One attempt to find a card for each search: the rhythm is ours.
                    Parameters(ItemRetries, 0, 0);
                    _port.Buffer[Pn532Frame.ParametersAt + 3] = 0;
                    Ask(Phase.SettingRetries, Pn532Command.RfConfiguration, 4, 0, nowMs);
                    break;

                case Phase.SettingRetries:
                    Settle(Status.Ok);
                    break;

                case Phase.FieldRising:
                    Enter(Phase.Settling, nowMs + FieldMs);
                    break;

                case Phase.FieldDropping:
                    OnFieldDropped(nowMs);
                    break;

                case Phase.Exchanging:
                    OnExchanged(nowMs);
                    break;

                case Phase.TimingExchange:
                    AskCard(nowMs);
                    break;

                default:
                    OnSearched(nowMs);
                    break;
            }
        }

        private void OnVersion(long nowMs)
        {
            if (_port.ResponseCount < 1 || _port.Buffer[_port.ResponseAt] != IcCode)
            {
                Fail(Status.NoDevice);
                return;
            }

            // No automatic RATS, no CID, no NAD.
            _port.Buffer[Pn532Frame.ParametersAt] = 0;
            Ask(Phase.SettingParameters, Pn532Command.SetParameters, 1, 0, nowMs);
        }

        private void OnFieldDropped(long nowMs)
        {
            FieldOn = false;
            if (_goal == Goal.Nothing)
            {
                Settle(_outcome == Status.Pending ? Status.Ok : _outcome);
            }
            else
            {
                Enter(Phase.Resting, nowMs + _restMs);
            }
        }

        private void OnTrouble(Status status, long nowMs)
        {
            if (status == Status.Timeout && _phase == Phase.Exchanging)
            {
                // The chip was told to wait without end; the card's time is over.
                _blocks.TimedOut();
                Follow(nowMs);
            }
            else
            {
                Fail(status == Status.Invalid ? Status.Fault : status);
            }
        }

        private void SwitchField(bool on, long nowMs)
        {
            FieldOn |= on;
            Ask(on ? Phase.FieldRising : Phase.FieldDropping, on ? _fieldUp : _fieldDown, ActivePollMs, nowMs);
        }

        private void Parameters(byte first, byte second, byte third)
        {
            byte[] buffer = _port.Buffer;
            buffer[Pn532Frame.ParametersAt] = first;
            buffer[Pn532Frame.ParametersAt + 1] = second;
            buffer[Pn532Frame.ParametersAt + 2] = third;
        }

        private void Ask(Phase phase, Pn532Command command, int count, int answerCount, long nowMs)
        {
            Enter(phase, nowMs + ActivePollMs);
            Status begun = _port.Begin(command, count, answerCount, CommandTimeoutMs, nowMs);
            if (begun != Status.Pending)
            {
                Fail(begun);
            }
        }

        private void Ask(Phase phase, Pn532Request request, int pollMs, long nowMs)
        {
            Enter(phase, nowMs + pollMs);
            Status begun = _port.Begin(request, CommandTimeoutMs, nowMs);
            if (begun != Status.Pending)
            {
                Fail(begun);
            }
        }

        /// <summary>The card's data goes, the chip's setting stays.</summary>
        private void Forget()
        {
            _blocks.Wipe();
            CardState = CardState.None;
            ForeignCard = false;
            _activateB = false;
            _emptySearches = 0;
            _ratsTries = 0;
        }

        private void Settle(Status outcome)
        {
            _outcome = outcome;
            Enter(Phase.Idle, 0);
        }

        private void Fail(Status why)
        {
            Forget();
            FieldOn = false;
            _outcome = why;
            Enter(Phase.Failed, 0);
        }

        private void Enter(Phase phase, long dueMs)
        {
            _phase = phase;
            _dueMs = dueMs;
        }
    }
}
