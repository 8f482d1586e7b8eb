using System;

namespace VirtualHandset
{
    /// <summary>
    /// A card of T=0 (ISO 7816-3, 10): asks for command data by procedure bytes, keeps response data for GET RESPONSE
    /// (61xx), tells the right length (6Cxx).
    /// </summary>
    internal sealed class CardT0 : CardLink
    {
        private const int HeaderLength = 5;
        private const byte Null = 0x60;
        private const byte UnknownProcedure = 0x01;

        private readonly byte[] _command = new byte[MaxCommand];
        private readonly byte[] _response = new byte[MaxResponse];
        private readonly byte[] _reply = new byte[600];
        private int _received;
        private int _wanted;
        private int _replyLength;
        private int _dataLength;
        private int _dataGiven;
        private byte _sw1;
        private byte _sw2;
        private bool _holds;
        private byte _heldIns;
        private byte _heldP1;
        private byte _heldP2;

        public CardT0(CardModel card)
            : base(card)
        {
        }

        /// <inheritdoc/>
        public override void Reset(CardAtr facts)
        {
            Expect();
            _holds = false;
        }

        /// <inheritdoc/>
        public override void Received(byte value)
        {
            if (_received >= _wanted)
            {
                // The terminal talks out of turn.
                return;
            }

            _command[_received++] = value;
            if (_received < _wanted)
            {
                return;
            }

            if (_received == HeaderLength)
            {
                OnHeader();
            }
            else if (_received == HeaderLength + _command[4])
            {
                OnCommandData();
            }
            else
            {
                AskForData();
            }
        }

        private void Expect()
        {
            _received = 0;
            _wanted = HeaderLength;
        }

        private void OnHeader()
        {
            StartReply();
            if (Card.Faults.WrongProcedureByte)
            {
                Put(UnknownProcedure);
                SendReply();
            }
            else if (_command[1] == 0xC0)
            {
                GiveHeld();
            }
            else if (TakesData(_command[1]))
            {
                if (_command[4] == 0)
                {
                    Run(4);
                    SendStatus();
                }
                else
                {
                    _holds = false;
                    AskForData();
                }
            }
            else
            {
                bool again = _holds && _heldIns == _command[1] && _heldP1 == _command[2] && _heldP2 == _command[3];
                if (!again)
                {
                    Run(HeaderLength);
                }

                GiveHeld();
            }
        }

        private void AskForData()
        {
            StartReply();
            bool single = Card.Faults.SingleByteAcks;
            Put(single ? (byte)~_command[1] : _command[1]);
            _wanted = single ? _received + 1 : HeaderLength + _command[4];
            Card.Reply(_reply, _replyLength);
        }

        private void OnCommandData()
        {
            int count = _received;
            if (GivesData(_command[1]))
            {
                // What a terminal over T=1 would have sent: Le is part of the command.
                _command[count++] = 0x00;
            }

            Run(count);
            SendStatus();
        }

        private void Run(int count)
        {
            _holds = false;
            int length = Process(_command, count, _response);
            if (length < 2 || length > MaxResponse)
            {
                // Stays silent.
                _dataLength = -1;
                return;
            }

            _dataLength = length - 2;
            _dataGiven = 0;
            _sw1 = _response[_dataLength];
            _sw2 = _response[_dataLength + 1];
            _holds = _dataLength > 0;
            _heldIns = _command[1];
            _heldP1 = _command[2];
            _heldP2 = _command[3];
        }

        /// <summary>After a command with data: its status, or how much there is to fetch.</summary>
        private void SendStatus()
        {
            StartReply();
            if (_dataLength < 0)
            {
                return;
            }

            if (_holds && _sw1 == 0x90)
            {
                Put(0x61);
                Put((byte)_dataLength);
            }
            else
            {
                Put(_sw1);
                Put(_sw2);
                _sw1 = 0x90;
                _sw2 = 0x00;
            }

            SendReply();
        }

        /// <summary>After a command that expects data, and after GET RESPONSE.</summary>
        private void GiveHeld()
        {
            if (_dataLength < 0)
            {
                return;
            }

            int left = _holds ? _dataLength - _dataGiven : 0;
            int asked = _command[4] == 0 ? 256 : _command[4];
            if (left == 0)
            {
                bool conditions = _command[1] == 0xC0;
                Put(conditions ? (byte)0x69 : _sw1);
                Put(conditions ? (byte)0x85 : _sw2);
            }
            else if (asked > left || (asked < left && _command[1] != 0xC0))
            {
                Put(0x6C);
                Put((byte)left);
            }
            else
            {
                PutData(asked);
            }

            SendReply();
        }

        private void PutData(int count)
        {
            bool single = Card.Faults.SingleByteAcks;
            if (!single)
            {
                Put(_command[1]);
            }

            for (int i = 0; i < count; i++)
            {
                if (single)
                {
                    Put((byte)~_command[1]);
                }

                Put(_response[_dataGiven++]);
            }

            int left = _dataLength - _dataGiven;
            Put(left > 0 ? (byte)0x61 : _sw1);
            Put(left > 0 ? (byte)left : _sw2);
            _holds = left > 0;
        }

        private void StartReply()
        {
            _replyLength = 0;
            for (int i = 0; i < Card.Faults.NullsBeforeReply && i < 60; i++)
            {
                Put(Null);
            }
        }

        private void Put(byte value)
        {
            _reply[_replyLength++] = value;
        }

        private void SendReply()
        {
            Card.Reply(_reply, _replyLength);
            Expect();
        }

        /// <summary>Instructions whose P3 is the length of command data (ISO 7816-4; EMV 4.3 Book 3, 6.5).</summary>
        private static bool TakesData(byte ins)
        {
            switch (ins)
            {
                case 0xA4:
                case 0xA8:
                case 0x88:
                case 0xAE:
                    return true;

                case 0x20:
                case 0x82:
                case 0x24:
                case 0x16:
                case 0x18:
                case 0x1E:
                case 0xDA:
                case 0xDC:
                case 0xD6:
                    return true;

                default:
                    return false;
            }
        }

        /// <summary>Of those, the ones that also give data back.</summary>
        private static bool GivesData(byte ins)
        {
            return ins == 0xA4 || ins == 0xA8 || ins == 0x88 || ins == 0xAE;
        }
    }
}
