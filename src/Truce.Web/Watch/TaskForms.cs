using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Watch;

/// <summary>The forms of tasks.</summary>
public static class TaskForms
{
    public static void MapTaskForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/tasks/new", nameof(AskTask), Ask);
        app.MapForm<WatchTask>("/tasks/{id}/speciality", nameof(NameSpeciality), (visit, one) => About(
            visit, one, [SpecialityOf(visit, one.Speciality, isOptional: false)], form => new NameSpeciality(one.Id, form.Code<Speciality>("task-speciality"))));
        app.MapForm<WatchTask>("/tasks/{id}/take", nameof(TakeTask), Take);
        app.MapForm<WatchTask>("/tasks/{id}/report", nameof(ReportOnTask), (visit, one) =>
            About(visit, one, [new LocalField("task-words", TextCheck.Statement)], form => new ReportOnTask(one.Id, form.Local("task-words"))));
        app.MapForm<WatchTask>("/tasks/{id}/finish", nameof(FinishTask), (visit, one) =>
            About(visit, one, [new LocalField("task-result", TextCheck.Statement)], form => new FinishTask(one.Id, form.Local("task-result"))));
        app.MapForm<WatchTask>("/tasks/{id}/hand-back", nameof(HandBackTask), (visit, one) => About(visit, one, [Reason], form => new HandBackTask(one.Id, form.Local("reason"))));
        app.MapForm<WatchTask>("/tasks/{id}/drop", nameof(DropTask), (visit, one) => About(visit, one, [Reason], form => new DropTask(one.Id, form.Local("reason"))));
        app.MapForm<WatchTask>("/tasks/{id}/pass", nameof(PassTask), (visit, one) => About(
            visit, one, [new ChoiceField("asked-of", Addressees.OptionsOf(visit)), Reason],
            form => new PassTask(one.Id, Addressees.Of(visit, form, "asked-of"), form.Local("reason"))));
        app.MapForm<WatchTask>("/tasks/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.What));
    }

    private static VerbForm Ask(Visit visit) => new(
        null,
        [
            new LocalField("task-what", TextCheck.Statement), new ChoiceField("asked-of", Addressees.OptionsOf(visit)),
            SpecialityOf(visit, null, isOptional: true), new MomentField("task-due", null, IsOptional: true), new LocalField("task-note", TextCheck.Statement, IsOptional: true),
            new TextField("about-thing", Initial: Addressees.Asked(visit), IsOptional: true),
            new MomentField("asked-at", visit.Now.InZone(visit.Profile.Zone).LocalDateTime), .. MarkingFields(visit, Marking.Green),
        ],
        form => new AskTask(
            new TaskAccount(form.Local("task-what"), new Asked(form.Moment("asked-at"), form.OptionalMoment("task-due")), form.Optional("task-note")),
            Addressees.Of(visit, form, "asked-of"), Addressees.ThingOf(visit, form, "about-thing"), form.Marking("marking"),
            Speciality: form.OptionalText("task-speciality") is null ? null : form.Code<Speciality>("task-speciality")),
        "/watch");

    private static ChoiceField SpecialityOf(Visit visit, Speciality? stands, bool isOptional) => new(
        "task-speciality", Codes.Options<Speciality>(visit.Words, "speciality"), stands is { } one ? Codes.Of(one) : "", isOptional);

    // In one of its functions, or as the organisation itself: either is chosen, so that an empty form takes nothing.
    private static VerbForm Take(Visit visit, WatchTask one) => About(
        visit, one,
        [
            new ChoiceField(
                "take-as", visit.Organisation is { } own ? [($"{own.Id}", visit.Text(own.Name).Text), .. Addressees.OwnOptions(visit)] : [],
                Addressees.OnDuty(visit) is { Length: > 0 } function ? function : $"{visit.Organisation?.Id}"),
        ],
        form => new TakeTask(one.Id, form.Text("take-as").Length == 0 ? null : Addressees.Of(visit, form, "take-as")?.Function));

    private static VerbForm About(Visit visit, WatchTask one, IReadOnlyList<Field> fields, Func<FormInput, ICommand> command) =>
        new(visit.Text(one.Account.What).Text, fields, command, visit.PageOf(one.Id));
}
