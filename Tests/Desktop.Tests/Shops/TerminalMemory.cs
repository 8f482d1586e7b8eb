using System.Collections;
using System.Reflection;
using System.Text;

namespace Desktop.Tests.Shops;

/// <summary>What a running terminal holds, found by following every field.</summary>
internal static class TerminalMemory
{
    private static readonly HashSet<string> Ours = ["Emv", "Drivers", "Loop", "Store", "Ui", "Host", "Staff", "Setup", "Receipts", "Firmware"];

    /// <summary>Every array and string that can be reached from the terminal, with the field it hangs on.</summary>
    public static IEnumerable<(string Where, byte[] Bytes)> Of(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object What, string Where)>([(root, root.GetType().Name)]);
        int objects = 0;
        while (open.TryPop(out var next))
        {
            if (!seen.Add(next.What))
            {
                continue;
            }

            objects++;
            if (BytesOf(next.What) is { } bytes)
            {
                yield return (next.Where, bytes);
            }
            else if (next.What is IEnumerable many and (Array or ICollection))
            {
                foreach (object? element in many)
                {
                    Push(open, element, next.Where);
                }
            }
            else if (Ours.Contains(next.What.GetType().Assembly.GetName().Name!))
            {
                foreach (var (name, value) in FieldsOf(next.What))
                {
                    Push(open, value, $"{next.What.GetType().Name}.{name}");
                }
            }
        }

        Assert.IsGreaterThan(200, objects, "the search did not get into the terminal");
    }

    private static byte[]? BytesOf(object what) => what switch
    {
        byte[] bytes => bytes,
        string text => Encoding.Latin1.GetBytes(text),
        char[] text => Encoding.Latin1.GetBytes(text),
        _ => null,
    };

    private static void Push(Stack<(object What, string Where)> open, object? value, string where)
    {
        if (value is not null && !value.GetType().IsValueType && value is not Delegate)
        {
            open.Push((value, where));
        }
    }

    private static IEnumerable<(string Name, object? Value)> FieldsOf(object what)
    {
        for (Type? type = what.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return (field.Name, field.GetValue(what));
            }
        }
    }
}
