using Emv.Data;

namespace Emv.Contact
{
    /// <summary>Reads the acquirer's download form of CA keys.</summary>
    internal static class CaKeyLoader
    {
        internal static CaKeyError Load(CaKeyTable table, byte[] data, int offset, int count, out int loaded)
        {
            loaded = 0;
            return CaKeyError.Malformed;
        }
    }
}
