using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Firmware.Ui;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Simulator.Panel;

namespace Desktop.Tests.Panel;

/// <summary>What a hostile page, a broken browser or a curious person sends to the panel.</summary>
[TestClass]
public class PanelApiTests
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"panel-api-{Guid.NewGuid():N}");
    private static LivePanel s_panel = null!;
    /// <summary>What a connection that ended without a closing word is called here.</summary>
    private const string Reset = "reset";

    /// <summary>A message below this is read whole before the server closes, so its reason arrives.</summary>
    private const int SocketBufferBytes = 64 * 1024;

    private static HttpClient s_http = null!;

    [ClassInitialize]
    public static async Task Start(TestContext context)
    {
        s_panel = await LivePanel.StartAsync(0, Folder, true, Language.English);
        s_http = new HttpClient { BaseAddress = new Uri(s_panel.Server.Address) };
    }

    [ClassCleanup]
    public static async Task Stop()
    {
        s_http.Dispose();
        await s_panel.DisposeAsync();
        Directory.Delete(Folder, true);
    }

    [TestMethod]
    [DataRow("/", "text/html")]
    [DataRow("/panel.js", "text/javascript")]
    [DataRow("/panel.css", "text/css")]
    [DataRow("/words.js", "text/javascript")]
    [DataRow("/icon.svg", "image/svg+xml")]
    [DataRow("/state", "application/json")]
    [DataRow("/paper.png", "image/png")]
    public async Task Serves_the_page_and_its_parts(string path, string type)
    {
        using HttpResponseMessage response = await s_http.GetAsync(path);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual(type, response.Content.Headers.ContentType!.MediaType);
        Assert.IsTrue(response.Headers.Contains("Content-Security-Policy"));
    }

    [TestMethod]
    [DataRow("/nothing.html")]
    [DataRow("/../Simulator.dll")]
    [DataRow("/%2e%2e/panel.css/")]
    [DataRow("/flash.bin")]
    public async Task Serves_nothing_else(string path)
    {
        using HttpResponseMessage response = await s_http.GetAsync(path);
        Assert.AreEqual(HttpStatusCode.NotFound, response.StatusCode);
    }

    [TestMethod]
    public async Task Listens_on_the_loopback_address_only()
    {
        IPAddress? other = Dns.GetHostAddresses(Dns.GetHostName()).FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        if (other is null)
        {
            Assert.Inconclusive("This machine has no address besides loopback.");
        }

        using var socket = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(other, s_panel.Server.Port));
    }

    [TestMethod]
    [DataRow("evil.example")]
    [DataRow("127.0.0.1")]
    [DataRow("127.0.0.1:1")]
    [DataRow("localhost.evil.example:8642")]
    public async Task Refuses_another_host_name(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;
        using HttpResponseMessage response = await s_http.SendAsync(request);
        Assert.AreEqual(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [TestMethod]
    [DataRow("http://evil.example", null)]
    [DataRow("null", null)]
    [DataRow("http://127.0.0.1:1", null)]
    [DataRow(null, "cross-site")]
    [DataRow(null, "same-site")]
    public async Task Refuses_commands_of_another_page(string? origin, string? site)
    {
        using HttpResponseMessage response = await Post("{\"do\":\"press\",\"key\":\"1\"}", origin: origin, site: site);
        Assert.AreEqual(HttpStatusCode.Forbidden, response.StatusCode);
        using var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
            await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Live(), CancellationToken.None));
        }
    }

    [TestMethod]
    public async Task Takes_commands_of_its_own_page()
    {
        using HttpResponseMessage response = await Post("{\"do\":\"tear\"}", origin: s_panel.Server.Address, site: "same-origin");
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("null")]
    [DataRow("7")]
    [DataRow("{}")]
    [DataRow("{\"do\":null}")]
    [DataRow("{\"do\":7}")]
    [DataRow("{\"do\":\"explode\"}")]
    [DataRow("{\"do\":\"3\"}")]
    [DataRow("{\"do\":\"\\ud800\"}")]
    [DataRow("{\"do\":\"press\",\"key\":\"\\udc00\"}")]
    [DataRow("\u0000\u0001")]
    [DataRow("{\"do\":\"press\"}")]
    [DataRow("{\"do\":\"press\",\"key\":\"Any\"}")]
    [DataRow("{\"do\":\"press\",\"key\":\"1\",\"more\":1}")]
    [DataRow("{\"do\":\"press\",\"do\":\"release\",\"key\":\"1\"}")]
    [DataRow("{\"do\":\"insert\",\"card\":\"../../etc/passwd\"}")]
    [DataRow("{\"do\":\"link\"}")]
    [DataRow("{\"do\":\"link\",\"value\":\"up\"}")]
    [DataRow("{\"do\":\"mischief\",\"word\":\"0200:delay=-1\"}")]
    [DataRow("{\"do\":[[[[[[[[[[]]]]]]]]]]}")]
    [DataRow("{\"do\":\"speed\"}")]
    [DataRow("{\"do\":\"speed\",\"times\":0}")]
    [DataRow("{\"do\":\"speed\",\"times\":61}")]
    [DataRow("{\"do\":\"speed\",\"times\":1e99}")]
    [DataRow("{\"do\":\"tap\",\"card\":\"nobody\"}")]
    [DataRow("{\"do\":\"record\"}")]
    [DataRow("{\"do\":\"halfway\"}")]
    [DataRow("{\"do\":\"roll\"}")]
    [DataRow("{\"do\":\"roll\",\"width\":76}")]
    [DataRow("{\"do\":\"hot\",\"value\":1}")]
    [DataRow("{\"do\":\"flash\"}")]
    [DataRow("{\"do\":\"worn\",\"value\":\"yes\"}")]
    [DataRow("{\"do\":\"reader\",\"value\":true,\"hard\":true}")]
    public async Task Answers_a_malformed_command_with_a_sentence(string body)
    {
        using HttpResponseMessage response = await Post(body);
        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
        StringAssert.Contains(await response.Content.ReadAsStringAsync(), "error");
        Assert.AreEqual("error", await FirstAnswer(Encoding.UTF8.GetBytes(body)), "the same over the WebSocket");
    }

    [TestMethod]
    [DataRow(1025)]
    [DataRow(5000)]
    [DataRow(2_000_000)]
    public async Task Refuses_an_oversized_command(int bytes)
    {
        using HttpResponseMessage response = await Post(new string(' ', bytes));
        Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        string answer = await FirstAnswer(new byte[bytes]);
        Assert.IsTrue(answer == "MessageTooBig" || (answer == Reset && bytes > SocketBufferBytes), answer);
    }

    [TestMethod]
    public async Task Refuses_other_content_types_and_methods()
    {
        using HttpResponseMessage text = await s_http.PostAsync("/do", new StringContent("{\"do\":\"tear\"}", Encoding.UTF8, "text/plain"));
        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, text.StatusCode);
        using HttpResponseMessage put = await s_http.PutAsync("/do", new StringContent("{}"));
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, put.StatusCode);
    }

    [TestMethod]
    public async Task Survives_noise_on_the_port()
    {
        var random = new Random(5);
        for (int i = 0; i < 50; i++)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, s_panel.Server.Port);
            var noise = new byte[random.Next(1, 400)];
            random.NextBytes(noise);
            await socket.GetStream().WriteAsync(noise);
        }

        using HttpResponseMessage response = await s_http.GetAsync("/state");
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.IsNull(s_panel.Session.Failure);
    }

    [TestMethod]
    public async Task A_flood_of_commands_is_refused_and_the_terminal_lives()
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(Live(), CancellationToken.None);
        byte[] press = "{\"do\":\"press\",\"key\":\"F1\"}"u8.ToArray();
        byte[] release = "{\"do\":\"release\",\"key\":\"F1\"}"u8.ToArray();
        for (int i = 0; i < 3000; i++)
        {
            await socket.SendAsync(i % 2 == 0 ? press : release, WebSocketMessageType.Text, true, CancellationToken.None);
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        using HttpResponseMessage response = await s_http.GetAsync("/state");
        StringAssert.Contains(await response.Content.ReadAsStringAsync(), "\"power\":true");
    }

    private static Uri Live() => new(s_panel.Server.Address.Replace("http", "ws") + "/live");

    private static async Task<HttpResponseMessage> Post(string body, string? origin = null, string? site = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/do") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        // Asks before it sends the body: a refusal then arrives whole instead of racing with a connection that is closed on us.
        request.Headers.ExpectContinue = true;
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        return await s_http.SendAsync(request);
    }

    /// <summary>Sends one message and returns the kind of the first error, or the reason of the close.</summary>
    private static async Task<string> FirstAnswer(byte[] message)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(Live(), limit.Token);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, true, limit.Token);
        }
        catch (WebSocketException)
        {
            // The server may close before it has taken the whole of a message that is too long.
        }

        var buffer = new byte[1 << 20];
        while (true)
        {
            int count = 0;
            WebSocketReceiveResult got;
            do
            {
                try
                {
                    got = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, count, buffer.Length - count), limit.Token);
                }
                catch (WebSocketException e) when (e.WebSocketErrorCode == WebSocketError.ConnectionClosedPrematurely)
                {
                    // Closed on us with most of the message unread: the system resets such a connection, and the reason is lost.
                    return Reset;
                }

                count += got.Count;
            }
            while (!got.EndOfMessage);

            if (got.MessageType == WebSocketMessageType.Close)
            {
                return got.CloseStatus.ToString()!;
            }

            if (got.MessageType == WebSocketMessageType.Text && Encoding.UTF8.GetString(buffer, 0, count).Contains("\"kind\":\"error\""))
            {
                return "error";
            }
        }
    }
}
