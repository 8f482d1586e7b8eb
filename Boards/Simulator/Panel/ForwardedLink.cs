using Drivers.Hal;
using Simulator.Acquirer;

namespace Simulator.Panel;

/// <summary>
/// What a router's port forwarding is: the terminal calls the address in its settings, which is the same every day, and
/// reaches the embedded acquirer at whatever port it got today.
/// </summary>
internal sealed class ForwardedLink(TcpLink link) : ILink
{
    public int Port { get; set; }

    public LinkState State => link.State;

    public Status Open(string host, int port) => link.Open("127.0.0.1", Port);

    public int Read(byte[] buffer, int offset, int count) => link.Read(buffer, offset, count);

    public Status Write(byte[] data, int offset, int count) => link.Write(data, offset, count);

    public void Close() => link.Close();
}
