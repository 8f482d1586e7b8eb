using System.Security.Cryptography;

namespace Simulator.Cards;

/// <summary>The card's PIN: VERIFY in the clear and enciphered, tries, the challenge (EMV 4.4 Book 3, 6.5.12; Book 2, 7).</summary>
internal sealed class CardPin
{
    private const int BlockedStatus = 0x6983;
    private const int TriesStatus = 0x63C0;
    private const byte PlaintextKind = 0x80;
    private const byte EncipheredKind = 0x88;
    private const byte EncipheredHeader = 0x7F;
    private const int BlockLength = 8;

    private readonly int _tries;
    private readonly string _pan;
    private int _challenges;
    private string _pin;
    private byte[]? _challenge;

    public CardPin(CardProfile profile)
    {
        _pin = profile.Pin;
        _pan = profile.Pan;
        _tries = profile.PinTries;
        TriesLeft = profile.PinTriesLeft;
    }

    public int TriesLeft { get; private set; }

    /// <summary>The last VERIFY of this session was right.</summary>
    public bool Verified { get; private set; }

    public bool Failed { get; private set; }

    /// <summary>A new session: nothing verified, no challenge.</summary>
    public void Forget()
    {
        Verified = false;
        Failed = false;
        _challenge = null;
    }

    public byte[] NewChallenge()
    {
        // Unlike a real card's this can be foreseen: a run has to repeat bit for bit.
        byte[] seed = System.Text.Encoding.ASCII.GetBytes($"{_pan}/{_challenges++}");
        _challenge = SHA256.HashData(seed)[..BlockLength];
        return _challenge;
    }

    public void Unblock() => TriesLeft = _tries;

    /// <summary>Takes a new PIN as a block of format 2; false when it is none.</summary>
    public bool Change(byte[] block)
    {
        if (Open(block) is not { } pin)
        {
            return false;
        }

        _pin = pin;
        return true;
    }

    public CardReply Verify(CardCommand command, CardSession session)
    {
        if (command.P1 != 0 || command.P2 is not (PlaintextKind or EncipheredKind))
        {
            return new CardReply(SimulatedCard.WrongParameters);
        }

        if (TriesLeft == 0)
        {
            Failed = true;
            return new CardReply(BlockedStatus);
        }

        byte[]? block = command.P2 == PlaintextKind ? (command.Data.Length == BlockLength ? command.Data : null) : Decipher(command.Data, session.Files.PinKey);
        _challenge = null;
        if (block is null)
        {
            return new CardReply(command.P2 == PlaintextKind ? SimulatedCard.WrongLength : SimulatedCard.ConditionsNotSatisfied);
        }

        TriesLeft--;
        Verified = Open(block) == _pin;
        Failed = !Verified;
        if (Verified)
        {
            TriesLeft = _tries;
            return new CardReply(SimulatedCard.Ok);
        }

        return new CardReply(TriesStatus | TriesLeft);
    }

    private byte[]? Decipher(byte[] data, RsaKey? key)
    {
        if (key is null || _challenge is null || data.Length != key.Length)
        {
            return null;
        }

        byte[] clear = key.Sign(data);
        bool fresh = clear.AsSpan(1 + BlockLength, BlockLength).SequenceEqual(_challenge);
        return clear[0] == EncipheredHeader && fresh ? clear[1..(1 + BlockLength)] : null;
    }

    /// <summary>A PIN block of format 2: control 2, length, digits, F to the end (Book 3, table 24).</summary>
    private static string? Open(byte[] block)
    {
        string digits = Convert.ToHexString(block);
        int length = Convert.ToInt32(digits[1..2], 16);
        if (digits[0] != '2' || length is < 4 or > 12)
        {
            return null;
        }

        string pin = digits.Substring(2, length);
        return pin.All(char.IsAsciiDigit) && digits[(2 + length)..].All(c => c == 'F') ? pin : null;
    }
}
