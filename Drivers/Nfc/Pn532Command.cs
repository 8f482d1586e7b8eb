namespace Drivers.Nfc
{
    /// <summary>Command codes that the driver uses (PN532 user manual UM0701-02, section 7). The answer carries the code plus one.</summary>
    public enum Pn532Command : byte
    {
        GetFirmwareVersion = 0x02,
        SetParameters = 0x12,
        SamConfiguration = 0x14,
        RfConfiguration = 0x32,
        InCommunicateThru = 0x42,
        InListPassiveTarget = 0x4A,
        InSelect = 0x54,
    }

    /// <summary>Status byte of commands that talk to a card, its lower six bits (UM0701-02, 7.1).</summary>
    public enum Pn532Error : byte
    {
        None = 0x00,
        Timeout = 0x01,
        Crc = 0x02,
        Parity = 0x03,
        BitCount = 0x04,
        Framing = 0x05,
        BitCollision = 0x06,
        BufferTooSmall = 0x07,
        RfBufferOverflow = 0x09,
        RfProtocol = 0x0B,
        Overheated = 0x0D,
        InternalOverflow = 0x0E,
        InvalidParameter = 0x10,
        WrongContext = 0x27,
    }
}
