using System.Text.Json;
using System.Text.Json.Serialization;

namespace Simulator.Acquirer;

/// <summary>Accounts as a JSON array, for cards that are not on the shelf; the format is in docs/tools.md.</summary>
public static class AccountsFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNameCaseInsensitive = false,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <exception cref="InvalidDataException">With line or entry, and reason; never with a card number.</exception>
    public static IReadOnlyList<Account> Read(string json)
    {
        Entry[]? entries;
        try
        {
            entries = JsonSerializer.Deserialize<Entry[]>(json, Format);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"line {(e.LineNumber ?? 0) + 1}: {e.Path} is not what an account has there", e);
        }

        var accounts = new List<Account>();
        foreach (Entry entry in entries ?? [])
        {
            try
            {
                byte[] key = Convert.FromHexString(entry.IssuerMasterKey);
                accounts.Add(new Account(entry.Pan, entry.Pin, key, entry.PanSequence, entry.Expiry, entry.BalanceMinor)
                {
                    Status = entry.Status,
                    LimitMinor = entry.LimitMinor,
                });
            }
            catch (Exception e) when (e is ArgumentException or FormatException)
            {
                throw new InvalidDataException($"account {accounts.Count + 1}: {e.Message}", e);
            }
        }

        return accounts;
    }

    private sealed class Entry
    {
        [JsonRequired]
        public string Pan { get; set; } = "";

        [JsonRequired]
        public string Pin { get; set; } = "";

        [JsonRequired]
        public string IssuerMasterKey { get; set; } = "";

        public int PanSequence { get; set; }

        /// <summary>YYMM.</summary>
        [JsonRequired]
        public string Expiry { get; set; } = "";

        public long BalanceMinor { get; set; } = 1_000_000;

        public AccountStatus Status { get; set; }

        public long LimitMinor { get; set; }
    }
}
