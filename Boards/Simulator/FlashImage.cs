using VirtualHandset;

namespace Simulator;

/// <summary>
/// The flash's contents in a file, so that a terminal is the same one tomorrow. Each block is written when it changes:
/// what the terminal took for stored is stored, however the program ends.
/// </summary>
public sealed class FlashImage : IDisposable
{
    private readonly FileStream _file;
    private readonly FlashModel _flash;
    private readonly byte[] _block = new byte[FlashModel.BlockBytes];

    /// <summary>Reads the file into the model, or begins a new one.</summary>
    /// <exception cref="IOException">The file cannot be had: another simulator holds it, or it has another size.</exception>
    public FlashImage(string path, FlashModel flash)
    {
        _flash = flash;
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (_file.Length == 0)
        {
            IsNew = true;
            Array.Fill(_block, (byte)0xFF);
            for (int i = 0; i < flash.Blocks; i++)
            {
                _file.Write(_block);
            }

            _file.Flush();
        }
        else if (_file.Length != flash.SizeBytes)
        {
            _file.Dispose();
            throw new IOException($"{path} is not the image of this flash; --fresh begins anew.");
        }
        else
        {
            Load();
        }

        flash.BlockChanged = Save;
    }

    /// <summary>True when there was no file: the terminal has never been switched on.</summary>
    public bool IsNew { get; }

    public void Dispose()
    {
        _flash.BlockChanged = null;
        _file.Dispose();
    }

    private void Load()
    {
        _file.Position = 0;
        for (int i = 0; i < _flash.Blocks; i++)
        {
            _file.ReadExactly(_block);
            if (_block.AsSpan().ContainsAnyExcept((byte)0xFF))
            {
                _flash.Restore(i, _block);
            }
        }
    }

    private void Save(int block)
    {
        _flash.Peek(block * FlashModel.BlockBytes, _block, 0, _block.Length);
        _file.Position = (long)block * FlashModel.BlockBytes;
        _file.Write(_block);
        _file.Flush();
    }
}
