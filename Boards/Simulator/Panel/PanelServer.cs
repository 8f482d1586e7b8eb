using System.Net;
using System.Net.WebSockets;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Simulator.Panel;

/// <summary>
/// The front panel's web server: loopback only, no other host name than its own, no other page's scripts. It serves the
/// page from the program itself, the live picture over a WebSocket at /live, and takes the same commands at POST /do.
/// </summary>
public sealed class PanelServer : IAsyncDisposable
{
    public const int DefaultPort = 8642;

    private const int MostBodyBytes = 4096;
    private const int MostConnections = 64;
    private const int MostViewers = 16;

    private static readonly Dictionary<string, string> ContentTypes = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly PanelSession _session;
    private readonly WebApplication _application;
    private readonly CancellationTokenSource _stop = new();
    private int _viewers;

    /// <param name="port">0 takes a free one; <see cref="Port"/> tells which.</param>
    public PanelServer(PanelSession session, int port = DefaultPort)
    {
        _session = session;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = MostViewers;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        _application = builder.Build();
        _application.Use(Guard);
        _application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20) });
        _application.Run(Answer);
    }

    public int Port { get; private set; }

    public string Address => $"http://127.0.0.1:{Port}";

    /// <exception cref="IOException">The port is taken.</exception>
    public async Task StartAsync()
    {
        await _application.StartAsync().ConfigureAwait(false);
        Port = new Uri(_application.Urls.First()).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// A page on the internet can make a browser call this address. It cannot choose the Host header (DNS rebinding gives
    /// itself away there) nor hide its origin; both are compared before anything else is looked at.
    /// </summary>
    private async Task Guard(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";

        string[] names = [$"127.0.0.1:{Port}", $"localhost:{Port}"];
        string host = context.Request.Host.Value ?? "";
        if (!names.Contains(host, StringComparer.OrdinalIgnoreCase))
        {
            await Say(context, StatusCodes.Status421MisdirectedRequest, "This server answers only to its own loopback address.").ConfigureAwait(false);
            return;
        }

        bool changes = context.Request.Method != HttpMethods.Get || context.WebSockets.IsWebSocketRequest || context.Request.Headers.Upgrade.Count > 0;
        string origin = context.Request.Headers.Origin.ToString();
        string site = context.Request.Headers["Sec-Fetch-Site"].ToString();
        if (changes && ((origin.Length > 0 && !origin.Equals("http://" + host, StringComparison.OrdinalIgnoreCase)) || site is not ("" or "same-origin" or "none")))
        {
            await Say(context, StatusCodes.Status403Forbidden, "Only the panel's own page may do this.").ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    private Task Answer(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "/";
        return (context.Request.Method, path) switch
        {
            ("GET", "/live") => View(context),
            ("GET", "/state") => Json(context, _session.StateJson()),
            ("GET", "/paper.png") => Paper(context),
            ("GET", "/scenario.json") => Scenario(context),
            ("GET", _) => File(context, path == "/" ? "/index.html" : path),
            ("POST", "/do") => Do(context),
            _ => Say(context, StatusCodes.Status405MethodNotAllowed, "GET the page, or POST a command to /do."),
        };
    }

    private static async Task File(HttpContext context, string path)
    {
        Stream? stream = ContentTypes.TryGetValue(System.IO.Path.GetExtension(path), out string? type)
            ? Assembly.GetExecutingAssembly().GetManifestResourceStream("panel" + path)
            : null;
        if (stream is null)
        {
            await Say(context, StatusCodes.Status404NotFound, "There is no such page.").ConfigureAwait(false);
            return;
        }

        using (stream)
        {
            context.Response.ContentType = type;
            context.Response.ContentLength = stream.Length;
            await stream.CopyToAsync(context.Response.Body).ConfigureAwait(false);
        }
    }

    private async Task Paper(HttpContext context)
    {
        byte[] png = _session.PaperPng();
        context.Response.ContentType = "image/png";
        context.Response.ContentLength = png.Length;
        await context.Response.Body.WriteAsync(png).ConfigureAwait(false);
    }

    private Task Scenario(HttpContext context)
    {
        string scenario = _session.ScenarioJson();
        return scenario.Length == 0
            ? Say(context, StatusCodes.Status404NotFound, "Nothing has been recorded yet.")
            : Json(context, scenario);
    }

    private async Task Do(HttpContext context)
    {
        if (!(context.Request.ContentType ?? "").StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            await Say(context, StatusCodes.Status415UnsupportedMediaType, "A command is application/json.").ConfigureAwait(false);
            return;
        }

        // One byte more than a command may have, so that a longer one is seen to be longer.
        var body = new byte[PanelCommand.MostBytes + 1];
        int count;
        try
        {
            count = await context.Request.Body.ReadAtLeastAsync(body, body.Length, false, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException e)
        {
            await Say(context, e.StatusCode, "A command has at most 1,024 bytes.").ConfigureAwait(false);
            return;
        }

        if (count > PanelCommand.MostBytes)
        {
            await Say(context, StatusCodes.Status413PayloadTooLarge, "A command has at most 1,024 bytes.").ConfigureAwait(false);
            return;
        }

        string? error = _session.TryDo(body.AsSpan(0, count));
        await Say(context, error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, error).ConfigureAwait(false);
    }

    private static Task Say(HttpContext context, int status, string? error)
    {
        context.Response.StatusCode = status;
        return Json(context, error is null ? "{\"ok\":true}" : JsonSerializer.Serialize(new { error }));
    }

    private static Task Json(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json, Encoding.UTF8);
    }

    private async Task View(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Say(context, StatusCodes.Status426UpgradeRequired, "This is a WebSocket.").ConfigureAwait(false);
            return;
        }

        if (Interlocked.Increment(ref _viewers) > MostViewers)
        {
            Interlocked.Decrement(ref _viewers);
            await Say(context, StatusCodes.Status503ServiceUnavailable, "Too many panels are open.").ConfigureAwait(false);
            return;
        }

        try
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, context.RequestAborted);
            await new PanelViewer(_session, socket).RunAsync(stop.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // The browser went away or the server stops: this viewer is over, the terminal goes on.
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _viewers);
        }
    }
}
