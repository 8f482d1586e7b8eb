using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Firmware.Ui;
using Simulator.Acquirer;

namespace Simulator.Panel;

/// <summary>
/// `panel`, what runs without a command: the terminal in real time, its acquirer behind a real socket, the front panel in
/// the browser. Flash and books live in a folder and survive.
/// </summary>
public static class PanelProgram
{
    private const int Good = 0;
    private const int Failed = 1;
    private const int NotUnderstood = 2;

    private const string FlashFile = "flash.bin";
    private const string BooksName = "books.jsonl";

    /// <summary>Says that the terminal in this folder has been provisioned to the end.</summary>
    internal const string ReadyFile = "ready";

    public static string DefaultFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "card-terminal-simulator");

    public static int Run(string[] arguments)
    {
        if (!Options.TryParse(arguments, ["--port", "--state", "--lang", "--paper"], ["--fresh"], out Options options, out string error)
            || !options.TryNumber("--port", PanelServer.DefaultPort, 0, ushort.MaxValue, out uint port, out error)
            || !options.TryLanguage(out Language language, out error)
            || !options.TryPaper(out int paperMm, out error))
        {
            Console.Error.WriteLine(error);
            Console.Error.WriteLine("Usage: [panel] [--port N] [--state FOLDER] [--fresh] [--lang en|zh] [--paper 58|80]");
            return NotUnderstood;
        }

        try
        {
            return RunAsync((int)port, Path.GetFullPath(options.Text("--state", DefaultFolder)), options.Has("--fresh"), language, paperMm).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or SocketException or InvalidOperationException)
        {
            Console.Error.WriteLine(e.Message);
            return Failed;
        }
    }

    private static async Task<int> RunAsync(int port, string folder, bool fresh, Language language, int paperMm)
    {
        await using var terminal = await LivePanel.StartAsync(port, folder, fresh, language, paperMm).ConfigureAwait(false);
        Console.WriteLine($"Card terminal: {terminal.Server.Address}");
        Console.WriteLine($"Its flash and the bank's books are in {folder} (--fresh begins anew). Ctrl+C ends.");
        using var ended = new ManualResetEventSlim();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        ended.Wait();
        return terminal.Session.Failure is null ? Good : Failed;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            ended.Set();
        }
    }

    internal static (FlashImage Flash, BooksFile Books) Open(string folder, bool fresh, Rig rig)
    {
        Directory.CreateDirectory(folder);
        string flash = Path.Combine(folder, FlashFile);
        string books = Path.Combine(folder, BooksName);
        if (fresh || !File.Exists(Path.Combine(folder, ReadyFile)))
        {
            // All or none: a new terminal with old books would not agree with them, a half-made one has no keys.
            File.Delete(Path.Combine(folder, ReadyFile));
            File.Delete(flash);
            File.Delete(books);
        }

        var image = new FlashImage(flash, rig.Handset.Flash);
        try
        {
            return (image, BooksFile.Open(books, rig.Host.Books));
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    internal static void MarkReady(string folder) => File.WriteAllText(Path.Combine(folder, ReadyFile), "");

    /// <summary>A seed that nobody knows: this run is not to be repeated.</summary>
    internal static uint AnySeed() => BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4));
}

/// <summary>Everything that runs while the panel is open.</summary>
public sealed class LivePanel : IAsyncDisposable
{
    private readonly FlashImage _flash;
    private readonly BooksFile _books;
    private readonly AcquirerServer _acquirer;
    private readonly TcpLink _link;

    private LivePanel(Rig rig, TcpLink link, AcquirerServer acquirer, FlashImage flash, BooksFile books, int port)
    {
        Rig = rig;
        _link = link;
        _acquirer = acquirer;
        _flash = flash;
        _books = books;
        Session = new PanelSession(rig);
        Server = new PanelServer(Session, port);
    }

    public Rig Rig { get; }

    public PanelSession Session { get; }

    public PanelServer Server { get; }

    /// <summary>Starts all of it; a terminal that was never switched on is provisioned first, as at the technician's bench.</summary>
    /// <param name="port">Of the panel; 0 takes a free one.</param>
    /// <param name="folder">Where flash and books live.</param>
    /// <param name="paperMm">Width of the roll that is put in, millimetres; 0: the one that was in when the simulator ended.</param>
    /// <exception cref="IOException">The folder or the port cannot be had.</exception>
    public static async Task<LivePanel> StartAsync(int port, string folder, bool fresh, Language language, int paperMm = 0)
    {
        var host = new AcquirerHost(Rig.HostOptions(1, []));
        var link = new TcpLink();
        var way = new ForwardedLink(link);
        var roll = new RollFile(folder, fresh);
        var rig = new Rig(new RigOptions { Seed = PanelProgram.AnySeed(), Language = language, TwoWidths = true, PaperMm = roll.Begin(paperMm) }, host, link, way);
        (FlashImage flash, BooksFile books) = PanelProgram.Open(folder, fresh, rig);
        var acquirer = new AcquirerServer(host, 0);
        acquirer.Start();
        way.Port = acquirer.Port;
        var panel = new LivePanel(rig, link, acquirer, flash, books, port);
        panel.Session.RollChanged = roll.Keep;
        try
        {
            if (flash.IsNew)
            {
                rig.Provision(AcquirerServer.DefaultPort);
                PanelProgram.MarkReady(folder);
            }

            roll.Keep(rig.PaperMm);

            rig.Handset.Calendar.SetTime(DateTime.Now);
            await panel.Server.StartAsync().ConfigureAwait(false);
        }
        catch
        {
            await panel.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        panel.Session.Start();
        return panel;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync().ConfigureAwait(false);
        Session.Dispose();
        _link.Dispose();
        await _acquirer.DisposeAsync().ConfigureAwait(false);
        _books.Dispose();
        _flash.Dispose();
    }
}
