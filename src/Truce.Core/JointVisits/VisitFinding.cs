namespace Truce.Core.JointVisits;

/// <summary>What one side holds after a visit.</summary>
public enum FindingStance
{
    /// <summary>States what it found.</summary>
    Finds = 1,

    /// <summary>Does not agree, with what others found or with how it was looked.</summary>
    Dissents = 2,
}

/// <summary>
/// What one organisation that took part states after a joint visit: a stream of its own, a finding and a dissent alike. Whether it is signed
/// by the member's own key or stated follows from the origin of its event.
/// </summary>
/// <param name="By">Whose finding it is.</param>
/// <param name="Standing">Signed or stated, as its event was entered.</param>
/// <param name="Withdrawn">Why it was taken back; null while it stands.</param>
public sealed record VisitFinding(
    Id<VisitFinding> Id, Id<JointVisit> Visit, Id<Organisation> By, FindingStance Stance, LocalText Words, Standing Standing, Instant RecordedAt,
    LocalText? Withdrawn, bool Example) : INoun<VisitFinding>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.VisitFinding;

    /// <inheritdoc />
    public static bool Hangs => true;

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(VisitFinding state) => [state.Visit, state.By];

    /// <inheritdoc />
    public static IReadOnlyList<Reference> HangsOn(VisitFinding state) => [state.Visit];

    /// <inheritdoc />
    public static VisitFinding? Apply(VisitFinding? current, Recorded recorded) => recorded.Event switch
    {
        VisitFindingStated e => new VisitFinding(
            new(recorded.Head.Stream.Number), e.Visit, e.By, e.Stance, e.Words, recorded.Who.Standing, recorded.Head.RecordedAt, null, e.Example),
        VisitFindingWithdrawn e => current! with { Withdrawn = e.Reason },
        _ => current,
    };
}

public sealed record VisitFindingStated(Id<JointVisit> Visit, Id<Organisation> By, FindingStance Stance, LocalText Words, bool Example = false) : IEvent;

public sealed record VisitFindingWithdrawn(LocalText Reason) : IReasoned;

/// <summary>States what the caller's organisation found on a visit, or that it dissents. Only whoever called it or was invited can.</summary>
/// <param name="Marking">Null: whoever may see the visit.</param>
public sealed record StateVisitFinding(
    Id<JointVisit> Visit, FindingStance Stance, LocalText Words, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Visit), this, caller);

    public static Ruling Decide(JointVisit? current, StateVisitFinding command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Visit.ToString());
        if (Permissions.Refuse(nameof(StateVisitFinding), caller) is { } no) return no;
        if (!current.Takes(caller.Voice)) return VisitRefusals.NotInvited();
        if (!Enum.IsDefined(command.Stance)) return VisitRefusals.StanceMissing();
        if (TextCheck.Of(command.Words, "words", TextCheck.Statement) is { } unfit) return unfit;

        // Dissent needs no visit that was held: it can be with how, or that it was not.
        if (command.Stance == FindingStance.Finds && current.Report?.WasHeld != true) return VisitRefusals.NotHeld();
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<VisitFinding>(), new VisitFindingStated(command.Visit, caller.Voice, command.Stance, command.Words, command.Example), marking));
    }
}

/// <summary>Takes a finding or a dissent back. It stays, marked so.</summary>
public sealed record WithdrawVisitFinding(Id<VisitFinding> Finding, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Finding), this, caller);

    public static Ruling Decide(VisitFinding? current, WithdrawVisitFinding command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Finding.ToString());
        if (Permissions.Refuse(nameof(WithdrawVisitFinding), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.By != caller.Voice) return VisitRefusals.NotYourFinding();
        return current.Withdrawn is null ? Ruling.Of(current.Id, new VisitFindingWithdrawn(command.Reason)) : VisitRefusals.FindingWithdrawn();
    }
}
