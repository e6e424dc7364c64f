using System.Globalization;

namespace Truce.Core.SituationReports;

/// <summary>
/// Puts an approved draft out: a report of its own begins, or a correction comes to stand beside one. It waits for the word of every
/// partner shown, and for everything that its lines were drawn from to be open to the audience still.
/// </summary>
public sealed record PublishSituationReport(Id<SituationDraft> Draft) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Draft) is not { } draft) return AccessRefusals.NotFound(Draft.ToString());
        var report = draft.Corrects is { } correction ? reading.Find(correction.Report) : null;
        return Decide(draft, report, reading.As(draft.Terms.Audience, caller.Now), this, caller);
    }

    /// <param name="report">The report that it corrects; null where it corrects none.</param>
    /// <param name="now">What its audience sees now.</param>
    public static Ruling Decide(SituationDraft? current, SituationReport? report, IOverview now, PublishSituationReport command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Draft.ToString());
        if (Permissions.Refuse(nameof(PublishSituationReport), caller) is { } no) return no;
        if (caller.Organisation != current.DraftedBy) return AccessRefusals.NotYours();
        if (current.Stage == DraftStage.PutOut) return SituationRefusals.PutOut();
        if (current.Stage != DraftStage.Approved || current.ApprovedBy is not { } approved) return SituationRefusals.NotApproved();
        if (current.Awaited.Count() is > 0 and var awaited) return SituationRefusals.PartnersAwaited(awaited.ToString(CultureInfo.InvariantCulture));
        if (current.Composition.Lines.Count(line => IsClosed(line, current.Composition, now)) is > 0 and var closed)
            return SituationRefusals.NoLongerOpen(closed.ToString(CultureInfo.InvariantCulture));
        return current.Corrects is { } correction ? Correct(current, report, correction, approved) : Begin(current, approved, now, caller);
    }

    // Closed to its readers, or to whoever publishes: then what would be published is not what was let out.
    private static bool IsClosed(FrozenLine line, Composition composition, IOverview now) =>
        line.IsClosed() || !line.Things.All(now.Sees) || (line.Party is { } party && composition.Parties.All(named => named.Party != party));

    private static Ruling Begin(SituationDraft current, Id<Organisation> approved, IOverview now, Caller caller)
    {
        if (now.All<SituationReport>().Any(one => one.Terms.Number == current.Terms.Number && one.Withdrawn is null))
            return SituationRefusals.NumberTaken(current.Terms.Number.ToString(CultureInfo.InvariantCulture));
        var id = caller.NewId<SituationReport>();
        var marking = current.Terms.Audience == TlpLabel.Clear ? Access.Marking.Clear : Access.Marking.Green;
        return Ruling.Of(
            new Decided(id, new SituationPublished(current.Terms, current.Texts, current.Composition, current.DraftedBy, approved, current.Example), marking),
            new Decided(current.Id, new SituationPutOut(id)));
    }

    private static Ruling Correct(SituationDraft current, SituationReport? report, CorrectionTerms correction, Id<Organisation> approved)
    {
        if (report is null) return AccessRefusals.NotFound(correction.Report.ToString());
        if (report.Withdrawn is not null) return SituationRefusals.Withdrawn();
        return Ruling.Of(
            new Decided(report.Id, new SituationCorrected(correction.What, correction.Why, current.Terms.CutOff, current.Composition, approved)),
            new Decided(current.Id, new SituationPutOut(report.Id)));
    }
}

/// <summary>Takes a published report back: its page says so and why, and shows nothing else. One organisation is enough, since it closes.</summary>
public sealed record WithdrawSituationReport(Id<SituationReport> Report, LocalText Reason) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Report), this, caller);

    public static Ruling Decide(SituationReport? current, WithdrawSituationReport command, Caller caller)
    {
        if (current is null) return AccessRefusals.NotFound(command.Report.ToString());
        if (Permissions.Refuse(nameof(WithdrawSituationReport), caller) is { } no) return no;
        if (caller.Organisation != current.DraftedBy) return AccessRefusals.NotYours();
        if (PublicText.Of(command.Reason, "reason", TextCheck.Statement) is { } unfit) return unfit;
        return current.Withdrawn is null ? Ruling.Of(current.Id, new SituationWithdrawn(command.Reason)) : SituationRefusals.Withdrawn();
    }
}
