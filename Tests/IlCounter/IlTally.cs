namespace IlCounter;

/// <summary>
/// IL instructions executed so far, by method. The rewritten assemblies of an <see cref="IlWorld"/> add to it; elsewhere it stays at zero.
/// For one thread.
/// </summary>
public static class IlTally
{
    /// <summary>By method number. A field, because every basic block adds to it.</summary>
    public static long[] Counts = [];

    /// <summary>Full name of each method, "Namespace.Type::Method".</summary>
    public static string[] Methods { get; private set; } = [];

    /// <summary>True in a world whose instructions are counted.</summary>
    public static bool Counting => Methods.Length > 0;

    public static long Total => Counts.Sum();

    public static long[] Snapshot() => (long[])Counts.Clone();

    /// <summary>What was executed after a snapshot, method by method, the most first.</summary>
    public static IReadOnlyList<(string Method, long Count)> Since(long[] before) =>
        Of([.. Counts.Select((count, i) => count - before[i])]);

    /// <summary>Counts by method number as a list by name, the most first.</summary>
    public static IReadOnlyList<(string Method, long Count)> Of(long[] counts) =>
        [.. counts.Select((count, i) => (Methods[i], count)).Where(m => m.count > 0).OrderByDescending(m => m.count)];

    /// <summary>Called by <see cref="IlWorld"/> once all methods are known.</summary>
    public static void Begin(string[] methods)
    {
        Methods = methods;
        Counts = new long[methods.Length];
    }
}
