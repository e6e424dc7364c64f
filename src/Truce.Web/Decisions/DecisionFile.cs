namespace Truce.Web.Decisions;

/// <summary>A decision with all that a viewer sees of it.</summary>
/// <param name="Statements">In the order of the record, those taken back among them.</param>
/// <param name="Blocks">The ties to what waits for it; only to things that the viewer sees.</param>
public sealed record DecisionFile(Decision Decision, DecisionStanding Standing, IReadOnlyList<DecisionStatement> Statements, IReadOnlyList<Relation> Blocks)
{
    public static DecisionFile Of(Decision decision, View view, Instant now)
    {
        DecisionStatement[] statements = [.. view.Under<DecisionStatement>(decision.Id)];
        return new DecisionFile(decision, DecisionStanding.Of(decision, statements, now), statements, [.. BlocksOf(decision, view)]);
    }

    /// <summary>The decision with what waits for it, to be compared with others.</summary>
    public static DecisionCase CaseOf(Decision decision, View view) => new(decision, [.. BlocksOf(decision, view).Select(tie => tie.To).Distinct()]);

    /// <summary>The decisions for which a thing waits, the oldest first.</summary>
    public static IEnumerable<(DecisionFile File, Relation Tie)> AwaitedBy(Reference thing, View view, Instant now) =>
        from tie in view.Under<Relation>(thing)
        where tie.Role == RelationRole.Blocks && tie.To == thing
        let decision = view.Find(new Id<Decision>(tie.Of.Number))
        where decision is not null
        orderby decision.Account.Asked.At
        select (Of(decision, view, now), tie);

    private static IEnumerable<Relation> BlocksOf(Decision decision, View view) =>
        view.Under<Relation>(decision.Id).Where(tie => tie.Role == RelationRole.Blocks && tie.Of == decision.Id.Reference);
}
