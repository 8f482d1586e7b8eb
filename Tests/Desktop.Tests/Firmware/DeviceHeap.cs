using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace Desktop.Tests.Terminals;

/// <summary>
/// What objects take on the 32-bit interpreter, estimated on the desktop: the graph is walked by reflection and each object
/// counted as the interpreter lays it out (docs/performance.md, "Memory"). The virtual chips are not the terminal's.
/// </summary>
internal sealed class DeviceHeap
{
    // A heap block is 12 bytes; an object takes one and one for each field, an array 20 bytes before its elements.
    private const int Block = 12;
    private const int ArrayHead = 20;
    private const int DelegateBytes = 36;

    // An entry of the interpreter's tables, by kind of metadata row.
    private const int ReferenceRow = 4;
    private const int TypeRow = 8;
    private const int MemberRow = 2;

    /// <summary>
    /// Threads and stacks: measured. The tables of mscorlib and its companions are about what the metadata processor drops of ours.
    /// </summary>
    private const int InterpreterBytes = 1_400;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<(object What, string Owner)> _waiting = new();
    private readonly Assembly[] _assemblies;

    /// <param name="assemblies">Those that run on the device.</param>
    public DeviceHeap(object root, Assembly[] assemblies)
    {
        _assemblies = assemblies;
        Take(root, "");
        foreach (Type type in assemblies.SelectMany(a => a.GetTypes()).Where(t => !t.ContainsGenericParameters))
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.IsLiteral && !field.FieldType.IsValueType)
                {
                    Take(field.GetValue(null), "static of " + type.FullName);
                }
            }
        }

        while (_waiting.TryDequeue(out (object What, string Owner) next))
        {
            Count(next.What, next.Owner);
        }

        foreach (Assembly assembly in assemblies)
        {
            Tables += TablesOf(assembly);
        }
    }

    /// <summary>Bytes by class, arrays and strings with the class that holds them.</summary>
    public Dictionary<string, int> ByClass { get; } = [];

    public int Objects { get; private set; }

    public int Tables { get; private set; }

    public int Total => Objects + Tables + InterpreterBytes;

    private static int TablesOf(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        MetadataReader reader = file.GetMetadataReader();
        int Rows(TableIndex table) => reader.GetTableRowCount(table);
        int statics = reader.FieldDefinitions.Select(reader.GetFieldDefinition)
            .Count(f => (f.Attributes & FieldAttributes.Static) != 0 && (f.Attributes & FieldAttributes.Literal) == 0);

        // A table in the image is a static field and an object without fields.
        return (Rows(TableIndex.TypeRef) + Rows(TableIndex.MemberRef)) * ReferenceRow + Rows(TableIndex.TypeDef) * TypeRow
            + (Rows(TableIndex.MethodDef) + Rows(TableIndex.Field)) * MemberRow + (statics + Rows(TableIndex.FieldRva)) * Block;
    }

    private static int InBlocks(int bytes) => (bytes + Block - 1) / Block * Block;

    private static int SizeOf(Type element) =>
        element.IsEnum ? SizeOf(Enum.GetUnderlyingType(element))
        : element == typeof(bool) || element == typeof(byte) || element == typeof(sbyte) ? 1
        : element == typeof(char) || element == typeof(short) || element == typeof(ushort) ? 2
        : element == typeof(int) || element == typeof(uint) || element == typeof(float) ? 4
        : element == typeof(long) || element == typeof(ulong) || element == typeof(double) ? 8
        : Block;

    private void Take(object? what, string owner)
    {
        if (what is not null && what is not System.Reflection.Pointer && _seen.Add(what))
        {
            _waiting.Enqueue((what, owner));
        }
    }

    private void Add(string owner, int bytes)
    {
        Objects += bytes;
        ByClass[owner] = ByClass.GetValueOrDefault(owner) + bytes;
    }

    private void Count(object what, string owner)
    {
        switch (what)
        {
            case string text:
                // A literal is a block that points into the image.
                Add(owner, string.IsInterned(text) is null ? InBlocks(Block + text.Length + 1) : Block);
                break;
            case Array array:
                CountArray(array, owner);
                break;
            case Delegate handler:
                Add(owner, DelegateBytes);
                Take(handler.Target, owner);
                break;
            default:
                if (_assemblies.Contains(what.GetType().Assembly) || what.GetType().Namespace == "System.Collections")
                {
                    CountObject(what);
                }

                break;
        }
    }

    private void CountArray(Array array, string owner)
    {
        Type element = array.GetType().GetElementType()!;
        Add(owner, InBlocks(ArrayHead + array.Length * SizeOf(element)));
        if (!element.IsPrimitive && !element.IsEnum)
        {
            foreach (object? item in array)
            {
                Take(item, owner);
            }
        }
    }

    private void CountObject(object what)
    {
        string name = what.GetType().FullName!;
        int fields = 0;
        for (Type? type = what.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                fields++;
                if (!field.FieldType.IsPrimitive && !field.FieldType.IsEnum && !field.FieldType.IsPointer)
                {
                    Take(field.GetValue(what), name);
                }
            }
        }

        Add(name, Block + fields * Block);
    }
}
