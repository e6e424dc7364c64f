namespace Truce.Core.Search;

/// <summary>
/// The words of every noun, one line each: what is searched. A noun without a line is found by its reference alone; those are named in
/// <see cref="Silent"/>. What a viewer may not see although the thing is seen has no place here: a text in a guarded part, and what is
/// said of a link to something else.
/// </summary>
public static class Wordings
{
    /// <summary>Kinds that are not searched by words: the record's own life, and seats, since persons are not looked up.</summary>
    public static readonly IReadOnlyList<StreamKind> Silent = [StreamKind.Record, StreamKind.Member];

    /// <summary>What a state says; nothing for null and for what is not searched.</summary>
    public static Wording Of(object? state) => state switch
    {
        // The most frequent first.
        Claim one => new(null, one.Statement, one.Remark),
        Report one => new(one.Title),
        Incident one => Of(one.Account),
        Question one => new(one.Text, one.Scope, More: one.Distinctions.IsEmpty ? null : [.. one.Distinctions.SelectMany(each => (LocalText[])[each.First, each.Second, each.Note])]),
        Figure one => Of(one.Stated),
        Passage one => new(null, one.Account.Words, one.Account.Hours),
        Judgement one => new(null, one.Basis),
        Reply one => new(null, one.Account.Words),
        Relation one => one.Ended ? default : new(null, one.Note),
        Translation one => new(null, Said(one)),
        Assessment one => new(null, one.Words, one.Basis),
        Provision one => new(null, one.Terms.Text, one.Terms.OwedAs, Some(one.Terms.Due?.Words, one.Terms.Threshold?.Words), one.Terms.Number),
        Batch one => new(null, one.Terms.Words),
        Organisation one => new(one.Name, More: one.Roles.IsEmpty ? null : [.. one.Roles.Select(role => role.Name)]),
        Source one => new(one.Name),
        Place one => new(one.Name, Code: one.Code),
        Crossing one => new(one.Account.Name, one.Account.Scanning, More: [.. one.Account.Operators.Select(each => each.Side)]),
        Agreement one => new(one.Terms.Name, one.Terms.Note, More: one.Phases.IsEmpty ? null : [.. one.Phases.Select(phase => phase.Name)]),
        ExchangeLedger one => new(one.Name, one.Scope, More: one.Categories.IsEmpty ? null : [.. one.Categories.Select(each => each.Name)]),
        Line one => new(one.Name),
        LineVersion one => new(null, one.Drawing.Basis),
        Marker one => new(null, one.Note),
        Observation one => new(
            one.Account.Title, one.Account.Seen, one.Account.Unseen, Some(one.Account.Where.Words, one.Account.Function)),
        Hindrance one => new(null, one.Account.Words, one.Account.Condition, Some(one.Account.Where.Words, one.Account.SideWords)),
        EvidenceItem one => new(one.Account.Title, one.Account.Note, one.Account.Credit, Some(one.Account.Where?.Words)),
        Presence one => new(null, one.Account.Activity, one.Account.With),
        AgendaItem one => new(one.Terms.Title, one.Terms.Note, one.Terms.Group, Some(one.Terms.Where)),
        Capacity one => new(null, one.Account.Cell, one.Account.Note, Some(SpecialityNames.Of(one.Account.Speciality))),
        LogEntry one => new(null, one.Account.What),
        WatchTask one => new(
            null, one.Account.What, one.Account.Note,
            Some([.. one.Steps.Where(step => step.Kind is TaskStepKind.Reported or TaskStepKind.Done).Select(step => step.Words), one.Speciality is { } speciality ? SpecialityNames.Of(speciality) : null])),
        InformationRequest one => new(null, one.Account.What, one.Account.Purpose, Some([.. one.Answers.Select(step => step.Words)])),
        Shift one => new(null, one.OpeningNotes, one.Handover?.Notes, Some(one.Acceptance?.Remark)),
        DutyFunction one => new(one.Account.Name, one.Account.Speciality, one.Account.Cell),
        Decision one => new(one.Account.Question, one.Account.Why),
        DecisionStatement one => new(null, one.Account.Words, one.Account.Capacity),
        DataTable one => new(one.Terms.Title, one.Terms.Note),
        FieldForm one => new(one.Current.Title, Code: one.Code),
        FieldSubmission one => new(new LocalText(one.Instance), one.Looked),
        Verification one => new(one.Aim, one.Outcome?.Reason, More: one.Steps.Length < 2 ? null : [.. one.Steps.Select(step => step.Words)]),
        Transmission one => new(null, one.Account.Words, More: one.Receipts.IsEmpty ? null : [.. one.Receipts.Select(each => each.Remark)]),
        Notice one => new(one.Account.Title, one.Account.Words),
        JointVisit one => new(one.Plan.Purpose, one.Report?.Seen, one.Report?.Unseen, [one.Plan.Where.Words, .. one.Steps.Where(step => step.Kind != VisitStepKind.Declined).Select(step => step.Words)]),
        VisitFinding one => new(null, one.Words),
        HotLineCall one => new(null, one.Account.Asked, one.Answer, Some(one.Done)),
        SituationDraft one => new(one.Terms.Title),
        SituationReport one => new(one.Terms.Title),
        Alert one => new(one.Account.Headline, one.Account.Description, one.Account.Instruction, [.. one.Account.Areas.Select(area => area.Words)]),
        Subscription one => new(one.Account.Use),
        _ => default,
    };

    private static Wording Of(IncidentAccount account) => new(
        account.Title, account.Note, account.Where.Words,
        Some(account.Weapon, account.Direction, account.Effects.Objects, account.Effects.Services, account.Effects.Aid));

    private static Wording Of(StatedFigure figure) => new(
        figure.Definition.Counts, figure.Value?.Words, figure.Definition.LeavesOut,
        [figure.Definition.PointWords, figure.Definition.ScopeWords, .. figure.Parts?.Select(part => part.Label) ?? []]);

    // Of a language other than the three it stands where English would: search asks for letters, not for languages.
    private static LocalText Said(Translation one) => one.Language switch
    {
        "ar" => new(Ar: one.Text),
        "he" => new(He: one.Text),
        _ => new(En: one.Text),
    };

    private static LocalText[]? Some(params ReadOnlySpan<LocalText?> texts)
    {
        List<LocalText>? some = null;
        foreach (var text in texts)
            if (text is not null) (some ??= []).Add(text);
        return some is null ? null : [.. some];
    }
}
