using System.Security.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Tests.Desktop.Ui;

/// <summary>
/// Pictures whose pixels are pinned by a committed list of hashes. Run with APPROVE_SCREENS=1, after looking at the
/// pictures under artifacts/, to approve new ones.
/// </summary>
public sealed class Approval(string listName)
{
    private readonly List<string> _lines = [];

    public static string Root
    {
        get
        {
            string? folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Firmware.sln")))
            {
                folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("not inside the repository");
            }

            return folder;
        }
    }

    /// <summary>Saves the picture for people and notes the hash of its pixels.</summary>
    public void Add(string name, byte[] png, ReadOnlySpan<byte> pixels)
    {
        string folder = Path.Combine(Root, "artifacts", listName);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name + ".png"), png);
        _lines.Add($"{name} {Convert.ToHexStringLower(SHA256.HashData(pixels))[..16]}");
    }

    public void Check()
    {
        string list = Path.Combine(Root, "Tests/Desktop.Tests/Ui", listName + ".txt");
        if (Environment.GetEnvironmentVariable("APPROVE_SCREENS") == "1")
        {
            File.WriteAllLines(list, _lines);
        }

        string[] approved = File.ReadAllLines(list);
        Assert.AreEqual("", string.Join(", ", _lines.Except(approved).Select(l => l.Split(' ')[0])), $"differ from what was approved; look at artifacts/{listName}");
        Assert.HasCount(approved.Length, _lines, $"{listName}.txt names pictures that are gone");
    }
}
