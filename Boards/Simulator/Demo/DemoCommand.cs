using System.Text.Json;
using Firmware.Ui;
using Simulator.Acquirer;
using Simulator.Paper;
using Simulator.Scenarios;

namespace Simulator.Demo;

/// <summary>
/// `demo`: a new terminal's first minutes, unattended in virtual time: self-test, first sign-in with the change of
/// password, sign-on with the acquirer, one chip sale of 12.34 with PIN, the receipt. Exit code 0 only if the books agree.
/// </summary>
public sealed class DemoCommand
{
    private const int Good = 0;
    private const int Bad = 1;
    private const int NotUnderstood = 2;

    private const long AmountMinor = 1234;
    private const string Card = "unionpay-debit";
    private const int StepLimitMs = 120_000;

    private readonly Rig _rig;

    private DemoCommand(Rig rig)
    {
        _rig = rig;
    }

    public static int Run(string[] arguments)
    {
        if (!Options.TryParse(arguments, ["--out", "--seed", "--lang"], [], out Options options, out string error)
            || !options.TryNumber("--seed", 1, 0, uint.MaxValue, out uint seed, out error)
            || !options.TryLanguage(out Language language, out error))
        {
            Console.Error.WriteLine(error);
            Console.Error.WriteLine("Usage: demo [--out receipt.png] [--seed N] [--lang en|zh]");
            return NotUnderstood;
        }

        string picture = Path.GetFullPath(options.Text("--out", Path.Combine("artifacts", "demo-receipt.png")));
        return new DemoCommand(new Rig(new RigOptions { Seed = seed, Language = language })).Run(picture);
    }

    private int Run(string picture)
    {
        string? failure = null;
        try
        {
            Play();
        }
        catch (InvalidOperationException e)
        {
            failure = e.Message;
            Console.Error.WriteLine(failure);
        }

        string receipt = PaperText.Of(_rig.Handset.Printer.Roll);
        Console.WriteLine();
        Console.WriteLine(receipt);
        if (failure is null && !TrySave(picture, out failure))
        {
            Console.Error.WriteLine(failure);
        }

        return Conclude(failure, picture, receipt.Length > 0);
    }

    private void Play()
    {
        _rig.Provision(AcquirerServer.DefaultPort);
        Tell("The technician has injected the test master key. Power on.");
        _rig.PowerOn();
        Await(Text.SelfTestTitle);
        Tell("Self-test.");
        _rig.SignInFirst();
        Tell("Operator 99 has signed in and chosen a new password; the acquirer has delivered its keys.");
        _rig.Sell(AmountMinor, Card, Tell);
    }

    private int Conclude(string? failure, string picture, bool printed)
    {
        IReadOnlyList<string> broken = _rig.CheckMoney();
        MoneyInvariants.Held? held = MoneyInvariants.Read(_rig.Machine.Terminal.Log);
        BookTransaction[] booked = [.. _rig.Host.Books.Standing(_rig.TerminalId)];
        bool agree = broken.Count == 0 && held is { Owed.Count: 0, Batch.Count: 1 } && held.Minor == AmountMinor
            && booked.Length == 1 && booked[0].AmountMinor == AmountMinor;
        bool good = failure is null && agree && printed;
        Console.WriteLine();
        Console.WriteLine(failure is null ? $"The receipt as a picture: {picture}" : "No picture.");
        Console.WriteLine(JsonSerializer.Serialize(
            new
            {
                outcome = good ? "approved" : "failed",
                amountMinor = AmountMinor,
                currency = "156",
                seed = _rig.Seed,
                virtualMs = _rig.NowMs,
                bytesSent = _rig.BytesSent,
                bytesReceived = _rig.BytesReceived,
                terminal = new { sales = held?.Batch.Count, minor = held?.Minor, owed = held?.Owed.Count },
                acquirer = new { sales = booked.Length, minor = booked.Sum(sale => sale.AmountMinor) },
                booksAgree = agree,
                broken,
                receiptPng = failure is null ? picture : null,
            },
            RunCommand.OneLine));
        return good ? Good : Bad;
    }

    private void Await(Text text)
    {
        if (!_rig.WaitFor(_rig.Say(text), StepLimitMs))
        {
            throw new InvalidOperationException($"The terminal did not come to \"{_rig.Say(text)}\". On its screen:\n{_rig.Reader.Text}");
        }
    }

    private bool TrySave(string picture, out string? failure)
    {
        failure = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
            File.WriteAllBytes(picture, Png.Paper(_rig.Handset.Printer.Roll, 0, _rig.Handset.Printer.Roll.RowCount));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failure = $"The picture could not be written: {e.Message}";
            return false;
        }
    }

    private void Tell(string what) => Console.WriteLine($"{_rig.NowMs / 1000.0,7:F1} s  {what}");
}
