using System.Net;
using System.Net.Sockets;
using Drivers.Hal;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Acquirer;

namespace Desktop.Tests;

[TestClass]
public class AcquirerLinkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private sealed class HandClock : IClock
    {
        public long NowMs { get; set; }
    }

    [TestMethod]
    public void Pipe_opens_carries_and_answers_in_virtual_time()
    {
        var (clock, terminal, pipe) = Pipe();
        Assert.AreEqual(Status.Pending, pipe.Open("host", 8583));
        clock.NowMs = 399;
        Assert.AreEqual(LinkState.Opening, pipe.State);
        clock.NowMs = 400;
        Assert.AreEqual(LinkState.Up, pipe.State);

        byte[] request = Prefixed(AcquirerTerminal.Frame(terminal.Network("0820", "301")));
        Assert.AreEqual(Status.Ok, pipe.Write(request, 0, request.Length));
        clock.NowMs = 699;
        Assert.AreEqual(0, pipe.Read(new byte[500], 0, 500));
        clock.NowMs = 700;
        var buffer = new byte[500];
        int count = pipe.Read(buffer, 0, buffer.Length);
        Assert.AreEqual("00", IsoCodec.Read(buffer.AsSpan(13, count - 13)).Text(39));
        Assert.AreEqual((request.Length, count), ((int)pipe.BytesSent, (int)pipe.BytesReceived));
    }

    [TestMethod]
    public void Request_written_in_pieces_is_answered_once_it_is_whole()
    {
        var (clock, terminal, pipe) = OpenPipe();
        byte[] request = Prefixed(AcquirerTerminal.Frame(terminal.Network("0820", "301")));
        foreach (byte value in request)
        {
            Assert.AreEqual(Status.Ok, pipe.Write([value], 0, 1));
        }

        clock.NowMs += 1000;
        Assert.IsTrue(pipe.Read(new byte[500], 0, 500) > 0);
    }

    [TestMethod]
    public void Request_on_its_way_reaches_the_host_although_the_terminal_closed()
    {
        var (clock, terminal, pipe) = OpenPipe();
        byte[] sale = Prefixed(AcquirerTerminal.Frame(terminal.Sign(terminal.Request(TransactionKind.Sale, 9_00))));
        pipe.Write(sale, 0, sale.Length);
        pipe.Close();
        clock.NowMs += 5000;
        pipe.Pump();
        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor - 9_00, terminal.BalanceMinor);
        Assert.AreEqual(0, pipe.Read(new byte[500], 0, 500));
        Assert.AreEqual(LinkState.Down, pipe.State);
    }

    [TestMethod]
    public void Network_that_goes_away_takes_what_is_in_flight()
    {
        var (clock, terminal, pipe) = OpenPipe();
        byte[] sale = Prefixed(AcquirerTerminal.Frame(terminal.Sign(terminal.Request(TransactionKind.Sale, 9_00))));
        pipe.Write(sale, 0, sale.Length);
        pipe.SetNetwork(false);
        Assert.AreEqual(LinkState.Down, pipe.State);
        Assert.AreEqual(Status.Removed, pipe.Write(sale, 0, sale.Length));
        clock.NowMs += 5000;
        pipe.Pump();
        Assert.AreEqual(AcquirerTerminal.OpeningBalanceMinor, terminal.BalanceMinor);
        pipe.Open("host", 1);
        clock.NowMs += 5000;
        Assert.AreEqual(LinkState.Down, pipe.State, "no network, no connection");
        pipe.SetNetwork(true);
        pipe.Open("host", 1);
        clock.NowMs += 5000;
        Assert.AreEqual(LinkState.Up, pipe.State);
    }

    [TestMethod]
    public void Reply_to_a_closed_connection_does_not_meet_the_next_one()
    {
        var (clock, terminal, pipe) = OpenPipe();
        terminal.Host.Misbehave.Add(MisbehaviourKind.Delay, value: 3000);
        byte[] echo = Prefixed(AcquirerTerminal.Frame(terminal.Network("0820", "301")));
        pipe.Write(echo, 0, echo.Length);
        clock.NowMs += 1000;
        pipe.Close();
        pipe.Open("host", 1);
        clock.NowMs += 10_000;
        Assert.AreEqual(LinkState.Up, pipe.State);
        Assert.AreEqual(0, pipe.Read(new byte[500], 0, 500));
    }

    [TestMethod]
    public void Delay_duplicate_hang_up_and_bad_length_take_effect_on_the_pipe()
    {
        var (clock, terminal, pipe) = OpenPipe();
        byte[] echo = Prefixed(AcquirerTerminal.Frame(terminal.Network("0820", "301")));
        terminal.Host.Misbehave.Add(MisbehaviourKind.Delay, value: 2000);
        terminal.Host.Misbehave.Add(MisbehaviourKind.Duplicate);
        pipe.Write(echo, 0, echo.Length);
        clock.NowMs += 2299;
        Assert.AreEqual(0, pipe.Read(new byte[500], 0, 500));
        clock.NowMs += 1;
        int count = pipe.Read(new byte[500], 0, 500);
        Assert.AreEqual(0, count % 2);
        Assert.IsTrue(count > 100);
        terminal.Host.Misbehave.Add(MisbehaviourKind.HangUp);
        pipe.Write(echo, 0, echo.Length);
        clock.NowMs += 300;
        Assert.AreEqual(LinkState.Down, pipe.State);
        pipe.Open("host", 1);
        clock.NowMs += 400;
        pipe.Write([0xFF, 0xFF, 0x00], 0, 3);
        clock.NowMs += 300;
        Assert.AreEqual(LinkState.Down, pipe.State);
    }

    [TestMethod]
    public void Loss_is_the_same_for_the_same_seed()
    {
        long Lost(int seed)
        {
            var (clock, terminal, pipe) = OpenPipe(seed);
            pipe.LossPercent = 40;
            for (int i = 0; i < 50; i++)
            {
                byte[] echo = Prefixed(AcquirerTerminal.Frame(terminal.Network("0820", "301")));
                pipe.Write(echo, 0, echo.Length);
                clock.NowMs += 1000;
                pipe.Pump();
                while (pipe.Read(new byte[500], 0, 500) > 0)
                {
                }
            }

            return (pipe.FramesLost * 1000) + pipe.BytesReceived;
        }

        Assert.AreEqual(Lost(3), Lost(3));
        Assert.AreNotEqual(Lost(3), Lost(4));
    }

    [TestMethod]
    public async Task Sale_over_tcp_end_to_end()
    {
        var terminal = new AcquirerTerminal(AcquirerTerminal.Options());
        await using var server = new AcquirerServer(terminal.Host, 0, now: () => AcquirerTerminal.Now);
        server.Start();
        using var link = new TcpLink();
        Assert.AreEqual(Status.Pending, link.Open("127.0.0.1", server.Port));
        await Until(() => link.State == LinkState.Up);

        IsoMessage signOn = await Exchange(link, terminal.Network("0800", "003"));
        WorkingKeys keys = WorkingKeys.Unwrap(signOn.Bytes(62)!, KeyCipher.Des, Convert.FromHexString(AcquirerOptions.TestMasterKeyHex), false)!;
        terminal.SignOn();
        IsoMessage stale = terminal.Request(TransactionKind.Sale, 3_00);
        stale.Set(64, Mac.Compute(MacScheme.UnionPayEcb, keys.MacKey, IsoCodec.MacInput(stale)));
        Assert.AreEqual("A0", (await Exchange(link, stale)).Text(39), "the keys of the first sign-on are gone");
        IsoMessage sale = await Exchange(link, terminal.Sign(terminal.Request(TransactionKind.Sale, 3_00)));
        Assert.AreEqual("00", sale.Text(39));
        Assert.IsTrue(link.BytesSent > 300 && link.BytesReceived > 200);
        link.Close();
        Assert.AreEqual(LinkState.Down, link.State);
    }

    [TestMethod]
    public async Task Tcp_link_without_server_or_network_goes_down()
    {
        using var link = new TcpLink();
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        link.Open("127.0.0.1", port);
        await Until(() => link.State == LinkState.Down);
        Assert.AreEqual(Status.Removed, link.Write([1], 0, 1));
        Assert.AreEqual(Status.Invalid, link.Open("127.0.0.1", 0));
        link.SetNetwork(false);
        Assert.AreEqual(Status.Removed, link.Open("127.0.0.1", port));
    }

    [TestMethod]
    [DataRow("0000")]
    [DataRow("0005 6000030000")]
    [DataRow("FFFF 00")]
    [DataRow("1001 60")]
    public async Task Bad_length_closes_that_connection_and_no_other(string hex)
    {
        var terminal = new AcquirerTerminal();
        await using var server = new AcquirerServer(terminal.Host, 0);
        server.Start();
        using var good = new TcpLink();
        good.Open("127.0.0.1", server.Port);
        await Until(() => good.State == LinkState.Up);
        using var bad = new TcpClient();
        await bad.ConnectAsync(IPAddress.Loopback, server.Port);
        await bad.GetStream().WriteAsync(Convert.FromHexString(hex.Replace(" ", "")));
        Assert.AreEqual(0, await ReadToEndOrReset(bad));
        Assert.AreEqual("00", (await Exchange(good, terminal.Network("0820", "301"))).Text(39));
    }

    [TestMethod]
    public async Task Noise_and_half_a_frame_harm_nobody()
    {
        var terminal = new AcquirerTerminal();
        await using var server = new AcquirerServer(terminal.Host, 0);
        server.Start();
        var random = new Random(5);
        for (int i = 0; i < 30; i++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, server.Port);
            var noise = new byte[random.Next(1, 200)];
            random.NextBytes(noise);
            noise[0] = (byte)(i % 2 == 0 ? 0 : noise[0]);
            await client.GetStream().WriteAsync(noise);
        }

        using var good = new TcpLink();
        good.Open("127.0.0.1", server.Port);
        await Until(() => good.State == LinkState.Up);
        Assert.AreEqual("00", (await Exchange(good, terminal.Network("0820", "301"))).Text(39));
    }

    private static async Task<int> ReadToEndOrReset(TcpClient client)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            return await client.GetStream().ReadAsync(new byte[10], limit.Token);
        }
        catch (IOException)
        {
            // A reset instead of an orderly end: the server had bytes left that it did not read.
            return 0;
        }
    }

    private static async Task<IsoMessage> Exchange(TcpLink link, IsoMessage request)
    {
        byte[] data = Prefixed(AcquirerTerminal.Frame(request));
        Assert.AreEqual(Status.Ok, link.Write(data, 0, data.Length));
        var buffer = new byte[4096];
        int count = 0;
        await Until(() =>
        {
            count += link.Read(buffer, count, buffer.Length - count);
            return count >= 2 && count == 2 + ((buffer[0] << 8) | buffer[1]);
        });
        return IsoCodec.Read(buffer.AsSpan(13, count - 13));
    }

    private static async Task Until(Func<bool> condition)
    {
        DateTime end = DateTime.UtcNow + Patience;
        while (!condition())
        {
            Assert.IsTrue(DateTime.UtcNow < end, "waited too long");
            await Task.Delay(5);
        }
    }

    private static (HandClock Clock, AcquirerTerminal Terminal, PipeLink Pipe) Pipe(int seed = 1)
    {
        var clock = new HandClock();
        var terminal = AcquirerHostTests.SignedOn();
        return (clock, terminal, new PipeLink(clock, terminal.Host, AcquirerTerminal.Now, seed));
    }

    private static (HandClock Clock, AcquirerTerminal Terminal, PipeLink Pipe) OpenPipe(int seed = 1)
    {
        var (clock, terminal, pipe) = Pipe(seed);
        pipe.Open("host", 8583);
        clock.NowMs += 400;
        Assert.AreEqual(LinkState.Up, pipe.State);
        return (clock, terminal, pipe);
    }

    private static byte[] Prefixed(byte[] frame) => [(byte)(frame.Length >> 8), (byte)frame.Length, .. frame];
}
