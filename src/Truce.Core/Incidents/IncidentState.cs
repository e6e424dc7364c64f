using System.Collections.Immutable;

namespace Truce.Core.Incidents;

/// <summary>How far the work on an incident has come.</summary>
public enum IncidentState
{
    Received = 1,
    Triaged = 2,
    Duplicate = 3,
    OutOfScope = 4,
    UnderVerification = 5,
    Verified = 6,
    PartlyVerified = 7,
    Unverifiable = 8,
    Refuted = 9,
    UnderInvestigation = 10,
    Attributed = 11,
    NotAttributed = 12,
    SharedWithParties = 13,
    ReplyPeriod = 14,
    Closed = 15,
    Reopened = 16,
    Corrected = 17,
}

/// <summary>What kept an incident from being verified.</summary>
public enum Obstacle
{
    AccessDenied = 1,
    AccessDelayed = 2,
    AccessConditional = 3,
    TracesGone = 4,
    NoWitness = 5,
    TooLate = 6,
}

/// <summary>Which state may follow which: the whole law in one table.</summary>
public static class IncidentLaw
{
    private static readonly ImmutableDictionary<IncidentState, ImmutableArray<IncidentState>> Table = new (IncidentState From, IncidentState[] To)[]
    {
        (IncidentState.Received, [IncidentState.Triaged]),
        (IncidentState.Triaged, [IncidentState.Duplicate, IncidentState.OutOfScope, IncidentState.UnderVerification]),
        (IncidentState.UnderVerification, [IncidentState.Verified, IncidentState.PartlyVerified, IncidentState.Unverifiable, IncidentState.Refuted]),
        (IncidentState.Verified, [IncidentState.UnderInvestigation]),
        (IncidentState.PartlyVerified, [IncidentState.UnderInvestigation]),

        // Nobody is inquired after for what was not shown to have happened; the parties are told all the same.
        (IncidentState.Unverifiable, [IncidentState.SharedWithParties, IncidentState.Reopened, IncidentState.Corrected]),
        (IncidentState.Refuted, [IncidentState.SharedWithParties, IncidentState.Reopened, IncidentState.Corrected]),
        (IncidentState.UnderInvestigation, [IncidentState.Attributed, IncidentState.NotAttributed]),
        (IncidentState.Attributed, [IncidentState.SharedWithParties]),
        (IncidentState.NotAttributed, [IncidentState.SharedWithParties]),
        (IncidentState.SharedWithParties, [IncidentState.ReplyPeriod]),
        (IncidentState.ReplyPeriod, [IncidentState.Closed]),
        (IncidentState.Closed, [IncidentState.Reopened, IncidentState.Corrected]),
        (IncidentState.Duplicate, [IncidentState.Reopened, IncidentState.Corrected]),
        (IncidentState.OutOfScope, [IncidentState.Reopened, IncidentState.Corrected]),
        (IncidentState.Corrected, [IncidentState.Reopened, IncidentState.Corrected]),
        (IncidentState.Reopened, [IncidentState.Triaged, IncidentState.UnderVerification]),
    }.ToImmutableDictionary(line => line.From, line => line.To.ToImmutableArray());

    /// <summary>The states that may follow a state, in the order of the work; never empty.</summary>
    public static ImmutableArray<IncidentState> After(IncidentState state) => Table[state];

    /// <summary>Whether the work has come to an end there: it can be reopened, and a correction shows as one.</summary>
    public static bool IsTerminal(IncidentState state) => Table[state].Contains(IncidentState.Reopened);
}
