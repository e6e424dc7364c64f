namespace Truce.Core.Assessments;

/// <summary>
/// Says how the caller's own organisation, or the one in whose name the caller acts, sees a provision. Nobody can speak for another
/// here: what others said is <see cref="RecordAssessment"/>.
/// </summary>
/// <param name="On">Of which day or days.</param>
/// <param name="Status">Null: words alone.</param>
/// <param name="Marking">Null: whoever may see the provision.</param>
public sealed record AssessProvision(
    Id<Provision> Provision, DateInterval On, ProvisionStatus? Status = null, LocalText? Words = null, LocalText? Basis = null,
    Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) => Decide(reading.Find(Provision), this, caller);

    public static Ruling Decide(Provision? provision, AssessProvision command, Caller caller)
    {
        if (provision is null) return AccessRefusals.NotFound(command.Provision.ToString());
        if (Permissions.Refuse(nameof(AssessProvision), caller) is { } no) return no;
        if (AssessmentCheck.Unfit(command.On, command.Status, command.Words, command.Basis, caller) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Assessment>(),
            new AssessmentMade(
                provision.Id, caller.Voice, command.On, command.Status, command.Words, command.Basis, Example: command.Example),
            marking));
    }
}

/// <summary>Records how an organisation sees a provision as a report tells it. A status stands only where the organisation stated one.</summary>
/// <param name="By">Whose view it is.</param>
/// <param name="Report">Where it is told.</param>
public sealed record RecordAssessment(
    Id<Provision> Provision, Id<Organisation> By, Id<Report> Report, DateInterval On, ProvisionStatus? Status = null, LocalText? Words = null,
    LocalText? Basis = null, Marking? Marking = null, bool Example = false) : ICommand
{
    /// <inheritdoc />
    public Ruling Rule(IReading reading, Caller caller) =>
        Decide(reading.Find(Provision), reading.Find(By), reading.Find(Report), this, caller);

    public static Ruling Decide(Provision? provision, Organisation? by, Report? report, RecordAssessment command, Caller caller)
    {
        if (provision is null) return AccessRefusals.NotFound(command.Provision.ToString());
        if (by is null) return AccessRefusals.NotFound(command.By.ToString());
        if (report is null) return AccessRefusals.NotFound(command.Report.ToString());
        if (Permissions.Refuse(nameof(RecordAssessment), caller) is { } no) return no;
        if (report.Withdrawn is not null) return ReportRefusals.Withdrawn(report.Id.ToString());
        if (AssessmentCheck.Unfit(command.On, command.Status, command.Words, command.Basis, caller) is { } unfit) return unfit;
        var marking = command.Marking ?? Access.Marking.Clear;
        if (!marking.IsWellFormed) return AccessRefusals.MarkingMalformed();
        return Ruling.Of(new Decided(
            caller.NewId<Assessment>(),
            new AssessmentMade(provision.Id, by.Id, command.On, command.Status, command.Words, command.Basis, report.Id, command.Example),
            marking));
    }
}

internal static class AssessmentCheck
{
    public static Refusal? Unfit(DateInterval on, ProvisionStatus? status, LocalText? words, LocalText? basis, Caller caller)
    {
        if (status is null && words is null) return AssessmentRefusals.NothingSaid();
        if (TextCheck.First(TextCheck.Optional(words, "words", TextCheck.Statement), TextCheck.Optional(basis, "basis", TextCheck.Statement)) is { } unfit) return unfit;
        return on.Start > caller.Now.InUtc().Date.PlusDays(1) ? AssessmentRefusals.InTheFuture(on.Start.ToString("R", null)) : null;
    }

    /// <summary>Whoever made an assessment here changes it; one that was heard is the recorders' to keep.</summary>
    public static Refusal? NotYours(Assessment current, Caller caller) => current.Report is null
        ? current.By == caller.Voice || current.By == caller.Organisation ? null : AccessRefusals.NotYours()
        : Permissions.Refuse(nameof(RecordAssessment), caller);
}
