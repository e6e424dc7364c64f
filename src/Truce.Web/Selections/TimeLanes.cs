using System.Globalization;

namespace Truce.Web.Selections;

/// <summary>One bar of a timeline, in units of its drawing.</summary>
/// <param name="Number">From 1, in the order of the list; bars of one thing have one.</param>
public sealed record TimeBarDrawn(SelectedThing Thing, int Number, double X, double Width);

/// <summary>A timeline laid out: a lane for each noun, a bar for each thing, time in the direction of reading.</summary>
public sealed class TimeLanes
{
    /// <summary>Units across, and of a lane.</summary>
    public const double Width = 1000, LaneHeight = 26;

    private const double LeastBar = 7;

    private readonly bool isMirrored;

    /// <param name="from">The first moment shown.</param>
    /// <param name="until">The first moment not shown any more.</param>
    /// <param name="isMirrored">Whether time runs from right to left.</param>
    public TimeLanes(IEnumerable<(SelectedThing Thing, int Number)> things, Instant from, Instant until, bool isMirrored)
    {
        (From, Until, this.isMirrored) = (from, until > from ? until : from + Duration.FromHours(1), isMirrored);
        Lanes = [.. from one in things where one.Thing.When is not null group one by one.Thing.Reference.Kind into lane orderby lane.Key select (lane.Key, (IReadOnlyList<TimeBarDrawn>)[.. lane.Select(Bar)])];
    }

    public Instant From { get; }

    public Instant Until { get; }

    /// <summary>The nouns with their bars.</summary>
    public IReadOnlyList<(StreamKind Kind, IReadOnlyList<TimeBarDrawn> Bars)> Lanes { get; }

    /// <summary>Where a moment lies across.</summary>
    public double At(Instant moment)
    {
        var across = Math.Clamp((moment - From) / (Until - From), 0, 1) * Width;
        return isMirrored ? Width - across : across;
    }

    /// <summary>Numbers as SVG writes them.</summary>
    public static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private TimeBarDrawn Bar((SelectedThing Thing, int Number) one)
    {
        var when = one.Thing.When!.Value;
        var (begin, end) = (At(when.From), At(when.Until));
        var (x, wide) = (Math.Min(begin, end), Math.Abs(end - begin));
        return new(one.Thing, one.Number, Math.Min(x, Width - LeastBar), Math.Max(wide, LeastBar));
    }
}
