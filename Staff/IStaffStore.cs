using Drivers.Hal;

namespace Firmware.Staff
{
    /// <summary>Where operators' records are kept, one small block each by operator number.</summary>
    public interface IStaffStore
    {
        /// <summary>Copies the record and returns its length; 0 when there is none.</summary>
        int Read(int number, byte[] into);

        /// <summary>Pending when taken, Busy when something else is being written. A count of 0 removes the record.</summary>
        Status Write(int number, byte[] record, int count);

        /// <summary>Ok when what was written would survive a power cut.</summary>
        Status Poll(long nowMs);
    }
}
