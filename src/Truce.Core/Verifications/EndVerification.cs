namespace Truce.Core.Verifications;

/// <summary>Ends a verification: with a level that the checklist proves, as unverifiable, as disputed, or dropped; each with its reason.</summary>
/// <param name="Level">0 to 5; exactly where a level is stated.</param>
/// <param name="Obstacle">Exactly where it is unverifiable.</param>
/// <param name="Hindrance">The record of the hindrance; needed where access was denied, delayed or tied to conditions.</param>
public sealed record EndVerification(
    Id<Verification> Verification, VerificationEnd How, LocalText Reason, int? Level = null, Obstacle? Obstacle = null, Id<Hindrance>? Hindrance = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Verification) is not { } current) return AccessRefusals.NotFound(Verification.ToString());
        if (Hindrance is { } hindrance && reading.Find(hindrance) is null) return AccessRefusals.NotFound(hindrance.ToString());
        return Decide(current, OriginsOf(current, reading.Under<Relation>, id => reading.Find(id), id => reading.Find(id), id => reading.Find(id)), this, caller);
    }

    /// <param name="origins">Independent origins of the claims that say so, as far as the caller sees them.</param>
    public static Ruling Decide(Verification current, int origins, EndVerification command, Caller caller)
    {
        if (VerificationWork.RefuseHolder(nameof(EndVerification), current, caller) is { } no) return no;
        if (!Enum.IsDefined(command.How)) return VerificationRefusals.EndMissing();
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (command.How == VerificationEnd.LevelStated != command.Level is not null || command.Level is < 0 or > 5) return VerificationRefusals.LevelUnfit();
        if (command.How == VerificationEnd.Unverifiable != command.Obstacle is not null) return VerificationRefusals.ObstacleUnfit();
        if (command.Level is { } level && LevelLaw.Highest(current.List, current.Checks, origins) is var highest && level > highest)
            return VerificationRefusals.LevelNotProven($"{level}", $"{highest}");
        var isAccess = command.Obstacle is Incidents.Obstacle.AccessDenied or Incidents.Obstacle.AccessDelayed or Incidents.Obstacle.AccessConditional;
        if (isAccess && command.Hindrance is null) return VerificationRefusals.HindranceMissing();
        if (!isAccess && command.Hindrance is not null) return VerificationRefusals.HindranceUnfit();
        var ended = new Decided(current.Id, new VerificationEnded(command.How, command.Reason, command.Level, origins, command.Obstacle));
        return command.Hindrance is not { } hindrance
            ? Ruling.Of(ended)
            : Ruling.Of(ended, new Decided(caller.NewId<Relation>(), new RelationStated(hindrance, RelationRole.Supports, current.Id), Marking.Clear));
    }

    /// <summary>The independent origins of the claims on the incident, and of those tied to the verification itself.</summary>
    /// <param name="ties">Relations that stand under a thing.</param>
    public static int OriginsOf(
        Verification current, Func<Reference, IEnumerable<Relation>> ties, Func<Id<Claim>, Claim?> claimOf, Func<Id<Source>, Source?> sourceOf,
        Func<Id<Organisation>, Organisation?> organisationOf)
    {
        var claims =
            from thing in (Reference[])[current.Incident, current.Id]
            from relation in ties(thing)
            where relation.To == thing && relation.Of.Kind == StreamKind.Claim
            select relation.Of;
        return Bearing.Of(
            claims.Distinct().Select(one => claimOf(new Id<Claim>(one.Number))).OfType<Claim>(), sourceOf,
            id => organisationOf(id)?.ActsFor is { Length: > 0 } acting ? acting[0].Principal : id, acknowledged: false).Origins;
    }
}

/// <summary>Opens a verification anew: what was found before stays.</summary>
public sealed record ReopenVerification(Id<Verification> Verification, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Verification) is { } current
        ? Decide(current, this, caller)
        : AccessRefusals.NotFound(Verification.ToString());

    public static Ruling Decide(Verification current, ReopenVerification command, Caller caller)
    {
        if (Permissions.Refuse(nameof(ReopenVerification), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.By != caller.Voice) return VerificationRefusals.OfAnother();
        return current.IsOpen ? VerificationRefusals.NotEnded() : Ruling.Of(current.Id, new VerificationReopened(command.Reason));
    }
}
