namespace Truce.Core.Alerts;

/// <summary>Warns of something, in the name of the caller's organisation.</summary>
/// <param name="Marking">Null: everybody, without an account.</param>
public sealed record IssueAlert(AlertAccount Account, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(Missing(Account, reading), this, caller);

    /// <param name="missing">The first place named that the caller may not see; null where all stand.</param>
    public static Ruling Decide(Reference? missing, IssueAlert command, Caller caller)
    {
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(IssueAlert), caller) is { } no) return no;
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(caller.NewId<Alert>(), new AlertIssued(caller.Voice, command.Account, command.Example), marking));
    }

    internal static Reference? Missing(AlertAccount account, IReading reading)
    {
        if (account.Areas.IsDefault) return null;
        foreach (var area in account.Areas)
            if (area.Place is { } place && reading.Find(place) is null) return place;
        return null;
    }
}

/// <summary>Says anew what an alert says: a message that stands in the place of those before it.</summary>
public sealed record UpdateAlert(Id<Alert> Alert, AlertAccount Account, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Alert), IssueAlert.Missing(Account, reading), this, caller);

    public static Ruling Decide(Alert? current, Reference? missing, UpdateAlert command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Alert.ToString());
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(UpdateAlert), caller) is { } no) return no;
        if (CancelAlert.Closed(current, caller) is { } closed) return closed;
        if ((TextCheck.Of(command.Reason, "reason", TextCheck.Statement) ?? command.Account.Unfit(caller.Now)) is { } unfit) return unfit;
        if (current.Account == command.Account) return AlertRefusals.NothingChanged();
        return Ruling.Of(current.Id, new AlertUpdated(command.Account, command.Reason));
    }
}

/// <summary>Takes an alert back: what it warned of is over, or was not so.</summary>
public sealed record CancelAlert(Id<Alert> Alert, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Alert), this, caller);

    public static Ruling Decide(Alert? current, CancelAlert command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Alert.ToString());
        if (Permissions.Refuse(nameof(CancelAlert), caller) is { } no) return no;
        if (Closed(current, caller) is { } closed) return closed;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        return Ruling.Of(current.Id, new AlertCancelled(command.Reason));
    }

    // Whose word it is changes it; what is over is not changed any more (CAP asks the same of references: to what has not expired).
    internal static Refusal? Closed(Alert current, Caller caller) =>
        !caller.SpeaksFor(current.By) ? AccessRefusals.NotYours()
        : current.IsCancelled ? AlertRefusals.Cancelled()
        : current.Account.Expires <= caller.Now ? AlertRefusals.Expired(current.Account.Expires.ToString())
        : null;
}
