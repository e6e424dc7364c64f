namespace Truce.Core.Decisions;

/// <summary>How a decision stands, from all that is stated on it.</summary>
public enum DecisionState
{
    Open = 1,

    /// <summary>It takes all, and some have stated an outcome.</summary>
    InPart = 2,
    Decided = 3,
    Overtaken = 4,
    Withdrawn = 5,
}

/// <summary>A decision at a moment: how it stands, how old it is, who said what.</summary>
/// <param name="Outcomes">Stated by those to whom it is put, since it was last opened: each one's last word, first to last. They can differ.</param>
/// <param name="ByOthers">Outcomes stated by organisations to whom it is not put: they decide nothing.</param>
/// <param name="Dissents">Every dissent that stands, first to last.</param>
/// <param name="Past">Outcomes from before it was reopened, and earlier words of the same organisation.</param>
/// <param name="Age">From when it was needed to its end, or to the moment where it has none. Never below zero.</param>
/// <param name="Late">How long it has been, or was, overdue; null where it is not.</param>
public sealed record DecisionStanding(
    DecisionState State, IReadOnlyList<DecisionStatement> Outcomes, IReadOnlyList<DecisionStatement> ByOthers, IReadOnlyList<DecisionStatement> Dissents,
    IReadOnlyList<DecisionStatement> Past, Duration Age, Duration? Late)
{
    /// <summary>Whether it still waits.</summary>
    public bool IsOpen => State is DecisionState.Open or DecisionState.InPart;

    /// <summary>Of those to whom a decision is put, how many have stated an outcome.</summary>
    public int Heard => Outcomes.Count;

    /// <param name="statements">On this decision, in any order.</param>
    public static DecisionStanding Of(Decision decision, IEnumerable<DecisionStatement> statements, Instant now)
    {
        var standing = statements.Where(one => one.Withdrawn is null).OrderBy(one => one.Index).ToArray();
        var decides = standing.Where(one => one.Account.Stance == DecisionStance.Decides).ToArray();
        DecisionStatement[] last = [.. decides.Where(one => one.Index > decision.OpenSince).GroupBy(one => one.By).Select(group => group.Last()).OrderBy(one => one.Index)];
        DecisionStatement[] outcomes = [.. last.Where(one => decision.IsPutTo(one.By))];
        var state = StateOf(decision, outcomes.Length);
        var end = EndOf(decision, state, outcomes) ?? now;
        return new DecisionStanding(
            state, outcomes, [.. last.Except(outcomes)], [.. standing.Where(one => one.Account.Stance == DecisionStance.Dissents)], [.. decides.Except(last)],
            Duration.Max(Duration.Zero, end - decision.Account.Asked.At), end > decision.Due ? end - decision.Due : null);
    }

    private static DecisionState StateOf(Decision decision, int heard) => decision.End switch
    {
        DecisionEnd.Overtaken => DecisionState.Overtaken,
        DecisionEnd.Withdrawn => DecisionState.Withdrawn,
        _ when heard == 0 => DecisionState.Open,
        _ => decision.Quorum == Quorum.All && heard < decision.Deciders.Length ? DecisionState.InPart : DecisionState.Decided,
    };

    // It takes effect when it is said, not when somebody writes it down: with the first word where any can decide, with the last where it takes all.
    private static Instant? EndOf(Decision decision, DecisionState state, IReadOnlyList<DecisionStatement> outcomes) => state switch
    {
        DecisionState.Overtaken or DecisionState.Withdrawn => decision.Steps.Last(step => step.Kind == DecisionStepKind.Ended).At,
        DecisionState.Decided when decision.Quorum == Quorum.Any => outcomes.Min(one => one.Account.StatedAt),
        DecisionState.Decided => outcomes.Max(one => one.Account.StatedAt),
        _ => null,
    };
}
