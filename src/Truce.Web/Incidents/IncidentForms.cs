using System.Collections.Immutable;
using Truce.Web.Forms;
using static Truce.Web.Forms.CommonFields;

namespace Truce.Web.Incidents;

/// <summary>The forms of incidents, of judgements on them and of what parties say.</summary>
public static class IncidentForms
{
    public static void MapIncidentForms(this IEndpointRouteBuilder app)
    {
        app.MapForm("/incidents/new", nameof(EnterIncident), New);
        app.MapForm<Incident>("/incidents/{id}/correct", nameof(CorrectIncident), Correct);
        app.MapForm<Incident>("/incidents/{id}/move", nameof(MoveIncident), Move);
        app.MapForm<Incident>("/incidents/{id}/duplicate", nameof(MergeDuplicate), Duplicate);
        app.MapForm<Incident>("/incidents/{id}/marking", nameof(ChangeMarking), (visit, one) => Mark(visit, one.Id, one.Account.Title));
    }

    private static VerbForm New(Visit visit) => new(
        null,
        [
            .. AccountFields(visit, null), new MomentField("reported-at", visit.Now.InZone(visit.Profile.Zone).LocalDateTime),
            .. MarkingFields(visit, Marking.Green), .. ExactFields(visit),
        ],
        form => new EnterIncident(AccountOf(form, null), form.Moment("reported-at"), form.Where("exact"), ExactMarking(form), form.Marking("marking")),
        "/incidents");

    // Times, places and numbers that are left empty stay as they are.
    private static VerbForm Correct(Visit visit, Incident one) => new(
        visit.Text(one.Account.Title).Text,
        [.. AccountFields(visit, one.Account), Reason, .. ExactFields(visit)],
        form => new CorrectIncident(one.Id, AccountOf(form, one.Account), form.Local("reason"), form.Where("exact"), ExactMarking(form)),
        visit.PageOf(one.Id));

    private static VerbForm Move(Visit visit, Incident one) => new(
        visit.Text(one.Account.Title).Text,
        [
            new ChoiceField("incident-state", [.. Codes.Options<IncidentState>(visit.Words, "incident-state").Where(option => CanMove(one, option.Value))]), Reason,
            new ChoiceField("obstacle", Codes.Options<Obstacle>(visit.Words, "obstacle"), IsOptional: true),
            new TextField("reply-until", IsOptional: true),
        ],
        form => new MoveIncident(
            one.Id, form.Code<IncidentState>("incident-state"), form.Local("reason"),
            form.OptionalText("obstacle") is null ? null : form.Code<Obstacle>("obstacle"),
            form.OptionalText("reply-until") is null ? null : form.Moment("reply-until")),
        visit.PageOf(one.Id));

    private static VerbForm Duplicate(Visit visit, Incident one) => new(
        visit.Text(one.Account.Title).Text,
        [
            new ChoiceField("duplicate-of", Ordered(visit, visit.View.Newest<Incident>().Where(other => other.Id != one.Id).Take(200)
                .Select(other => (other.Id.ToString(), visit.Text(other.Account.Title).Text)))),
            Reason,
        ],
        form => new MergeDuplicate(one.Id, form.Reference<Incident>("duplicate-of"), form.Local("reason")),
        visit.PageOf(one.Id));

    private static bool CanMove(Incident one, string state) =>
        Codes.TryRead<IncidentState>(state, out var to) && to is not (IncidentState.Duplicate or IncidentState.Corrected) && IncidentLaw.After(one.State).Contains(to);

    private static IReadOnlyList<Field> AccountFields(Visit visit, IncidentAccount? stands)
    {
        var isNew = stands is null;
        var words = visit.Words;
        return
        [
            new LocalField("title", TextCheck.Name, stands?.Title),
            new ChoiceField("incident-type", [.. IncidentTypes.All.Select(type => (type, words[$"incident-type.{type}"]))], stands?.Type ?? ""),
            new OccurrenceField("happened", !isNew), new WhereField("where", PlacesOf(visit), !isNew),
            new ChoicesField("known-by", Codes.Options<Means>(words, "means"), [.. stands?.Means.Select(Codes.Of) ?? []]),
            new ChoiceField("incident-unit", Codes.Options<IncidentUnit>(words, "incident-unit"), stands?.Number is { } number ? Codes.Of(number.Unit) : "", IsOptional: true),
            new NumberField("least", IsOptional: true), new NumberField("best", IsOptional: true), new NumberField("most", IsOptional: true),
            new NumberField("killed-least", IsOptional: true), new NumberField("killed-most", IsOptional: true),
            new NumberField("injured-least", IsOptional: true), new NumberField("injured-most", IsOptional: true),
            new LocalField("weapon", TextCheck.Name, stands?.Weapon, IsOptional: true),
            new ChoiceField("identified", Codes.Options<Identification>(words, "identified"), stands?.Identified is { } sure ? Codes.Of(sure) : "", IsOptional: true),
            new LocalField("direction", TextCheck.Name, stands?.Direction, IsOptional: true),
            new LocalField("objects", TextCheck.Statement, stands?.Effects.Objects, IsOptional: true),
            new LocalField("services", TextCheck.Statement, stands?.Effects.Services, IsOptional: true),
            new LocalField("aid", TextCheck.Statement, stands?.Effects.Aid, IsOptional: true),
            new ChoicesField("actors", ActorsOf(visit), [.. stands?.Actors.Select(actor => actor.ToString()) ?? []]),
            new LocalField("incident-note", TextCheck.Statement, stands?.Note, IsOptional: true),
        ];
    }

    private static IncidentAccount AccountOf(FormInput form, IncidentAccount? stands)
    {
        var occurred = stands is not null && form.Raw("happened.from").Length == 0 ? stands.Occurred : form.Occurrence("happened");
        var where = form.Where("where") ?? stands?.Where ?? new PlaceStated();
        var means = form.RawAll("known-by").Select(code => Codes.TryRead<Means>(code, out var one) ? one : (Means?)null).OfType<Means>();
        var actors = form.RawAll("actors").Select(text => Id<Organisation>.TryParse(text, out var one) ? one : (Id<Organisation>?)null).OfType<Id<Organisation>>();
        var effects = new Effects(PeopleOf(form, stands), form.Optional("objects"), form.Optional("services"), form.Optional("aid"));
        return new IncidentAccount(
            form.Local("title"), form.Text("incident-type"), occurred, where, [.. means.Order()], effects, [.. actors.Order()], NumberOf(form, stands),
            form.Optional("weapon"), form.OptionalText("identified") is null ? null : form.Code<Identification>("identified"),
            form.Optional("direction"), form.Optional("incident-note"));
    }

    private static Counted? NumberOf(FormInput form, IncidentAccount? stands)
    {
        var (least, best, most) = (Small(form, "least"), Small(form, "best"), Small(form, "most"));
        if (least is null && best is null && most is null) return stands?.Number;
        return new Counted(form.Code<IncidentUnit>("incident-unit"), least, best, most);
    }

    // The form asks for the two counts that nearly every incident has; others come with a file and stay.
    private static ImmutableArray<Harm> PeopleOf(FormInput form, IncidentAccount? stands)
    {
        List<Harm> people = [.. stands?.Effects.People ?? []];
        foreach (var (category, name) in ((HarmCategory, string)[])[(HarmCategory.Killed, "killed"), (HarmCategory.Injured, "injured")])
        {
            var (least, most) = (Small(form, name + "-least"), Small(form, name + "-most"));
            if (least is null && most is null) continue;
            people.RemoveAll(one => one.Category == category && one.Band == PersonBand.All);
            people.Add(new Harm(category, PersonBand.All, least, most));
        }

        return [.. people];
    }

    private static int? Small(FormInput form, string name) => form.OptionalNumber(name) is { } value ? (int)Math.Min(value, int.MaxValue) : null;

    internal static IReadOnlyList<Field> ExactFields(Visit visit) =>
    [
        new WhereField("exact", PlacesOf(visit), IsOptional: true), new ChoiceField("exact-marking", Labels(visit), CanonicalValues.Label(TlpLabel.AmberStrict), IsOptional: true),
        new ChoicesField("exact-marking.organisations", OrganisationsOf(visit), []),
    ];

    internal static Marking? ExactMarking(FormInput form) => form.OptionalText("exact-marking") is null ? null : form.Marking("exact-marking");

    internal static IReadOnlyList<(string Value, string Label)> PlacesOf(Visit visit) =>
        Ordered(visit, visit.View.All<Place>().Select(one => (one.Id.ToString(), Named(visit, one))));

    // Several places have one name: a city, its governorate, its crossing.
    private static string Named(Visit visit, Place one)
    {
        var name = $"{visit.Text(one.Name).Text} · {visit.Words[$"place-kind.{one.PlaceKind.Code()}"]}";
        return one.Code is { } code ? $"{name} · {SafeText.Line(code)}" : name;
    }

    private static IReadOnlyList<(string Value, string Label)> ActorsOf(Visit visit) =>
        Ordered(visit, visit.View.All<Organisation>().Where(one => one.OrganisationKind != OrganisationKind.Press).Select(one => (one.Id.ToString(), visit.Text(one.Name).Text)));
}
