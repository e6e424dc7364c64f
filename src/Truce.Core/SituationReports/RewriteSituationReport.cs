namespace Truce.Core.SituationReports;

/// <summary>Replaces what members wrote in a draft. Whoever agreed to the text before is asked again.</summary>
public sealed record RewriteSituationReport(Id<SituationDraft> Draft, SituationTexts Texts, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Draft), this, caller);

    public static Ruling Decide(SituationDraft? current, RewriteSituationReport command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Draft.ToString());
        if (Permissions.Refuse(nameof(RewriteSituationReport), caller) is { } no) return no;
        if (caller.Organisation != current.DraftedBy) return AccessRefusals.NotYours();
        if (current.Stage == DraftStage.PutOut) return SituationRefusals.PutOut();
        if (current.Corrects is not null) return SituationRefusals.CorrectionDraftedAnew();
        if ((TextCheck.Of(command.Reason, "reason", TextCheck.Statement) ?? command.Texts.Unfit()) is { } unfit) return unfit;
        if (current.Texts == command.Texts) return SituationRefusals.NothingChanged();
        return Ruling.Of(current.Id, new SituationRewritten(command.Texts, command.Reason));
    }
}

/// <summary>Lets a draft's text rest, so that others can read it, answer and approve.</summary>
public sealed record SendForReview(Id<SituationDraft> Draft) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Draft), this, caller);

    public static Ruling Decide(SituationDraft? current, SendForReview command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Draft.ToString());
        if (Permissions.Refuse(nameof(SendForReview), caller) is { } no) return no;
        if (caller.Organisation != current.DraftedBy) return AccessRefusals.NotYours();
        return current.Stage == DraftStage.Writing ? Ruling.Of(current.Id, new SituationSentForReview(current.Rewritten)) : SituationRefusals.SentAlready();
    }
}
