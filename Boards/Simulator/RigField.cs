using Simulator.Cards;
using VirtualHandset;

namespace Simulator;

/// <summary>The cards, phones and watches in the reader's field, by name: at most two at once.</summary>
/// <param name="issue">The contactless side of a card by its name.</param>
public sealed class RigField(Handset handset, uint seed, Func<string, ICardApplication> issue)
{
    private const uint PhoneStream = 40;

    private readonly Dictionary<string, ICardApplication> _known = [];
    private readonly List<string> _held = [];
    private readonly SeededRandom _random = SeededRandom.For(seed, PhoneStream);
    private int _tearAfter = -1;

    /// <summary>Names of what is held to the reader now.</summary>
    public IReadOnlyList<string> Held => _held;

    /// <summary>What was held to it last; null before the first tap.</summary>
    public string? Last { get; private set; }

    /// <summary>Lights of the reader, left to right.</summary>
    public IReadOnlyList<bool> Lights => [.. handset.NfcLights.Select(light => light.High)];

    /// <summary>Holds one to the reader, beside what is there already. A card keeps its counters and a phone its owner's consent.</summary>
    /// <returns>False when there is no room for a third, or it is there already.</returns>
    public bool Tap(string name)
    {
        if (_held.Count == 2 || _held.Contains(name))
        {
            return false;
        }

        if (!_known.TryGetValue(name, out ICardApplication? card))
        {
            _known[name] = card = issue(name);
        }

        ICardApplication chip = card is WatchedCard watched ? watched.Inner : card;
        bool phone = chip is ContactlessCard { Chip.Profile.Contactless.Device: true };
        NfcTraits traits = phone ? NfcTraits.Phone(_random) : new NfcTraits { Uid = UidOf(name) };
        traits.LeaveAtByte = _tearAfter;
        _tearAfter = -1;
        handset.Nfc.Present(card, traits);
        _held.Add(name);
        Last = name;
        return true;
    }

    /// <summary>Everything is taken away, at whatever byte it is.</summary>
    public void Untap()
    {
        handset.Nfc.Take();
        _held.Clear();
    }

    public void Untap(string name)
    {
        if (_held.Remove(name))
        {
            handset.Nfc.Take(_known[name]);
        }
    }

    /// <summary>The next card that is tapped leaves once so many bytes have crossed the air.</summary>
    public void TearNextAfter(int bytes) => _tearAfter = bytes;

    /// <summary>Forgets what has left by itself.</summary>
    internal void Look()
    {
        if (_held.Count > 0)
        {
            _held.RemoveAll(name => handset.Nfc.BytesOf(_known[name]) < 0);
        }
    }

    /// <summary>Every card has its number, and two in the field have different ones.</summary>
    private static byte[] UidOf(string name) => [0x04, .. System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 6)];
}
