using System.Collections.Immutable;

namespace Truce.Core.Tallies;

/// <summary>What is counted: incidents that can have happened between two moments.</summary>
/// <param name="From">When the period begins.</param>
/// <param name="CutOff">When it ends; half-open. The period before is of the same length.</param>
/// <param name="Zone">The zone in which its days are meant.</param>
/// <param name="Area">The place within which; null for all.</param>
public sealed record TallyTerms(Instant From, Instant CutOff, string Zone, Id<Place>? Area = null)
{
    /// <summary>Where the period before begins.</summary>
    public Instant PreviousFrom => From - (CutOff - From);

    /// <summary>What can hold an incident of either period, and more.</summary>
    public Footprint Reach => Footprint.Everything.During(PreviousFrom, CutOff);
}

/// <summary>A column: one side's own telling. Columns are never added to each other.</summary>
/// <param name="Party">Whose; only of <see cref="ReportColumn.Party"/>.</param>
public readonly record struct TallyColumn(ReportColumn Kind, Id<Organisation>? Party = null) : IComparable<TallyColumn>
{
    /// <summary>The centre's own record.</summary>
    public static TallyColumn Us => new(ReportColumn.RecordedByUs);

    /// <inheritdoc />
    public int CompareTo(TallyColumn other) => Kind != other.Kind ? Kind.CompareTo(other.Kind) : Nullable.Compare(Party, other.Party);
}

/// <summary>How a side counts, as it stated with the last figure of its own on events like these; what it never stated is null.</summary>
/// <param name="Figure">Where it is stated.</param>
/// <param name="One">What it takes for one.</param>
/// <param name="Base">The first day that it counts: earlier incidents are not in its column.</param>
/// <param name="InUnit">Events of its column that state a number in its own unit; null where its unit is the event. Nothing is converted or added.</param>
public sealed record SideRule(Figure Figure, CountUnit One, LocalDate? Base, int? InUnit);

/// <summary>One number of the table, with the incidents behind it.</summary>
/// <param name="Incidents">One for each event, the first told of those that are one; in the order in which they happened.</param>
/// <param name="Before">How many the period before has.</param>
public sealed record TallyCell(ImmutableArray<Id<Incident>> Incidents, int Before)
{
    /// <summary>The number.</summary>
    public int Count => Incidents.Length;
}

/// <summary>A row: what kind, where; or a day.</summary>
public sealed record TallyRow(IncidentFamily? Family, Id<Place>? Governorate, LocalDate? Day, ImmutableSortedDictionary<TallyColumn, TallyCell> Cells);

/// <summary>The daily table of monitoring missions, as one viewer sees the record at one moment.</summary>
/// <param name="Columns">That of the centre first; then each side of which some claim tells of an event of the period.</param>
/// <param name="Kinds">By family and governorate.</param>
/// <param name="Days">By the day on which an event can have begun, each event once; days of the period without any are there as well.</param>
/// <param name="ToldAgain">Incidents of the period that count with another one.</param>
/// <param name="OutOfScope">Incidents of the period that are out of scope.</param>
public sealed record DailyTally(
    TallyTerms Terms, ImmutableArray<TallyColumn> Columns, ImmutableArray<TallyRow> Kinds, ImmutableArray<TallyRow> Days,
    ImmutableSortedDictionary<TallyColumn, SideRule> Rules, int ToldAgain, int OutOfScope)
{
    /// <summary>Counts.</summary>
    /// <param name="incidents">At least all that the viewer sees and that meet <see cref="TallyTerms.Reach"/>, each once.</param>
    /// <remarks>
    /// Unit: the event. Taken in: what can have happened in the period and is not out of scope. Several incidents that are one event
    /// count once, where and when the first told of them says; a claim of any of them puts the event into its side's column, once however
    /// many sources of that side repeat it.
    /// </remarks>
    public static DailyTally Of(IOverview overview, IEnumerable<Incident> incidents, TallyTerms terms) => new TallyCount(overview, terms).Count(incidents);
}
