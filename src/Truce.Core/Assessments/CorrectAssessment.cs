namespace Truce.Core.Assessments;

/// <summary>Corrects an assessment that was entered in error. A view that changed is a new assessment.</summary>
public sealed record CorrectAssessment(
    Id<Assessment> Assessment, DateInterval On, LocalText Reason, ProvisionStatus? Status = null, LocalText? Words = null, LocalText? Basis = null) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Assessment), this, caller);

    public static Ruling Decide(Assessment? current, CorrectAssessment command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Assessment.ToString());
        if ((Permissions.Refuse(nameof(CorrectAssessment), caller) ?? AssessmentCheck.NotYours(current, caller)) is { } no) return no;
        if (current.Withdrawn is not null) return AssessmentRefusals.Withdrawn(current.Id.ToString());
        if (AssessmentCheck.Unfit(command.On, command.Status, command.Words, command.Basis, caller) is { } unfit) return unfit;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } reason) return reason;
        var corrected = current with { On = command.On, Status = command.Status, Words = command.Words, Basis = command.Basis };
        if (corrected == current) return AssessmentRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new AssessmentCorrected(command.On, command.Reason, command.Status, command.Words, command.Basis));
    }
}

/// <summary>Takes an assessment back. It stays, marked so, and no longer counts.</summary>
public sealed record WithdrawAssessment(Id<Assessment> Assessment, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Assessment), this, caller);

    public static Ruling Decide(Assessment? current, WithdrawAssessment command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Assessment.ToString());
        if ((Permissions.Refuse(nameof(WithdrawAssessment), caller) ?? AssessmentCheck.NotYours(current, caller)) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return AssessmentRefusals.Withdrawn(current.Id.ToString());
        return Ruling.Of(current.Id, new AssessmentWithdrawn(command.Reason));
    }
}
