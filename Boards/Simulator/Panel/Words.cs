using System.Text.Json.Serialization;

namespace Simulator.Panel;

/// <summary>The panel's own words in both languages; which one is seen, each browser chooses for itself.</summary>
public sealed record Words([property: JsonPropertyName("en")] string English, [property: JsonPropertyName("zh")] string Chinese)
{
    public static Words None { get; } = new("", "");
}
