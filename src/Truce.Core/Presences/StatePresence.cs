namespace Truce.Core.Presences;

/// <summary>
/// States that an organisation does something somewhere. Whoever speaks for the organisation can, and whoever records for the centre; until
/// the organisation lets it be shown, only these two see it.
/// </summary>
public sealed record StatePresence(Id<Organisation> Organisation, PresenceAccount Account, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Organisation) is null) return AccessRefusals.NotFound(Organisation.ToString());
        return reading.Find(Account.Place) is null ? AccessRefusals.NotFound(Account.Place.ToString()) : Decide(this, caller);
    }

    public static Ruling Decide(StatePresence command, Caller caller)
    {
        if (Permissions.Refuse(nameof(StatePresence), caller, command.Organisation) is { } no) return no;
        if (command.Account.Unfit() is { } unfit) return unfit;
        return Ruling.Of(new Decided(
            caller.NewId<Presence>(), new PresenceStated(command.Organisation, command.Account, command.Example), Unshown(command.Organisation)));
    }

    /// <summary>The marking until there is a consent, and after one was taken back: the owner always sees what it entered.</summary>
    internal static Marking Unshown(Id<Organisation> organisation) => Marking.AmberStrict(organisation);
}

/// <summary>Corrects what is stated of a presence; what was stated before stays in the past.</summary>
public sealed record CorrectPresence(Id<Presence> Presence, PresenceAccount Account, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Presence) is not { } current) return AccessRefusals.NotFound(Presence.ToString());
        return reading.Find(Account.Place) is null ? AccessRefusals.NotFound(Account.Place.ToString()) : Decide(current, this, caller);
    }

    public static Ruling Decide(Presence current, CorrectPresence command, Caller caller)
    {
        if (Permissions.Refuse(nameof(CorrectPresence), caller, current.Organisation) is { } no) return no;
        if (current.Withdrawn is not null) return PresenceRefusals.Withdrawn(current.Id.ToString());
        if ((command.Account.Unfit() ?? TextCheck.Of(command.Reason, "reason", TextCheck.Statement)) is { } unfit) return unfit;
        if (command.Account == current.Account) return PresenceRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new PresenceCorrected(command.Account, command.Reason));
    }
}

/// <summary>Says the last day of a presence.</summary>
public sealed record EndPresence(Id<Presence> Presence, LocalDate LastDay, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Presence), this, caller);

    public static Ruling Decide(Presence? current, EndPresence command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Presence.ToString());
        if (Permissions.Refuse(nameof(EndPresence), caller, current.Organisation) is { } no) return no;
        if (current.Withdrawn is not null) return PresenceRefusals.Withdrawn(current.Id.ToString());
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (command.LastDay < current.Account.From) return PresenceRefusals.EndsBeforeItBegins();
        if (command.LastDay == current.Account.Until) return PresenceRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new PresenceEnded(command.LastDay, command.Reason));
    }
}

/// <summary>Takes a presence back that was stated in error. It stays, marked so.</summary>
public sealed record WithdrawPresence(Id<Presence> Presence, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Presence), this, caller);

    public static Ruling Decide(Presence? current, WithdrawPresence command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Presence.ToString());
        if (Permissions.Refuse(nameof(WithdrawPresence), caller, current.Organisation) is { } no) return no;
        if (current.Withdrawn is not null) return PresenceRefusals.Withdrawn(current.Id.ToString());
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        return Ruling.Of(current.Id, new PresenceWithdrawn(command.Reason));
    }
}
