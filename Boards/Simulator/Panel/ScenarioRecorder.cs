using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Firmware.Ui;
using Simulator.Scenarios;

namespace Simulator.Panel;

/// <summary>
/// Writes down what is clicked as a scenario that `run` plays: keys, cards, faults, and before each the page that was in
/// sight, so that the replay waits for what the person saw. Lives on the terminal's thread.
/// </summary>
internal sealed class ScenarioRecorder(Rig rig)
{
    private const int MostSteps = 400;

    /// <summary>A pause this long was meant; shorter ones are a person looking for the key.</summary>
    private const int MeantPauseMs = 4000;
    private const int MostPauseMs = 120_000;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> _steps = [];
    private readonly StringBuilder _keys = new();
    private string _page = "";
    private string _language = "en";
    private int _rollMm;
    private long _lastMs;
    private int _salesBefore;

    public bool Recording { get; private set; }

    public int Steps => _steps.Count + (_keys.Length > 0 ? 1 : 0);

    /// <summary>A scenario begins where its reader can: signed in, at the idle page. A sentence when that is not so.</summary>
    public Words? Start()
    {
        if (!rig.Powered || !rig.Machine.Terminal.Main.Idle)
        {
            return new("A recording begins at the idle page: sign in and finish what is open first.", "录制须从主页开始：请先登录并完成未结束的操作。");
        }

        _steps.Clear();
        _keys.Clear();
        _page = "";
        _language = rig.Machine.Terminal.Texts.Language == Language.Chinese ? "zh" : "en";
        _rollMm = rig.PaperMm;
        _lastMs = rig.NowMs;
        _salesBefore = Sales();
        Recording = true;
        return null;
    }

    public void Stop()
    {
        if (Recording)
        {
            See();
            Flush();
            Add("expect", new { sales = Sales() - _salesBefore });
            Recording = false;
        }
    }

    /// <summary>What is about to be done.</summary>
    public void Note(PanelCommand command)
    {
        if (!Recording || _steps.Count >= MostSteps)
        {
            return;
        }

        (string Name, object Value)? step = command.Action switch
        {
            PanelAction.Press => ("keys", KeyNames.NameOf(command.Key)),
            PanelAction.Insert => ("insert", command.Card),
            PanelAction.Half => ("remove", true),
            PanelAction.Remove when rig.HalfOutCard is null => ("remove", true),
            PanelAction.Tap => ("tap", command.Card),
            PanelAction.Untap => ("untap", true),
            PanelAction.Link => ("link", command.Value ? "up" : "down"),
            PanelAction.Paper => ("paper", command.Value ? "in" : "out"),
            PanelAction.Cover => ("cover", command.Value ? "open" : "closed"),
            PanelAction.Roll => ("roll", command.Width),
            PanelAction.Power => ("power", command.Value ? "on" : "cut"),
            PanelAction.Hot => ("head", command.Value ? "hot" : "cool"),
            PanelAction.Battery => ("battery", command.Value ? PanelSession.LowPercent : PanelSession.FullPercent),
            PanelAction.Speed => ("speed", command.Times),
            PanelAction.Reader => ("reader", command.Value ? "silent" : "well"),
            PanelAction.Flash => ("flash", command.Value ? "fails" : "well"),
            PanelAction.Worn when command.Value => ("flash", "wears"),
            PanelAction.Mischief when command.Word.Length > 0 => ("host", command.Word),
            _ => null,
        };
        if (step is not { } done)
        {
            return;
        }

        See();
        if (done.Name == "keys")
        {
            _keys.Append(_keys.Length > 0 ? " " : "").Append(done.Value);
            return;
        }

        Flush();
        Add(done.Name, done.Value);
    }

    /// <summary>The scenario as a file.</summary>
    public string Json()
    {
        var json = new StringBuilder();
        json.Append("{\n  \"name\": \"Recorded at the panel\",\n  \"language\": \"").Append(_language).Append("\",\n  \"paperMm\": ").Append(_rollMm).Append(",\n  \"steps\": [\n");
        json.AppendJoin(",\n", _steps.Select(step => "    " + step));
        return json.Append("\n  ]\n}\n").ToString();
    }

    /// <summary>A page that is new since the last step is waited for; on the same page a long pause is kept.</summary>
    private void See()
    {
        string page = rig.Powered ? Hints.PageText(rig, rig.Machine.Terminal.Texts.Language) : "";
        if (page.Length > 0 && page != _page)
        {
            Flush();
            _steps.Add(JsonSerializer.Serialize(new { waitFor = page, limitMs = 60000 }, Options));
        }
        else if (rig.NowMs - _lastMs >= MeantPauseMs)
        {
            Flush();
            Add("advanceMs", Math.Min(rig.NowMs - _lastMs, MostPauseMs));
        }

        _page = page;
        _lastMs = rig.NowMs;
    }

    private void Flush()
    {
        if (_keys.Length > 0)
        {
            Add("keys", _keys.ToString());
            _keys.Clear();
        }
    }

    private void Add(string name, object value) => _steps.Add(JsonSerializer.Serialize(new Dictionary<string, object> { [name] = value }, Options));

    private int Sales()
    {
        lock (rig.Host.Sync)
        {
            return rig.Host.Books.Standing(rig.TerminalId).Count(t => t.Kind == Acquirer.TransactionKind.Sale);
        }
    }
}
