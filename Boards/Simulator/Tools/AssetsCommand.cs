namespace Simulator.Tools;

/// <summary>Writes the asset area as a file: docs/technician-guide.md, "Fonts".</summary>
public static class AssetsCommand
{
    public static int Run(string[] arguments)
    {
        if (arguments is not [var path])
        {
            Console.Error.WriteLine("assets FILE.bin");
            return 2;
        }

        File.WriteAllBytes(path, AssetImage.Bytes);
        Console.WriteLine($"{path}: {AssetImage.Bytes.Length} bytes, version {AssetImage.ContentVersion}, for address (flash size - 1,048,576).");
        return 0;
    }
}
