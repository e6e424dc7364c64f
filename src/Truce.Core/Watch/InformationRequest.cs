using System.Collections.Immutable;

namespace Truce.Core.Watch;

/// <summary>Where a request for information stands. That it is overdue is no state: it follows from the clock of whoever looks.</summary>
public enum RequestState
{
    Open = 1,
    AnsweredInPart = 2,
    Answered = 3,

    /// <summary>Whoever was asked says that it cannot be answered, and why.</summary>
    CannotBeAnswered = 4,

    /// <summary>It is not needed any more.</summary>
    Withdrawn = 5,
}

/// <summary>What is asked, what for, and by when it is needed.</summary>
/// <param name="Purpose">What for: whoever is asked can then offer something else that serves.</param>
/// <param name="Asked">Its time of need is always given.</param>
public sealed record RequestAccount(LocalText What, LocalText Purpose, Asked Asked)
{
    /// <summary>Null where its parts fit each other; else the refusal that says what does not.</summary>
    public Refusal? Unfit(Instant now) =>
        TextCheck.First(TextCheck.Of(What, "what", TextCheck.Statement), TextCheck.Of(Purpose, "purpose", TextCheck.Statement))
        ?? (Asked.Due is null ? RequestRefusals.NeededByMissing() : Asked.Unfit(now));
}

/// <summary>One step in the life of a request.</summary>
/// <param name="State">Where it stands after it.</param>
/// <param name="By">Who took it.</param>
/// <param name="Words">The answer or the reason; null where it was asked.</param>
/// <param name="NeededBy">The new time of need, where that was changed.</param>
/// <param name="At">When it was recorded.</param>
public sealed record RequestStep(RequestState State, Id<Organisation> By, LocalText? Words, Instant? NeededBy, Instant At);

/// <summary>A question of one organisation to another about something that it needs to know by a time.</summary>
/// <param name="Account">As it stands now: with the last time of need.</param>
/// <param name="Steps">Never empty; the last is the latest.</param>
public sealed record InformationRequest(
    Id<InformationRequest> Id, RequestAccount Account, Id<Organisation> AskedBy, Addressee Of, ImmutableArray<RequestStep> Steps, bool Example)
    : INoun<InformationRequest>
{
    /// <inheritdoc />
    public static StreamKind Kind => StreamKind.InformationRequest;

    /// <summary>Where it stands.</summary>
    public RequestState State => Steps[^1].State;

    /// <summary>Whether an answer, or the rest of one, is awaited.</summary>
    public bool IsOpen => State is RequestState.Open or RequestState.AnsweredInPart;

    /// <summary>When it is needed.</summary>
    public Instant NeededBy => Account.Asked.Due!.Value;

    /// <summary>Answers and parts of answers, first to last.</summary>
    public IEnumerable<RequestStep> Answers => Steps.Where(step => step is { State: RequestState.AnsweredInPart or RequestState.Answered, NeededBy: null });

    /// <inheritdoc />
    public static IReadOnlyList<Reference> Under(InformationRequest state) => [.. state.Of.Names.Append(state.AskedBy.Reference).Distinct()];

    /// <inheritdoc />
    public static InformationRequest? Apply(InformationRequest? current, Recorded recorded) => recorded.Event switch
    {
        RequestMade e => new InformationRequest(
            new(recorded.Head.Stream.Number), e.Account, e.By, e.Of, [new(RequestState.Open, e.By, null, null, recorded.Head.RecordedAt)], e.Example),
        RequestAnswered e => current!.And(e.IsWhole ? RequestState.Answered : RequestState.AnsweredInPart, e.By, e.Answer, recorded),
        RequestNotAnswerable e => current!.And(RequestState.CannotBeAnswered, e.By, e.Reason, recorded),
        RequestMoved e => current!.And(current.State, current.AskedBy, e.Reason, recorded, e.NeededBy) with
        {
            Account = current.Account with { Asked = current.Account.Asked with { Due = e.NeededBy } },
        },
        RequestWithdrawn e => current!.And(RequestState.Withdrawn, current.AskedBy, e.Reason, recorded),
        _ => current,
    };

    private InformationRequest And(RequestState state, Id<Organisation> by, LocalText words, Recorded recorded, Instant? neededBy = null) =>
        this with { Steps = Steps.Add(new RequestStep(state, by, words, neededBy, recorded.Head.RecordedAt)) };
}
