namespace Truce.Core.Watch;

/// <summary>Asks an organisation, or one of its duty functions, for something that is needed by a time.</summary>
/// <param name="Of">Who is asked; null is refused.</param>
/// <param name="About">A thing that it concerns; more are tied to it by relations.</param>
/// <param name="Marking">Null: the members of the centre.</param>
public sealed record RequestInformation(
    RequestAccount Account, Addressee? Of, Reference? About = null, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Tie.Refuse(StreamKind.InformationRequest, RelationRole.Concerns, About, reading) is { } no ? no : Decide(Addressed.Of(Of, reading), this, caller);

    public static Ruling Decide(Addressed? of, RequestInformation command, Caller caller)
    {
        if (Addressed.Refuse(of) is { } nobody) return nobody;
        if (Permissions.Refuse(nameof(RequestInformation), caller) is { } no) return no;
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Tie.Begin(
            caller.NewId<InformationRequest>(), new RequestMade(command.Account, caller.Voice, of!.To, command.Example), marking, RelationRole.Concerns,
            command.About, caller);
    }
}

/// <summary>Changes by when an answer is needed. The time that stood before stays in its steps.</summary>
public sealed record MoveRequest(Id<InformationRequest> Request, Instant NeededBy, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Request), this, caller);

    public static Ruling Decide(InformationRequest? current, MoveRequest command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Request.ToString());
        if (Permissions.Refuse(nameof(MoveRequest), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!current.IsOpen) return RequestRefusals.Ended();
        if (current.AskedBy != caller.Voice) return RequestRefusals.NotAskedByYou();
        if ((current.Account.Asked with { Due = command.NeededBy }).Unfit(caller.Now) is { } early) return early;
        return current.NeededBy == command.NeededBy ? RequestRefusals.NeededThenAlready() : Ruling.Of(current.Id, new RequestMoved(command.NeededBy, command.Reason));
    }
}

/// <summary>Says that an answer is not needed any more.</summary>
public sealed record WithdrawRequest(Id<InformationRequest> Request, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Request), this, caller);

    public static Ruling Decide(InformationRequest? current, WithdrawRequest command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Request.ToString());
        if (Permissions.Refuse(nameof(WithdrawRequest), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!current.IsOpen) return RequestRefusals.Ended();
        return current.AskedBy == caller.Voice ? Ruling.Of(current.Id, new RequestWithdrawn(command.Reason)) : RequestRefusals.NotAskedByYou();
    }
}
