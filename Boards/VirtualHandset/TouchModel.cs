using Drivers.Hal;

namespace VirtualHandset
{
    /// <summary>A resistive touch layer and its controller (XPT2046 class): readings of twelve bits, from a pen that a test or a mouse moves.</summary>
    public sealed class TouchModel : ISpi
    {
        // What the controller reads at the edges of the screen.
        private const int First = 200;
        private const int Last = 3900;
        private const int Pressed = 900;
        private const int ChannelMask = 0x70;
        private const int ChannelX = 0x50;
        private const int ChannelY = 0x10;
        private const int ChannelZ1 = 0x30;
        private const int StartBit = 0x80;

        private readonly int _width;
        private readonly int _height;
        private int _x;
        private int _y;
        private int _readings;

        public TouchModel(int width, int height)
        {
            _width = width;
            _height = height;
            PenDown = new VirtualPin(true);
        }

        /// <summary>Low while the pen is on the glass.</summary>
        public readonly VirtualPin PenDown;

        /// <summary>Raw steps by which readings waver around the truth.</summary>
        public int Noise { get; set; }

        /// <summary>The glass is glued on turned: its channels are exchanged, and both run the other way.</summary>
        public bool Turned { get; set; }

        /// <summary>Raw steps by which x changes over the whole height, and y over the whole width: the glass is glued on askew.</summary>
        public int Skew { get; set; }

        /// <summary>The pen is on the glass at that dot of the screen.</summary>
        public void Press(int x, int y)
        {
            _x = x;
            _y = y;
            PenDown.Write(false);
        }

        public void Lift()
        {
            PenDown.Write(true);
        }

        public Status Write(byte[] data, int offset, int count)
        {
            return Status.Ok;
        }

        /// <summary>A control byte, then the reading in the next sixteen clocks, one clock late and left-aligned.</summary>
        public Status Transfer(byte[] data, int offset, int count)
        {
            if (count < 3 || (data[offset] & StartBit) == 0)
            {
                return Status.Ok;
            }

            int value = Reading(data[offset] & ChannelMask) << 3;
            data[offset] = 0;
            data[offset + 1] = (byte)(value >> 8);
            data[offset + 2] = (byte)value;
            return Status.Ok;
        }

        private int Reading(int channel)
        {
            bool down = !PenDown.Read();
            _readings++;
            int waver = Noise == 0 ? 0 : (_readings * 7 % (2 * Noise)) - Noise;
            switch (channel)
            {
                case ChannelZ1:
                    return down ? Pressed : 0;
                case ChannelX:
                    return down ? RawX() + waver : 0;
                case ChannelY:
                    return down ? RawY() + waver : 0;
                default:
                    return 0;
            }
        }

        private int RawX()
        {
            return Turned ? First + Last - Raw(_y, _height) : Raw(_x, _width) + (Skew * _y / _height);
        }

        private int RawY()
        {
            return Turned ? First + Last - Raw(_x, _width) : Raw(_y, _height) - (Skew * _x / _width);
        }

        // The middle of the dot.
        private static int Raw(int at, int dots)
        {
            return First + (((2 * at) + 1) * (Last - First) / (2 * dots));
        }
    }
}
