using System.Collections.Immutable;

namespace Truce.Core.SituationReports;

/// <summary>
/// Drafts a report: its lines are composed by the record itself, from what its audience may see at the cut-off, never handed in. Several
/// drafts for one cut-off may stand side by side.
/// </summary>
/// <param name="Named">Partners that its texts show, beside those whose records it shows.</param>
/// <param name="Without">Partners whose records are left out. No event says which.</param>
/// <param name="Marking">Who may see the draft; null: members of the centre. Never everybody.</param>
public sealed record DraftSituationReport(
    SituationTerms Terms, SituationTexts Texts, ImmutableArray<Id<Organisation>> Named, ImmutableArray<Id<Organisation>> Without, Marking? Marking = null,
    bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (Permissions.Refuse(nameof(DraftSituationReport), caller) is { } no) return no;
        if (Terms.Unfit(caller.Now) is { } unfit) return unfit;
        return Decide(reading.As(Terms.Audience, Terms.CutOff), reading.As(Terms.Audience, caller.Now), this, caller);
    }

    /// <param name="then">What the audience sees as of the cut-off.</param>
    /// <param name="now">What it sees now.</param>
    public static Ruling Decide(IOverview then, IOverview now, DraftSituationReport command, Caller caller)
    {
        if (Permissions.Refuse(nameof(DraftSituationReport), caller) is { } no) return no;
        if ((command.Terms.Unfit(caller.Now) ?? command.Texts.Unfit() ?? UnfitMarking(command.Marking)) is { } unfit) return unfit;
        if (command.Terms.Area is { } area && now.Find(area) is null) return AccessRefusals.NotFound(area.ToString());
        foreach (var named in command.Named)
            if (now.Find(named) is null) return AccessRefusals.NotFound(named.ToString());
        var composed = Composer.Compose(then, command.Terms, caller.Organisation, command.Without);
        composed = composed with { Partners = [.. composed.Partners.Union(command.Named.Where(one => one != caller.Organisation)).Order()] };
        return Ruling.Of(new Decided(
            caller.NewId<SituationDraft>(), new SituationDrafted(command.Terms, command.Texts, composed, null, command.Example), command.Marking ?? Access.Marking.Green));
    }

    // What everybody may see is published, and that takes more than one organisation.
    internal static Refusal? UnfitMarking(Marking? marking) =>
        marking is null ? null
        : !marking.IsWellFormed ? AccessRefusals.MarkingMalformed()
        : marking.Label == TlpLabel.Clear ? SituationRefusals.DraftTooOpen()
        : null;
}

/// <summary>
/// Drafts a correction of a published report: what was wrong or came later, why, and the lines that the record has of the same period
/// now and the report does not. It goes the way of a report, partners and second organisation included.
/// </summary>
/// <param name="At">As of when the record is asked; after the report's cut-off.</param>
/// <param name="Sections">Of which sections it shows lines; empty: of all.</param>
public sealed record DraftCorrection(
    CorrectionTerms Terms, Instant At, ImmutableArray<ReportSection> Sections, ImmutableArray<Id<Organisation>> Named, ImmutableArray<Id<Organisation>> Without,
    Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller)
    {
        if (reading.Find(Terms.Report) is not { } report) return AccessRefusals.NotFound(Terms.Report.ToString());
        if (Permissions.Refuse(nameof(DraftCorrection), caller) is { } no) return no;
        if (At > caller.Now) return SituationRefusals.CutOffInTheFuture(At.ToString());
        return Decide(report, reading.As(report.Terms.Audience, At), reading.As(report.Terms.Audience, caller.Now), this, caller);
    }

    public static Ruling Decide(SituationReport? report, IOverview then, IOverview now, DraftCorrection command, Caller caller)
    {
        if (report is null) return AccessRefusals.NotFound(command.Terms.Report.ToString());
        if (Permissions.Refuse(nameof(DraftCorrection), caller) is { } no) return no;
        if ((command.Terms.Unfit() ?? DraftSituationReport.UnfitMarking(command.Marking)) is { } unfit) return unfit;
        if (report.Withdrawn is not null) return SituationRefusals.Withdrawn();
        if (command.At > caller.Now) return SituationRefusals.CutOffInTheFuture(command.At.ToString());
        if (command.At <= report.Terms.CutOff) return SituationRefusals.CorrectionTooEarly(report.Terms.CutOff.ToString());
        foreach (var named in command.Named)
            if (now.Find(named) is null) return AccessRefusals.NotFound(named.ToString());
        var composed = Composer.Difference(report.Composition, Composer.Compose(then, report.Terms, caller.Organisation, command.Without), command.Sections);
        var owners = composed.Lines.Select(line => line.From).OfType<Reference>().Select(then.OwnerOf).OfType<Id<Organisation>>().ToHashSet();
        composed = composed with
        {
            // Only whose lines are new is asked anew.
            Partners = [.. composed.Partners.Where(owners.Contains).Union(command.Named.Where(one => one != caller.Organisation)).Order()],
        };
        return Ruling.Of(new Decided(
            caller.NewId<SituationDraft>(), new SituationDrafted(report.Terms with { CutOff = command.At }, new SituationTexts(), composed, command.Terms, command.Example),
            command.Marking ?? Access.Marking.Green));
    }
}
