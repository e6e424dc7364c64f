namespace Truce.Core.Subscriptions;

/// <summary>Has messages sent to a program of the caller's organisation.</summary>
/// <param name="Marking">Null: the organisation alone. What others are told is nobody else's matter.</param>
public sealed record OpenSubscription(SubscriptionAccount Account, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(Missing(Account, reading), this, caller);

    /// <param name="missing">The thing named that the caller may not see; null where it stands, or none is named.</param>
    public static Ruling Decide(Reference? missing, OpenSubscription command, Caller caller)
    {
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(OpenSubscription), caller) is { } no) return no;
        if (command.Account.Unfit() is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.AmberStrict();
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Subscription>(), new SubscriptionOpened(caller.Organisation, caller.Member, command.Account, command.Example), marking));
    }

    internal static Reference? Missing(SubscriptionAccount account, IReading reading) => account.About is { } about && !reading.Sees(about) ? about : null;
}

/// <summary>Changes what a subscription is for, where it sends, or of what it tells.</summary>
public sealed record ChangeSubscription(Id<Subscription> Subscription, SubscriptionAccount Account, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Subscription), OpenSubscription.Missing(Account, reading), this, caller);

    public static Ruling Decide(Subscription? current, Reference? missing, ChangeSubscription command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Subscription.ToString());
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(ChangeSubscription), caller) is { } no) return no;
        if (EndSubscription.Closed(current, caller) is { } closed) return closed;
        if ((TextCheck.Of(command.Reason, "reason", TextCheck.Statement) ?? command.Account.Unfit()) is { } unfit) return unfit;
        if (current.Account == command.Account) return SubscriptionRefusals.NothingChanged();
        return Ruling.Of(current.Id, new SubscriptionChanged(command.Account, command.Reason));
    }
}

/// <summary>Ends a subscription for good. Its secret goes with it.</summary>
public sealed record EndSubscription(Id<Subscription> Subscription, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Subscription), this, caller);

    public static Ruling Decide(Subscription? current, EndSubscription command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Subscription.ToString());
        if (Permissions.Refuse(nameof(EndSubscription), caller) is { } no) return no;
        if (Closed(current, caller) is { } closed) return closed;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        return Ruling.Of(current.Id, new SubscriptionEnded(command.Reason));
    }

    internal static Refusal? Closed(Subscription current, Caller caller) =>
        current.Owner != caller.Organisation ? AccessRefusals.NotYours() : current.Ended is not null ? SubscriptionRefusals.Ended() : null;
}
