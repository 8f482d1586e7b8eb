using System;
using Drivers.Hal;

namespace Drivers.Nfc
{
    /// <summary>What the block protocol wants next.</summary>
    public enum BlockStep
    {
        /// <summary>Nothing under way.</summary>
        Idle = 0,

        /// <summary>Send what <see cref="Iso14443Blocks.Build"/> gives, then tell how it went.</summary>
        Send,

        /// <summary>The exchange is complete.</summary>
        Done,

        /// <summary>The exchange failed for good: reset the field. <see cref="Iso14443Blocks.Failure"/> says why.</summary>
        Failed,
    }

    /// <summary>
    /// The terminal's side of the half-duplex block protocol, without a line (ISO/IEC 14443-4, 7.5; EMV Contactless Book D,
    /// 10). No CID, no NAD, as EMV wants. Rules are cited by their number in ISO/IEC 14443-4, 7.5.4.
    /// </summary>
    public sealed class Iso14443Blocks
    {
        /// <summary>Longest response: 256 bytes of data and the status word.</summary>
        public const int MaxResponse = 258;

        /// <summary>Header, Lc, 255 bytes, Le.</summary>
        public const int MaxCommand = 261;

        /// <summary>Attempts to mend one block after the first (EMV Contactless Book D: two, one after the other).</summary>
        public const int MaxRetries = 2;

        /// <summary>Bound on the blocks of one exchange, extensions of time among them.</summary>
        public const int MaxBlocks = 200;

        /// <summary>PCB and CRC: what a frame has beside its information.</summary>
        public const int OverheadBytes = 3;

        private const int MinCommand = 4;
        private const byte InformationMask = 0xE2;
        private const byte Information = 0x02;
        private const byte More = 0x10;
        private const byte Addressed = 0x0C;
        private const byte ReceiveReadyMask = 0xEE;
        private const byte ReceiveReady = 0xA2;
        private const byte Negative = 0x10;
        private const byte Number = 0x01;
        private const byte Wtx = 0xF2;
        private const byte Deselect = 0xC2;
        private const byte MultiplierMask = 0x3F;
        private const int MaxMultiplier = 59;

        // 4096 / fc and 49152 / fc at 13.56 MHz, in whole microseconds.
        private const int WaitUnitUs = 303;
        private const int WaitMarginUs = 3700;
        private const int MaxFwi = 14;

        private enum Kind
        {
            Information = 0,
            Acknowledge,
            NotAcknowledge,
            Extension,
            Deselect,
        }

        private readonly byte[] _command = new byte[MaxCommand];
        private readonly byte[] _response = new byte[MaxResponse];
        private Kind _kind;
        private int _commandLength;
        private int _sent;
        private int _blockLength;
        private int _number;
        private bool _receiving;
        private int _retries;
        private int _blocks;
        private byte _multiplier;
        private int _fwtUs;
        private int _informationBytes;

        public BlockStep Step { get; private set; }

        /// <summary>Timeout, Checksum (damaged blocks) or Protocol when Failed.</summary>
        public Status Failure { get; private set; }

        /// <summary>Data and SW1 SW2 once Done.</summary>
        public byte[] Response
        {
            get { return _response; }
        }

        public int ResponseLength { get; private set; }

        /// <summary>How long the card may take to begin its answer to the block at hand, in microseconds.</summary>
        public int WaitUs { get; private set; }

        /// <summary>A card was activated: block numbers start at 0.</summary>
        /// <param name="frameSizeBytes">Longest frame the card takes, with PCB and CRC.</param>
        /// <param name="fwi">Frame waiting time integer, 0 to 14.</param>
        public void Configure(int frameSizeBytes, int fwi)
        {
            _informationBytes = frameSizeBytes - OverheadBytes;
            _fwtUs = WaitUnitUs << fwi;
            _number = 0;
            Step = BlockStep.Idle;
            ResponseLength = 0;
        }

        /// <summary>Begins an exchange. Invalid when the bytes are no command.</summary>
        public Status Begin(byte[] command, int count)
        {
            if (count < MinCommand || count > MaxCommand)
            {
                return Status.Invalid;
            }

            Array.Copy(command, 0, _command, 0, count);
            _commandLength = count;
            _sent = 0;
            _receiving = false;
            _blocks = 0;
            _retries = 0;
            ResponseLength = 0;
            SendInformation();
            return Status.Ok;
        }

        /// <summary>Ends the session with the card by S(DESELECT); Done without a response.</summary>
        public void BeginDeselect()
        {
            _blocks = 0;
            _retries = 0;
            ResponseLength = 0;
            Send(Kind.Deselect);
        }

        /// <summary>Writes the block to send, without CRC, and returns its length.</summary>
        public int Build(byte[] into, int offset)
        {
            switch (_kind)
            {
                case Kind.Information:
                    bool more = _sent + _blockLength < _commandLength;
                    into[offset] = (byte)(Information | _number | (more ? More : 0));
                    Array.Copy(_command, _sent, into, offset + 1, _blockLength);
                    return _blockLength + 1;

                case Kind.Acknowledge:
                    into[offset] = (byte)(ReceiveReady | _number);
                    return 1;

                case Kind.NotAcknowledge:
                    into[offset] = (byte)(ReceiveReady | Negative | _number);
                    return 1;

                case Kind.Extension:
                    into[offset] = Wtx;
                    into[offset + 1] = _multiplier;
                    return 2;

                default:
                    into[offset] = Deselect;
                    return 1;
            }
        }

        /// <summary>A block arrived whole.</summary>
        public void Received(byte[] buffer, int offset, int count)
        {
            if (Step != BlockStep.Send)
            {
                return;
            }

            if (count < 1 || ++_blocks > MaxBlocks)
            {
                Fail(Status.Protocol);
                return;
            }

            byte pcb = buffer[offset];
            if ((pcb & InformationMask) == Information && (pcb & Addressed) == 0)
            {
                OnInformation(pcb, buffer, offset + 1, count - 1);
            }
            else if ((pcb & ReceiveReadyMask) == ReceiveReady && count == 1)
            {
                OnReceiveReady(pcb);
            }
            else if (pcb == Wtx && count == 2 && _kind != Kind.Deselect)
            {
                OnExtension((byte)(buffer[offset + 1] & MultiplierMask));
            }
            else if (pcb == Deselect && count == 1 && _kind == Kind.Deselect)
            {
                Finish();
            }
            else
            {
                Fail(Status.Protocol);
            }
        }

        /// <summary>No block arrived within <see cref="WaitUs"/>.</summary>
        public void TimedOut()
        {
            Mend(Status.Timeout);
        }

        /// <summary>A block arrived with a wrong CRC or parity.</summary>
        public void Damaged()
        {
            Mend(Status.Checksum);
        }

        /// <summary>Ends the exchange for a reason the protocol does not see.</summary>
        public void Fail(Status why)
        {
            WipeCommand();
            ResponseLength = 0;
            Failure = why;
            Step = BlockStep.Failed;
        }

        /// <summary>Forgets the last exchange.</summary>
        public void Wipe()
        {
            WipeCommand();
            Array.Clear(_response, 0, _response.Length);
            ResponseLength = 0;
            Step = BlockStep.Idle;
        }

        private void OnInformation(byte pcb, byte[] buffer, int offset, int count)
        {
            bool unsent = _sent + _blockLength < _commandLength;
            if (_kind == Kind.Deselect || unsent || (pcb & Number) != _number || ResponseLength + count > MaxResponse)
            {
                Fail(Status.Protocol);
                return;
            }

            Array.Copy(buffer, offset, _response, ResponseLength, count);
            ResponseLength += count;

            // Rule B: the number changes with each block of the same number received.
            _number ^= 1;
            _retries = 0;
            if ((pcb & More) != 0)
            {
                // Rule 2
                _receiving = true;
                Send(Kind.Acknowledge);
            }
            else if (ResponseLength < 2)
            {
                Fail(Status.Protocol);
            }
            else
            {
                Finish();
            }
        }

        private void OnReceiveReady(byte pcb)
        {
            if (_receiving || _kind == Kind.Deselect || (pcb & Negative) != 0)
            {
                Fail(Status.Protocol);
            }
            else if ((pcb & Number) != _number)
            {
                // Rule 6: the card did not get the last block. Only a question of ours makes it say so.
                if (_kind == Kind.NotAcknowledge)
                {
                    Send(Kind.Information);
                }
                else
                {
                    Fail(Status.Protocol);
                }
            }
            else if (_sent + _blockLength < _commandLength)
            {
                // Rule 7
                _number ^= 1;
                _retries = 0;
                _sent += _blockLength;
                SendInformation();
            }
            else
            {
                Fail(Status.Protocol);
            }
        }

        private void OnExtension(byte multiplier)
        {
            // 7.3: 0 and 60 to 63 are reserved.
            if (multiplier == 0 || multiplier > MaxMultiplier)
            {
                Fail(Status.Protocol);
                return;
            }

            _retries = 0;
            _multiplier = multiplier;
            Send(Kind.Extension);
            int longestUs = WaitUnitUs << MaxFwi;
            long extendedUs = (long)_fwtUs * multiplier;
            WaitUs = (extendedUs > longestUs ? longestUs : (int)extendedUs) + WaitMarginUs;
        }

        private void Mend(Status trouble)
        {
            if (Step != BlockStep.Send)
            {
                return;
            }

            if (++_retries > MaxRetries || ++_blocks > MaxBlocks)
            {
                Fail(trouble);
            }
            else if (_kind == Kind.Deselect)
            {
                // Rule 8
                Send(Kind.Deselect);
            }
            else
            {
                // Rules 4 and 5: while the card chains, the last acknowledgement again; otherwise "not acknowledged".
                Send(_receiving ? Kind.Acknowledge : Kind.NotAcknowledge);
            }
        }

        private void SendInformation()
        {
            int left = _commandLength - _sent;
            _blockLength = left < _informationBytes ? left : _informationBytes;
            Send(Kind.Information);
        }

        private void Send(Kind kind)
        {
            _kind = kind;
            WaitUs = _fwtUs + WaitMarginUs;
            Step = BlockStep.Send;
        }

        private void Finish()
        {
            WipeCommand();
            Step = BlockStep.Done;
        }

        private void WipeCommand()
        {
            Array.Clear(_command, 0, _commandLength);
        }
    }
}
