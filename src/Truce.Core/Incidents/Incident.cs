using System.Collections.Immutable;

namespace Truce.Core.Incidents;

/// <summary>One step of the work on an incident.</summary>
/// <param name="Obstacle">What kept it from being verified; only where the state is <see cref="IncidentState.Unverifiable"/>.</param>
/// <param name="ReplyUntil">When the time to reply ends; only where the state is <see cref="IncidentState.ReplyPeriod"/>.</param>
/// <param name="At">When it was recorded.</param>
public sealed record IncidentStep(IncidentState State, LocalText? Reason, Obstacle? Obstacle, Instant? ReplyUntil, Instant At);

/// <summary>
/// What the centre reconstructs from claims. Whether it happened, who did it and whether it is a breach are judgements by one
/// organisation each, streams of their own; here stands only what is told, and how far the work has come.
/// </summary>
/// <param name="ReportedAt">When it first reached the centre.</param>
/// <param name="Steps">Never empty; the last is where it stands.</param>
public sealed record Incident(
    Id<Incident> Id, IncidentAccount Account, Instant ReportedAt, ImmutableArray<IncidentStep> Steps, int Corrections, bool Example) : INoun<Incident>
{
    /// <summary>How often it was told anew or moved, from 1: what is put to others names the version that it puts.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The entry of the record that made this version.</summary>
    public long Entry { get; init; }

    /// <summary>The guarded part that holds a stricter <see cref="PlaceStated"/>.</summary>
    public const string ExactPlacePart = "exactPlace";

    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.Incident;

    /// <summary>What each source counts of people harmed, in the order in which it was first stated. A count of a source or a claim that a viewer may not see is left out by the view.</summary>
    public ImmutableArray<HarmStatement> Harm { get; init; } = [];

    /// <summary>How far the work has come.</summary>
    public IncidentState State => Steps[^1].State;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(Incident state) =>
    [
        .. state.Account.Where.Place is { } place ? [place] : Array.Empty<Reference>(),
        .. state.Account.Actors.Distinct().Select(actor => actor.Reference),
    ];

    /// <inheritdoc />
    public static bool Lies => true;

    /// <inheritdoc />
    public static string StricterPlace => ExactPlacePart;

    /// <inheritdoc />
    public static Footprint FootprintOf(Incident state) =>
        Footprint.Of(state.Account.Where.Centre).During(state.Account.Occurred.From, state.Account.Occurred.Until);

    /// <inheritdoc />
    public static Incident? Apply(Incident? current, Recorded recorded) => recorded.Event switch
    {
        IncidentEntered e => new Incident(
            new(recorded.Head.Stream.Number), e.Account, e.ReportedAt, [Step(recorded, IncidentState.Received)], 0, e.Example)
        { Entry = recorded.Head.Index },
        IncidentCorrected e => current! with
        {
            Account = e.Account,
            Corrections = current.Corrections + 1,
            Version = current.Version + 1,
            Entry = recorded.Head.Index,
            Steps = IncidentLaw.IsTerminal(current.State) ? current.Steps.Add(Step(recorded, IncidentState.Corrected, e.Reason)) : current.Steps,
        },
        IncidentMoved e => current! with
        {
            Steps = current.Steps.Add(Step(recorded, e.To, e.Reason, e.Obstacle, e.ReplyUntil)),
            Version = current.Version + 1,
            Entry = recorded.Head.Index,
        },
        HarmStated e => current! with { Harm = With(current.Harm, new(e.Source, e.Count, e.Claim, e.Basis, recorded.Head.RecordedAt)) },
        HarmWithdrawn e => current! with { Harm = current.Harm.RemoveAll(one => one.Source == e.Source && one.Count.Key == (e.Category, e.Age, e.Sex, e.Addition)) },
        _ => current,
    };

    private static ImmutableArray<HarmStatement> With(ImmutableArray<HarmStatement> harm, HarmStatement stated)
    {
        for (var at = 0; at < harm.Length; at++)
            if (harm[at].Source == stated.Source && harm[at].Count.Key == stated.Count.Key) return harm.SetItem(at, stated);
        return harm.Add(stated);
    }

    private static IncidentStep Step(
        Recorded recorded, IncidentState state, LocalText? reason = null, Obstacle? obstacle = null, Instant? replyUntil = null) =>
        new(state, reason, obstacle, replyUntil, recorded.Head.RecordedAt);
}
