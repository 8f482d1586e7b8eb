using System.Text.RegularExpressions;
using Simulator.Cards;

namespace Simulator.Soak;

/// <summary>
/// The cards of a soak: those of the shelf with a number and a PIN of their own. The PINs are as long as PINs get, because a
/// PIN of four digits is found in every flash image by chance and one of twelve is not.
/// </summary>
public static class SoakCards
{
    private const int ChangedDigit = 9;

    private static readonly string[] Taken =
    [
        "unionpay-debit", "unionpay-credit", "no-cvm", "block-protocol", "visa-plaintext-pin", "mastercard-enciphered-pin",
        "two-applications", "declining", "refuses-after-approval", "tap-unionpay", "tap-visa", "tap-mastercard", "tap-unionpay-phone",
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, CardFile>> Made = new(Make);

    /// <summary>By the names that the shelf gives them, with "soak-" before.</summary>
    public static IReadOnlyDictionary<string, CardFile> All => Made.Value;

    /// <summary>Those that pay when nothing goes wrong, the everyday ones more often.</summary>
    public static readonly string[] Dealt =
    [
        "soak-unionpay-debit", "soak-unionpay-debit", "soak-unionpay-debit", "soak-unionpay-credit", "soak-no-cvm", "soak-block-protocol",
        "soak-visa-plaintext-pin", "soak-mastercard-enciphered-pin", "soak-two-applications", "soak-declining", "soak-refuses-after-approval",
        "soak-tap-unionpay", "soak-tap-unionpay", "soak-tap-visa", "soak-tap-mastercard", "soak-tap-unionpay-phone",
    ];

    private static IReadOnlyDictionary<string, CardFile> Make()
    {
        var cards = new Dictionary<string, CardFile>();
        foreach (string id in Taken)
        {
            CardProfile shelf = CardShelf.Find(id)!.Profile;
            string pin = $"{shelf.Pin}9408172653"[..12];
            string text = Regex.Replace(CardShelf.Text(id), "\"(pin|balance)\": \"[0-9.]+\",", "");
            string ours = $"\"{OtherNumber(shelf.Pan)}\", \"pin\": \"{pin}\", \"pinTries\": 10, \"balance\": \"9100000.00\"";
            text = text.Replace($"\"{shelf.Pan}\"", ours);
            cards["soak-" + id] = CardFile.Parse("soak-" + id + ".json", text);
        }

        return cards;
    }

    /// <summary>One digit and the check digit of ISO/IEC 7812-1 behind it are others.</summary>
    private static string OtherNumber(string pan)
    {
        char[] digits = pan.ToCharArray();
        digits[ChangedDigit] = (char)('0' + ((digits[ChangedDigit] - '0' + 5) % 10));
        int sum = 0;
        for (int i = 0; i < digits.Length - 1; i++)
        {
            int value = digits[digits.Length - 2 - i] - '0';
            sum += i % 2 == 0 ? (value * 2 / 10) + (value * 2 % 10) : value;
        }

        digits[^1] = (char)('0' + ((10 - (sum % 10)) % 10));
        return new string(digits);
    }
}
