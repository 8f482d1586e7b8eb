using System.Globalization;
using System.Net.Sockets;
using Simulator.Acquirer;

namespace Simulator.Tools;

/// <summary>`acquirer`: the host alone behind a TCP port, each message decoded and masked on the console. See docs/tools.md.</summary>
public static class AcquirerCommand
{
    private const int Fine = 0;
    private const int Failed = 1;
    private const int NotUnderstood = 2;

    private static readonly string[] TakeValue = ["--port", "--books", "--misbehave", "--seed", "--accounts", "--terminal", "--merchant", "--keys", "--mac"];

    public static int Run(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        return Run(arguments, Console.In, Console.Out, Console.Error, stop.Token);
    }

    /// <param name="input">One command a line: a misbehaviour, "books", "help" or "quit".</param>
    public static int Run(string[] arguments, TextReader input, TextWriter output, TextWriter error, CancellationToken stop)
    {
        try
        {
            Settings settings = Read(arguments);
            return ServeAsync(settings, input, TextWriter.Synchronized(output), stop).GetAwaiter().GetResult();
        }
        catch (ArgumentException e)
        {
            error.WriteLine("error: " + e.Message);
            error.WriteLine("Usage: acquirer [--port N] [--books FILE] [--accounts FILE] [--seed N] [--terminal ID] [--merchant ID] [--keys SCHEME] [--mac CODE] [--full-mac-key] [--key-blocks] [--misbehave WHAT]... [--quiet]");
            return NotUnderstood;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException or SocketException)
        {
            error.WriteLine("error: " + e.Message);
            return Failed;
        }
    }

    private static Settings Read(string[] arguments)
    {
        var settings = new Settings();
        for (int i = 0; i < arguments.Length; i++)
        {
            string flag = arguments[i];
            if (flag is "--quiet" or "--key-blocks" or "--full-mac-key")
            {
                settings.Quiet |= flag == "--quiet";
                settings.KeyBlocks |= flag == "--key-blocks";
                settings.FullMacKey |= flag == "--full-mac-key";
                continue;
            }

            if (!TakeValue.Contains(flag))
            {
                throw new ArgumentException($"acquirer does not know {flag}");
            }

            if (i + 1 == arguments.Length)
            {
                throw new ArgumentException($"{flag} needs a value");
            }

            Take(settings, flag, arguments[++i]);
        }

        return settings;
    }

    private static void Take(Settings settings, string flag, string value)
    {
        switch (flag)
        {
            case "--port":
                settings.Port = Number(flag, value, 65535);
                break;
            case "--seed":
                settings.Seed = Number(flag, value, int.MaxValue);
                break;
            case "--books":
                settings.Books = value;
                break;
            case "--accounts":
                settings.Accounts = value;
                break;
            case "--terminal":
                settings.Terminals.Add(value);
                break;
            case "--keys":
                settings.Keys = value;
                break;
            case "--mac":
                settings.Mac = value;
                break;
            case "--merchant":
                settings.Merchant = value;
                break;
            default:
                if (!Misbehaviour.TryParse(value, out var wrong, out string reason))
                {
                    throw new ArgumentException($"--misbehave: {reason}");
                }

                settings.Wrongs.Add(wrong!);
                break;
        }
    }

    private static int Number(string flag, string value, int most)
    {
        bool fits = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= most;
        return fits ? number : throw new ArgumentException($"{flag} takes a number up to {most}");
    }

    private static AcquirerHost MakeHost(Settings settings)
    {
        var fallback = new AcquirerOptions();
        if (!KeyOptions.TryParse(settings.Keys, settings.Mac, null, settings.FullMacKey, settings.KeyBlocks, out KeyOptions keys, out string wrong))
        {
            throw new ArgumentException(wrong);
        }

        var host = new AcquirerHost(new AcquirerOptions
        {
            Seed = settings.Seed,
            KeyScheme = keys.Scheme,
            KeyCipher = keys.Cipher,
            MacScheme = keys.Mac,
            FullMacKey = keys.FullMacKey,
            KeyBlocks = keys.KeyBlocks,
            MerchantId = settings.Merchant ?? fallback.MerchantId,
            TerminalIds = settings.Terminals.Count > 0 ? settings.Terminals : fallback.TerminalIds,
            Accounts = settings.Accounts is null ? TestAccounts.All : AccountsFile.Read(File.ReadAllText(settings.Accounts)),
        });
        settings.Wrongs.ForEach(host.Misbehave.Add);
        return host;
    }

    private static async Task<int> ServeAsync(Settings settings, TextReader input, TextWriter output, CancellationToken stop)
    {
        AcquirerHost host = MakeHost(settings);
        using BooksFile? file = settings.Books is null ? null : BooksFile.Open(settings.Books, host.Books);
        if (file is not null)
        {
            output.WriteLine($"books: {file.RestoredLines} lines read{(file.TornBytes > 0 ? $", {file.TornBytes} bytes of a torn last line dropped" : "")}");
        }

        host.Exchanged += (request, reply) => Print(settings, output, request, reply);
        await using var server = new AcquirerServer(host, settings.Port);
        server.Start();
        output.WriteLine($"acquirer on 127.0.0.1:{server.Port}, merchant {host.Options.MerchantId}, terminals {string.Join(' ', host.Options.TerminalIds)}, {host.Books.Accounts.Count} accounts");
        output.WriteLine("type a misbehaviour (0200:drop-reply, delay=8000, ...), books, help or quit");
        await ObeyAsync(host, input, output, stop).ConfigureAwait(false);
        IReadOnlyList<string> wrong = host.Books.Verify();
        foreach (string line in wrong)
        {
            output.WriteLine("books: " + line);
        }

        return wrong.Count == 0 ? Fine : Failed;
    }

    /// <summary>Runs until told to stop. The end of the input is no such thing: the host may run without a console.</summary>
    private static async Task ObeyAsync(AcquirerHost host, TextReader input, TextWriter output, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                string? line = await Task.Run(input.ReadLine, stop).WaitAsync(stop).ConfigureAwait(false);
                if (line is null)
                {
                    await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(false);
                }
                else if (line.Trim() is "quit" or "exit")
                {
                    return;
                }
                else if (line.Trim().Length > 0)
                {
                    Obey(host, line.Trim(), output);
                }
            }
        }
        catch (OperationCanceledException)
        {
            output.WriteLine("stopped");
        }
    }

    private static void Obey(AcquirerHost host, string line, TextWriter output)
    {
        if (line == "help")
        {
            output.WriteLine("[MTI:]WORD[=VALUE][*TIMES], WORD one of: " + string.Join(' ', Misbehaviour.Words));
        }
        else if (line == "books")
        {
            PrintBooks(host, output);
        }
        else if (Misbehaviour.TryParse(line, out var wrong, out string reason))
        {
            host.Misbehave.Add(wrong!);
            output.WriteLine($"will {line}");
        }
        else
        {
            output.WriteLine("not understood: " + reason);
        }
    }

    private static void PrintBooks(AcquirerHost host, TextWriter output)
    {
        lock (host.Sync)
        {
            foreach (BookAccount account in host.Books.Accounts)
            {
                output.WriteLine($"card {Masking.Pan(account.Account.Pan)} balance {account.BalanceMinor} held {account.HeldMinor} wrong PINs {account.PinTriesUsed}");
            }

            foreach (BookTransaction entry in host.Books.Transactions)
            {
                string state = entry.Reversed ? " reversed" : entry.Successor is not null ? " followed by " + entry.Successor.Kind : "";
                output.WriteLine($"{entry.Key} {entry.Kind} {entry.AmountMinor} code {entry.Line.Code}{state}");
            }

            foreach (BookBatch batch in host.Books.Batches)
            {
                output.WriteLine($"terminal {batch.Terminal} batch {batch.Number}{(batch.Closed ? " closed" : "")} {batch.Running}");
            }
        }
    }

    private static void Print(Settings settings, TextWriter output, byte[] request, byte[]? reply)
    {
        foreach (var (name, frame) in new[] { ("request", request), ("reply", reply) })
        {
            if (frame is null)
            {
                output.WriteLine($"--- no {name}");
                continue;
            }

            output.WriteLine($"--- {name}, {frame.Length} bytes");
            if (settings.Quiet)
            {
                continue;
            }

            IReadOnlyList<string> lines = MessageText.Describe(frame, Envelope.Detect(frame), false, out string? wrong);
            foreach (string line in lines)
            {
                output.WriteLine(line);
            }

            output.Write(wrong is null ? "" : $"error at {wrong}{Environment.NewLine}");
        }
    }

    private sealed class Settings
    {
        public int Port { get; set; } = AcquirerServer.DefaultPort;

        public long Seed { get; set; } = 1;

        public string? Books { get; set; }

        public string? Accounts { get; set; }

        public string? Merchant { get; set; }

        public string? Keys { get; set; }

        public string? Mac { get; set; }

        public bool FullMacKey { get; set; }

        public bool KeyBlocks { get; set; }

        public bool Quiet { get; set; }

        public List<string> Terminals { get; } = [];

        public List<Misbehaviour> Wrongs { get; } = [];
    }
}
