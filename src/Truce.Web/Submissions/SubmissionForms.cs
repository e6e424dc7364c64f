using Truce.Formats.XForms;
using Truce.Store.Accounts;
using Truce.Store.Blobs;
using Truce.Web.Forms;
using Truce.Web.OpenRosa;
using Truce.Web.Pages;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Submissions;

/// <summary>The forms about phones: setting one up, adding a form that they fill in, looking at what they sent; and the files that came with it.</summary>
public static class SubmissionForms
{
    private const int UsualDays = 90;

    public static void MapSubmissionForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/phone", nameof(SetUpPhone), SetUp);
        app.MapForm("/field-forms/new", nameof(AddForm), Add);
        app.MapForm<FieldForm>("/field-forms/{id}/version", nameof(AddFormVersion), AddVersion);
        app.MapForm<FieldForm>("/field-forms/{id}/retire", nameof(RetireForm), Retire);
        app.MapForm<FieldForm>("/field-forms/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Current.Title));
        app.MapForm<FieldSubmission>("/submissions/{id}/look", nameof(LookAtSubmission), Look);
        app.MapForm<FieldSubmission>("/submissions/{id}/take-up", nameof(TakeUpSubmission), TakeUp);
        app.MapForm<FieldSubmission>("/submissions/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, visit.FormTitle(one)));
        app.MapGet("/submissions/{id}/files/{key}", File);
    }

    private static VerbForm SetUp(Visit visit) => new(
        null,
        [new LocalField("phone-use", TextCheck.Name), new DayField("token-until", Initial: visit.DayOf(visit.Now).PlusDays(UsualDays))],
        form => new SetUpPhone(form.Local("phone-use"), visit.Profile.Zone.AtStartOfDay(form.Day("token-until").PlusDays(1)).ToInstant()),
        "/submissions",
        answer =>
        {
            var accounts = visit.Context.RequestServices.GetRequiredService<Accounts>();
            var token = accounts.MakeToken(visit.Centre.View(visit.Member!.Id).Event(answer.Index)!);
            return new Microsoft.AspNetCore.Http.HttpResults.RazorComponentResult<PhonePage>(new { Setup = PhoneSetup.Of(visit, token) });
        });

    private static VerbForm Add(Visit visit) => new(
        null,
        [new TextField("form-text", IsLong: true), new TextField("form-mapping", IsLong: true), .. MarkingFields(visit, Marking.Green)],
        form => Read(visit, form, null) is var (definition, mapping, text)
            ? new AddForm(definition.Terms, text, mapping, form.Marking("marking"))
            : new CannotBeTaken(Problem(visit, form, null)),
        "/field-forms");

    private static VerbForm AddVersion(Visit visit, FieldForm one) => new(
        visit.Text(one.Current.Title).Text,
        [new TextField("form-text", IsLong: true), new TextField("form-mapping", IsLong: true)],
        form => Read(visit, form, one) is var (definition, mapping, text)
            ? new AddFormVersion(one.Id, definition.Terms, text, mapping)
            : new CannotBeTaken(Problem(visit, form, one)),
        visit.PageOf(one.Id));

    private static VerbForm Retire(Visit visit, FieldForm one) => new(
        visit.Text(one.Current.Title).Text, [Reason], form => new RetireForm(one.Id, form.Local("reason")), visit.PageOf(one.Id));

    private static VerbForm Look(Visit visit, FieldSubmission one) => new(
        visit.Text(visit.FormTitle(one)).Text, [new LocalField("finding", TextCheck.Statement)], form => new LookAtSubmission(one.Id, form.Local("finding")), visit.PageOf(one.Id));

    private static VerbForm TakeUp(Visit visit, FieldSubmission one) => new(
        visit.Text(visit.FormTitle(one)).Text, [],
        _ => visit.Context.RequestServices.GetRequiredService<SubmissionIntake>().Anew(visit, visit.View, one) is { } command ? command : new CannotBeTaken(SubmissionRefusals.NothingToTakeUp()),
        visit.PageOf(one.Id));

    private static (XFormDefinition Definition, FormMapping Mapping, string Text)? Read(Visit visit, FormInput form, FieldForm? versionOf)
    {
        var text = form.Text("form-text");
        return XFormReader.Read(text, out _) is { } definition && MappingFile.Read(form.Text("form-mapping"), out _) is { } mapping
            && FormIntake.Problems(visit.View, definition, mapping, versionOf).Count == 0 ? (definition, mapping, text) : null;
    }

    private static Refusal Problem(Visit visit, FormInput form, FieldForm? versionOf)
    {
        if (XFormReader.Read(form.Raw("form-text"), out var unreadable) is not { } definition) return unreadable!;
        if (MappingFile.Read(form.Raw("form-mapping"), out var mapless) is not { } mapping) return mapless!;
        var problems = FormIntake.Problems(visit.View, definition, mapping, versionOf);
        return problems.Count == 1 ? problems[0] : FormRefusals.SeveralThings($"{problems.Count}", string.Join(" ", problems.Select((problem, at) => $"({at + 1}) {visit.Words.Sentence(problem)}")));
    }

    private static IResult File(string id, string key, Visit visit, BlobStore blobs)
    {
        if (visit.IsAsOfMalformed) return Refusals.Show(WebRefusals.MomentUnreadable(visit.Context.Request.Query["asOf"].ToString()));
        var file = Id<FieldSubmission>.TryParse(id, out var parsed) && visit.View.Find(parsed) is { } one ? one.Files.FirstOrDefault(kept => kept.Key == key) : null;
        if (file is null || blobs.Open(file.Sha256) is not { } content) return Refusals.Show(AccessRefusals.NotFound(SafeText.Line(key)));

        // Nothing that a stranger sent runs here: a picture is shown, all else is only saved.
        visit.Context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Stream(content, MediaTypes.IsPicture(file.MediaType) ? file.MediaType : MediaTypes.Bytes, MediaTypes.IsPicture(file.MediaType) ? null : SafeText.Line(file.Name), enableRangeProcessing: true);
    }

    // What cannot even be read becomes a "no" in the same place as every other.
    private sealed record CannotBeTaken(Refusal Why) : ICommand
    {
        public Ruling Rule(IReading reading, Caller caller) => Why;
    }
}
