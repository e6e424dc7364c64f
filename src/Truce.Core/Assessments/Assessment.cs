namespace Truce.Core.Assessments;

/// <summary>How far a provision was carried out, on one organisation's view.</summary>
public enum ProvisionStatus
{
    /// <summary>Its time or its condition has not come.</summary>
    NotDue = 1,
    NotStarted = 2,
    Minimum = 3,
    Intermediate = 4,
    Complete = 5,

    /// <summary>What was carried out was undone.</summary>
    Reversed = 6,
    Suspended = 7,

    /// <summary>Something else took its place.</summary>
    Overtaken = 8,

    /// <summary>Whoever assesses finds that others hold against each other, and does not decide.</summary>
    Contested = 9,
}

/// <summary>How one organisation sees a provision on some day. Never of more than one, and never the provision's own state.</summary>
/// <param name="By">Whose view it is.</param>
/// <param name="On">Of which day or days; both count.</param>
/// <param name="Status">Null where only words were used: no status is read into them.</param>
/// <param name="Words">What was said or seen, in our own neutral words.</param>
/// <param name="Basis">What it rests on, as far as that is said.</param>
/// <param name="Report">Where it was heard; null where a member of the organisation entered it here.</param>
/// <param name="Withdrawn">Why it was taken back; null where it stands.</param>
public sealed record Assessment(
    Id<Assessment> Id, Id<Provision> Provision, Id<Organisation> By, DateInterval On, ProvisionStatus? Status, LocalText? Words, LocalText? Basis,
    Id<Report>? Report, LocalText? Withdrawn, int Corrections, Instant RecordedAt, bool Example) : INoun<Assessment>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Assessment;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <summary>The provision, and whose view it is: a view of nobody says nothing.</summary>
    public static IReadOnlyList<Reference> HangsOn(Assessment state) => [state.Provision, state.By];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Assessment state) =>
        state.Report is { } report ? [state.Provision, state.By, report] : [state.Provision, state.By];

    /// <inheritdoc />
    public static Assessment? Apply(Assessment? current, Recorded recorded) => recorded.Event switch
    {
        AssessmentMade e => new Assessment(
            new(recorded.Head.Stream.Number), e.Provision, e.By, e.On, e.Status, e.Words, e.Basis, e.Report, null, 0, recorded.Head.RecordedAt, e.Example),
        AssessmentCorrected e => current! with
        {
            On = e.On,
            Status = e.Status,
            Words = e.Words,
            Basis = e.Basis,
            Corrections = current.Corrections + 1,
        },
        AssessmentWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}
