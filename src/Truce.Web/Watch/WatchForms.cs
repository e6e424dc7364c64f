using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Watch;

/// <summary>The forms of the log, of shifts, of duty functions, and of the hours after which the centre reminds.</summary>
public static class WatchForms
{
    public static void MapWatchForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/functions/new", nameof(EstablishFunction), Establish);
        app.MapForm<DutyFunction>("/functions/{id}/correct", nameof(CorrectFunction), Correct);
        app.MapForm<DutyFunction>("/functions/{id}/close", nameof(CloseFunction), Close);
        app.MapForm<DutyFunction>("/functions/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Name));
        app.MapForm("/log/new", nameof(EnterLog), Enter);
        app.MapForm<LogEntry>("/log/{id}/correct", nameof(CorrectLog), Correct);
        app.MapForm<LogEntry>("/log/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.What));
        app.MapForm("/shifts/new", nameof(OpenShift), Open);
        app.MapForm<Shift>("/shifts/{id}/hand-over", nameof(HandOverShift), HandOver);
        app.MapForm<Shift>("/shifts/{id}/accept", nameof(AcceptHandover), Accept);
        app.MapForm<Shift>("/shifts/{id}/end", nameof(EndShift), End);
        app.MapForm<Shift>("/shifts/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, new LocalText($"{one.Id}")));
        app.MapForm("/watch/reminders", nameof(SetReminders), Remind);
        app.MapTaskForms();
        app.MapRequestForms();
    }

    private static VerbForm Establish(Visit visit) => new(
        null,
        [.. AccountFields(visit, null), .. MarkingFields(visit, Marking.Green)],
        form => new EstablishFunction(AccountOf(form), form.Marking("marking")),
        "/functions");

    private static VerbForm Correct(Visit visit, DutyFunction one) => new(
        visit.Text(one.Account.Name).Text, [.. AccountFields(visit, one.Account), Reason],
        form => new CorrectFunction(one.Id, AccountOf(form), form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Close(Visit visit, DutyFunction one) => new(
        visit.Text(one.Account.Name).Text, [Reason], form => new CloseFunction(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static IReadOnlyList<Field> AccountFields(Visit visit, DutyAccount? stands) =>
    [
        new LocalField("duty-name", TextCheck.Name, stands?.Name),
        new ChoiceField("duty-organisation", OrganisationsOf(visit), $"{stands?.Organisation ?? visit.Organisation?.Id}"),
        new LocalField("cell", TextCheck.Name, stands?.Cell, IsOptional: true), new LocalField("speciality", TextCheck.Name, stands?.Speciality, IsOptional: true),
    ];

    private static DutyAccount AccountOf(FormInput form) =>
        new(form.Local("duty-name"), form.Reference<Organisation>("duty-organisation"), form.Optional("cell"), form.Optional("speciality"));

    private static VerbForm Enter(Visit visit) => new(
        null,
        [
            new LocalField("log-what", TextCheck.Statement), new MomentField("log-at", visit.Now.InZone(visit.Profile.Zone).LocalDateTime),
            new ChoiceField("log-by", Addressees.OwnOptions(visit), Addressees.OnDuty(visit)), new TextField("about-thing", Initial: Addressees.Asked(visit), IsOptional: true),
            .. MarkingFields(visit, Marking.Green),
        ],
        form => new EnterLog(LogOf(form), Addressees.ThingOf(visit, form, "about-thing"), form.Marking("marking")),
        "/watch");

    private static VerbForm Correct(Visit visit, LogEntry one) => new(
        visit.Text(one.Account.What).Text,
        [
            new LocalField("log-what", TextCheck.Statement, one.Account.What), new MomentField("log-at", one.Account.At.InZone(visit.Profile.Zone).LocalDateTime),
            new ChoiceField("log-by", Addressees.OwnOptions(visit), Addressees.OnDuty(visit)), Reason,
        ],
        form => new CorrectLog(one.Id, LogOf(form), form.Local("reason")),
        visit.PageOf(one.Id));

    private static LogAccount LogOf(FormInput form) => new(form.Moment("log-at"), form.Reference<DutyFunction>("log-by"), form.Local("log-what"));

    private static VerbForm Open(Visit visit) => new(
        null,
        [
            new ChoiceField("shift-function", Addressees.OwnOptions(visit)), new LocalField("shift-notes", TextCheck.Statement, IsOptional: true),
            .. MarkingFields(visit, Marking.Green),
        ],
        form => new OpenShift(form.Reference<DutyFunction>("shift-function"), form.Optional("shift-notes"), form.Marking("marking")),
        "/watch");

    private static VerbForm HandOver(Visit visit, Shift one) => new(
        visit.Say(one.By), [new LocalField("handover-notes", TextCheck.Statement)],
        form => new HandOverShift(one.Id, form.Local("handover-notes")), visit.PageOf(one.Id));

    private static VerbForm Accept(Visit visit, Shift one) => new(
        visit.Say(one.By),
        [new ChoiceField("shift-function", Addressees.OwnOptions(visit)), new LocalField("handover-remark", TextCheck.Statement, IsOptional: true)],
        form => new AcceptHandover(one.Id, form.Reference<DutyFunction>("shift-function"), form.Optional("handover-remark")),
        visit.PageOf(one.Id));

    private static VerbForm End(Visit visit, Shift one) => new(
        visit.Say(one.By), [Reason], form => new EndShift(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Remind(Visit visit)
    {
        var terms = visit.View.Find(CentreRecord.Only)?.Reminders ?? ReminderTerms.Standing;
        return new VerbForm(
            null,
            [
                new NumberField("task-untaken-hours", Initial: terms.TaskUntakenHours), new NumberField("task-silent-hours", Initial: terms.TaskSilentHours),
                new NumberField("near-hours", Initial: terms.NearHours), new NumberField("decision-near-hours", Initial: terms.DecisionNearHours),
                new NumberField("handover-hours", Initial: terms.HandoverHours),
            ],
            form => new SetReminders(new ReminderTerms(
                form.Number("task-untaken-hours"), form.Number("task-silent-hours"), form.Number("near-hours"), form.Number("decision-near-hours"),
                form.Number("handover-hours"))),
            "/watch");
    }
}
