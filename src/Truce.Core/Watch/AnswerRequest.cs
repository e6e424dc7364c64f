namespace Truce.Core.Watch;

/// <summary>
/// Answers a request, or a part of it. Anybody who sees it may: the answer carries the name of the organisation that gives it, and the
/// page says where that is not the one that was asked.
/// </summary>
/// <param name="IsWhole">Whether nothing is left to answer.</param>
public sealed record AnswerRequest(Id<InformationRequest> Request, LocalText Answer, bool IsWhole = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Request), this, caller);

    public static Ruling Decide(InformationRequest? current, AnswerRequest command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Request.ToString());
        if (Permissions.Refuse(nameof(AnswerRequest), caller) is { } no) return no;
        if (TextCheck.Of(command.Answer, "answer", TextCheck.Statement) is { } unfit) return unfit;
        return current.IsOpen ? Ruling.Of(current.Id, new RequestAnswered(caller.Voice, command.Answer, command.IsWhole)) : RequestRefusals.Ended();
    }
}

/// <summary>Says that a request cannot be answered, and why. Only whoever was asked can.</summary>
public sealed record DeclineRequest(Id<InformationRequest> Request, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Request), this, caller);

    public static Ruling Decide(InformationRequest? current, DeclineRequest command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Request.ToString());
        if (Permissions.Refuse(nameof(DeclineRequest), caller) is { } no) return no;
        if (TextCheck.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        if (!current.IsOpen) return RequestRefusals.Ended();
        return current.Of.Organisation == caller.Voice ? Ruling.Of(current.Id, new RequestNotAnswerable(caller.Voice, command.Reason)) : RequestRefusals.NotAskedOfYou();
    }
}
