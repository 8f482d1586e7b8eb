using System;

namespace VirtualHandset
{
    /// <summary>
    /// A card that replays a recorded session: commands in the recorded order, each answered as recorded. What the terminal
    /// must have sent is given as bytes and a mask (wildcards: terminal random numbers). The first deviation is remembered
    /// and everything from there on is answered 6F00.
    /// </summary>
    public sealed class RecordedCard : ICardApplication
    {
        private const byte DeviationSw1 = 0x6F;
        private const byte DeviationSw2 = 0x00;

        private readonly byte[] _atr;
        private readonly byte[][] _commands;
        private readonly byte[][] _masks;
        private readonly byte[][] _responses;

        /// <param name="masks">For each command the bits that count; null where all do.</param>
        public RecordedCard(byte[] atr, byte[][] commands, byte[][] masks, byte[][] responses)
        {
            _atr = atr;
            _commands = commands;
            _masks = masks;
            _responses = responses;
            DeviationAt = -1;
        }

        /// <summary>Exchanges played so far.</summary>
        public int Played { get; private set; }

        public int Total
        {
            get { return _commands.Length; }
        }

        /// <summary>Number of the exchange (from 0) at which the terminal left the recording; -1 while it follows.</summary>
        public int DeviationAt { get; private set; }

        /// <summary>Offset of the first byte of that command which differs; its length when only the length does.</summary>
        public int DeviationOffset { get; private set; }

        /// <summary>The recording was followed to its last exchange.</summary>
        public bool Complete
        {
            get { return DeviationAt < 0 && Played == _commands.Length; }
        }

        /// <summary>What happened, in a sentence without card data.</summary>
        public string Message
        {
            get
            {
                if (DeviationAt < 0)
                {
                    return Complete ? "the whole recording was played" : "stopped after exchange " + Played + " of " + _commands.Length;
                }

                if (DeviationAt >= _commands.Length)
                {
                    return "the terminal sent a command after the last of " + _commands.Length + " recorded exchanges";
                }

                return "exchange " + (DeviationAt + 1) + ": the command differs from the recording at byte " + DeviationOffset;
            }
        }

        /// <inheritdoc/>
        public int Reset(byte[] atr)
        {
            Played = 0;
            DeviationAt = -1;
            DeviationOffset = 0;
            Array.Copy(_atr, 0, atr, 0, _atr.Length);
            return _atr.Length;
        }

        /// <inheritdoc/>
        public int Process(byte[] command, int count, byte[] response)
        {
            if (DeviationAt < 0)
            {
                DeviationOffset = Played < _commands.Length ? FirstDifference(command, count) : 0;
                if (DeviationOffset >= 0)
                {
                    DeviationAt = Played;
                }
            }

            if (DeviationAt >= 0)
            {
                response[0] = DeviationSw1;
                response[1] = DeviationSw2;
                return 2;
            }

            byte[] answer = _responses[Played++];
            Array.Copy(answer, 0, response, 0, answer.Length);
            return answer.Length;
        }

        /// <summary>-1 when the command is the one recorded. A final Le of 00 may be there on one side only: T=0 recordings leave it out.</summary>
        private int FirstDifference(byte[] command, int count)
        {
            byte[] expected = _commands[Played];
            byte[] mask = _masks == null ? null : _masks[Played];
            int common = count < expected.Length ? count : expected.Length;
            for (int i = 0; i < common; i++)
            {
                int bits = mask == null ? 0xFF : mask[i];
                if (((command[i] ^ expected[i]) & bits) != 0)
                {
                    return i;
                }
            }

            if (count == expected.Length)
            {
                return -1;
            }

            bool leOnly = (count == expected.Length + 1 && command[count - 1] == 0)
                || (expected.Length == count + 1 && expected[count] == 0);
            return leOnly && common >= 4 ? -1 : common;
        }
    }
}
