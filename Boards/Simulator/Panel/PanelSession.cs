using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Drivers.Keypad;
using Simulator.Paper;
using VirtualHandset;

namespace Simulator.Panel;

/// <summary>
/// The terminal behind the panel, in real time. One thread owns it and everything on it; browsers put commands into a
/// queue and look at copies.
/// </summary>
public sealed partial class PanelSession : IDisposable
{
    private const int TickMs = 8;
    private const int StateEveryMs = 50;

    /// <summary>Longest time that is caught up in one go: a computer that slept does not make the terminal race.</summary>
    private const int MostCatchUpMs = 250;
    private const int MostCommands = 512;

    /// <summary>Charge of the battery as the switch puts it.</summary>
    internal const int LowPercent = 4;
    internal const int FullPercent = 87;

    /// <summary>A finger is on a key at least so long, and off it so long before the next: longer than the debouncing.</summary>
    private const int PressMs = 70;
    private const int ReleaseMs = 50;

    private readonly Rig _rig;
    private readonly PanelState _state;
    private readonly BlockingCollection<PanelCommand> _commands = new(MostCommands);
    private readonly Queue<PanelCommand> _keys = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _thread;
    private readonly Lock _lock = new();
    private readonly ushort[] _lcd = new ushort[LcdModel.Width * LcdModel.Height];
    private readonly List<byte[]> _rows = [];
    private readonly List<int> _cuts = [];
    private readonly PanelTrace _trace;
    private readonly ScenarioRecorder _recorder;
    private string _scenario = "";
    private int _times = 1;
    private int _linesSeen;
    private int _tears;
    private int _rowBytes = Drivers.Printer.EscPos.RowBytes;
    private int _lcdVersion;
    private int _lcdSeen = -1;
    private long _keysReadyMs;
    private string _stateJson = "{}";
    private int _stateVersion;

    public PanelSession(Rig rig)
    {
        _rig = rig;
        _trace = new PanelTrace(rig);
        _recorder = new ScenarioRecorder(rig);
        _state = new PanelState(rig, _trace, _recorder);
        _thread = new Thread(Run) { Name = "terminal", IsBackground = true };
    }

    /// <summary>How far a viewer has followed the paper: tear, row and cut it waits for.</summary>
    public readonly record struct PaperMark(int Tears, int Row, int Cut);

    /// <summary>Set when the thread ended because of a mistake in the program.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Hears of each roll that was put in: its width in millimetres.</summary>
    public Action<int>? RollChanged { get; set; }

    /// <summary>Times that the paper was torn off, and dots of a row of what hangs out since.</summary>
    public (int Tears, int Dots) Paper
    {
        get
        {
            lock (_lock)
            {
                return (_tears, _rowBytes * 8);
            }
        }
    }

    public void Start() => _thread.Start();

    public void Dispose()
    {
        _stop.Cancel();
        if (_thread.IsAlive)
        {
            _thread.Join();
        }

        _commands.Dispose();
    }

    /// <summary>What a new viewer has to know first.</summary>
    public string HelloJson() => _state.HelloJson();

    public string StateJson()
    {
        lock (_lock)
        {
            return _stateJson;
        }
    }

    /// <summary>Takes a command, or says in a sentence why not.</summary>
    /// <param name="held">Keys that this browser holds down, kept up to date.</param>
    public string? TryDo(ReadOnlySpan<byte> utf8, HashSet<string>? held = null)
    {
        if (!PanelCommand.TryParse(utf8, _rig.Cards.ContainsKey, out PanelCommand command, out string error))
        {
            return error;
        }

        if (!_commands.TryAdd(command))
        {
            return "Too many commands wait already.";
        }

        string key = Scenarios.KeyNames.NameOf(command.Key);
        _ = command.Action switch
        {
            PanelAction.Press => held?.Add(key),
            PanelAction.Release => held?.Remove(key),
            _ => null,
        };
        return null;
    }

    /// <summary>Copies the glass if it is newer than <paramref name="version"/>.</summary>
    public bool TryCopyLcd(ref int version, ushort[] into)
    {
        lock (_lock)
        {
            if (version == _lcdVersion)
            {
                return false;
            }

            version = _lcdVersion;
            Array.Copy(_lcd, into, into.Length);
            return true;
        }
    }

    /// <summary>Copies the next rows of paper up to a cut, and moves the mark. False when there is nothing new.</summary>
    /// <param name="count">Bytes that were copied.</param>
    public bool TryCopyPaper(ref PaperMark mark, Span<byte> into, int mostRows, out int rows, out int count, out bool cut)
    {
        lock (_lock)
        {
            rows = 0;
            count = 0;
            cut = false;
            if (mark.Tears != _tears)
            {
                return false;
            }

            int end = mark.Cut < _cuts.Count ? _cuts[mark.Cut] : _rows.Count;
            rows = Math.Min(end - mark.Row, mostRows);
            count = rows * _rowBytes;
            for (int i = 0; i < rows; i++)
            {
                _rows[mark.Row + i].CopyTo(into[(i * _rowBytes)..]);
            }

            cut = mark.Cut < _cuts.Count && mark.Row + rows == end;
            mark = new PaperMark(mark.Tears, mark.Row + rows, mark.Cut + (cut ? 1 : 0));
            return rows > 0 || cut;
        }
    }

    /// <summary>Lines of the trace from that number on, as a message.</summary>
    public bool TryCopyTrace(ref long from, out string json) => _trace.TryCopy(ref from, out json);

    /// <summary>The last recording as a scenario file; empty when there is none.</summary>
    public string ScenarioJson()
    {
        lock (_lock)
        {
            return _scenario;
        }
    }

    public bool TryGetState(ref int version, out string json)
    {
        lock (_lock)
        {
            bool newer = version != _stateVersion;
            version = _stateVersion;
            json = _stateJson;
            return newer;
        }
    }

    /// <summary>The paper as a picture; one white row when there is none.</summary>
    public byte[] PaperPng()
    {
        byte[][] rows;
        lock (_lock)
        {
            rows = _rows.Count > 0 ? [.. _rows] : [new byte[_rowBytes]];
        }

        int width = rows[0].Length * 8;
        var pixels = new byte[rows.Length * width];
        for (int i = 0; i < pixels.Length; i++)
        {
            int x = i % width;
            bool black = (rows[i / width][x >> 3] & (0x80 >> (x & 7))) != 0;
            pixels[i] = (byte)(black ? 0 : 255);
        }

        return Png.Encode(pixels, width, rows.Length, 1);
    }

    private void Run()
    {
        try
        {
            var watch = Stopwatch.StartNew();
            long last = 0;
            long stateDue = 0;
            _rig.PowerOn();
            while (!_stop.IsCancellationRequested)
            {
                while (_commands.TryTake(out PanelCommand? command, TickMs, _stop.Token))
                {
                    Do(command);
                    if (watch.ElapsedMilliseconds - last >= TickMs)
                    {
                        break;
                    }
                }

                long now = watch.ElapsedMilliseconds;
                CatchUp(Math.Min(now - last, MostCatchUpMs) * _times, watch);
                last = now;
                Publish(now >= stateDue);
                stateDue = now >= stateDue ? now + StateEveryMs : stateDue;
            }
        }
        catch (OperationCanceledException)
        {
            // Dispose: the terminal is left as it stands, like one whose battery is taken out.
        }
        catch (Exception e)
        {
            Failure = e;
            Console.Error.WriteLine("The simulated terminal stopped: " + e);
        }

        _rig.PowerCut();
    }

    /// <summary>A clock that is speeded up goes as fast as this computer can, and no faster.</summary>
    private void CatchUp(long behindMs, Stopwatch watch)
    {
        long end = watch.ElapsedMilliseconds + MostCatchUpMs;
        _trace.Begin();
        while (behindMs > 0 && watch.ElapsedMilliseconds < end)
        {
            long ms = Math.Min(behindMs, TickMs);
            TouchKeys();
            _rig.RunFor(ms);
            behindMs -= ms;
        }

        _trace.Look();
    }

    private void Do(PanelCommand command)
    {
        if (command.Action is PanelAction.Touch or PanelAction.Lift)
        {
            Sign(command);
            return;
        }

        if (command.Action is not (PanelAction.Press or PanelAction.Release))
        {
            _recorder.Note(command);
        }

        switch (command.Action)
        {
            case PanelAction.Press or PanelAction.Release:
                _keys.Enqueue(command);
                break;
            case PanelAction.Link:
                _rig.SetNetwork(command.Value);
                break;
            case PanelAction.Power when command.Value:
                _rig.PowerOn();
                break;
            case PanelAction.Power:
                _rig.PowerCut();
                break;
            case PanelAction.Insert or PanelAction.Half or PanelAction.Remove or PanelAction.Tap or PanelAction.Untap:
                MoveCard(command);
                break;
            case PanelAction.Speed:
                _times = command.Times;
                _state.Times = command.Times;
                break;
            case PanelAction.Record:
                Record(command.Value);
                break;
            case PanelAction.Mischief:
                _rig.Host.Misbehave.Clear();
                if (command.Mischief is not null)
                {
                    _rig.Host.Misbehave.Add(command.Mischief);
                }

                _state.Mischief = command.Word;
                break;
            default:
                DoToHandset(command);
                break;
        }
    }

    private void Record(bool on)
    {
        if (on)
        {
            _state.Say(_recorder.Start() ?? Words.None);
            return;
        }

        _recorder.Stop();
        lock (_lock)
        {
            _scenario = _recorder.Json();
        }
    }

    /// <summary>Fingers are faster than contacts: touches take place one after the other, each long enough in the terminal's own time to be felt.</summary>
    private void TouchKeys()
    {
        if (_keys.Count == 0 || _rig.NowMs < _keysReadyMs)
        {
            return;
        }

        PanelCommand touch = _keys.Dequeue();
        if (touch.Action == PanelAction.Press)
        {
            _recorder.Note(touch);
            _rig.Handset.Keypad.Press(touch.Key);
            _keysReadyMs = _rig.NowMs + PressMs;
        }
        else
        {
            _rig.Handset.Keypad.Release(touch.Key);
            _keysReadyMs = _rig.NowMs + ReleaseMs;
        }
    }

    private void Publish(bool state)
    {
        LcdModel lcd = _rig.Handset.Lcd;
        PaperRoll roll = _rig.Handset.Printer.Roll;
        lock (_lock)
        {
            if (lcd.Version != _lcdSeen)
            {
                _lcdSeen = lcd.Version;
                Array.Copy(lcd.Frame, _lcd, _lcd.Length);
                _lcdVersion++;
            }

            CopyPaper(roll);
        }

        if (!state)
        {
            return;
        }

        string json = _state.Compose();
        lock (_lock)
        {
            if (json != _stateJson)
            {
                _stateJson = json;
                _stateVersion++;
            }
        }
    }

    private void CopyPaper(PaperRoll roll)
    {
        if (roll.Tears != _tears)
        {
            _tears = roll.Tears;
            _rowBytes = roll.RowBytes;
            _rows.Clear();
            _cuts.Clear();
            _linesSeen = 0;
        }

        while (_rows.Count < roll.RowCount)
        {
            var row = new byte[_rowBytes];
            roll.CopyRow(_rows.Count, row, 0);
            _rows.Add(row);
        }

        for (; _linesSeen < roll.LineCount; _linesSeen++)
        {
            PaperLine line = roll.Line(_linesSeen);
            if (line.Kind == PaperLineKind.Cut)
            {
                _cuts.Add(line.FirstRow);
            }
        }
    }
}
