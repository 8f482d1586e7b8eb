using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Simulator.Scenarios;

/// <summary>
/// Fills plain objects from a JSON file and refuses whatever does not belong there, each time with the line: unknown and
/// repeated members, other types, missing parts, text after the end. Comments and commas behind the last element are allowed.
/// </summary>
public static class StrictJson
{
    private const int MostDepth = 16;

    /// <typeparam name="T">Its public properties are the members; a `required` one must be there.</typeparam>
    /// <exception cref="ScenarioError">What is wrong and where.</exception>
    public static T Read<T>(byte[] utf8) where T : class
    {
        if (utf8.All(b => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
        {
            throw new ScenarioError(1, "the file is empty");
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = MostDepth,
        });
        try
        {
            reader.Read();
            object read = ReadObject(ref reader, utf8, typeof(T), "the file");
            if (reader.Read())
            {
                throw new ScenarioError(LineAt(utf8, reader.TokenStartIndex), "there is something after the end");
            }

            return (T)read;
        }
        catch (JsonException e)
        {
            throw new ScenarioError((int)(e.LineNumber ?? 0) + 1, Reason(e));
        }
    }

    /// <summary>Line of that byte, from 1.</summary>
    public static int LineAt(byte[] utf8, long offset) => 1 + utf8.AsSpan(0, (int)Math.Min(offset, utf8.Length)).Count((byte)'\n');

    private static object ReadObject(ref Utf8JsonReader reader, byte[] utf8, Type type, string name)
    {
        int line = LineAt(utf8, reader.TokenStartIndex);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new ScenarioError(line, $"{name} is an object in braces");
        }

        object made = Activator.CreateInstance(type)!;
        var properties = type.GetProperties().ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        var seen = new HashSet<string>();
        if (made is IHasLine placed)
        {
            placed.SetLine(line);
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int at = LineAt(utf8, reader.TokenStartIndex);
            string member = Text(ref reader, at);
            if (!properties.TryGetValue(member, out PropertyInfo? property))
            {
                throw new ScenarioError(at, $"\"{member}\" is not known here; known are {string.Join(", ", properties.Keys)}");
            }

            if (!seen.Add(member))
            {
                throw new ScenarioError(at, $"\"{member}\" stands here twice");
            }

            reader.Read();
            property.SetValue(made, ReadValue(ref reader, utf8, property.PropertyType, $"\"{member}\""));
        }

        foreach (var (member, property) in properties)
        {
            if (!seen.Contains(member) && property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)))
            {
                throw new ScenarioError(line, $"\"{member}\" is missing");
            }
        }

        return made;
    }

    private static object ReadValue(ref Utf8JsonReader reader, byte[] utf8, Type type, string name)
    {
        int line = LineAt(utf8, reader.TokenStartIndex);
        Type wanted = Nullable.GetUnderlyingType(type) ?? type;
        if (wanted == typeof(string))
        {
            return reader.TokenType == JsonTokenType.String ? Text(ref reader, line) : throw new ScenarioError(line, $"{name} takes text in quotes");
        }

        if (wanted == typeof(bool))
        {
            return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? reader.GetBoolean() : throw new ScenarioError(line, $"{name} takes true or false");
        }

        if (wanted == typeof(int))
        {
            return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number) ? number : throw new ScenarioError(line, $"{name} takes a whole number");
        }

        if (wanted == typeof(long))
        {
            return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number) ? number : throw new ScenarioError(line, $"{name} takes a whole number");
        }

        return typeof(IList).IsAssignableFrom(wanted) ? ReadList(ref reader, utf8, wanted, name) : ReadObject(ref reader, utf8, wanted, name);
    }

    private static string Text(ref Utf8JsonReader reader, int line)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ScenarioError(line, "there is text here that is no Unicode");
        }
    }

    private static object ReadList(ref Utf8JsonReader reader, byte[] utf8, Type type, string name)
    {
        int line = LineAt(utf8, reader.TokenStartIndex);
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new ScenarioError(line, $"{name} takes a list in brackets");
        }

        var list = (IList)Activator.CreateInstance(type)!;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(ReadValue(ref reader, utf8, type.GenericTypeArguments[0], $"an element of {name}"));
        }

        return list.Count > 0 ? list : throw new ScenarioError(line, $"{name} is empty");
    }

    /// <summary>The library's sentence without its own account of the place, which we give in lines that count from 1.</summary>
    private static string Reason(JsonException e)
    {
        int cut = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return cut > 0 ? e.Message[..cut] : e.Message;
    }
}

/// <summary>Wants to know where in the file it stands.</summary>
public interface IHasLine
{
    void SetLine(int line);
}
