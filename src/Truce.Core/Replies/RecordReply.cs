namespace Truce.Core.Replies;

/// <summary>Records what a party says to an incident: by itself, or through the claim or report that carries it.</summary>
/// <param name="Marking">Null: whoever may see the incident.</param>
public sealed record RecordReply(
    Id<Incident> Incident, Id<Organisation> Organisation, ReplyAccount Account, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Incident) is null) return AccessRefusals.NotFound(Incident.ToString());
        if (reading.Find(Organisation) is null) return AccessRefusals.NotFound(Organisation.ToString());
        if (Account.Through is { } carrier && !reading.Sees(carrier)) return AccessRefusals.NotFound(carrier.ToString());
        return Decide(this, caller);
    }

    public static Ruling Decide(RecordReply command, Caller caller)
    {
        if (Permissions.Refuse(nameof(RecordReply), caller) is { } no) return no;
        if (command.Account.Unfit(caller.Now.InUtc().Date) is { } unfit) return unfit;
        if (Missing(command.Organisation, command.Account, caller)) return ReplyRefusals.ThroughMissing();

        // Whoever speaks for an organisation speaks for no other: what that one said is taken in by who records.
        if (command.Organisation != caller.Voice && !caller.Duties.HasFlag(Duties.Recording)) return AccessRefusals.NotYours();
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Reply>(), new ReplyRecorded(command.Incident, command.Organisation, command.Account, command.Example), marking));
    }

    // Nobody puts words into another's mouth: they come from the party itself, or from where they can be read.
    internal static bool Missing(Id<Organisation> organisation, ReplyAccount account, Caller caller) =>
        account is { Words: not null, Through: null } && organisation != caller.Voice;
}

/// <summary>Corrects how a reply was recorded. What the party says later is a reply of its own.</summary>
public sealed record CorrectReply(Id<Reply> Reply, ReplyAccount Account, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Reply) is not { } current) return AccessRefusals.NotFound(Reply.ToString());
        if (Account.Through is { } carrier && !reading.Sees(carrier)) return AccessRefusals.NotFound(carrier.ToString());
        return Decide(current, reading.OwnerOf(Reply), this, caller);
    }

    public static Ruling Decide(Reply current, Id<Organisation> owner, CorrectReply command, Caller caller)
    {
        if (Permissions.Refuse(nameof(CorrectReply), caller) is { } no) return no;
        if (owner != caller.Organisation) return AccessRefusals.NotYours();
        if ((TextCheck.Of(command.Reason, "reason", TextCheck.Statement) ?? command.Account.Unfit(caller.Now.InUtc().Date)) is { } unfit) return unfit;
        if (RecordReply.Missing(current.Organisation, command.Account, caller)) return ReplyRefusals.ThroughMissing();
        if (current.Account == command.Account) return ReplyRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new ReplyCorrected(command.Account, command.Reason));
    }
}
