namespace Truce.Core.Incidents;

/// <summary>
/// Says that one incident is told a second time by another. Both stay: the second is marked so, and a relation ties it to the first,
/// which only those see who may see both.
/// </summary>
/// <param name="Incident">The one that is told again.</param>
/// <param name="Of">The one that stays the record's own.</param>
public sealed record MergeDuplicate(Id<Incident> Incident, Id<Incident> Of, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Incident), reading.Find(Of), this, caller);

    public static Ruling Decide(Incident? current, Incident? other, MergeDuplicate command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Incident.ToString());
        if (other is null) return AccessRefusals.NotFound(command.Of.ToString());
        if (Permissions.Refuse(nameof(MergeDuplicate), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Id == other.Id) return RelationRefusals.ToItself();
        if (!IncidentLaw.After(current.State).Contains(IncidentState.Duplicate)) return IncidentRefusals.NotTriaged();
        if (other.State == IncidentState.Duplicate) return IncidentRefusals.DuplicateOfDuplicate(other.Id.ToString());
        return Ruling.Of(
            new Decided(current.Id, new IncidentMoved(IncidentState.Duplicate, command.Reason)),
            new Decided(caller.NewId<Relation>(), new RelationStated(current.Id, RelationRole.Duplicates, other.Id), Marking.Clear));
    }
}
