using System.Globalization;
using Truce.Web.Forms;
using Truce.Web.Lines;
using Truce.Web.Watch;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Incidents;

/// <summary>The forms of judgements, one for each question, and of what parties say.</summary>
public static class JudgementForms
{
    public static void MapJudgementForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Incident>("/incidents/{id}/judge-happened", nameof(GiveJudgement), (visit, one) => Give(visit, one, JudgedQuestion.Happened));
        app.MapForm<Incident>("/incidents/{id}/judge-who", nameof(GiveJudgement), (visit, one) => Give(visit, one, JudgedQuestion.Who));
        app.MapForm<Incident>("/incidents/{id}/judge-breach", nameof(GiveJudgement), (visit, one) => Give(visit, one, JudgedQuestion.Breach));
        app.MapForm<Judgement>("/judgements/{id}/correct", nameof(CorrectJudgement), Correct);
        app.MapForm<Judgement>("/judgements/{id}/withdraw", nameof(WithdrawJudgement), Withdraw);
        app.MapForm<Judgement>("/judgements/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Basis));
        app.MapForm<Incident>("/incidents/{id}/reply", nameof(RecordReply), Record);
        app.MapForm<Reply>("/replies/{id}/correct", nameof(CorrectReply), CorrectWords);
        app.MapForm<Reply>("/replies/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, TitleOf(visit, one.Incident)));
    }

    private static VerbForm Give(Visit visit, Incident one, JudgedQuestion question) => new(
        visit.Text(one.Account.Title).Text,
        [
            .. AnswerFields(visit, question, null), new LocalField("judgement-basis", TextCheck.Statement), new DayField("judged-on", IsOptional: true),
            new ChoiceField("through-claim", ClaimsOn(visit, one), IsOptional: true),
            .. question == JudgedQuestion.Breach ? [new ChoiceField("line-version", LinesOn(visit, one), IsOptional: true)] : Array.Empty<Field>(),
            .. MarkingFields(visit, Marking.Clear),
        ],
        form => new GiveJudgement(
            one.Id, AnswerOf(form, question), form.Local("judgement-basis"), form.OptionalDay("judged-on"), form.OptionalReference<Claim>("through-claim"),
            form.Marking("marking"), Line: question == JudgedQuestion.Breach ? form.OptionalReference<LineVersion>("line-version") : null),
        visit.PageOf(one.Id));

    private static VerbForm Correct(Visit visit, Judgement one) => new(
        visit.Text(one.Basis).Text,
        [.. AnswerFields(visit, one.Answer.Question, one.Answer), new LocalField("judgement-basis", TextCheck.Statement, one.Basis), Reason],
        form => new CorrectJudgement(one.Id, AnswerOf(form, one.Answer.Question), form.Local("judgement-basis"), form.Local("reason")),
        visit.PageOf(one.Incident));

    private static VerbForm Withdraw(Visit visit, Judgement one) => new(
        visit.Text(one.Basis).Text, [Reason], form => new WithdrawJudgement(one.Id, form.Local("reason")), visit.PageOf(one.Incident));

    private static VerbForm Record(Visit visit, Incident one) => new(
        visit.Text(one.Account.Title).Text,
        [new ChoiceField("party", PartiesOf(visit)), .. ReplyFields(visit, null), .. MarkingFields(visit, Marking.Clear)],
        form => new RecordReply(one.Id, form.Reference<Organisation>("party"), ReplyOf(visit, form), form.Marking("marking")),
        visit.PageOf(one.Id));

    // Whoever only speaks for an organisation answers for that one.
    private static IReadOnlyList<(string Value, string Label)> PartiesOf(Visit visit) => visit is { Member.Duties: var duties, Organisation: { } own } && !duties.HasFlag(Duties.Recording)
        ? [(own.Id.ToString(), visit.Text(own.Name).Text)]
        : OrganisationsOf(visit);

    private static VerbForm CorrectWords(Visit visit, Reply one) => new(
        visit.Text(TitleOf(visit, one.Incident)).Text,
        [.. ReplyFields(visit, one.Account), Reason],
        form => new CorrectReply(one.Id, ReplyOf(visit, form), form.Local("reason")),
        visit.PageOf(one.Incident));

    private static LocalText TitleOf(Visit visit, Id<Incident> incident) => visit.View.Find(incident)?.Account.Title ?? new LocalText($"{incident}");

    private static IReadOnlyList<Field> AnswerFields(Visit visit, JudgedQuestion question, JudgedAnswer? stands) => question switch
    {
        JudgedQuestion.Happened =>
            [new ChoiceField("level", [.. Enumerable.Range(0, 6).Select(level => ($"{level}", visit.Words[$"level.{level}"]))], stands is null ? "" : $"{stands.Level}")],
        JudgedQuestion.Who =>
        [
            new ChoiceField("attribution", Codes.Options<AttributionDegree>(visit.Words, "attribution"), stands is null ? "" : Codes.Of(stands.Attribution!.Degree)),
            new ChoiceField("actor", OrganisationsOf(visit), $"{stands?.Attribution?.Actor}", IsOptional: true),
            new LocalField("actor-named", TextCheck.Name, stands?.Attribution?.Named, IsOptional: true),
        ],
        _ =>
        [
            new ChoiceField("breach", Codes.Options<BreachDegree>(visit.Words, "breach"), stands is null ? "" : Codes.Of(stands.Breach!.Degree)),
            new ChoiceField("severity", Codes.Options<Severity>(visit.Words, "severity"), stands?.Breach?.Severity is { } severity ? Codes.Of(severity) : "", IsOptional: true),
            new ChoiceField("intent", Codes.Options<Intent>(visit.Words, "intent"), stands?.Breach?.Intent is { } intent ? Codes.Of(intent) : "", IsOptional: true),
            new TextField("provision", Initial: $"{stands?.Breach?.Provision}", IsOptional: true),
        ],
    };

    private static JudgedAnswer AnswerOf(FormInput form, JudgedQuestion question) => question switch
    {
        JudgedQuestion.Happened => new JudgedAnswer(Level: form.Number("level")),
        JudgedQuestion.Who => new JudgedAnswer(Attribution: new Attribution(
            form.Code<AttributionDegree>("attribution"), form.OptionalReference<Organisation>("actor"), form.Optional("actor-named"))),
        _ => new JudgedAnswer(Breach: new BreachFinding(
            form.Code<BreachDegree>("breach"), form.OptionalText("severity") is null ? null : form.Code<Severity>("severity"),
            form.OptionalText("intent") is null ? null : form.Code<Intent>("intent"),
            Reference.TryParse(form.OptionalText("provision"), out var provision) ? provision : null)),
    };

    private static IReadOnlyList<Field> ReplyFields(Visit visit, ReplyAccount? stands) =>
    [
        new ChoiceField("reply", Codes.Options<ReplyStance>(visit.Words, "reply"), stands is null ? "" : Codes.Of(stands.Stance)),
        new LocalField("reply-words", TextCheck.Statement, stands?.Words, IsOptional: true),
        new DayField("asked-on", IsOptional: true), new DayField("answered-on", IsOptional: true),
        new TextField("carried-by", Initial: $"{stands?.Through}", IsOptional: true),
    ];

    private static ReplyAccount ReplyOf(Visit visit, FormInput form)
    {
        Reference? through = Reference.TryParse(form.OptionalText("carried-by"), out var one) ? one : null;
        if (through is null && form.OptionalText("carried-by") is not null) form.Problem("carried-by", visit.Words["form.unknown-reference"]);
        return new ReplyAccount(
            form.Code<ReplyStance>("reply"), form.Optional("reply-words"), form.OptionalDay("asked-on"), form.OptionalDay("answered-on"), through);
    }

    /// <summary>On which side of a version an incident's place lies, and how far from it: computed, with the words of the page of lines.</summary>
    public static string SaidOf(Visit visit, Incident one, LineVersion version)
    {
        var words = visit.Words;
        if (one.Account.Where.Centre is not { } centre || visit.View.Find(version.Line) is not { } line) return "";
        if (LinesAt.Of(visit.View, line, centre, other => other.Id == version.Id) is not [{ Nearest: { } nearest } answer, ..]) return words["where.comma"] + words["incident.line-not-drawn"];
        var side = answer.Side is { } known ? words[$"incident.line-{known.Code()}"] : words["incident.line-no-side"];
        return words["where.comma"] + side + words["where.comma"] + words["incident.line-kilometres", (nearest.Metres / 1000).ToString("0.0", CultureInfo.InvariantCulture)];
    }

    // The versions of each line that applied on the day, as far as the viewer sees them.
    private static IReadOnlyList<(string Value, string Label)> LinesOn(Visit visit, Incident one)
    {
        var days = one.Account.Occurred.Days(DateTimeZoneProviders.Tzdb);
        return
        [
            .. from line in visit.View.All<Line>()
               from version in LinesAt.Versions(visit.View, line)
               where version.AppliedOn(days.Start) || version.AppliedOn(days.End)
               select ($"{version.Id}", $"{visit.NameOf(version.Issuer)}, {visit.Words.Days(version.Drawing.Issued)}{SaidOf(visit, one, version)}"),
        ];
    }

    private static IReadOnlyList<(string Value, string Label)> ClaimsOn(Visit visit, Incident one) =>
        [.. IncidentFile.Of(one, visit.View).Claims.Select(claim => (claim.Claim.Id.ToString(), visit.Text(claim.Claim.Statement).Text))];
}
