using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Truce.Web.Forms;
using Truce.Web.Watch;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Verifications;

/// <summary>The forms of verifications and of the centre's checklists.</summary>
public static class VerificationForms
{
    public static void MapVerificationForms(this IEndpointRouteBuilder app)
    {
        app.MapForm<Incident>("/incidents/{id}/verify", nameof(OpenVerification), Open);
        app.MapForm<Verification>("/verifications/{id}/claim", nameof(ClaimVerification), Claim);
        app.MapForm<Verification>("/verifications/{id}/check", nameof(CheckPoint), Check);
        app.MapForm<Verification>("/verifications/{id}/hand-over", nameof(HandOverVerification), HandOver);
        app.MapForm<Verification>("/verifications/{id}/hand-back", nameof(HandBackVerification), (visit, one) => About(
            visit, one, [Reason], form => new HandBackVerification(one.Id, form.Local("reason"))));
        app.MapForm<Verification>("/verifications/{id}/end", nameof(EndVerification), End);
        app.MapForm<Verification>("/verifications/{id}/reopen", nameof(ReopenVerification), (visit, one) => About(
            visit, one, [Reason], form => new ReopenVerification(one.Id, form.Local("reason"))));
        app.MapForm<Verification>("/verifications/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Aim));
        app.MapForm("/verifications/checklists/set", nameof(SetChecklist), SetList);
    }

    private static VerbForm Open(Visit visit, Incident one) => new(
        visit.Text(one.Account.Title).Text,
        [
            new ChoiceField("verification-method", Codes.Options<VerificationMethod>(visit.Words, "verification-method")),
            new LocalField("verification-aim", TextCheck.Name), new MomentField("verification-due", null, IsOptional: true), .. MarkingFields(visit, Marking.Green),
        ],
        form => new OpenVerification(
            one.Id, form.Code<VerificationMethod>("verification-method"), form.Local("verification-aim"), form.OptionalMoment("verification-due"), form.Marking("marking")),
        visit.PageOf(one.Id));

    private static VerbForm Claim(Visit visit, Verification one) => About(
        visit, one,
        [
            new ChoiceField(
                "take-as", visit.Organisation is { } own ? [($"{own.Id}", visit.Text(own.Name).Text), .. Addressees.OwnOptions(visit)] : [],
                Addressees.OnDuty(visit) is { Length: > 0 } function ? function : $"{visit.Organisation?.Id}"),
        ],
        form => new ClaimVerification(one.Id, form.Text("take-as").Length == 0 ? null : Addressees.Of(visit, form, "take-as")?.Function));

    private static VerbForm Check(Visit visit, Verification one) => About(
        visit, one,
        [
            new ChoiceField("point", [.. one.List.Points.Select(point => (point.Code, visit.Text(point.Text).Text))], visit.Context.Request.Query["point"].ToString()),
            new ChoiceField("point-state", Codes.Options<PointState>(visit.Words, "point-state")), new LocalField("point-how", TextCheck.Statement),
            new TextField("point-evidence", IsOptional: true),
        ],
        form => new CheckPoint(
            one.Id, form.Text("point"), form.Code<PointState>("point-state"), form.Local("point-how"), form.OptionalThing("point-evidence")));

    private static VerbForm HandOver(Visit visit, Verification one) => About(
        visit, one,
        [
            new ChoiceField("hand-over-to", visit.View.Find(one.By) is null ? [] : Ordered(
                visit, visit.View.Under<DutyFunction>(one.By).Where(function => function.Closed is null).Select(function => ($"{function.Id}", visit.Text(function.Account.Name).Text)))),
            new LocalField("verification-notes", TextCheck.Statement),
        ],
        form => new HandOverVerification(one.Id, form.Reference<DutyFunction>("hand-over-to"), form.Local("verification-notes")));

    private static VerbForm End(Visit visit, Verification one)
    {
        var highest = LevelLaw.Highest(one.List, one.Checks, visit.View.OriginsOf(one));
        return About(
            visit, one,
            [
                new ChoiceField("verification-end", Codes.Options<VerificationEnd>(visit.Words, "verification-end")),
                new ChoiceField("verification-level", [.. Enumerable.Range(0, highest + 1).Select(level => ($"{level}", visit.Words[$"level.{level}"]))], IsOptional: true),
                new ChoiceField("obstacle", Codes.Options<Obstacle>(visit.Words, "obstacle"), IsOptional: true),
                new TextField("hindrance-thing", IsOptional: true), Reason,
            ],
            form => new EndVerification(
                one.Id, form.Code<VerificationEnd>("verification-end"), form.Local("reason"), (int?)form.OptionalNumber("verification-level"),
                form.OptionalCode<Obstacle>("obstacle"), form.OptionalReference<Hindrance>("hindrance-thing")));
    }

    // A list is written as in the product's own file; only its points are asked for, the rest follows.
    private static VerbForm SetList(Visit visit) => new(
        null,
        [
            new ChoiceField("verification-method", Codes.Options<VerificationMethod>(visit.Words, "verification-method"), visit.Context.Request.Query["method"].ToString()),
            new TextField("checklist-points", IsLong: true, Initial: Initial(visit)),
        ],
        form =>
        {
            var method = form.Code<VerificationMethod>("verification-method");
            return new SetChecklist(new Checklist(method, (Enum.IsDefined(method) ? Standing(visit, method).Version : 0) + 1, PointsOf(visit, form)));
        },
        "/verifications/checklists");

    private static string Initial(Visit visit) => Codes.TryRead<VerificationMethod>(visit.Context.Request.Query["method"].ToString(), out var method)
        ? Encoding.UTF8.GetString(CanonicalValues.Write(Standing(visit, method).Points)).Replace("},{\"code\"", "},\n{\"code\"", StringComparison.Ordinal)
        : "";

    private static Checklist Standing(Visit visit, VerificationMethod method) => ChecklistFile.Of(method, visit.View.Find(CentreRecord.Only));

    private static ImmutableArray<ChecklistPoint> PointsOf(Visit visit, FormInput form)
    {
        var text = form.Text("checklist-points");
        if (text.Length == 0) return [];
        try
        {
            return CanonicalValues.Read<ImmutableArray<ChecklistPoint>>(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("")));
        }
        catch (JsonException problem)
        {
            form.Problem("checklist-points", visit.Words["form.not-a-checklist", problem.LineNumber + 1 ?? 1]);
            return [];
        }
    }

    private static VerbForm About(Visit visit, Verification one, IReadOnlyList<Field> fields, Func<FormInput, ICommand> command) =>
        new(visit.Text(one.Aim).Text, fields, command, visit.PageOf(one.Id));
}
