using VirtualHandset;

namespace Simulator;

/// <summary>A card whose talk is overheard: each command with its answer, as it passes.</summary>
/// <param name="heard">Command, its length, response, its length.</param>
internal sealed class WatchedCard(ICardApplication inner, Action<byte[], int, byte[], int> heard) : ICardApplication
{
    public ICardApplication Inner => inner;

    public int Reset(byte[] atr) => inner.Reset(atr);

    public int Process(byte[] command, int count, byte[] response)
    {
        int length = inner.Process(command, count, response);
        heard(command, count, response, length);
        return length;
    }
}
