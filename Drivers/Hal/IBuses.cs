namespace Drivers.Hal
{
    /// <summary>Milliseconds since power-on; never runs backwards. It is not the calendar.</summary>
    public interface IClock
    {
        long NowMs { get; }
    }

    /// <summary>Unpredictable bytes for nonces, challenges and padding. Seeded in the virtual handset.</summary>
    public interface IRandom
    {
        void Fill(byte[] buffer, int offset, int count);
    }

    /// <summary>One digital line. Direction and pull are the board's business.</summary>
    public interface IPin
    {
        bool Read();

        void Write(bool high);
    }

    /// <summary>One SPI device: chip select is asserted for the length of each call.</summary>
    public interface ISpi
    {
        /// <summary>Clocks <paramref name="count"/> bytes out and drops what comes in.</summary>
        Status Write(byte[] data, int offset, int count);

        /// <summary>Full duplex in place: each byte sent is replaced by the byte received.</summary>
        Status Transfer(byte[] data, int offset, int count);
    }

    /// <summary>One I2C device; the address belongs to the instance.</summary>
    public interface II2c
    {
        /// <summary>Writes, then reads after a repeated start. Either count may be 0. <see cref="Status.NoDevice"/> when not acknowledged.</summary>
        Status WriteRead(byte[] write, int writeCount, byte[] read, int readCount);
    }

    /// <summary>Parity bit of a UART character.</summary>
    public enum Parity
    {
        None = 0,
        Even,
        Odd,
    }

    /// <summary>A byte stream with buffers of its own on both sides; no call blocks.</summary>
    public interface IUart
    {
        /// <summary>Drops what is buffered both ways and sets the line.</summary>
        /// <param name="stopBits">1 or 2.</param>
        Status Configure(int baud, Parity parity, int stopBits);

        /// <summary>Bytes received and not yet read.</summary>
        int Available { get; }

        /// <summary>Takes up to <paramref name="count"/> received bytes and returns how many; 0 when there are none.</summary>
        int Read(byte[] buffer, int offset, int count);

        /// <summary>Queues bytes to send. <see cref="Status.Full"/> when they do not fit: nothing was taken.</summary>
        Status Write(byte[] data, int offset, int count);

        /// <summary>Bytes queued and not yet sent out on the line.</summary>
        int Unsent { get; }
    }

    /// <summary>A square wave (buzzer) or a duty cycle (backlight).</summary>
    public interface IPwm
    {
        /// <param name="dutyPercent">0 to 100.</param>
        void Start(int frequencyHz, int dutyPercent);

        void Stop();
    }

    /// <summary>Erase-before-write memory. Bits go from 1 to 0 by programming, back by erasing a block.</summary>
    public interface IFlash
    {
        int SizeBytes { get; }

        /// <summary>Smallest unit that can be erased (4,096).</summary>
        int BlockBytes { get; }

        /// <summary>A program may not cross a multiple of this (256).</summary>
        int PageBytes { get; }

        /// <summary>Completes before it returns. <see cref="Status.Busy"/> while a program or an erase runs.</summary>
        Status Read(int address, byte[] buffer, int offset, int count);

        /// <summary>Starts a program of up to a page. Poll until <see cref="Status.Ok"/>.</summary>
        Status Program(int address, byte[] data, int offset, int count);

        /// <summary>Starts the erase of the block that holds <paramref name="address"/>. Poll until <see cref="Status.Ok"/>.</summary>
        Status Erase(int address);

        /// <summary>Ok when idle, Pending while a program or an erase runs, Timeout when it overran.</summary>
        Status Poll(long nowMs);
    }

    /// <summary>How far a link is.</summary>
    public enum LinkState
    {
        Down = 0,
        Opening,
        Up,
    }

    /// <summary>A byte stream to one host. No call blocks; the board knows how (GPRS, WiFi, a pipe).</summary>
    public interface ILink
    {
        LinkState State { get; }

        /// <summary>Starts to connect to the host of that address and port; watch <see cref="State"/>. Fails by going back to Down.</summary>
        Status Open(string host, int port);

        int Read(byte[] buffer, int offset, int count);

        /// <summary>Takes all bytes or none (<see cref="Status.Full"/>, <see cref="Status.Removed"/> when not up).</summary>
        Status Write(byte[] data, int offset, int count);

        void Close();
    }
}
