namespace System.Net
{
    public static class Dns
    {
        public static System.Net.IPHostEntry GetHostEntry(string hostNameOrAddress) => throw null;
    }

    public abstract class EndPoint
    {
        public abstract System.Net.SocketAddress Serialize();

        public abstract System.Net.EndPoint Create(System.Net.SocketAddress socketAddress);

        protected EndPoint() => throw null;
    }

    public class IPAddress
    {
        public static readonly System.Net.IPAddress Any;

        public static readonly System.Net.IPAddress Loopback;

        public static readonly System.Net.IPAddress Broadcast;

        public static readonly System.Net.IPAddress None;

        public static readonly System.Net.IPAddress IPv6Any;

        public static readonly System.Net.IPAddress IPv6Loopback;

        public IPAddress(long newAddress) => throw null;

        public IPAddress(byte[] address) => throw null;

        public static bool operator ==(System.Net.IPAddress a, System.Net.IPAddress b) => throw null;

        public static bool operator !=(System.Net.IPAddress a, System.Net.IPAddress b) => throw null;

        public IPAddress(byte[] address, long scopeid) => throw null;

        public override bool Equals(object other) => throw null;

        public bool Equals(System.Net.IPAddress other) => throw null;

        public byte[] GetAddressBytes() => throw null;

        public static System.Net.IPAddress Parse(string ipString) => throw null;

        public override string ToString() => throw null;

        public static System.Net.IPAddress GetDefaultLocalAddress() => throw null;

        public override int GetHashCode() => throw null;

        public System.Net.IPAddress MapToIPv6() => throw null;

        public System.Net.IPAddress MapToIPv4() => throw null;

        public System.Net.Sockets.AddressFamily AddressFamily => throw null;

        public long ScopeId
        {
            get => throw null;
            set => throw null;
        }

        public bool IsIPv4MappedToIPv6 => throw null;
    }

    public class IPEndPoint : System.Net.EndPoint
    {
        public const int MinPort = 0;

        public const int MaxPort = 65535;

        public IPEndPoint(long address, int port) => throw null;

        public IPEndPoint(System.Net.IPAddress address, int port) => throw null;

        public override System.Net.SocketAddress Serialize() => throw null;

        public override System.Net.EndPoint Create(System.Net.SocketAddress socketAddress) => throw null;

        public override string ToString() => throw null;

        public override bool Equals(object obj) => throw null;

        public override int GetHashCode() => throw null;

        public System.Net.IPAddress Address => throw null;

        public System.Net.Sockets.AddressFamily AddressFamily => throw null;

        public int Port => throw null;
    }

    public class IPHostEntry
    {
        public IPHostEntry() => throw null;

        public string HostName => throw null;

        public System.Net.IPAddress[] AddressList => throw null;
    }

    public class SocketAddress
    {
        public SocketAddress(System.Net.Sockets.AddressFamily family, int size) => throw null;

        public override bool Equals(object obj) => throw null;

        public override int GetHashCode() => throw null;

        public System.Net.Sockets.AddressFamily Family => throw null;

        public int Size => throw null;

        public byte this[int offset]
        {
            get => throw null;
            set => throw null;
        }
    }
}
