namespace Truce.Core.Pairs;

/// <summary>
/// Says that two incidents speak of one event. Both stay, with their references and all that hangs on them; from then on they count
/// once. Whoever may not see both learns nothing of it. It can be taken back with <see cref="UnmergeIncidents"/>.
/// </summary>
/// <param name="Incident">The one of which it is said.</param>
/// <param name="With">The one whose event it is as well.</param>
/// <param name="Marking">Null: whoever may see both may see it.</param>
public sealed record MergeIncidents(Id<Incident> Incident, Id<Incident> With, LocalText Reason, Marking? Marking = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Incident), reading.Find(With), this, caller);

    public static Ruling Decide(Incident? one, Incident? other, MergeIncidents command, Caller caller) =>
        PairLaw.Refuse(nameof(MergeIncidents), (one, command.Incident), (other, command.With), command.Reason, command.Marking, caller) is { } no ? no
        : Ruling.Of(new Decided(
            caller.NewId<Relation>(), new RelationStated(command.Incident, RelationRole.SameEvent, command.With, command.Reason), command.Marking ?? Access.Marking.Clear));
}

/// <summary>Says that two incidents, alike as they are, are two events: somebody looked, and they no longer wait for it.</summary>
/// <param name="Incident">The one of which it is said.</param>
/// <param name="From">The one from which it is told apart.</param>
/// <param name="Marking">Null: whoever may see both may see it.</param>
public sealed record TellIncidentsApart(Id<Incident> Incident, Id<Incident> From, LocalText Reason, Marking? Marking = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Incident), reading.Find(From), this, caller);

    public static Ruling Decide(Incident? one, Incident? other, TellIncidentsApart command, Caller caller) =>
        PairLaw.Refuse(nameof(TellIncidentsApart), (one, command.Incident), (other, command.From), command.Reason, command.Marking, caller) is { } no ? no
        : Ruling.Of(new Decided(
            caller.NewId<Relation>(), new RelationStated(command.Incident, RelationRole.OtherEvent, command.From, command.Reason), command.Marking ?? Access.Marking.Clear));
}
