namespace Simulator.Cards;

/// <summary>An answer that a card gives in place of its own; see docs/cards.md.</summary>
/// <param name="Command">How the command begins.</param>
/// <param name="Mask">FF where a byte of it has to be that one.</param>
/// <param name="Answer">Data and status word; empty for none at all.</param>
/// <param name="After">So many of these commands are answered as usual first.</param>
/// <param name="Times">And so many, then, with this answer; 0 for all.</param>
public sealed record CardScriptedReply(byte[] Command, byte[] Mask, byte[] Answer, int After, int Times);

/// <summary>Replaces and bends what a card answers: scripted replies, and a seeded liar.</summary>
internal sealed class CardReplies
{
    private const int MaxResponse = 258;
    private const int MaxReplies = 40;

    private readonly IReadOnlyList<CardScriptedReply> _replies;
    private readonly int[] _seen;
    private uint _random;

    public CardReplies(CardBehaviour behaviour)
    {
        _replies = behaviour.Replies;
        _seen = new int[_replies.Count];
        _random = behaviour.Hostile == 0 ? 0 : ((uint)behaviour.Hostile * 2654435761u) | 1;
    }

    /// <summary>What the card says instead of <paramref name="own"/>; an empty array for nothing.</summary>
    public byte[] Instead(ReadOnlySpan<byte> command, byte[] own)
    {
        for (int i = 0; i < _replies.Count; i++)
        {
            CardScriptedReply reply = _replies[i];
            if (!Begins(command, reply))
            {
                continue;
            }

            int turn = _seen[i]++;
            if (turn >= reply.After && (reply.Times == 0 || turn < reply.After + reply.Times))
            {
                return reply.Answer;
            }
        }

        return _random == 0 ? own : Bend(own);
    }

    /// <summary>Reads the list of a profile.</summary>
    public static IReadOnlyList<CardScriptedReply> Read(CardJson? list)
    {
        if (list is null)
        {
            return [];
        }

        if (!list.IsArray || list.Items.Count > MaxReplies)
        {
            throw list.Wrong($"is a list of replies, {MaxReplies} at most");
        }

        return [.. list.Items.Select(ReadOne)];
    }

    private static CardScriptedReply ReadOne(CardJson node)
    {
        var of = new CardFields(node, "a reply");
        CardJson command = node.Member("to") ?? throw node.Wrong("a reply needs \"to\", how the command begins");
        (byte[] bytes, byte[] mask) = CardHex.ParseWild(command, command.Text);
        CardJson answer = node.Member("answer") ?? throw node.Wrong("a reply needs \"answer\": data and status word, or \"\" for silence");
        byte[] data = answer.Text.Length == 0 ? [] : CardHex.Parse(answer, 2, MaxResponse);
        var reply = new CardScriptedReply(bytes, mask, data, of.Number("after", 0, 0, 99), of.Number("times", 0, 0, 99));
        node.NothingElse("a reply");
        return reply;
    }

    private static bool Begins(ReadOnlySpan<byte> command, CardScriptedReply reply)
    {
        bool same = command.Length >= reply.Command.Length;
        for (int i = 0; same && i < reply.Command.Length; i++)
        {
            same = (command[i] & reply.Mask[i]) == reply.Command[i];
        }

        return same;
    }

    // One answer in three is cut, stretched, bent in a byte, or gets another status.
    private byte[] Bend(byte[] own)
    {
        byte[] bent = [.. own];
        switch (Next(12))
        {
            case 0:
                return bent[Math.Min(Next(bent.Length), bent.Length - 2)..];
            case 1:
                bent[Next(bent.Length)] ^= (byte)(1 + Next(255));
                return bent;
            case 2:
                bent[^2] = (byte)(0x60 + Next(16));
                return bent;
            case 3:
                return bent.Length > MaxResponse - 4 ? bent : [.. bent[..^2], (byte)Next(256), (byte)Next(256), .. bent[^2..]];
            default:
                return bent;
        }
    }

    private int Next(int below)
    {
        // xorshift32 (Marsaglia 2003).
        _random ^= _random << 13;
        _random ^= _random >> 17;
        _random ^= _random << 5;
        return (int)((_random >> 8) % (uint)below);
    }
}
