namespace Truce.Web.Floor;

/// <summary>The stretch of time that the floor shows: it counts back from the moment shown, which is not always now.</summary>
/// <param name="Code">As addresses name it: <c>24h</c>, <c>48h</c> or <c>7d</c>.</param>
/// <param name="Until">The moment shown; the first one that is not shown any more.</param>
public sealed record FloorWindow(string Code, Instant From, Instant Until)
{
    private const string Usual = "48h";

    /// <summary>The codes, shortest first.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["24h", "48h", "7d"];

    /// <summary>The stretch before a moment; 48 hours where the code is none of the three.</summary>
    public static FloorWindow Before(Instant moment, string? code)
    {
        var known = code is not null && Codes.Contains(code) ? code : Usual;
        var length = known switch { "24h" => Duration.FromHours(24), "7d" => Duration.FromDays(7), _ => Duration.FromHours(48) };
        return new FloorWindow(known, moment - length, moment);
    }

    /// <summary>Where a moment lies across, from 0 to 100; beyond the window it is at its edge.</summary>
    public double At(Instant moment) => Math.Clamp((moment - From) / (Until - From) * 100, 0, 100);
}
