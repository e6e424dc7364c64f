namespace Truce.Core.Verifications;

/// <summary>Says how a point of the checklist came out, and how that was found. What it rests on is tied by a relation in the same commit.</summary>
/// <param name="Point">Code of a point of the list.</param>
/// <param name="Evidence">A claim, report, figure, observation or hindrance that it rests on; null where nothing of the record carries it.</param>
public sealed record CheckPoint(Id<Verification> Verification, string Point, PointState State, LocalText How, Reference? Evidence = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Verification) is not { } current) return AccessRefusals.NotFound(Verification.ToString());
        return Evidence is { } evidence && !reading.Sees(evidence) ? AccessRefusals.NotFound(evidence.ToString()) : Decide(current, this, caller);
    }

    public static Ruling Decide(Verification current, CheckPoint command, Caller caller)
    {
        if (VerificationWork.RefuseHolder(nameof(CheckPoint), current, caller) is { } no) return no;
        if (current.List.Find(command.Point) is not { } point) return VerificationRefusals.PointUnknown(command.Point.Length <= 60 ? command.Point : command.Point[..60]);
        if (!Enum.IsDefined(command.State)) return VerificationRefusals.StateMissing();
        if (TextCheck.Of(command.How, "how", TextCheck.Statement) is { } unfit) return unfit;
        var found = new Decided(current.Id, new PointChecked(command.Point, command.State, command.How, current.Holder!.By));
        if (command.Evidence is not { } evidence) return Ruling.Of(found);
        return StateRelation.Fits(RelationRole.Supports, evidence.Kind, StreamKind.Verification)
            ? Ruling.Of(found, new Decided(caller.NewId<Relation>(), new RelationStated(evidence, RelationRole.Supports, current.Id, point.Text), Marking.Clear))
            : RelationRefusals.RoleUnfit(evidence.ToString(), current.Id.ToString());
    }
}
