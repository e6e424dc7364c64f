using System.Collections.Immutable;

namespace Truce.Core.Judgements;

/// <summary>The three questions about an incident. They are answered apart, and no answer follows from another.</summary>
public enum JudgedQuestion
{
    /// <summary>Did it happen?</summary>
    Happened = 1,

    /// <summary>Who did it?</summary>
    Who = 2,

    /// <summary>Was it a breach?</summary>
    Breach = 3,
}

/// <summary>How far an incident is laid to somebody.</summary>
public enum AttributionDegree
{
    Attributed = 1,
    LargelyAttributed = 2,
    Likely = 3,
    Contested = 4,
    NotAttributable = 5,

    /// <summary>The actor says so itself.</summary>
    SelfAcknowledged = 6,

    /// <summary>The actor named denies it, and nothing more is known.</summary>
    Denied = 7,
}

/// <summary>An answer to who did it.</summary>
/// <param name="Actor">To whom; null exactly where it is not attributable, and where several are named and none is chosen.</param>
/// <param name="Named">The actor in words, where it is no organisation of the centre; null where there is nothing to add.</param>
public sealed record Attribution(AttributionDegree Degree, Id<Organisation>? Actor = null, LocalText? Named = null);

/// <summary>What an incident is, measured by a provision.</summary>
public enum BreachDegree
{
    Breach = 1,
    PossibleBreach = 2,
    PermittedAct = 3,
    DisputedInterpretation = 4,
    OutsideAgreement = 5,
}

/// <summary>How grave a breach is.</summary>
public enum Severity
{
    Minor = 1,
    Serious = 2,
    Grave = 3,
}

/// <summary>Whether it was meant.</summary>
public enum Intent
{
    Unknown = 1,
    Accident = 2,
    Deliberate = 3,
}

/// <summary>An answer to whether it was a breach.</summary>
/// <param name="Severity">Only of a breach, or a possible one.</param>
/// <param name="Provision">The provision by which it is measured; null outside the agreement, or where none is named.</param>
public sealed record BreachFinding(BreachDegree Degree, Severity? Severity = null, Intent? Intent = null, Reference? Provision = null);

/// <summary>The answer to exactly one of the three questions.</summary>
/// <param name="Level">Did it happen: 0 allegation, 1 single source, 2 two or more independent, 3 place and date shown by images, 4 monitor on site, 5 confirmed by the alleged actor.</param>
public sealed record JudgedAnswer(int? Level = null, Attribution? Attribution = null, BreachFinding? Breach = null)
{
    /// <summary>Which question it answers; the first of several where it is unfit.</summary>
    public JudgedQuestion Question => Level is not null ? JudgedQuestion.Happened : Attribution is not null ? JudgedQuestion.Who : JudgedQuestion.Breach;

    /// <summary>Null where it answers one question and its parts fit; else the refusal that says what does not.</summary>
    public Refusal? Unfit()
    {
        var answered = (Level is null ? 0 : 1) + (Attribution is null ? 0 : 1) + (Breach is null ? 0 : 1);
        if (answered != 1) return JudgementRefusals.OneQuestion();
        if (Level is < 0 or > 5) return JudgementRefusals.LevelUnknown();
        if (Attribution is { } who) return UnfitActor(who) ? JudgementRefusals.ActorUnfit() : TextCheck.Optional(who.Named, "actor", TextCheck.Name);
        if (Breach is { Severity: not null, Degree: not (BreachDegree.Breach or BreachDegree.PossibleBreach) }) return JudgementRefusals.SeverityUnfit();
        return Breach is { Provision: { } provision } && (provision.Kind != StreamKind.Provision || Breach.Degree == BreachDegree.OutsideAgreement)
            ? JudgementRefusals.ProvisionUnfit()
            : null;
    }

    private static bool UnfitActor(Attribution who) => who.Degree switch
    {
        AttributionDegree.NotAttributable => who is not { Actor: null, Named: null },
        AttributionDegree.Contested => false,
        _ => who is { Actor: null, Named: null },
    };
}

/// <summary>
/// What one organisation holds about one of the three questions on an incident. The centre's is one among others. A later one of the
/// same organisation on the same question supersedes it; both stay.
/// </summary>
/// <param name="By">Whose judgement it is.</param>
/// <param name="Basis">What it rests on, in words; evidence is tied to it by relations.</param>
/// <param name="On">The day on which it was given.</param>
/// <param name="Through">The claim in which the organisation gave it, where it was taken from one.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record Judgement(
    Id<Judgement> Id, Id<Incident> Incident, Id<Organisation> By, JudgedAnswer Answer, LocalText Basis, LocalDate On, Id<Claim>? Through,
    LocalText? Withdrawn, int Corrections, bool Example) : INoun<Judgement>
{
    /// <summary>The seats that gave it and corrected it, each once. Seats are functions, never persons.</summary>
    public ImmutableArray<Id<Member>> Seats { get; init; } = [];

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Judgement;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Judgement state) =>
        state.Answer.Breach?.Provision is { } provision ? [.. HangsOn(state), state.By, provision] : [.. HangsOn(state), state.By];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(Judgement state) =>
        state.Through is { } claim ? [state.Incident, claim] : [state.Incident];

    /// <summary>Of some judgements in the order in which they were recorded, those that stand: not taken back, and the last of each organisation on each question.</summary>
    public static IReadOnlyList<Judgement> Standing(IEnumerable<Judgement> judgements) =>
        [.. judgements.Where(one => one.Withdrawn is null).GroupBy(one => (one.By, one.Answer.Question)).Select(group => group.Last())];

    /// <inheritdoc />
    public static Judgement? Apply(Judgement? current, Recorded recorded) => recorded.Event switch
    {
        JudgementGiven e => new Judgement(
            new(recorded.Head.Stream.Number), e.Incident, e.By, e.Answer, e.Basis, e.On, e.Through, null, 0, e.Example)
        { Seats = [recorded.Who.Member] },
        JudgementCorrected e => current! with { Answer = e.Answer, Basis = e.Basis, Corrections = current.Corrections + 1, Seats = [.. current.Seats.Append(recorded.Who.Member).Distinct()] },
        JudgementWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}
