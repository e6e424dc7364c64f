namespace Truce.Core.Pairs;

/// <summary>
/// Takes back that two incidents are one event, or that they are not. What was said stays in the past; where one of them had been set
/// down as a duplicate, the work on it begins anew.
/// </summary>
/// <param name="Relation">The relation by which it was said.</param>
public sealed record UnmergeIncidents(Id<Relation> Relation, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        var relation = reading.Find(Relation);
        var duplicate = relation is { Role: RelationRole.Duplicates, Ended: false } ? reading.Find(new Id<Incident>(relation.Of.Number)) : null;
        return Decide(relation, duplicate, this, caller);
    }

    /// <param name="duplicate">The incident that the relation sets down as told again; null for every other role.</param>
    public static Ruling Decide(Relation? current, Incident? duplicate, UnmergeIncidents command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Relation.ToString());
        if (Permissions.Refuse(nameof(UnmergeIncidents), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Ended) return RelationRefusals.Ended();
        if (!PairLaw.IsAboutPair(current.Role)) return PairRefusals.NotAPair(current.Id.ToString());
        var ended = new Decided(current.Id, new RelationEnded(command.Reason));
        return duplicate is { State: IncidentState.Duplicate }
            ? Ruling.Of(ended, new Decided(duplicate.Id, new IncidentMoved(IncidentState.Reopened, command.Reason)))
            : Ruling.Of(ended);
    }
}

/// <summary>What the commands about pairs share.</summary>
public static class PairLaw
{
    /// <summary>Whether a relation says of two incidents that they are one event.</summary>
    public static bool IsMerging(RelationRole role) => role is RelationRole.SameEvent or RelationRole.Duplicates;

    /// <summary>Whether a relation says of two incidents that they are one event, or that they are not.</summary>
    public static bool IsAboutPair(RelationRole role) => IsMerging(role) || role == RelationRole.OtherEvent;

    internal static Refusal? Refuse(
        string verb, (Incident? State, Id<Incident> Id) one, (Incident? State, Id<Incident> Id) other, LocalText reason, Marking? marking, Caller caller)
    {
        if (one.State is null) return AccessRefusals.NotFound(one.Id.ToString());
        if (other.State is null) return AccessRefusals.NotFound(other.Id.ToString());
        if (Permissions.Refuse(verb, caller) is { } no) return no;
        if (one.Id == other.Id) return RelationRefusals.ToItself();
        if (TextCheck.Of(reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        return marking is { IsWellFormed: false } ? AccessRefusals.MarkingMalformed() : null;
    }
}

/// <summary>Every "no" about pairs of incidents.</summary>
public static class PairRefusals
{
    public static Refusal NotAPair(string relation) =>
        new("pair/not-a-pair", RefusalKind.Refused, "{0} does not say of two incidents whether they are one event. Take it back as a relation instead.", relation);
}
