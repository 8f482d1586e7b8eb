namespace Simulator.Acquirer;

/// <summary>How card data look in anything a person reads.</summary>
public static class Masking
{
    /// <summary>First six and last four digits of a card number.</summary>
    public static string Pan(string pan) => Books.Mask(pan);

    /// <summary>Card number masked, expiry and service code kept, the rest starred.</summary>
    public static string Track2(string track)
    {
        int separator = track.IndexOf('D');
        if (separator < 0)
        {
            return Pan(track);
        }

        int kept = Math.Min(track.Length, separator + 8);
        return Pan(track[..separator]) + track[separator..kept] + new string('*', track.Length - kept);
    }

    public static string Hidden(int count, string unit) => $"hidden ({count} {unit})";
}
