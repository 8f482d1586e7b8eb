using Drivers.Keypad;
using Firmware.Ui;
using Simulator.Acquirer;
using Simulator.Cards;

namespace Simulator.Scenarios;

/// <summary>Why a scenario did not do what its author expects.</summary>
/// <param name="Step">Number of the step, from 1; one behind the last for the invariants at the end.</param>
/// <param name="Line">Line of the file; 0 for the end.</param>
public sealed record ScenarioFailure(int Step, int Line, string Action, string Reason, string Screen);

/// <summary>What became of a scenario: the last line that `run` prints.</summary>
public sealed record ScenarioResult
{
    public required string Scenario { get; init; }

    /// <summary>`passed` or `failed`.</summary>
    public string Outcome => Failure is null ? "passed" : "failed";

    public required uint Seed { get; init; }

    public required Side Terminal { get; init; }

    public required Side Acquirer { get; init; }

    public required int Slips { get; init; }

    public required long VirtualMs { get; init; }

    public required long BytesSent { get; init; }

    public required long BytesReceived { get; init; }

    public required Invariants Money { get; init; }

    public ScenarioFailure? Failure { get; init; }

    /// <summary>Sales that stand and their sum; reversals that are still owed (terminal) or were carried out (acquirer).</summary>
    public sealed record Side(int Sales, long SalesMinor, int Reversals);

    public sealed record Invariants(bool Hold, IReadOnlyList<string> Broken);
}

/// <summary>Runs a scenario in virtual time. The same file and seed give the same run, bit for bit.</summary>
public sealed class ScenarioRunner
{
    private const int WaitLimitMs = 60_000;
    private const int ComeUpLimitMs = 60_000;

    private readonly Scenario _scenario;
    private readonly uint _seed;
    private readonly string _folder;
    private readonly Rig _rig;

    /// <param name="folder">Where card files named by the scenario are looked for.</param>
    /// <exception cref="ScenarioError">A card that it names is neither on the shelf nor a good card file.</exception>
    public ScenarioRunner(Scenario scenario, string folder, uint seed)
    {
        _scenario = scenario;
        _seed = seed;
        _folder = folder;
        _rig = NewRig(scenario, folder, seed);
    }

    public Rig Rig => _rig;

    private static Rig NewRig(Scenario scenario, string folder, uint seed)
    {
        _ = scenario.Acquirer.TryParse(out KeyOptions keys, out _);
        return new Rig(new RigOptions
        {
            Seed = seed,
            Language = scenario.Language == "zh" ? Language.Chinese : Language.English,
            LinkDelayMs = scenario.LinkDelayMs,
            Keys = keys,
            TwoWidths = scenario.PaperMm is not null,
            PaperMm = scenario.PaperMm ?? Drivers.Printer.EscPos.NarrowMm,
            MoreCards = ReadCards(scenario, folder),
        });
    }

    public ScenarioResult Run()
    {
        Prepare();
        return Finish(Play());
    }

    /// <summary>The terminal as the scenario finds it.</summary>
    public void Prepare()
    {
        if (_scenario.Batch > 0)
        {
            _scenario.Filled ??= Filled();
            _scenario.Filled.CopyTo(_rig.Handset.Flash);
            _rig.SignInAgain();
            _rig.Handset.Printer.Roll.Tear();
            return;
        }

        _rig.Provision(AcquirerServer.DefaultPort, _scenario.Begin == "ready", _scenario.Begin != "new");
        if (_scenario.Begin == "ready")
        {
            _rig.SignInFirst();
            _rig.Handset.Printer.Roll.Tear();
        }
    }

    /// <summary>Cash, because it needs no acquirer: each run begins with one that has seen nothing.</summary>
    private FlashCopy Filled()
    {
        Rig rig = NewRig(_scenario, _folder, 1);
        rig.Provision(AcquirerServer.DefaultPort);
        rig.SignInFirst();
        rig.KeepCash(_scenario.Batch);
        rig.PowerCut();
        return FlashCopy.Of(rig.Handset.Flash);
    }

    /// <summary>Takes the steps; null when each did what its author expects, or when the power failed that was to fail (<see cref="Lost"/>).</summary>
    public ScenarioFailure? Play()
    {
        for (int i = 0; i < _scenario.Steps.Count; i++)
        {
            Step step = _scenario.Steps[i];
            string? reason = Do(step);
            if (Lost)
            {
                return null;
            }

            if (reason is not null)
            {
                return new ScenarioFailure(i + 1, step.Line, step.Action(), reason, _rig.Powered ? _rig.Reader.Text : "(no power)");
            }
        }

        return null;
    }

    /// <summary>The flash operation at which the supply was to fail has come (<see cref="VirtualHandset.FlashModel.CutAtOperation"/>).</summary>
    public bool Lost => _rig.Handset.Flash.CutAtOperation > 0 && _rig.Handset.Flash.Operations >= _rig.Handset.Flash.CutAtOperation;

    /// <summary>Cards that are files and not on the shelf.</summary>
    private static Dictionary<string, CardFile> ReadCards(Scenario scenario, string folder)
    {
        var cards = new Dictionary<string, CardFile>();
        var named = scenario.Steps.SelectMany(step => step.Cards(), (step, name) => (step, name));
        foreach (var (step, name) in named.Where(use => CardShelf.Cards.All(card => card.Id != use.name)))
        {
            try
            {
                cards[name] = CardFile.Load(Path.Combine(folder, name));
            }
            catch (Exception e) when (e is CardFileException or ArgumentException)
            {
                throw new ScenarioError(step.Line, e.Message);
            }
        }

        foreach (Step step in scenario.Steps.Where(step => step.Insert is null))
        {
            foreach (string name in step.Cards())
            {
                CardProfile? profile = cards.TryGetValue(name, out CardFile? file) ? file.Profile : CardShelf.Find(name)!.Profile;
                if (profile is { Contactless: null })
                {
                    throw new ScenarioError(step.Line, $"\"{name}\" has no contactless side");
                }
            }
        }

        return cards;
    }

    private ScenarioResult Finish(ScenarioFailure? failure)
    {
        string screen = _rig.Powered ? _rig.Reader.Text : "(no power)";
        if (!_rig.Powered)
        {
            // What a terminal without power holds is told by its flash when it comes up again.
            _rig.PowerOn();
            _rig.WaitFor(_rig.Say(Text.SignInNumber), ComeUpLimitMs);
        }

        if (_rig.Machine.LastCrash is { } crash)
        {
            failure ??= new ScenarioFailure(_scenario.Steps.Count + 1, 0, "crash", $"the terminal crashed and restarted: {crash}", screen);
        }

        if (_rig.Host.ReusedNumbers > 0)
        {
            failure ??= new ScenarioFailure(_scenario.Steps.Count + 1, 0, "keys", $"{_rig.Host.ReusedNumbers} DUKPT numbers came twice", screen);
        }

        IReadOnlyList<string> broken = _rig.CheckMoney();
        if (broken.Count > 0)
        {
            failure ??= new ScenarioFailure(_scenario.Steps.Count + 1, 0, "money", string.Join("; ", broken), screen);
        }

        MoneyInvariants.Held? held = MoneyInvariants.Read(_rig.Machine.Terminal.Log);
        return new ScenarioResult
        {
            Scenario = _scenario.Name,
            Seed = _seed,
            Terminal = new ScenarioResult.Side(held?.Batch.Count ?? 0, held?.Minor ?? 0, held?.Owed.Count ?? 0),
            Acquirer = new ScenarioResult.Side(Sales().Count(), Sales().Sum(sale => sale.AmountMinor), Reversed()),
            Slips = PaperText.Slips(_rig.Handset.Printer.Roll),
            VirtualMs = _rig.NowMs,
            BytesSent = _rig.BytesSent,
            BytesReceived = _rig.BytesReceived,
            Money = new ScenarioResult.Invariants(broken.Count == 0, broken),
            Failure = failure,
        };
    }

    /// <summary>Takes one step; null, or why it could not be taken as the author expects.</summary>
    private string? Do(Step step)
    {
        switch (step.Action())
        {
            case "keys":
                return Touch(() => Array.ForEach(KeyNames.Split(step.Keys!), Press));
            case "type":
                return Touch(() => _rig.Type(step.Type!));
            case "pin":
                return Touch(() =>
                {
                    _rig.Type(step.Pin!);
                    _rig.Press(Key.Enter);
                });
            case "waitFor":
                int limitMs = step.LimitMs ?? WaitLimitMs;
                bool came = _rig.WaitFor(step.WaitFor!, limitMs);
                _rig.Settle();
                return came ? null : $"\"{step.WaitFor}\" did not come on the screen within {limitMs} ms";
            case "expect":
                return Check(step.Expect!);
            case "advanceMs":
                _rig.RunFor(step.AdvanceMs!.Value);
                return null;
            case "power":
                return Power(step.Power!);
            case "keyLetter":
                return LoadKeys();
            default:
                Arrange(step);
                return null;
        }
    }

    private void Press(string name)
    {
        _ = KeyNames.TryFind(name, out Key key);
        _rig.Press(key);
    }

    private string? Touch(Action touch)
    {
        if (!_rig.Powered)
        {
            return "the terminal has no power";
        }

        touch();
        return null;
    }

    private string? LoadKeys()
    {
        try
        {
            return Touch(_rig.GiveKeys);
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message;
        }
    }

    private string? Power(string how)
    {
        if (how is "cut" or "cycle")
        {
            _rig.PowerCut();
        }

        if (how == "cycle")
        {
            const int OffMs = 500;
            _rig.RunFor(OffMs);
        }

        if (how is "on" or "cycle")
        {
            _rig.PowerOn();
        }

        return null;
    }

    /// <summary>Steps that change the world around the terminal and cannot fail.</summary>
    private void Arrange(Step step)
    {
        switch (step.Action())
        {
            case "insert":
                _rig.InsertCard(step.Insert!);
                break;
            case "remove":
                _rig.RemoveCard();
                break;
            case "tap":
                _rig.Field.Tap(step.Tap!);
                break;
            case "tapTwo":
                Array.ForEach(step.TapTwo!.Split(' '), name => _rig.Field.Tap(name));
                break;
            case "untap":
                _rig.Field.Untap();
                break;
            case "leaveAfterBytes":
                _rig.Field.TearNextAfter(step.LeaveAfterBytes!.Value);
                break;
            case "tearAfterBytes":
                _rig.TearCardAfter(step.TearAfterBytes!.Value);
                break;
            case "link":
                _rig.SetNetwork(step.Link == "up");
                break;
            case "linkDelayMs":
                _rig.Pipe!.LatencyMs = step.LinkDelayMs!.Value;
                break;
            case "linkLossPercent":
                _rig.Pipe!.LossPercent = step.LinkLossPercent!.Value;
                break;
            case "blacklist":
                _rig.Host.Options.Blacklist = [_rig.Cards[step.Blacklist!].Profile.Account.Pan];
                break;
            case "host":
                _ = Misbehaviour.TryParse(step.Host!, out Misbehaviour? misbehaviour, out _);
                _rig.Host.Misbehave.Add(misbehaviour!);
                break;
            default:
                ArrangeHandset(step);
                break;
        }
    }

    private void ArrangeHandset(Step step)
    {
        switch (step.Action())
        {
            case "paper":
                _rig.Handset.Printer.PaperOut = step.Paper == "out";
                break;
            case "paperLeftMm":
                _rig.Handset.Printer.PaperLeftRows = step.PaperLeftMm!.Value * VirtualHandset.PrinterModel.DotsPerMm;
                break;
            case "cover":
                _rig.Handset.Printer.CoverOpen = step.Cover == "open";
                break;
            case "roll":
                _rig.ChangeRoll(step.Roll!.Value);
                break;
            case "head":
                _rig.Handset.Printer.Hot = step.Head == "hot";
                break;
            case "battery":
                _rig.Handset.Gauge.Percent = step.Battery!.Value;
                break;
            case "reader":
                _rig.Handset.Nfc.Dead = step.Reader == "silent";
                break;
            case "flash":
                _rig.Handset.Flash.WearNext = step.Flash == "wears";
                _rig.Handset.Flash.ProgramsFail = step.Flash == "fails";
                break;
            case "cutAtFlashOperation":
                _rig.CutAtFlashOperation(step.CutAtFlashOperation!.Value);
                break;
        }
    }

    private string? Check(Expectation expect)
    {
        string receipt = PaperText.Of(_rig.Handset.Printer.Roll);
        int slips = PaperText.Slips(_rig.Handset.Printer.Roll);
        _rig.Pipe!.Pump();
        string? wrong = null;
        Need(expect.Powered is not { } on || on == _rig.Powered, $"expected the power {(expect.Powered == true ? "on" : "off")}");
        Need(expect.Screen is null || _rig.Reader.Shows(expect.Screen), $"expected \"{expect.Screen}\" on the screen");
        Need(expect.NoScreen is null || !_rig.Reader.Shows(expect.NoScreen), $"did not expect \"{expect.NoScreen}\" on the screen");
        Need(expect.Receipt is null || LcdReader.Contains(receipt, expect.Receipt), $"expected \"{expect.Receipt}\" on the paper, where stands:\n{receipt}");
        Need(expect.NoReceipt is null || !LcdReader.Contains(receipt, expect.NoReceipt), $"did not expect \"{expect.NoReceipt}\" on the paper");
        Need(expect.Slips is null || slips == expect.Slips, $"expected {expect.Slips} slips, there are {slips}");
        Need(expect.Sales is null || Sales().Count() == expect.Sales, $"expected {expect.Sales} sales in the acquirer's books, there are {Sales().Count()}");
        string lights = string.Concat(_rig.Field.Lights.Select(lit => lit ? '1' : '0'));
        Need(expect.Lights is null || lights == expect.Lights, $"expected the lights {expect.Lights}, they are {lights}");
        long minor = Sales().Sum(sale => sale.AmountMinor);
        Need(expect.SalesMinor is null || minor == expect.SalesMinor, $"expected sales of {expect.SalesMinor} in the acquirer's books, there are {minor}");
        Need(expect.Reversed is null || Reversed() == expect.Reversed, $"expected {expect.Reversed} reversed transactions in the acquirer's books, there are {Reversed()}");
        IReadOnlyList<MailRequest> mails = _rig.Host.Mail.Requests;
        Need(expect.Mails is null || mails.Count == expect.Mails, $"expected {expect.Mails} receipts to be e-mailed, there are {mails.Count}");
        Need(expect.Mailed is null || mails.Any(mail => mail.Address == expect.Mailed), $"expected a receipt for {expect.Mailed}");
        if (expect.OpenReversals is { } open)
        {
            int owed = _rig.Machine.Terminal.Log.HasOpenReversal ? 1 : 0;
            Need(_rig.Powered, "the terminal has no power to tell its open reversals");
            Need(owed == open, $"expected {open} open reversals, there are {owed}");
        }

        return wrong;

        void Need(bool holds, string otherwise) => wrong ??= holds ? null : otherwise;
    }

    private IEnumerable<BookTransaction> Sales() => _rig.Host.Books.Standing(_rig.TerminalId).Where(t => t.Kind == TransactionKind.Sale);

    private int Reversed() => _rig.Host.Books.Transactions.Count(transaction => transaction.Reversed);
}
