using Drivers.Hal;

namespace Drivers.Nfc
{
    /// <content>Commands to the activated card: block by block through the chip.</content>
    public sealed partial class Pn532
    {
        /// <summary>Bound on one exchange with its extensions of time; no specification names one, and no customer holds a card longer.</summary>
        public const int ExchangeLimitMs = 20000;

        // The chip waits 100 us * 2^(code - 1) for a card, codes 1 to 16; 0 is without end (UM0701-02, 7.3.1, item 2).
        private const int ChipWaitUnitUs = 100;
        private const int LongestChipWait = 16;
        private const int EndlessChipWait = 17;
        private const int DefaultChipWait = 0x0A;
        private const byte DefaultAtrWait = 0x0B;

        /// <summary>A wait up to 8 times too long is left as it is: setting it costs a command.</summary>
        private const int WaitTolerance = 3;

        /// <summary>Two frames of 256 bytes in the air at 106 kbit/s and the chip's own work.</summary>
        private const int AirMarginMs = 80;

        /// <summary>Longest block without CRC, after the status byte.</summary>
        private const int MaxBlock = 254;

        private int _chipWait = DefaultChipWait;
        private int _fittingUs = -1;
        private long _limitMs;

        /// <summary>
        /// Starts one command (a short APDU); poll until Ok. Removed when there is no card, Invalid when the bytes are no
        /// command, Busy while something else runs. A failure in Poll is Timeout (no answer: gone, or too slow), Checksum
        /// (damaged beyond repair) or Protocol; the card is then lost and the field goes off.
        /// </summary>
        public Status Transmit(byte[] command, int count, long nowMs)
        {
            if (_phase != Phase.Ready)
            {
                return _outcome == Status.Pending ? Status.Busy : _outcome == Status.Ok ? Status.Removed : _outcome;
            }

            Status begun = _blocks.Begin(command, count);
            if (begun != Status.Ok)
            {
                return begun;
            }

            _limitMs = nowMs + ExchangeLimitMs;
            _outcome = Status.Pending;
            SendBlock(nowMs);
            return _outcome;
        }

        private void SendBlock(long nowMs)
        {
            if (WaitFits(_blocks.WaitUs))
            {
                AskCard(nowMs);
            }
            else
            {
                SetWait(Phase.TimingExchange, _blocks.WaitUs, nowMs);
            }
        }

        private void AskCard(long nowMs)
        {
            int count = _blocks.Build(_port.Buffer, Pn532Frame.ParametersAt);
            AskThrough(Phase.Exchanging, count, MaxBlock + 1, _blocks.WaitUs, nowMs);
        }

        private void AskThrough(Phase phase, int count, int answerCount, int waitUs, long nowMs)
        {
            int timeoutMs = _chipWait == EndlessChipWait ? waitUs / 1000 : (ChipWaitUnitUs << (_chipWait - 1)) / 1000;
            Enter(phase, nowMs + ActivePollMs);
            Status begun = _port.Begin(Pn532Command.InCommunicateThru, count, answerCount, timeoutMs + AirMarginMs, nowMs);
            if (begun != Status.Pending)
            {
                Fail(begun);
            }
        }

        private void OnExchanged(long nowMs)
        {
            int status = _port.ResponseCount > 0 ? _port.Buffer[_port.ResponseAt] : (int)Pn532Error.WrongContext;
            switch (Trouble(status))
            {
                case Pn532Error.None:
                    _blocks.Received(_port.Buffer, _port.ResponseAt + 1, _port.ResponseCount - 1);
                    break;

                case Pn532Error.Timeout:
                    _blocks.TimedOut();
                    break;

                case Pn532Error.Crc:
                case Pn532Error.Parity:
                case Pn532Error.BitCount:
                case Pn532Error.Framing:
                case Pn532Error.BitCollision:
                case Pn532Error.RfProtocol:
                    _blocks.Damaged();
                    break;

                case Pn532Error.Overheated:
                    _blocks.Fail(Status.Fault);
                    break;

                default:
                    _blocks.Fail(Status.Protocol);
                    break;
            }

            Follow(nowMs);
        }

        private void Follow(long nowMs)
        {
            bool ended = _blocks.Step != BlockStep.Send;
            if (!ended && _goal != Goal.Empty && nowMs >= _limitMs)
            {
                _blocks.Fail(Status.Timeout);
                ended = true;
            }

            if (!ended)
            {
                SendBlock(nowMs);
            }
            else if (_goal == Goal.Empty)
            {
                // Deselected, or beyond reach: either way the next searches tell when the card is gone.
                Again(CardState, FieldMs, nowMs);
            }
            else if (_blocks.Step == BlockStep.Done)
            {
                _outcome = Status.Ok;
                Enter(Phase.Ready, 0);
            }
            else
            {
                _goal = Goal.Nothing;
                _outcome = _blocks.Failure;
                CardState = CardState.None;
                SwitchField(false, nowMs);
            }
        }

        private bool WaitFits(int waitUs)
        {
            // One card's time is the same for all its blocks but extensions.
            if (waitUs == _fittingUs)
            {
                return true;
            }

            int shortest = ChipWaitOf(waitUs);
            bool fits = _chipWait >= shortest && _chipWait <= shortest + WaitTolerance;
            _fittingUs = fits ? waitUs : -1;
            return fits;
        }

        private void SetWait(Phase phase, int waitUs, long nowMs)
        {
            _chipWait = ChipWaitOf(waitUs);
            _fittingUs = waitUs;
            Parameters(ItemTimings, 0, DefaultAtrWait);
            _port.Buffer[Pn532Frame.ParametersAt + 3] = _chipWait == EndlessChipWait ? (byte)0 : (byte)_chipWait;
            Ask(phase, Pn532Command.RfConfiguration, 4, 0, nowMs);
        }

        private static int ChipWaitOf(int waitUs)
        {
            int code = 1;
            int us = ChipWaitUnitUs;
            while (us < waitUs && code <= LongestChipWait)
            {
                us <<= 1;
                code++;
            }

            return code;
        }
    }
}
