namespace Truce.Core.Judgements;

/// <summary>Corrects a judgement that was entered otherwise than it was meant. A change of mind is a new judgement.</summary>
public sealed record CorrectJudgement(Id<Judgement> Judgement, JudgedAnswer Answer, LocalText Basis, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Judgement) is not { } current) return AccessRefusals.NotFound(Judgement.ToString());
        if (Answer.Attribution?.Actor is { } actor && reading.Find(actor) is null) return AccessRefusals.NotFound(actor.ToString());
        if (Answer.Breach?.Provision is { } provision && !reading.Sees(provision)) return AccessRefusals.NotFound(provision.ToString());
        if (JudgementSeats.Refuse(current.By, current.Incident, current.Answer.Question, Judgement, reading, caller) is { } sameSeat) return sameSeat;
        return Decide(current, reading.OwnerOf(Judgement), this, caller);
    }

    public static Ruling Decide(Judgement current, Id<Organisation> owner, CorrectJudgement command, Caller caller)
    {
        if (Permissions.Refuse(nameof(CorrectJudgement), caller) is { } no) return no;
        if (owner != caller.Organisation) return AccessRefusals.NotYours();
        if (current.Withdrawn is not null) return JudgementRefusals.Withdrawn();
        var unfit = command.Answer.Unfit() ?? TextCheck.First(
            TextCheck.Of(command.Basis, "basis", TextCheck.Statement), TextCheck.Of(command.Reason, "reason", TextCheck.Statement));
        if (unfit is not null) return unfit;
        if (command.Answer.Question != current.Answer.Question) return JudgementRefusals.OtherQuestion();
        if (command.Answer == current.Answer && command.Basis == current.Basis) return JudgementRefusals.NothingCorrected();
        return Ruling.Of(current.Id, new JudgementCorrected(command.Answer, command.Basis, command.Reason));
    }
}

/// <summary>Takes a judgement back. It stays, marked so.</summary>
public sealed record WithdrawJudgement(Id<Judgement> Judgement, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => reading.Find(Judgement) is { } current
        ? Decide(current, reading.OwnerOf(Judgement), this, caller)
        : AccessRefusals.NotFound(Judgement.ToString());

    public static Ruling Decide(Judgement current, Id<Organisation> owner, WithdrawJudgement command, Caller caller)
    {
        if (Permissions.Refuse(nameof(WithdrawJudgement), caller) is { } no) return no;
        if (owner != caller.Organisation) return AccessRefusals.NotYours();
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (current.Withdrawn is not null) return JudgementRefusals.Withdrawn();
        return Ruling.Of(current.Id, new JudgementWithdrawn(command.Reason));
    }
}
