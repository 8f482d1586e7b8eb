using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trace = Firmware.Loop.Trace;
using TraceSource = Firmware.Loop.TraceSource;

namespace Simulator.Panel;

/// <summary>
/// What the terminal does, line by line: its talk with card and bank, its flash, its own trace, the time of its loop. The
/// last <see cref="MostLines"/> are kept. Card numbers are masked and nothing secret gets in: <see cref="ApduWords"/> shows
/// no data at all, the bank's lines are those of its log.
/// </summary>
internal sealed class PanelTrace
{
    public const int MostLines = 400;

    private const int SampleMs = 500;
    private const long SlowPollTicksPerMs = 20;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Rig _rig;
    private readonly Lock _lock = new();
    private readonly Queue<Line> _lines = new();
    private long _next;
    private int _programs;
    private int _erases;
    private long _sampleDueMs;
    private int _events;
    private object? _terminal;
    private long _pollBegan;
    private long _longestTicks;
    private int _polls;

    public PanelTrace(Rig rig)
    {
        _rig = rig;
        rig.CardTalk = (command, count, response, length) =>
            Add("card", ApduWords.Of(command.AsSpan(0, count), response.AsSpan(0, length)));
        rig.Host.Exchanged += Exchanged;
        rig.Machine.Polled = Polled;
    }

    private readonly record struct Line(long Number, long AtMs, string Source, Words Text);

    /// <summary>Longest turn of the loop in the last half second, on this computer, and turns a second.</summary>
    public double LongestTurnMs { get; private set; }

    public int TurnsPerSecond { get; private set; }

    /// <summary>A slice of time begins: what lies between is no turn of the loop.</summary>
    public void Begin() => _pollBegan = Stopwatch.GetTimestamp();

    /// <summary>On the terminal's thread, now and then.</summary>
    public void Look()
    {
        Drain();
        if (_rig.NowMs < _sampleDueMs)
        {
            return;
        }

        int programs = _rig.Handset.Flash.Programs - _programs;
        int erases = _rig.Handset.Flash.Erases - _erases;
        _programs += programs;
        _erases += erases;
        if (programs > 0 || erases > 0)
        {
            Add("flash", new($"{programs} programs" + (erases > 0 ? $", {erases} erases" : ""), $"写入 {programs} 次" + (erases > 0 ? $"，擦除 {erases} 次" : "")));
        }

        LongestTurnMs = Math.Round(_longestTicks * 1000.0 / Stopwatch.Frequency, 2);
        TurnsPerSecond = _polls * 1000 / SampleMs;
        if (_longestTicks > Stopwatch.Frequency * SlowPollTicksPerMs / 1000)
        {
            Add("loop", new($"a turn took {LongestTurnMs} ms on this computer", $"在本机上一轮用了 {LongestTurnMs} ms"));
        }

        _longestTicks = 0;
        _polls = 0;
        _sampleDueMs = _rig.NowMs + SampleMs;
    }

    public void Add(string source, Words text)
    {
        lock (_lock)
        {
            _lines.Enqueue(new Line(_next++, _rig.NowMs, source, text));
            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }
        }
    }

    /// <summary>The lines from that number on as a message for the browser. False when there are none.</summary>
    public bool TryCopy(ref long from, out string json)
    {
        lock (_lock)
        {
            long first = from;
            from = _next;
            if (first == _next)
            {
                json = "";
                return false;
            }

            json = JsonSerializer.Serialize(
                new { kind = "trace", lines = _lines.Where(l => l.Number >= first).Select(l => new { t = l.AtMs, s = l.Source, m = l.Text }) }, Options);
            return true;
        }
    }

    private void Exchanged(byte[] request, byte[]? reply)
    {
        Add("bank", Behind("→ ", MessageWords.Of(request)));
        Add("bank", Behind("← ", reply is null ? new("no answer", "无应答") : MessageWords.Of(reply)));
    }

    private static Words Behind(string arrow, Words words) => new(arrow + words.English, arrow + words.Chinese);

    private void Polled()
    {
        long now = Stopwatch.GetTimestamp();
        _longestTicks = Math.Max(_longestTicks, now - _pollBegan);
        _pollBegan = now;
        _polls++;
    }

    /// <summary>The firmware's own trace: source, code and one number; it cannot hold more.</summary>
    private void Drain()
    {
        if (!_rig.Powered)
        {
            return;
        }

        Trace trace = _rig.Machine.Terminal.Trace;
        if (!ReferenceEquals(_terminal, trace))
        {
            _terminal = trace;
            _events = 0;
        }

        for (int age = Math.Min(trace.Written - _events, Trace.Capacity) - 1; age >= 0; age--)
        {
            if (trace.TryRead(age, out _, out TraceSource source, out int code, out int value) && source is TraceSource.Sale or TraceSource.Host or TraceSource.System)
            {
                Add("terminal", TerminalWords.Of(source, code, value));
            }
        }

        _events = trace.Written;
    }
}
