namespace Truce.Core.Relations;

/// <summary>States what one thing is to another.</summary>
/// <param name="Marking">Null: whoever may see both may see it.</param>
public sealed record StateRelation(Reference Of, RelationRole Role, Reference To, LocalText? Note = null, Marking? Marking = null) : ICommand
{
    private static readonly StreamKind[] Saying = [StreamKind.Claim, StreamKind.Report, StreamKind.Figure, StreamKind.Observation, StreamKind.Hindrance, StreamKind.EvidenceItem];
    private static readonly StreamKind[] SaidOf =
    [
        StreamKind.Incident, StreamKind.Provision, StreamKind.Place, StreamKind.Crossing, StreamKind.Agreement,
        StreamKind.Line, StreamKind.LineVersion, StreamKind.Marker,
    ];

    // The work of the room can be about anything but the record itself, a seat, a tie, a translation.
    private static readonly StreamKind[] AtWork = [StreamKind.LogEntry, StreamKind.WatchTask, StreamKind.InformationRequest, StreamKind.Decision];
    private static readonly StreamKind[] Never = [StreamKind.Record, StreamKind.Member, StreamKind.Relation, StreamKind.Translation];

    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Sees(Of), reading.Sees(To), this, caller);

    public static Ruling Decide(bool seesOf, bool seesTo, StateRelation command, Caller caller)
    {
        if (!seesOf) return AccessRefusals.NotFound(command.Of.ToString());
        if (!seesTo) return AccessRefusals.NotFound(command.To.ToString());
        if (Permissions.Refuse(nameof(StateRelation), caller) is { } no) return no;
        if (command.Of == command.To) return RelationRefusals.ToItself();
        if (!Fits(command.Role, command.Of.Kind, command.To.Kind)) return RelationRefusals.RoleUnfit(command.Of.ToString(), command.To.ToString());
        if (TextCheck.Optional(command.Note, "note", TextCheck.Statement) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Relation>(), new RelationStated(command.Of, command.Role, command.To, command.Note), marking));
    }

    /// <summary>Whether things of two kinds can stand in a role to each other.</summary>
    public static bool Fits(RelationRole role, StreamKind of, StreamKind to) => role switch
    {
        RelationRole.Concerns => (Saying.Contains(of) && SaidOf.Contains(to)) || (AtWork.Contains(of) && !Never.Contains(to)),
        RelationRole.Blocks => of == StreamKind.Decision && !Never.Contains(to),
        RelationRole.Supports => (Saying.Contains(of) || of == StreamKind.Incident) && to is StreamKind.Assessment or StreamKind.Judgement,
        RelationRole.Engages => of == StreamKind.Incident && to == StreamKind.Provision,
        RelationRole.Measures => of == StreamKind.Question && to == StreamKind.Provision,
        RelationRole.Follows or RelationRole.Duplicates => of == StreamKind.Incident && to == StreamKind.Incident,
        _ => false,
    };
}

/// <summary>Takes a relation back that was stated in error.</summary>
public sealed record EndRelation(Id<Relation> Relation, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Relation), this, caller);

    public static Ruling Decide(Relation? current, EndRelation command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Relation.ToString());
        if (Permissions.Refuse(nameof(EndRelation), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Ended) return RelationRefusals.Ended();
        return Ruling.Of(current.Id, new RelationEnded(command.Reason));
    }
}
