namespace Drivers.IcCard
{
    /// <summary>What an answer to reset amounts to.</summary>
    public enum AtrVerdict
    {
        /// <summary>More bytes belong to it.</summary>
        Incomplete = 0,

        /// <summary>Complete, and the terminal may talk to this card by <see cref="AtrParser.Protocol"/>.</summary>
        Accepted,

        /// <summary>Not one EMV allows: warm reset after a cold reset, deactivation after a warm one.</summary>
        Rejected,
    }

    /// <summary>The character for which an answer to reset was rejected.</summary>
    public enum AtrFault
    {
        None = 0,
        Ts,
        Ta1,
        Tb1,
        Td1,
        Ta2,
        Tb2,
        Tc2,
        Td2,
        Ta3,
        Tb3,
        Tc3,
        Tck,
        TooLong,
    }

    /// <summary>
    /// Reads an answer to reset character by character and judges it by the EMV rules (EMV 4.3 Book 1, 8.3; the same in
    /// EMV Level 1 Contact 1.0). Characters come in logical form: TS is 3B or 3F.
    /// </summary>
    public sealed class AtrParser
    {
        /// <summary>TS and 32 characters after it (ISO 7816-3, 8.2).</summary>
        public const int MaxLength = 33;

        /// <summary>Direct convention: least significant bit first, high is one.</summary>
        public const byte TsDirect = 0x3B;

        /// <summary>Inverse convention: most significant bit first, low is one.</summary>
        public const byte TsInverse = 0x3F;

        private const byte HasTa = 0x10;
        private const byte HasTb = 0x20;
        private const byte HasTc = 0x40;
        private const byte HasTd = 0x80;
        private const byte AllInterface = 0xF0;
        private const byte NoExtraGuardTime = 0xFF;
        private const byte ProprietaryProtocol = 0x0E;
        private const byte GlobalParameters = 0x0F;

        private readonly byte[] _bytes = new byte[MaxLength];
        private bool _warm;
        private int _count;
        private int _group;
        private byte _pending;
        private int _historicalLeft;
        private bool _needsTck;
        private byte _ta1;
        private bool _hasTa1;
        private bool _hasTa2;
        private bool _hasTb1;
        private byte _tb3;
        private bool _hasTb3;
        private byte _td2Type;
        private bool _hasTd2;
        private byte _tc1;

        /// <summary>The characters so far, from TS on.</summary>
        public byte[] Bytes
        {
            get { return _bytes; }
        }

        public int Count
        {
            get { return _count; }
        }

        /// <summary>Why it was rejected.</summary>
        public AtrFault Fault { get; private set; }

        /// <summary>0 or 1: the first protocol the card offers, which is the one to use.</summary>
        public int Protocol { get; private set; }

        /// <summary>Baud rate adjustment D: 1, 2 or 4 (F is 372 always).</summary>
        public int RateFactor { get; private set; }

        /// <summary>Guard time the card wants beyond the usual, in etu; -1 for the shortest (TC1 = FF).</summary>
        public int ExtraGuardEtu
        {
            get { return _tc1 == NoExtraGuardTime ? -1 : _tc1; }
        }

        /// <summary>Work waiting time integer WI of T=0.</summary>
        public int WaitingInteger { get; private set; }

        /// <summary>Largest information field the card takes in a T=1 block.</summary>
        public int Ifsc { get; private set; }

        /// <summary>Block waiting time integer of T=1, 0 to 4.</summary>
        public int Bwi
        {
            get { return _tb3 >> 4; }
        }

        /// <summary>Character waiting time integer of T=1, 0 to 5.</summary>
        public int Cwi
        {
            get { return _tb3 & 0x0F; }
        }

        /// <summary>Where the historical bytes begin in <see cref="Bytes"/>.</summary>
        public int HistoricalOffset { get; private set; }

        public int HistoricalLength { get; private set; }

        /// <param name="warm">The answer follows a warm reset, after which TB1 is no longer looked at.</param>
        public void Start(bool warm)
        {
            _warm = warm;
            _count = 0;
            _group = 0;
            _pending = 0;
            _historicalLeft = 0;
            _needsTck = false;
            _ta1 = 0x11;
            _hasTa1 = false;
            _hasTa2 = false;
            _hasTb1 = false;
            _tb3 = 0;
            _hasTb3 = false;
            _td2Type = 0;
            _hasTd2 = false;
            _tc1 = 0;
            Fault = AtrFault.None;
            Protocol = 0;
            RateFactor = 1;
            WaitingInteger = 10;
            Ifsc = 32;
            HistoricalOffset = 0;
            HistoricalLength = 0;
        }

        /// <summary>Takes the next character.</summary>
        public AtrVerdict Feed(byte character)
        {
            if (Fault != AtrFault.None)
            {
                return AtrVerdict.Rejected;
            }

            if (_count == MaxLength)
            {
                return Reject(AtrFault.TooLong);
            }

            _bytes[_count++] = character;
            if (_count == 1)
            {
                return character == TsDirect || character == TsInverse ? AtrVerdict.Incomplete : Reject(AtrFault.Ts);
            }

            if (_count == 2)
            {
                HistoricalLength = character & 0x0F;
                _historicalLeft = HistoricalLength;
                OpenGroup((byte)(character & AllInterface));
            }
            else if (_pending != 0)
            {
                TakeInterface(character);
            }
            else if (_historicalLeft > 0)
            {
                _historicalLeft--;
            }
            else
            {
                return CheckTck();
            }

            return Conclude();
        }

        private void OpenGroup(byte presence)
        {
            _group++;
            _pending = presence;
            if (_pending == 0)
            {
                HistoricalOffset = _count;
            }
        }

        private AtrVerdict Conclude()
        {
            if (Fault != AtrFault.None)
            {
                return AtrVerdict.Rejected;
            }

            if (_pending != 0 || _historicalLeft > 0 || _needsTck)
            {
                return AtrVerdict.Incomplete;
            }

            return Judge();
        }

        private void TakeInterface(byte value)
        {
            if ((_pending & HasTa) != 0)
            {
                _pending &= unchecked((byte)~HasTa);
                TakeTa(value);
            }
            else if ((_pending & HasTb) != 0)
            {
                _pending &= unchecked((byte)~HasTb);
                TakeTb(value);
            }
            else if ((_pending & HasTc) != 0)
            {
                _pending &= unchecked((byte)~HasTc);
                TakeTc(value);
            }
            else
            {
                _pending = 0;
                TakeTd(value);
                return;
            }

            if (_pending == 0)
            {
                HistoricalOffset = _count;
            }
        }

        private void TakeTa(byte value)
        {
            if (_group == 1)
            {
                _ta1 = value;
                _hasTa1 = true;
            }
            else if (_group == 2)
            {
                // 8.3.3.5: specific mode, only by the first protocol and with explicit parameters (b5 = 0).
                _hasTa2 = true;
                if ((value & 0x0F) != Protocol || (value & 0x10) != 0)
                {
                    Fault = AtrFault.Ta2;
                }
            }
            else if (_group == 3 && _td2Type == 1)
            {
                // 8.3.3.9
                if (value < 0x10 || value == 0xFF)
                {
                    Fault = AtrFault.Ta3;
                }

                Ifsc = value;
            }
        }

        private void TakeTb(byte value)
        {
            if (_group == 1)
            {
                _hasTb1 = true;
                if (!_warm && value != 0)
                {
                    Fault = AtrFault.Tb1;
                }
            }
            else if (_group == 2)
            {
                // 8.3.3.6
                Fault = AtrFault.Tb2;
            }
            else if (_group == 3 && _td2Type == 1)
            {
                _tb3 = value;
                _hasTb3 = true;
            }
        }

        private void TakeTc(byte value)
        {
            if (_group == 1)
            {
                _tc1 = value;
            }
            else if (_group == 2)
            {
                // 8.3.3.7: 00 shall be rejected; other values than 0A may be accepted where supported, and they are.
                if (value == 0)
                {
                    Fault = AtrFault.Tc2;
                }

                WaitingInteger = value;
            }
            else if (_group == 3 && _td2Type == 1 && value != 0)
            {
                // 8.3.3.11: LRC only.
                Fault = AtrFault.Tc3;
            }
        }

        private void TakeTd(byte value)
        {
            byte type = (byte)(value & 0x0F);
            if (_group == 1)
            {
                // 8.3.3.4
                if (type > 1)
                {
                    Fault = AtrFault.Td1;
                }

                Protocol = type;
            }
            else if (_group == 2)
            {
                // 8.3.3.8: T=1, and after T=0 also what the terminal need not understand (E in the older books, F in Level 1 1.0).
                if (type != 1 && !(Protocol == 0 && (type == ProprietaryProtocol || type == GlobalParameters)))
                {
                    Fault = AtrFault.Td2;
                }

                _td2Type = type;
                _hasTd2 = true;
            }

            if (type != 0)
            {
                _needsTck = true;
            }

            OpenGroup((byte)(value & AllInterface));
        }

        private AtrVerdict CheckTck()
        {
            // 8.3.4: the exclusive-or of all characters from T0 to TCK is zero.
            byte sum = 0;
            for (int i = 1; i < _count; i++)
            {
                sum ^= _bytes[i];
            }

            if (sum != 0)
            {
                return Reject(AtrFault.Tck);
            }

            _needsTck = false;
            return Judge();
        }

        private AtrVerdict Judge()
        {
            // 8.3.3.2: after a cold reset TB1 has to be there.
            if (!_warm && !_hasTb1)
            {
                return Reject(AtrFault.Tb1);
            }

            // 8.3.3.1: in specific mode only D = 1, 2 and 4; in negotiable mode the defaults stay.
            if (_hasTa1 && _hasTa2)
            {
                if (_ta1 < 0x11 || _ta1 > 0x13)
                {
                    return Reject(AtrFault.Ta1);
                }

                RateFactor = 1 << ((_ta1 & 0x0F) - 1);
            }

            bool offersBlocks = Protocol == 1 || (_hasTd2 && _td2Type == 1);
            if (offersBlocks && !IsTb3Valid())
            {
                return Reject(AtrFault.Tb3);
            }

            return AtrVerdict.Accepted;
        }

        private bool IsTb3Valid()
        {
            // 8.3.3.10: BWI to 4, CWI to 5, and 2^CWI > N + 1, where N is -1 for TC1 = FF.
            return _hasTb3 && Bwi <= 4 && Cwi <= 5 && (1 << Cwi) > ExtraGuardEtu + 1;
        }

        private AtrVerdict Reject(AtrFault fault)
        {
            Fault = fault;
            return AtrVerdict.Rejected;
        }
    }
}
