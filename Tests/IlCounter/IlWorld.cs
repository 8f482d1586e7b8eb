using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;

namespace IlCounter;

/// <summary>
/// A second copy of the program beside the first, in which the firmware's assemblies count the IL instructions they execute (<see cref="IlTally"/>).
/// Chip models, cards and acquirer run in it uncounted. What goes in and out is of the desktop library's own types: any type of ours exists twice.
/// </summary>
public sealed class IlWorld
{
    /// <summary>What runs on the device.</summary>
    private static readonly string[] s_firmware = ["Drivers", "Emv", "Firmware", "Host", "Loop", "Receipts", "Setup", "Staff", "Store", "Ui"];

    private readonly Context _context;

    public IlWorld()
    {
        var rewriter = new IlRewriter();
        _context = new Context();
        foreach (string name in s_firmware)
        {
            _context.Rewritten[name] = rewriter.Rewrite(Context.PathOf(name));
        }

        Type tally = _context.LoadFromAssemblyName(typeof(IlTally).Assembly.GetName()).GetType(typeof(IlTally).FullName!)!;
        tally.GetMethod(nameof(IlTally.Begin))!.Invoke(null, [rewriter.Methods]);
    }

    /// <summary>Calls a static method of ours in the counting copy.</summary>
    /// <returns>What it returns; cast it to what the method returns.</returns>
    public object? Run(Delegate method, params object?[] arguments)
    {
        MethodInfo known = method.Method;
        if (!known.IsStatic)
        {
            throw new ArgumentException("Only a static method can be called: no object of ours lives in both copies.");
        }

        Type type = _context.LoadFromAssemblyName(known.Module.Assembly.GetName()).GetType(known.DeclaringType!.FullName!)!;
        MethodInfo counted = type.GetMethod(known.Name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return counted.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    /// <summary>Loads what uses the firmware a second time and leaves all else to the first copy.</summary>
    private sealed class Context : AssemblyLoadContext
    {
        private readonly Dictionary<string, bool> _ours = [];

        public Dictionary<string, byte[]> Rewritten { get; } = [];

        public static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string name = assemblyName.Name!;
            return Rewritten.TryGetValue(name, out byte[]? bytes) ? LoadFromStream(new MemoryStream(bytes))
                : UsesFirmware(name) ? LoadFromAssemblyPath(PathOf(name))
                : null;
        }

        private bool UsesFirmware(string name)
        {
            if (s_firmware.Contains(name))
            {
                return true;
            }

            if (_ours.TryGetValue(name, out bool known))
            {
                return known;
            }

            _ours[name] = false;
            if (!File.Exists(PathOf(name)))
            {
                return false;
            }

            using var file = new PEReader(File.OpenRead(PathOf(name)));
            MetadataReader metadata = file.GetMetadataReader();
            return _ours[name] = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).Any(UsesFirmware);
        }
    }
}
