using System;
using Drivers.Hal;

namespace Drivers.IcCard
{
    /// <summary>
    /// The block protocol T=1 (EMV 4.3 Book 1, 9.2.4 and 9.2.5): chaining both ways, S(IFS), S(WTX), recovery by R-blocks.
    /// EMV uses no S(RESYNCH): what three transmissions do not repair ends the session. So do a silent card and S(ABORT).
    /// </summary>
    public sealed class T1Engine : CardTransport
    {
        /// <summary>A block is sent three times at most without a valid answer (9.2.5).</summary>
        public const int MaxSends = 3;

        /// <summary>Bound on the blocks of one exchange: 258 bytes one by one, with as many extensions of time.</summary>
        public const int MaxBlocks = 600;

        /// <summary>Information field size the terminal takes (9.2.4.3, rule 1).</summary>
        public const int Ifsd = 254;

        private enum LastSent
        {
            Command = 0,
            Repeat,
            IfsRequest,
            Answer,
        }

        private readonly T1Block _in = new T1Block();
        private readonly T1Block _out = new T1Block();
        private readonly byte[] _command = new byte[MaxCommand];
        private int _commandLength;
        private int _commandSent;
        private int _blockLength;
        private int _sendNumber;
        private int _receiveNumber;
        private LastSent _last;
        private bool _responding;
        private int _commandSends;
        private int _repeatSends;
        private int _blocks;
        private int _ifsc = 32;
        private int _bwtMs = 1800;
        private int _cwtMs = 10;
        private int _extension = 1;
        private bool _draining;

        /// <summary>Sets what the answer to reset said, and starts both sequence numbers at 0.</summary>
        public void Configure(int ifsc, int bwi, int cwi, int rateFactor)
        {
            // 9.2.4.2.2: the terminal waits BWT and 960 x D etu more; CWT and 4 etu more.
            _ifsc = ifsc;
            _bwtMs = EtuToMs(((960 << bwi) * rateFactor) + 11 + (960 * rateFactor), rateFactor);
            _cwtMs = EtuToMs((1 << cwi) + 11 + 4, rateFactor);
            _sendNumber = 0;
            _receiveNumber = 0;
        }

        /// <summary>The first exchange after the answer to reset: announces the terminal's block size. Done without a response.</summary>
        public void BeginIfs(long nowMs)
        {
            StartExchange(nowMs);
            ResetExchange();
            _commandLength = 0;
            _last = LastSent.IfsRequest;
            _repeatSends = 1;
            SendIfsRequest();
        }

        /// <inheritdoc/>
        public override Status Begin(byte[] command, int count, long nowMs)
        {
            if (T0Engine.CaseOf(command, count) == 0)
            {
                return Status.Invalid;
            }

            StartExchange(nowMs);
            ResetExchange();
            Array.Copy(command, 0, _command, 0, count);
            _commandLength = count;
            SendCommandBlock();
            return Status.Ok;
        }

        /// <inheritdoc/>
        protected override int FirstWaitMs
        {
            get { return (_bwtMs * _extension) + SlackMs; }
        }

        /// <inheritdoc/>
        protected override int NextWaitMs
        {
            get { return _cwtMs + SlackMs; }
        }

        /// <inheritdoc/>
        protected override void Wipe()
        {
            // A PIN may have been among it.
            Array.Clear(_command, 0, _command.Length);
            _out.Wipe();
            _in.Wipe();
        }

        /// <inheritdoc/>
        protected override void OnSent(long nowMs)
        {
            _in.Clear();
            _draining = false;
        }

        /// <inheritdoc/>
        protected override void OnCharacter(byte character)
        {
            if (_draining)
            {
                return;
            }

            T1Check check = _in.Add(character);
            if (check == T1Check.Incomplete)
            {
                return;
            }

            if (++_blocks > MaxBlocks)
            {
                Fail(Status.Protocol);
            }
            else if (check == T1Check.Valid)
            {
                // 9.2.4.2.2: an extension of time counts for one block.
                _extension = 1;
                OnBlock();
            }
            else
            {
                // Surplus characters may follow a damaged length: answer once the line is quiet.
                _draining = true;
            }
        }

        /// <inheritdoc/>
        protected override void OnSilence()
        {
            if (_draining)
            {
                _draining = false;
                OnInvalid(_in.Check == T1Check.WrongLrc ? T1Block.ErrorChecksum : T1Block.ErrorOther);
            }
            else
            {
                base.OnSilence();
            }
        }

        private void ResetExchange()
        {
            _commandSent = 0;
            _responding = false;
            _commandSends = 0;
            _repeatSends = 0;
            _blocks = 0;
            _extension = 1;
            _draining = false;
        }

        private void OnBlock()
        {
            byte pcb = _in.Pcb;
            if ((pcb & T1Block.NotInformation) == 0)
            {
                OnInformation(pcb);
            }
            else if ((pcb & T1Block.Supervisory) == T1Block.Supervisory)
            {
                OnSupervisory(pcb);
            }
            else
            {
                OnReceiveReady((pcb & T1Block.ReceiveNumber) == 0 ? 0 : 1);
            }
        }

        private void OnInformation(byte pcb)
        {
            int number = (pcb & T1Block.SendNumber) == 0 ? 0 : 1;
            bool unsentCommand = _commandSent < _commandLength;
            if (_last == LastSent.IfsRequest || unsentCommand || number != _receiveNumber)
            {
                OnInvalid(T1Block.ErrorOther);
                return;
            }

            if (ResponseLength + _in.Length > MaxResponse)
            {
                Fail(Status.Protocol);
                return;
            }

            if (!_responding)
            {
                // The first block of the response acknowledges the last one of the command.
                _responding = true;
                _sendNumber ^= 1;
            }

            Array.Copy(_in.Bytes, T1Block.Prologue, Response, ResponseLength, _in.Length);
            ResponseLength += _in.Length;
            _receiveNumber ^= 1;
            _repeatSends = 0;
            if ((pcb & T1Block.More) != 0)
            {
                SendReceiveReady(T1Block.NoError);
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

        private void OnReceiveReady(int number)
        {
            if (_last == LastSent.IfsRequest)
            {
                OnInvalid(T1Block.ErrorOther);
            }
            else if (_last == LastSent.Answer)
            {
                // The card did not get the S(... response): the same once more.
                Repeat();
            }
            else if (_responding)
            {
                OnInvalid(T1Block.ErrorOther);
            }
            else if (number == _sendNumber)
            {
                ResendCommandBlock();
            }
            else if (_commandSent < _commandLength)
            {
                _sendNumber ^= 1;
                _repeatSends = 0;
                SendCommandBlock();
            }
            else
            {
                OnInvalid(T1Block.ErrorOther);
            }
        }

        private void OnSupervisory(byte pcb)
        {
            byte value = _in.Length > 0 ? _in.Bytes[T1Block.Prologue] : (byte)0;
            switch (pcb)
            {
                case T1Block.IfsResponse:
                    if (_last == LastSent.IfsRequest && value == Ifsd)
                    {
                        Finish();
                        return;
                    }

                    break;

                case T1Block.IfsRequest:
                    if (_last != LastSent.IfsRequest && value >= 0x10 && value <= Ifsd)
                    {
                        _ifsc = value;
                        Answer(T1Block.IfsResponse, value);
                        return;
                    }

                    break;

                case T1Block.WtxRequest:
                    if (_last != LastSent.IfsRequest && value > 0)
                    {
                        Answer(T1Block.WtxResponse, value);
                        _extension = value;
                        return;
                    }

                    break;

                case T1Block.AbortRequest:
                    Fail(Status.Protocol);
                    return;
            }

            OnInvalid(T1Block.ErrorOther);
        }

        private void Answer(byte pcb, byte value)
        {
            _last = LastSent.Answer;
            _repeatSends = 1;
            _out.Build(pcb, value);
            SendOut();
        }

        private void OnInvalid(byte error)
        {
            // 9.2.5.1: after an R-block or an S(request) the same block again; after anything else an R-block.
            if (_last == LastSent.IfsRequest || _last == LastSent.Repeat)
            {
                Repeat();
            }
            else
            {
                _repeatSends = 0;
                SendReceiveReady(error);
            }
        }

        private void Repeat()
        {
            if (++_repeatSends > MaxSends)
            {
                Fail(_in.Check == T1Check.WrongLrc ? Status.Checksum : Status.Protocol);
            }
            else
            {
                SendOut();
            }
        }

        private void SendReceiveReady(byte error)
        {
            _last = LastSent.Repeat;
            _repeatSends = 1;
            _out.Build((byte)(T1Block.ReceiveReady | (_receiveNumber << 4) | error));
            SendOut();
        }

        private void SendIfsRequest()
        {
            _out.Build(T1Block.IfsRequest, Ifsd);
            SendOut();
        }

        private void SendCommandBlock()
        {
            _blockLength = _commandLength - _commandSent;
            byte more = 0;
            if (_blockLength > _ifsc)
            {
                _blockLength = _ifsc;
                more = T1Block.More;
            }

            _commandSends = 1;
            BuildCommandBlock(more);
        }

        private void ResendCommandBlock()
        {
            if (++_commandSends > MaxSends)
            {
                Fail(Status.Protocol);
                return;
            }

            // The card may have lowered its block size meanwhile; the block then becomes shorter.
            _commandSent -= _blockLength;
            int left = _commandLength - _commandSent;
            _blockLength = _blockLength > _ifsc ? _ifsc : _blockLength;
            BuildCommandBlock(_blockLength < left ? T1Block.More : (byte)0);
        }

        private void BuildCommandBlock(byte more)
        {
            _last = LastSent.Command;
            _out.Build((byte)((_sendNumber << 6) | more), _command, _commandSent, _blockLength);
            _commandSent += _blockLength;
            SendOut();
        }

        private void SendOut()
        {
            Send(_out.Bytes, 0, _out.Total);
        }
    }
}
