using System.Collections.Immutable;
using NodaTime.Text;

namespace Truce.Formats.Imports;

/// <summary>An entry of <c>decisions:</c>, with what was done with it and what was stated on it.</summary>
internal sealed record DecisionEntry(
    Place Place, Instant? At, Keyed Key, DecisionAccount Account, IReadOnlyList<ToNamed> To, Quorum Quorum, IReadOnlyList<ThingNamed> Blocks,
    IReadOnlyList<DecisionStepEntry> Steps, IReadOnlyList<DecisionStatementEntry> Statements, ImportMarking? Marking, bool Example) : ImportEntry(Place, At)
{
    public static DecisionEntry Read(Fields fields)
    {
        var account = new DecisionAccount(
            fields.NeedLocal("question", TextCheck.Name), fields.NeedLocal("why", TextCheck.Statement), fields.NeedCode<Subject>("subject"),
            new Asked(fields.NeedInstant("asked"), fields.NeedInstant("due")));
        var entry = new DecisionEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), account, [.. fields.Groups("to").Select(ToNamed.Read)], fields.Code<Quorum>("quorum") ?? Quorum.Any,
            [.. fields.Groups("blocks").Select(ThingNamed.Read)], [.. fields.Groups("steps").Select(DecisionStepEntry.Read)],
            [.. fields.Groups("statements").Select(DecisionStatementEntry.Read)], ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        if (entry.To.Count == 0) fields.Errors.Add(fields.PlaceOf("to"), "“to” lists to whom it is put: each with “organisation”, and “function” where that is known.");
        fields.End();
        return entry;
    }

    internal override void Plan(ImportPlan plan, Instant at)
    {
        plan.Begin(
            at, StreamKind.Decision, Key, "need", ImportWork.Watch, [.. To.SelectMany(one => one.Needs), .. ImportPlan.Released(Marking)],
            known => new NeedDecision(Account, [.. To.Select(one => one.In(known))], Quorum, Marking: ImportPlan.Marking(Marking, known), Example: Example));
        foreach (var step in Steps)
        {
            plan.Change(
                step.At, StreamKind.Decision, Key, step.Key, step.Place, ImportWork.Watch, [.. step.To.SelectMany(one => one.Needs)],
                known => step.Command(known.Of<Decision>(Key), known));
        }

        foreach (var one in Statements) one.Plan(plan, Key, at);
    }

    // What waits for it is tied by relations of their own, as the relations of a file are.
    internal override void PlanTies(ImportPlan plan, Instant at)
    {
        foreach (var thing in Blocks)
        {
            plan.Begin(
                at, StreamKind.Relation, new Keyed($"{Key.Key}/blocks/{thing.Key.Key}", Place), "state", ImportWork.Watch, [(StreamKind.Decision, Key), (thing.Kind, thing.Key)],
                known => new StateRelation(known.Of<Decision>(Key), RelationRole.Blocks, thing.In(known)));
        }
    }
}

/// <summary>A change of a decision: put to others, its due time moved, reopened, ended.</summary>
internal sealed record DecisionStepEntry(
    Place Place, Instant At, DecisionStepKind Kind, LocalText Reason, IReadOnlyList<ToNamed> To, Quorum Quorum, Instant? Due, DecisionEnd? How)
{
    public string Key => $"{Fields.Spelling(Kind)}/{InstantPattern.ExtendedIso.Format(At)}";

    public static DecisionStepEntry Read(Fields fields)
    {
        var step = new DecisionStepEntry(
            fields.Place, fields.NeedInstant("at"), fields.NeedCode<DecisionStepKind>("step"), fields.NeedLocal("reason", TextCheck.Statement),
            [.. fields.Groups("to").Select(ToNamed.Read)], fields.Code<Quorum>("quorum") ?? Quorum.Any, fields.Instant("due"), fields.Code<DecisionEnd>("how"));
        var isWhole = step.Kind switch
        {
            DecisionStepKind.PutTo => step.To.Count > 0,
            DecisionStepKind.DueMoved => step.Due is not null,
            DecisionStepKind.Ended => step.How is not null,
            DecisionStepKind.Reopened => true,
            _ => false,
        };
        if (!isWhole) fields.Errors.Add(fields.Place, "a step is put-to with “to”, due-moved with “due”, ended with “how”, or reopened.");
        fields.End();
        return step;
    }

    public ICommand Command(Id<Decision> decision, References known) => Kind switch
    {
        DecisionStepKind.PutTo => new PutDecision(decision, [.. To.Select(one => one.In(known))], Quorum, Reason),
        DecisionStepKind.DueMoved => new MoveDecision(decision, Due!.Value, Reason),
        DecisionStepKind.Ended => new EndDecision(decision, How!.Value, Reason),
        _ => new ReopenDecision(decision, Reason),
    };
}

/// <summary>What an organisation states on a decision; <c>through</c> names the claim or report that carries it.</summary>
internal sealed record DecisionStatementEntry(Place Place, Instant? At, Keyed Key, Keyed By, StatementAccount Account, ThingNamed? Through, string? Seat, ImportMarking? Marking, bool Example)
{
    public static DecisionStatementEntry Read(Fields fields)
    {
        var entry = new DecisionStatementEntry(
            fields.Place, fields.Instant("at"), fields.NeedKey("key"), fields.NeedKey("by"),
            new StatementAccount(
                fields.NeedCode<DecisionStance>("stance"), fields.NeedLocal("words", TextCheck.Statement), fields.NeedInstant("stated"),
                fields.Local("capacity", TextCheck.Name)),
            Stated.Through(fields), fields.Key("seat")?.Key, ImportReader.Marking(fields, "marking"), fields.Flag("example"));
        fields.End();
        return entry;
    }

    public void Plan(ImportPlan plan, Keyed decision, Instant at)
    {
        List<(StreamKind, Keyed)> needs = [(StreamKind.Decision, decision), (StreamKind.Organisation, By), .. ImportPlan.Released(Marking)];
        if (Through is { } carrier) needs.Add((carrier.Kind, carrier.Key));
        plan.Begin(
            At ?? at, StreamKind.DecisionStatement, Key, "state", ImportWork.Watch, needs,
            known => new StateOnDecision(
                known.Of<Decision>(decision), known.Of<Organisation>(By), Account with { Through = Through?.In(known) }, ImportPlan.Marking(Marking, known), Example),
            ofItsTime: Seat is not null, seat: Seat);
    }
}
