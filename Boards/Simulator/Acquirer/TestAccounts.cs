namespace Simulator.Acquirer;

/// <summary>Accounts of the host when it runs alone and no others are given. Invented numbers, for tests only.</summary>
public static class TestAccounts
{
    private static readonly byte[] IssuerKey = Convert.FromHexString("A1B2C3D4E5F6071829384A5B6C7D8E9F");

    public static IReadOnlyList<Account> All =>
    [
        new("6250947000000014", "123456", IssuerKey, 1, "3012", 10_000_00),
        new("6250947000000022", "123456", IssuerKey, 1, "3012", 5_00),
        new("6250947000000030", "123456", IssuerKey, 1, "3012", 10_000_00) { Status = AccountStatus.Stolen },
    ];
}
