namespace Truce.Core.Observations;

/// <summary>Corrects what is told of an observation; what was told before stays in the past.</summary>
/// <param name="ExactPlace">Replaces the stricter position; null keeps what stands.</param>
public sealed record CorrectObservation(
    Id<Observation> Observation, ObservationAccount Account, LocalText Reason, PlaceStated? ExactPlace = null, Marking? ExactMarking = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Observation) is { } current
        ? Decide(current, RecordObservation.Missing(current.By, Account, null, ExactPlace, reading), RecordObservation.GroundOf(Account.Where, reading), this, caller)
        : AccessRefusals.NotFound(Observation.ToString());

    public static Ruling Decide(Observation current, Reference? missing, Area? ground, CorrectObservation command, Caller caller)
    {
        if (missing is { } absent) return AccessRefusals.NotFound(absent.ToString());
        if (Permissions.Refuse(nameof(CorrectObservation), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        if (current.Withdrawn is not null) return ObservationRefusals.Withdrawn(current.Id.ToString());
        if ((command.Account.Unfit(ground, caller.Now) ?? command.ExactPlace?.Unfit()) is { } unfit) return unfit;
        if (current.ReceivedAt < command.Account.When.From) return ObservationRefusals.ReceivedBefore(current.ReceivedAt.ToString());
        if (command.ExactMarking is { IsWellFormed: false }) return AccessRefusals.MarkingMalformed();
        if (command.ExactPlace is null && current.Account == command.Account) return ObservationRefusals.NothingCorrected();
        return Ruling.Of(new Decided(
            current.Id, new ObservationCorrected(command.Account, command.Reason), null, RecordObservation.Guarded(command.ExactPlace, command.ExactMarking)));
    }
}

/// <summary>Takes an observation back: whoever made it did, or it was recorded in error. It stays, marked so, and no longer counts as a look.</summary>
public sealed record WithdrawObservation(Id<Observation> Observation, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Observation), this, caller);

    public static Ruling Decide(Observation? current, WithdrawObservation command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Observation.ToString());
        if (Permissions.Refuse(nameof(WithdrawObservation), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return ObservationRefusals.Withdrawn(current.Id.ToString());
        return Ruling.Of(current.Id, new ObservationWithdrawn(command.Reason));
    }
}
