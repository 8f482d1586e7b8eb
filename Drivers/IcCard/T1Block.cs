using System;

namespace Drivers.IcCard
{
    /// <summary>What the characters received so far amount to.</summary>
    public enum T1Check
    {
        Incomplete = 0,
        Valid,
        WrongLrc,

        /// <summary>Node address, control byte or length outside the protocol.</summary>
        Malformed,
    }

    /// <summary>One block: NAD, PCB, LEN, information, LRC (EMV 4.3 Book 1, 9.2.4.1).</summary>
    public sealed class T1Block
    {
        public const int Prologue = 3;

        /// <summary>Largest information field.</summary>
        public const int MaxInformation = 254;

        public const byte NotInformation = 0x80;
        public const byte Supervisory = 0xC0;
        public const byte SendNumber = 0x40;
        public const byte More = 0x20;
        public const byte ReceiveReady = 0x80;
        public const byte ReceiveNumber = 0x10;
        public const byte IfsRequest = 0xC1;
        public const byte AbortRequest = 0xC2;
        public const byte WtxRequest = 0xC3;
        public const byte IfsResponse = 0xE1;
        public const byte WtxResponse = 0xE3;

        /// <summary>Low nibble of an R-block: no error, parity or check character wrong, anything else.</summary>
        public const byte NoError = 0;
        public const byte ErrorChecksum = 1;
        public const byte ErrorOther = 2;

        private const byte InformationReserved = 0x1F;
        private const byte ReceiveReadyReserved = 0x2C;

        private readonly byte[] _bytes = new byte[Prologue + MaxInformation + 1];
        private int _count;

        public byte[] Bytes
        {
            get { return _bytes; }
        }

        public byte Pcb
        {
            get { return _bytes[1]; }
        }

        /// <summary>Length of the information field.</summary>
        public int Length
        {
            get { return _bytes[2]; }
        }

        /// <summary>Length of the whole block.</summary>
        public int Total
        {
            get { return Prologue + _bytes[2] + 1; }
        }

        /// <summary>Verdict of the last <see cref="Add"/>.</summary>
        public T1Check Check { get; private set; }

        /// <summary>Ready for the first character of a block.</summary>
        public void Clear()
        {
            _count = 0;
            Check = T1Check.Incomplete;
        }

        public void Wipe()
        {
            Array.Clear(_bytes, Prologue, _bytes.Length - Prologue);
        }

        /// <summary>Takes the next received character.</summary>
        public T1Check Add(byte character)
        {
            _bytes[_count++] = character;
            if (_count == Prologue && Length > MaxInformation)
            {
                Check = T1Check.Malformed;
            }
            else if (_count >= Prologue + 1 && _count == Total)
            {
                Check = Judge();
            }

            return Check;
        }

        /// <summary>A block without information.</summary>
        public void Build(byte pcb)
        {
            Build(pcb, _bytes, 0, 0);
        }

        /// <summary>A block with one byte of information.</summary>
        public void Build(byte pcb, byte value)
        {
            _bytes[Prologue] = value;
            Build(pcb, _bytes, Prologue, 1);
        }

        public void Build(byte pcb, byte[] information, int offset, int count)
        {
            _bytes[0] = 0;
            _bytes[1] = pcb;
            _bytes[2] = (byte)count;
            Array.Copy(information, offset, _bytes, Prologue, count);
            _bytes[Prologue + count] = Sum(Prologue + count);
        }

        private T1Check Judge()
        {
            if (Sum(_count) != 0)
            {
                return T1Check.WrongLrc;
            }

            return _bytes[0] == 0 && IsControlValid() ? T1Check.Valid : T1Check.Malformed;
        }

        private bool IsControlValid()
        {
            if ((Pcb & NotInformation) == 0)
            {
                return (Pcb & InformationReserved) == 0;
            }

            if ((Pcb & Supervisory) == ReceiveReady)
            {
                return (Pcb & ReceiveReadyReserved) == 0 && Length == 0;
            }

            switch (Pcb)
            {
                case IfsRequest:
                case IfsResponse:
                case WtxRequest:
                case WtxResponse:
                    return Length == 1;

                case AbortRequest:
                    return Length == 0;

                default:
                    return false;
            }
        }

        private byte Sum(int count)
        {
            byte sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum ^= _bytes[i];
            }

            return sum;
        }
    }
}
