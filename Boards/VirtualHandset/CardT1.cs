using System;

namespace VirtualHandset
{
    /// <summary>A card of T=1 (ISO 7816-3, 11): numbered blocks, chaining, waiting time extension, and repetition on request.</summary>
    internal sealed class CardT1 : CardLink
    {
        private const int Prologue = 3;
        private const int FirstIfsd = 32;
        private const byte More = 0x20;

        private readonly byte[] _block = new byte[Prologue + 256];
        private readonly byte[] _sent = new byte[Prologue + 256];
        private readonly byte[] _command = new byte[MaxCommand];
        private readonly byte[] _response = new byte[MaxResponse];
        private int _received;
        private int _sentLength;
        private int _commandLength;
        private int _responseLength;
        private int _responseGiven;
        private int _lastChunk;
        private int _sendNumber;
        private int _receiveNumber;
        private int _ifsd;
        private int _wtxLeft;
        private bool _ifsAsked;
        private bool _responding;

        public CardT1(CardModel card)
            : base(card)
        {
        }

        /// <inheritdoc/>
        public override void Reset(CardAtr facts)
        {
            _received = 0;
            _sentLength = 0;
            _commandLength = 0;
            _sendNumber = 0;
            _receiveNumber = 0;
            _ifsd = FirstIfsd;
            _ifsAsked = false;
            _responding = false;
        }

        /// <inheritdoc/>
        public override void Received(byte value)
        {
            _block[_received++] = value;
            if (_received < Prologue + 1 || _received < Prologue + _block[2] + 1)
            {
                return;
            }

            byte sum = 0;
            for (int i = 0; i < _received; i++)
            {
                sum ^= _block[i];
            }

            _received = 0;
            if (sum != 0 || Card.Faults.RejectedBlocks > 0)
            {
                if (Card.Faults.RejectedBlocks > 0)
                {
                    Card.Faults.RejectedBlocks--;
                }

                SendControl((byte)(0x81 | (_receiveNumber << 4)));
                return;
            }

            OnBlock(_block[1], _block[2]);
        }

        private void OnBlock(byte pcb, int length)
        {
            if ((pcb & 0x80) == 0)
            {
                OnCommand(pcb, length);
            }
            else if ((pcb & 0xC0) == 0x80)
            {
                OnReceiveReady((pcb >> 4) & 1);
            }
            else if (pcb == 0xC1)
            {
                _ifsd = _block[Prologue];
                SendControl(0xE1, _block[Prologue]);
            }
            else if (pcb == 0xE1 || pcb == 0xE3)
            {
                Respond();
            }
        }

        private void OnCommand(byte pcb, int length)
        {
            if (((pcb >> 6) & 1) != _receiveNumber || _commandLength + length > MaxCommand)
            {
                SendControl((byte)(0x82 | (_receiveNumber << 4)));
                return;
            }

            Array.Copy(_block, Prologue, _command, _commandLength, length);
            _commandLength += length;
            _receiveNumber ^= 1;
            if ((pcb & More) != 0)
            {
                SendControl((byte)(0x80 | (_receiveNumber << 4)));
                return;
            }

            if (Card.Faults.AbortsNext)
            {
                Card.Faults.AbortsNext = false;
                SendControl(0xC2);
                return;
            }

            _responseLength = Process(_command, _commandLength, _response);
            _commandLength = 0;
            _responseGiven = 0;
            _responding = true;
            _wtxLeft = Card.Faults.WtxBeforeReply;
            Respond();
        }

        private void Respond()
        {
            if (!_responding || _responseLength < 2 || _responseLength > MaxResponse)
            {
                return;
            }

            if (Card.Faults.IfsRequest != 0 && !_ifsAsked)
            {
                _ifsAsked = true;
                SendControl(0xC1, Card.Faults.IfsRequest);
            }
            else if (_wtxLeft > 0)
            {
                _wtxLeft--;
                SendControl(0xC3, Card.Faults.WtxMultiplier);
            }
            else
            {
                SendChunk();
            }
        }

        private void SendChunk()
        {
            int left = _responseLength - _responseGiven;
            _lastChunk = left < _ifsd ? left : _ifsd;
            byte more = _lastChunk < left ? More : (byte)0;
            Array.Copy(_response, _responseGiven, _sent, Prologue, _lastChunk);
            _responseGiven += _lastChunk;
            Finish((byte)((_sendNumber << 6) | more), _lastChunk);
            _sendNumber ^= 1;
            if (more == 0)
            {
                _responding = false;
            }
        }

        private void OnReceiveReady(int number)
        {
            bool expectsNext = number == _sendNumber;
            bool lastWasInformation = _sentLength > 0 && (_sent[1] & 0x80) == 0;
            if (expectsNext && lastWasInformation && _responding)
            {
                SendChunk();
            }
            else if (_sentLength > 0)
            {
                // Whatever was sent last did not arrive.
                Repeat();
            }
            else
            {
                SendControl((byte)(0x80 | (_receiveNumber << 4)));
            }
        }

        private void SendControl(byte pcb)
        {
            Finish(pcb, 0);
        }

        private void SendControl(byte pcb, byte value)
        {
            _sent[Prologue] = value;
            Finish(pcb, 1);
        }

        private void Finish(byte pcb, int length)
        {
            _sent[0] = 0;
            _sent[1] = pcb;
            _sent[2] = (byte)length;
            byte sum = 0;
            for (int i = 0; i < Prologue + length; i++)
            {
                sum ^= _sent[i];
            }

            _sent[Prologue + length] = sum;
            _sentLength = Prologue + length + 1;
            Repeat();
        }

        private void Repeat()
        {
            bool damage = Card.Faults.WrongLrcBlocks > 0;
            if (damage)
            {
                Card.Faults.WrongLrcBlocks--;
                _sent[_sentLength - 1] ^= 0x5A;
            }

            Card.Reply(_sent, _sentLength);
            if (damage)
            {
                _sent[_sentLength - 1] ^= 0x5A;
            }
        }
    }
}
