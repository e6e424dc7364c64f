using System.Collections.Immutable;

namespace Truce.Core.JointVisits;

/// <summary>What somebody who was invited answers. That somebody is silent is no answer: it follows from there being none.</summary>
public enum InvitationAnswer
{
    Accepts = 1,
    Declines = 2,
}

/// <summary>What came of a visit.</summary>
public enum VisitResult
{
    Held = 1,
    HeldInPart = 2,
    NotHeld = 3,

    /// <summary>Whoever called it called it off.</summary>
    CalledOff = 4,
}

/// <summary>What can happen to a visit.</summary>
public enum VisitStepKind
{
    Called = 1,
    Accepted = 2,
    Declined = 3,
    TeamNamed = 4,
    Moved = 5,
    Reported = 6,
}

/// <summary>Where and when a visit is to be, and what for.</summary>
/// <param name="Until">Later than <paramref name="From"/>, by 31 days at most.</param>
public sealed record VisitPlan(LocalText Purpose, PlaceStated Where, Instant From, Instant Until)
{
    private static readonly Duration Longest = Duration.FromDays(31);

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit() =>
        TextCheck.Of(Purpose, "purpose", TextCheck.Name) is { } unfit ? unfit
        : Until <= From || Until - From > Longest ? VisitRefusals.TimeUnfit()
        : Where.Unfit();
}

/// <summary>A place in the team: an organisation and a function in words. Nobody is named.</summary>
public sealed record TeamPlace(Id<Organisation> Organisation, LocalText Function);

/// <summary>What was seen on a visit, and what could not be.</summary>
/// <param name="Seen">Exactly where it was held, wholly or in part.</param>
/// <param name="Unseen">What could not be seen, and why; null where nothing was kept from it.</param>
/// <param name="Reason">Why it was not held; exactly where it was not.</param>
public sealed record VisitReport(VisitResult Result, Occurrence When, LocalText? Seen = null, LocalText? Unseen = null, LocalText? Reason = null)
{
    /// <summary>Whether somebody was there.</summary>
    public bool WasHeld => Result is VisitResult.Held or VisitResult.HeldInPart;

    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now)
    {
        if (!Enum.IsDefined(Result)) return VisitRefusals.ResultMissing();
        var words = TextCheck.First(
            TextCheck.Optional(Seen, "seen", TextCheck.Statement), TextCheck.Optional(Unseen, "unseen", TextCheck.Statement),
            TextCheck.Optional(Reason, "reason", TextCheck.Statement));
        return words ?? When.Unfit(now) ?? (WasHeld != Seen is not null || WasHeld == Reason is not null ? VisitRefusals.SeenUnfit() : null);
    }
}

/// <summary>An answer to an invitation.</summary>
public sealed record Answered(Id<Organisation> By, InvitationAnswer Answer, LocalText? Reason, Instant At);

/// <summary>One step in the life of a visit.</summary>
public sealed record VisitStep(VisitStepKind Kind, Id<Organisation> Who, LocalText? Words, Instant At);

/// <summary>
/// A visit to the place of an incident to which others are invited. What each side finds is a stream of its own (<see cref="VisitFinding"/>),
/// and dissent stands beside with the same weight; what was hindered is a <see cref="Hindrance"/> of its own.
/// </summary>
/// <param name="By">Who called it.</param>
/// <param name="Invited">1 to 20, each organisation once.</param>
/// <param name="Answers">Since it was last moved; of each organisation the last.</param>
/// <param name="Team">Empty while nobody was named.</param>
/// <param name="Report">What came of it; null while that is open.</param>
/// <param name="Steps">Never empty; the last is the latest.</param>
public sealed record JointVisit(
    Id<JointVisit> Id, Id<Incident> Incident, Id<Organisation> By, VisitPlan Plan, ImmutableArray<Addressee> Invited, ImmutableArray<Answered> Answers,
    ImmutableArray<TeamPlace> Team, VisitReport? Report, ImmutableArray<VisitStep> Steps, bool Example) : INoun<JointVisit>
{
    /// <summary>Organisations at most, and places in the team.</summary>
    public const int Most = 20;

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.JointVisit;

    /// <summary>Whether an organisation is invited, or called it.</summary>
    public bool Takes(Id<Organisation> organisation) => By == organisation || Invited.Any(one => one.Organisation == organisation);

    /// <summary>The answer of an organisation; null where it is silent.</summary>
    public Answered? AnswerOf(Id<Organisation> organisation) => Answers.FirstOrDefault(one => one.By == organisation);

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(JointVisit state) =>
    [
        .. state.Invited.SelectMany(one => one.Names).Append(state.By.Reference).Append(state.Incident.Reference)
            .Concat(state.Plan.Where.Place is { } place ? [place.Reference] : Array.Empty<Reference>()).Distinct(),
    ];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(JointVisit state) => [state.Incident];

    /// <inheritdoc />
    public static JointVisit? Apply(JointVisit? current, Recorded recorded) => recorded.Event switch
    {
        JointVisitCalled e => new JointVisit(
            new(recorded.Head.Stream.Number), e.Incident, e.By, e.Plan, e.Invited, [], [], null,
            [new(VisitStepKind.Called, e.By, null, recorded.Head.RecordedAt)], e.Example),
        InvitationAnswered e => current!.And(e.Answer == InvitationAnswer.Accepts ? VisitStepKind.Accepted : VisitStepKind.Declined, e.By, e.Reason, recorded) with
        {
            Answers = [.. current.Answers.Where(one => one.By != e.By), new(e.By, e.Answer, e.Reason, recorded.Head.RecordedAt)],
        },
        VisitTeamNamed e => current!.And(VisitStepKind.TeamNamed, current.By, null, recorded) with { Team = e.Team },
        JointVisitMoved e => current!.And(VisitStepKind.Moved, current.By, e.Reason, recorded) with { Plan = current.Plan with { From = e.From, Until = e.Until }, Answers = [] },
        JointVisitReported e => current!.And(VisitStepKind.Reported, current.By, e.Report.Reason, recorded) with { Report = e.Report },
        _ => current,
    };

    private JointVisit And(VisitStepKind kind, Id<Organisation> who, LocalText? words, Recorded recorded) =>
        this with { Steps = Steps.Add(new VisitStep(kind, who, words, recorded.Head.RecordedAt)) };
}

public sealed record JointVisitCalled(Id<Incident> Incident, Id<Organisation> By, VisitPlan Plan, ImmutableArray<Addressee> Invited, bool Example = false) : IEvent;

/// <param name="Reason">Exactly where it declines.</param>
public sealed record InvitationAnswered(Id<Organisation> By, InvitationAnswer Answer, LocalText? Reason = null) : IEvent;

public sealed record VisitTeamNamed(ImmutableArray<TeamPlace> Team) : IEvent;

public sealed record JointVisitMoved(Instant From, Instant Until, LocalText Reason) : IReasoned;

public sealed record JointVisitReported(VisitReport Report) : IEvent;
