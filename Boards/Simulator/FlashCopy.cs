using VirtualHandset;

namespace Simulator;

/// <summary>What a flash chip held at one moment: a terminal prepared once, of which many runs begin with their own.</summary>
public sealed class FlashCopy
{
    private readonly List<(int Block, byte[] Content)> _blocks = [];

    private FlashCopy()
    {
    }

    public static FlashCopy Of(FlashModel flash)
    {
        var copy = new FlashCopy();
        for (int block = 0; block < flash.Blocks; block++)
        {
            var content = new byte[FlashModel.BlockBytes];
            flash.Peek(block * FlashModel.BlockBytes, content, 0, content.Length);
            if (content.AsSpan().ContainsAnyExcept((byte)0xFF))
            {
                copy._blocks.Add((block, content));
            }
        }

        return copy;
    }

    /// <summary>Into a chip without power that holds nothing of its own.</summary>
    public void CopyTo(FlashModel flash)
    {
        foreach (var (block, content) in _blocks)
        {
            flash.Restore(block, content);
        }
    }
}
