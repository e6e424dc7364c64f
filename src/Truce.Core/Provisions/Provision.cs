using System.Collections.Immutable;

namespace Truce.Core.Provisions;

/// <summary>What an undertaking is about. The order is that of the pages, and says nothing of weight.</summary>
public enum ProvisionFamily
{
    /// <summary>Cessation of hostilities, and lines.</summary>
    Hostilities = 1,

    /// <summary>Protection of civilians and civilian objects.</summary>
    Civilians = 2,

    /// <summary>Humanitarian access.</summary>
    Access = 3,

    /// <summary>Hostages, prisoners, detainees, remains.</summary>
    Exchange = 4,

    /// <summary>Hostilities through others, or under a new pretext.</summary>
    Proxies = 5,

    /// <summary>Cooperation with monitors.</summary>
    Monitoring = 6,

    /// <summary>Governance, security and recovery.</summary>
    Recovery = 7,
}

/// <summary>How long an undertaking binds.</summary>
public enum Recurrence
{
    /// <summary>It stands until it ends or is overtaken.</summary>
    Standing = 1,

    /// <summary>It is carried out once.</summary>
    Once = 2,

    /// <summary>It is carried out anew at each occasion.</summary>
    EachTime = 3,
}

/// <summary>By when something is owed.</summary>
/// <param name="By">The last day; null where the text names none and none follows from it.</param>
/// <param name="Derived">Whether the day is our arithmetic from other days.</param>
/// <param name="Words">The condition or moment in our own words, such as "on approval by the government".</param>
public sealed record Due(LocalDate? By = null, bool Derived = false, LocalText? Words = null);

/// <summary>For what stretch a threshold counts.</summary>
public enum Per
{
    Day = 1,
    Week = 2,
    Month = 3,

    /// <summary>At each occasion, such as for each one returned.</summary>
    Occasion = 4,

    /// <summary>In all.</summary>
    Total = 5,
}

/// <summary>The number that an undertaking names. Where only one bound is named the other is null; both alike: exactly so many.</summary>
/// <param name="Unit">What is counted, a lower-case word such as <c>trucks</c>, as in <see cref="Quantity"/>.</param>
/// <param name="Words">What the number leaves out, such as "of which 50 carry fuel".</param>
public sealed record Threshold(long? Least, long? Most, string Unit, Per Per, LocalText? Words = null);

/// <summary>What a provision waits for.</summary>
/// <param name="On">The provision that comes first.</param>
/// <param name="Hours">Within so many hours of it; null where no span is named.</param>
/// <param name="By">Who makes the tie, where the text of the agreement does not; null: the text.</param>
/// <param name="Words">How it waits, in our own words.</param>
public sealed record Dependency(Id<Provision> On, int? Hours = null, Id<Organisation>? By = null, LocalText? Words = null);

/// <summary>What an agreement undertakes in one checkable item.</summary>
/// <param name="Number">As the centre counts, such as <c>P01</c>.</param>
/// <param name="Text">In our own neutral words.</param>
/// <param name="Owes">Who owes it.</param>
/// <param name="OwedAs">The text's own word for who owes it, such as "both", where it is not a list of names.</param>
/// <param name="DeclaredLimit">Whether somebody declared it as a limit to itself ("will not enter") rather than agreed it with another.</param>
/// <param name="Phase">The number of the phase that it belongs to; null where the texts do not say.</param>
/// <param name="Texts">The reports in which it stands.</param>
public sealed record ProvisionTerms(
    string Number, LocalText Text, ProvisionFamily Family, ImmutableArray<Id<Organisation>> Owes, Recurrence Recurrence, ImmutableArray<Id<Report>> Texts,
    LocalText? OwedAs = null, bool DeclaredLimit = false, Due? Due = null, Threshold? Threshold = null, int? Phase = null);

/// <summary>One checkable undertaking of an agreement. Whether it was carried out stands in the assessments, one organisation's each.</summary>
public sealed record Provision(
    Id<Provision> Id, Id<Agreement> Agreement, ProvisionTerms Terms, ImmutableArray<Dependency> DependsOn, int Corrections, bool Example) : INoun<Provision>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Provision;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Provision state) => [state.Agreement];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Provision state) => [state.Agreement, .. state.DependsOn.Select(one => one.On.Reference)];

    /// <inheritdoc />
    public static Provision? Apply(Provision? current, Recorded recorded) => recorded.Event switch
    {
        ProvisionSet e => new Provision(new(recorded.Head.Stream.Number), e.Agreement, e.Terms, [], 0, e.Example),
        ProvisionCorrected e => current! with { Terms = e.Terms, Corrections = current.Corrections + 1 },
        DependencyPut e => current! with { DependsOn = [.. current.DependsOn.Where(one => one.On != e.As.On), e.As] },
        
        // As with links of claims: what removes nothing leaves the state equal.
        DependencyRemoved e => current! with { DependsOn = current.DependsOn.RemoveAll(one => one.On == e.On) },
        _ => current,
    };
}
