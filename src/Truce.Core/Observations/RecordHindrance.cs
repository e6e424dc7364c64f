namespace Truce.Core.Observations;

/// <summary>Records that somebody was hindered in looking. Who is responsible is what somebody states.</summary>
/// <param name="Observation">The observation that it belongs to; null where none came of it.</param>
/// <param name="Marking">Null: members of the centre.</param>
public sealed record RecordHindrance(
    Id<Organisation> Hindered, HindranceAccount Account, Instant ReceivedAt, Id<Observation>? Observation = null, Reference? Through = null,
    Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Hindered) is null) return AccessRefusals.NotFound(Hindered.ToString());
        if (Through is { } carrier && !reading.Sees(carrier)) return AccessRefusals.NotFound(carrier.ToString());
        if (Missing(Account, reading) is { } absent) return AccessRefusals.NotFound(absent.ToString());
        var observation = Observation is { } named ? reading.Find(named) : null;
        return Observation is not null && observation is null ? AccessRefusals.NotFound(Observation.ToString()!) : Decide(observation, this, caller);
    }

    /// <param name="observation">The observation that is named; null where none is.</param>
    public static Ruling Decide(Observation? observation, RecordHindrance command, Caller caller)
    {
        if (Permissions.Refuse(nameof(RecordHindrance), caller) is { } no) return no;
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        if (RecordObservation.ReceivedUnfit(command.ReceivedAt, command.Account.When, command.Through, caller) is { } received) return received;
        if (observation is not null && observation.By != command.Hindered) return HindranceRefusals.OfAnother(observation.Id.ToString(), observation.By.ToString());
        if (observation?.Withdrawn is not null) return ObservationRefusals.Withdrawn(observation.Id.ToString());
        var marking = command.Marking ?? Access.Marking.Green;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Hindrance>(),
            new HindranceRecorded(command.Hindered, command.Account, command.ReceivedAt, command.Observation, command.Through, command.Example), marking));
    }

    internal static Reference? Missing(HindranceAccount account, IReading reading)
    {
        if (account.Where.Place is { } place && reading.Find(place) is null) return place;
        return account.Side is { } side && reading.Find(side) is null ? side : null;
    }
}

/// <summary>Corrects what is told of a hindrance; what was told before stays in the past.</summary>
public sealed record CorrectHindrance(Id<Hindrance> Hindrance, HindranceAccount Account, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Hindrance) is { } current
        ? Decide(current, RecordHindrance.Missing(Account, reading), this, caller)
        : AccessRefusals.NotFound(Hindrance.ToString());

    public static Ruling Decide(Hindrance current, Reference? missing, CorrectHindrance command, Caller caller)
    {
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(CorrectHindrance), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (current.Withdrawn is not null) return HindranceRefusals.Withdrawn(current.Id.ToString());
        if (command.Account.Unfit(caller.Now) is { } unfit) return unfit;
        if (current.ReceivedAt < command.Account.When.From) return ObservationRefusals.ReceivedBefore(current.ReceivedAt.ToString());
        if (current.Account == command.Account) return HindranceRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new HindranceCorrected(command.Account, command.Reason));
    }
}

/// <summary>Takes a hindrance back. It stays, marked so, and counts no longer.</summary>
public sealed record WithdrawHindrance(Id<Hindrance> Hindrance, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Hindrance), this, caller);

    public static Ruling Decide(Hindrance? current, WithdrawHindrance command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Hindrance.ToString());
        if (Permissions.Refuse(nameof(WithdrawHindrance), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return HindranceRefusals.Withdrawn(current.Id.ToString());
        return Ruling.Of(current.Id, new HindranceWithdrawn(command.Reason));
    }
}
