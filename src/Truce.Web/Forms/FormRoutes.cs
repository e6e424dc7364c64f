using System.Security.Cryptography;
using System.Text;
using Truce.Web.Access;
using Truce.Web.Agreements;
using Truce.Web.Alerts;
using Truce.Web.Assessments;
using Truce.Web.Crossings;
using Truce.Web.Decisions;
using Truce.Web.Evidence;
using Truce.Web.Exchanges;
using Truce.Web.Figures;
using Truce.Web.HotLine;
using Truce.Web.Incidents;
using Truce.Web.JointVisits;
using Truce.Web.Lines;
using Truce.Web.Notices;
using Truce.Web.Observations;
using Truce.Web.Pairs;
using Truce.Web.Partners;
using Truce.Web.Places;
using Truce.Web.Provisions;
using Truce.Web.Record;
using Truce.Web.Relations;
using Truce.Web.SituationReports;
using Truce.Web.Submissions;
using Truce.Web.Subscriptions;
using Truce.Web.Tables;
using Truce.Web.Translations;
using Truce.Web.Transmissions;
using Truce.Web.Verifications;
using Truce.Web.Watch;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Forms;

/// <summary>Every form, as a table of contents; what each asks for stands below.</summary>
public static class FormRoutes
{
    public static void MapForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/members/new", nameof(AdmitMember), Admit);
        app.MapForm<Member>("/members/{id}/standing", nameof(ChangeStanding), Stand);
        app.MapTokenForms();
        app.MapForm("/organisations/new", nameof(RegisterOrganisation), NewOrganisation);
        app.MapForm<Organisation>("/organisations/{id}/rename", nameof(RenameOrganisation), Rename);
        app.MapForm<Organisation>("/organisations/{id}/role", nameof(AssumeRole), AddRole);
        app.MapForm<Organisation>("/organisations/{id}/acts-for", nameof(DeclareRepresentation), ActFor);
        app.MapForm<Organisation>("/organisations/{id}/role-end", nameof(EndRole), EndARole);
        app.MapForm<Organisation>("/organisations/{id}/acts-for-end", nameof(EndRepresentation), EndActing);
        app.MapForm("/sources/new", nameof(RegisterSource), NewSource);
        app.MapForm<Source>("/sources/{id}/correct", nameof(CorrectSource), CorrectName);
        app.MapForm<Source>("/sources/{id}/grade", nameof(GradeSource), Grade);
        app.MapForm("/reports/new", nameof(ReceiveReport), NewReport);
        app.MapForm<Report>("/reports/{id}/correct", nameof(CorrectReport), Correct);
        app.MapForm<Report>("/reports/{id}/withdraw", nameof(WithdrawReport), Withdraw);
        app.MapForm<Report>("/reports/{id}/claims/new", nameof(RecordClaim), NewClaim);
        app.MapForm<Claim>("/claims/{id}/grade", nameof(GradeClaim), Grade);
        app.MapForm<Claim>("/claims/{id}/link", nameof(LinkClaim), LinkTo);
        app.MapForm<Claim>("/claims/{id}/unlink", nameof(UnlinkClaim), Unlink);
        app.MapForm<Claim>("/claims/{id}/restate", nameof(RestateClaim), Restate);
        app.MapForm<Claim>("/claims/{id}/withdraw", nameof(WithdrawClaim), Withdraw);
        app.MapForm<Claim>("/claims/{id}/correct", nameof(CorrectClaim), Correct);
        app.MapForm<Claim>("/claims/{id}/remark", nameof(RemarkOnClaim), Remark);
        app.MapForm("/questions/new", nameof(OpenQuestion), NewQuestion);
        app.MapForm<Question>("/questions/{id}/reword", nameof(RewordQuestion), Reword);
        app.MapForm<Question>("/questions/{id}/distinguish", nameof(DistinguishTerms), Distinguish);
        app.MapSituationForms();
        app.MapRelationForms();
        app.MapIncidentForms();
        app.MapJudgementForms();
        app.MapVerificationForms();
        app.MapTransmissionForms();
        app.MapNoticeForms();
        app.MapVisitForms();
        app.MapHotLineForms();

        app.MapPairForms();
        app.MapObservationForms();
        app.MapEvidenceForms();
        app.MapPartnerForms();
        app.MapCrossingForms();
        app.MapAlertForms();
        app.MapSubscriptionForms();
        app.MapWatchForms();
        app.MapDecisionForms();
        app.MapForm("/trust/declare", nameof(DeclareTerms), Declare);
        app.MapForm("/record/{index:long}/redact", nameof(RedactParts), Redact);
        app.MapTranslationForms();
        app.MapPlaceForms();
        app.MapLineForms();

        app.MapFigureForms();
        app.MapTableForms();
        app.MapTableImport();
        app.MapForm<Organisation>("/organisations/{id}/marking", nameof(ChangeMarking), (visit, noun) => Mark(visit, noun.Id.Reference, noun.Name));
        app.MapForm<Source>("/sources/{id}/marking", nameof(ChangeMarking), (visit, noun) => Mark(visit, noun.Id.Reference, noun.Name));
        app.MapForm<Report>("/reports/{id}/marking", nameof(ChangeMarking), (visit, noun) => Mark(visit, noun.Id.Reference, noun.Title));
        app.MapForm<Claim>("/claims/{id}/marking", nameof(ChangeMarking), (visit, noun) => Mark(visit, noun.Id.Reference, noun.Statement));
        app.MapForm<Question>("/questions/{id}/marking", nameof(ChangeMarking), (visit, noun) => Mark(visit, noun.Id.Reference, noun.Text));
        app.MapAgreementForms();
        app.MapProvisionForms();
        app.MapAssessmentForms();
        app.MapExchangeForms();
        app.MapSubmissionForms();
    }

    private static VerbForm Admit(Visit visit) => new(
        null,
        [
            new ChoiceField("organisation", OrganisationsOf(visit)), new LocalField("function", TextCheck.Name),
            new ChoicesField("duties", [.. Codes.Options<Duties>(visit.Words, "duty").Where(duty => duty.Value != "none")], []),
        ],
        form => new AdmitMember(form.Reference<Organisation>("organisation"), form.Local("function"), form.Sum("duties")),
        Seats(visit));

    private static VerbForm Stand(Visit visit, Member one) => new(
        visit.Text(one.Function).Text,
        [new ChoiceField("standing", Codes.Options<MemberStanding>(visit.Words, "standing")), Reason],
        form => new ChangeStanding(one.Id, form.Code<MemberStanding>("standing"), form.Local("reason")),
        Seats(visit));

    private static VerbForm Declare(Visit visit)
    {
        var standing = visit.View.Find(CentreRecord.Only)?.Terms;
        return new(
            null,
            [
                new LocalField("host", TextCheck.Statement, standing?.Host), new LocalField("rules", TextCheck.Statement, standing?.Rules),
                new LocalField("contact", TextCheck.Statement, standing?.Contact, IsAsStated: true),
            ],
            form => new DeclareTerms(form.Local("host"), form.Local("rules"), form.Local("contact")),
            "/trust");
    }

    private static VerbForm NewOrganisation(Visit visit) => new(
        null,
        [Name(), new ChoiceField("kind", Codes.Options<OrganisationKind>(visit.Words, "kind"))],
        form => new RegisterOrganisation(form.Local("name"), form.Code<OrganisationKind>("kind")),
        "/organisations");

    private static VerbForm Rename(Visit visit, Organisation one) => new(
        visit.Text(one.Name).Text,
        [Name(one.Name), Reason],
        form => new RenameOrganisation(one.Id, form.Local("name"), form.Local("reason")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm AddRole(Visit visit, Organisation one) => new(
        visit.Text(one.Name).Text,
        [new LocalField("role", TextCheck.Name), new DayField("from"), new DayField("until", IsOptional: true)],
        form => new AssumeRole(one.Id, form.Local("role"), form.Day("from"), form.OptionalDay("until")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm ActFor(Visit visit, Organisation one) => new(
        visit.Text(one.Name).Text,
        [new ChoiceField("principal", OrganisationsOf(visit)), new DayField("from"), new DayField("until", IsOptional: true)],
        form => new DeclareRepresentation(one.Id, form.Reference<Organisation>("principal"), form.Day("from"), form.OptionalDay("until")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm EndARole(Visit visit, Organisation one) => new(
        visit.Text(one.Name).Text,
        [
            new ChoiceField("role", [.. one.Roles.Index().Where(role => role.Item.Until is null).Select(role => ($"{role.Index}", visit.Text(role.Item.Name).Text))]),
            new DayField("until"),
        ],
        form => new EndRole(one.Id, form.Number("role"), form.Day("until")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm EndActing(Visit visit, Organisation one) => new(
        visit.Text(one.Name).Text,
        [
            new ChoiceField("principal", [.. OrganisationsOf(visit).Where(option => one.ActsFor.Any(acting => acting.Principal.ToString() == option.Value))]),
            new DayField("until"),
        ],
        form => new EndRepresentation(one.Id, form.Reference<Organisation>("principal"), form.Day("until")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm NewSource(Visit visit) => new(
        null,
        [
            Name(), new ChoiceField("source-kind", Codes.Options<SourceKind>(visit.Words, "source-kind")),
            new ChoiceField("organisation", OrganisationsOf(visit), IsOptional: true),
        ],
        form => new RegisterSource(form.Local("name"), form.Code<SourceKind>("source-kind"), form.OptionalReference<Organisation>("organisation")),
        "/sources");

    private static VerbForm CorrectName(Visit visit, Source one) => new(
        visit.Text(one.Name).Text,
        [Name(one.Name), Reason],
        form => new CorrectSource(one.Id, form.Local("name"), form.Local("reason")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm Grade(Visit visit, Source one) => new(
        visit.Text(one.Name).Text,
        [
            new ChoiceField("subject", Codes.Options<Subject>(visit.Words, "subject")),
            new ChoiceField("reliability", [.. Codes.Options<Reliability>(visit.Words, "reliability").Select(Coded)]), Basis,
        ],
        form => new GradeSource(one.Id, form.Code<Subject>("subject"), form.Code<Reliability>("reliability"), form.Local("basis")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm NewReport(Visit visit) => new(
        null,
        [
            new ChoiceField("source", SourcesOf(visit)), new LocalField("title", TextCheck.Name), new DaysField("published"),
            new MomentField("received", visit.Now.InZone(visit.Profile.Zone).LocalDateTime), new TextField("language", Initial: visit.Words.Language),
            new TextField("link", IsOptional: true), new TextField("text", IsLong: true, IsOptional: true),
            .. MarkingFields(visit, Marking.Clear),
            new ChoiceField("text-marking", Labels(visit), "GREEN"),
        ],
        form => new ReceiveReport(
            form.Reference<Source>("source"), form.Local("title"), form.Days("published"), form.Moment("received"), form.Text("language"),
            form.OptionalText("link"), form.OptionalText("text"), form.Marking("marking"), form.Marking("text-marking")),
        "/reports");

    private static VerbForm Correct(Visit visit, Report one) => new(
        visit.Text(one.Title).Text,
        [new LocalField("title", TextCheck.Name, one.Title), new DaysField("published", one.Published), Reason],
        form => new CorrectReport(one.Id, form.Local("title"), form.Days("published"), form.Local("reason")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm Withdraw(Visit visit, Report one) => new(
        visit.Text(one.Title).Text, [Reason], form => new WithdrawReport(one.Id, form.Local("reason")), visit.PageOf(one.Id.Reference));

    private static VerbForm NewClaim(Visit visit, Report report) => new(
        visit.Text(report.Title).Text,
        [.. ClaimFields(visit, report), .. LinkFields(visit, null), .. MarkingFields(visit, Marking.Clear)],
        form => ClaimOf(visit, report, form),
        visit.PageOf(report.Id.Reference));

    private static VerbForm Restate(Visit visit, Claim one)
    {
        var reports = visit.View.All<Report>().Where(report => report.Withdrawn is null).Reverse().Take(200).ToArray();
        var known = new ChoiceField("report", [.. reports.Select(report => (report.Id.ToString(), visit.Text(report.Title).Text))], one.Report.ToString());
        return new VerbForm(
            visit.Text(one.Statement).Text,
            [
                known, new LocalField("statement", TextCheck.Statement), new DaysField("said"),
                .. LinkFields(visit, one.Links.FirstOrDefault()), Reason,
            ],
            form =>
            {
                var report = visit.View.Find(form.Reference<Report>("report"));
                if (report is null) form.Problem("report", visit.Words["form.unknown-reference"]);
                List<Id<Source>> chain = [one.Origin];
                if (report is not null && report.Source != one.Origin) chain.Add(report.Source);
                var now = new RecordClaim(
                    report?.Id ?? default, form.Local("statement"), form.Days("said"), [.. chain], Link: LinkOf(form), Marking: visit.View.MarkingOf(one.Id.Reference));
                return new RestateClaim(one.Id, now, form.Local("reason"));
            },
            visit.PageOf(one.Id.Reference));
    }

    private static VerbForm Grade(Visit visit, Claim one) => new(
        visit.Text(one.Statement).Text,
        [
            new ChoiceField("credibility", [.. Enumerable.Range(1, 6).Select(degree => Coded(($"{degree}", visit.Words[$"credibility.{degree}"])))]), Basis,
        ],
        form => new GradeClaim(one.Id, form.Number("credibility"), form.Local("basis")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm LinkTo(Visit visit, Claim one) => new(
        visit.Text(one.Statement).Text,
        LinkFields(visit, null),
        form => new LinkClaim(one.Id, LinkOf(form) ?? MissingLink(visit, form)),
        visit.PageOf(one.Id.Reference));

    private static VerbForm Unlink(Visit visit, Claim one) => new(
        visit.Text(one.Statement).Text,
        [new ChoiceField("question", [.. QuestionsOf(visit).Where(option => one.Links.Any(link => link.Question.ToString() == option.Value))]), Reason],
        form => new UnlinkClaim(one.Id, form.Reference<Question>("question"), form.Local("reason")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm Withdraw(Visit visit, Claim one) => new(
        visit.Text(one.Statement).Text, [Reason], form => new WithdrawClaim(one.Id, form.Local("reason")), visit.PageOf(one.Id.Reference));

    private static VerbForm Correct(Visit visit, Claim one) => new(
        visit.Text(one.Statement).Text,
        [new LocalField("statement", TextCheck.Statement, one.Statement), Reason],
        form => new CorrectClaim(one.Id, form.Local("statement"), form.Local("reason")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm Remark(Visit visit, Claim one) => new(
        visit.Text(one.Statement).Text,
        [new LocalField("remark", TextCheck.Statement, one.Remark)],
        form => new RemarkOnClaim(one.Id, form.Local("remark")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm NewQuestion(Visit visit) => new(
        null,
        [
            new LocalField("question-text", TextCheck.Name), new ChoiceField("subject", Codes.Options<Subject>(visit.Words, "subject")),
            new LocalField("scope", TextCheck.Statement, IsOptional: true), .. MarkingFields(visit, Marking.Clear),
        ],
        form => new OpenQuestion(form.Local("question-text"), form.Code<Subject>("subject"), form.Optional("scope"), Marking: form.Marking("marking")),
        "/questions");

    private static VerbForm Reword(Visit visit, Question one) => new(
        visit.Text(one.Text).Text,
        [new LocalField("question-text", TextCheck.Name, one.Text), new LocalField("scope", TextCheck.Statement, one.Scope, IsOptional: true), Reason],
        form => new RewordQuestion(one.Id, form.Local("question-text"), form.Optional("scope"), form.Local("reason")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm Distinguish(Visit visit, Question one) => new(
        visit.Text(one.Text).Text,
        [new LocalField("first-term", TextCheck.Name), new LocalField("second-term", TextCheck.Name), new LocalField("note", TextCheck.Statement)],
        form => new DistinguishTerms(one.Id, form.Local("first-term"), form.Local("second-term"), form.Local("note")),
        visit.PageOf(one.Id.Reference));

    private static VerbForm Redact(Visit visit, Recorded recorded)
    {
        var index = recorded.Head.Index;
        var parts = visit.View.PartsOf(index)!.Where(part => RedactParts.MayErase(recorded.Head.Stream.Kind, part)).Order(StringComparer.Ordinal);
        return new VerbForm(
            $"{EventWords.Name(recorded, visit.Words)} · {index}",
            [
                new ChoicesField("erased-parts", [.. parts.Select(part => (part, visit.Words.Has($"part.{part}") ? visit.Words[$"part.{part}"] : part))], [], IsOptional: false),
                new LocalField("rule", TextCheck.Name), Reason,
            ],
            form => new RedactParts([new ErasedParts(index, [.. form.Some("erased-parts")])], form.Local("rule"), form.Local("reason")),
            $"/record/{index}");
    }

    private static string Seats(Visit visit) => visit.SeesSeats ? Visit.SeatsPage : "/record";

    private static (string, string) Coded((string Value, string Label) option) => (option.Value, $"{option.Value} · {option.Label}");

    private static IReadOnlyList<Field> ClaimFields(Visit visit, Report report)
    {
        var sources = SourcesOf(visit);
        List<Field> fields =
        [
            new LocalField("statement", TextCheck.Statement), new DaysField("said"), new DaysField("occurred", IsOptional: true),
            new ChoiceField("origin", sources, report.Source.ToString()), new ChoiceField("via", sources, IsOptional: true),
            new ChoiceField("via-2", sources, IsOptional: true),
        ];
        if (visit.View.VerbatimOf(report.Id) is not null) fields.Add(new TextField("words", IsLong: true, IsOptional: true));
        return fields;
    }

    private static RecordClaim ClaimOf(Visit visit, Report report, FormInput form)
    {
        List<Id<Source>> chain = [form.Reference<Source>("origin")];
        foreach (var name in (string[])["via", "via-2"])
            if (form.OptionalReference<Source>(name) is { } via) chain.Add(via);
        if (chain[^1] != report.Source) chain.Add(report.Source);
        return new RecordClaim(
            report.Id, form.Local("statement"), form.Days("said"), [.. chain], form.OptionalDays("occurred"), AnchorOf(visit, report, form), LinkOf(form),
            form.Marking("marking"));
    }

    // A person gives the words; the place and the fingerprint follow from the text.
    private static Anchor? AnchorOf(Visit visit, Report report, FormInput form)
    {
        if (form.OptionalText("words") is not { } quoted || visit.View.VerbatimOf(report.Id) is not { } text) return null;
        var words = quoted.ReplaceLineEndings("\n");
        var at = text.IndexOf(words, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(words, at + 1, StringComparison.Ordinal) >= 0)
        {
            form.Problem("words", visit.Words[at < 0 ? "form.words-not-found" : "form.words-twice"]);
            return null;
        }

        var from = Encoding.UTF8.GetByteCount(text.AsSpan(0, at));
        var bytes = Encoding.UTF8.GetBytes(words);
        return new Anchor(from, from + bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static IReadOnlyList<Field> LinkFields(Visit visit, Link? initial) =>
    [
        new ChoiceField("question", QuestionsOf(visit), initial?.Question.ToString() ?? "", IsOptional: true),
        new ChoiceField("stance", Codes.Options<Stance>(visit.Words, "stance"), initial is null ? "" : Codes.Of(initial.Stance), IsOptional: true),
        new NumberField("least", IsOptional: true), new NumberField("most", IsOptional: true), new TextField("unit", IsOptional: true),
        new LocalField("hedge", TextCheck.Name, IsOptional: true, IsAsStated: true),
    ];

    private static Link? LinkOf(FormInput form)
    {
        if (form.OptionalReference<Question>("question") is not { } question) return null;
        var (least, most, unit) = (form.OptionalNumber("least"), form.OptionalNumber("most"), form.OptionalText("unit"));
        var quantity = least is null && most is null && unit is null ? null : new Quantity(least, most, unit ?? "", form.Optional("hedge"));
        return new Link(question, form.Code<Stance>("stance"), quantity);
    }

    private static Link MissingLink(Visit visit, FormInput form)
    {
        form.Problem("question", visit.Words["form.required"]);
        return new Link(default, default);
    }
}
